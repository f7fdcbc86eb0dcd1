//! What the site becomes: one file a feature.

pub mod web;
