//! A session adds up, and every objective is served.

use crate::base::diagnostic::{Diagnostic, Message, StaticMessage, fault, message};
use crate::base::ranges::Ranges;
use crate::base::value;
use crate::graph::paths;
use crate::graph::session::{Activity, activities, served, time};
use crate::graph::site::Site;
use crate::model::block::{Directive, DirectiveKind};
use crate::model::document::Heading;
use crate::model::meta::ModuleMeta;
use crate::model::page::Page;
use crate::read::markdown::says_time;
use crate::rule::Check;
use crate::text::nearest::nearest;
use crate::theme::Theme;

pub const CHECK: Check = Check {
    name: "session",
    about: StaticMessage {
        vi: "Thời gian các hoạt động cộng đúng, mục tiêu nào cũng có hoạt động hoặc câu hỏi.",
        en: "The minutes of activities add up, and every objective has an activity or a question.",
    },
    run,
};

/// Diagnostics: `session/sum` at a time or at `duration`, `session/duration` (warning),
/// `session/objective` (warning) at an objective that nothing serves, `session/unknown-objective`
/// where one that is not there is named; `session/bare` (warning) at an activity of more than ten
/// minutes that shows a class nothing but its heading.
fn run(site: &Site, _: &Theme) -> Vec<Diagnostic> {
    paths::modules(&site.pages)
        .all
        .values()
        .flat_map(|(page, module)| faults(page, module))
        .collect()
}

fn faults(page: &Page, module: &ModuleMeta) -> Vec<Diagnostic> {
    let activities = activities(&page.document);
    let mut faults: Vec<Diagnostic> = activities
        .iter()
        .flat_map(|activity| parts(page, activity))
        .collect();
    faults.extend(whole(page, module, &activities));
    let headings = page.document.headings.iter();
    let unread = headings.filter(|heading| heading.minutes.is_none() && says_time(&heading.text));
    faults.extend(unread.map(|heading| unread_time(page, heading)));
    faults.extend(objectives(page, module));
    let long = activities.iter().filter(|activity| activity.minutes > 10);
    faults.extend(long.filter_map(|activity| bare(page, activity)));
    faults
}

/// A heading says a time in a way that is not read, so that it counts nowhere.
fn unread_time(page: &Page, heading: &Heading) -> Diagnostic {
    let message = message!(
        vi: "không đọc được thời gian trong tiêu đề này",
        en: "the time in this heading is not read",
    );
    let help = message!(
        vi: "viết một số phút trong ngoặc ở cuối tiêu đề: `(20 phút)`",
        en: "write one number of minutes in brackets at its end: `(20 min)`",
    );
    let place = time(heading, &page.document);
    Diagnostic::warning("session/duration", place, message).help(help)
}

/// Nothing of an activity comes on a screen but its heading.
fn bare(page: &Page, activity: &Activity) -> Option<Diagnostic> {
    let document = &page.document;
    let unseen = |directive: &&Directive| {
        use DirectiveKind::{Handout, Hint, Solution, Trainer};
        matches!(directive.kind, Trainer | Handout | Hint | Solution)
    };
    let directives = document.directives();
    let unseen: Ranges = directives
        .iter()
        .copied()
        .filter(unseen)
        .map(|directive| directive.span.range())
        .collect();
    let mut from = activity.range.start;
    let lines = document
        .text
        .get(activity.range.clone())
        .unwrap_or_default()
        .split_inclusive('\n');
    let mut lines = lines.map(|line| {
        from += line.len();
        (from - line.len(), line)
    });
    lines.next();
    let shows =
        |(at, line): (usize, &str)| line.chars().any(char::is_alphanumeric) && !unseen.contains(at);
    let (name, minutes) = (&activity.heading.text, activity.minutes);
    let message = message!(
        vi: "“{name}” dài {minutes} phút mà màn trình chiếu chỉ có tiêu đề",
        en: "“{name}” takes {minutes} minutes, and its screen has nothing but a heading",
    );
    let help = message!(
        vi: "viết một câu giao việc, hoặc thêm `::: slide`, `::: discussion`, `::: worksheet`",
        en: "write what the class does, or add `::: slide`, `::: discussion`, `::: worksheet`",
    );
    let place = time(activity.heading, document);
    (!lines.any(shows)).then(|| Diagnostic::warning("session/bare", place, message).help(help))
}

