//! The fences `:::` of a text: found, paired, read into a tree; what a reader may not see is cut
//! here.

use crate::base::diagnostic::{Diagnostic, fault, message};
use crate::base::number::to_u32;
use crate::base::path::SourcePath;
use crate::base::span::{Span, line_col};
use crate::model::block::{BLOCKS, Block, Directive};
use crate::model::reader::Reader;
use crate::text::nearest::nearest;
use std::ops::Range;

pub mod called;
mod callout;
mod causes;
mod cut;
mod fence;
mod slips;
mod title;

pub use causes::{Cause, FenceFault, first_causes};

use crate::theme::BlockSpec;
use cut::{blank, blank_between, mark, seen};
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
    pub fence_faults: Vec<FenceFault>,
    /// What is wrong with the words behind the colons of fences.
    pub faults: Vec<Diagnostic>,
}

/// Reads the fences of `text` from byte `body` on and cuts what `reader` may not see.
///
/// Diagnostics: `block/unknown`, `block/attribute`, `block/unclosed`, `block/stray-closer`,
/// `block/closer-length`, `block/nesting`, `block/fence`, `block/indented`, `block/deep`.
pub fn scan(
    file: &SourcePath,
    text: &str,
    body: usize,
    wishes: &[BlockSpec],
    reader: &Reader,
) -> Scanned {
    let mut tree = Tree {
        file,
        text,
        stack: vec![Open::root(body)],
        skipped: 0,
        fences: vec![],
        diagnostics: vec![],
    };
    let mut fences = vec![];
    for line in fence::lines(text, body) {
        fences.push(line.range.start);
        tree.take(line, wishes);
    }
    let (blocks, fence_faults, faults) = tree.close(text.len());
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
    Scanned {
        slips: slips::slips(&masked, &fences, wishes),
        masked,
        blocks,
        fences,
        uncut,
        fence_faults,
        faults,
    }
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
    /// A message has said that its end is in doubt; there is no second one.
    is_told: bool,
}

