//! The words of a Word file (`.docx`): paragraphs, tabs and breaks, and the numbers that Word
//! counts by itself.
//!
//! Source: ECMA-376 Part 1 §17.3 (paragraphs and runs), §17.9 (numbering).

mod numbering;
mod xml;

use crate::base::diagnostic::{Diagnostic, fault, message};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use numbering::Numbering;
use std::io::{Cursor, Read};
use xml::{Node, Tag};

/// Bytes that one part of a file may unpack to.
const MOST: u64 = 64 << 20;

/// The text of a Word file, a paragraph a line; the first paragraph of each cell of a table begins
/// with a tab.
///
/// Deleted text, field codes, notes, headers and footers are no part of it. Diagnostics: `docx/old`
/// for a file of Word 97 to 2003 or with a password, `docx/broken` for what is no Word file.
pub fn text(file: &SourcePath, bytes: &[u8]) -> Result<String, Box<Diagnostic>> {
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(Box::new(old(file)));
    }
    let document = part(bytes, "word/document.xml").ok_or_else(|| Box::new(broken(file)))?;
    let optional = |name: &str| part(bytes, name).unwrap_or_default();
    let numbering = Numbering::read(
        &optional("word/numbering.xml"),
        &optional("word/styles.xml"),
    );
    let nodes = xml::nodes(&document).ok_or_else(|| Box::new(broken(file)))?;
    let mut reader = Reader {
        numbering,
        out: String::new(),
        open: vec![],
        cell: false,
        skip_depth: 0,
    };
    nodes.iter().for_each(|node| reader.take(node));
    Ok(reader.out)
}

/// One part of the archive as text.
fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut text = String::new();
    archive
        .by_name(name)
        .ok()?
        .take(MOST)
        .read_to_string(&mut text)
        .ok()?;
    Some(text)
}

/// A paragraph that is open.
#[derive(Default)]
struct Paragraph {
    text: String,
    style: String,
    /// The list it says it is in, and its level there.
    list: Option<String>,
    level: Option<usize>,
}

struct Reader {
    numbering: Numbering,
    out: String,
    open: Vec<Paragraph>,
    /// Whether a cell of a table has begun and no paragraph of it has ended.
    cell: bool,
    /// How many open elements hold what is not read.
    skip_depth: usize,
}

/// Elements whose text is no text of the document: deleted, moved away, field codes, the same again
/// for old programs.
const SKIPPED: [&str; 5] = ["del", "moveFrom", "instrText", "Fallback", "delText"];

impl Reader {
    fn take(&mut self, node: &Node) {
        match node {
            Node::Open(tag) if SKIPPED.contains(&tag.name.as_str()) => self.skip_depth += 1,
            Node::Close(name) if SKIPPED.contains(&name.as_str()) => {
                self.skip_depth = self.skip_depth.saturating_sub(1)
            }
            _ if self.skip_depth > 0 => {}
            Node::Open(tag) => self.start(tag),
            Node::Close(name) if name == "p" => self.end(),
            Node::Close(_) => {}
            Node::Text(text) => self.write(text),
        }
    }

    fn start(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "p" => self.open.push(Paragraph::default()),
            "tc" => self.cell = true,
            "tab" if !tag.within("tabs") => self.write("\t"),
            "br" | "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            "pStyle" => self.set(|paragraph| paragraph.style = tag.value()),
            "numId" => self.set(|paragraph| paragraph.list = Some(tag.value())),
            "ilvl" => self.set(|paragraph| paragraph.level = tag.value().parse().ok()),
            _ => {}
        }
    }

    fn set(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.open.last_mut() {
            change(paragraph);
        }
    }

    fn write(&mut self, text: &str) {
        self.set(|paragraph| paragraph.text.push_str(text));
    }

    fn end(&mut self) {
        let Some(paragraph) = self.open.pop() else {
            return;
        };
        if std::mem::take(&mut self.cell) {
            self.out.push('\t');
        }
        let number =
            self.numbering
                .next(paragraph.list.as_deref(), paragraph.level, &paragraph.style);
        if let Some(number) =
            number.filter(|number| !number.is_empty() && !paragraph.text.trim().is_empty())
        {
            self.out.push_str(&number);
            self.out.push(' ');
        }
        self.out.push_str(&paragraph.text);
        self.out.push('\n');
    }
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
    fault!(
        "docx/broken",
        Span::new(file, 0..0),
        vi: "không phải tệp Word (.docx), hoặc tệp đã hỏng",
        en: "not a Word file (.docx), or a broken one",
    )
    .help(message!(vi: "mở bằng Word rồi lưu lại", en: "open it in Word and save it again"))
}

#[cfg(test)]
mod tests;
