//! What a build wrote is removed again, and nothing else.

use super::carry;
use super::exchange::{self, Way};
use super::lock::Lock;
use super::manifest::{MANIFEST, Manifest};
use super::place::Place;
use super::stage::Stage;
use crate::base::digest::Digest;
use crate::base::path::OutPath;
use crate::shell::failure::Failure;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

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

/// Removes `found.ours` and the folders that are empty then, all at once; last the folder beside,
/// with the record of the build. Where files of others lie there, they stay with an empty manifest,
/// so that the next build knows the folder.
///
/// Failures: `disk/unwritable`, `disk/unreadable`.
pub fn clean(lock: Lock, found: &Found) -> Result<(), Failure> {
    let place = lock.place.clone();
    match is_all_ours(&place.output, &found.ours) {
        true => {
            let away = place.sibling_path("old");
            let moved = fs::rename(&place.output, &away);
            moved.map_err(|error| Failure::write(&place.output, &error))?;
        }
        false => keep_others(&place, found)?,
    }
    drop(lock);
    exchange::remove(&place.side)
}

/// Whether the folder holds the files that were written to it, and nothing else.
fn is_all_ours(output: &Path, ours: &[String]) -> bool {
    let ours: BTreeSet<&Path> = ours
        .iter()
        .map(Path::new)
        .flat_map(Path::ancestors)
        .collect();
    let is_ours = |entry: walkdir::DirEntry| {
        let name = entry.path().strip_prefix(output).unwrap_or(entry.path());
        ours.contains(name) || name == Path::new(MANIFEST)
    };
    let mut entries = walkdir::WalkDir::new(output).min_depth(1).into_iter();
    entries.all(|entry| entry.is_ok_and(is_ours))
}

/// Puts a tree in place that holds what is not ours, and what was changed.
fn keep_others(place: &Place, found: &Found) -> Result<(), Failure> {
    let old = Manifest::load(&place.output)
        .map(|(old, _)| old)
        .unwrap_or_default();
    let changed: Vec<OutPath> = found
        .changed
        .iter()
        .filter_map(|name| OutPath::checked(name))
        .collect();
    let none = Manifest::default();
    let stage = Stage::new(place);
    stage.write(MANIFEST, none.to_json().as_bytes())?;
    carry::over(&stage, &old, &none, &changed.iter().collect::<Vec<_>>())?;
    exchange::exchange(place, Way::Best)
}

/// Removes the folder beside an output folder that is no more: `clean` was broken off.
///
/// Failures: `disk/unwritable`.
pub fn clean_beside(place: &Place) -> Result<(), Failure> {
    match place.output.symlink_metadata() {
        Err(_) if place.side.is_dir() => {
            drop(Lock::take(place.clone())?);
            exchange::remove(&place.side)
        }
        _ => Ok(()),
    }
}
