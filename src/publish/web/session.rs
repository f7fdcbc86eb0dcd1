//! The lesson plan of each module, for trainers alone: the clock, the answer key, the attendance
//! list, the evaluation form.

use crate::base::diagnostic::{Diagnostic, StaticMessage, message};
use crate::base::inputs::Audience;
use crate::graph::places::beside;
use crate::graph::site::Site;
use crate::model::config::Plain;
use crate::publish::page;
use crate::rule::{Job, Planned, Publisher};
use crate::select::companion::{self, Clock};
use crate::select::context::Context;

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

/// Diagnostics: `session/start` where `start` in `[session]` is no time of day.
fn plan(context: Context) -> Planned {
    let site = context.site;
    if site.options.audience == Audience::Learner {
        return (vec![], vec![]);
    }
    let (start, faults) = start(site);
    let clock = Clock {
        start,
        period: site.config.period_minutes,
    };
    let pages = companion::pages(context).into_iter();
    let jobs = pages.map(|page| {
        let out = beside(&page, context.site.names().lesson);
        Job::lazy(out, (page, clock), companion::lesson, page::make)
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
