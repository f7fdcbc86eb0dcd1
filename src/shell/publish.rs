//! A site takes its place on the disk: the old one or the new one, never a mixture.
//!
//! Outputs are handed over one by one. One that is the same as before is only noted; one that
//! differs goes to a tree beside the output folder. In the end the rest is linked to that tree,
//! files of others too, and the tree takes the place of the folder in one step. Where nothing
//! differs, nothing is written. A loss of power may cost files of the new tree: their size tells,
//! and the next build makes them again.

mod carry;
pub mod clean;
pub mod code;
pub mod exchange;
mod lock;
mod manifest;
mod noop;
mod place;
mod stage;
#[cfg(test)]
mod tests;

pub use exchange::Way;
pub use lock::{Lock, is_broken_off, recover};
pub use manifest::{BuildKey, Record, traces};
pub use noop::standing;
pub use place::{Place, real, side};

use super::body::{Maker, flat, listing};
use super::disk::walk::Stamp;
use super::failure::Failure;
use crate::base::digest::{Digest, DigestReader};
use crate::base::mutex::locked;
use crate::base::path::{OutPath, SourcePath};
use crate::rule::Body;
use manifest::{FileStat, Fingerprint, MANIFEST, Manifest};
use rayon::prelude::*;
use stage::{Kept, Stage};
use std::collections::BTreeMap;
use std::sync::Mutex;

/// Files of a folder that one thread writes at least, so that handing them over costs little.
const FEW: usize = 16;

/// A site on its way to the disk.
pub struct Publication<'a> {
    lock: &'a Lock,
    maker: Maker<'a>,
    old: Kept,
    stage: Stage<'a>,
    outputs: Mutex<BTreeMap<OutPath, Output>>,
    /// What kept outputs are made of, by their path or that of their folder.
    keys: Mutex<BTreeMap<OutPath, String>>,
    /// What tells of the others, and is written last.
    listings: Mutex<Vec<(OutPath, Body)>>,
}

/// An output as it was handed over.
struct Output {
    print: Fingerprint,
    trace: FileStat,
    fresh: bool,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    pub outputs: usize,
    /// Outputs that were written.
    pub made: usize,
    /// Outputs of the build before that are no more.
    pub gone: usize,
}

impl<'a> Publication<'a> {
    /// Begins to publish to the place that is locked. What another program than `program` made of
    /// an input is made anew.
    pub fn begin(lock: &'a Lock, maker: Maker<'a>, program: &str) -> Self {
        let old = Kept::load(&lock.place, program);
        Publication {
            lock,
            maker,
            old,
            stage: Stage::new(&lock.place),
            outputs: Mutex::default(),
            keys: Mutex::default(),
            listings: Mutex::default(),
        }
    }

    /// Takes over the output at `path`, or those of that folder, where they lie there untouched and
    /// were made of `key`. Else it remembers what they will be made of.
    pub fn stands(&self, path: &OutPath, key: Digest) -> bool {
        let key = format!("{key} {:?}", self.maker.archives.date);
        let found = self.old.all(path, &key);
        let is_there = !found.is_empty();
        locked(&self.outputs).extend(found);
        if !is_there {
            locked(&self.keys).insert(path.clone(), key);
        }
        is_there
    }

    /// Takes an output over; from any thread.
    ///
    /// Failures: those of making the body, `disk/unwritable`.
    pub fn put(&self, path: &OutPath, body: &Body) -> Result<(), Failure> {
        flat(path, body)
            .par_iter()
            .with_min_len(FEW)
            .try_for_each(|(path, body)| self.put_one(path, body))
    }

    fn put_one(&self, path: &OutPath, body: &Body) -> Result<(), Failure> {
        if let Body::Listing { .. } = body {
            locked(&self.listings).push((path.clone(), body.clone()));
            return Ok(());
        }
        let mark = self.mark(path, body);
        let output = match self.old.unmade(path, &mark) {
            Some(output) => output,
            None => self.made(path, body, mark)?,
        };
        locked(&self.outputs).insert(path.clone(), output);
        Ok(())
    }

    /// Writes what tells of the others.
    fn put_listings(&self) -> Result<(), Failure> {
        let mut listings = std::mem::take(&mut *locked(&self.listings));
        listings.sort_by(|(one, _), (other, _)| one.cmp(other));
        for (path, body) in listings {
            let Body::Listing { script, below } = &body else {
                continue;
            };
            let bytes = {
                let outputs = locked(&self.outputs);
                let files = outputs.iter().map(|(path, output)| {
                    let Fingerprint { size, digest } = &output.print;
                    (path.as_str(), (*size, &digest[..8]))
                });
                listing(
                    script,
                    &files.filter(|(path, _)| path.starts_with(below)).collect(),
                )
            };
            self.put_one(&path, &Body::Bytes(bytes))?;
        }
        Ok(())
    }

