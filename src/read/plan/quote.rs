//! Passages of another text quoted over several lines, as amendments quote articles: their numbers
//! are not this text's.

use super::line::Lines;
use std::ops::Range;

/// How far a passage may reach, in lines.
const REACH: usize = 600;

/// Lines within quoted passages, first and last included, and the first lines of those that are
/// never closed.
pub struct Quotes {
    pub passages: Vec<Range<usize>>,
    pub open: Vec<usize>,
}

impl Quotes {
    pub fn find(lines: &Lines) -> Self {
        let mut quotes = Quotes {
            passages: vec![],
            open: vec![],
        };
        let mut line = 0;
        while line < lines.all.len() {
            line = match opened(lines, line, &quotes).map(|depth| closed(lines, line, depth)) {
                Some(Some(last)) => {
                    quotes.passages.push(line..last + 1);
                    last + 1
                }
                Some(None) => {
                    quotes.open.push(line);
                    line + 1
                }
                None => line + 1,
            };
        }
        quotes
    }

    /// Whether a line lies in a passage after its first line: the first one may bear a number of
    /// this text.
    pub fn hold(&self, line: usize) -> bool {
        let next = self.passages.partition_point(|passage| passage.end <= line);
        self.passages
            .get(next)
            .is_some_and(|passage| passage.start < line)
    }
}

/// How many quotation marks stay open at the end of `line`, where a passage begins on it: after a
/// colon, or right after another passage.
fn opened(lines: &Lines, line: usize, quotes: &Quotes) -> Option<i32> {
    let text = lines.text(line);
    let (depth, at) = depth(text, 0);
    let before = text[..at?].trim_end();
    let introduced = || {
        let last = lines.before(line, line.saturating_sub(4));
        last.is_some_and(|last| {
            lines.text(last).ends_with(':')
                || quotes
                    .passages
                    .last()
                    .is_some_and(|passage| passage.end == last + 1)
        })
    };
    let valid = before.ends_with(':') || (before.is_empty() && introduced());
    (valid && depth > 0).then_some(depth)
}

/// The line on which a passage ends: where its marks are even, or else the first that ends with a
/// closing mark.
fn closed(lines: &Lines, line: usize, mut open: i32) -> Option<usize> {
    let mut fallback = None;
    for at in line + 1..lines.all.len().min(line + REACH) {
        let text = lines.text(at);
        open = depth(text, open).0;
        if open <= 0 {
            return Some(at);
        }
        let ends = text
            .trim_end_matches(['.', ';', ',', '/'])
            .ends_with(['”', '»', '"']);
        fallback = fallback.or((ends && at < line + 200).then_some(at));
    }
    fallback
}

/// The marks open after `text`, given those open before it, and where the first that stays open
/// stands.
fn depth(text: &str, before: i32) -> (i32, Option<usize>) {
    let mut depth = before;
    let mut first = None;
    for (at, c) in text.char_indices() {
        let closing = matches!(c, '”' | '»') || (c == '"' && depth > 0);
        if closing {
            depth -= 1;
        } else if matches!(c, '“' | '«' | '"') {
            depth += 1;
            first = first.filter(|_| depth > 1).or(Some(at));
        }
    }
    (depth, first.filter(|_| depth > 0))
}
