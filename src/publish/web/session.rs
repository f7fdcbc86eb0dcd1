//! The lesson plan of each module, for trainers alone: the clock, the answer key, the attendance list, the evaluation form.

use super::pages::{self, Text};
use super::projection::{beside, from_beside};
use super::{frame, lesson};
use crate::base::diagnostic::{Diagnostic, Said, Told};
use crate::base::digest::Hashed;
use crate::base::inputs::Audience;
use crate::base::path::OutPath;
use crate::graph::paths::modules;
use crate::graph::site::Site;
use crate::model::config::Plain;
use crate::render::view::lesson::LessonView;
use crate::render::view::{Frame, LinkView};
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::theme::Theme;
use serde::Serialize;

pub const PUBLISHER: Publisher = Publisher {
    name: "session",
    about: Told {
        vi: "Ghi giáo án, đáp án, danh sách điểm danh và phiếu đánh giá của mỗi mô-đun, chỉ trong bản cho giảng viên.",
        en: "Writes lesson plan, answer key, attendance list and evaluation form of each module, for trainers alone.",
    },
    plan,
};

#[derive(Hash)]
struct Input {
    text: Text,
    frame: Frame,
    out: OutPath,
    /// Minutes after midnight at which the session begins.
    start: u32,
    /// Minutes of a period.
    period: u32,
}

#[derive(Serialize)]
struct View<'a> {
    #[serde(flatten)]
    frame: &'a Frame,
    lesson: LessonView,
}

/// Diagnostics: `session/start` where `start` in `[session]` is no time of day.
fn plan(site: &Site, theme: &Theme) -> Planned {
    if site.options.audience == Audience::Learner {
        return (vec![], vec![]);
    }
    let (start, faults) = start(site);
    let shared = frame::site_view(site, theme);
    let levels = frame::level_names(site);
    let pages = modules(&site.pages).all.into_keys().filter_map(|file| site.page(file)).filter(|page| site.owns(page));
    let jobs = pages.map(|page| {
        let out = beside(page, "giao-an");
        let mut frame = frame::frame(site, &shared, page);
        (frame.url, frame.canonical) = (out.address(), String::new());
        frame.section = Some(LinkView { title: page.title().to_string(), url: page.out.address() });
        frame.page.questions = 0;
        let text = pages::text(site, page, &levels);
        let text = Text { links: Hashed::new(from_beside(&text.links, page)), ..text };
        Job::new(out.clone(), Input { text, frame, out, start, period: site.config.period_minutes }, make)
    });
    (jobs.collect(), faults)
}

/// `start = "07:30"` in the section `[session]`; else eight o'clock.
fn start(site: &Site) -> (u32, Vec<Diagnostic>) {
    let eight = 8 * 60;
    let setting = site.config.features.get("session").and_then(|section| section.settings.get("start"));
    let Some(setting) = setting else { return (eight, vec![]) };
    let minutes = if let Plain::Text(text) = &setting.value { clock(text) } else { None };
    match minutes {
        Some(minutes) => (minutes, vec![]),
        None => {
            let message = Said::new("đây không phải giờ bắt đầu", "this is no time of day");
            let help = Said::new("viết như `start = \"07:30\"`", "write `start = \"07:30\"`");
            (eight, vec![Diagnostic::error("session/start", setting.span.clone(), message).help(help)])
        }
    }
}

fn clock(text: &str) -> Option<u32> {
    let (hours, minutes) = text.split_once([':', 'h', 'g'])?;
    let (hours, minutes): (u32, u32) = (hours.trim().parse().ok()?, minutes.trim().parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

fn make(input: &Input, theme: &Theme) -> Made {
    let lesson = lesson::lesson(&input.text, theme, (input.start, input.period));
    let (text, faults) = theme.render("session.html", &View { frame: &input.frame, lesson }, &input.out);
    (Body::text(text), faults)
}
