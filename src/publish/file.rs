//! Outputs to take away: one file a kind.

pub mod epub;
pub mod moodle;
pub mod republish;
pub mod scorm;
pub mod single;
