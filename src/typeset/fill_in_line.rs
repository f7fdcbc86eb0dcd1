//! Where a hand is to write: dots typed as a line.

use crate::base::bytes::all_of_three;
use std::ops::Range;

/// Dots that are no more than an ellipsis stay dots.
const FEWEST: usize = 6;

/// What every place to write on holds one of.
const SIGNS: [&str; 3] = ["...", "…", "___"];

/// Bytes of each place of `text` to write on, ascending: dots, `…` (three of them) or `_`, six at
/// least; runs that one space parts are one.
pub fn blanks(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = vec![];
    if !may_be(text.as_bytes()) {
        return found;
    }
    let mut at = 0;
    while let Some(run) = next(text, at) {
        at = run.end;
        match found.last_mut() {
            Some(last) if &text[last.end..run.start] == " " => last.end = run.end,
            _ => found.push(run),
        }
    }
    found
}

/// Whether a text holds one of `SIGNS`.
fn may_be(bytes: &[u8]) -> bool {
    let holds = |at: usize, signs: &str| bytes[at..].starts_with(signs.as_bytes());
    let mut places = all_of_three([b'.', b'_', "…".as_bytes()[0]], bytes);
    places.any(|at| SIGNS.iter().any(|signs| holds(at, signs)))
}

/// The first run of dots of `text` from byte `from` on.
fn next(text: &str, from: usize) -> Option<Range<usize>> {
    let mut start = from;
    loop {
        start += text[start..].find(is_dot)?;
        let end = text[start..]
            .find(|letter| !is_dot(letter))
            .map_or(text.len(), |length| start + length);
        let dots: usize = text[start..end]
            .chars()
            .map(|dot| if dot == '…' { 3 } else { 1 })
            .sum();
        if dots >= FEWEST {
            return Some(start..end);
        }
        start = end;
    }
}

fn is_dot(letter: char) -> bool {
    matches!(letter, '.' | '…' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = blanks(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_row_of_dots_is_a_place_to_write_on() {
        check(
            "Tổ: ...... Tháng: ………… / ______",
            &["......", "…………", "______"],
        );
        check(
            "Tổ: ........ ........ ........",
            &["........ ........ ........"],
        );
        check("Xong. ...... ngày  ......", &["......", "......"]);
        check("......  ......", &["......", "......"]);
    }

    #[test]
    fn an_ellipsis_is_none() {
        check("vân vân... và ….. hoặc ..... hoặc _____", &[]);
        check("trước ngày … ... …", &[]);
        check("", &[]);
    }
}
