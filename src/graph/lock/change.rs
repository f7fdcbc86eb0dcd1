//! Declared changes, and where they lead an id. Those by one document happen at once, those by
//! another one after them.

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

    fn walk(&self, id: &ClauseId, from: usize) -> ClauseId {
        let (mut id, mut by) = (id.clone(), None);
        for change in &self.0[from.min(self.0.len())..] {
            if let What::Renumbered { from, to } = &change.what
                && *from == id
                && by != Some(&change.by)
            {
                (id, by) = (to.clone(), Some(&change.by));
            }
        }
        id
    }
}
