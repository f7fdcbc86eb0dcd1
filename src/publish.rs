//! What the site becomes: one file a feature.

pub mod file;
pub mod picture;
pub mod piece;
pub mod web;
