//! Which clauses lay a duty upon which level or body.

use super::clauses::Clauses;
use crate::base::diagnostic::Diagnostic;
use crate::model::clause::{Address, ClauseRef};
use crate::model::level::{LevelId, Levels};
use crate::model::plan::Plan;
use std::collections::{BTreeMap, BTreeSet};

/// The levels of each clause: those of its note, and those whose entry in the register names it or a clause above it.
pub type ClauseLevels = BTreeMap<Address, BTreeSet<LevelId>>;

/// The clauses of each body, by its id: those its entry names, and all below them.
pub type BodyClauses = BTreeMap<String, BTreeSet<Address>>;

/// What the registers and notes say together.
///
/// Diagnostics: `clause/unknown`, `clause/plan` for a reference that leads nowhere.
pub fn duties(levels: &Levels, clauses: &Clauses) -> (ClauseLevels, BodyClauses, Vec<Diagnostic>) {
    let (mut by_clause, mut by_body, mut diagnostics) = (ClauseLevels::new(), BodyClauses::new(), vec![]);
    for level in &levels.levels {
        for address in named(&level.clauses, clauses, &mut diagnostics) {
            by_clause.entry(address).or_default().insert(level.id.clone());
        }
    }
    for body in &levels.bodies {
        by_body.insert(body.id.clone(), named(&body.clauses, clauses, &mut diagnostics).into_iter().collect());
    }
    for shown in clauses.plans.values() {
        for note in &shown.plan.notes.notes {
            let address = Address { plan: shown.plan.id.clone(), clause: note.clause.clone() };
            by_clause.entry(address).or_default().extend(note.levels.iter().cloned());
        }
    }
    (by_clause, by_body, diagnostics)
}

fn named(references: &[ClauseRef], clauses: &Clauses, diagnostics: &mut Vec<Diagnostic>) -> Vec<Address> {
    let mut found = vec![];
    for reference in references {
        match clauses.resolve(reference, None) {
            Ok(addresses) => found.extend(addresses.iter().flat_map(|address| with_children(address, clauses))),
            Err(fault) => diagnostics.push(*fault),
        }
    }
    found
}

/// A clause and all below it.
fn with_children(address: &Address, clauses: &Clauses) -> Vec<Address> {
    let Some(plan) = clauses.plan(&address.plan) else { return vec![] };
    let all = &plan.official.clauses;
    let inside = |at: usize| lineage(plan, at).any(|at| all[at].id == address.clause);
    (0..all.len()).filter(|at| inside(*at)).map(|at| Address { plan: address.plan.clone(), clause: all[at].id.clone() }).collect()
}

/// A clause and those above it, by their place in the plan's list.
pub fn lineage(plan: &Plan, at: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::successors(Some(at), |at| plan.official.clauses[*at].parent)
}
