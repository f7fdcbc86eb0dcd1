//! TOML as a tree of values.

mod lints;

use super::source::Source;
use super::{Codes, Entry, Key, Node, Table, Value};
use crate::base::diagnostic::Diagnostic;
use crate::base::path::SourcePath;
use ::toml::Spanned;
use ::toml::de::{DeInteger, DeString, DeTable, DeValue};
use std::ops::Range;

/// The table written in bytes `range` of `text`, and what is wrong with it; what could not be read
/// is left out of it.
///
/// Spans are bytes of the whole `text`. Of two values for one key the first stays.
/// Diagnostics: `syntax`, `duplicate`, `curly_quotes`, `date` of `codes`.
pub fn toml(
    file: &SourcePath,
    text: &str,
    range: Range<usize>,
    codes: &Codes,
) -> (Value, Vec<Diagnostic>) {
    let source = Source::new(file, text, range, codes);
    let (table, errors) = DeTable::parse_recoverable(source.inner());
    let wrong = errors
        .iter()
        .map(|error| lints::fault(&source, error.message(), error.span().unwrap_or(0..0)));
    let wrong = first_of_each_line(wrong.collect(), text);
    (
        source.value(
            Node::Table(tree(&source, table.get_ref())),
            0..source.inner().len(),
        ),
        wrong,
    )
}

/// A slip in one line makes the parser complain of the rest of the line too.
fn first_of_each_line(mut wrong: Vec<Diagnostic>, text: &str) -> Vec<Diagnostic> {
    let line = |fault: &Diagnostic| fault.span.as_ref().map(|span| span.line_col(text).0);
    wrong.sort();
    wrong.dedup_by_key(|fault| line(fault));
    wrong
}

/// The map of the crate is ordered by key; the places tell how it was written.
fn tree(source: &Source, table: &DeTable) -> Table {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: name(source, key),
            value: self::value(source, value),
        })
        .collect();
    entries.sort_by(|a, b| a.key.span.cmp(&b.key.span));
    Table { entries }
}

fn name(source: &Source, key: &Spanned<DeString>) -> Key {
    Key {
        name: key.get_ref().to_string(),
        span: source.span(key.span()),
    }
}

fn value(source: &Source, value: &Spanned<DeValue>) -> Value {
    let node = match value.get_ref() {
        DeValue::String(text) => Node::Text(text.to_string()),
        DeValue::Integer(number) => integer(number),
        DeValue::Boolean(flag) => Node::Flag(*flag),
        DeValue::Float(_) | DeValue::Datetime(_) => {
            Node::Text(source.slice(value.span()).to_string())
        }
        DeValue::Array(items) => {
            Node::List(items.iter().map(|item| self::value(source, item)).collect())
        }
        DeValue::Table(table) => Node::Table(tree(source, table)),
    };
    source.value(node, value.span())
}

fn integer(number: &DeInteger) -> Node {
    match i64::from_str_radix(number.as_str(), number.radix()) {
        Ok(number) => Node::Number(number),
        Err(_) => Node::Text(number.to_string()),
    }
}
