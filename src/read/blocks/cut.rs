//! What a reader may not see is cut: blanked byte for byte, so that places in the file stay true.

use crate::base::inputs::Audience;
use crate::base::lines;
use crate::model::block::{Block, Directive, DirectiveKind};
use crate::model::reader::Reader;
use std::ops::Range;

/// The blocks that `reader` may see; the ranges of the others go to `cut`.
pub fn seen(blocks: Vec<Block>, reader: &Reader, cut: &mut Vec<Range<usize>>) -> Vec<Block> {
    let mut kept = vec![];
    for block in blocks {
        match block {
            Block::Directive(directive) if hidden(&directive, reader) => {
                cut.push(directive.span.range())
            }
            Block::Directive(mut directive) => {
                directive.blocks = seen(std::mem::take(&mut directive.blocks), reader, cut);
                kept.push(Block::Directive(directive));
            }
            text => kept.push(text),
        }
    }
    kept
}

fn hidden(directive: &Directive, reader: &Reader) -> bool {
    let trainers_only = directive.kind == DirectiveKind::Trainer || directive.is_exam();
    let other_level = reader.level.as_ref().is_some_and(|level| {
        directive.kind == DirectiveKind::For
            && directive.levels().next().is_some()
            && !directive.levels().any(|id| id == level.as_str())
    });
    (trainers_only && reader.audience == Audience::Learner) || other_level
}

/// Writes spaces over `range`, line ends left as they are.
pub fn blank(text: &mut String, range: Range<usize>) {
    let bytes = text[range.clone()].bytes();
    let blank: String = bytes
        .map(|byte| {
            if lines::is_end(byte) {
                char::from(byte)
            } else {
                ' '
            }
        })
        .collect();
    text.replace_range(range, &blank);
}

/// Writes a thematic break over the line that begins at `at`: it ends whatever Markdown has open,
/// at a known place.
pub fn mark(text: &mut String, at: usize) {
    let end = at + lines::text_len(&text.as_bytes()[at..]);
    blank(text, at..end);
    text.replace_range(at..at + 3, "***");
}

/// Blanks a block but for its two fences, so that what stands around it stays apart; gives what it
/// blanked.
pub fn blank_between(text: &mut String, range: &Range<usize>) -> Range<usize> {
    let is_end = |at: &usize| lines::is_end(text.as_bytes()[*at]);
    let first = range.clone().find(is_end);
    let last = range.clone().rfind(is_end);
    let inside = first.zip(last).map_or(0..0, |(first, last)| first..last);
    blank(text, inside.clone());
    inside
}
