//! Which clauses lay a duty upon which level or body, and which carry out which.

use super::clauses::Clauses;
use crate::base::diagnostic::Diagnostic;
use crate::model::clause::{Address, ClauseRef};
use crate::model::level::{LevelId, Levels};
use crate::model::plan::Plan;
use std::collections::{BTreeMap, BTreeSet};

/// The levels of each clause: those of its note, and those whose entry in the register names it or
/// a clause above it.
pub type ClauseLevels = BTreeMap<Address, BTreeSet<LevelId>>;

/// The clauses of each body, by its id: those its entry names, and all below them.
pub type BodyClauses = BTreeMap<String, BTreeSet<Address>>;

/// The clauses that carry out each clause, as notes say.
pub type Carried = BTreeMap<Address, BTreeSet<Address>>;

/// Who must do what.
#[derive(Clone, Debug, Default)]
pub struct Duties {
    pub levels: ClauseLevels,
    pub bodies: BodyClauses,
    pub carried: Carried,
}

/// What the registers and notes say together. A clause that is only a heading lays no duty upon
/// anybody.
///
/// Diagnostics: `clause/unknown`, `clause/plan`, `clause/part` for a reference that leads nowhere.
pub fn duties(levels: &Levels, clauses: &Clauses) -> (Duties, Vec<Diagnostic>) {
    let (mut duties, mut diagnostics) = (Duties::default(), vec![]);
    for level in &levels.levels {
        for address in named(&level.clauses, clauses, &mut diagnostics) {
            duties
                .levels
                .entry(address)
                .or_default()
                .insert(level.id.clone());
        }
    }
    for body in &levels.bodies {
        duties.bodies.insert(
            body.id.clone(),
            named(&body.clauses, clauses, &mut diagnostics)
                .into_iter()
                .collect(),
        );
    }
    for shown in clauses.plans.values() {
        noted(&shown.plan, clauses, &mut duties, &mut diagnostics);
    }
    duties.levels.retain(|address, levels| {
        !levels.is_empty()
            && clauses
                .plan(&address.plan)
                .is_some_and(|plan| binds(plan, address))
    });
    (duties, diagnostics)
}

fn noted(plan: &Plan, clauses: &Clauses, duties: &mut Duties, diagnostics: &mut Vec<Diagnostic>) {
    for note in &plan.notes.notes {
        let address = Address {
            plan: plan.id.clone(),
            clause: note.clause.clone(),
        };
        duties
            .levels
            .entry(address.clone())
            .or_default()
            .extend(note.levels.iter().cloned());
        for reference in &note.carries_out {
            match clauses.resolve(reference, Some(&plan.id)) {
                Ok(found) => found.into_iter().for_each(|found| {
                    duties
                        .carried
                        .entry(found)
                        .or_default()
                        .extend([address.clone()])
                }),
                Err(fault) => diagnostics.push(*fault),
            }
        }
    }
}

/// Whether a clause says something of its own besides its heading.
fn binds(plan: &Plan, address: &Address) -> bool {
    plan.official
        .get(&address.clause)
        .is_some_and(|clause| !clause.body.is_empty())
}

fn named(
    references: &[ClauseRef],
    clauses: &Clauses,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Address> {
    let mut found = vec![];
    for reference in references {
        match clauses.resolve(reference, None) {
            Ok(addresses) => found.extend(
                addresses
                    .iter()
                    .flat_map(|address| with_children(address, clauses)),
            ),
            Err(fault) => diagnostics.push(*fault),
        }
    }
    found
}

/// A clause and all below it.
fn with_children(address: &Address, clauses: &Clauses) -> Vec<Address> {
    let Some(plan) = clauses.plan(&address.plan) else {
        return vec![];
    };
    let all = &plan.official.clauses;
    let inside = |at: usize| lineage(plan, at).any(|at| all[at].id == address.clause);
    (0..all.len())
        .filter(|at| inside(*at))
        .map(|at| Address {
            plan: address.plan.clone(),
            clause: all[at].id.clone(),
        })
        .collect()
}

/// A clause and those above it, by their place in the plan's list.
pub fn lineage(plan: &Plan, at: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::successors(Some(at), |at| plan.official.clauses[*at].parent)
}

impl Duties {
    /// The levels that a clause concerns: those it binds, and those bound by clauses that carry it
    /// out; a plan that is only an example binds nobody by that.
    pub fn concerned(&self, address: &Address, clauses: &Clauses) -> BTreeSet<LevelId> {
        let counts =
            |other: &&Address| other.plan == address.plan || !clauses.is_example(&other.plan);
        let carrying = self
            .carried
            .get(address)
            .into_iter()
            .flatten()
            .filter(counts);
        carrying
            .chain([address])
            .filter_map(|address| self.levels.get(address))
            .flatten()
            .cloned()
            .collect()
    }

    /// The clauses that bind a level.
    pub fn of(&self, level: &LevelId) -> BTreeSet<Address> {
        self.levels
            .iter()
            .filter(|(_, levels)| levels.contains(level))
            .map(|(address, _)| address.clone())
            .collect()
    }
}
