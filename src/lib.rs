#![forbid(unsafe_code)]
//! xanh: a static site generator for outreach and training material.

pub mod base;
pub mod model;
pub mod read;
pub mod rule;
pub mod search;
pub mod shell;
