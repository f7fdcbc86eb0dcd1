//! A tree of keys and values, each with its place: what TOML and YAML both become.

mod source;
mod toml;
mod yaml;

pub use self::source::quoted;
pub use self::toml::toml;
pub use self::yaml::yaml;

use super::diagnostic::{Diagnostic, did_you_mean};
use super::span::Span;

/// A value with its place, quotes and brackets included.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Value {
    pub node: Node,
    pub span: Span,
}

/// What a value is. Dates and decimal fractions stay text, as written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    /// A key with nothing after it, or `null` or `~` in YAML.
    Nothing,
    Text(String),
    /// A whole number in its plainest form: its text is what was written.
    Number(i64),
    Flag(bool),
    List(Vec<Value>),
    Table(Table),
}

/// Keys and their values in the order written; no key stands twice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Table {
    pub entries: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    pub key: Key,
    pub value: Value,
}

/// A key with its place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    pub name: String,
    pub span: Span,
}

/// The codes under which the faults of one kind of file are reported: `head/syntax`,
/// `levels/syntax`.
#[derive(Debug, PartialEq, Eq)]
pub struct Codes {
    /// The text is not TOML or YAML.
    pub syntax: &'static str,
    /// A key, or the id of an entry, stands twice.
    pub duplicate: &'static str,
    /// A colon in a YAML text that bears no quotes.
    pub colon: &'static str,
    /// Words that YAML reads as a comment.
    pub comment: &'static str,
    /// A sign that looks like a space, or like nothing.
    pub sign: &'static str,
    /// Curly quotes where straight ones belong.
    pub curly_quotes: &'static str,
    /// A tab before a YAML key.
    pub tab: &'static str,
    /// A thing of YAML that is not read: anchors, aliases, tags, further documents.
    pub unsupported: &'static str,
    pub unknown_key: &'static str,
    /// A value of another kind than the key wants.
    pub kind: &'static str,
    /// A value of the right kind that is none of those allowed.
    pub value: &'static str,
    pub date: &'static str,
    /// A key that must be there is not.
    pub missing: &'static str,
    /// A name that should stand elsewhere in the same register, or in levels, and does not.
    pub unknown: &'static str,
}

impl Codes {
    /// One code for every fault.
    pub const fn of_one(code: &'static str) -> Self {
        Codes {
            syntax: code,
            duplicate: code,
            colon: code,
            comment: code,
            sign: code,
            curly_quotes: code,
            tab: code,
            unsupported: code,
            unknown_key: code,
            kind: code,
            value: code,
            date: code,
            missing: code,
            unknown: code,
        }
    }
}

/// "Did you mean `near`?" of the value `old` at the place of `fault`, with the edit: in quotes
/// where the value stands in quotes. No edit where something else stands there.
pub fn suggest(fault: Diagnostic, old: &str, near: &str) -> Diagnostic {
    let length = fault.span.as_ref().map(|span| span.range().len());
    match length {
        Some(length) if length == old.len() => fault.suggest(near),
        Some(length) if length == old.len() + 2 => {
            let span = fault.span.clone();
            let asked = fault.help(did_you_mean(near));
            span.into_iter()
                .fold(asked, |asked, span| asked.fix(span, quoted(near)))
        }
        _ => fault.help(did_you_mean(near)),
    }
}

impl Table {
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.entries
            .iter()
            .find(|entry| entry.key.name == name)
            .map(|entry| &entry.value)
    }
}

#[cfg(test)]
mod tests;
