//! The projection page of each module: headings, slides and key messages as full screens.

use super::frame;
use super::pages::{self, Text};
use crate::base::diagnostic::Told;
use crate::base::digest::Hashed;
use crate::base::path::OutPath;
use crate::graph::links::{Links, Target};
use crate::graph::paths::modules;
use crate::graph::site::Site;
use crate::model::page::Page;
use crate::render::html::screens;
use crate::render::view::{Frame, LinkView, View};
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::theme::Theme;

pub const PUBLISHER: Publisher = Publisher {
    name: "projection",
    about: Told { vi: "Ghi trang trình chiếu của mỗi mô-đun.", en: "Writes the projection page of each module." },
    plan,
};

#[derive(Hash)]
struct Input {
    text: Text,
    frame: Frame,
    out: OutPath,
}

fn plan(site: &Site, theme: &Theme) -> Planned {
    let shared = frame::site_view(site, theme);
    let levels = frame::level_names(site);
    let pages = modules(&site.pages).all.into_keys().filter_map(|file| site.page(file)).filter(|page| site.owns(page));
    let jobs = pages.map(|page| {
        let out = beside(page, "trinh-chieu");
        let mut frame = frame::frame(site, &shared, page);
        (frame.url, frame.canonical) = (out.address(), String::new());
        frame.section = Some(LinkView { title: page.title().to_string(), url: page.out.address() });
        frame.page.questions = 0;
        let text = pages::text(site, page, &levels);
        let text = Text { links: Hashed::new(from_beside(&text.links, page)), ..text };
        Job::new(out.clone(), Input { text, frame, out }, make)
    });
    (jobs.collect(), vec![])
}

/// The output beside that of `page`: `dao-tao/3t.html` and `trinh-chieu` -> `dao-tao/3t-trinh-chieu.html`.
pub fn beside(page: &Page, ending: &str) -> OutPath {
    let out = page.out.as_str();
    OutPath::new(&format!("{}-{ending}.html", out.strip_suffix(".html").unwrap_or(out)))
}

/// The links of a page for an output beside it: what leads to a place on the page leads back to the page.
pub fn from_beside(links: &Links, page: &Page) -> Links {
    let target = |target: &Target| match target {
        Target::Anchor(anchor) => Target::Page {
            source: page.source.clone(),
            out: page.out.clone(),
            anchor: Some(anchor.clone()).filter(|anchor| !anchor.is_empty()),
        },
        other => other.clone(),
    };
    Links(links.0.iter().map(|(at, one)| (*at, target(one))).collect())
}

fn make(input: &Input, theme: &Theme) -> Made {
    let content = screens(&input.text.page.document, input.text.setting(theme));
    let view = View { frame: &input.frame, content, toc: vec![], plan: None };
    let (text, faults) = theme.render("projection.html", &view, &input.out);
    (Body::text(text), faults)
}
