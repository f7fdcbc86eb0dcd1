//! The words of a text of OpenDocument (`.odt`, LibreOffice) as those of a Word file.
//!
//! Source: OASIS OpenDocument 1.3, part 3: §5 (text), §6 (notes, annotations), §9 (tables), §16
//! (styles).

mod changes;
mod lists;
mod reader;
mod styles;

use super::word::xml::{Node, all};
use super::word::{Changes, MOST, NoticeKind, Word, properties};
use crate::base::diagnostic::{Diagnostic, message};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use reader::Reader;
use std::io::{Cursor, Read};
use styles::Styles;

/// The text in `bytes`. Diagnostics: `odt/broken`.
pub fn read(file: &SourcePath, bytes: &[u8], changes: Changes) -> Result<Word, Box<Diagnostic>> {
    let text = |name: &str| part(bytes, name).and_then(|bytes| String::from_utf8(bytes).ok());
    let content = text("content.xml").ok_or_else(|| Box::new(broken(file)))?;
    let shared = text("styles.xml").unwrap_or_default();
    let nodes = all(&content).ok_or_else(|| Box::new(broken(file)))?;
    let shared = all(&shared).unwrap_or_default();
    let styles = Styles::read(&[&shared, &nodes]);
    let mut reader = Reader::new(&styles, changes, changes::tracked(&nodes));
    reader.take(&nodes);
    let mut word = reader.word();
    word.pictures = std::mem::take(&mut word.pictures)
        .into_iter()
        .filter_map(|(name, path)| Some((name, part(bytes, &String::from_utf8(path).ok()?)?)))
        .collect();
    asides(&mut word, &shared);
    let meta = text("meta.xml").unwrap_or_default();
    let property = |name: &str| properties::text_of(&meta, name).unwrap_or_default();
    word.title = property("title");
    word.author = property("initial-creator");
    if word.author.is_empty() {
        word.author = property("creator");
    }
    word.created = property("creation-date");
    Ok(word)
}

fn part(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut out = vec![];
    archive
        .by_name(name)
        .ok()?
        .take(MOST)
        .read_to_end(&mut out)
        .ok()?;
    Some(out)
}

/// Words of the heads and feet of pages.
fn asides(word: &mut Word, shared: &[Node]) {
    let (mut depth, mut text) = (0usize, String::new());
    for node in shared {
        match node {
            Node::Open(tag) if is_aside(&tag.name) && tag.within("master-page") => depth += 1,
            Node::Close(name) if depth > 0 && is_aside(name) => {
                depth -= 1;
                let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                if !words.is_empty() {
                    let kind = NoticeKind::PageHeader;
                    word.notices.push(super::word::Notice {
                        kind,
                        text: words,
                        paragraph: 1,
                    });
                }
                text.clear();
            }
            Node::Text(words) if depth > 0 => text.push_str(words),
            Node::Close(name) if depth > 0 && name == "p" => text.push(' '),
            _ => {}
        }
    }
}

fn is_aside(name: &str) -> bool {
    name.starts_with("header") || name.starts_with("footer")
}

fn broken(file: &SourcePath) -> Diagnostic {
    let message = message!(
        vi: "không phải tệp OpenDocument (.odt), hoặc tệp đã hỏng hay có mật khẩu",
        en: "not an OpenDocument file (.odt), or a broken one or one with a password",
    );
    Diagnostic::error("odt/broken", Span::new(file, 0..0), message).help(message!(
        vi: "mở bằng LibreOffice, bỏ mật khẩu rồi lưu lại",
        en: "open it in LibreOffice, take the password off and save it again",
    ))
}
