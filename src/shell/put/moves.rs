//! Files and folders that grew beside their places take them together.

use super::journal::{Entry, Journal};
use super::part::{beside, digest, fresh, like_before, remove};
use crate::base::diagnostic::message;
use crate::base::digest::Digest;
use crate::shell::failure::Failure;
use crate::shell::publish::exchange;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A file to be written.
pub struct New<'a> {
    pub path: PathBuf,
    pub bytes: &'a [u8],
}

/// A file, or a folder of files, that is whole beside its place.
pub struct Grown {
    new: PathBuf,
    place: PathBuf,
    /// What the file holds; `None` for a folder.
    digest: Option<String>,
    /// What lies in its place before.
    old: Option<String>,
}

impl Grown {
    /// Writes `files`, which lie in the folder `place` or are `place`, beside it; what an earlier
    /// run left there goes away.
    ///
    /// Failures: `disk/unwritable`; then nothing is left beside the place.
    fn grow(place: PathBuf, files: &[New]) -> Result<Self, Failure> {
        let new = beside(&place);
        remove(&new)?;
        let written = files.iter().try_for_each(|file| {
            let below = file.path.strip_prefix(&place).unwrap_or(Path::new(""));
            // A file is its own place: `join` would end its name with a slash.
            match below.as_os_str().is_empty() {
                true => fresh(&new, file.bytes),
                false => fresh(&new.join(below), file.bytes),
            }
        });
        if let Err(failure) = written {
            // What cannot be removed now is removed by the next run.
            let _ = remove(&new);
            return Err(failure);
        }
        like_before(&place, &new);
        let own = files.iter().find(|file| file.path == place);
        Ok(Grown {
            digest: own.map(|file| Digest::of_bytes(file.bytes).to_string()),
            old: digest(&place),
            new,
            place,
        })
    }

    /// What the journal of `base` says of it; `None` where its name is no text.
    fn entry(&self, base: &Path) -> Option<Entry> {
        let path = self.place.strip_prefix(base).ok()?.to_str()?.to_string();
        Some(Entry {
            path,
            new: self.digest.clone(),
            old: self.old.clone(),
        })
    }

    /// Takes its place; what lay there lies where it grew, where the disk can exchange two files.
    fn take_place(&self) -> io::Result<()> {
        match &self.old {
            Some(_) => exchange::at_once(&self.new, &self.place)
                .or_else(|_| fs::rename(&self.new, &self.place)),
            None => fs::rename(&self.new, &self.place),
        }
    }

    /// Puts back what lay there before.
    fn give_back(&self) -> io::Result<()> {
        match &self.old {
            Some(_) => exchange::at_once(&self.new, &self.place),
            None => fs::rename(&self.place, &self.new),
        }
    }
}

/// Lets every part grow beside its place: a file, or a folder with its files.
///
/// Failures: `disk/unwritable`; then nothing is left beside the places.
pub fn grow(parts: BTreeMap<PathBuf, Vec<New>>) -> Result<Vec<Grown>, Failure> {
    let mut grown = vec![];
    for (place, files) in parts {
        match Grown::grow(place, &files) {
            Ok(part) => grown.push(part),
            Err(failure) => {
                forget(&grown);
                return Err(failure);
            }
        }
    }
    Ok(grown)
}

/// Lets every one take its place below `base`, or none.
///
/// Failures: `disk/unwritable`. Where what was there cannot be put back, the journal stays, and the
/// next command ends what was begun.
pub fn take_places(base: &Path, grown: Vec<Grown>) -> Result<(), Failure> {
    let journal = match grown.as_slice() {
        [] => return Ok(()),
        [one] => return alone(one),
        several => {
            let entries = several.iter().map(|part| part.entry(base)).collect();
            Journal::begin(base, entries).inspect_err(|_| forget(several))?
        }
    };
    for (index, part) in grown.iter().enumerate() {
        let Err(error) = part.take_place() else {
            continue;
        };
        let failure = Failure::write(&part.place, &error);
        let mut done = grown[..index].iter().rev();
        if done.any(|part| part.give_back().is_err()) {
            return Err(failure.help(message!(
                vi: "lệnh `xanh` sau sẽ ghi nốt phần còn lại",
                en: "the next command of `xanh` writes the rest",
            )));
        }
        forget(&grown);
        journal.end();
        return Err(failure);
    }
    forget(&grown);
    journal.end();
    Ok(())
}

fn alone(one: &Grown) -> Result<(), Failure> {
    fs::rename(&one.new, &one.place).map_err(|error| {
        let _ = remove(&one.new);
        Failure::write(&one.place, &error)
    })
}

/// Removes what lies beside the places; what cannot be removed now is removed by the next run.
fn forget(grown: &[Grown]) {
    grown.iter().for_each(|part| drop(remove(&part.new)));
}
