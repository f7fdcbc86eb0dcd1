//! The Markdown of a page, parsed once: headings, links, questions, citations and words come from
//! the same events.

use super::blocks::{Scanned, first_causes};
use super::parsed::Parsed;
use super::{cite::running, quiz};
use crate::base::diagnostic::{Diagnostic, fault, message};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::model::document::{Document, Link, LinkForm, exams};
use crate::model::markdown::{self, MOST_DEPTH, SpannedEvent, html, is_key};
use crate::model::quiz::Question;
use crate::model::register::Lexicon;
use crate::text::vi;
use pulldown_cmark::{Event, Tag, TagEnd};

mod emoji;
mod headings;
mod included;
mod leftover;
mod lints;
mod lost;
mod walk;

pub use headings::{says_time, timed};
pub use included::included;

/// The document in a text whose fences are scanned; `source` is that text as written.
///
/// Diagnostics: those of the scan, of slips and questions, `markdown/deep`, and `block/disagree`,
/// `block/in-text` where Markdown and the scanner of fences do not see the same.
pub fn document(
    file: &SourcePath,
    source: &str,
    scanned: Scanned,
    lexicon: &Lexicon,
) -> (Document, Vec<Diagnostic>) {
    let events = markdown::parse(&scanned.masked);
    let in_text = || markdown::too_deep(&events).map(|at| deep(file, at));
    let in_html = || html::too_deep(&events).map(|at| deep_html(file, at));
    let (mut fences, mut diagnostics) = (scanned.fence_faults, scanned.faults);
    if let Some(fault) = in_text().or_else(in_html) {
        diagnostics.push(fault);
        diagnostics.extend(first_causes(fences));
        return (Document::empty(file, scanned.masked.len()), diagnostics);
    }
    let parsed = Parsed {
        file,
        source,
        text: &scanned.masked,
        blocks: &scanned.blocks,
        fences: &scanned.fences,
        slips: &scanned.slips,
        events,
    };
    let mut found = walk::walk(&parsed);
    found.links.extend(files(&parsed));
    found.links.sort_by_key(|link| link.span.start);
    let (questions, faults) = quiz::questions(&parsed);
    fences.extend(found.fences);
    diagnostics.extend(first_causes(fences));
    diagnostics.extend(found.diagnostics);
    diagnostics.extend(faults);
    let exams = exams(&scanned.blocks);
    let shown = markdown::shown(&parsed.events, parsed.fences, &exams);
    let (citations, abbreviations) = running::said(&shown, lexicon);
    let words = words(&shown, &questions);
    let mut headings = headings::named(found.headings, &scanned.blocks);
    headings.retain(|heading| !exams.contains(heading.span.start as usize));
    let document = Document {
        file: file.clone(),
        text: scanned.masked.into(),
        blocks: scanned.blocks,
        fences: scanned.fences,
        headings,
        places: found.places,
        links: found.links,
        questions,
        citations,
        abbreviations,
        words,
    };
    (document, diagnostics)
}

/// The files that attributes of blocks name, as links.
fn files(parsed: &Parsed) -> Vec<Link> {
    let directives = parsed.directives().into_iter();
    let named = directives.flat_map(|directive| &directive.files);
    let link = |(_, span): &(String, Span)| Link {
        form: LinkForm::File,
        goal: parsed.source[span.range()].to_string(),
        text: String::new(),
        clause: None,
        span: span.clone(),
    };
    named.map(link).collect()
}

fn deep(file: &SourcePath, at: usize) -> Diagnostic {
    fault!(
        "markdown/deep",
        Span::new(file, at..at),
        vi: "danh sách, trích dẫn và chữ đậm, nghiêng, liên kết lồng nhau quá {MOST_DEPTH} tầng",
        en: "lists, quotes, stresses and links lie more than {MOST_DEPTH} deep in each other",
    )
    .help(message!(
        vi: "bớt tầng: thành một danh sách mới, hoặc một mục có tiêu đề riêng",
        en: "use fewer levels: make it a list of its own, or a section with a heading",
    ))
}

fn deep_html(file: &SourcePath, at: usize) -> Diagnostic {
    let most = html::MOST_DEPTH;
    fault!(
        "markdown/deep",
        Span::new(file, at..at),
        vi: "thẻ HTML lồng nhau quá {most} tầng",
        en: "tags of HTML lie more than {most} deep in each other",
    )
    .help(message!(
        vi: "đóng từng thẻ, hoặc viết bằng Markdown",
        en: "close each tag, or write it in Markdown",
    ))
}

/// Words that are shown, as Word counts them; the answers of questions do not count.
fn words(events: &[&SpannedEvent], questions: &[Question]) -> usize {
    let mut text = String::new();
    for event in events.iter().filter(|event| !is_key(event, questions)) {
        match &event.0 {
            Event::Text(piece)
            | Event::Code(piece)
            | Event::InlineMath(piece)
            | Event::DisplayMath(piece) => text.push_str(piece),
            Event::SoftBreak | Event::HardBreak | Event::Html(_) => text.push(' '),
            Event::InlineHtml(html) if html::partings(html).next().is_some() => text.push(' '),
            Event::Start(Tag::Item | Tag::Paragraph) => text.push(' '),
            Event::End(
                TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Superscript
                | TagEnd::Subscript
                | TagEnd::Link,
            ) => {}
            Event::End(_) => text.push(' '),
            _ => {}
        }
    }
    vi::words(&text)
}
