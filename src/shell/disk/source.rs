//! The bytes of an input, once more.

use super::beneath::Beneath;
use super::walk::Stamp;
use crate::base::diagnostic::message;
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::shell::failure::{Exit, Failure};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

/// The files of one reading of a site, by the names that `Inputs` knows them under.
pub struct Source {
    beneath: Beneath,
    files: BTreeMap<SourcePath, Seen>,
}

/// A file as it was when it was read.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its name on the disk, relative to the root.
    pub real: PathBuf,
    pub stamp: Stamp,
    /// The digest of its bytes, a byte order mark and all.
    pub digest: Digest,
}

impl Source {
    pub(super) fn new(beneath: Beneath, files: BTreeMap<SourcePath, Seen>) -> Self {
        Source { beneath, files }
    }

    /// Every file that was read.
    pub fn files(&self) -> &BTreeMap<SourcePath, Seen> {
        &self.files
    }

    /// Whether every file looked the same on the disk when `other` was read.
    pub fn is_as(&self, other: &Source) -> bool {
        let stamps = |source: &Source| {
            source
                .files
                .values()
                .map(|seen| seen.stamp)
                .collect::<Vec<_>>()
        };
        stamps(self) == stamps(other)
    }

    /// `path` as it was when it was read.
    ///
    /// Failures: `disk/changed` where it was not read.
    pub fn seen(&self, path: &SourcePath) -> Result<&Seen, Failure> {
        self.files.get(path).ok_or_else(|| changed(path))
    }

    /// The bytes of `path`, the same as were read before.
    ///
    /// Failures: `disk/changed` where the file is another by now, `disk/unreadable`.
    pub fn bytes(&self, path: &SourcePath) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        let mut file = self.open(path)?;
        file.read_to_end(&mut bytes)
            .map_err(|error| Failure::read(&self.beneath.root.join(path.as_str()), &error))?;
        self.expect(path, Digest::of_bytes(&bytes))?;
        Ok(bytes)
    }

    /// Looks whether what was read of `path` is what was read of it before: a file may change while
    /// it is copied, and keep its size and its time.
    ///
    /// Failures: `disk/changed`.
    pub fn expect(&self, path: &SourcePath, digest: Digest) -> Result<(), Failure> {
        match self.seen(path)?.digest == digest {
            true => Ok(()),
            false => Err(changed(path)),
        }
    }

    /// `path` opened to be read, unchanged since it was read before.
    ///
    /// Failures: as `bytes`.
    pub fn open(&self, path: &SourcePath) -> Result<File, Failure> {
        let seen = self.seen(path)?;
        let failed = |error| Failure::read(&self.beneath.root.join(&seen.real), &error);
        let file = self.beneath.open_file(&seen.real).map_err(failed)?;
        let stamp = Stamp::of(&file.metadata().map_err(failed)?);
        if stamp == seen.stamp {
            Ok(file)
        } else {
            Err(changed(path))
        }
    }
}

fn changed(path: &SourcePath) -> Failure {
    let message = message!(
        vi: "`{path}` đổi trong khi đang dựng trang",
        en: "`{path}` changed while the site was being built",
    );
    Failure::new(Exit::Disk, "disk/changed", message)
        .help(message!(vi: "chạy lại lệnh", en: "run the command again"))
}
