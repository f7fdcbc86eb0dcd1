//! The one room that touches the world: disk, clock, environment, terminal.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the room that touches the world"
)]

pub mod body;
pub mod disk;
pub mod environment;
pub mod external;
pub mod failure;
pub mod pictures;
pub mod plain;
pub mod printer;
pub mod progress;
pub mod publish;
pub mod put;
pub mod report;
pub mod serve;
pub mod watch;
