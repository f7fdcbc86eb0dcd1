//! Archives of the same bytes for the same files.

use crate::base::bounded::Bounded;
use crate::base::date::{Moment, Zone};
use crate::base::diagnostic::message;
use crate::base::digest::Digest;
use crate::shell::failure::{Exit, Failure};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};
use std::io::{Cursor, Write};
use std::sync::Arc;
use zip::result::{ZipError, ZipResult};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The file of the sums of all others.
const SUMS: &str = "SHA256SUMS";

/// Endings of files that deflating makes no smaller.
const PACKED: [&str; 18] = [
    "png", "jpg", "jpeg", "gif", "webp", "avif", "woff", "woff2", "mp3", "mp4", "webm", "ogg",
    "zip", "epub", "docx", "xlsx", "pptx", "gz",
];

/// Makes archives. Packs of one site share many files: none of those is deflated twice.
pub struct Archives {
    /// Of all files; 1980-01-01 where there is none.
    ///
    /// Source: APPNOTE 4.4.6 for the first date of an archive.
    pub date: Option<Moment>,
    /// By the digest of their bytes.
    deflated: Bounded<Entry>,
}

/// Bytes of deflated files that are kept.
const ROOM: usize = 64 << 20;

/// A file in an archive of its own, and its SHA-256.
#[derive(Clone)]
struct Entry {
    archive: Arc<[u8]>,
    sum: Arc<str>,
}

impl Archives {
    pub fn new(date: Option<Moment>) -> Self {
        Archives {
            date,
            deflated: Bounded::new(ROOM),
        }
    }

    /// The archive of `files` in their order. With `sums`, a last file `SHA256SUMS` of them all.
    ///
    /// Source: EPUB 3.3 §4.2.2 wants `mimetype` not deflated.
    pub fn zip(&self, files: &[(String, Vec<u8>)], sums: bool) -> Result<Vec<u8>, Failure> {
        self.zipped(files, sums).map_err(failed)
    }

    fn zipped(&self, files: &[(String, Vec<u8>)], sums: bool) -> ZipResult<Vec<u8>> {
        let made = files
            .par_iter()
            .map(|(name, bytes)| self.entry(name, bytes));
        let made: Vec<Entry> = made.collect::<ZipResult<_>>()?;
        let names = files.iter().map(|(name, _)| name.as_str());
        let mut entries: Vec<(&str, Entry)> = names.zip(made).collect();
        if sums {
            let line = |(name, entry): &(&str, Entry)| format!("{}  {name}\n", entry.sum);
            let lines: String = entries.iter().map(line).collect();
            entries.push((SUMS, self.entry(SUMS, lines.as_bytes())?));
        }
        joined(&entries)
    }

    fn entry(&self, name: &str, bytes: &[u8]) -> ZipResult<Entry> {
        if is_stored(name) {
            return self.made(bytes, CompressionMethod::Stored);
        }
        let key = Digest::of_bytes(bytes);
        if let Some(known) = self.deflated.get(key) {
            return Ok(known);
        }
        let made = self.made(bytes, CompressionMethod::Deflated)?;
        self.deflated.keep(key, &made, made.archive.len());
        Ok(made)
    }

    fn made(&self, bytes: &[u8], method: CompressionMethod) -> ZipResult<Entry> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .last_modified_time(stamp(self.date))
            .unix_permissions(0o644)
            .compression_method(method);
        archive.start_file("", options)?;
        archive.write_all(bytes)?;
        Ok(Entry {
            archive: archive.finish()?.into_inner().into(),
            sum: sha256(bytes).into(),
        })
    }
}

fn joined(entries: &[(&str, Entry)]) -> ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, entry) in entries {
        let mut of_one = ZipArchive::new(Cursor::new(&*entry.archive))?;
        archive.raw_copy_file_rename(of_one.by_index_raw(0)?, name)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Whether the file is not deflated.
fn is_stored(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    name == "mimetype" || PACKED.contains(&ending.to_ascii_lowercase().as_str())
}

/// `date` in UTC, in the steps of two seconds that an archive knows.
fn stamp(date: Option<Moment>) -> DateTime {
    let Some(moment) = date else {
        return DateTime::default();
    };
    let day = moment.day(&Zone::parse("+00:00").unwrap_or_default());
    let seconds = moment.0.rem_euclid(86_400);
    let [hour, minute, second] =
        [seconds / 3600, seconds / 60 % 60, seconds % 60].map(|part| part.clamp(0, 59) as u8);
    DateTime::from_date_and_time(
        day.year() as u16,
        day.month() as u8,
        day.day() as u8,
        hour,
        minute,
        second,
    )
    .unwrap_or_default()
}

/// In hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn failed(error: ZipError) -> Failure {
    let message =
        message!(vi: "không đóng được gói zip: {error}", en: "cannot make the archive: {error}");
    Failure::new(Exit::Faults, "zip/failed", message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn an_archive_keeps_order_dates_and_sums() {
        let files = [
            ("mimetype".to_string(), b"application/epub+zip".to_vec()),
            ("a/tiếng.txt".to_string(), b"x".repeat(99)),
        ];
        let archives = Archives::new(None);
        let bytes = archives.zip(&files, true).unwrap();
        assert_eq!(bytes, archives.zip(&files, true).unwrap());
        let mut archive = ::zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut listed = Vec::new();
        for at in 0..archive.len() {
            let file = archive.by_index(at).unwrap();
            listed.push(format!(
                "{} {} {}",
                file.name().unwrap(),
                file.compression(),
                file.last_modified().unwrap()
            ));
        }
        let expected = [
            "mimetype Stored",
            "a/tiếng.txt Deflated",
            "SHA256SUMS Deflated",
        ]
        .map(|row| format!("{row} 1980-01-01 00:00:00"));
        assert_eq!(listed, expected);
        let mut sums = String::new();
        archive
            .by_name("SHA256SUMS")
            .unwrap()
            .read_to_string(&mut sums)
            .unwrap();
        let expected = "e468e350d1143eb648f60c7b0bd6031101ec0544a361ca74ecef256ac901f48b  \
            mimetype\n\
            d0621fdd5f0673d6e2b5f823b2791ada512682d2199eca78a5d56ae83f6df4da  a/tiếng.txt\n";
        assert_eq!(sums, expected);
    }

    #[test]
    fn a_date_is_heeded_from_1980_on() {
        assert_eq!(
            stamp(Some(Moment(1_795_305_600))).to_string(),
            "2026-11-22 00:00:00"
        );
        assert_eq!(stamp(Some(Moment(0))).to_string(), "1980-01-01 00:00:00");
    }
}
