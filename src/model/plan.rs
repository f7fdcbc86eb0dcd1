//! An official text, whole: every byte of it lies in exactly one clause or one named other part.

use super::citation::Citation;
use super::citation_name::{Speech, Step};
use super::clause::{Clause, ClauseId, Note, PlanId};
use super::listed::Listed;
use crate::base::date::Date;
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::text::vi;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// How an official text is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layout {
    /// mục (I.) – khoản (1.) – điểm (a)) or gạch đầu dòng (-)
    SectionClausePoint,
    /// phần – chương – mục – điều – khoản – điểm
    ArticleClausePoint,
}

/// A part of an official text that is no clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OtherPart {
    /// Quốc hiệu, issuer, number, place and date, title.
    Head,
    /// The signature block.
    Signature,
    /// Nơi nhận.
    Recipients,
}

/// An official text with its clauses, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OfficialText {
    pub source: SourcePath,
    pub text: Arc<str>,
    pub clauses: Listed<Clause>,
    /// What its clauses are called in.
    pub speech: Speech,
    /// Bytes of the text that are no clause.
    pub others: Vec<(OtherPart, Range<usize>)>,
    /// The places of the clauses that each step may lead to.
    steps: BTreeMap<Step, Vec<usize>>,
}

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

impl OfficialText {
    /// The clauses below a section headed "Mục đích", in English "Purpose".
    ///
    /// Source: administrative plans open with "Mục đích, yêu cầu".
    pub fn purposes(&self) -> impl Iterator<Item = &Clause> {
        let is_purpose = |at: usize| {
            let heading = vi::fold(&self.clauses[at].heading);
            heading.starts_with("muc dich") || heading.starts_with("purpose")
        };
        let under = move |clause: &&Clause| clause.parent.is_some_and(is_purpose);
        self.clauses.iter().filter(under)
    }

    pub fn new(
        source: SourcePath,
        text: Arc<str>,
        clauses: Vec<Clause>,
        others: Vec<(OtherPart, Range<usize>)>,
    ) -> Self {
        let mut steps: BTreeMap<Step, Vec<usize>> = BTreeMap::new();
        for (at, clause) in clauses.iter().enumerate() {
            steps.entry(Step::to(clause)).or_default().push(at);
        }
        OfficialText {
            source,
            text,
            clauses: Listed::new(clauses),
            speech: Speech::Vietnamese,
            others,
            steps,
        }
    }

    /// The same text with its clauses called in `speech`.
    pub fn called_in(self, speech: Speech) -> Self {
        OfficialText { speech, ..self }
    }

    /// The places of the clauses that `step` may lead to, in the order of the text.
    pub fn numbered(&self, step: &Step) -> &[usize] {
        self.steps.get(step).map_or(&[], Vec::as_slice)
    }

    pub fn get(&self, id: &ClauseId) -> Option<&Clause> {
        self.clauses.of(id)
    }

    /// Whether clauses lie below the one at `at`; the first of them comes right after it.
    pub fn has_children(&self, at: usize) -> bool {
        self.clauses
            .get(at + 1)
            .is_some_and(|next| next.parent == Some(at))
    }

    /// The bytes of `range` as text.
    pub fn slice(&self, range: &Range<usize>) -> &str {
        &self.text[range.clone()]
    }
}
