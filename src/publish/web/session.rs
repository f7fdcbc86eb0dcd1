//! The lesson plan of each module, for trainers alone: the clock, the answer key, the attendance
//! list, the evaluation form.

use super::companion::{Companion, LESSON, companions};
use super::lesson;
use crate::base::diagnostic::{Diagnostic, StaticMessage, message};
use crate::base::inputs::Audience;
use crate::graph::site::Site;
use crate::model::config::Plain;
use crate::render::view::Frame;
use crate::render::view::lesson::LessonView;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::theme::Theme;
use serde::Serialize;

pub const PUBLISHER: Publisher = Publisher {
    name: "session",
    about: StaticMessage {
        vi: "Ghi giáo án, đáp án, danh sách điểm danh và phiếu đánh giá của mỗi mô-đun, chỉ trong \
            bản cho giảng viên.",
        en: "Writes lesson plan, answer key, attendance list and evaluation form of each module, \
            for trainers alone.",
    },
    plan,
};

#[derive(Hash)]
struct SessionInput {
    page: Companion,
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
    let period = site.config.period_minutes;
    let jobs = companions(site, theme, LESSON).into_iter().map(|page| {
        Job::new(
            page.out.clone(),
            SessionInput {
                page,
                start,
                period,
            },
            make,
        )
    });
    (jobs.collect(), faults)
}

/// `start = "07:30"` in the section `[session]`; else eight o'clock.
fn start(site: &Site) -> (u32, Vec<Diagnostic>) {
    let eight = 8 * 60;
    let setting = site
        .config
        .features
        .get("session")
        .and_then(|section| section.settings.get("start"));
    let Some(setting) = setting else {
        return (eight, vec![]);
    };
    let minutes = if let Plain::Text(text) = &setting.value {
        clock(text)
    } else {
        None
    };
    match minutes {
        Some(minutes) => (minutes, vec![]),
        None => {
            let message = message!(vi: "đây không phải giờ bắt đầu", en: "this is no time of day");
            let help =
                message!(vi: "viết như `start = \"07:30\"`", en: "write `start = \"07:30\"`");
            (
                eight,
                vec![Diagnostic::error("session/start", setting.span.clone(), message).help(help)],
            )
        }
    }
}

fn clock(text: &str) -> Option<u32> {
    let (hours, minutes) = text.split_once([':', 'h', 'g'])?;
    let (hours, minutes): (u32, u32) = (hours.trim().parse().ok()?, minutes.trim().parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

fn make(
    SessionInput {
        page,
        start,
        period,
    }: &SessionInput,
    theme: &Theme,
) -> Made {
    let lesson = lesson::lesson(&page.text, theme, (*start, *period));
    let (text, faults) = theme.render(
        "session.html",
        &View {
            frame: &page.frame,
            lesson,
        },
        &page.out,
    );
    (Body::text(text), faults)
}
