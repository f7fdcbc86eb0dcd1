//! What the site becomes: one file a feature.

pub mod file;
pub mod piece;
pub mod web;
