//! The list comprehensions of an expression: `[each for name in values if …]`.

use std::ops::Range;

/// A comprehension: where the expression of each item stands, and the value that is gone through.
#[derive(Debug, PartialEq, Eq)]
pub struct Comprehension {
    pub each: Range<usize>,
    pub values: Range<usize>,
}

/// A bracket that is open, with where its parts begin.
struct Open {
    mark: u8,
    start: usize,
    /// Where its `for` stands.
    names: Option<usize>,
    /// Behind its `in`.
    values: Option<usize>,
    /// At the `if` behind it.
    end: Option<usize>,
}

/// Every comprehension in `text[range]`; what stands in quotes is none.
pub fn comprehensions(text: &str, range: Range<usize>) -> Vec<Comprehension> {
    let (mut found, mut open): (_, Vec<Open>) = (vec![], vec![]);
    let mut at = range.start;
    while let Some((length, token)) = text.get(at..range.end).and_then(token) {
        match (token, open.last_mut()) {
            (Token::Mark(mark @ (b'[' | b'(' | b'{')), _) => open.push(Open {
                mark,
                start: at + length,
                names: None,
                values: None,
                end: None,
            }),
            (Token::Mark(_), _) => {
                let closed = open.pop().filter(|open| open.mark == b'[');
                found.extend(closed.and_then(|open| comprehension(&open, at)));
            }
            (Token::Word("for"), Some(open)) if open.names.is_none() => open.names = Some(at),
            (Token::Word("in"), Some(open)) if open.names.is_some() && open.values.is_none() => {
                open.values = Some(at + length);
            }
            (Token::Word("if"), Some(open)) if open.values.is_some() => {
                open.end = open.end.or(Some(at));
            }
            _ => {}
        }
        at += length;
    }
    found
}

fn comprehension(open: &Open, close: usize) -> Option<Comprehension> {
    Some(Comprehension {
        each: open.start..open.names?,
        values: open.values?..open.end.unwrap_or(close),
    })
}

enum Token<'a> {
    Word(&'a str),
    /// A bracket that opens or closes.
    Mark(u8),
    Other,
}

/// What `rest` begins with, and its bytes; a text in quotes is one.
fn token(rest: &str) -> Option<(usize, Token<'_>)> {
    let first = rest.chars().next()?;
    let length = first.len_utf8();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    Some(match first {
        '"' | '\'' | '`' => {
            let inside = rest.bytes().skip(1);
            let end = inside.take_while(|byte| char::from(*byte) != first).count();
            ((end + 2).min(rest.len()), Token::Other)
        }
        '[' | ']' | '(' | ')' | '{' | '}' => (length, Token::Mark(*rest.as_bytes().first()?)),
        _ if is_word(first) => {
            let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            (end, Token::Word(rest.get(..end)?))
        }
        _ => (length, Token::Other),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[[&str; 2]]) {
        let found = comprehensions(text, 0..text.len());
        let found: Vec<_> = found
            .iter()
            .map(|it| [text[it.each.clone()].trim(), text[it.values.clone()].trim()])
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn each_comprehension_is_found_with_its_values() {
        check("[a for a in b]", &[["a", "b"]]);
        check("[f(x=a[0]) for a in b.c if a.for]", &[["f(x=a[0])", "b.c"]]);
        check(
            "[[y for y in range(end=9)] for x in z]",
            &[["y", "range(end=9)"], ["[y for y in range(end=9)]", "z"]],
        );
        check("a[0] ~ \"[x for x in y]\"", &[]);
        check("[\"for\", a in b]", &[]);
        check("[a for a in b", &[]);
        check("]]", &[]);
    }
}
