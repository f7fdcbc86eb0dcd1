//! The words of a Word file (`.docx`): paragraphs with their runs, tables, notes, and the numbers
//! that Word counts by itself.
//!
//! Source: ECMA-376 Part 1 §17.3 (paragraphs and runs), §17.4 (tables), §17.9 (numbering), §17.11
//! (notes), §17.13.5 (tracked changes).

pub mod build;
mod math;
mod numbering;
pub mod properties;
mod reader;
pub mod signs;
mod styles;
pub mod xml;

use crate::base::diagnostic::{Diagnostic, message};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use numbering::Numbering;
use reader::Reader;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use styles::Styles;

/// Bytes that one part of a file may unpack to.
pub const MOST: u64 = 64 << 20;

/// A Word file as its readers see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    pub blocks: Vec<Block>,
    /// What the file holds and its blocks do not, and what they hold that a person should know of.
    pub notices: Vec<Notice>,
    /// Files of its pictures, by the names that runs bear: `image1.png`.
    pub pictures: BTreeMap<String, Vec<u8>>,
    /// What its properties say.
    pub title: String,
    pub author: String,
    /// `2026-03-05T08:00:00Z`
    pub created: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// One paragraph. Its text: `number`, a space, and those of its runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// The id of its style: `Heading1`.
    pub style: String,
    /// The name of its style in lower case: `heading 1`, `title`, `quote`.
    pub name: String,
    /// Its level as a heading, from 0.
    pub outline: Option<usize>,
    /// Its level in its list, from 0.
    pub level: usize,
    /// What Word counts: `1.`, `a)`, `-`; empty where it bears no number.
    pub number: String,
    pub runs: Vec<Run>,
    /// Footnotes and endnotes whose marks stand in it: the mark, and the text.
    pub notes: Vec<(String, Vec<Paragraph>)>,
}

/// A stretch of one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    /// The font of its letters; empty for that of the file.
    pub font: String,
    pub bold: bool,
    pub italic: bool,
    pub strike: bool,
    pub underline: bool,
    /// Where the signs of text do not show it.
    pub height: Height,
    /// An address of the web.
    pub link: Option<String>,
    pub content: Content,
}

/// What a run stands for besides its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Content {
    #[default]
    Words,
    /// The mark of the note of its paragraph at this place, from 0.
    Note(usize),
    /// A picture; its file is named as in [`Word::pictures`].
    Picture { name: String, alt: String },
}

/// Where letters stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Height {
    #[default]
    Line,
    Raised,
    Lowered,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub paragraphs: Vec<Paragraph>,
    /// Columns that it takes.
    pub width: usize,
    /// Whether it goes on with the cell above it.
    pub continues: bool,
}

/// Something in the file that its blocks do not show as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub kind: NoticeKind,
    pub text: String,
    /// The paragraph it stands in or after, from 1.
    pub paragraph: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// Left out: hidden by format.
    Hidden,
    /// Left out: a tracked change took it away, or put it in and is rejected.
    Deleted,
    /// Kept: a tracked change put it in, or took it away and is rejected.
    Inserted,
    /// Left out: the head or foot of pages.
    PageHeader,
    /// Left out.
    Comment,
    /// Kept, but it stands higher or lower than its line, and no sign of text says so.
    Raised,
    /// Kept as `□`: a sign of a font that is not known.
    Sign,
    /// Kept on one line: a formula.
    Formula,
    /// Left out: a chart, a diagram, a part in another form.
    Drawing,
}

/// What becomes of tracked changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Changes {
    #[default]
    Accept,
    Reject,
}

impl NoticeKind {
    /// Whether the text is no part of the blocks.
    pub fn is_left_out(self) -> bool {
        !matches!(
            self,
            NoticeKind::Inserted | NoticeKind::Raised | NoticeKind::Sign | NoticeKind::Formula
        )
    }
}

