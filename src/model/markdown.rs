//! The Markdown of a site's pages: the one place where a text becomes events.
//!
//! What pages may hold besides CommonMark is set here, for reading and for writing alike: an
//! extension of the parser in `options`, any other convenience as a step over the events in
//! [`parse`], so that headings, links, questions, citations and every output see the same text.

pub mod blocks;
pub mod html;
pub mod inline;
pub mod math;

use super::quiz::Question;
use crate::base::ranges::Ranges;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeSet;
use std::ops::Range;

/// An event with the bytes it stands at.
pub type SpannedEvent<'a> = (Event<'a>, Range<usize>);

/// What pages may hold besides CommonMark.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS
}

/// The events of `text`, in its order.
pub fn parse(text: &str) -> Vec<SpannedEvent<'_>> {
    let events = Parser::new_ext(text, options())
        .into_offset_iter()
        .collect();
    let events = math::marked(text, events);
    blocks::mended(text, inline::marked(text, html::judged(text, events)))
}

/// Where each reference `[label]: address` of `text` is defined, by its label, in the order of the
/// text.
pub fn definitions(text: &str) -> Vec<(String, Range<usize>)> {
    if !text.contains("]:") {
        return vec![];
    }
    let parser = Parser::new_ext(text, options());
    let all = parser.reference_definitions().iter();
    let mut all: Vec<_> = all
        .map(|(label, definition)| (label.to_string(), definition.span.clone()))
        .collect();
    all.sort_by_key(|(_, span)| span.start);
    all
}

/// Elements that may lie one in the other; a list and its item are two. What walks a text may count
/// on it.
pub const MOST_DEPTH: usize = 100;

/// The byte at which an element begins that lies deeper than `MOST_DEPTH`.
pub fn too_deep(events: &[SpannedEvent]) -> Option<usize> {
    let mut depth = 0usize;
    events.iter().find_map(|(event, range)| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        (depth > MOST_DEPTH).then_some(range.start)
    })
}

/// The events of `text` as CommonMark alone has them.
pub fn commonmark(text: &str) -> Vec<SpannedEvent<'_>> {
    Parser::new(text).into_offset_iter().collect()
}

/// Whether an event is a fence `:::`; `fences` are the starts of their lines, ascending.
pub fn is_fence((event, range): &SpannedEvent, fences: &[usize]) -> bool {
    matches!(event, Event::Rule) && fences.binary_search(&range.start).is_ok()
}

/// The events outside the bytes `hidden`, without fences and without the footnotes that nothing
/// left refers to.
pub fn shown<'e, 'a>(
    events: &'e [SpannedEvent<'a>],
    fences: &[usize],
    hidden: &Ranges,
) -> Vec<&'e SpannedEvent<'a>> {
    let kept = |event: &&SpannedEvent| !is_fence(event, fences) && !hidden.contains(event.1.start);
    let kept: Vec<&SpannedEvent> = events.iter().filter(kept).collect();
    without_unused_notes(kept)
}

/// Whether an event gives the answer of one of `questions` away, or is a box of its choices.
pub fn is_key((event, range): &SpannedEvent, questions: &[Question]) -> bool {
    let before = questions.partition_point(|question| question.span.start as usize <= range.start);
    let question = before.checked_sub(1).map(|at| &questions[at]);
    question
        .filter(|question| question.span.range().contains(&range.start))
        .is_some_and(|question| {
            matches!(event, Event::TaskListMarker(_))
                || question.key().any(|key| key.contains(&range.start))
        })
}

/// Leaves out the definitions of footnotes that nothing shown refers to.
fn without_unused_notes<'e, 'a>(
    mut events: Vec<&'e SpannedEvent<'a>>,
) -> Vec<&'e SpannedEvent<'a>> {
    let used: BTreeSet<&str> = events
        .iter()
        .filter_map(|(event, _)| match event {
            Event::FootnoteReference(label) => Some(label.as_ref()),
            _ => None,
        })
        .collect();
    let mut skipping = false;
    events.retain(|(event, _)| match event {
        Event::Start(Tag::FootnoteDefinition(label)) if !used.contains(label.as_ref()) => {
            skipping = true;
            false
        }
        Event::End(TagEnd::FootnoteDefinition) if skipping => {
            skipping = false;
            false
        }
        _ => !skipping,
    });
    events
}
