//! Edits of texts: what a renaming writes in place of old names.

use super::diagnostic::Fix;
use super::edits;
use super::span::Span;

/// `text` with all of `fixes` made, which are of one file; of two that overlap the first.
pub fn applied(text: &str, fixes: &[Fix]) -> String {
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
    edits::applied(text, &ordered, &Some).unwrap_or_else(|| text.to_string())
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
    use crate::base::path::SourcePath;

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
