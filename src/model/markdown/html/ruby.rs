//! The reading above a word, `<ruby>漢<rt>hán</rt></ruby>`.

use super::element::Element;
use crate::model::markdown::SpannedEvent;
use pulldown_cmark::{CowStr, Event};
use std::collections::BTreeSet;

/// The same events with readings in brackets, as `<rp>` writes them, where the author wrote none:
/// a browser that sets them above the word leaves the brackets out.
///
/// Source: HTML Living Standard §4.5.12 (the `rp` element).
pub fn with_brackets(events: Vec<SpannedEvent>) -> Vec<SpannedEvent> {
    let names: Vec<Option<(String, bool)>> = events.iter().map(tag).collect();
    if !names.iter().flatten().any(|(name, _)| name == "rt") {
        return events;
    }
    let bracketed = bracketed(&names);
    let (mut out, mut is_open) = (Vec::with_capacity(events.len() + 6), false);
    for ((event, tag), is_bracketed) in events.into_iter().zip(&names).zip(bracketed) {
        let tag = tag.as_ref().filter(|_| !is_bracketed);
        let tag = tag.map(|(name, closes)| (name.as_str(), *closes));
        let at = event.1.start;
        let ends = matches!(tag, Some(("rt", _) | ("ruby", true)));
        let is_end_tag = tag == Some(("rt", true));
        if is_open && ends && !is_end_tag {
            out.extend(bracket(")", at));
        }
        if tag == Some(("rt", false)) {
            out.extend(bracket("(", at));
        }
        out.push(event);
        if is_open && is_end_tag {
            out.extend(bracket(")", at));
        }
        is_open = if ends {
            tag == Some(("rt", false))
        } else {
            is_open
        };
    }
    out
}

/// Which events stand behind an `rp` of their `ruby`, or before it.
fn bracketed(names: &[Option<(String, bool)>]) -> Vec<bool> {
    let is = |at: &usize, name: &str, closes: bool| {
        names[*at]
            .as_ref()
            .is_some_and(|tag| tag.0 == name && tag.1 == closes)
    };
    let all = 0..names.len();
    let parts: Vec<usize> = all.clone().filter(|at| is(at, "ruby", false)).collect();
    let with: BTreeSet<usize> = all
        .clone()
        .filter(|at| is(at, "rp", false))
        .map(|at| parts.partition_point(|start| *start <= at))
        .collect();
    all.map(|at| with.contains(&parts.partition_point(|start| *start <= at)))
        .collect()
}

fn tag((event, _): &SpannedEvent) -> Option<(String, bool)> {
    let Event::InlineHtml(html) = event else {
        return None;
    };
    Element::read(html).map(|tag| (tag.name, tag.closes))
}

fn bracket(sign: &'static str, at: usize) -> [SpannedEvent<'static>; 3] {
    let html = |html| Event::InlineHtml(CowStr::Borrowed(html));
    let events = [
        html("<rp>"),
        Event::Text(CowStr::Borrowed(sign)),
        html("</rp>"),
    ];
    events.map(|event| (event, at..at))
}
