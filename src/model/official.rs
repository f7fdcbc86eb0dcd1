//! An official text, whole: every byte of it lies in exactly one clause or one named other part.

use super::clause::{Clause, ClauseId, Step};
use super::listed::Listed;
use crate::base::path::SourcePath;
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

/// The language that clauses are named in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Speech {
    #[default]
    Vietnamese,
    English,
}

impl Speech {
    /// That of a site in the language `lang`.
    pub fn of(lang: &str) -> Self {
        match lang.split('-').next() {
            Some("en") => Speech::English,
            _ => Speech::Vietnamese,
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
