//! What a plan has taken up of the plan above it.

use super::site::Site;
pub use crate::model::clause::unwritten;
use crate::model::clause::{Address, ClauseKind, PlanId};
use crate::model::level::LevelId;
use std::collections::BTreeSet;

/// A clause of the plan above that `plan` does not carry out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unanswered {
    pub plan: PlanId,
    pub clause: Address,
    /// The levels that the clause concerns.
    pub levels: BTreeSet<LevelId>,
    pub summary: String,
}

/// For each plan that carries out clauses of another: the clauses of that other, binding or carried
/// out by binding ones, that concern a level which the plan itself binds and that no written clause
/// of it carries out, also by what carries out the clause within its own plan.
pub fn unanswered(site: &Site) -> Vec<Unanswered> {
    let mut found = vec![];
    for below in site.clauses.plans.keys() {
        for above in above(site, below) {
            found.extend(left_out(site, below, above));
        }
    }
    found
}

/// The plans whose clauses a plan carries out.
fn above<'a>(site: &'a Site, below: &PlanId) -> BTreeSet<&'a PlanId> {
    let carried =
        site.duties.carried.iter().filter(|(address, by)| {
            address.plan != *below && by.iter().any(|one| one.plan == *below)
        });
    carried.map(|(address, _)| &address.plan).collect()
}

fn left_out(site: &Site, below: &PlanId, above: &PlanId) -> Vec<Unanswered> {
    let bound = levels_of(site, below);
    let Some(plan) = site.clauses.plan(above) else {
        return vec![];
    };
    let clauses = plan
        .official
        .clauses
        .iter()
        .filter(|clause| !clause.body.is_empty() && clause.kind != ClauseKind::Opening);
    let mut found = vec![];
    for clause in clauses {
        let address = Address {
            plan: above.clone(),
            clause: clause.id.clone(),
        };
        let levels = site.duties.concerned(&address, &site.clauses);
        if levels.is_disjoint(&bound) || answered(site, &address, below) {
            continue;
        }
        let summary = plan
            .note(&clause.id)
            .map(|note| note.summary.clone())
            .unwrap_or_default();
        found.push(Unanswered {
            plan: below.clone(),
            clause: address,
            levels,
            summary,
        });
    }
    found
}

fn levels_of(site: &Site, plan: &PlanId) -> BTreeSet<LevelId> {
    site.duties
        .levels
        .iter()
        .filter(|(address, _)| address.plan == *plan)
        .flat_map(|(_, levels)| levels.iter().cloned())
        .collect()
}

/// Whether a clause of `below` carries out `address`, or a clause of its own plan that carries it
/// out.
fn answered(site: &Site, address: &Address, below: &PlanId) -> bool {
    let Some(by) = site.duties.carried.get(address) else {
        return false;
    };
    let through = |one: &Address| {
        one.plan == address.plan
            && site
                .duties
                .carried
                .get(one)
                .is_some_and(|by| has(site, by, below))
    };
    has(site, by, below) || by.iter().any(through)
}

fn has(site: &Site, by: &BTreeSet<Address>, plan: &PlanId) -> bool {
    by.iter()
        .any(|one| one.plan == *plan && is_written(site, one))
}

fn is_written(site: &Site, address: &Address) -> bool {
    let official = site.clauses.plan(&address.plan).map(|plan| &plan.official);
    let clause = official.and_then(|official| Some((official, official.get(&address.clause)?)));
    clause.is_some_and(|(official, clause)| !unwritten(official.slice(&clause.body)))
}

#[cfg(test)]
mod tests {
    use super::unwritten;

    #[test]
    fn brackets_and_dots_are_not_written_yet() {
        for text in [
            "[Viết việc của đơn vị.]",
            "Trên đây là. [Viết cách báo cáo.]",
            " […] ",
            "…",
            "... ;",
        ] {
            assert!(unwritten(text), "{text}");
        }
        for text in ["Trồng cây.", "[Xem] và làm", "Làm [khi cần]"] {
            assert!(!unwritten(text), "{text}");
        }
    }
}
