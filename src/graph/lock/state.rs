//! A text beside its lock: what became of each clause that was locked.

use super::change::Changes;
use super::{digest, words};
use crate::model::clause::{Clause, ClauseId, unwritten};
use crate::model::official::OfficialText;
use crate::model::plan::{Lock, Locked, Notes, What};
use crate::text::diff::likeness;
use std::collections::{BTreeMap, BTreeSet};

/// From which likeness on a clause elsewhere is taken for one whose words were changed too.
const ALIKE: f64 = 0.6;
/// So many clauses before and after the place of a clause are compared with it.
const NEAR: usize = 12;

/// A text beside its lock.
pub struct Now<'a> {
    pub official: &'a OfficialText,
    pub lock: &'a Lock,
    pub notes: &'a Notes,
    /// Declared changes that the lock does not hold yet.
    pub changes: Changes<'a>,
    /// Of each clause.
    pub digests: Vec<String>,
}

/// What became of a locked clause; places are those of the list of clauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Same(usize),
    /// Where it stands now, if it does.
    Declared(Option<usize>),
    Moved {
        to: usize,
        is_changed: bool,
    },
    Vanished,
    Changed(usize),
}

impl State {
    /// The place where the clause stands now.
    pub fn place(self) -> Option<usize> {
        match self {
            State::Same(at) | State::Changed(at) | State::Moved { to: at, .. } => Some(at),
            State::Declared(at) => at,
            State::Vanished => None,
        }
    }
}

impl<'a> Now<'a> {
    pub fn read(official: &'a OfficialText, lock: &'a Lock, notes: &'a Notes) -> Self {
        let pending = notes
            .changes
            .iter()
            .filter(|change| !lock.held.contains(&change.key()));
        let clauses = official.clauses.iter();
        let digests = clauses.map(|clause| digest(official, clause)).collect();
        Now {
            official,
            lock,
            notes,
            changes: Changes::new(pending),
            digests,
        }
    }

