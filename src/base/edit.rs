//! Edits of texts: what a renaming writes in place of old names.

use super::diagnostic::Fix;
use super::edits;
use super::path::SourcePath;
use super::span::Span;

/// `text` with all of `fixes` made, which are of one file; of two that overlap the first.
pub fn applied(text: &str, fixes: &[Fix]) -> String {
    edits::applied(text, &apart(text, fixes), &Some).unwrap_or_else(|| text.to_string())
}

/// The edits of `text` that can be made together, in their order: each once, of two that overlap
/// the first.
pub fn apart<'f>(text: &str, fixes: &'f [Fix]) -> Vec<&'f Fix> {
    let mut ordered: Vec<&Fix> = fixes.iter().collect();
    ordered.sort();
    ordered.dedup();
    let mut at = 0;
    ordered.retain(|fix| {
        let range = fix.span.range();
        let is_free = range.start >= at && range.end <= text.len();
        at = if is_free { range.end } else { at };
        is_free
    });
    ordered
}

/// The edit that writes a list anew, item by item; `None` leaves an item out, with what parts it
/// from the one before. `items` are their places in `text`.
pub fn listed(text: &str, items: &[Span], new: &[Option<String>]) -> Option<Fix> {
    let (first, last) = (items.first()?, items.last()?);
    let (mut out, mut before) = (String::new(), None);
    for (span, word) in items.iter().zip(new) {
        if let (Some(_), Some(end), false) = (word, before, out.is_empty()) {
            out.push_str(text.get(end..span.range().start)?);
        }
        out.push_str(word.as_deref().unwrap_or_default());
        before = Some(span.range().end);
    }
    Some(Fix {
        span: Span::new(&first.file, first.range().start..last.range().end),
        replacement: out,
    })
}

/// How the lines of `text` end: as its first one does.
pub fn line_end(text: &str) -> &'static str {
    let first = text.find('\n').map(|at| text[..at].ends_with('\r'));
    if first == Some(true) { "\r\n" } else { "\n" }
}

/// The edit that takes out the lines from byte `start` to byte `end`, whole.
pub fn without_lines(text: &str, file: &SourcePath, (start, end): (usize, usize)) -> Fix {
    let start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    Fix {
        span: Span::new(file, start..end),
        replacement: String::new(),
    }
}

/// The edit that writes `new` in place of the name `old` in the bytes `within` of `text`: its first
/// place there that is no part of a longer name. `None` where there is none.
pub fn renamed(text: &str, within: &Span, old: &str, new: &str) -> Option<Fix> {
    let range = within.range();
    let part = text.get(range.clone())?;
    let joined = |c: char| c.is_alphanumeric() || c == '.' || c == '_';
    let stands_alone = |at: &usize| {
        let mut after = part[at + old.len()..].chars();
        let goes_on = match after.next() {
            Some('.') => after.next().is_some_and(char::is_alphanumeric),
            next => next.is_some_and(joined),
        };
        let is_begun = old.starts_with(joined) && part[..*at].ends_with(joined);
        !is_begun && !goes_on
    };
    let mut places = part.match_indices(old).map(|(at, _)| at);
    let at = range.start + places.find(stands_alone)?;
    Some(Fix {
        span: Span::new(&within.file, at..at + old.len()),
        replacement: new.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, old: &str, new: &str, expected: &str) {
        let span = Span::new(&SourcePath::new("a.md"), 0..text.len());
        let fixes: Vec<Fix> = renamed(text, &span, old, new).into_iter().collect();
        assert_eq!(applied(text, &fixes), expected);
    }

    #[test]
    fn a_name_is_written_anew_where_it_stands_alone() {
        check("[[I.2]]", "I.2", "I.3", "[[I.3]]");
        check(
            "[[II.2.1]] [[I.2.a]] I.21, I.2.",
            "I.2",
            "I.3",
            "[[II.2.1]] [[I.2.a]] I.21, I.3.",
        );
        check("\"57-kh#I.2/3t\"", "I.2", "I.3", "\"57-kh#I.3/3t\"");
        check("[[I.2-4|khoản I.2]]", "I.2", "I.3", "[[I.3-4|khoản I.2]]");
        check("[[I.1]]", "I.2", "I.3", "[[I.1]]");
    }

    #[track_caller]
    fn check_list(text: &str, names: [&str; 3], new: [Option<&str>; 3], expected: &str) {
        let file = SourcePath::new("a.md");
        let place = |name: &str| {
            let at = text.find(name).unwrap();
            Span::new(&file, at..at + name.len())
        };
        let new = new.map(|word| word.map(str::to_string));
        let fix = listed(text, &names.map(place), &new).unwrap();
        assert_eq!(applied(text, &[fix]), expected);
    }

    #[test]
    fn a_list_is_written_anew_as_it_was_written() {
        let names = ["a", "b", "c"];
        check_list("[a, b,c]", names, [Some("a"), Some("x"), None], "[a, x]");
        check_list("[a, b,c]", names, [None, None, Some("c")], "[c]");
        check_list("[a, b,c]", names, [None, None, None], "[]");
        let (block, rest) = ("- a\n  - b\n  - c\n", "- x\n  - c\n");
        check_list(block, names, [Some("x"), None, Some("c")], rest);
    }

    #[test]
    fn lines_are_taken_out_whole() {
        let file = SourcePath::new("a.md");
        let text = "a = 1\nb = 2 # b\nc = 3";
        let without = |start, end| applied(text, &[without_lines(text, &file, (start, end))]);
        assert_eq!(without(6, 11), "a = 1\nc = 3");
        assert_eq!(without(16, 21), "a = 1\nb = 2 # b\n");
    }

    #[test]
    fn edits_are_made_at_once() {
        let file = SourcePath::new("a.md");
        let fix = |range, replacement: &str| Fix {
            span: Span::new(&file, range),
            replacement: replacement.to_string(),
        };
        assert_eq!(
            applied("1 2 3", &[fix(2..3, "33"), fix(0..1, "2")]),
            "2 33 3"
        );
    }
}
