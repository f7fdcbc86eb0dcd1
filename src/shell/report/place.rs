//! Where a span stands, and as much of its line as a screen shows.

use crate::base::lines;
use crate::base::span::{Span, floor};
use serde::{Deserialize, Serialize};

/// Characters of a line that are shown before and behind the place; a longer line is cut.
const AROUND: usize = 160;

/// Lines and columns from 1, in characters; the end is the column after the last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
    /// The first line, without its end; a long one cut around the place.
    pub text: String,
    /// The bytes of `text` that are meant.
    pub bytes: (usize, usize),
}

/// Finds the places of spans in one text; it costs what lies between one and the next, so spans in
/// order cost the text once.
pub struct Locator<'a> {
    text: &'a str,
    start: Position,
}

/// A byte with its line and column, both from 1, and the first byte of its line.
#[derive(Clone, Copy)]
struct Position {
    at: usize,
    line: usize,
    column: usize,
    begins: usize,
}

const FIRST: Position = Position {
    at: 0,
    line: 1,
    column: 1,
    begins: 0,
};

impl<'a> Locator<'a> {
    pub fn new(text: &'a str) -> Self {
        Locator { text, start: FIRST }
    }

    /// Where `span` stands; `None` in an empty text, which has no place to show.
    pub fn place(&mut self, span: &Span) -> Option<Place> {
        if self.text.is_empty() {
            return None;
        }
        let start = floor(self.text, span.start as usize);
        if start < self.start.at {
            self.start = FIRST;
        }
        self.start = self.start.moved(self.text, start);
        let to = floor(self.text, span.end.max(span.start) as usize);
        let end = self.start.moved(self.text, to);
        let (text, bytes) = excerpt(self.text, self.start, to);
        Some(Place {
            line: self.start.line,
            column: self.start.column,
            end_line: end.line,
            end_column: end.column,
            text,
            bytes,
        })
    }
}

impl Position {
    /// The position of byte `to`, which is not before this one.
    fn moved(self, text: &str, to: usize) -> Position {
        let mut position = self;
        for (at, c) in text[self.at..to].char_indices() {
            let next = self.at + at + c.len_utf8();
            let is_half = c == '\r' && text.as_bytes().get(next) == Some(&b'\n');
            position.column += 1;
            if matches!(c, '\n' | '\r') && !is_half {
                position.line += 1;
                (position.column, position.begins) = (1, next);
            }
        }
        Position { at: to, ..position }
    }
}

/// The line around `start`, cut where it is long, and the bytes of it that are meant.
fn excerpt(text: &str, start: Position, end: usize) -> (String, (usize, usize)) {
    let before = &text[start.begins..start.at];
    let line_end = start.at + lines::text_len(&text.as_bytes()[start.at..]);
    let behind = &text[start.at..line_end];
    let left = before.char_indices().rev().nth(AROUND);
    let left = left.map_or(0, |(at, c)| at + c.len_utf8());
    let right = behind.char_indices().nth(AROUND).map(|(at, _)| at);
    let mut shown = if left > 0 { "…" } else { "" }.to_string();
    shown.push_str(&before[left..]);
    let from = shown.len();
    shown.push_str(&behind[..right.unwrap_or(behind.len())]);
    let to = floor(&shown, from + (end - start.at));
    if right.is_some() {
        shown.push('…');
    }
    (shown, (from, to))
}

#[cfg(test)]
mod tests {
    use super::Locator;
    use crate::base::path::SourcePath;
    use crate::base::span::Span;

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("một\r{}ở đây{}\n", "ă".repeat(999), "b".repeat(999));
        let at = text.find('ở').unwrap();
        let span = Span::new(&SourcePath::new("a.md"), at..at + "ở đây".len());
        let place = Locator::new(&text).place(&span).unwrap();
        assert_eq!(
            (place.line, place.column, place.end_column),
            (2, 1000, 1005)
        );
        assert_eq!(place.text.chars().count(), 322);
        assert_eq!(&place.text[place.bytes.0..place.bytes.1], "ở đây");
    }

    #[test]
    fn places_may_come_in_any_order() {
        let (text, file) = ("a\nb\r\nc\rd", SourcePath::new("a.md"));
        let mut locator = Locator::new(text);
        let places = [7, 0, 2, 5, 99].map(|at| {
            let place = locator.place(&Span::new(&file, at..at + 1)).unwrap();
            (place.line, place.column, place.text)
        });
        let expected = [
            (4, 1, "d"),
            (1, 1, "a"),
            (2, 1, "b"),
            (3, 1, "c"),
            (4, 2, "d"),
        ];
        assert_eq!(
            places,
            expected.map(|(line, col, text)| (line, col, text.to_string()))
        );
    }
}
