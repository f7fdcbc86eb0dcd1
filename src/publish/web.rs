//! Outputs of the web: one file an output.

pub mod aliases;
pub mod assets;
pub mod clauses;
pub mod columns;
pub mod coverage;
pub mod documents;
pub mod feeds;
pub mod glossary;
pub mod index;
pub mod levels;
pub mod manifest;
pub mod not_found;
pub mod packs;
pub mod pages;
pub mod pictures;
pub mod plans;
pub mod previews;
pub mod projection;
pub mod pwa;
pub mod search;
pub mod sections;
pub mod session;
pub mod sitemap;
pub mod social;
pub mod terms;
