//! A page model as HTML: its text, what its body adds, its template filled.

mod lesson;
mod plan;
mod republish;
mod toc;

use crate::base::diagnostic::Diagnostic;
use crate::render::html::{self, Parted};
use crate::render::view::{BodyValues, NoticeValues, NoticeView, View};
use crate::rule::{Body as Output, Made};
use crate::select::excerpts::views;
use crate::select::levels::REPORTS;
use crate::select::model::{Body, LevelBody, List, PageModel};
use crate::theme::Theme;

const NOTICE: &str = "partials/notice.html";

/// The HTML of a page.
pub fn make(model: &PageModel, theme: &Theme) -> Made {
    let Parted {
        intro,
        middle: content,
        last: reporting,
    } = content(model, theme);
    let (body, mut faults) = body(model, theme);
    let (notices, more) = notices(model, theme);
    faults.extend(more);
    let view = View {
        base: &model.base,
        body: BodyValues {
            intro,
            reporting,
            ..body
        },
        notices,
        toc: toc::toc(model, !content.is_empty()),
        parts: model.parts.by_name(!content.is_empty()),
        content,
    };
    let site = ("site", &model.base.site);
    let (bytes, more) = theme.render_with(&model.template, &view, site, &model.out);
    faults.extend(more);
    let page = bytes.as_deref().unwrap_or_default();
    let known = [
        view.content.as_str(),
        &view.body.intro,
        &view.body.reporting,
        &model.base.site.base_url,
    ];
    faults.extend(theme.loads(page, &model.template, &known));
    (bytes.map(Output::Bytes), faults)
}

/// The text as HTML: of a level what stands before its first heading, the rest, and what it says
/// of reports.
fn content(model: &PageModel, theme: &Theme) -> Parted {
    let whole = |middle: String| Parted {
        intro: String::new(),
        middle,
        last: String::new(),
    };
    let Some(text) = &model.text else {
        return whole(String::new());
    };
    let setting = text.setting(theme);
    match &model.body {
        Body::Level(_) => html::split(&text.reader().flow(), setting, REPORTS),
        Body::Lesson(_) => whole(String::new()),
        Body::Screens(_) => whole(html::screens(&text.reader().flow(), setting)),
        _ => whole(text.html(theme)),
    }
}

fn notices(model: &PageModel, theme: &Theme) -> (Vec<NoticeView>, Vec<Diagnostic>) {
    let mut faults = vec![];
    let view = |values: &NoticeValues| {
        let (text, own) = theme.render(NOTICE, values, &model.out);
        faults.extend(own);
        NoticeView {
            kind: values.kind,
            text: text.unwrap_or_default(),
        }
    };
    (model.notices.iter().map(view).collect(), faults)
}

/// What only the kind of the page has.
fn body<'a>(model: &'a PageModel, theme: &Theme) -> (BodyValues<'a>, Vec<Diagnostic>) {
    let none = BodyValues::default();
    let values = match &model.body {
        Body::Text => none,
        Body::List(list) => self::list(list),
        Body::Plan(plan) => {
            let (plan, faults) = plan::plan(plan, &model.out, theme);
            let values = BodyValues {
                plan: Some(plan),
                ..none
            };
            return (values, faults);
        }
        Body::Level(level) => self::level(level, theme),
        Body::Body(body) => BodyValues {
            body: Some(body),
            ..none
        },
        Body::Module(module) | Body::Screens(module) => BodyValues {
            module: Some(module),
            ..none
        },
        Body::Guide(guide) => BodyValues {
            guide: Some(guide),
            ..none
        },
        Body::Column(column) => BodyValues {
            column: Some(&column.column),
            republish: column
                .source
                .as_ref()
                .map(|source| republish::republish(source, theme)),
            ..none
        },
        Body::Lesson(lesson) => BodyValues {
            module: Some(&lesson.module),
            lesson: model
                .text
                .as_ref()
                .map(|text| lesson::lesson(text, lesson, theme)),
            ..none
        },
        Body::Coverage(coverage) => BodyValues {
            coverage: Some(coverage),
            ..none
        },
        Body::Documents(documents) => BodyValues { documents, ..none },
        Body::Extra(extra) => BodyValues {
            extra: Some(extra),
            ..none
        },
    };
    (values, vec![])
}

fn list(list: &List) -> BodyValues<'_> {
    BodyValues {
        sections: &list.sections,
        list: &list.pages,
        pager: list.pager.as_ref(),
        paths: &list.paths,
        ..BodyValues::default()
    }
}

fn level<'a>(body: &'a LevelBody, theme: &Theme) -> BodyValues<'a> {
    BodyValues {
        level: body.level.as_ref(),
        steps: views(&body.steps, theme),
        notes: views(&body.notes, theme),
        ..BodyValues::default()
    }
}
