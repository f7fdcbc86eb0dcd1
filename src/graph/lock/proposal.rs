//! What happened to a text since it was locked, as `notes.toml` may declare it.

use super::state::{Now, State};
use super::words;
use crate::base::date::Date;
use crate::base::value::quoted;
use crate::model::clause::ClauseId;
use crate::model::official::OfficialText;
use crate::model::plan::{Lock, Locked, Notes, What};

/// A change that nobody declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proposal {
    /// Notes would say so; `old` are the words before, where the lock knows them, `new` those of
    /// today, empty where there are none.
    Declare {
        what: What,
        old: Option<String>,
        new: String,
    },
    /// A clause that was put in; it needs no declaration.
    Inserted(ClauseId),
}

/// What the text shows to have happened since the lock was written, in the order of the lock, then
/// what was put in.
pub fn proposals(official: &OfficialText, lock: &Lock, notes: &Notes) -> Vec<Proposal> {
    let now = Now::read(official, lock, notes);
    let states = now.states();
    let one = |(row, state): &(&Locked, State)| of_row(&now, row, *state);
    let mut found: Vec<Proposal> = now.leading(&states).iter().flat_map(one).collect();
    let mut known = vec![false; official.clauses.len()];
    states
        .iter()
        .filter_map(|(_, state)| state.place())
        .for_each(|at| known[at] = true);
    let new = official
        .clauses
        .iter()
        .zip(known)
        .filter(|(_, known)| !known);
    found.extend(new.map(|(clause, _)| Proposal::Inserted(clause.id.clone())));
    found
}

fn of_row(now: &Now, row: &Locked, state: State) -> Vec<Proposal> {
    let declare = |what: What| Proposal::Declare {
        what,
        old: row.words.clone(),
        new: state
            .place()
            .map_or(String::new(), |at| words(now.official, now.clause(at))),
    };
    let amended = |at: usize| declare(What::Amended(now.clause(at).id.clone()));
    match state {
        State::Same(_) | State::Declared(_) => vec![],
        State::Changed(at) => vec![amended(at)],
        State::Vanished => vec![declare(What::Repealed(row.id.clone()))],
        State::Moved { to, is_changed } => {
            let renumbered = What::Renumbered {
                from: now.changes.target(&row.id),
                to: now.clause(to).id.clone(),
            };
            let mut both = vec![declare(renumbered)];
            both.extend(is_changed.then(|| amended(to)));
            both
        }
    }
}

impl Proposal {
    /// The table of `notes.toml` that declares it, done by the document `by`; references were
    /// written anew with it. Empty for what was put in.
    pub fn table(&self, by: &str, date: Option<Date>) -> String {
        let Proposal::Declare { what, old, .. } = self else {
            return String::new();
        };
        let (name, ids) = match what {
            What::Renumbered { from, to } => (
                "renumbered",
                format!("from = \"{}\"\nto = \"{}\"", from.0, to.0),
            ),
            What::Amended(id) => ("amended", format!("clause = \"{}\"", id.0)),
            What::Corrected(id) => ("corrected", format!("clause = \"{}\"", id.0)),
            What::Repealed(id) => ("repealed", format!("clause = \"{}\"", id.0)),
        };
        let date = date.map_or(String::new(), |date| format!("date = {date}\n"));
        let last = match (what, old) {
            (What::Renumbered { .. }, _) => "rewritten = true\n".to_string(),
            (_, Some(old)) if !old.is_empty() => format!("former = {}\n", quoted(old)),
            _ => String::new(),
        };
        format!("\n[[{name}]]\n{ids}\nby = {}\n{date}{last}", quoted(by))
    }
}
