//! The fences `:::` of a text: found, paired, read into a tree; what a reader may not see is cut
//! here.

use crate::base::diagnostic::{Diagnostic, Message, fault, message};
use crate::base::inputs::Audience;
use crate::base::lines;
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::model::block::{BLOCKS, Block, Directive};
use crate::model::reader::Reader;
use crate::text::nearest::nearest;
use std::ops::Range;

pub mod called;
mod callout;
mod fence;
mod slips;

use crate::theme::BlockSpec;
use fence::Line;

/// A text whose fences are read.
pub struct Scanned {
    /// As long as the file; fences are thematic breaks, what `reader` may not see is blank.
    pub masked: String,
    pub blocks: Vec<Block>,
    /// Starts of the lines that were fences, ascending.
    pub fences: Vec<usize>,
    /// What was meant for a fence and is none, from its colons to the end of its line.
    pub slips: Vec<Range<usize>>,
    /// The same text before anything was cut; `None` where nothing was.
    pub uncut: Option<String>,
}

/// Reads the fences of `text` from byte `body` on and cuts what `reader` may not see.
///
/// Diagnostics: `block/unknown`, `block/attribute`, `block/unclosed`, `block/stray-closer`,
/// `block/closer-length`, `block/nesting`, `block/fence`, `block/indented`.
pub fn scan(
    file: &SourcePath,
    text: &str,
    body: usize,
    wishes: &[BlockSpec],
    reader: &Reader,
) -> (Scanned, Vec<Diagnostic>) {
    let mut tree = Tree {
        file,
        text,
        stack: vec![Open::root(body)],
        diagnostics: vec![],
    };
    let mut fences = vec![];
    for line in fence::lines(text, body) {
        fences.push(line.range.start);
        tree.take(line, wishes);
    }
    let (blocks, diagnostics) = tree.close(text.len());
    let mut masked = text.to_string();
    blank(&mut masked, 0..body);
    fences.iter().for_each(|&at| mark(&mut masked, at));
    let mut cut = vec![];
    let blocks = seen(blocks, reader, &mut cut);
    let uncut = (!cut.is_empty()).then(|| masked.clone());
    for range in &cut {
        let blanked = blank_between(&mut masked, range);
        fences.retain(|at| !blanked.contains(at));
    }
    (
        Scanned {
            slips: slips::slips(&masked, &fences, wishes),
            masked,
            blocks,
            fences,
            uncut,
        },
        diagnostics,
    )
}

/// Blocks that may lie one in the other; nobody needs five.
const MOST_DEPTH: usize = 24;

/// A block that is still open, and what it holds so far.
struct Open<'a> {
    line: Option<Line<'a>>,
    directive: Option<Directive>,
    blocks: Vec<Block>,
    /// Where its next piece of text begins.
    from: usize,
}

impl Open<'_> {
    fn root(body: usize) -> Self {
        Open {
            line: None,
            directive: None,
            blocks: vec![],
            from: body,
        }
    }

    fn text_until(&mut self, end: usize) {
        if self.from < end {
            self.blocks.push(Block::Text(self.from..end));
        }
    }
}

