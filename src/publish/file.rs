//! Outputs to take away: one file a kind.

pub mod moodle;
pub mod republish;
