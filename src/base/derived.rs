//! A value that follows from what stands beside it.

use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

/// A value made of what stands beside it when it is asked for first, and kept. It adds nothing to
/// a digest: what it is made of does.
pub struct Derived<T>(OnceLock<T>);

impl<T> Derived<T> {
    /// The value; by `make`, which always gives the same, where nobody asked before.
    pub fn get(&self, make: impl FnOnce() -> T) -> &T {
        self.0.get_or_init(make)
    }
}

impl<T> Default for Derived<T> {
    fn default() -> Self {
        Derived(OnceLock::new())
    }
}

impl<T> Hash for Derived<T> {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}
