//! What is looked at and not written: one file a check.

pub mod lock;
pub mod notes;
