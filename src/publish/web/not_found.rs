//! `404.html`: what a reader sees where there is nothing.

use super::queries::queries;
use super::{frame, levels};
use crate::base::diagnostic::StaticMessage;
use crate::base::path::OutPath;
use crate::graph::site::Site;
use crate::model::meta::KindName;
use crate::render::view::{Frame, View};
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::theme::Theme;

pub const PUBLISHER: Publisher = Publisher {
    name: "lost",
    about: StaticMessage {
        vi: "Ghi `404.html`.",
        en: "Writes `404.html`.",
    },
    plan,
};

const OUT: &str = "404.html";

fn plan(site: &Site, theme: &Theme) -> Planned {
    let title = theme.word("lost").to_string();
    let mut frame = frame::bare(
        frame::site_view(site, theme),
        &OutPath::new(OUT),
        levels::untold(&title, KindName::Page, &site.config.lang),
    );
    frame.queries = queries(site, theme, OUT);
    (vec![Job::new(OutPath::new(OUT), frame, make)], vec![])
}

fn make(frame: &Frame, theme: &Theme) -> Made {
    let view = View {
        frame,
        content: String::new(),
        toc: vec![],
        plan: None,
    };
    let (text, faults) = theme.render(OUT, &view, &OutPath::new(OUT));
    (Body::text(text), faults)
}
