//! Foreign files become source files, as values: the shell writes them.

pub mod letters;
pub mod local;
pub mod plan;
pub mod word;
