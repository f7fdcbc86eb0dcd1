//! From texts to nouns; what cannot be read is reported, never guessed.

pub mod codes;
pub mod config;
pub mod fields;
pub mod front_matter;
pub mod plan;
pub mod reference;
pub mod registers;
mod table;
mod typed;
mod wrong;
