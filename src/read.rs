//! Text becomes nouns; what cannot be read is reported, never guessed.

pub mod blocks;
pub mod cite;
pub mod codes;
pub mod config;
pub mod data;
pub mod fields;
pub mod front_matter;
pub mod markdown;
pub mod page;
mod parsed;
pub mod plan;
mod quiz;
pub mod reference;
pub mod registers;
mod reporter;
pub mod sections;
pub mod sources;
mod table;
mod typed;
