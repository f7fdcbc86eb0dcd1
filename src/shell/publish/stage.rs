//! The tree that grows beside the output folder, and what is known of the one that lies there.

use super::Output;
use super::exchange;
use super::manifest::{BuildKey, FileStat, Fingerprint, MANIFEST, Manifest, Record};
use super::place::Place;
use crate::base::digest::Digest;
use crate::base::mutex::locked;
use crate::base::path::OutPath;
use crate::rule::NAMED_BY_CONTENT;
use crate::shell::disk::walk::Stamp;
use crate::shell::failure::Failure;
use std::collections::{BTreeMap, HashSet};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The site that lies in the output folder.
pub struct Kept {
    output: PathBuf,
    /// Whether there is a manifest at all.
    pub is_there: bool,
    pub manifest: Manifest,
    traces: BTreeMap<String, FileStat>,
    /// What the build before was asked for; `None` where nobody knows.
    asked: Option<BuildKey>,
    /// Whether the build before was made by this program, so that its marks mean the same.
    is_known: bool,
}

impl Kept {
    pub fn load(place: &Place, program: &str) -> Self {
        let found = Manifest::load(&place.output);
        let digest = found.as_ref().map(|(_, digest)| digest.to_string());
        let record =
            Record::load(&place.side).filter(|record| Some(&record.manifest) == digest.as_ref());
        let is_known = record
            .as_ref()
            .is_some_and(|record| record.asked.program == program);
        let is_there = found.is_some();
        let manifest = found.map(|(manifest, _)| manifest).unwrap_or_default();
        let asked = record.as_ref().map(|record| record.asked.clone());
        let traces = record.map(|record| record.outputs).unwrap_or_default();
        Kept {
            output: place.output.clone(),
            is_there,
            manifest,
            traces,
            asked,
            is_known,
        }
    }

    /// The files of the publication before that stay beside `files` for a while: those that are
    /// named by what they hold.
    ///
    /// None where it was asked for something else: what a trainer was shown must not stand on a
    /// learner's site.
    pub fn before(
        &self,
        files: &BTreeMap<String, Fingerprint>,
        asked: &BuildKey,
    ) -> BTreeMap<String, Fingerprint> {
        if *files == self.manifest.files {
            return self.manifest.before.clone();
        }
        if self
            .asked
            .as_ref()
            .is_none_or(|old| old.options != asked.options)
        {
            return BTreeMap::new();
        }
        let lies =
            |name: &str| OutPath::checked(name).is_some_and(|path| self.stamp(&path).is_some());
        let old = self.manifest.files.iter();
        old.filter(|(name, _)| name.starts_with(NAMED_BY_CONTENT))
            .filter(|(name, _)| !files.contains_key(*name) && lies(name))
            .map(|(name, print)| (name.clone(), print.clone()))
            .collect()
    }

    /// The output at `path`, where it was made of the same as `mark` says and lies there untouched.
    pub fn unmade(&self, path: &OutPath, mark: &str) -> Option<Output> {
        let trace = self
            .traces
            .get(path.as_str())
            .filter(|trace| self.is_known && !mark.is_empty() && trace.mark == mark)?;
        let print = self.manifest.files.get(path.as_str())?.clone();
        (self.stamp(path)? == trace.stamp()).then(|| Output {
            print,
            trace: trace.clone(),
            fresh: false,
        })
    }

    /// The output at `path`, or all of that folder, where each was made of the same as `mark` says
    /// and lies there untouched; empty where one does not.
    pub fn all(&self, path: &OutPath, mark: &str) -> Vec<(OutPath, Output)> {
        let folder = format!("{path}/");
        let is_in = |name: &&String| *name == path.as_str() || name.starts_with(&folder);
        let names = self.manifest.files.keys().filter(is_in);
        let found: Option<Vec<_>> = names
            .map(|name| {
                let path = OutPath::checked(name)?;
                let output = self.unmade(&path, mark)?;
                Some((path, output))
            })
            .collect();
        found.unwrap_or_default()
    }

    /// The stamp of the file at `path`, where it lies there with these very bytes: told by its
    /// trace, else by reading it.
    pub fn same(&self, path: &OutPath, print: &Fingerprint) -> Option<Stamp> {
        self.manifest
            .files
            .get(path.as_str())
            .filter(|old| *old == print)?;
        let stamp = self.stamp(path)?;
        let is_untouched = self
            .traces
            .get(path.as_str())
            .is_some_and(|trace| trace.stamp() == stamp);
        (is_untouched || self.digest(path)? == print.digest).then_some(stamp)
    }

    fn stamp(&self, path: &OutPath) -> Option<Stamp> {
        let metadata = self.output.join(path.as_str()).symlink_metadata().ok()?;
        metadata.is_file().then(|| Stamp::of(&metadata))
    }

    fn digest(&self, path: &OutPath) -> Option<String> {
        let (digest, _) =
            Digest::of_reader(&mut File::open(self.output.join(path.as_str())).ok()?).ok()?;
        Some(digest.to_string())
    }
}

/// The new tree. It comes to be with its first file, and goes with this value unless it took its
/// place.
pub struct Stage<'a> {
    pub place: &'a Place,
    tree: PathBuf,
    folders: Mutex<HashSet<PathBuf>>,
}

impl<'a> Stage<'a> {
    pub fn new(place: &'a Place) -> Self {
        Stage {
            place,
            tree: place.sibling_path("new"),
            folders: Mutex::default(),
        }
    }

    /// Where `name` lies in the new tree.
    pub fn at(&self, name: &Path) -> PathBuf {
        self.tree.join(name)
    }

    /// Where `name` is to lie in the new tree; its folder is made.
    pub fn room(&self, name: &Path) -> Result<PathBuf, Failure> {
        let path = self.at(name);
        self.folder(path.parent().unwrap_or(&self.tree))?;
        Ok(path)
    }

    /// Makes `folder` of the new tree, and those above it.
    fn folder(&self, folder: &Path) -> Result<(), Failure> {
        // Held while it is made, so that no other thread takes it for made before it is.
        let mut made = locked(&self.folders);
        if !made.contains(folder) {
            fs::create_dir_all(folder).map_err(|error| Failure::write(folder, &error))?;
            made.insert(folder.to_path_buf());
        }
        Ok(())
    }

    /// Writes a file of the new tree.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<Stamp, Failure> {
        self.filled(name, |file| file.write_all(bytes))
    }

    /// Writes all that `from` gives to a file of the new tree.
    pub fn copy(&self, name: &str, from: &mut impl Read) -> Result<Stamp, Failure> {
        self.filled(name, |file| io::copy(from, file).map(drop))
    }

    fn filled(
        &self,
        name: &str,
        fill: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> Result<Stamp, Failure> {
        let path = self.room(Path::new(name))?;
        let written = File::create_new(&path).and_then(|mut file| {
            fill(&mut file)?;
            file.metadata()
        });
        written
            .map(|metadata| Stamp::of(&metadata))
            .map_err(|error| Failure::write(&path, &error))
    }

    pub fn make_folder(&self, name: &Path) -> Result<(), Failure> {
        self.folder(&self.tree.join(name))
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        // Whatever lies beside is unfinished or the tree before. What cannot be removed now is
        // removed by the next build.
        let _ = exchange::recover(self.place);
    }
}

/// The name of the manifest, which is ours wherever there is one.
pub fn is_manifest(name: &Path) -> bool {
    name == Path::new(MANIFEST)
}
