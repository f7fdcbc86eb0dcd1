//! Archives of the same bytes for the same files.

use crate::base::date::{Moment, Zone};
use crate::base::diagnostic::message;
use crate::shell::failure::{Exit, Failure};
use sha2::{Digest, Sha256};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Endings of files that deflating makes no smaller.
const PACKED: [&str; 18] = [
    "png", "jpg", "jpeg", "gif", "webp", "avif", "woff", "woff2", "mp3", "mp4", "webm", "ogg",
    "zip", "epub", "docx", "xlsx", "pptx", "gz",
];

/// The archive of `files` in their order, all of one date: `date`, else 1980-01-01. With `sums`, a
/// last file `SHA256SUMS` of them all.
///
/// Source: APPNOTE 4.4.6 for the first date of an archive; EPUB 3.3 §4.2.2 wants `mimetype` not
/// deflated.
pub fn zip(
    files: &[(String, Vec<u8>)],
    sums: bool,
    date: Option<Moment>,
) -> Result<Vec<u8>, Failure> {
    let lines: String = files
        .iter()
        .map(|(name, bytes)| format!("{}  {name}\n", sha256(bytes)))
        .collect();
    let last = sums.then(|| ("SHA256SUMS".to_string(), lines.into_bytes()));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let common = SimpleFileOptions::default()
        .last_modified_time(stamp(date))
        .unix_permissions(0o644);
    for (name, bytes) in files.iter().chain(&last) {
        let entry = archive.start_file(name.as_str(), common.compression_method(method(name)));
        entry
            .and_then(|()| Ok(archive.write_all(bytes)?))
            .map_err(failed)?;
    }
    Ok(archive.finish().map_err(failed)?.into_inner())
}

fn method(name: &str) -> CompressionMethod {
    let ending = name
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending)
        .to_ascii_lowercase();
    let is_packed = name == "mimetype" || PACKED.contains(&ending.as_str());
    if is_packed {
        CompressionMethod::Stored
    } else {
        CompressionMethod::Deflated
    }
}

/// `date` in UTC, in the steps of two seconds that an archive knows.
fn stamp(date: Option<Moment>) -> DateTime {
    let Some(moment) = date else {
        return DateTime::default();
    };
    let day = moment.day(&Zone::parse("+00:00").unwrap_or_default());
    let seconds = moment.0.rem_euclid(86_400);
    let [hour, minute, second] =
        [seconds / 3600, seconds / 60 % 60, seconds % 60].map(|part| part as u8);
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

fn failed(error: zip::result::ZipError) -> Failure {
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
        let bytes = zip(&files, true, None).unwrap();
        assert_eq!(bytes, zip(&files, true, None).unwrap());
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
