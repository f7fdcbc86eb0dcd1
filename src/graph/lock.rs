//! The text of each clause when it was locked, compared with what it is now; old ids lead to where
//! their clauses stand.

mod change;
mod faults;
mod history;

pub use history::{Past, history};

use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::base::digest::Digest;
use crate::model::clause::{Clause, ClauseId};
use crate::model::plan::{Lock, Locked, Notes, OfficialText, What};
use crate::text::vi;
use change::Changes;
use std::collections::{BTreeMap, BTreeSet};

/// Hexadecimal digest of what a clause says: heading and text in NFC, white space folded, without
/// its number.
pub fn digest(official: &OfficialText, clause: &Clause) -> String {
    let words = [&clause.title, &clause.body]
        .into_iter()
        .flat_map(|range| official.slice(range).split_whitespace());
    Digest::of_bytes(vi::composed(&words.collect::<Vec<_>>().join(" ")).as_bytes()).to_string()
}

/// What changed since the lock was written and is not declared in `notes`.
///
/// Diagnostics: `lock/moved` naming the old and the new id, `lock/vanished`, `lock/changed`;
/// `lock/new` (a warning) for a clause not locked yet.
pub fn compare(official: &OfficialText, lock: &Lock, notes: &Notes) -> Vec<Diagnostic> {
    let now = Now::read(official, lock, notes);
    let mut found: Vec<Diagnostic> = vec![];
    let mut moved: BTreeSet<&ClauseId> = BTreeSet::new();
    for (row, state) in now.states() {
        match state {
            State::Same | State::Declared => {}
            State::Moved(to) => {
                moved.insert(&to.id);
                found.push(faults::moved(official, row, to));
            }
            State::Vanished => found.push(faults::vanished(row)),
            State::Changed(clause) => found.push(faults::changed(official, row, clause)),
        }
    }
    let known: BTreeSet<ClauseId> = lock
        .rows
        .iter()
        .map(|row| now.changes.target(&row.id))
        .collect();
    let new = official
        .clauses
        .iter()
        .filter(|clause| !known.contains(&clause.id) && !moved.contains(&clause.id));
    found.extend(new.map(|clause| faults::new(official, clause)));
    found
}

/// `clauses.lock` anew: every clause with its digest and the day it was first locked. What changed
/// without being declared stays as it was, so that it is told again.
pub fn write(official: &OfficialText, lock: Option<&Lock>, notes: &Notes, today: Date) -> String {
    let none = Lock::default();
    let lock = lock.unwrap_or(&none);
    let now = Now::read(official, lock, notes);
    let mut rows: BTreeMap<usize, String> = BTreeMap::new();
    let mut kept = String::new();
    let place = |id: &ClauseId| official.clauses.position(id);
    for (old, state) in now.states() {
        let target = now.changes.target(&old.id);
        match (state, place(&target)) {
            (State::Same | State::Declared, Some(at)) => {
                rows.insert(at, row(target.as_str(), &now.digests[at], old.since));
            }
            _ => {
                place(&old.id).map(|at| rows.insert(at, String::new()));
                kept.push_str(&row(old.id.as_str(), &old.digest, old.since));
            }
        }
    }
    for (at, clause) in official.clauses.iter().enumerate() {
        rows.entry(at)
            .or_insert_with(|| row(clause.id.as_str(), &now.digests[at], today));
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

fn row(id: &str, digest: &str, since: Date) -> String {
    format!("{id}  {digest}  {since}\n")
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

/// A text beside its lock.
struct Now<'a> {
    official: &'a OfficialText,
    lock: &'a Lock,
    notes: &'a Notes,
    /// Declared changes that the lock does not hold yet.
    changes: Changes<'a>,
    /// Of each clause.
    digests: Vec<String>,
}

/// What became of a locked clause.
enum State<'a> {
    Same,
    Declared,
    Moved(&'a Clause),
    Vanished,
    Changed(&'a Clause),
}

impl<'a> Now<'a> {
    fn read(official: &'a OfficialText, lock: &'a Lock, notes: &'a Notes) -> Self {
        let pending = notes
            .changes
            .iter()
            .filter(|change| !lock.held.contains(&change.key()));
        let digests = official
            .clauses
            .iter()
            .map(|clause| digest(official, clause))
            .collect();
        Now {
            official,
            lock,
            notes,
            changes: Changes::new(pending),
            digests,
        }
    }

    /// Every row of the lock with what became of it.
    fn states(&self) -> Vec<(&'a Locked, State<'a>)> {
        let at = |id: &ClauseId| self.official.clauses.position(id);
        let targets: Vec<Option<usize>> = self
            .lock
            .rows
            .iter()
            .map(|row| at(&self.changes.target(&row.id)))
            .collect();
        let same = |row: &Locked, target: &Option<usize>| {
            target.filter(|at| self.digests[*at] == row.digest)
        };
        let rows = || self.lock.rows.iter().zip(&targets);
        let claimed: BTreeSet<usize> = rows()
            .filter_map(|(row, target)| same(row, target))
            .collect();
        // By their digests, the first one last.
        let mut free: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for at in (0..self.digests.len())
            .rev()
            .filter(|at| !claimed.contains(at))
        {
            free.entry(&self.digests[at]).or_default().push(at);
        }
        let mut state = |(row, target): (&'a Locked, &Option<usize>)| {
            if same(row, target).is_some() {
                return (row, State::Same);
            }
            if self.is_declared(row, *target) {
                return (row, State::Declared);
            }
            let state = match free.get_mut(row.digest.as_str()).and_then(Vec::pop) {
                Some(to) => State::Moved(&self.official.clauses[to]),
                None => target.map_or(State::Vanished, |at| {
                    State::Changed(&self.official.clauses[at])
                }),
            };
            (row, state)
        };
        rows().map(&mut state).collect()
    }

    /// Whether notes tell why a row does not stand as it was. A repeal holds for good; any other
    /// change only until it is locked.
    fn is_declared(&self, row: &Locked, target: Option<usize>) -> bool {
        let id = self.changes.target(&row.id);
        let meant = |changed: &ClauseId| *changed == row.id || *changed == id;
        let repealed = self
            .notes
            .changes
            .iter()
            .any(|change| matches!(&change.what, What::Repealed(changed) if meant(changed)));
        match target {
            None => repealed,
            Some(_) => self.changes.touches(meant),
        }
    }
}
