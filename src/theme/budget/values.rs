//! Where a value stands in a tag.

use crate::theme::names::lex::Tag;
use std::ops::Range;

/// The value behind `name =`; `None` where a text follows up to `endset`.
pub fn assigned(text: &str, tag: &Tag) -> Option<Range<usize>> {
    let inside = &text[tag.inside.clone()];
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let behind = inside.trim_start().trim_start_matches(is_name);
    let value = behind.trim_start().strip_prefix('=')?;
    Some(trimmed(text, tag.inside.end - value.len()..tag.inside.end))
        .filter(|value| !value.is_empty())
}

/// `range` without white space around it, and without the `-` that ends a tag.
pub fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = text[range.clone()].trim_end();
    let inner = inner.strip_suffix('-').unwrap_or(inner).trim_end();
    let start = range.start + inner.len() - inner.trim_start().len();
    start..range.start + inner.len().max(start - range.start)
}
