//! What the program knows of itself: keys, blocks, settings, commands and faults, for people
//! (`xanh explain`), for editors (`xanh schema`) and for the reference (`xanh reference`).
#![deny(clippy::string_slice)]

pub mod codes;
pub mod data_files;
pub mod explain;
pub mod reference;
pub mod schema;
pub mod settings;
pub mod vscode;
