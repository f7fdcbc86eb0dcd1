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
use std::io;
use std::path::Path;

/// What lies in an output folder: the files that xanh wrote, and those that were changed since.
#[derive(Default)]
pub struct Found {
    manifest: Manifest,
    pub ours: Vec<String>,
    /// Listed in the manifest, but other bytes by now: somebody's work.
    pub changed: Vec<String>,
}

/// The files that the manifest of the folder lists.
///
/// Failures: `disk/unreadable`: what cannot be read is not taken for what is not there.
pub fn found(output: &Path) -> Result<Found, Failure> {
    let mut found = Found::default();
    let bytes = read(&output.join(MANIFEST))?;
    let Some((manifest, _)) = bytes.as_deref().and_then(Manifest::parse) else {
        return Ok(found);
    };
    for (name, print) in manifest.files.iter().chain(&manifest.before) {
        match read(&output.join(name))? {
            Some(bytes) if Digest::of_bytes(&bytes).to_string() == print.digest => {
                found.ours.push(name.clone())
            }
            Some(_) => found.changed.push(name.clone()),
            None => {}
        }
    }
    found.manifest = manifest;
    Ok(found)
}

/// The bytes of a file; `None` where there is none, or a folder in its place.
fn read(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if is_no_file(&error) => Ok(None),
        Err(error) => Err(Failure::read(path, &error)),
    }
}

fn is_no_file(error: &io::Error) -> bool {
    use io::ErrorKind::{IsADirectory, NotADirectory, NotFound};
    matches!(error.kind(), NotFound | NotADirectory | IsADirectory)
}

/// Removes `found.ours` and the folders that are empty then, all at once; last the folder beside,
/// with the record of the build. Where files of others lie there, they stay with an empty manifest,
/// so that the next build knows the folder.
///
/// Failures: `disk/unwritable`, `disk/unreadable`.
pub fn clean(lock: Lock, found: &Found) -> Result<(), Failure> {
    let place = lock.place.clone();
    match is_all_ours(&place.output, &found.ours)? {
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
///
/// Failures: `disk/unreadable`.
fn is_all_ours(output: &Path, ours: &[String]) -> Result<bool, Failure> {
    let ours: BTreeSet<&Path> = ours
        .iter()
        .map(Path::new)
        .flat_map(Path::ancestors)
        .collect();
    let is_ours = |entry: &walkdir::DirEntry| {
        let name = entry.path().strip_prefix(output).unwrap_or(entry.path());
        ours.contains(name) || name == Path::new(MANIFEST)
    };
    for entry in walkdir::WalkDir::new(output).min_depth(1) {
        let entry = entry.map_err(|error| Failure::read(output, &error.into()))?;
        if !is_ours(&entry) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Puts a tree in place that holds what is not ours, and what was changed.
fn keep_others(place: &Place, found: &Found) -> Result<(), Failure> {
    let changed: Vec<OutPath> = found
        .changed
        .iter()
        .filter_map(|name| OutPath::checked(name))
        .collect();
    let none = Manifest::default();
    let stage = Stage::new(place);
    stage.write(MANIFEST, none.to_json().as_bytes())?;
    carry::over(
        &stage,
        &found.manifest,
        &none,
        &changed.iter().collect::<Vec<_>>(),
    )?;
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
