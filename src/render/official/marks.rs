//! What is laid around words of an official text: its visible text stays as it is.

use crate::model::clause::Clause;
use crate::model::plan::Plan;
use crate::typeset::nowrap;
use std::collections::BTreeMap;
use std::ops::Range;

/// An element around some bytes of a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    pub range: Range<usize>,
    /// The opening tag.
    pub open: String,
    pub close: &'static str,
}

/// Marks in the order of the text; none overlaps another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Marks(Vec<Mark>);

impl Marks {
    /// Of marks that overlap, the first one given stays.
    pub fn new(marks: impl IntoIterator<Item = Mark>) -> Self {
        let mut kept: BTreeMap<usize, Mark> = BTreeMap::new();
        for mark in marks.into_iter().filter(|mark| !mark.range.is_empty()) {
            let before = kept.range(..mark.range.end).next_back();
            if before.is_none_or(|(_, other)| other.range.end <= mark.range.start) {
                kept.insert(mark.range.start, mark);
            }
        }
        Marks(kept.into_values().collect())
    }

    /// Appends the bytes `range` of `text`, escaped, with the marks around their words; a mark that
    /// goes on past the end is closed there.
    pub fn write(&self, out: &mut String, text: &str, range: Range<usize>) {
        let mut at = range.start;
        let first = self.0.partition_point(|mark| mark.range.end <= range.start);
        for mark in self.0[first..]
            .iter()
            .take_while(|mark| mark.range.start < range.end)
        {
            let (start, end) = (mark.range.start.max(at), mark.range.end.min(range.end));
            let close = nowrap::write_before(out, &text[at..start], &text[start..end]);
            out.push_str(&mark.open);
            nowrap::write(out, &text[start..end]);
            out.push_str(mark.close);
            out.push_str(close);
            at = end;
        }
        nowrap::write(out, &text[at..range.end]);
    }
}

/// The words of a clause that its note calls misprinted and kept so. The text is Vietnamese, so its
/// label is.
pub fn misprints<'a>(plan: &'a Plan, clause: &'a Clause) -> impl Iterator<Item = Mark> + 'a {
    let own = plan.official.slice(&clause.own);
    let words = plan
        .note(&clause.id)
        .into_iter()
        .flat_map(|note| &note.verbatim);
    let found = words.flat_map(move |word| {
        own.match_indices(&word.value)
            .map(|(at, word)| clause.own.start + at..clause.own.start + at + word.len())
    });
    found.map(|range| Mark {
        range,
        open: "<span class=\"verbatim\" title=\"nguyên văn\">".to_string(),
        close: "</span>",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(range: Range<usize>) -> Mark {
        Mark {
            range,
            open: "<b>".into(),
            close: "</b>",
        }
    }

    #[track_caller]
    fn check(marks: &[Range<usize>], range: Range<usize>, expected: &str) {
        let mut out = String::new();
        Marks::new(marks.iter().cloned().map(mark)).write(&mut out, "ab<cd", range);
        assert_eq!(out, expected);
    }

    #[test]
    fn marks_change_no_visible_text() {
        check(&[], 0..5, "ab&lt;cd");
        check(&[1..2, 2..3], 0..5, "a<b>b</b><b>&lt;</b>cd");
        check(&[0..2, 1..4, 4..5], 0..5, "<b>ab</b>&lt;c<b>d</b>");
        check(&[3..5, 0..1], 0..4, "<b>a</b>b&lt;<b>c</b>");
        check(&[0..4, 4..5], 2..3, "<b>&lt;</b>");
    }
}
