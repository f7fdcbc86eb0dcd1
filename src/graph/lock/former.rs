//! The words of clauses before declared changes, kept in `notes.toml` when the changes are locked.

use super::state::Now;
use crate::base::diagnostic::Fix;
use crate::base::span::Span;
use crate::base::value::quoted;
use crate::model::official::OfficialText;
use crate::model::plan::{Change, Lock, Locked, Notes, What};

/// Edits of `text`, the file of `notes`: to each change that the lock does not hold yet, the words
/// of its clause as they were locked, where nobody wrote them there.
pub fn formers(official: &OfficialText, lock: &Lock, notes: &Notes, text: &str) -> Vec<Fix> {
    let now = Now::read(official, lock, notes);
    let states = now.states();
    let row = |change: &Change| {
        let (What::Amended(id) | What::Corrected(id) | What::Repealed(id)) = &change.what else {
            return None;
        };
        let is_new = |row: &Locked| now.changes.target(&row.id) == *id;
        let is_repeal = matches!(change.what, What::Repealed(_));
        let stands = |(row, _): &&(&Locked, _)| is_new(row) && !is_repeal;
        let stood = |(row, _): &&(&Locked, _)| row.id == *id;
        states.iter().find(stands).or(states.iter().find(stood))
    };
    let pending = notes
        .changes
        .iter()
        .filter(|change| change.former.is_empty() && !lock.held.contains(&change.key()));
    let fix = |change: &Change| {
        let (row, state) = row(change)?;
        let is_new = state.place().is_none_or(|at| now.digests[at] != row.digest);
        let words = row.words.as_ref().filter(|_| is_new)?;
        Some(key_behind(
            text,
            &change.by_span,
            &format!("former = {}", quoted(words)),
        ))
    };
    pending.filter_map(fix).collect()
}

/// The edit that adds `key`, `former = "…"`, to the table whose value `behind` is written in
/// `text`: on the next line, in an inline table right behind.
pub fn key_behind(text: &str, behind: &Span, key: &str) -> Fix {
    let at = behind.range().end;
    let line = text[at..].split('\n').next().unwrap_or("");
    let rest = line.trim();
    let (at, replacement) = match rest.is_empty() || rest.starts_with('#') {
        true => (at + line.trim_end().len(), format!("\n{key}")),
        false => (at, format!(", {key}")),
    };
    Fix {
        span: Span::new(&behind.file, at..at),
        replacement,
    }
}
