//! Faults with what follows from them.

use super::shown::{Anchor, Shown};
use std::collections::BTreeMap;

/// A fault and those that go away with it, each in order.
pub struct Group<'s> {
    pub cause: &'s Shown,
    pub consequences: Vec<&'s Shown>,
}

impl<'s> Group<'s> {
    /// The cause, then what follows from it.
    pub fn all(&self) -> impl Iterator<Item = &'s Shown> {
        std::iter::once(self.cause).chain(self.consequences.iter().copied())
    }
}

/// `shown` in groups, in the order of their causes. What follows from a fault that is not among
/// them stands by itself.
pub fn groups(shown: &[Shown]) -> Vec<Group<'_>> {
    let anchors: BTreeMap<&Anchor, usize> = shown
        .iter()
        .enumerate()
        .rev()
        .flat_map(|(at, one)| one.causes.iter().map(move |anchor| (anchor, at)))
        .collect();
    let cause_of = |one: &Shown| anchors.get(one.follows.as_ref()?).copied();
    let mut consequences: BTreeMap<usize, Vec<&Shown>> = BTreeMap::new();
    for one in shown {
        if let Some(at) = cause_of(one) {
            consequences.entry(at).or_default().push(one);
        }
    }
    let causes = shown.iter().enumerate();
    causes
        .filter(|(_, one)| cause_of(one).is_none())
        .map(|(at, cause)| Group {
            cause,
            consequences: consequences.remove(&at).unwrap_or_default(),
        })
        .collect()
}
