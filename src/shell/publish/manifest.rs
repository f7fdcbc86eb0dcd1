//! What xanh wrote: the manifest in the output folder, and the record of the build beside it.

use crate::base::digest::Digest;
use crate::base::path::OutPath;
use crate::shell::disk::walk::Stamp;
use crate::shell::disk::{Seen, Source};
use crate::shell::failure::Failure;
use crate::shell::report::Shown;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The name of the manifest in the output folder.
pub const MANIFEST: &str = ".xanh-manifest.json";

/// The files of the output folder that are ours. It says nothing but what lies there anyway,
/// because it is put on the web with the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub files: BTreeMap<String, Fingerprint>,
    /// Files of the publication before that pages opened since still ask for; the next one removes
    /// them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub before: BTreeMap<String, Fingerprint>,
}

/// Size in bytes and digest of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    pub size: u64,
    pub digest: String,
}

/// What a build was made of and what it told; it stays at home, beside the output folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The digest of the manifest that this record belongs to.
    pub manifest: String,
    pub asked: BuildKey,
    /// The moment the build saw the site at, and the next one that changes anything, in seconds
    /// since 1970.
    pub now: i64,
    pub next: Option<i64>,
    /// When the inputs were read, in nanoseconds since 1970.
    pub read: i64,
    pub inputs: BTreeMap<String, FileStat>,
    pub outputs: BTreeMap<String, FileStat>,
    pub pages: usize,
    pub shown: Vec<Shown>,
}

/// What was asked for, and by whom: where any of it differs, nothing is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildKey {
    pub program: String,
    pub root: String,
    pub options: String,
    pub environment: String,
}

/// A file at a glance. `mark` is the digest of an input, and of an output what it was made of where
/// that is known without making it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileStat {
    pub size: u64,
    pub changed: i64,
    pub mark: String,
}

impl Manifest {
    /// The manifest in `output`; names that would lead out of the folder are not ours.
    pub fn load(output: &Path) -> Option<(Self, Digest)> {
        Self::parse(&std::fs::read(output.join(MANIFEST)).ok()?)
    }

    /// The manifest in `bytes`, and their digest; `None` where they are none.
    pub fn parse(bytes: &[u8]) -> Option<(Self, Digest)> {
        let mut manifest: Manifest = serde_json::from_slice(bytes).ok()?;
        for files in [&mut manifest.files, &mut manifest.before] {
            files.retain(|name, _| OutPath::checked(name).is_some());
        }
        Some((manifest, Digest::of_bytes(bytes)))
    }

    /// The names of all files, those of the publication before too.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.files.keys().chain(self.before.keys())
    }

    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }
}

impl Record {
    /// The record in the folder beside the output.
    pub fn load(side: &Path) -> Option<Self> {
        serde_json::from_slice(&std::fs::read(path(side)).ok()?).ok()
    }

    /// Puts the record in place, unless it stands there already.
    pub fn store(&self, side: &Path) -> Result<(), Failure> {
        let is_there = Record::load(side).is_some_and(|old| {
            Record {
                read: self.read,
                ..old
            } == *self
        });
        if is_there { Ok(()) } else { self.replace(side) }
    }

    /// Puts the record in place at once.
    pub fn replace(&self, side: &Path) -> Result<(), Failure> {
        let (json, new) = (
            serde_json::to_vec(self).unwrap_or_default(),
            side.join("record.new"),
        );
        let stored = std::fs::write(&new, json).and_then(|()| std::fs::rename(&new, path(side)));
        stored.map_err(|error| Failure::write(&path(side), &error))
    }
}

fn path(side: &Path) -> PathBuf {
    side.join("record.json")
}

/// The files that were read, as a record notes them.
pub fn traces(source: &Source) -> BTreeMap<String, FileStat> {
    let trace = |seen: &Seen| FileStat::new(seen.stamp, seen.digest.to_string());
    source
        .files()
        .iter()
        .map(|(path, seen)| (path.to_string(), trace(seen)))
        .collect()
}

impl FileStat {
    pub fn new(stamp: Stamp, mark: String) -> Self {
        FileStat {
            size: stamp.size,
            changed: stamp.changed,
            mark,
        }
    }

    pub fn stamp(&self) -> Stamp {
        Stamp {
            size: self.size,
            changed: self.changed,
        }
    }
}
