//! The projection page of each module: headings, slides and key messages as full screens.

use super::companion::{Companion, SCREENS, companions};
use crate::base::diagnostic::StaticMessage;
use crate::graph::site::Site;
use crate::render::html::screens;
use crate::render::view::View;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::theme::Theme;

pub const PUBLISHER: Publisher = Publisher {
    name: "projection",
    about: StaticMessage {
        vi: "Ghi trang trình chiếu của mỗi mô-đun.",
        en: "Writes the projection page of each module.",
    },
    plan,
};

fn plan(site: &Site, theme: &Theme) -> Planned {
    let jobs = companions(site, theme, SCREENS)
        .into_iter()
        .map(|page| Job::new(page.out.clone(), page, make));
    (jobs.collect(), vec![])
}

fn make(input: &Companion, theme: &Theme) -> Made {
    let content = screens(&input.text.reader().flow(), input.text.setting(theme));
    let view = View {
        frame: &input.frame,
        content,
        toc: vec![],
        plan: None,
    };
    let (text, faults) = theme.render("projection.html", &view, &input.out);
    (Body::text(text), faults)
}