struct Tree<'a> {
    file: &'a SourcePath,
    text: &'a str,
    /// Never empty: the root lies at the bottom.
    stack: Vec<Open<'a>>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Tree<'a> {
    fn take(&mut self, line: Line<'a>, wishes: &[BlockSpec]) {
        if line.indented {
            let message = message!(
                vi: "dấu `:::` phải đứng ở đầu dòng",
                en: "a `:::` fence must stand at the start of its line",
            );
            let help = message!(
                vi: "bỏ khoảng trắng trước dấu hai chấm; khối không đặt trong mục danh sách",
                en: "take the spaces before it away; a block does not go into a list item",
            );
            self.diagnostics.push(
                Diagnostic::error("block/indented", self.span(&line.range), message).help(help),
            );
        }
        if line.rest.is_empty() {
            self.closer(line)
        } else {
            self.opener(line, wishes)
        }
    }

    fn opener(&mut self, line: Line<'a>, wishes: &[BlockSpec]) {
        if self.stack.len() > MOST_DEPTH {
            self.diagnostics.push(deep(self.span(&line.range)));
            return self.skip(line);
        }
        let outer = self.stack.last().and_then(|open| open.line.as_ref());
        if let Some(outer) = outer.filter(|outer| outer.colons <= line.colons) {
            let colons = ":".repeat(line.colons + 1);
            let (number, _) = crate::base::span::line_col(self.text, outer.range.start);
            let message = message!(
                vi: "khối này nằm trong khối mở ở dòng {number}, nên khối ngoài cần nhiều dấu hai \
                    chấm hơn",
                en: "this block lies in the one opened on line {number}, so the outer one needs \
                    more colons",
            );
            let help = message!(
                vi: "đóng khối ở dòng {number} trước, hoặc viết dòng mở của nó bằng `{colons}`",
                en: "close the block of line {number} first, or write its fences as `{colons}`",
            );
            self.diagnostics.push(
                Diagnostic::error("block/nesting", self.span(&line.range), message).help(help),
            );
        }
        let (directive, faults) = fence::opener(self.file, self.text, &line, wishes);
        self.diagnostics.extend(faults);
        if let Some(open) = self.stack.last_mut() {
            open.text_until(line.range.start);
        }
        self.stack.push(Open {
            from: line.end,
            directive: Some(directive),
            blocks: vec![],
            line: Some(line),
        });
    }

    fn closer(&mut self, line: Line<'a>) {
        let span = self.span(&line.range);
        let Some(open) = self.stack.last().and_then(|open| open.line.as_ref()) else {
            let message = message!(
                vi: "dòng đóng `:::` này không có khối nào đang mở",
                en: "this closing fence has no open block",
            );
            let help = message!(
                vi: "xóa dòng này, hoặc mở khối ở trên: `::: tên`",
                en: "delete this line, or open a block above it: `::: name`",
            );
            self.diagnostics
                .push(Diagnostic::error("block/stray-closer", span, message).help(help));
            return self.skip(line);
        };
        if open.colons != line.colons {
            let fence = ":".repeat(open.colons);
            let (number, _) = crate::base::span::line_col(self.text, open.range.start);
            let message = Message::new(
                format!(
                    "dòng đóng có {} dấu hai chấm, khối mở ở dòng {number} có {}",
                    line.colons, open.colons
                ),
                format!(
                    "this closing fence has {} colons, the block opened on line {number} has {}",
                    line.colons, open.colons
                ),
            );
            let help = message!(vi: "viết `{fence}`", en: "write `{fence}`");
            self.diagnostics.push(
                Diagnostic::error("block/closer-length", span.clone(), message)
                    .help(help)
                    .fix(span, fence),
            );
        }
        self.finish(line.range.start, line.range.end, line.end);
    }

    /// A line that is neither: the text goes on behind it.
    fn skip(&mut self, line: Line<'a>) {
        if let Some(open) = self.stack.last_mut() {
            open.text_until(line.range.start);
            open.from = line.end;
        }
    }

    /// Closes the innermost block: its text ends at `until`, it itself at `end`, what follows
    /// begins at `next`.
    fn finish(&mut self, until: usize, end: usize, next: usize) {
        let Some(mut open) = self.stack.pop() else {
            return;
        };
        open.text_until(until);
        if let (Some(mut directive), Some(outer)) = (open.directive, self.stack.last_mut()) {
            directive.span.end = end as u32;
            directive.blocks = open.blocks;
            outer.blocks.push(Block::Directive(directive));
            outer.from = next;
        }
    }

    fn close(mut self, end: usize) -> (Vec<Block>, Vec<Diagnostic>) {
        while self.stack.len() > 1 {
            if let Some(open) = self.stack.last().and_then(|open| open.line.as_ref()) {
                let fence = ":".repeat(open.colons);
                let message =
                    message!(vi: "khối này không được đóng", en: "this block is never closed");
                let help = message!(
                    vi: "thêm một dòng `{fence}` ở cuối khối",
                    en: "add a line `{fence}` at its end",
                );
                self.diagnostics.push(
                    Diagnostic::error("block/unclosed", self.span(&open.range), message).help(help),
                );
            }
            self.finish(end, end, end);
        }
        let mut blocks = vec![];
        if let Some(mut root) = self.stack.pop() {
            root.text_until(end);
            blocks = root.blocks;
        }
        (blocks, self.diagnostics)
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.file, range.clone())
    }
}

fn deep(span: Span) -> Diagnostic {
    fault!(
        "block/deep",
        span,
        vi: "khối lồng nhau quá {MOST_DEPTH} tầng",
        en: "blocks lie more than {MOST_DEPTH} deep in each other",
    )
    .help(message!(
        vi: "đóng bớt khối ở trên trước khi mở khối này",
        en: "close some blocks above before you open this one",
    ))
}

/// The blocks that `reader` may see; the ranges of the others go to `cut`.
fn seen(blocks: Vec<Block>, reader: &Reader, cut: &mut Vec<Range<usize>>) -> Vec<Block> {
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
    use crate::model::block::DirectiveKind;
    let trainers_only = directive.kind == DirectiveKind::Trainer || directive.is_exam();
    let other_level = reader.level.as_ref().is_some_and(|level| {
        directive.kind == DirectiveKind::For
            && directive.levels().next().is_some()
            && !directive.levels().any(|id| id == level.as_str())
    });
    (trainers_only && reader.audience == Audience::Learner) || other_level
}

/// Writes spaces over `range`, line ends left as they are.
fn blank(text: &mut String, range: Range<usize>) {
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
fn mark(text: &mut String, at: usize) {
    let end = at + lines::text_len(&text.as_bytes()[at..]);
    blank(text, at..end);
    text.replace_range(at..at + 3, "***");
}

/// Blanks a block but for its two fences, so that what stands around it stays apart; gives what it
/// blanked.
fn blank_between(text: &mut String, range: &Range<usize>) -> Range<usize> {
    let is_end = |at: &usize| lines::is_end(text.as_bytes()[*at]);
    let first = range.clone().find(is_end);
    let last = range.clone().rfind(is_end);
    let inside = first.zip(last).map_or(0..0, |(first, last)| first..last);
    blank(text, inside.clone());
    inside
}

/// A message about the name that opens `opener` and is no block, with the nearest that is.
fn unknown(opener: &str, span: Span, wishes: &[BlockSpec]) -> Diagnostic {
    let end = opener.find(|c: char| c.is_whitespace() || matches!(c, '[' | '{'));
    let name = match &opener[..end.unwrap_or(opener.len())] {
        "" => opener,
        name => name,
    };
    if let Some(fault) = callout::of_others(opener, name, &span) {
        return fault;
    }
    let known = BLOCKS
        .iter()
        .flat_map(|row| [row.name, row.alias])
        .chain(wishes.iter().map(|wish| wish.name.as_str()));

    let fault =
        fault!("block/unknown", span, vi: "không có khối `{name}`", en: "no block `{name}`");
    match called::called(name).or_else(|| nearest(name, known)) {
        Some(near) => fault.suggest(near),
        None => {
            let all = BLOCKS
                .iter()
                .map(|row| row.name)
                .collect::<Vec<_>>()
                .join(", ");
            fault.help(message!(vi: "các khối có sẵn: {all}", en: "the blocks there are: {all}"))
        }
    }
}
