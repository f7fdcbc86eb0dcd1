//! What is under way where several files take their places, so that a kill leaves no half of it.

use super::part::{below, beside, digest, remove};
use crate::shell::failure::Failure;
use crate::shell::plain::refuse_special;
use crate::shell::publish::exchange;
use serde::{Deserialize, Serialize};
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

/// The name of the journal in the folder of the site. No reading of a site looks at it.
const NAME: &str = ".writing.xanh";

/// A journal that is written and locked: everything that it names has grown beside its place.
pub struct Journal {
    path: PathBuf,
    file: File,
}

/// A file or folder that takes its place: the path from the folder of the journal, and the digests
/// of the file after and before; no digest of a folder, or of a file that was not there.
#[derive(Debug, Serialize, Deserialize)]
pub struct Entry {
    pub path: String,
    pub new: Option<String>,
    pub old: Option<String>,
}

impl Journal {
    /// Begins one in the folder `base`; an entry is `None` where a name is no text.
    ///
    /// Failures: `disk/unwritable`, also where another command is writing there.
    pub fn begin(base: &Path, entries: Option<Vec<Entry>>) -> Result<Self, Failure> {
        let path = base.join(NAME);
        let entries = entries.ok_or(io::Error::from(io::ErrorKind::InvalidInput));
        let text = entries.and_then(|entries| Ok(serde_json::to_string(&entries)?));
        let written = text.and_then(|text: String| {
            let mut file = File::create_new(&path)?;
            lock(&file)?;
            file.write_all(text.as_bytes())?;
            file.sync_all().map(|()| file)
        });
        match written {
            Ok(file) => Ok(Journal { path, file }),
            Err(error) => {
                // One of another command that was there before stays.
                if error.kind() != io::ErrorKind::AlreadyExists {
                    drop(fs::remove_file(&path));
                }
                Err(Failure::write(&path, &error))
            }
        }
    }

    /// Everything took its place, or nothing did. What cannot be removed now says nothing wrong and
    /// is removed by the next command.
    pub fn end(self) {
        drop(self.file);
        let _ = fs::remove_file(&self.path);
    }
}

/// Ends what a command that was killed began to write in the folder `base`; whether there was such.
/// A file that was edited since stays as it is.
///
/// Failures: `disk/unwritable`, `disk/link`.
pub fn recover(base: &Path) -> Result<bool, Failure> {
    let path = base.join(NAME);
    refuse_special(&path)?;
    let Ok(file) = File::open(&path) else {
        return Ok(false);
    };
    match lock(&file) {
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(false),
        locked => locked.map_err(|error| Failure::write(&path, &error))?,
    }
    let text = fs::read_to_string(&path).unwrap_or_default();
    // One that breaks off was killed before anything took its place.
    let entries: Vec<Entry> = serde_json::from_str(&text).unwrap_or_default();
    entries.iter().try_for_each(|entry| end(base, entry))?;
    drop(file);
    remove(&path).map(|()| !entries.is_empty())
}

/// A file system without locks: two commands at once are up to the person.
fn lock(file: &File) -> io::Result<()> {
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(io::ErrorKind::WouldBlock.into()),
        Err(TryLockError::Error(error)) if error.kind() != io::ErrorKind::Unsupported => Err(error),
        _ => Ok(()),
    }
}

fn end(base: &Path, entry: &Entry) -> Result<(), Failure> {
    let name = Path::new(&entry.path);
    let is_below = |name: Component| matches!(name, Component::Normal(_));
    if !name.components().all(is_below) || entry.path.is_empty() {
        return Ok(());
    }
    let place = below(base, name)?;
    let new = beside(&place);
    let lacks = match &entry.new {
        Some(_) => digest(&new) == entry.new && digest(&place) == entry.old,
        None => new.is_dir() && place.symlink_metadata().is_err(),
    };
    if lacks {
        let moved = exchange::at_once(&new, &place).or_else(|_| fs::rename(&new, &place));
        moved.map_err(|error| Failure::write(&place, &error))?;
    }
    remove(&new)
}
