//! One test program.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::disallowed_macros,
    reason = "tests read their cases and run the program"
)]

mod approvals;
mod bounds;
mod cases;
mod cli;
mod commonmark;
mod feeds;
mod floors;
mod fuzz;
mod generators;
mod grammar;
mod graph;
mod growth;
mod highlight;
mod imports;
mod laws;
mod libreoffice;
mod manual;
mod modules;
mod pdfs;
mod plans;
mod press;
mod properties;
mod questions;
mod search;
mod serve;
mod sites;
mod support;
mod themes;

mod xhtml;
