//! Blocks of HTML.

use super::element::{Element, SWALLOWING, decoded, is_declaration, is_element, swallows};
use super::tokens::{Token, tokens};
use super::words;
use crate::model::markdown::SpannedEvent;
use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use std::ops::Range;

/// Blocks of HTML: one that is no HTML, or that would swallow what follows, becomes paragraphs of
/// text; in the others tags and words stand apart, as in a line.
pub fn blocks<'a>(text: &'a str, events: Vec<SpannedEvent<'a>>) -> Vec<SpannedEvent<'a>> {
    let mut out = Vec::with_capacity(events.len());
    let mut rest = events.into_iter();
    while let Some(event) = rest.next() {
        if !matches!(event.0, Event::Start(Tag::HtmlBlock)) {
            out.push(event);
            continue;
        }
        let is_end = |event: &SpannedEvent| matches!(event.0, Event::End(TagEnd::HtmlBlock));
        let lines: Vec<SpannedEvent> = rest.by_ref().take_while(|line| !is_end(line)).collect();
        let range = event.1.clone();
        if is_text(&text[range.clone()]) {
            paragraphs(text, &lines, &mut out);
            continue;
        }
        let pieces = pieces(text, &lines);
        if pieces.is_none() && swallows_more(&text[range.clone()]) {
            paragraphs(text, &lines, &mut out);
            continue;
        }
        out.push(event);
        out.extend(pieces.unwrap_or(lines));
        out.push((Event::End(TagEnd::HtmlBlock), range));
    }
    out
}

/// Whether a block of HTML is none: its first tag is of no element, or takes all that follows.
fn is_text(html: &str) -> bool {
    if html.trim_start().starts_with("<!--") {
        return false;
    }
    if is_declaration(html.trim_start()) {
        return true;
    }
    let first = Element::read(html.trim_start());
    match first {
        Some(tag) if !is_element(&tag.name) => true,
        Some(tag) => swallows(&tag.name) && swallows_more(html),
        None => swallows_more(html),
    }
}

/// Whether an element in `html` takes all that follows.
fn swallows_more(html: &str) -> bool {
    let lower = html.to_ascii_lowercase();
    SWALLOWING.iter().any(|name| {
        let opens = lower.matches(&format!("<{name}")).count();
        opens > lower.matches(&format!("</{name}")).count()
    })
}

fn paragraphs<'a>(text: &'a str, lines: &[SpannedEvent<'a>], out: &mut Vec<SpannedEvent<'a>>) {
    let lines: Vec<Range<usize>> = lines
        .iter()
        .map(|(_, range)| trimmed(text, range))
        .collect();
    for lines in lines.split(|line| line.is_empty()) {
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
            continue;
        };
        let whole = first.start..last.end;
        out.push((Event::Start(Tag::Paragraph), whole.clone()));
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                out.push((Event::SoftBreak, lines[at - 1].end..line.start));
            }
            out.push((words(text, line), line.clone()));
        }
        out.push((Event::End(TagEnd::Paragraph), whole));
    }
}

fn trimmed(text: &str, range: &Range<usize>) -> Range<usize> {
    let line = &text[range.clone()];
    let start = range.start + (line.len() - line.trim_start().len());
    start..range.start + line.trim_end().len().max(start - range.start)
}

/// The tags and words of a block; `None` where it has to stay as it is.
fn pieces<'a>(text: &'a str, lines: &[SpannedEvent<'a>]) -> Option<Vec<SpannedEvent<'a>>> {
    let begin = lines
        .first()
        .map_or("", |(_, range)| text[range.clone()].trim_start());
    if begin.starts_with("<!") {
        return None;
    }
    let mut out = vec![];
    for run in runs(text, lines)? {
        for (token, at) in tokens(&text[run.clone()])? {
            let at = run.start + at.start..run.start + at.end;
            out.push((piece(token, &text[at.clone()]), at));
        }
    }
    Some(out)
}

/// Lines that adjoin in the source, as one; `None` where a line is not shown as it is written.
fn runs(text: &str, lines: &[SpannedEvent]) -> Option<Vec<Range<usize>>> {
    let mut runs: Vec<Range<usize>> = vec![];
    for (event, range) in lines {
        let is_source = matches!(event, Event::Html(html) if **html == text[range.clone()]);
        match runs.last_mut() {
            _ if !is_source => return None,
            Some(run) if run.end == range.start => run.end = range.end,
            _ => runs.push(range.clone()),
        }
    }
    Some(runs)
}

fn piece(token: Token, written: &str) -> Event<'_> {
    match token {
        Token::Words if written.trim().is_empty() => Event::InlineHtml(CowStr::Borrowed(written)),
        Token::Words if written.contains('&') => Event::Text(decoded(written).into()),
        Token::Words => Event::Text(CowStr::Borrowed(written)),
        Token::Tag | Token::Kept => Event::InlineHtml(CowStr::Borrowed(written)),
    }
}
