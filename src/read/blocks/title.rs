//! The title of a block: one line of Markdown.

use crate::base::diagnostic::{Diagnostic, message, warning};
use crate::base::span::Span;
use crate::model::block::{TitleMark, TitleRun};
use crate::model::markdown;
use pulldown_cmark::{CowStr, Event, Tag};

/// What stands before a title while it is read, so that nothing in it opens a list or a heading.
const LINE: &str = "x ";

/// The words of a title by their look, and what is in `written` that a title does not take.
///
/// Diagnostics: `block/title` at a link or a picture, whose words stay.
pub fn title(written: &str, span: Span) -> (Vec<TitleRun>, Option<Diagnostic>) {
    if !written.contains(['*', '_', '`', '~', '<', '[', '\\', '&', '$', '!']) {
        return (plain(written), None);
    }
    let line = format!("{LINE}{written}");
    let mut open: Vec<Option<TitleMark>> = vec![];
    let (mut runs, mut links) = (vec![], false);
    for (event, _) in markdown::parse(&line) {
        let marks = || open.iter().copied().flatten().collect::<Vec<_>>();
        match event {
            Event::Start(tag) => {
                links |= matches!(tag, Tag::Link { .. } | Tag::Image { .. });
                open.push(mark(&tag));
            }
            Event::End(_) => drop(open.pop()),
            Event::Code(text) => {
                let mut marks = marks();
                marks.push(TitleMark::Code);
                push(&mut runs, &text, marks);
            }
            Event::Text(text) | Event::InlineHtml(text) | Event::Html(text) => {
                push(&mut runs, &text, marks());
            }
            Event::InlineMath(tex) => push(&mut runs, &CowStr::from(format!("${tex}$")), marks()),
            Event::DisplayMath(tex) => {
                push(&mut runs, &CowStr::from(format!("$${tex}$$")), marks())
            }
            Event::SoftBreak | Event::HardBreak => push(&mut runs, " ", marks()),
            Event::FootnoteReference(label) => {
                push(&mut runs, &CowStr::from(format!("[^{label}]")), marks());
            }
            Event::Rule | Event::TaskListMarker(_) => {}
        }
    }
    let begins = runs
        .first()
        .is_some_and(|run: &TitleRun| run.text.starts_with(LINE));
    if !begins {
        return (plain(written), None);
    }
    runs[0].text.drain(..LINE.len());
    runs.retain(|run| !run.text.is_empty());
    (runs, links.then(|| linked(span)))
}

fn plain(written: &str) -> Vec<TitleRun> {
    let run = TitleRun {
        text: written.to_string(),
        marks: vec![],
    };
    (!written.is_empty()).then_some(run).into_iter().collect()
}

fn mark(tag: &Tag) -> Option<TitleMark> {
    match tag {
        Tag::Strong => Some(TitleMark::Strong),
        Tag::Emphasis => Some(TitleMark::Emphasis),
        Tag::Strikethrough => Some(TitleMark::Struck),
        Tag::Superscript => Some(TitleMark::Raised),
        Tag::Subscript => Some(TitleMark::Lowered),
        _ => None,
    }
}

fn push(runs: &mut Vec<TitleRun>, text: &str, marks: Vec<TitleMark>) {
    match runs.last_mut() {
        Some(last) if last.marks == marks => last.text.push_str(text),
        _ => runs.push(TitleRun {
            text: text.to_string(),
            marks,
        }),
    }
}

fn linked(span: Span) -> Diagnostic {
    let fault = warning!(
        "block/title",
        span,
        vi: "tiêu đề của khối không nhận liên kết hay ảnh: chỉ chữ của nó hiện",
        en: "the title of a block takes no link and no picture: only its words are shown",
    );
    fault.help(message!(
        vi: "đặt liên kết hoặc ảnh vào trong khối",
        en: "put the link or the picture into the block",
    ))
}
