//! What links and citations lead to.

use super::clauses::Clauses;
use crate::base::path::{OutPath, SourcePath};
use crate::model::clause::Address;
use std::collections::BTreeMap;

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    Page {
        source: SourcePath,
        out: OutPath,
        anchor: Option<String>,
    },
    /// A place on the same page.
    Anchor(String),
    File {
        source: SourcePath,
        out: OutPath,
    },
    /// Width and height in pixels; 0 where they are not known.
    Picture {
        source: SourcePath,
        out: OutPath,
        width: u32,
        height: u32,
    },
    /// A Markdown file whose text stands here.
    Part {
        source: SourcePath,
    },
    /// Another host, or an address of mail or telephone.
    Outside(String),
    /// One clause, or the first of a range; `label` stands where the link has no text of its own.
    Clauses {
        clauses: Vec<Address>,
        out: OutPath,
        label: String,
        /// Its name as it is spoken, with the number of its plan.
        spoken: String,
    },
    /// An entry of the register of documents.
    Document {
        id: String,
        /// `Quyết định số 1393/QĐ-TTg`
        name: String,
        title: String,
        /// The page of the register.
        out: OutPath,
    },
    Term {
        word: String,
        meaning: String,
        /// The page of the glossary.
        out: OutPath,
        anchor: String,
    },
    /// Its page may not be shown: the text stays, the link goes.
    Hidden,
    /// A page that stays outside of the pack, by its title: the text stays, with that title.
    Left(String),
    /// Told already: the text stays.
    Broken,
}

impl Target {
    /// Whether there is something that a link can lead to.
    pub fn leads(&self) -> bool {
        !matches!(
            self,
            Target::Hidden | Target::Left(_) | Target::Broken | Target::Part { .. }
        )
    }
}

/// Where the links of a page lead, and what its running text says without one; both by the first
/// byte.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Links {
    pub targets: BTreeMap<u32, Target>,
    /// What is shown of a link that has no words of its own.
    pub labels: BTreeMap<u32, String>,
    pub words: BTreeMap<u32, Word>,
}

/// A citation that leads somewhere, or an abbreviation, in running text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Word {
    /// The first byte after it.
    pub end: u32,
    pub what: InlineKind,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum InlineKind {
    Cited(Target),
    /// What it stands for.
    Short(String),
}

impl Links {
    /// The clauses that links and citations lead to.
    pub fn clauses(&self) -> impl Iterator<Item = &Address> {
        let cited = self.words.values().filter_map(|word| {
            if let InlineKind::Cited(target) = &word.what {
                Some(target)
            } else {
                None
            }
        });
        let all = self.targets.values().chain(cited);
        all.filter_map(|target| {
            if let Target::Clauses { clauses, .. } = target {
                Some(clauses)
            } else {
                None
            }
        })
        .flatten()
    }
}

/// What leads to `clauses`, first to last.
pub fn clauses_target(clauses: Vec<Address>, known: &Clauses) -> Target {
    let first = clauses
        .first()
        .map(|address| known.label(address))
        .unwrap_or_default();
    let label = match clauses.last().filter(|_| clauses.len() > 1) {
        Some(last) => format!(
            "{first}–{}",
            last.clause.0.rsplit('.').next().unwrap_or_default()
        ),
        None => first,
    };
    let spoken = known.citation_name(&clauses);
    let out = clauses
        .first()
        .and_then(|address| known.out(&address.plan))
        .cloned();
    out.map_or(Target::Broken, |out| Target::Clauses {
        clauses,
        out,
        label,
        spoken,
    })
}
