//! What a build wrote is removed again, and nothing else.

use super::lock::Lock;
use super::manifest::{MANIFEST, Manifest};
use crate::base::digest::Digest;
use crate::shell::failure::Failure;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What lies in an output folder: the files that xanh wrote, and those that were changed since.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub ours: Vec<String>,
    /// Listed in the manifest, but other bytes by now: somebody's work.
    pub changed: Vec<String>,
}

/// The files that the manifest of the folder lists.
pub fn found(output: &Path) -> Found {
    let mut found = Found::default();
    let Some((manifest, _)) = Manifest::load(output) else {
        return found;
    };
    for (name, print) in manifest.files.iter().chain(&manifest.before) {
        match fs::read(output.join(name)) {
            Ok(bytes) if Digest::of_bytes(&bytes).to_string() == print.digest => {
                found.ours.push(name.clone())
            }
            Ok(_) => found.changed.push(name.clone()),
            Err(_) => {}
        }
    }
    found
}

/// Removes `found.ours` and the folders that are empty then; last the folder beside, with the
/// record of the build.
///
/// Failures: `disk/unwritable`.
pub fn clean(lock: Lock, found: &Found) -> Result<(), Failure> {
    let place = lock.place.clone();
    for name in &found.ours {
        remove(&place.output.join(name))?;
    }
    let folders: BTreeSet<PathBuf> = found
        .ours
        .iter()
        .flat_map(|name| above(&place.output, name))
        .collect();
    // A folder that holds a file of others stays.
    folders
        .iter()
        .rev()
        .for_each(|folder| drop(fs::remove_dir(folder)));
    forget(&place.output)?;
    drop(lock);
    super::exchange::remove(&place.side)
}

/// Removes the manifest and the folder; where files of others lie there, an empty manifest stays,
/// so that the next build knows the folder.
fn forget(output: &Path) -> Result<(), Failure> {
    let manifest = output.join(MANIFEST);
    let entries = fs::read_dir(output).map_err(|error| Failure::read(output, &error))?;
    let others = entries.flatten().any(|entry| entry.file_name() != MANIFEST);
    if others {
        let empty = Manifest::default().to_json();
        return fs::write(&manifest, empty).map_err(|error| Failure::write(&manifest, &error));
    }
    remove(&manifest)?;
    fs::remove_dir(output).map_err(|error| Failure::write(output, &error))
}

fn remove(path: &Path) -> Result<(), Failure> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Failure::write(path, &error)),
        _ => Ok(()),
    }
}

/// The folders between the output and one of its files.
fn above(output: &Path, name: &str) -> Vec<PathBuf> {
    let path = output.join(name);
    let folders = path.ancestors().skip(1);
    folders
        .take_while(|folder| *folder != output)
        .map(Path::to_path_buf)
        .collect()
}
