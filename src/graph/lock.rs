//! The text of each clause when it was locked, compared with what it is now; old ids lead to where
//! their clauses stand.

mod change;
mod faults;
mod former;
mod history;
mod proposal;
mod state;

pub use change::Changes;
pub use faults::renumber;
pub use former::{formers, key_behind};
pub use history::{Past, former, history};
pub use proposal::{Proposal, proposals};

use crate::base::composed::composed;
use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::base::digest::Digest;
use crate::base::span::Span;
use crate::model::clause::{Clause, ClauseId};
use crate::model::official::OfficialText;
use crate::model::plan::{Lock, Locked, Notes, What};
use state::{Now, State};
use std::collections::{BTreeMap, BTreeSet};

/// Hexadecimal digest of what a clause says: heading and text in NFC, white space folded, without
/// its number.
pub fn digest(official: &OfficialText, clause: &Clause) -> String {
    Digest::of_bytes(words(official, clause).as_bytes()).to_string()
}

/// What a clause says, as its digest takes it.
pub fn words(official: &OfficialText, clause: &Clause) -> String {
    let words = [&clause.title, &clause.body]
        .into_iter()
        .flat_map(|range| official.slice(range).split_whitespace());
    composed(&words.collect::<Vec<_>>().join(" ")).into_owned()
}

/// What changed since the lock was written and is not declared in `notes`. Of a clause that is gone
/// or stands elsewhere, those below it that went with it are not told.
///
/// Diagnostics: `lock/moved` naming the old and the new id, `lock/vanished`, `lock/changed`;
/// `lock/new` (a warning) for a clause not locked yet.
pub fn compare(official: &OfficialText, lock: &Lock, notes: &Notes) -> Vec<Diagnostic> {
    let now = Now::read(official, lock, notes);
    let states = now.states();
    let told = |(row, state): &(&Locked, State)| match *state {
        State::Changed(at) => Some(faults::changed(official, row, now.clause(at))),
        state => shift(&now, row, state),
    };
    let mut found: Vec<Diagnostic> = now.leading(&states).iter().filter_map(told).collect();
    // A clause that bears the number of one that was locked is told by that one.
    let target = |row: &Locked| official.clauses.position(&now.changes.target(&row.id));
    let known: BTreeSet<usize> = states
        .iter()
        .flat_map(|(row, state)| [state.place(), target(row)])
        .flatten()
        .collect();
    let clauses = official.clauses.iter().enumerate();
    let new = clauses.filter(|(at, _)| !known.contains(at));
    found.extend(new.map(|(_, clause)| faults::new(official, clause)));
    found
}

/// What moved notes to other clauses since the lock was written, and is not declared in `notes`.
///
/// Diagnostics: `lock/moved`, `lock/vanished`.
pub fn shifts(official: &OfficialText, lock: &Lock, notes: &Notes) -> Vec<Diagnostic> {
    let now = Now::read(official, lock, notes);
    let states = now.states();
    let told = |(row, state): &(&Locked, State)| shift(&now, row, *state);
    now.leading(&states).iter().filter_map(told).collect()
}

fn shift(now: &Now, row: &Locked, state: State) -> Option<Diagnostic> {
    let fault = match state {
        State::Moved { to, .. } => faults::moved(now.official, row, now.clause(to)),
        State::Vanished => faults::vanished(now.official, row),
        State::Same(_) | State::Declared(_) | State::Changed(_) => return None,
    };
    Some(fault.cause_of(below(now.lock, row)))
}

/// The rows of a clause and of those below it.
fn below(lock: &Lock, leading: &Locked) -> Vec<Span> {
    let within = lock.rows.iter().filter(|row| row.id.is_within(&leading.id));
    within.map(|row| row.span.clone()).collect()
}

/// `clauses.lock` anew: every clause with its digest, the day it was first locked, and its words.
/// What changed without being declared stays as it was, so that it is told again.
pub fn write(official: &OfficialText, lock: Option<&Lock>, notes: &Notes, today: Date) -> String {
    let none = Lock::default();
    let lock = lock.unwrap_or(&none);
    let now = Now::read(official, lock, notes);
    let mut rows: BTreeMap<usize, String> = BTreeMap::new();
    let mut kept = String::new();
    let place = |id: &ClauseId| official.clauses.position(id);
    let new = |at: usize, since: Date| {
        let clause = now.clause(at);
        row(
            clause.id.as_str(),
            &now.digests[at],
            since,
            &words(official, clause),
        )
    };
    for (old, state) in now.states() {
        match state {
            State::Same(at) | State::Declared(Some(at)) => {
                rows.insert(at, new(at, old.since));
            }
            State::Declared(None) if place(&old.id).is_some() => {}
            _ => {
                let taken = place(&old.id).into_iter().chain(state.place());
                for at in taken {
                    rows.entry(at).or_default();
                }
                let words = old.words.as_deref().unwrap_or("");
                kept.push_str(&row(old.id.as_str(), &old.digest, old.since, words));
            }
        }
    }
    for at in 0..official.clauses.len() {
        rows.entry(at).or_insert_with(|| new(at, today));
    }
    let held: String = notes
        .changes
        .iter()
        .map(|change| format!("+ {}\n", change.key()))
        .collect();
    let rows: String = rows.into_values().collect();
    let lines = format!("{rows}{kept}{held}");
    format!(
        "# Do `xanh lock` ghi: điều khoản, mã băm của lời văn, ngày ghi lần đầu.\n= {}\n{lines}",
        lines.lines().count()
    )
}

fn row(id: &str, digest: &str, since: Date, words: &str) -> String {
    let words = match words.is_empty() {
        true => String::new(),
        false => format!("| {words}\n"),
    };
    format!("{id}  {digest}  {since}\n{words}")
}

/// Ids that clauses bore before and that no clause bears now, with the id that stands for each:
/// where it went, or what held it when it was repealed.
pub fn aliases(official: &OfficialText, notes: &Notes) -> Vec<(ClauseId, ClauseId)> {
    let all = Changes::new(notes.changes.iter());
    let mut aliases = BTreeMap::new();
    for change in &notes.changes {
        let (old, new) = match &change.what {
            What::Renumbered { from, .. } => (from, all.target_after(from, change)),
            What::Repealed(id) => (id, id.clone()),
            What::Amended(_) | What::Corrected(_) => continue,
        };
        if let Some(standing) = standing(official, &new).filter(|_| official.get(old).is_none()) {
            aliases.insert(old.clone(), standing);
        }
    }
    aliases.into_iter().collect()
}

/// The clause called `id`, else the nearest of those that held it.
fn standing(official: &OfficialText, id: &ClauseId) -> Option<ClauseId> {
    let parents = std::iter::successors(Some(id.0.as_str()), |id| {
        id.rsplit_once('.').map(|(parent, _)| parent)
    });
    parents
        .map(|id| ClauseId(id.to_string()))
        .find(|id| official.get(id).is_some())
}
