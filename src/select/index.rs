//! The page of search: where a search shows its results, and an index of all pages for those who
//! have no script.

use super::base::{Unwritten, below_home};
use super::card::by_title;
use super::context::Context;
use super::model::{Body, PageModel};
use crate::graph::site::Site;
use crate::model::meta::{KindName, SearchVisibility};
use crate::render::view::{ExtraView, Letter};
use crate::text::vi;

const TEMPLATE: &str = "search.html";

/// The page of search.
pub fn page((): &(), context: Context) -> PageModel {
    let out = context.site.names().search.out();
    let title = if context.site.config.has_search() {
        "search_title"
    } else {
        "index"
    };
    let unwritten = Unwritten {
        out: &out,
        template: TEMPLATE,
        title: context.theme.word(title),
        kind: KindName::Page,
    };
    let body = Body::Extra(ExtraView {
        letters: letters(context.site),
        terms: vec![],
    });
    PageModel::without_text(&out, TEMPLATE, below_home(context, unwritten), body)
}

/// Every page that wants to be found, under the first letter of its title.
fn letters(site: &Site) -> Vec<Letter> {
    let pages = site
        .pages
        .values()
        .filter(|page| page.meta.search != SearchVisibility::Hidden);
    let mut letters: Vec<Letter> = vec![];
    for card in by_title(site, pages) {
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
