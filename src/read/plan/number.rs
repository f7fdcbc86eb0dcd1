//! Numbers of clauses: Arabic, Roman, letters and words, and which one continues which.

use crate::base::number::to_u32;
use crate::text::ordinals;

/// The letters of points in order. Vietnamese order leaves out f, j, w, z; Latin order leaves out
/// đ.
const LETTERS: &str = "abcdđefghijklmnopqrstuvwxyz";
const LEFT_OUT: &str = "đfjwz";

/// What a clause is counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// `5`, or `5a` with suffix 1.
    Number { main: u32, suffix: u32 },
    /// The place of a letter among all letters, from 1, and the figure of a point that was put in
    /// after it: `b1` is (2, 1).
    Letter(u32, u32),
    /// A dash.
    Unnumbered,
}

impl Value {
    pub fn plain(main: u32) -> Self {
        Value::Number { main, suffix: 0 }
    }

    pub fn is_first(self) -> bool {
        matches!(
            self,
            Value::Number { main: 1, suffix: 0 } | Value::Letter(1, 0) | Value::Unnumbered
        )
    }

    /// Whether a list goes on from `last` to this one: 5 to 6 or 5a, d to d1, đ or e.
    pub fn follows(self, last: Value) -> bool {
        match (last, self) {
            (Value::Number { main: a, suffix: s }, Value::Number { main: b, suffix: t }) => {
                (b == a + 1 && t == 0) || (b == a && t > s && letter_follows(s, t))
            }
            (Value::Letter(a, m), Value::Letter(b, n)) => {
                (n == 0 && letter_follows(a, b)) || (a == b && n == m + 1)
            }
            (Value::Unnumbered, Value::Unnumbered) => true,
            _ => false,
        }
    }

    /// Whether it comes later in a list than `last`, with some left out between.
    pub fn skips(self, last: Value) -> bool {
        match (last, self) {
            (Value::Number { main: a, .. }, Value::Number { main: b, .. }) => {
                b > a && !self.follows(last)
            }
            (Value::Letter(a, m), Value::Letter(b, n)) => (b, n) > (a, m) && !self.follows(last),
            _ => false,
        }
    }
}

/// Whether letter `b` may stand next after letter `a`: nothing between them but letters that one of
/// the two orders leaves out.
fn letter_follows(a: u32, b: u32) -> bool {
    b > a
        && LETTERS
            .chars()
            .skip(a as usize)
            .take((b - a - 1) as usize)
            .all(|between| LEFT_OUT.contains(between))
}

/// The place of a letter, from 1.
pub fn letter(c: char) -> Option<u32> {
    LETTERS
        .chars()
        .position(|letter| letter == c)
        .map(|at| to_u32(at) + 1)
}

/// The letter at a place, from 1.
pub fn letter_at(place: u32) -> String {
    LETTERS
        .chars()
        .nth(place.saturating_sub(1) as usize)
        .map(String::from)
        .unwrap_or_default()
}

/// Numbers from here on are years.
const YEARS: u32 = 1900;

/// `5`, `12a`: a number that is no year and one small letter, and the bytes they take.
pub fn arabic(text: &str) -> Option<(Value, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=4).contains(&digits) || text.starts_with('0') {
        return None;
    }
    let main = text[..digits].parse().ok().filter(|main| *main < YEARS)?;
    let mut rest = text[digits..].chars();
    let suffix = rest
        .next()
        .and_then(letter)
        .filter(|_| !rest.next().is_some_and(char::is_alphanumeric));
    let width = digits
        + suffix.map_or(0, |_| {
            text[digits..].chars().next().map_or(0, char::len_utf8)
        });
    Some((
        Value::Number {
            main,
            suffix: suffix.unwrap_or(0),
        },
        width,
    ))
}

/// A Roman number in capitals at the start of `text`, and the bytes it takes.
pub fn roman(text: &str) -> Option<(Value, usize)> {
    ordinals::roman(text).map(|(number, width)| (Value::plain(number), width))
}

/// `thứ nhất` at the start of `text`, and the bytes it takes.
pub fn ordinal(text: &str) -> Option<(Value, usize)> {
    ordinals::ordinal(text).map(|(number, width)| (Value::plain(number), width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_run_in_vietnamese_and_in_latin_order() {
        let next =
            |a, b| letter(b).unwrap() > 0 && letter_follows(letter(a).unwrap(), letter(b).unwrap());
        for (a, b) in [
            ('d', 'đ'),
            ('đ', 'e'),
            ('d', 'e'),
            ('e', 'g'),
            ('e', 'f'),
            ('i', 'k'),
            ('v', 'x'),
        ] {
            assert!(next(a, b), "{a} {b}");
        }
        for (a, b) in [('a', 'c'), ('đ', 'd'), ('a', 'a'), ('c', 'e')] {
            assert!(!next(a, b), "{a} {b}");
        }
    }

    #[test]
    fn numbers_may_bear_a_letter() {
        assert_eq!(
            arabic("12a."),
            Some((
                Value::Number {
                    main: 12,
                    suffix: 1
                },
                3
            ))
        );
        assert_eq!(arabic("12an"), Some((Value::plain(12), 2)));
        assert!(arabic("5a").unwrap().0.follows(Value::plain(5)));
        assert!(Value::plain(6).follows(arabic("5a").unwrap().0));
        assert_eq!(arabic("1200"), Some((Value::plain(1200), 4)));
        assert_eq!(arabic("2014"), None);
    }
}
