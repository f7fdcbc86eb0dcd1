//! Text as HTML and XML want it.

pub use crate::base::escape::{escape, escape_into, is_valid};
use std::fmt::Write;

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
