//! The nouns of a site: values born whole and never changed.

pub mod block;
pub mod citation;
pub mod citation_name;
pub mod clause;
pub mod config;
pub mod data;
pub mod document;
pub mod level;
pub mod licence;
pub mod listed;
pub mod markdown;
pub mod meta;
pub mod note;
pub mod official;
pub mod page;
pub mod plan;
pub mod quiz;
pub mod reader;
pub mod register;
pub mod sources;
