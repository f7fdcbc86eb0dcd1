//! Foreign files become source files, as values: the shell writes them.

pub mod docx;
pub mod local;
pub mod plan;
