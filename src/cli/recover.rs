//! What a killed command left half done is ended by the next one, whichever that is.

use super::args::Command;
use super::global::Global;
use super::site;
use crate::shell::environment;
use crate::shell::failure::Failure;
use crate::shell::publish::{self, Place};
use crate::shell::put;
use std::path::Path;

/// Ends what was begun in the folder of the site and in that of its outputs, before a command looks
/// at them.
///
/// Failures: those of `put::recover` and `publish::recover`.
pub fn recover(global: &Global, command: &Command) -> Result<(), Failure> {
    let output = match command {
        // Begins a site elsewhere.
        Command::Init(_) | Command::Start(_) => return Ok(()),
        // They look at no site, or take the lock of the output folder themselves.
        Command::Build(_)
        | Command::Help(_)
        | Command::Explain(_)
        | Command::Reference(_)
        | Command::Schema(_)
        | Command::Completions(_) => return put::recover(&global.root).map(drop),
        Command::Clean(args) => args.output_dir.as_ref(),
        _ => None,
    };
    let root = match command {
        Command::Serve(args) => args.path.as_ref().unwrap_or(&global.root),
        _ => &global.root,
    };
    put::recover(root)?;
    let output = match root == &global.root {
        true => site::output(global, output),
        false => root.join("public"),
    };
    recover_output(root, &output)
}

/// Puts a site back in its place that a killed build left beside it.
fn recover_output(root: &Path, output: &Path) -> Result<(), Failure> {
    if !publish::is_broken_off(output) {
        return Ok(());
    }
    // What may never be an output folder is said by the command that writes there.
    match Place::new(root, output, environment::home().as_deref()) {
        Ok(place) => publish::recover(&place),
        Err(_) => Ok(()),
    }
}
