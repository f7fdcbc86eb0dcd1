//! The events of the parser, as the builder reads them.

use crate::model::markdown::SpannedEvent;
use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// The events that are still to be read.
pub type Rest<'r, 'a> = std::slice::Iter<'r, SpannedEvent<'a>>;

/// Whether the footnote ends here that is being passed over.
pub fn ends_note(rest: &Rest<'_, '_>) -> bool {
    match rest.as_slice().first() {
        Some((event, _)) => matches!(event, Event::End(TagEnd::FootnoteDefinition)),
        None => true,
    }
}

/// The events that stand in `range`.
pub fn within<'e, 'a>(
    events: &'e [SpannedEvent<'a>],
    range: &Range<usize>,
) -> &'e [SpannedEvent<'a>] {
    let first = events.partition_point(|event| position(event) < range.start);
    let last = events.partition_point(|event| position(event) < range.end);
    &events[first..last.max(first)]
}

/// A byte that grows from event to event: an end stands at its last byte.
fn position((event, at): &SpannedEvent) -> usize {
    match event {
        Event::End(_) if at.start < at.end => at.end - 1,
        _ => at.start,
    }
}

/// The texts up to the end of what is open, as one.
pub fn joined<'a>(rest: &mut Rest<'_, 'a>) -> Cow<'a, str> {
    let mut text = Cow::Borrowed("");
    while let Some((Event::Text(piece), _)) = rest.as_slice().first() {
        rest.next();
        match text.is_empty() {
            true => text = cow(piece),
            false => text.to_mut().push_str(piece),
        }
    }
    text
}

/// A text of the parser: borrowed from the document wherever it stands there as it is.
pub fn cow<'a>(text: &CowStr<'a>) -> Cow<'a, str> {
    match text {
        CowStr::Borrowed(text) => Cow::Borrowed(text),
        owned => Cow::Owned(owned.to_string()),
    }
}

/// Whether a tag stands inside a line.
pub fn is_inline(tag: &Tag) -> bool {
    use Tag::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    matches!(
        tag,
        Emphasis | Strong | Strikethrough | Superscript | Subscript | Link { .. } | Image { .. }
    )
}
