//! The nouns of a site: values born whole and never changed.

pub mod clause;
pub mod config;
pub mod level;
pub mod meta;
pub mod plan;
pub mod reader;
pub mod register;
