//! Outputs of the web: one file an output.

pub mod aliases;
pub mod assets;
mod beside;
pub mod clauses;
pub mod columns;
pub mod documents;
mod duties;
pub mod feeds;
pub mod frame;
pub mod glossary;
mod guidance;
pub mod index;
mod kinds;
pub mod levels;
mod linked_data;
pub mod lost;
pub mod manifest;
mod notices;
pub mod pages;
mod pieces;
pub mod plans;
pub mod previews;
mod queries;
pub mod search;
pub mod sections;
pub mod sitemap;
pub mod terms;
