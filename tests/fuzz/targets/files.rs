//! Files of other programs that `xanh import` reads.

use super::texts::{check, text};
use std::io::{Cursor, Write};
use xanh::import::page::{self, Form, Options};
use xanh::import::questions::{self, Purpose};
use xanh::import::word::Changes;
use xanh::import::{letters, plan};
use xanh::model::meta::KindName;
use zip::write::SimpleFileOptions;

/// The parts of a Word file, in the order in which an input holds them, apart by a byte 0.
const PARTS: [&str; 6] = [
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
    "word/_rels/document.xml.rels",
    "docProps/core.xml",
];

/// The input is a Word file, or the parts of one.
pub fn docx(input: &[u8]) {
    if input.starts_with(b"PK") {
        return imported("a.docx", input);
    }
    let mut archive = zip::ZipWriter::new(Cursor::new(vec![]));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in PARTS.iter().zip(input.split(|&byte| byte == 0)) {
        archive.start_file(*name, stored).unwrap();
        archive.write_all(part).unwrap();
    }
    imported("a.docx", &archive.finish().unwrap().into_inner());
}

/// The first line is the name of a file, the rest its bytes.
pub fn import(input: &[u8]) {
    let end = input.iter().position(|&byte| byte == b'\n').unwrap_or(0);
    let (name, bytes) = input.split_at(end);
    let name = String::from_utf8_lossy(name);
    let bytes = bytes.get(1..).unwrap_or_default();
    imported(&name, bytes);
    letters::western(bytes);
    if let Some(text) = text(bytes) {
        letters::detect(&text);
    }
}

fn imported(name: &str, bytes: &[u8]) {
    for changes in [Changes::Accept, Changes::Reject] {
        if let Some(form) = Form::of(name) {
            let options = Options {
                kind: KindName::Module,
                changes,
                encoding: None,
            };
            let (_, faults) = page::page(name, bytes, form, &options);
            check(&faults, "");
        }
        if let Some(form) = questions::Form::of(name, bytes) {
            let options = questions::Options {
                purpose: Purpose::Practice,
                changes,
                encoding: None,
            };
            let (_, faults) = questions::questions(name, bytes, form, &options);
            check(&faults, "");
        }
        if let Some(form) = plan::Form::of(name) {
            let options = plan::Options {
                changes,
                ..plan::Options::default()
            };
            let (_, faults) = plan::plan(name, bytes, form, &options);
            check(&faults, "");
            let lost = faults.iter().find(|fault| fault.code == "import/lost");
            assert!(lost.is_none(), "{lost:?}");
        }
    }
}
