//! What the source of a Markdown text holds and no reader of it sees: comments, hidden elements.

use super::html::{Token, is_hidden, tokens};

/// How a comment begins and ends.
pub type Bounds = (&'static str, &'static str);

/// The comments of HTML.
pub const HTML: Bounds = ("<!--", "-->");

/// Bytes of a tag at most.
const LONGEST: usize = 4096;

/// `text` without comments of these bounds and without hidden elements, its lines kept, and what
/// was taken out: the line from 1, and its words. Code stays as it is.
pub fn without(text: &str, bounds: &[Bounds]) -> (String, Vec<(usize, Hidden)>) {
    let (mut out, mut taken) = (String::with_capacity(text.len()), vec![]);
    let (mut rest, mut line) = (text, 1);
    while !rest.is_empty() {
        let line_starts = out.is_empty() || out.ends_with('\n');
        let code = code(rest, line_starts);
        if code > 0 {
            out.push_str(&rest[..code]);
            line += rest[..code].matches('\n').count();
            rest = &rest[code..];
            continue;
        }
        let (length, hidden) = hidden(rest, bounds);
        let stretch = &rest[..length];
        match hidden {
            Some(hidden) => {
                taken.push((line, hidden));
                out.extend(stretch.matches('\n'));
            }
            None => out.push_str(stretch),
        }
        line += stretch.matches('\n').count();
        rest = &rest[length..];
    }
    (out, taken)
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hidden {
    Comment(String),
    Element(String),
}

impl Hidden {
    pub fn words(&self) -> &str {
        let (Hidden::Comment(words) | Hidden::Element(words)) = self;
        words
    }
}

/// The bytes of code that begins here: a fence with its lines, a span within a line; 0 for none.
fn code(rest: &str, line_starts: bool) -> usize {
    let bare = rest.trim_start_matches([' ', '>']);
    let indent = rest.len() - bare.len();
    let mark = bare.chars().next().filter(|c| matches!(c, '`' | '~'));
    let Some(mark) = mark.filter(|_| line_starts || indent == 0) else {
        return 0;
    };
    let run = bare.chars().take_while(|c| *c == mark).count();
    let fence = mark.to_string().repeat(run);
    if line_starts && run >= 3 {
        let mut at = rest.find('\n').map_or(rest.len(), |end| end + 1);
        while at < rest.len() {
            let end = rest[at..].find('\n').map_or(rest.len(), |end| at + end + 1);
            let line = rest[at..end].trim_matches([' ', '>', '\r', '\n']);
            at = end;
            if line.starts_with(&fence) && line.chars().all(|c| c == mark) {
                break;
            }
        }
        return at;
    }
    let behind = &bare[run..];
    let end = behind
        .find(&fence)
        .filter(|end| !behind[..*end].contains("\n\n"));
    match end.filter(|_| mark == '`') {
        Some(end) => indent + run + end + run,
        None => indent + run,
    }
}

/// How many bytes stand here together, and what they hide.
fn hidden(rest: &str, bounds: &[Bounds]) -> (usize, Option<Hidden>) {
    for (open, close) in bounds {
        if let Some(inside) = rest.strip_prefix(open) {
            let end = inside.find(close).unwrap_or(inside.len());
            let length = open.len() + (end + close.len()).min(inside.len());
            return (
                length,
                Some(Hidden::Comment(inside[..end].trim().to_string())),
            );
        }
    }
    let one = rest.chars().next().map_or(1, char::len_utf8);
    match element(rest) {
        Some(length) => {
            let words = words(&rest[..length]);
            (length, Some(Hidden::Element(words)))
        }
        None => (one, None),
    }
}

/// The bytes of a hidden element that begins here, to where it closes.
fn element(rest: &str) -> Option<usize> {
    let named = rest
        .strip_prefix('<')?
        .starts_with(|c: char| c.is_ascii_alphabetic());
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b'>');
    let end = end.filter(|_| named)? + 1;
    let Some(Token::Open(tag)) = tokens(&rest[..end]).into_iter().next() else {
        return None;
    };
    if !is_hidden(&tag) {
        return None;
    }
    if tag.empty {
        return Some(end);
    }
    let is = |at: usize, before: &str| {
        let behind = rest.get(at + before.len()..at + before.len() + tag.name.len());
        rest[at..].starts_with(before)
            && behind.is_some_and(|it| it.eq_ignore_ascii_case(&tag.name))
    };
    let (mut depth, mut at) = (1usize, end);
    while let Some(found) = rest[at..].find('<') {
        at += found;
        if is(at, "</") {
            depth -= 1;
        } else if is(at, "<") {
            depth += 1;
        }
        if depth == 0 {
            return Some(rest[at..].find('>').map_or(rest.len(), |end| at + end + 1));
        }
        at += 1;
    }
    Some(rest.len())
}

fn words(markup: &str) -> String {
    let said = tokens(markup).into_iter().filter_map(|token| match token {
        Token::Text(text) => Some(text),
        _ => None,
    });
    let said: String = said.collect();
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, left: &str, taken: &[&str]) {
        let (out, found) = without(text, &[HTML, ("{#", "#}")]);
        assert_eq!(out, left);
        let found: Vec<&str> = found.iter().map(|(_, hidden)| hidden.words()).collect();
        assert_eq!(found, taken);
    }

    #[test]
    fn what_nobody_sees_is_taken_out() {
        check("a <!-- b --> c", "a  c", &["b"]);
        check("a\n<!-- b\nc\n", "a\n\n\n", &["b\nc"]);
        check("a {# b #} c", "a  c", &["b"]);
        check("<div hidden>a<div>b</div>c</div>d", "d", &["abc"]);
        check("<p style=\"display: none\">a", "", &["a"]);
    }

    #[test]
    fn code_stays() {
        check("`<!-- a -->` b", "`<!-- a -->` b", &[]);
        check("```\n<!-- a -->\n```\nb", "```\n<!-- a -->\n```\nb", &[]);
        check(
            "> ```\n> <!-- a -->\n> ```\n",
            "> ```\n> <!-- a -->\n> ```\n",
            &[],
        );
        check("một ` dấu <!-- a -->", "một ` dấu ", &["a"]);
        check("<div class=\"a\">b</div>", "<div class=\"a\">b</div>", &[]);
    }
}
