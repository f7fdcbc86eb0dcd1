//! Outputs of the web: one file an output.

pub mod assets;
pub mod frame;
mod kinds;
pub mod levels;
pub mod lost;
pub mod pages;
pub mod plans;
pub mod sections;
