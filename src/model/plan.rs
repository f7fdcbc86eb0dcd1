//! A plan: its official text, and what stands beside it.

use super::citation::Citation;
use super::clause::{Clause, ClauseId, PlanId};
use super::listed::Listed;
use super::note::Note;
use super::official::{OfficialText, OtherPart};
use crate::base::date::Date;
use crate::base::span::Span;
use std::ops::Range;

/// What `notes.toml` says beside a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Notes {
    pub notes: Listed<Note>,
    pub changes: Vec<Change>,
}

/// A declared change of the text since it was first locked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Change {
    pub what: What,
    /// The document that did it.
    pub by: String,
    /// Where `by` is written.
    pub by_span: Span,
    pub date: Option<Date>,
    /// The words of the clause before it, white space folded; empty where nobody kept them.
    pub former: String,
    /// References were written anew after this renumbering.
    pub rewritten: bool,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum What {
    Renumbered { from: ClauseId, to: ClauseId },
    Amended(ClauseId),
    Repealed(ClauseId),
    Corrected(ClauseId),
}

/// `clauses.lock`: what the clauses were when they were locked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Lock {
    pub rows: Vec<Locked>,
    /// The declared changes that the rows already hold, each as `Change::key` tells it.
    pub held: Vec<String>,
}

/// One row of `clauses.lock`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Locked {
    pub id: ClauseId,
    /// Hexadecimal digest of the clause's text in NFC.
    pub digest: String,
    /// The day it was first locked.
    pub since: Date,
    /// Its words, white space folded; `None` in a lock of earlier versions.
    pub words: Option<String>,
    pub span: Span,
}

/// A plan: its text, what stands beside it, and what its front matter calls it (in the page of the
/// same folder).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Plan {
    pub id: PlanId,
    pub official: OfficialText,
    /// Citations in its head, and in the headings and the text of its clauses, in the order of the
    /// text.
    pub citations: Vec<Citation>,
    pub notes: Notes,
    /// `None` where no `clauses.lock` was written yet.
    pub lock: Option<Lock>,
}

impl Plan {
    /// What notes say of a clause.
    pub fn note(&self, id: &ClauseId) -> Option<&Note> {
        self.notes.notes.of(id)
    }

    /// What the lock knows of a clause.
    pub fn locked(&self, id: &ClauseId) -> Option<&Locked> {
        let rows = &self.lock.as_ref()?.rows;
        rows.iter().find(|row| row.id == *id)
    }

    /// The id that a clause bore before all renumberings that notes declare, in their order; those
    /// by one document happened at once.
    pub fn first_id(&self, id: &ClauseId) -> ClauseId {
        let by_document = self.notes.changes.chunk_by(|one, next| one.by == next.by);
        let mut id = id.clone();
        for changes in by_document.rev() {
            let moves = changes.iter().filter_map(|change| match &change.what {
                What::Renumbered { from, to } => Some((to, from)),
                _ => None,
            });
            id = id.moved(moves).unwrap_or(id);
        }
        id
    }

    /// The citations in the head of the text.
    pub fn cited_in_head(&self) -> impl Iterator<Item = &Citation> {
        let heads = self
            .official
            .others
            .iter()
            .filter(|(part, _)| *part == OtherPart::Head);
        heads.flat_map(|(_, range)| self.cited_within(range))
    }

    /// The citations in the heading and the text of a clause.
    pub fn cited_in(&self, clause: &Clause) -> &[Citation] {
        self.cited_within(&clause.own)
    }

    fn cited_within(&self, range: &Range<usize>) -> &[Citation] {
        let before = |one: &Citation| one.range.start < range.start;
        let first = self.citations.partition_point(before);
        let rest = &self.citations[first..];
        let count = rest
            .iter()
            .take_while(|one| one.range.end <= range.end)
            .count();
        &rest[..count]
    }

    /// The named parts of a clause: id and sentence.
    pub fn parts(&self, id: &ClauseId) -> &[(String, String)] {
        self.note(id).map_or(&[], |note| &note.parts)
    }
}

impl Change {
    /// The change in one line: `renumbered II.4 II.5 12/NQ-BCH`.
    pub fn key(&self) -> String {
        let by = self.by.split_whitespace().collect::<Vec<_>>().join(" ");
        match &self.what {
            What::Renumbered { from, to } => format!("renumbered {} {} {by}", from.0, to.0),
            What::Amended(id) => format!("amended {} {by}", id.0),
            What::Repealed(id) => format!("repealed {} {by}", id.0),
            What::Corrected(id) => format!("corrected {} {by}", id.0),
        }
    }
}