    /// What the output is made of, where that tells its bytes without making them; else empty.
    fn mark(&self, path: &OutPath, body: &Body) -> String {
        let digest = |from| {
            self.maker
                .source
                .seen(from)
                .map(|seen| seen.digest.to_string())
                .unwrap_or_default()
        };
        match body {
            Body::Copy(from) => format!("copy {}", digest(from)),
            Body::Image {
                from,
                width,
                format,
                quality,
            } => format!("image {} {width} {format:?} {quality}", digest(from)),
            _ => self.key(path),
        }
    }

    /// What the kept output at `path` is made of; empty for any other.
    fn key(&self, path: &OutPath) -> String {
        let keys = locked(&self.keys);
        let folder = path.as_str().rsplit_once('/').map(|(folder, _)| folder);
        let folder = folder.and_then(OutPath::checked);
        let key = keys.get(path).or_else(|| keys.get(&folder?));
        key.cloned().unwrap_or_default()
    }

    fn made(&self, path: &OutPath, body: &Body, mark: String) -> Result<Output, Failure> {
        if let Body::Copy(from) = body {
            return self.copied(path, from, mark);
        }
        let made;
        let bytes = match body {
            Body::Bytes(bytes) => bytes,
            body => {
                made = self.maker.bytes(body)?;
                &made
            }
        };
        let print = Fingerprint {
            size: bytes.len() as u64,
            digest: Digest::of_bytes(bytes).to_string(),
        };
        self.placed(path, print, mark, || self.stage.write(path.as_str(), bytes))
    }

    /// A copy is known without reading it, and never held in memory.
    fn copied(&self, path: &OutPath, from: &SourcePath, mark: String) -> Result<Output, Failure> {
        let seen = self.maker.source.seen(from)?;
        let print = Fingerprint {
            size: seen.stamp.size,
            digest: seen.digest.to_string(),
        };
        self.placed(path, print, mark, || {
            let mut file = DigestReader::new(self.maker.source.open(from)?);
            let stamp = self.stage.copy(path.as_str(), &mut file)?;
            self.maker.source.expect(from, file.digest())?;
            Ok(stamp)
        })
    }

    /// The output noted where it lies in the old tree, else written.
    fn placed(
        &self,
        path: &OutPath,
        print: Fingerprint,
        mark: String,
        write: impl FnOnce() -> Result<Stamp, Failure>,
    ) -> Result<Output, Failure> {
        let (stamp, fresh) = match self.old.same(path, &print) {
            Some(stamp) => (stamp, false),
            None => (write()?, true),
        };
        Ok(Output {
            print,
            trace: FileStat::new(stamp, mark),
            fresh,
        })
    }

    /// Puts the site in place, and its record beside it. `record` tells all that the publication
    /// does not know.
    ///
    /// Failures: `disk/foreign` where a file of others lies in the way, `disk/unwritable`. Then the
    /// old site stays as it was.
    pub fn finish(self, record: Record, way: Way) -> Result<Published, Failure> {
        self.put_listings()?;
        let outputs = self
            .outputs
            .into_inner()
            .unwrap_or_else(|held| held.into_inner());
        let files: BTreeMap<String, Fingerprint> = outputs
            .iter()
            .map(|(path, output)| (path.to_string(), output.print.clone()))
            .collect();
        let before = self.old.before(&files, &record.asked);
        let manifest = Manifest { files, before };
        let json = manifest.to_json();
        let made = outputs.values().filter(|output| output.fresh).count();
        let stays =
            |name: &String| manifest.files.contains_key(name) || manifest.before.contains_key(name);
        let gone = self
            .old
            .manifest
            .names()
            .filter(|name| !stays(name))
            .count();
        if manifest != self.old.manifest || made > 0 || !self.old.is_there {
            let before: Vec<OutPath> = manifest
                .before
                .keys()
                .map(|name| OutPath::new(name))
                .collect();
            let kept = outputs.iter().filter(|(_, output)| !output.fresh);
            let kept: Vec<&OutPath> = kept.map(|(path, _)| path).chain(&before).collect();
            self.stage.write(MANIFEST, json.as_bytes())?;
            carry::over(&self.stage, &self.old.manifest, &manifest, &kept)?;
            exchange::exchange(&self.lock.place, way)?;
        }
        let traces = outputs
            .iter()
            .map(|(path, output)| (path.to_string(), output.trace.clone()))
            .collect();
        let record = Record {
            manifest: Digest::of_bytes(json.as_bytes()).to_string(),
            outputs: traces,
            ..record
        };
        record.store(&self.lock.place.side)?;
        Ok(Published {
            outputs: outputs.len(),
            made,
            gone,
        })
    }
}
