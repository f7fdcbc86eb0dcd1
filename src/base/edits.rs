//! Edits of texts: which can be made together, and what they make.

use super::diagnostic::{Diagnostic, Fix};
use super::path::SourcePath;
use std::collections::BTreeMap;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Of `found`, the faults whose edits can be made at once: each whole, and none that meets an edit
/// of a fault before it. `may` says which files may be edited.
pub fn together<'d>(
    found: &'d [Diagnostic],
    may: &dyn Fn(&SourcePath) -> bool,
) -> Vec<&'d Diagnostic> {
    let mut taken: BTreeMap<&SourcePath, Vec<Range<usize>>> = BTreeMap::new();
    let mut chosen = vec![];
    let fixed = found.iter().filter(|fault| !fault.fixes.is_empty());
    for fault in fixed.filter(|fault| fault.fixes.iter().all(|fix| may(&fix.span.file))) {
        let is_free = fault.fixes.iter().all(|fix| {
            let there = taken.get(&fix.span.file).into_iter().flatten();
            there
                .into_iter()
                .all(|range| !meet(range, &fix.span.range()))
        });
        if is_free {
            let edits = fault.fixes.iter();
            edits.for_each(|fix| {
                taken
                    .entry(&fix.span.file)
                    .or_default()
                    .push(fix.span.range())
            });
            chosen.push(fault);
        }
    }
    chosen
}

/// Whether two edits touch: where one ends and the other begins as well, since which comes first
/// would then decide.
fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start <= other.end && other.start <= one.end
}

/// `text` with edits made that do not meet; `None` where one lies outside of it. `at` says where a
/// byte that an edit names stands in `text`.
pub fn applied(text: &str, fixes: &[&Fix], at: &dyn Fn(usize) -> Option<usize>) -> Option<String> {
    let mut edits = vec![];
    for fix in fixes {
        let range = fix.span.range();
        edits.push((at(range.start)?..at(range.end)?, &fix.replacement));
    }
    edits.sort_by_key(|(range, _)| range.start);
    let (mut out, mut from) = (String::new(), 0);
    for (range, replacement) in edits {
        out.push_str(text.get(from..range.start)?);
        out.push_str(replacement);
        from = range.end;
    }
    out.push_str(text.get(from..)?);
    Some(out)
}

/// Byte `at` of the composed form (NFC) of `raw`, as a byte of `raw`; `None` within a letter.
pub fn in_raw(raw: &str, at: usize) -> Option<usize> {
    let (mut start, mut composed) = (0, 0);
    while composed < at {
        let letter = letter(&raw[start..])?;
        composed += letter.nfc().map(read_length).sum::<usize>();
        start += letter.len();
    }
    (composed == at).then_some(start)
}

/// The bytes of a letter in a text that is read: U+FFFD stands for U+0000.
fn read_length(c: char) -> usize {
    if c == '\0' {
        '\u{FFFD}'.len_utf8()
    } else {
        c.len_utf8()
    }
}

/// The first letter of `text` with the marks that belong to it.
fn letter(text: &str) -> Option<&str> {
    let mut chars = text.char_indices();
    chars.next()?;
    let end = chars.find(|(_, c)| canonical_combining_class(*c) == 0);
    Some(&text[..end.map_or(text.len(), |(at, _)| at)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diagnostic::Message;
    use crate::base::span::Span;

    fn fault(edits: &[(Range<usize>, &str)]) -> Diagnostic {
        let file = SourcePath::new("a.md");
        let fault = Diagnostic::error("x/y", Span::new(&file, 0..0), Message::new("", ""));
        edits.iter().fold(fault, |fault, (range, text)| {
            fault.fix(Span::new(&file, range.clone()), *text)
        })
    }

    #[track_caller]
    fn check(text: &str, faults: &[Diagnostic], expected: &str) {
        let chosen = together(faults, &|_| true);
        let fixes: Vec<&Fix> = chosen.iter().flat_map(|fault| &fault.fixes).collect();
        assert_eq!(applied(text, &fixes, &Some).as_deref(), Some(expected));
    }

    #[test]
    fn edits_that_meet_wait_for_the_next_round() {
        check(
            "abcd",
            &[fault(&[(1..2, "X")]), fault(&[(3..4, "Y")])],
            "aXcY",
        );
        check(
            "abcd",
            &[fault(&[(0..2, "X")]), fault(&[(1..3, "Y")])],
            "Xcd",
        );
        check(
            "abcd",
            &[fault(&[(0..1, "X")]), fault(&[(1..1, "Y")])],
            "Xbcd",
        );
        let two = fault(&[(0..1, "X"), (3..4, "Z")]);
        check("abcd", &[fault(&[(3..4, "Y")]), two], "abcY");
        assert_eq!(
            applied("ab", &[&fault(&[(0..9, "X")]).fixes[0]], &Some),
            None
        );
    }

    #[test]
    fn a_place_is_found_in_the_text_that_was_decomposed() {
        let raw = "tie\u{302}\u{301}t x";
        assert_eq!(in_raw(raw, 0), Some(0));
        assert_eq!(in_raw(raw, "tiết".len()), Some("tie\u{302}\u{301}t".len()));
        assert_eq!(in_raw(raw, "tiết x".len()), Some(raw.len()));
        assert_eq!(in_raw(raw, 3), None);
        assert_eq!(in_raw(raw, 99), None);
    }
}
