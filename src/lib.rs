#![forbid(unsafe_code)]
// What a person, a file or a disk does is told as a diagnostic; nothing of it ends the program.
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic)
)]
#![cfg_attr(
    not(test),
    deny(clippy::unreachable, clippy::todo, clippy::unimplemented)
)]
// A number that does not fit is never cut to another one (`base/number.rs`).
#![cfg_attr(not(test), deny(clippy::cast_possible_truncation))]
#![doc = include_str!("README.md")]

pub mod base;
pub mod check;
pub mod cli;
pub mod engine;
pub mod features;
pub mod graph;
pub mod import;
pub mod manual;
pub mod model;
pub mod preset;
pub mod publish;
pub mod read;
pub mod render;
pub mod rule;
pub mod search;
pub mod select;
pub mod shell;
pub mod text;
pub mod theme;
pub mod typeset;
