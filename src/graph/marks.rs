//! What is laid around words of an official text, whose visible text stays as it is: misprints that
//! are kept, and citations, which lead on.

use super::citations::{Location, Resolution, Resolver};
use super::links::Target;
use super::site::Site;
use crate::base::path::OutPath;
use crate::model::citation::Citation;
use crate::model::clause::Clause;
use crate::model::plan::Plan;
use std::collections::BTreeMap;
use std::ops::Range;

/// What some words of an official text are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// The note of the clause calls them misprinted and kept so.
    Misprint,
    Cited(Target),
}

/// Some bytes of a text and what they are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    pub range: Range<usize>,
    pub kind: MarkKind,
}

/// Marks in the order of the text; none overlaps another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Marks(Vec<Mark>);

/// Words on one line, with what they are.
pub type Words<'a> = (&'a str, Option<&'a MarkKind>);

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

    /// The bytes `range` of `text` in pieces; a mark that goes on past the end is cut there.
    pub fn within<'a>(&'a self, text: &'a str, range: Range<usize>) -> Vec<Words<'a>> {
        let (mut at, mut words) = (range.start, vec![]);
        let first = self.0.partition_point(|mark| mark.range.end <= range.start);
        for mark in &self.0[first..] {
            if mark.range.start >= range.end {
                break;
            }
            let (start, end) = (mark.range.start.max(at), mark.range.end.min(range.end));
            words.extend((at < start).then(|| (&text[at..start], None)));
            words.push((&text[start..end], Some(&mark.kind)));
            at = end;
        }
        words.extend((at < range.end).then(|| (&text[at..range.end], None)));
        words
    }
}

/// The marks of `clauses` of a plan for the page `from`, to which no citation leads.
pub fn marks(site: &Site, plan: &Plan, clauses: &[Clause], from: &OutPath) -> Marks {
    Marks::new(clauses.iter().flat_map(|clause| {
        misprints(plan, clause)
            .chain(cited(site, plan, clause, from))
            .collect::<Vec<_>>()
    }))
}

/// The marks of a whole plan, its head too, for the page `from`.
pub fn all(site: &Site, plan: &Plan, from: &OutPath) -> Marks {
    let here = Location {
        plan: Some(&plan.id),
        clause: None,
    };
    let own = marks(site, plan, &plan.official.clauses, from);
    let head = plan
        .cited_in_head()
        .filter_map(|one| mark(site, one, here, from));
    Marks::new(head.chain(own.0))
}

fn misprints<'a>(plan: &'a Plan, clause: &'a Clause) -> impl Iterator<Item = Mark> + 'a {
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
        kind: MarkKind::Misprint,
    })
}

fn cited(site: &Site, plan: &Plan, clause: &Clause, from: &OutPath) -> Vec<Mark> {
    let here = Location {
        plan: Some(&plan.id),
        clause: Some(clause),
    };
    let citations = plan.cited_in(clause).iter();
    citations
        .filter_map(|one| mark(site, one, here, from))
        .collect()
}

fn mark(site: &Site, citation: &Citation, here: Location, from: &OutPath) -> Option<Mark> {
    let resolver = Resolver {
        clauses: &site.clauses,
        documents: &site.sources.documents,
        names: site.names(),
    };
    match resolver.find(citation, here) {
        Resolution::To(Target::Page { out, .. }) if out == *from => None,
        Resolution::To(target) => target.leads().then(|| Mark {
            range: citation.range.clone(),
            kind: MarkKind::Cited(target),
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(marks: &[Range<usize>], range: Range<usize>, expected: &str) {
        let mark = |range| Mark {
            range,
            kind: MarkKind::Misprint,
        };
        let marks = Marks::new(marks.iter().cloned().map(mark));
        let shown = |(text, mark): &Words| match mark {
            Some(_) => format!("({text})"),
            None => text.to_string(),
        };
        let found: String = marks.within("ab<cd", range).iter().map(shown).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_change_no_visible_text() {
        check(&[], 0..5, "ab<cd");
        check(&[1..2, 2..3], 0..5, "a(b)(<)cd");
        check(&[0..2, 1..4, 4..5], 0..5, "(ab)<c(d)");
        check(&[3..5, 0..1], 0..4, "(a)b<(c)");
        check(&[0..4, 4..5], 2..3, "(<)");
    }
}
