//! Steps to tick: a list in which the first words of each item are the label of a box.

use super::writer::Writer;
use crate::render::flow::{Block, Inline, List};

impl<'w> Writer<'w> {
    /// The content of a block `steps`: its lists get boxes, all else stays as it is.
    pub fn steps(&mut self, blocks: &'w [Block<'w>]) {
        let mut rest = blocks;
        while let Some(first) = rest.first() {
            if let Block::List(list) = first {
                self.step_list(list);
                rest = &rest[1..];
            } else {
                let is_list = |block: &Block| matches!(block, Block::List(_));
                let end = rest.iter().position(is_list).unwrap_or(rest.len());
                self.blocks(&rest[..end]);
                rest = &rest[end..];
            }
        }
    }

    fn step_list(&mut self, list: &'w List<'w>) {
        let tag = if list.first.is_some() { "ol" } else { "ul" };
        self.new_line();
        self.put(&["<", tag, " class=\"steps\">\n"]);
        list.items.iter().for_each(|item| self.step(item));
        self.put(&["</", tag, ">\n"]);
    }

    /// One item: the text before its first block becomes the label.
    fn step(&mut self, item: &'w [Block<'w>]) {
        let (label, rest): (&[Inline], _) = match item.split_first() {
            Some((Block::Paragraph(text) | Block::Line(text), rest)) => (text, rest),
            _ => (&[], item),
        };
        let is_ticked = matches!(label.first(), Some(Inline::Tick(_)));
        let label = &label[usize::from(is_ticked)..];
        let void = self.void();
        self.put(&["<li><label><input type=\"checkbox\"", void, " <span>"]);
        self.safely(|writer| writer.line(label));
        self.out.push_str("</span></label>");
        self.run(rest);
        self.out.push_str("</li>\n");
    }
}
