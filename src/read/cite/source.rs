//! The document that a cited clause is of, as the text says right after it.

use super::document;
use crate::model::citation::Source;
use crate::text::ordinals::word;

/// Words that name a document, in lower case; the longest first where one begins another.
const DOCUMENTS: [&str; 21] = [
    "kế hoạch hành động",
    "kế hoạch",
    "chương trình",
    "quyết định",
    "bộ luật",
    "luật",
    "nghị định",
    "nghị quyết",
    "thông tư liên tịch",
    "thông tư",
    "chỉ thị",
    "hướng dẫn",
    "điều lệ",
    "quy chế",
    "quy định",
    "pháp lệnh",
    "hiến pháp",
    "chiến lược",
    "đề án",
    "công ước",
    "hiệp định",
];

/// What byte `end`, after a cited clause, is followed by.
pub fn source(text: &str, end: usize) -> Source {
    let rest = text[end..].trim_start_matches([',', ' ', '\n']);
    let rest = ["của", "tại", "trong", "ban hành kèm theo"]
        .iter()
        .find_map(|joint| word(rest, joint))
        .map_or(rest, |width| rest[width..].trim_start());
    let start = text.len() - rest.len();
    let Some(width) = document_word(rest) else {
        return Source::Unsaid;
    };
    let after = rest[width..].trim_start();
    if word(after, "này").is_some() {
        return Source::This;
    }
    let told = word(after, "số").map_or(after, |width| after[width..].trim_start());
    if let Some((number, _)) = document::number(text, text.len() - told.len()) {
        return Source::Document(number);
    }
    // A name goes on in capitals or figures: `Luật Công đoàn`, `Kế hoạch 57`; "Kế hoạch có mấy mục"
    // names nothing.
    let named = text[start..].starts_with(char::is_uppercase)
        && after.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    if !named {
        return Source::Unnamed;
    }
    Source::Named(name(rest))
}

/// `Kế hoạch này` at byte `start`, with a capital: the byte after it.
pub fn this_capital(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start..];
    let width = document_word(rest).filter(|_| rest.starts_with(char::is_uppercase))?;
    let after = &rest[width..];
    let space = after.len() - after.trim_start().len();
    word(after.trim_start(), "này").map(|wide| start + width + space + wide)
}

/// The bytes of the word for documents that `text` begins with.
pub fn document_word(text: &str) -> Option<usize> {
    DOCUMENTS.iter().find_map(|known| word(text, known))
}

/// The words of a name, up to a full stop, semicolon or bracket, at most 120 characters.
fn name(text: &str) -> String {
    let inside = text
        .split(['.', ';', ':', '(', ')', '“', '”'])
        .next()
        .unwrap_or("");
    let short: String = inside.chars().take(120).collect();
    short.split_whitespace().collect::<Vec<_>>().join(" ")
}
