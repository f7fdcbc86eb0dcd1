//! Text as HTML and XML want it.

pub use crate::base::escape::{escape, escape_into};
use std::fmt::Write;

/// `text` escaped for XML: characters that XML may not hold are left out.
///
/// Source: XML 1.0, production 2, `Char`.
pub fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    text_into(&mut out, text);
    out
}

/// Appends what [`text()`] gives.
pub fn text_into(out: &mut String, text: &str) {
    // First bytes of what XML may not hold, and of a few characters more.
    let is_suspect =
        |byte: u8| (byte < b' ') & !matches!(byte, b'\t' | b'\n' | b'\r') | (byte == 0xEF);
    match text
        .bytes()
        .fold(false, |found, byte| found | is_suspect(byte))
    {
        false => escape_into(out, text),
        true => escape_into(
            out,
            &text.chars().filter(|c| is_valid(*c)).collect::<String>(),
        ),
    }
}

/// Whether XML may hold a character.
pub fn is_valid(c: char) -> bool {
    let control = matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}');
    !control && !matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// An address as an attribute wants it: what URLs may not hold is percent-encoded, `&` and `'` are
/// escaped.
///
/// Source: the reference renderer of CommonMark 0.31.2, which keeps what is encoded already.
pub fn href(out: &mut String, address: &str) {
    for byte in address.bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            b'\'' => out.push_str("&#x27;"),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => out.push(byte as char),
            b'-' | b'_' | b'.' | b'+' | b'!' | b'*' | b'(' | b')' | b',' | b'%' | b'#' | b'@'
            | b'?' | b'=' | b';' | b':' | b'/' | b'$' | b'~' => out.push(byte as char),
            _ => drop(write!(out, "%{byte:02X}")),
        }
    }
}
