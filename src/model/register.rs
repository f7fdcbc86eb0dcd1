//! Registers beside the pages: documents that are cited, what must be covered, words.

use super::clause::ClauseRef;
use super::level::{LevelId, Validity};
use super::meta::KindName;
use crate::base::date::Date;
use crate::base::diagnostic::Severity;
use crate::base::span::Span;
use crate::text::folded::Folded;
use std::collections::{BTreeMap, BTreeSet};

/// `registers/documents.toml`.
#[derive(Clone, Debug, Default, Hash)]
pub struct Documents {
    pub documents: Vec<CitedDocument>,
    /// The first document of each number, without white space and in lower case.
    numbered: BTreeMap<String, usize>,
}

impl Documents {
    pub fn new(documents: Vec<CitedDocument>) -> Self {
        let numbers = documents
            .iter()
            .enumerate()
            .rev()
            .map(|(at, document)| (plain(&document.number), at));
        Documents {
            numbered: numbers.filter(|(number, _)| !number.is_empty()).collect(),
            documents,
        }
    }

    /// The first document of a number, as people may write it.
    pub fn numbered(&self, number: &str) -> Option<&CitedDocument> {
        self.numbered
            .get(&plain(number))
            .map(|at| &self.documents[*at])
    }
}

/// Whether two numbers are the same but for white space and the case of letters.
pub fn same_number(a: &str, b: &str) -> bool {
    !a.is_empty() && plain(a) == plain(b)
}

fn plain(number: &str) -> String {
    number
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

/// A document that texts cite.
#[derive(Clone, Debug, Hash)]
pub struct CitedDocument {
    pub id: String,
    pub number: String,
    /// `Quyết định`
    pub kind: String,
    pub date: Option<Date>,
    pub issuer: String,
    pub title: String,
    pub short: Option<String>,
    pub also: Vec<String>,
    pub note: Option<String>,
    pub replaces: Vec<String>,
    pub amends: Vec<String>,
    pub based_on: Vec<String>,
    /// What it follows on from, where it does not formally replace it.
    pub follows: Vec<String>,
    pub repealed_by: Option<String>,
    pub validity: Validity,
    pub span: Span,
}

/// `registers/coverage.toml`.
#[derive(Clone, Debug, Default, Hash)]
pub struct CoveragePolicy {
    pub required: Vec<Required>,
    pub not_applicable: Vec<NotApplicable>,
}

/// Each of `clauses` must have material of each of `kinds` for each of `levels`.
#[derive(Clone, Debug, Hash)]
pub struct Required {
    pub clauses: Vec<ClauseRef>,
    pub levels: Vec<LevelId>,
    pub kinds: Vec<KindName>,
    pub severity: Severity,
    pub span: Span,
}

/// Cells of the matrix that need no material, and why.
#[derive(Clone, Debug, Hash)]
pub struct NotApplicable {
    pub clauses: Vec<ClauseRef>,
    pub levels: Vec<LevelId>,
    pub reason: String,
    pub span: Span,
}

/// `registers/words.toml`.
#[derive(Clone, Debug, Default, Hash)]
pub struct Words {
    /// Short form and its long forms.
    pub abbreviations: Vec<(String, Vec<String>)>,
    /// Sets of words that mean the same.
    pub same: Vec<Vec<String>>,
    /// A search for the left also finds the right.
    pub one_way: Vec<(String, String)>,
    pub terms: Vec<Term>,
}

impl Words {
    /// Every phrase that the register names.
    pub fn phrases(&self) -> impl Iterator<Item = &str> {
        let long = self.abbreviations.iter().flat_map(|(_, long)| long);
        let terms = self.terms.iter();
        let terms = terms.flat_map(|term| std::iter::once(&term.word).chain(&term.also));
        let all = long.chain(self.same.iter().flatten()).chain(terms);
        all.map(String::as_str)
    }
}

/// What running text calls documents besides their numbers, and what it shortens.
#[derive(Clone, Debug, Default, Hash)]
pub struct Lexicon {
    /// Folded, as a recogniser reads a text.
    pub names: Vec<String>,
    /// The words that names begin with.
    pub beginnings: BTreeSet<String>,
    /// Each short form with the first of its long ones.
    pub abbreviations: BTreeMap<String, String>,
}

impl Lexicon {
    pub fn new(documents: &Documents, words: &Words) -> Self {
        let first =
            |(short, long): &(String, Vec<String>)| Some((short.clone(), long.first()?.clone()));
        let names = documents
            .documents
            .iter()
            .flat_map(CitedDocument::names)
            .map(|name| Folded::new(name).text);
        let names: Vec<String> = names.filter(|name| !name.trim().is_empty()).collect();
        Lexicon {
            beginnings: names
                .iter()
                .filter_map(|name| name.split_whitespace().next())
                .map(str::to_string)
                .collect(),
            names,
            abbreviations: words.abbreviations.iter().filter_map(first).collect(),
        }
    }
}

impl CitedDocument {
    /// What it is called besides its number and title.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.short.iter().chain(&self.also).map(String::as_str)
    }

    /// `Quyết định số 1393/QĐ-TTg`; `number` is the word before it, `số`.
    pub fn full_number(&self, number: &str) -> String {
        match self.kind.as_str() {
            "" => self.number.clone(),
            kind => format!("{kind} {number} {}", self.number),
        }
    }
}

/// A word of the glossary.
#[derive(Clone, Debug, Hash)]
pub struct Term {
    pub word: String,
    pub meaning: String,
    pub source: Option<String>,
    pub also: Vec<String>,
    pub clauses: Vec<ClauseRef>,
    pub span: Span,
}
