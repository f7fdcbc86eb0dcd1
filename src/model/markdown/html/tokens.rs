//! A run of HTML as its tags, the words between them, and what is kept as it is.

use super::element::{SWALLOWING, begins_with_name, tag_length};
use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    Tag,
    Words,
    /// A comment, a declaration, or an element whose content is no text: scripts, drawings.
    Kept,
}

/// Elements that are kept whole, with all in them.
const WHOLE: [&str; 6] = ["svg", "math", "select", "template", "object", "datalist"];

/// The tokens of `html`, which together are all of it; `None` where something is left open.
pub fn tokens(html: &str) -> Option<Vec<(Token, Range<usize>)>> {
    let (mut found, mut at) = (vec![], 0);
    while at < html.len() {
        let (token, length) = token(&html[at..])?;
        found.push((token, at..at + length));
        at += length;
    }
    Some(found)
}

/// The token at the start of `rest`, and its length.
fn token(rest: &str) -> Option<(Token, usize)> {
    if rest.starts_with("<!") || rest.starts_with("<?") {
        let close = if rest.starts_with("<!--") { "-->" } else { ">" };
        return Some((Token::Kept, rest.find(close)? + close.len()));
    }
    if !begins_tag(rest) {
        let mut starts = rest.match_indices('<').map(|(at, _)| at);
        let next = starts.find(|at| *at > 0 && begins_tag(&rest[*at..]));
        return Some((Token::Words, next.unwrap_or(rest.len())));
    }
    let length = tag_length(rest)?;
    let is_named = |name: &&&str| begins_with_name(&rest[1..], name);
    if let Some(name) = WHOLE.iter().find(is_named) {
        return Some((Token::Kept, length + element_end(&rest[length..], name)?));
    }
    // One that is never closed is shown as text, alone.
    let swallowing = SWALLOWING.iter().find(is_named);
    let end = swallowing.and_then(|name| element_end(&rest[length..], name));
    Some(match end {
        Some(end) => (Token::Kept, length + end),
        None => (Token::Tag, length),
    })
}

/// Whether `rest` begins with a tag, a comment or a declaration, whole or not.
fn begins_tag(rest: &str) -> bool {
    let inside = rest.strip_prefix('<').unwrap_or_default();
    let name = inside.strip_prefix('/').unwrap_or(inside);
    inside.starts_with(['!', '?']) || name.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// The byte behind `</name>`.
fn element_end(rest: &str, name: &str) -> Option<usize> {
    let mut closings = rest.match_indices("</").map(|(at, _)| at);
    let at = closings.find(|at| begins_with_name(&rest[at + 2..], name))?;
    Some(at + tag_length(&rest[at..])?)
}

#[cfg(test)]
mod tests {
    use super::{Token::*, *};

    #[track_caller]
    fn check(html: &str, expected: &[(Token, &str)]) {
        let found = tokens(html).unwrap_or_default();
        let found: Vec<_> = found
            .into_iter()
            .map(|(token, at)| (token, &html[at]))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn tags_and_words_stand_apart() {
        check(
            "<p a=\">\">1 < 2</p>",
            &[(Tag, "<p a=\">\">"), (Words, "1 < 2"), (Tag, "</p>")],
        );
        check(
            "a<!-- <b> -->b",
            &[(Words, "a"), (Kept, "<!-- <b> -->"), (Words, "b")],
        );
        check(
            "<svg><text>a</text></SVG>",
            &[(Kept, "<svg><text>a</text></SVG>")],
        );
        check("<a\n href=b>", &[(Tag, "<a\n href=b>")]);
    }

    #[test]
    fn what_is_left_open_is_no_row_of_tokens() {
        assert_eq!(tokens("<p>a<!-- b"), None);
        assert_eq!(tokens("a <img src="), None);
        assert_eq!(tokens("<svg>a"), None);
    }

    #[test]
    fn what_would_swallow_the_rest_stands_alone() {
        check("<script>a", &[(Tag, "<script>"), (Words, "a")]);
        check(
            "<script>a</script>b",
            &[(Kept, "<script>a</script>"), (Words, "b")],
        );
    }
}
