//! A page beside the page of each module: its screens, its lesson plan.

use super::frame;
use super::pages::{self, Text};
use super::queries::queries;
use crate::base::digest::Hashed;
use crate::base::path::OutPath;
use crate::graph::links::{Links, Target};
use crate::graph::paths::modules;
use crate::graph::site::Site;
use crate::model::page::Page;
use crate::render::view::{Frame, LinkView};
use crate::theme::Theme;

/// What the screens of modules are named by, behind the name of the module.
pub const SCREENS: &str = "trinh-chieu";
/// What their lesson plans are named by.
pub const LESSON: &str = "giao-an";

/// All that a page beside a module is made of; its section is the module.
#[derive(Hash)]
pub struct Companion {
    pub text: Text,
    pub frame: Frame,
    pub out: OutPath,
}

/// One of each module.
pub fn companions(site: &Site, theme: &Theme, ending: &str) -> Vec<Companion> {
    let shared = frame::site_view(site, theme);
    let levels = frame::level_names(site);
    let pages = modules(&site.pages)
        .all
        .into_keys()
        .filter_map(|file| site.page(file))
        .filter(|page| site.has_own_address(page));
    let companion = |page: &Hashed<Page>| {
        let out = beside(page, ending);
        let mut frame = frame::frame(site, &shared, page);
        frame.queries = queries(
            site,
            theme,
            if ending == SCREENS {
                "projection.html"
            } else {
                "session.html"
            },
        );
        (frame.url, frame.canonical) = (out.address(), String::new());
        frame.section = Some(LinkView {
            title: page.title().to_string(),
            url: page.out.address(),
        });
        frame.page.questions = 0;
        let text = pages::text(site, page, &levels);
        let text = Text {
            links: Hashed::new(from_beside(&text.links, page)),
            ..text
        };
        Companion { text, frame, out }
    };
    pages.map(companion).collect()
}

/// The output beside that of `page`: `dao-tao/3t.html` and `trinh-chieu` ->
/// `dao-tao/3t-trinh-chieu.html`.
pub fn beside(page: &Page, ending: &str) -> OutPath {
    let out = page.out.as_str();
    OutPath::new(&format!(
        "{}-{ending}.html",
        out.strip_suffix(".html").unwrap_or(out)
    ))
}

/// The links of a page for an output beside it: what leads to a place on the page leads back to the
/// page.
fn from_beside(links: &Links, page: &Page) -> Links {
    let target = |target: &Target| match target {
        Target::Anchor(anchor) => Target::Page {
            source: page.source.clone(),
            out: page.out.clone(),
            anchor: Some(anchor.clone()).filter(|anchor| !anchor.is_empty()),
        },
        other => other.clone(),
    };
    Links {
        targets: links
            .targets
            .iter()
            .map(|(at, one)| (*at, target(one)))
            .collect(),
        words: links.words.clone(),
    }
}
