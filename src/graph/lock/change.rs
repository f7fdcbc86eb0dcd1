//! Declared changes, and where they lead an id. Those by one document happen at once, those by
//! another one after them; what lies below a clause goes with it.

use crate::model::clause::ClauseId;
use crate::model::plan::{Change, What};

/// Changes in the order declared.
pub struct Changes<'a>(Vec<&'a Change>);

impl<'a> Changes<'a> {
    pub fn new(changes: impl Iterator<Item = &'a Change>) -> Self {
        Changes(changes.collect())
    }

    /// The id that `id` bears after all of them.
    pub fn target(&self, id: &ClauseId) -> ClauseId {
        self.walk(id, 0)
    }

    /// The id that `id`, which `change` renumbers, bears after it and all that come later.
    pub fn target_after(&self, id: &ClauseId, change: &Change) -> ClauseId {
        let at = self
            .0
            .iter()
            .position(|other| std::ptr::eq(*other, change))
            .unwrap_or(0);
        self.walk(id, at)
    }

    /// Whether one of them is an amendment, a correction or a repeal of a clause that `meant`
    /// accepts.
    pub fn touches(&self, meant: impl Fn(&ClauseId) -> bool) -> bool {
        self.0.iter().any(|change| match &change.what {
            What::Amended(id) | What::Corrected(id) | What::Repealed(id) => meant(id),
            What::Renumbered { .. } => false,
        })
    }

    /// The first of them that moves `id`.
    pub fn moving(&self, id: &ClauseId) -> Option<&'a Change> {
        let moves = |change: &&&Change| match &change.what {
            What::Renumbered { from, .. } => id.is_within(from),
            _ => false,
        };
        self.0.iter().find(moves).copied()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn walk(&self, id: &ClauseId, from: usize) -> ClauseId {
        let changes = &self.0[from.min(self.0.len())..];
        let mut id = id.clone();
        for at_once in changes.chunk_by(|one, next| one.by == next.by) {
            let moves = at_once.iter().filter_map(|change| match &change.what {
                What::Renumbered { from, to } => Some((from, to)),
                _ => None,
            });
            id = id.moved(moves).unwrap_or(id);
        }
        id
    }
}