    pub fn clause(&self, at: usize) -> &'a Clause {
        &self.official.clauses[at]
    }

    /// Every row of the lock with what became of it.
    pub fn states(&self) -> Vec<(&'a Locked, State)> {
        let rows = &self.lock.rows;
        let place = |row: &Locked| {
            self.official
                .clauses
                .position(&self.changes.target(&row.id))
        };
        let targets: Vec<Option<usize>> = rows.iter().map(place).collect();
        let mut taken: BTreeSet<usize> = BTreeSet::new();
        let mut states: Vec<Option<State>> = vec![None; rows.len()];
        for (at, row) in rows.iter().enumerate() {
            if let Some(target) = targets[at].filter(|to| self.digests[*to] == row.digest) {
                taken.insert(target);
                states[at] = Some(State::Same(target));
            }
        }
        self.declared(&targets, &mut states, &taken);
        self.moved(&mut states, &mut taken);
        self.alike(&targets, &mut states, &mut taken);
        let rest = |(at, state): (usize, Option<State>)| {
            let target = targets[at].filter(|to| !taken.contains(to));
            // What was only to be written is written now.
            let is_open = rows[at].words.as_deref().is_some_and(unwritten);
            let rest = match target {
                Some(to) if is_open => State::Declared(Some(to)),
                Some(to) => State::Changed(to),
                None => State::Vanished,
            };
            (&rows[at], state.unwrap_or(rest))
        };
        states.into_iter().enumerate().map(rest).collect()
    }

    fn declared(
        &self,
        targets: &[Option<usize>],
        states: &mut [Option<State>],
        taken: &BTreeSet<usize>,
    ) {
        for (at, row) in self.lock.rows.iter().enumerate() {
            let target = targets[at].filter(|to| !taken.contains(to));
            if states[at].is_none() && self.is_declared(row, target) {
                states[at] = Some(State::Declared(target));
            }
        }
    }

    /// Clauses whose very words stand elsewhere.
    fn moved(&self, states: &mut [Option<State>], taken: &mut BTreeSet<usize>) {
        // By their digests, the first one last.
        let mut free: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for at in (0..self.digests.len())
            .rev()
            .filter(|at| !taken.contains(at))
        {
            free.entry(&self.digests[at]).or_default().push(at);
        }
        for (at, row) in self.lock.rows.iter().enumerate() {
            if states[at].is_some() {
                continue;
            }
            if let Some(to) = free.get_mut(row.digest.as_str()).and_then(Vec::pop) {
                taken.insert(to);
                states[at] = Some(State::Moved {
                    to,
                    is_changed: false,
                });
            }
        }
    }

    /// Clauses whose words stand nearby under another number, changed in part, where they are less
    /// like what bears their number now.
    fn alike(
        &self,
        targets: &[Option<usize>],
        states: &mut [Option<State>],
        taken: &mut BTreeSet<usize>,
    ) {
        let mut place = 0;
        let rows: BTreeMap<&ClauseId, &Locked> =
            self.lock.rows.iter().map(|row| (&row.id, row)).collect();
        for (at, row) in self.lock.rows.iter().enumerate() {
            place = states[at]
                .and_then(State::place)
                .or(targets[at])
                .unwrap_or(place);
            let (None, Some(old)) = (states[at], &row.words) else {
                continue;
            };
            let like = |to: usize| likeness(old, &words(self.official, self.clause(to)));
            let own = targets[at]
                .filter(|to| !taken.contains(to))
                .map_or(0.0, like);
            let near = place.saturating_sub(NEAR)..(place + NEAR).min(self.digests.len());
            let best = near
                .filter(|to| Some(*to) != targets[at] && !taken.contains(to))
                .filter(|to| !self.is_locked(*to, &rows))
                .map(|to| (like(to), to))
                .max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
            if let Some((_, to)) = best.filter(|(like, _)| *like >= ALIKE && *like > own) {
                taken.insert(to);
                states[at] = Some(State::Moved {
                    to,
                    is_changed: true,
                });
            }
        }
    }

    /// Whether the clause at `at` bears a number under which words much like its own were locked:
    /// those have become these.
    fn is_locked(&self, at: usize, rows: &BTreeMap<&ClauseId, &Locked>) -> bool {
        let clause = self.clause(at);
        let old = rows.get(&clause.id).and_then(|row| row.words.as_ref());
        old.is_some_and(|old| likeness(old, &words(self.official, clause)) >= ALIKE)
    }

    /// `states` without the rows that went with a clause above them: below one that is gone, or
    /// moved as it was.
    pub fn leading(&self, states: &[(&'a Locked, State)]) -> Vec<(&'a Locked, State)> {
        let by_id: BTreeMap<&ClauseId, State> = states
            .iter()
            .map(|(row, state)| (&row.id, *state))
            .collect();
        let went_along = |row: &Locked, state: State| {
            let above = std::iter::successors(row.id.above(), ClauseId::above);
            above
                .into_iter()
                .any(|above| match (by_id.get(&above), state) {
                    (Some(State::Vanished), State::Vanished) => true,
                    (
                        Some(State::Moved { to: held, .. }),
                        State::Moved {
                            to,
                            is_changed: false,
                        },
                    ) => {
                        let moved = row.id.moved([(&above, &self.clause(*held).id)].into_iter());
                        moved.as_ref() == Some(&self.clause(to).id)
                    }
                    _ => false,
                })
        };
        let leads = |(row, state): &&(&'a Locked, State)| !went_along(row, *state);
        states.iter().filter(leads).copied().collect()
    }

    /// Whether notes tell why a row does not stand as it was. A repeal holds for good; any other
    /// change only until it is locked.
    fn is_declared(&self, row: &Locked, target: Option<usize>) -> bool {
        let id = self.changes.target(&row.id);
        let meant = |changed: &ClauseId| *changed == row.id || *changed == id;
        let is_gone = |above: &ClauseId| row.id.is_within(above) || id.is_within(above);
        let repeals = |what: &What| matches!(what, What::Repealed(above) if is_gone(above));
        let repealed = self
            .notes
            .changes
            .iter()
            .any(|change| repeals(&change.what));
        match target {
            None => repealed,
            Some(_) => self.changes.touches(meant),
        }
    }
}
