//! Files that LibreOffice wrote (`tests/word/libreoffice.py`): what each becomes, as
//! `tests/word/libreoffice.expect` has it, and that no word of theirs is lost.

use crate::imports::expect;
use quick_xml::events::Event;
use std::io::{Cursor, Read};
use std::path::PathBuf;
use unicode_normalization::UnicodeNormalization;
use xanh::base::diagnostic::Language;
use xanh::import::page::{Form, Options, page};
use xanh::import::word::Changes;
use xanh::model::meta::KindName;

fn files() -> Vec<PathBuf> {
    let folder = std::fs::read_dir("tests/word/libreoffice").unwrap();
    let mut files: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// The page of a file and the report on it, as text.
fn taken(path: &PathBuf, changes: Changes) -> String {
    let name = path.file_name().unwrap().to_str().unwrap();
    let options = Options {
        kind: KindName::Page,
        changes,
        encoding: None,
    };
    let form = Form::of(name).unwrap();
    let (imported, faults) = page(name, &std::fs::read(path).unwrap(), form, &options);
    assert!(faults.is_empty(), "{name}: {faults:?}");
    let imported = imported.unwrap();
    let texts = imported
        .files
        .iter()
        .filter(|(name, _)| name.ends_with(".md"));
    let mut shown: String = texts
        .map(|(_, text)| String::from_utf8_lossy(text))
        .collect();
    for line in imported.report.lines() {
        shown.push_str(&format!("# {}\n", line.within(Language::English)));
    }
    shown
}

#[test]
fn files_of_libreoffice_become_pages() {
    let mut shown = String::new();
    for path in files() {
        let name = path.file_name().unwrap().to_str().unwrap();
        shown.push_str(&format!("===== {name}\n{}", taken(&path, Changes::Accept)));
        if name.starts_with("changes") {
            let taken = taken(&path, Changes::Reject);
            shown.push_str(&format!("===== {name} --changes reject\n{taken}"));
        }
    }
    expect("tests/word/libreoffice.expect".as_ref(), &shown);
}

#[test]
fn no_word_of_a_file_of_libreoffice_is_lost() {
    for path in files() {
        // Old letters become others.
        if path.file_stem().unwrap() == "letters" {
            continue;
        }
        for changes in [Changes::Accept, Changes::Reject] {
            let taken = plain(&taken(&path, changes));
            let words = words(&path);
            assert!(words.len() > 8, "{}", path.display());
            let lost: Vec<_> = words.iter().filter(|word| !taken.contains(*word)).collect();
            assert_eq!(lost, Vec::<&String>::new(), "{}", path.display());
        }
    }
}

/// A text without marks of Markdown and of notes, raised and lowered figures as plain ones.
fn plain(text: &str) -> String {
    let text: String = text.replace(['*', '`'], "").nfkc().collect();
    let mut pieces = text.split("[^");
    let first = pieces.next().unwrap_or_default().to_string();
    pieces.fold(first, |out, piece| {
        out + piece.split_once(']').map_or(piece, |(_, rest)| rest)
    })
}

/// The words of every part of a file that holds text, with those that were deleted and hidden.
fn words(path: &PathBuf) -> Vec<String> {
    let bytes = std::fs::read(path).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut found = vec![];
    let parts = ["document", "footnotes", "endnotes", "comments"];
    let parts = parts.map(|part| format!("word/{part}.xml"));
    for part in parts.iter().map(String::as_str).chain(["content.xml"]) {
        let Ok(mut file) = archive.by_name(part) else {
            continue;
        };
        let mut xml = String::new();
        file.read_to_string(&mut xml).unwrap();
        found.extend(spoken(&xml).split_whitespace().map(str::to_string));
    }
    found
}

/// The words between the tags of a part; dates, names of those who changed it and places of
/// drawings are none.
fn spoken(xml: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut text, mut silent) = (String::new(), 0usize);
    let others = [
        "dc:creator",
        "dc:date",
        "text:note-citation",
        "wp:align",
        "wp:posOffset",
        "wp14:pctWidth",
        "wp14:pctHeight",
    ];
    let is_silent = |name: &str| others.contains(&name);
    let parts = [
        "w:p",
        "w:br",
        "w:tab",
        "text:p",
        "text:h",
        "text:s",
        "text:note",
    ];
    let space = |name: &str| if parts.contains(&name) { " " } else { "" };
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                text.push_str(space(tag.name().as_ref()));
                silent += usize::from(is_silent(tag.name().as_ref()));
            }
            Event::Empty(tag) => text.push_str(space(tag.name().as_ref())),
            Event::End(tag) => {
                text.push_str(space(tag.name().as_ref()));
                silent -= usize::from(is_silent(tag.name().as_ref()));
            }
            Event::Text(words) if silent == 0 => text.push_str(&words),
            Event::Eof => return text,
            _ => {}
        }
    }
}
