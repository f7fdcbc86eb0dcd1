//! The levels of headings on a page, from what styles and looks say.

use super::roles::{Class, Role};
use std::collections::BTreeSet;

/// The level of each heading, 2 to 6, in the order of `roles`; `None` for what is none.
pub fn levels(roles: &[Role]) -> Vec<Option<usize>> {
    let looks: BTreeSet<Class> = roles.iter().filter_map(looked).collect();
    let mut styled = None;
    let raw = roles.iter().map(|role| match role {
        Role::Heading(level) => {
            styled = Some(*level);
            Some(*level)
        }
        Role::Look(class) => {
            let rank = looks.iter().position(|look| look == class).unwrap_or(0);
            Some(styled.map_or(0, |level| level + 1) + rank)
        }
        _ => None,
    });
    let raw: Vec<Option<usize>> = raw.collect();
    let all: BTreeSet<usize> = raw.iter().flatten().copied().collect();
    let mut last = 1;
    raw.into_iter()
        .map(|level| {
            let place = all.iter().position(|one| Some(*one) == level)?;
            last = (place + 2).min(last + 1).min(6);
            Some(last)
        })
        .collect()
}

fn looked(role: &Role) -> Option<Class> {
    match role {
        Role::Look(class) => Some(*class),
        _ => None,
    }
}
