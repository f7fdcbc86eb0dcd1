//! Head and first heading of a page of another generator.

use crate::base::path::SourcePath;
use crate::base::value::{Codes, Node, Table, toml, yaml};

pub const CODES: Codes = Codes::of_one("import/head");

/// The head of a text, and the byte behind it: YAML, TOML, or JSON without fences.
pub fn parted(text: &str) -> (Table, usize) {
    let text_start = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let first = text[text_start..].lines().next().unwrap_or("").trim_end();
    if first == "{" || first.starts_with("{\"") {
        return json(text, text_start).unwrap_or_default();
    }
    let fence = match first {
        "---" | "+++" => first,
        _ => return (Table::default(), 0),
    };
    let start = text_start + crate::base::lines::first_len(&text[text_start..]);
    let mut at = start;
    while at < text.len() {
        let length = crate::base::lines::first_len(&text[at..]);
        if text[at..at + length].trim_end() == fence {
            let file = SourcePath::new("head");
            let (value, _) = match fence {
                "---" => yaml(&file, text, start..at, &CODES),
                _ => toml(&file, text, start..at, &CODES),
            };
            let table = match value.node {
                Node::Table(table) => table,
                _ => Table::default(),
            };
            return (table, at + length);
        }
        at += length;
    }
    (Table::default(), 0)
}

/// A head of JSON from byte `start` on, which YAML reads too.
///
/// Source: gohugo.io, "Front matter".
fn json(text: &str, start: usize) -> Option<(Table, usize)> {
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    let closes = |(at, byte): (usize, u8)| {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            b'{' if !quoted => depth += 1,
            b'}' if !quoted => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at + 1)
    };
    let end = start + text.bytes().skip(start).enumerate().find_map(closes)?;
    let (value, _) = yaml(&SourcePath::new("head"), text, start..end, &CODES);
    match value.node {
        Node::Table(table) => Some((table, end)),
        _ => None,
    }
}

/// The words of the first heading of a text, without its marks.
pub fn first_heading(text: &str) -> Option<String> {
    let (_, start) = parted(text);
    let line = text[start..].lines().find(|line| line.starts_with("# "))?;
    let words = line.trim_start_matches('#').split('{').next().unwrap_or("");
    let words = words.replace(['*', '`'], "").trim().to_string();
    (!words.is_empty()).then_some(words)
}
