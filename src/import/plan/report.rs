//! What an import did, for the person who asked for it.

mod lines;

use super::clean::Cleaned;
use super::join::{Doubtful, Joined};
use super::removed::Removed;
use super::source::Source;
use crate::model::clause::ClauseKind;
use crate::model::official::{OfficialText, OtherPart};
use crate::read::plan::cell::columns;
use crate::read::plan::head::{Heading, heading};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What was taken in, what was taken out, and the sums by which both are known again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// SHA-256 of the file that was read.
    pub source: String,
    /// SHA-256 of the new `text.txt`.
    pub text: String,
    pub removed: Vec<Removed>,
    /// What stands in the text and should be looked at.
    pub kept: Vec<Removed>,
    /// Line ends that became spaces.
    pub joined: usize,
    /// Those that a person should look at.
    pub doubtful: Vec<Doubtful>,
    /// Tables that became rows with tabs.
    pub tables: usize,
    /// Old letters that were turned into those of today: `TCVN3`.
    pub letters: Vec<&'static str>,
    pub doubtful_letters: Vec<Letter>,
    pub head: Head,
    pub clauses: usize,
    /// How many clauses of each kind there are.
    pub outline: BTreeMap<ClauseKind, usize>,
}

/// A word whose letters may have been read wrongly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Letter {
    pub line: usize,
    pub before: String,
    pub after: String,
}

/// What head and end of the document say; what they do not say is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Head {
    pub number: String,
    pub date: String,
    pub place: String,
    pub signatory: String,
    pub recipients: Vec<String>,
}

impl Report {
    pub(super) fn new(
        bytes: &[u8],
        joined: &Joined,
        cleaned: Cleaned,
        source: Source,
        official: &OfficialText,
    ) -> Self {
        let mut outline = BTreeMap::new();
        for clause in &official.clauses {
            *outline.entry(clause.kind).or_default() += 1;
        }
        let letter = |one: crate::import::letters::Doubtful| Letter {
            line: one.line,
            before: one.before,
            after: one.after,
        };
        Report {
            source: sha256(bytes),
            text: sha256(joined.text.as_bytes()),
            removed: source.removed.into_iter().chain(cleaned.removed).collect(),
            kept: source.kept.into_iter().chain(cleaned.kept).collect(),
            joined: joined.joined,
            doubtful: joined.doubtful.clone(),
            tables: source.tables,
            letters: source.legacy.iter().map(|one| one.name()).collect(),
            doubtful_letters: source.doubtful.into_iter().map(letter).collect(),
            head: Head::of(official),
            clauses: official.clauses.len(),
            outline,
        }
    }
}

impl Head {
    fn of(official: &OfficialText) -> Self {
        let Heading {
            number,
            place,
            date,
            ..
        } = heading(official);
        let is_item = |cell: &String| cell.starts_with(['-', '+', '•', '–']);
        let lines = |wanted: OtherPart| {
            let parts = official.others.iter();
            let parts = parts.filter(move |(part, _)| *part == wanted);
            parts.flat_map(|(_, range)| official.slice(range).lines().map(cells))
        };
        let is_name =
            |cell: &String| cell.chars().any(char::is_lowercase) && !cell.starts_with('(');
        let names = |row: Vec<String>| -> Option<String> {
            let names: Vec<String> = row.into_iter().filter(is_name).collect();
            (!names.is_empty()).then(|| names.join("; "))
        };
        let signed = lines(OtherPart::Signature).filter_map(names).next_back();
        // Signed beside the recipients, or below a blank line.
        let mut is_apart = false;
        let beside = lines(OtherPart::Recipients).map(|row| {
            let skipped = usize::from(!is_apart);
            is_apart = row.is_empty();
            row.into_iter()
                .skip(skipped)
                .filter(|cell| !is_item(cell))
                .collect()
        });
        let signed = signed.or_else(|| beside.filter_map(names).last());
        let recipients = lines(OtherPart::Recipients).flatten().filter(is_item);
        Head {
            number,
            place,
            date: date.map(|date| date.to_string()).unwrap_or_default(),
            signatory: signed.unwrap_or_default(),
            recipients: recipients
                .map(|line| {
                    line.trim_start_matches(['-', '+', '•', '–', ' '])
                        .to_string()
                })
                .collect(),
        }
    }
}

/// The columns of a line; the first is empty where the line is indented.
fn cells(line: &str) -> Vec<String> {
    let cells = columns(line.trim_end()).into_iter();
    let cells = cells.map(|cell| line[cell].trim().to_string());
    let indented = line.starts_with(['\t']) || line.starts_with("   ");
    let first = indented.then(String::new);
    first.into_iter().chain(cells).collect()
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
