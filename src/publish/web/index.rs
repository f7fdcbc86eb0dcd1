//! `tim.html`: where a search shows its results, and an index of all pages for those who have no
//! script.

use super::{frame, generated_page::generated_page};
use crate::base::diagnostic::StaticMessage;
use crate::base::digest::Hashed;
use crate::base::path::OutPath;
use crate::graph::places;
use crate::graph::site::Site;
use crate::model::meta::SearchVisibility;
use crate::render::view::{ExtraView, Frame, Letter, SiteView, View};
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::text::vi;
use crate::theme::Theme;

pub const PUBLISHER: Publisher = Publisher {
    name: "index",
    about: StaticMessage {
        vi: "Ghi `tim.html`: trang kết quả tìm kiếm và danh mục A–Z.",
        en: "Writes `tim.html`: the page of search results and the index A–Z.",
    },
    plan,
};

fn plan(site: &Site, theme: &Theme) -> Planned {
    (
        vec![Job::lazy(
            OutPath::new(places::SEARCH),
            frame::site_view(site, theme),
            select,
            make,
        )],
        vec![],
    )
}

fn select(shared: &Hashed<SiteView>, site: &Site, theme: &Theme) -> Frame {
    let out = OutPath::new(places::SEARCH);
    let mut frame = generated_page(
        site,
        (theme, shared.clone()),
        (&out, "search.html"),
        theme.word("search_title"),
    );
    frame.extra = Some(ExtraView {
        letters: letters(site),
        ..ExtraView::default()
    });
    frame
}

/// Every page that wants to be found, under the first letter of its title.
fn letters(site: &Site) -> Vec<Letter> {
    let pages = site
        .pages
        .values()
        .filter(|page| page.meta.search != SearchVisibility::Hidden);
    let mut letters: Vec<Letter> = vec![];
    for card in frame::by_title(site, pages) {
        let letter = letter(&card.title);
        match letters.iter_mut().find(|known| known.letter == letter) {
            Some(known) => known.pages.push(card),
            None => letters.push(Letter {
                letter,
                pages: vec![card],
            }),
        }
    }
    letters
}

/// The letter of the Vietnamese alphabet that `title` begins with; `0–9` for what begins otherwise.
fn letter(title: &str) -> String {
    let first = title.chars().find(|c| c.is_alphanumeric());
    first.filter(|c| c.is_alphabetic()).map_or_else(
        || "0–9".to_string(),
        |c| vi::letter(c).to_uppercase().collect(),
    )
}

fn make(frame: &Frame, theme: &Theme) -> Made {
    let view = View {
        frame,
        content: String::new(),
        toc: vec![],
        plan: None,
    };
    let (text, faults) = theme.render("search.html", &view, &OutPath::new(places::SEARCH));
    (Body::text(text), faults)
}
