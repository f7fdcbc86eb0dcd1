//! The elements and texts of a part of a Word file, in order, with names without their prefix.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// What is met on the way.
pub enum Node {
    Open(Tag),
    Close(String),
    /// Text within `w:t`, `w:delText` or `w:instrText`.
    Text(String),
}

/// An element that opens; one that is empty closes right after.
pub struct Tag {
    pub name: String,
    /// The element that it stands in.
    parent: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// An attribute by its name without prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// `w:val`; empty where it has none.
    pub fn value(&self) -> String {
        self.attribute("val").unwrap_or("").to_string()
    }

    pub fn within(&self, parent: &str) -> bool {
        self.parent == parent
    }
}

/// All of a part of a Word file; `None` where it is no XML.
pub fn nodes(text: &str) -> Option<Vec<Node>> {
    read(text, is_words)
}

/// All of `text` with every word in it; `None` where it is no XML.
pub fn all(text: &str) -> Option<Vec<Node>> {
    read(text, |_| true)
}

/// All of a chart or a diagram: its names and its figures are words.
pub fn drawing(text: &str) -> Option<Vec<Node>> {
    read(text, |open| {
        open.last().is_some_and(|name| name == "t" || name == "v")
    })
}

fn read(text: &str, is_words: fn(&[String]) -> bool) -> Option<Vec<Node>> {
    let mut reader = Reader::from_str(text);
    let mut nodes = vec![];
    let mut open: Vec<String> = vec![];
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => {
                let tag = tag(&start, &open);
                open.push(tag.name.clone());
                nodes.push(Node::Open(tag));
            }
            Event::Empty(start) => {
                let tag = tag(&start, &open);
                let name = tag.name.clone();
                nodes.extend([Node::Open(tag), Node::Close(name)]);
            }
            Event::End(_) => nodes.extend(open.pop().map(Node::Close)),
            Event::Text(text) if is_words(&open) => {
                nodes.push(Node::Text(text.xml10_content().into_owned()))
            }
            Event::CData(text) if is_words(&open) => {
                nodes.push(Node::Text(text.xml10_content().into_owned()))
            }
            Event::GeneralRef(name) if is_words(&open) => {
                nodes.push(Node::Text(character(&name).map(String::from)?));
            }
            Event::Eof => return open.is_empty().then_some(nodes),
            _ => {}
        }
    }
}

fn is_words(open: &[String]) -> bool {
    open.last()
        .is_some_and(|name| matches!(name.as_str(), "t" | "delText" | "instrText"))
}

/// The character that `&name;` stands for.
pub fn character(name: &BytesRef) -> Option<char> {
    let numbered = name.resolve_char_ref().ok().flatten();
    numbered.or_else(|| entity(&name.xml10_content()))
}

/// The five entities of XML.
fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

fn tag(start: &BytesStart, open: &[String]) -> Tag {
    let attributes = start.attributes().flatten().map(|one| {
        (
            one.key.local_name().as_ref().to_string(),
            quick_xml::escape::unescape(&one.value)
                .map_or_else(|_| one.value.to_string(), |value| value.into_owned()),
        )
    });
    Tag {
        name: start.local_name().as_ref().to_string(),
        parent: open.last().cloned().unwrap_or_default(),
        attributes: attributes.collect(),
    }
}
