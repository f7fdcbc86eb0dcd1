//! A value that many templates get, prepared for the engine once.

use crate::base::digest::Hashed;
use serde::Serialize;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use tera::Value;

/// A value as it is, and as templates read it. A clone shares both.
pub struct Prepared<T> {
    value: Hashed<T>,
    pub(super) shown: Value,
}

impl<T: Hash + Serialize> Prepared<T> {
    /// A value that the engine cannot hold is nothing to it; the types of the view never give one.
    pub fn new(value: T) -> Self {
        let shown = Value::try_from_serializable(&value).unwrap_or_else(|_| Value::none());
        Prepared {
            value: Hashed::new(value),
            shown,
        }
    }
}

impl<T> Clone for Prepared<T> {
    fn clone(&self) -> Self {
        Prepared {
            value: self.value.clone(),
            shown: self.shown.clone(),
        }
    }
}

impl<T> Deref for Prepared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> Hash for Prepared<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}
