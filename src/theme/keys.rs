//! Keys and values of `theme.toml`, and what is told of wrong ones.

use crate::base::diagnostic::{Diagnostic, Message, fault};
use crate::base::span::Span;
use crate::base::value::{self, Codes, Node, Value};
use crate::text::nearest::nearest;

pub const CODES: Codes = Codes::of_one("theme/manifest");

/// A key that `theme.toml` does not know.
pub fn unknown(name: &str, span: Span, known: &[&str]) -> Diagnostic {
    let fault = fault!("theme/manifest", span, vi: "không có khóa `{name}`", en: "no key `{name}`");
    match nearest(name, known.iter().copied()) {
        Some(near) => value::suggest(fault, name, near),
        None => fault.help(Message::new(
            format!("các khóa: {}", known.join(", ")),
            format!("the keys: {}", known.join(", ")),
        )),
    }
}

/// A value of another kind than wanted.
pub fn wrong(value: &Value, vi: &str, en: &str) -> Diagnostic {
    fault!("theme/manifest", value.span.clone(), vi: "ở đây cần {vi}", en: "{en} is needed here")
}

/// The text of a value.
pub fn text(value: &Value) -> Option<String> {
    match &value.node {
        Node::Text(text) => Some(text.clone()),
        _ => None,
    }
}
