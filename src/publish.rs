//! What the site becomes: one file a feature.

pub mod book;
pub mod file;
pub mod page;
pub mod web;
