//! Tracked changes of OpenDocument.

use crate::import::word::xml::Node;
use std::collections::HashMap;

/// What a change did.
pub enum Tracked {
    Inserted,
    /// The words that it took away.
    Deleted(String),
}

/// The changes that a text declares, by their ids; those of looks are left out.
///
/// Source: OASIS OpenDocument 1.3, part 3, §5.5.
pub fn tracked(nodes: &[Node]) -> HashMap<String, Tracked> {
    let mut found = HashMap::new();
    let (mut id, mut told) = (String::new(), 0usize);
    for node in nodes {
        match node {
            Node::Open(tag) if tag.name == "changed-region" => {
                id = tag.attribute("id").unwrap_or("").to_string();
            }
            Node::Open(tag) if tag.name == "insertion" => {
                found.insert(id.clone(), Tracked::Inserted);
            }
            Node::Open(tag) if tag.name == "deletion" => {
                found.insert(id.clone(), Tracked::Deleted(String::new()));
            }
            Node::Open(tag) if tag.name == "change-info" => told += 1,
            Node::Close(name) if name == "change-info" => told -= 1,
            Node::Close(name) if name == "changed-region" => id.clear(),
            Node::Close(name) if matches!(name.as_str(), "p" | "h") => add(&mut found, &id, "\n"),
            Node::Text(text) if told == 0 => add(&mut found, &id, text),
            _ => {}
        }
    }
    for change in found.values_mut() {
        if let Tracked::Deleted(words) = change {
            words.truncate(words.trim_end_matches('\n').len());
        }
    }
    found
}

fn add(found: &mut HashMap<String, Tracked>, id: &str, text: &str) {
    if let Some(Tracked::Deleted(words)) = found.get_mut(id) {
        words.push_str(text);
    }
}
