//! A list that keeps its order and finds each item by its clause.

use super::clause::{Clause, ClauseId};
use super::note::Note;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

/// What stands in a `Listed`.
pub trait OfClause {
    fn clause(&self) -> &ClauseId;
}

/// Items in the order of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<T> {
    items: Vec<T>,
    /// The places of all items, by clause, then in the order of the text.
    sorted: Vec<usize>,
}

impl<T: OfClause> Listed<T> {
    pub fn new(items: Vec<T>) -> Self {
        let mut sorted: Vec<usize> = (0..items.len()).collect();
        sorted.sort_by_key(|&at| items[at].clause());
        Listed { items, sorted }
    }

    /// The place of the first item of clause `id`, from 0.
    pub fn position(&self, id: &ClauseId) -> Option<usize> {
        let first = self
            .sorted
            .partition_point(|&at| self.items[at].clause() < id);
        self.sorted
            .get(first)
            .copied()
            .filter(|&at| self.items[at].clause() == id)
    }

    /// The first item of clause `id`.
    pub fn of(&self, id: &ClauseId) -> Option<&T> {
        self.position(id).map(|at| &self.items[at])
    }
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Listed {
            items: vec![],
            sorted: vec![],
        }
    }
}

impl<T> Deref for Listed<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<'a, T> IntoIterator for &'a Listed<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<T: Hash> Hash for Listed<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.items.hash(state);
    }
}

impl OfClause for Clause {
    fn clause(&self) -> &ClauseId {
        &self.id
    }
}

impl OfClause for Note {
    fn clause(&self) -> &ClauseId {
        &self.clause
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Item(ClauseId, u32);

    impl OfClause for Item {
        fn clause(&self) -> &ClauseId {
            &self.0
        }
    }

    #[test]
    fn the_first_of_a_clause_is_found_and_the_order_is_kept() {
        let items = [("II", 1), ("I", 2), ("III", 3), ("I", 4)];
        let listed = Listed::new(
            items
                .map(|(id, number)| Item(ClauseId(id.into()), number))
                .into(),
        );
        let found = ["I", "II", "III", "IV", ""]
            .map(|id| listed.of(&ClauseId(id.into())).map(|item| item.1));
        assert_eq!(found, [Some(2), Some(1), Some(3), None, None]);
        assert_eq!(
            listed.iter().map(|item| item.1).collect::<Vec<_>>(),
            [1, 2, 3, 4]
        );
    }
}