/// The parts of an activity, and their parts, take as long as it does.
fn parts(page: &Page, activity: &Activity) -> Vec<Diagnostic> {
    let mut faults: Vec<Diagnostic> = activity
        .parts
        .iter()
        .flat_map(|part| parts(page, part))
        .collect();
    let sum: u32 = activity.parts.iter().map(|part| part.minutes).sum();
    if !activity.parts.is_empty() && sum != activity.minutes {
        let (name, minutes) = (&activity.heading.text, activity.minutes);

        faults.push(
            fault!(
                "session/sum",
                time(activity.heading, &page.document),
                vi: "“{name}” ghi {minutes} phút, các phần bên dưới cộng lại {sum} phút",
                en: "“{name}” takes {minutes} minutes, its parts {sum}",
            )
            .help(mend(sum, minutes)),
        );
    }
    faults
}

/// The activities take as long as the module says.
fn whole(page: &Page, module: &ModuleMeta, activities: &[Activity]) -> Option<Diagnostic> {
    let sum: u32 = activities.iter().map(|activity| activity.minutes).sum();
    match (&module.duration, activities.first()) {
        (Some(duration), Some(_)) if duration.value != sum => {
            let minutes = duration.value;

            Some(
                fault!(
                    "session/sum",
                    duration.span.clone(),
                    vi: "`duration` ghi {minutes} phút, các hoạt động cộng lại {sum} phút",
                    en: "`duration` says {minutes} minutes, the activities take {sum}",
                )
                .help(mend(sum, minutes)),
            )
        }
        (Some(duration), None) => {
            let message = message!(
                vi: "không hoạt động nào ghi thời gian",
                en: "no activity says how long it takes",
            );
            let help = message!(
                vi: "viết `(20 phút)` ở cuối tiêu đề",
                en: "write `(20 min)` at the end of a heading",
            );
            Some(Diagnostic::warning("session/duration", duration.span.clone(), message).help(help))
        }
        (None, Some(first)) => {
            let message = message!(
                vi: "mô-đun không ghi `duration`",
                en: "the module does not say its `duration`",
            );
            let help = message!(
                vi: "thêm `duration: {sum}` vào phần đầu",
                en: "add `duration: {sum}` to the front matter",
            );
            Some(
                Diagnostic::warning(
                    "session/duration",
                    time(first.heading, &page.document),
                    message,
                )
                .help(help),
            )
        }
        _ => None,
    }
}

fn mend(sum: u32, minutes: u32) -> Message {
    let difference = sum.abs_diff(minutes);
    match sum < minutes {
        true => message!(vi: "còn thiếu {difference} phút", en: "{difference} minutes are missing"),
        false => message!(vi: "thừa {difference} phút", en: "{difference} minutes are too many"),
    }
}

fn objectives(page: &Page, module: &ModuleMeta) -> Vec<Diagnostic> {
    let served = served(&page.document);
    let known: Vec<&str> = module
        .objectives
        .iter()
        .map(|(id, _)| id.value.as_str())
        .collect();
    let exams = page
        .document
        .questions
        .iter()
        .filter(|question| question.exam)
        .flat_map(|question| &question.objectives);
    let unknown = served
        .iter()
        .chain(exams)
        .filter(|id| !known.contains(&id.value.as_str()));
    let unknown = unknown.map(|id| {
        let message = Message::new(
            format!("mô-đun không có mục tiêu `{}`", id.value),
            format!("the module has no objective `{}`", id.value),
        );
        let fault = Diagnostic::error("session/unknown-objective", id.span.clone(), message);
        match nearest(&id.value, known.iter().copied()) {
            Some(near) => value::suggest(fault, &id.value, near),
            None => fault.help(
                message!(vi: "thêm mục tiêu ấy vào `objectives`", en: "add it to `objectives`"),
            ),
        }
    });
    let unserved = module
        .objectives
        .iter()
        .filter(|(id, _)| !served.iter().any(|one| one.value == id.value));
    let unserved = unserved.map(|(id, _)| {
        let message = Message::new(
            format!("mục tiêu `{}` chưa có hoạt động hay câu hỏi nào", id.value),
            format!(
                "no activity or question serves the objective `{}`",
                id.value
            ),
        );
        let help = Message::new(
            format!(
                "thêm `{{objective={}}}` vào tiêu đề hoặc khối phục vụ mục tiêu này",
                id.value
            ),
            format!(
                "add `{{objective={}}}` to a heading or block that serves it",
                id.value
            ),
        );
        Diagnostic::warning("session/objective", id.span.clone(), message).help(help)
    });
    unknown.chain(unserved).collect()
}
