//! Lines as Markdown ends them: at `\n`, `\r\n` or `\r` alone.
//!
//! Source: CommonMark 0.31.2 §2.1.

use super::bytes::first_of;
use std::ops::Range;

/// The lines of `text`, each with its end.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (line, after) = rest.split_at(first_len(rest));
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}

/// Bytes of the first line of `text`, its end too.
pub fn first_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let at = text_len(bytes);
    match bytes.get(at..) {
        Some([b'\r', b'\n', ..]) => at + 2,
        Some([_, ..]) => at + 1,
        _ => at,
    }
}

/// Bytes of the first line of `bytes` without its end.
pub fn text_len(bytes: &[u8]) -> usize {
    first_of([b'\n', b'\r'], bytes).unwrap_or(bytes.len())
}

/// Whether a line may end with this byte.
pub fn is_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// How many lines end in `text`.
pub fn ends(text: &str) -> usize {
    let bytes = text.as_bytes();
    let alone = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    (0..bytes.len())
        .filter(|at| bytes[*at] == b'\n' || alone(*at))
        .count()
}

/// Whether nothing but white space stands beside the bytes `range` of `text` on their lines.
pub fn stands_alone(text: &str, range: Range<usize>) -> bool {
    let is_space = |c: char| c.is_whitespace() && !matches!(c, '\n' | '\r');
    let before = text[..range.start].trim_end_matches(is_space);
    let behind = text[range.end..].trim_start_matches(is_space);
    (before.is_empty() || before.ends_with(['\n', '\r']))
        && (behind.is_empty() || behind.starts_with(['\n', '\r']))
}

/// The first byte of the line that holds byte `at` of `text`, which is a character's border.
pub fn start_of(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let ends_before = |end: &usize| {
        bytes[*end] == b'\n' || bytes[*end] == b'\r' && bytes.get(end + 1) != Some(&b'\n')
    };
    (0..at).rev().find(ends_before).map_or(0, |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(lines(text).collect::<Vec<_>>(), expected);
        let ended = expected.iter().filter(|line| line.ends_with(['\n', '\r']));
        assert_eq!(ends(text), ended.count(), "{text:?}");
        let starts: usize = expected
            .iter()
            .scan(0, |at, line| {
                let start = *at;
                *at += line.len();
                Some(usize::from(start_of(text, start) == start))
            })
            .sum();
        assert_eq!(starts, expected.len(), "{text:?}");
    }

    #[test]
    fn a_line_ends_as_markdown_says() {
        check("a\nb\r\nc\rd", &["a\n", "b\r\n", "c\r", "d"]);
        check("\r\r\n\n\r", &["\r", "\r\n", "\n", "\r"]);
        check("a\u{2028}b\u{85}c", &["a\u{2028}b\u{85}c"]);
        check("", &[]);
    }
}