impl Paragraph {
    /// Its text with its number.
    pub fn text(&self) -> String {
        let text: String = self.runs.iter().map(|run| run.text.as_str()).collect();
        numbered(&self.number, text)
    }
}

/// `text` behind `number`, where there are both.
pub fn numbered(number: &str, text: String) -> String {
    match number.is_empty() || text.trim().is_empty() {
        true => text,
        false => format!("{number} {text}"),
    }
}

/// The Word file in `bytes`.
///
/// Diagnostics: `docx/old` for a file of Word 97 to 2003 or with a password, `docx/broken` for what
/// is no Word file.
pub fn read(file: &SourcePath, bytes: &[u8], changes: Changes) -> Result<Word, Box<Diagnostic>> {
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(Box::new(old(file)));
    }
    let parts = parts(bytes).ok_or_else(|| Box::new(broken(file)))?;
    let part = |name: &str| parts.get(name).map_or("", String::as_str);
    let styles = Styles::read(part("word/styles.xml"));
    let numbering = Numbering::read(part("word/numbering.xml"), part("word/styles.xml"));
    let relations = properties::relations(part("word/_rels/document.xml.rels"));
    let mut reader = Reader::new(&styles, numbering, changes, relations);
    for (name, kind) in [("footnotes", "footnote"), ("endnotes", "endnote")] {
        reader.take_notes(part(&format!("word/{name}.xml")), kind);
    }
    reader
        .take_document(part("word/document.xml"))
        .ok_or_else(|| Box::new(broken(file)))?;
    for (name, text) in &parts {
        if name.starts_with("word/charts/chart") || name.starts_with("word/diagrams/data") {
            reader.take_drawing(text);
        }
        let kind = match name.trim_start_matches("word/") {
            name if name.starts_with("header") || name.starts_with("footer") => {
                NoticeKind::PageHeader
            }
            "comments.xml" => NoticeKind::Comment,
            _ => continue,
        };
        reader.take_aside(text, kind);
    }
    let mut word = reader.word();
    word.pictures = properties::pictures(bytes, &word.pictures);
    properties::take(&mut word, part("docProps/core.xml"));
    Ok(word)
}

/// The parts of the archive that hold text, by their names; `None` where there is no document.
fn parts(bytes: &[u8]) -> Option<BTreeMap<String, String>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let names: Vec<String> = archive
        .file_names()
        .flatten()
        .map(|name| name.into_owned())
        .filter(|name| is_text(name))
        .collect();
    let mut parts = BTreeMap::new();
    for name in names {
        let mut text = String::new();
        let read = archive
            .by_name(&name)
            .ok()?
            .take(MOST)
            .read_to_string(&mut text);
        if read.is_ok() {
            parts.insert(name, text);
        }
    }
    parts.contains_key("word/document.xml").then_some(parts)
}

fn is_text(name: &str) -> bool {
    let relations = name == "word/_rels/document.xml.rels";
    relations || name == "docProps/core.xml" || name.starts_with("word/") && name.ends_with(".xml")
}

fn old(file: &SourcePath) -> Diagnostic {
    let message = message!(
        vi: "tệp Word đời cũ (.doc) hoặc có mật khẩu, không đọc được",
        en: "a file of an old Word (.doc) or with a password cannot be read",
    );
    let help = message!(
        vi: "mở bằng Word, bỏ mật khẩu, lưu lại thành .docx",
        en: "open it in Word, take the password off, save it as .docx",
    );
    Diagnostic::error("docx/old", Span::new(file, 0..0), message).help(help)
}

fn broken(file: &SourcePath) -> Diagnostic {
    let message = message!(
        vi: "không phải tệp Word (.docx), hoặc tệp đã hỏng",
        en: "not a Word file (.docx), or a broken one",
    );
    Diagnostic::error("docx/broken", Span::new(file, 0..0), message).help(message!(
        vi: "mở bằng Word rồi lưu lại",
        en: "open it in Word and save it again",
    ))
}

#[cfg(test)]
mod tests;
