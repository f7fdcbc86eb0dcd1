//! A build that would change nothing is known without reading the site.

use super::manifest::{BuildKey, FileStat, Manifest, Record};
use super::place::Place;
use crate::base::date::Moment;
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::shell::disk::walk::{self, Found, Kind, Stamp};
use crate::shell::environment;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

/// Clocks of file systems are this coarse, in nanoseconds: a file may change twice within it and
/// bear one time.
const COARSE: i64 = 2_000_000_000;

/// The record of the build before, where building again at `now` would change nothing.
///
/// That is: it was asked for the same, every input is what it was, every output lies there
/// untouched, and no date has come since.
pub fn standing(
    place: &Place,
    asked: &BuildKey,
    root: &Path,
    config: &SourcePath,
    now: Moment,
) -> Option<Record> {
    let (manifest, digest) = Manifest::load(&place.output)?;
    let record = Record::load(&place.side)
        .filter(|record| record.manifest == digest.to_string() && record.asked == *asked)?;
    if now.0 < record.now
        || record.next.is_some_and(|next| now.0 >= next)
        || manifest.files.len() != record.outputs.len()
    {
        return None;
    }
    let read = environment::clock();
    let found = walk::walk(root, config);
    let inputs: Option<BTreeMap<String, FileStat>> = found
        .par_iter()
        .map(|found| input(root, found, &record))
        .collect();
    let inputs = inputs.filter(|inputs| inputs.len() == record.inputs.len())?;
    if !record
        .outputs
        .par_iter()
        .all(|(name, trace)| is_output(&place.output.join(name), trace))
    {
        return None;
    }
    refresh(
        place,
        Record {
            read,
            inputs,
            ..record.clone()
        },
        &record,
    );
    Some(record)
}

/// Notes new times of the same bytes, so that those files need not be read again the next time;
/// where that fails, they are.
fn refresh(place: &Place, new: Record, old: &Record) {
    let is_coarse =
        |trace: &FileStat| trace.changed >= old.read - COARSE && trace.changed < new.read - COARSE;
    if new.inputs != old.inputs || new.inputs.values().any(is_coarse) {
        let _ = new.replace(&place.side);
    }
}

/// The input at a glance, where it is the one that was read before.
fn input(root: &Path, found: &Found, record: &Record) -> Option<(String, FileStat)> {
    let Kind::File(stamp) = found.kind else {
        return None;
    };
    let trace = record
        .inputs
        .get(found.path.as_str())
        .filter(|trace| trace.size == stamp.size)?;
    let is_same = stamp == trace.stamp() && stamp.changed < record.read - COARSE;
    let is_same = is_same || has_digest(&root.join(&found.real), &trace.mark);
    is_same.then(|| {
        (
            found.path.to_string(),
            FileStat::new(stamp, trace.mark.clone()),
        )
    })
}

fn has_digest(path: &Path, digest: &str) -> bool {
    let read = File::open(path).and_then(|mut file| Digest::of_reader(&mut file));
    read.is_ok_and(|(found, _)| found.to_string() == digest)
}

fn is_output(path: &Path, trace: &FileStat) -> bool {
    path.symlink_metadata()
        .is_ok_and(|metadata| metadata.is_file() && Stamp::of(&metadata) == trace.stamp())
}
