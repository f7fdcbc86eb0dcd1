//! The ground: values that know no site.

pub mod address;
pub mod base64;
pub mod boundary;
pub mod bounded;
pub mod cache;
pub mod composed;
pub mod csv;
pub mod date;
pub mod derived;
pub mod diagnostic;
pub mod digest;
pub mod edit;
pub mod edits;
pub mod escape;
pub mod inputs;
pub mod lines;
pub mod loads;
pub mod months;
pub mod mutex;
pub mod path;
pub mod pattern;
pub mod ranges;
pub mod selection;
pub mod setting;
pub mod span;
pub mod value;