impl Open<'_> {
    fn root(body: usize) -> Self {
        Open {
            line: None,
            directive: None,
            blocks: vec![],
            from: body,
            is_told: false,
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
    /// Openers that lay too deep and whose closers are still to come.
    skipped: usize,
    fences: Vec<FenceFault>,
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
            let fault = Diagnostic::error("block/indented", self.span(&line.range), message);
            self.fences.push((Cause::Indented, fault.help(help)));
        }
        if line.rest.is_empty() {
            self.closer(line)
        } else {
            self.opener(line, wishes)
        }
    }

    fn opener(&mut self, line: Line<'a>, wishes: &[BlockSpec]) {
        if self.stack.len() > MOST_DEPTH {
            if self.skipped == 0 {
                self.diagnostics.push(deep(self.span(&line.range)));
            }
            self.skipped += 1;
            return self.skip(line);
        }
        self.nesting(&line);
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
            is_told: false,
        });
    }

    /// Reports the block around `line`, an opener, where its fence is no longer than this one: it
    /// was forgotten to be closed, or it lacks colons.
    fn nesting(&mut self, line: &Line) {
        let Some(open) = self.stack.last_mut() else {
            return;
        };
        let Some(outer) = open.line.as_ref().filter(|_| !open.is_told) else {
            return;
        };
        if outer.colons > line.colons {
            return;
        }
        let colons = ":".repeat(line.colons + 1);
        let (number, _) = line_col(self.text, outer.range.start);
        open.is_told = true;
        let fault = fault!(
            "block/nesting",
            self.span(&line.range),
            vi: "khối này nằm trong khối mở ở dòng {number}, nên khối ngoài cần nhiều dấu hai \
                chấm hơn",
            en: "this block lies in the one opened on line {number}, so the outer one needs more \
                colons",
        );
        let help = message!(
            vi: "đóng khối ở dòng {number} trước, hoặc viết dòng mở của nó bằng `{colons}`",
            en: "close the block of line {number} first, or write its fences as `{colons}`",
        );
        self.fences.push((Cause::Nesting, fault.help(help)));
    }

    fn closer(&mut self, line: Line<'a>) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return self.skip(line);
        }
        let Some(open) = self.stack.last().and_then(|open| open.line.as_ref()) else {
            let fault = fault!(
                "block/stray-closer",
                self.span(&line.range),
                vi: "dòng đóng `:::` này không có khối nào đang mở",
                en: "this closing fence has no open block",
            );
            let help = message!(
                vi: "xóa dòng này, hoặc mở khối ở trên: `::: tên`",
                en: "delete this line, or open a block above it: `::: name`",
            );
            self.fences.push((Cause::StrayCloser, fault.help(help)));
            return self.skip(line);
        };
        if open.colons != line.colons {
            self.ambiguous(&line);
        }
        self.finish(line.range.start, line.range.end, line.end);
    }

    /// Reports `line`, a closer that is not as long as the innermost opener, where it is as long as
    /// that of a block around it. Which of the two it closes is then a guess; any other length
    /// closes the innermost block.
    fn ambiguous(&mut self, line: &Line) {
        let opened = |open: &Open| {
            open.line
                .as_ref()
                .map(|line| (line.colons, line.range.start))
        };
        let Some((inner, inner_at)) = self.stack.last().and_then(opened) else {
            return;
        };
        let outer = |open: &Open| opened(open).filter(|(colons, _)| *colons == line.colons);
        let mut around = self.stack.iter().enumerate().rev();
        let found = around.find_map(|(at, open)| Some((at, outer(open)?.1)));
        let Some((at, outer_at)) = found else {
            return;
        };
        let (fence, length) = (":".repeat(inner), line.colons);
        let (near, _) = line_col(self.text, inner_at);
        let (far, _) = line_col(self.text, outer_at);
        if std::mem::replace(&mut self.stack[at].is_told, true) {
            return;
        }
        let fault = fault!(
            "block/closer-length",
            self.span(&line.range),
            vi: "dòng đóng có {length} dấu hai chấm như khối mở ở dòng {far}, nhưng khối mở ở \
                dòng {near} chưa đóng",
            en: "this closing fence has {length} colons like the block opened on line {far}, but \
                the one opened on line {near} is not closed",
        );
        let help = message!(
            vi: "thêm một dòng `{fence}` ở cuối khối của dòng {near}, trước dòng đóng này; nếu \
                dòng này là của khối đó thì viết `{fence}`",
            en: "add a line `{fence}` at the end of the block of line {near}, above this fence; \
                write `{fence}` where this fence is that block's own",
        );
        self.fences.push((Cause::CloserLength, fault.help(help)));
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
            directive.span.end = to_u32(end);
            directive.blocks = open.blocks;
            outer.blocks.push(Block::Directive(directive));
            outer.from = next;
        }
    }

    fn close(mut self, end: usize) -> (Vec<Block>, Vec<FenceFault>, Vec<Diagnostic>) {
        while self.stack.len() > 1 {
            let open = self.stack.last().filter(|open| !open.is_told);
            if let Some(line) = open.and_then(|open| open.line.as_ref()) {
                let fence = ":".repeat(line.colons);
                let fault = fault!(
                    "block/unclosed",
                    self.span(&line.range),
                    vi: "khối này không được đóng",
                    en: "this block is never closed",
                );
                let help = message!(
                    vi: "thêm một dòng `{fence}` ở cuối khối",
                    en: "add a line `{fence}` at its end",
                );
                self.fences.push((Cause::Unclosed, fault.help(help)));
            }
            self.finish(end, end, end);
        }
        let mut blocks = vec![];
        if let Some(mut root) = self.stack.pop() {
            root.text_until(end);
            blocks = root.blocks;
        }
        (blocks, self.fences, self.diagnostics)
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
