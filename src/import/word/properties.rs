//! What stands beside the text of a Word file: where links and pictures lead, pictures, properties.
//!
//! Source: ECMA-376 Part 2 §9.3 (relationships), §11 (core properties).

use super::xml::{Node, nodes};
use super::{MOST, Word};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read};

/// What ids of a part lead to.
pub type Relations = HashMap<String, Relation>;

pub struct Relation {
    pub target: String,
    /// Whether it leads out of the file.
    pub external: bool,
}

pub fn relations(text: &str) -> Relations {
    let mut relations = Relations::new();
    for node in nodes(text).unwrap_or_default() {
        let Node::Open(tag) = node else {
            continue;
        };
        if let (Some(id), Some(target)) = (tag.attribute("Id"), tag.attribute("Target")) {
            let relation = Relation {
                target: target.to_string(),
                external: tag.attribute("TargetMode") == Some("External"),
            };
            relations.insert(id.to_string(), relation);
        }
    }
    relations
}

/// The bytes of pictures; `parts` gives the part of each, below `word/`.
pub fn pictures(archive: &[u8], parts: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(archive)) else {
        return BTreeMap::new();
    };
    let mut read = |part: &[u8]| {
        let name = format!("word/{}", String::from_utf8_lossy(part));
        let mut bytes = vec![];
        let file = archive.by_name(&name).ok()?;
        file.take(MOST).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    };
    let found = parts.iter();
    found
        .filter_map(|(name, part)| Some((name.clone(), read(part)?)))
        .collect()
}

/// Takes title, author and day from `core.xml`.
pub fn take(word: &mut Word, core: &str) {
    let property = |name: &str| text_of(core, name).unwrap_or_default();
    word.title = property("title");
    word.author = property("creator");
    word.created = property("created");
}

/// The text of the first element of this name.
pub fn text_of(xml: &str, name: &str) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    let (mut within, mut text) = (false, String::new());
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) if start.local_name().as_ref() == name => within = true,
            Event::End(_) if within => return Some(text.trim().to_string()),
            Event::Text(piece) if within => text.push_str(&piece.xml10_content()),
            Event::GeneralRef(entity) if within => {
                text.extend(super::xml::character(&entity));
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}
