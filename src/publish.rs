//! What the site becomes: one file a feature.
#![deny(clippy::string_slice)]

pub mod book;
pub mod file;
pub mod page;
pub mod web;
