//! Foreign files become source files, as values: the shell writes them.

pub mod diff;
pub mod html;
pub mod letters;
pub mod local;
pub mod odt;
pub mod page;
pub mod pdf;
pub mod plan;
pub mod questions;
pub mod site;
mod source;
pub mod unshown;
pub mod word;
