//! What is looked at and not written: one file a check.
#![deny(clippy::string_slice)]

pub mod about;
pub mod blocks;
pub mod citations;
pub mod columns;
pub mod coverage;
pub mod dates;
pub mod drawings;
pub mod dropped;
pub mod external;
pub mod left_out;
pub mod letters;
pub mod licences;
pub mod lock;
pub mod names;
pub mod notes;
pub mod paths;
pub mod quizzes;
pub mod renumbered;
pub mod session;
pub mod templates;
pub mod unlinked;
pub mod unwritten;
