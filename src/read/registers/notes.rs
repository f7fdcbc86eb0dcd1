//! `notes.toml`: what editors say beside the text of a plan.

use super::{levels_of, register};
use crate::base::diagnostic::{Diagnostic, Message, message};
use crate::base::path::SourcePath;
use crate::base::span::Spanned;
use crate::base::value::Entry;
use crate::model::clause::ClauseId;
use crate::model::level::Levels;
use crate::model::listed::Listed;
use crate::model::note::{Note, Report};
use crate::model::plan::{Change, Notes, What};
use crate::read::codes::NOTES;
use crate::read::reference::is_clause;
use crate::read::reporter::Reporter;
use crate::read::table::{TableReader, keys};

/// Notes on clauses in the order written, and the declared changes of the text.
///
/// Diagnostics: those of `codes::NOTES`, `clause/form`; `notes/unknown` at a level or a body that
/// is not in `levels`.
pub fn notes(file: &SourcePath, text: &str, levels: &Levels) -> (Notes, Vec<Diagnostic>) {
    register(file, text, &NOTES, |keys| {
        let entries = keys
            .table("clause", |keys| keys.others())
            .unwrap_or_default();
        let notes = entries
            .into_iter()
            .filter_map(|entry| note(entry, keys.wrong, levels))
            .collect::<Vec<_>>();
        let mut changes = keys.tables("renumbered", renumbered);
        changes.extend(keys.tables("amended", |keys| change(keys, What::Amended)));
        changes.extend(keys.tables("repealed", |keys| change(keys, What::Repealed)));
        changes.extend(keys.tables("corrected", |keys| change(keys, What::Corrected)));
        Notes {
            notes: Listed::new(notes),
            changes,
        }
    })
}

fn note(entry: &Entry, wrong: &mut Reporter, levels: &Levels) -> Option<Note> {
    let name = Spanned {
        value: entry.key.name.clone(),
        span: entry.key.span.clone(),
    };
    let clause = clause(&name, wrong);
    let note = keys(&entry.value, wrong, |keys| Note {
        clause: clause.clone().unwrap_or(ClauseId(String::new())),
        levels: levels_of(keys, levels),
        summary: keys.words("summary"),
        carries_out: keys.clauses("carries_out"),
        keywords: keys.strings("keywords"),
        report: keys.table("report", |keys| report(keys, levels)),
        verbatim: keys.texts("verbatim"),
        parts: parts(keys),
        span: name.span,
    });
    clause.and(note)
}

fn report(keys: &mut TableReader, levels: &Levels) -> Report {
    let to = keys.text("to");
    let bodies: Vec<&str> = levels.bodies.iter().map(|body| body.id.as_str()).collect();
    if let Some(to) = to
        .as_ref()
        .filter(|to| !bodies.contains(&to.value.as_str()))
    {
        keys.wrong
            .unknown(to, &bodies, message!(vi: "đơn vị", en: "body"));
    }
    Report {
        to: to.map_or(String::new(), |to| to.value),
        every: keys.words("every"),
        due: keys.words("due"),
    }
}

fn parts(keys: &mut TableReader) -> Vec<(String, String)> {
    let entries = keys
        .table("parts", |keys| keys.others())
        .unwrap_or_default();
    entries
        .into_iter()
        .filter_map(|entry| Some((entry.key.name.clone(), keys.wrong.text(&entry.value)?.value)))
        .collect()
}

/// The path of a clause of this plan. Diagnostics: `clause/form`.
fn clause(text: &Spanned<String>, wrong: &mut Reporter) -> Option<ClauseId> {
    if is_clause(&text.value) {
        return Some(ClauseId(text.value.clone()));
    }
    let message = Message::new(
        format!("`{}` không phải một điều khoản", text.value),
        format!("`{}` is not a clause", text.value),
    );
    let help =
        message!(vi: "viết như `III.4.2` hoặc `mo-dau`", en: "write it like `III.4.2` or `mo-dau`");
    wrong.add(Diagnostic::error("clause/form", text.span.clone(), message).help(help));
    None
}

fn needed_clause(keys: &mut TableReader, key: &'static str) -> Option<ClauseId> {
    let text = keys.needed(key)?;
    clause(&text, keys.wrong)
}

fn renumbered(keys: &mut TableReader) -> Option<Change> {
    let (from, to) = (needed_clause(keys, "from"), needed_clause(keys, "to"));
    changed(
        keys,
        from.zip(to).map(|(from, to)| What::Renumbered { from, to }),
    )
}

fn change(keys: &mut TableReader, what: fn(ClauseId) -> What) -> Option<Change> {
    let clause = needed_clause(keys, "clause");
    changed(keys, clause.map(what))
}

/// A change must name the document that did it.
fn changed(keys: &mut TableReader, what: Option<What>) -> Option<Change> {
    let (by, date) = (keys.needed("by"), keys.date("date"));
    let (former, rewritten) = match what {
        Some(What::Renumbered { .. }) => (String::new(), keys.flag("rewritten")),
        _ => (keys.words("former"), None),
    };
    let by = by?;
    Some(Change {
        what: what?,
        by: by.value,
        by_span: by.span,
        date,
        former: former.split_whitespace().collect::<Vec<_>>().join(" "),
        rewritten: rewritten.unwrap_or(false),
        span: keys.span.clone(),
    })
}
