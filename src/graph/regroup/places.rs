//! Where a text names levels.

use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::base::value::{Node, Value};
use crate::model::block::Directive;
use std::ops::Range;

/// A level as it is named in a text; the place may hold quotes.
pub struct Named {
    pub level: String,
    pub span: Span,
}

/// The values at `path` below `value`; `*` is every entry of a table or a list.
pub fn at<'v>(value: &'v Value, path: &[&str]) -> Vec<&'v Value> {
    let Some((step, rest)) = path.split_first() else {
        return vec![value];
    };
    let below: Vec<&Value> = match &value.node {
        Node::Table(table) if *step == "*" => {
            table.entries.iter().map(|entry| &entry.value).collect()
        }
        Node::Table(table) => table.get(step).into_iter().collect(),
        Node::List(items) if *step == "*" => items.iter().collect(),
        _ => vec![],
    };
    below
        .into_iter()
        .flat_map(|value| at(value, rest))
        .collect()
}

/// The names in a list, or the one that stands without brackets.
pub fn names(value: &Value) -> Vec<Named> {
    let items = match &value.node {
        Node::List(items) => items.as_slice(),
        _ => std::slice::from_ref(value),
    };
    let named = items.iter().filter_map(|item| match &item.node {
        Node::Text(level) => Some(Named {
            level: level.clone(),
            span: item.span.clone(),
        }),
        _ => None,
    });
    named.collect()
}

/// The text of `key` in the table `value`.
pub fn text_of<'v>(value: &'v Value, key: &str) -> Option<(&'v str, &'v Value)> {
    let found = at(value, &[key]).into_iter().next()?;
    match &found.node {
        Node::Text(text) => Some((text, found)),
        _ => None,
    }
}

/// The levels in the fence of a block: `{#a level=co-so,tinh}`.
pub fn of_fence(file: &SourcePath, text: &str, directive: &Directive) -> Vec<Named> {
    let fence = directive.fence.range();
    let Some(written) = text.get(fence.clone()) else {
        return vec![];
    };
    let key = "level=";
    let begins = |at: &usize| written[..*at].ends_with(|c: char| c.is_whitespace() || c == '{');
    let mut places = written.rmatch_indices(key).map(|(at, _)| at);
    let Some(start) = places.find(begins).map(|at| at + key.len()) else {
        return vec![];
    };
    let rest = &written[start..];
    let end = rest
        .find(|c: char| c.is_whitespace() || c == '}')
        .unwrap_or(rest.len());
    let mut from = fence.start + start;
    let named = rest[..end].split(',').map(|level| {
        let range = from..from + level.len();
        from = range.end + 1;
        Named {
            level: level.to_string(),
            span: Span::new(file, range),
        }
    });
    named.collect()
}

/// The bytes of a table that begins with a header of its own, `[[level]]`, up to the next one: its
/// header, its keys and the blank lines behind them. What is noted above the next header stays.
pub fn block(text: &str, value: &Value) -> Option<Range<usize>> {
    let Node::Table(table) = &value.node else {
        return None;
    };
    let first = table
        .entries
        .iter()
        .map(|entry| entry.key.span.start)
        .min()? as usize;
    let last = table
        .entries
        .iter()
        .map(|entry| entry.value.span.end)
        .max()? as usize;
    let header = text.get(..first)?.rfind("[[")?;
    let start = text[..header].rfind('\n').map_or(0, |at| at + 1);
    let is_header = text[start..header].trim().is_empty()
        && text[header..first].lines().skip(1).all(|line| {
            let line = line.trim();
            line.is_empty() || line.starts_with('#')
        });
    if !is_header {
        return None;
    }
    let mut end = text[last..]
        .find('\n')
        .map_or(text.len(), |at| last + at + 1);
    while let Some(line) = text[end..].split_inclusive('\n').next() {
        if !line.trim().is_empty() {
            break;
        }
        end += line.len();
    }
    Some(start..end)
}
