//! Label, heading and text of one clause, as bytes of the official text.

use super::label::is_labelled;
use super::line::{Lines, breaks_off, ends_sentence, is_capitals};
use super::style::{Label, Style};
use super::title;
use crate::text::vi;
use std::ops::Range;

/// Bytes that a heading takes at most.
const LONGEST: usize = 600;

/// Characters of a line that layout would not have broken.
const SHORT: usize = 50;

/// Where a clause stands: its lines, and whether others lie in it.
pub struct Place<'a> {
    pub line: usize,
    /// The first line that is no more its own.
    pub end: usize,
    pub label: &'a Label,
    pub holds_others: bool,
}

/// The bytes of a clause's label, its heading, and its text.
pub struct Parts {
    pub label: Range<usize>,
    pub title: Range<usize>,
    pub body: Range<usize>,
}

/// The parts of the clause at `place` of `text`, whose lines are `lines`.
pub fn parts(text: &str, lines: &Lines, place: &Place) -> Parts {
    let label = lines.within(place.line, 0..place.label.width);
    let title = heading(lines, place).unwrap_or(label.end..label.end);
    let end = lines.bytes(place.line..place.end).end;
    Parts {
        body: trimmed(text, title.end..end),
        label,
        title,
    }
}

/// The bytes of a heading, which may wrap over lines.
fn heading(lines: &Lines, place: &Place) -> Option<Range<usize>> {
    if place.label.style == Style::Attachment {
        return Some(attached(lines, place));
    }
    let first = if rest(lines, place, place.line).is_empty() {
        lines.next_told(place.line + 1, place.end)?
    } else {
        place.line
    };
    let text = rest(lines, place, first);
    if begins_table(text) {
        return None;
    }
    let named = place.label.style.rank() <= Style::Subsection.rank();
    let last = match place.label.style {
        Style::Point | Style::Dash(_) => return None,
        _ if named && is_capitals(text) => last_while(first, place.end, |line| {
            let text = lines.text(line);
            let other = text.starts_with('(') || is_labelled(text) || begins_table(text);
            is_capitals(text) && !other
        }),
        _ => wrapped(lines, place, first),
    };
    let more = lines.next_told(last + 1, place.end).is_some();
    let ended = ends_sentence(lines.text(last)) || lines.text(last).ends_with(',');
    let bytes = start(lines, place, first)..line_end(lines, last);
    let short = bytes.len() < LONGEST;
    let stands = if named {
        is_capitals(text) || !ended || place.holds_others
    } else {
        !ended && (place.holds_others || more)
    };
    let from = lines.all[first].at + lines.text(first).len() - text.len();
    let sentences =
        || lines.folded.text[from..lines.all[last].at + lines.text(last).len()].contains(". ");
    let stands = stands && (named || !sentences());
    (stands && short).then_some(bytes)
}

/// Whether a line is a row of a table, or its first cell on a line of its own: `STT`.
fn begins_table(text: &str) -> bool {
    const FIRST: [&str; 5] = ["stt", "tt", "so tt", "so thu tu", "no."];
    text.contains('\t') || FIRST.contains(&vi::fold(text).as_str())
}

/// The last line of a heading that begins on line `first` and may wrap. A short line below which a
/// sentence begins with a small letter is a heading of its own.
fn wrapped(lines: &Lines, place: &Place, first: usize) -> usize {
    let last = last_while(first, place.end, |line| lines.runs_on(line - 1));
    let text = lines.text(first);
    let short = text.chars().count() < SHORT && !lines.is_full(first) && !breaks_off(text);
    let titled = place.label.style.rank() <= Style::Article.rank();
    if last > first && titled && short && ends_sentence(lines.text(last)) {
        first
    } else {
        last
    }
}

/// The title of a document issued with another one.
fn attached(lines: &Lines, place: &Place) -> Range<usize> {
    let subject = title::title(lines, place.line..place.end).subject;
    let last = subject
        .filter(|&line| !lines.is_blank(line))
        .take_while(|&line| !lines.text(line).starts_with('('))
        .last();
    start(lines, place, place.line)..line_end(lines, last.unwrap_or(place.line))
}

/// The text of `line` after the label, where it bears it.
fn rest<'a>(lines: &Lines<'a>, place: &Place, line: usize) -> &'a str {
    let text = lines.text(line);
    if line == place.line {
        text[place.label.width..].trim_start()
    } else {
        text
    }
}

/// The first byte of the text of `line` after the label.
fn start(lines: &Lines, place: &Place, line: usize) -> usize {
    let skipped = lines.text(line).len() - rest(lines, place, line).len();
    lines.within(line, skipped..skipped).start
}

fn line_end(lines: &Lines, line: usize) -> usize {
    let text = lines.text(line);
    lines.within(line, text.len()..text.len()).start
}

/// The last line of those from `first` on, before `end`, that are not blank and that `more` takes.
fn last_while(first: usize, end: usize, more: impl Fn(usize) -> bool) -> usize {
    (first + 1..end)
        .take_while(|&line| more(line))
        .last()
        .unwrap_or(first)
}

/// `range` of `text` without the white space around it; empty at its start where there is nothing
/// else.
pub fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = &text[range.clone()];
    let start = range.start + (inside.len() - inside.trim_start().len());
    if inside.trim().is_empty() {
        range.start..range.start
    } else {
        start..start + inside.trim().len()
    }
}
