//! Parts beside the document: notes, comments, heads of pages, charts.

use super::super::xml::{self, Node, nodes};
use super::super::{Block, Notice, NoticeKind, Paragraph};
use super::Reader;

impl Reader<'_> {
    /// Reads the footnotes or endnotes of a part.
    pub fn take_notes(&mut self, text: &str, kind: &'static str) {
        let mut rest = nodes(text).unwrap_or_default().into_iter().peekable();
        while let Some(node) = rest.next() {
            let Node::Open(tag) = &node else {
                continue;
            };
            if tag.name != kind {
                continue;
            }
            let id = tag.attribute("id").unwrap_or("").to_string();
            let separates = tag.attribute("type").is_some_and(|kind| kind != "normal");
            let ends = |node: &Node| matches!(node, Node::Close(name) if name == kind);
            let mut inside = vec![];
            while let Some(node) = rest.next_if(|node| !ends(node)) {
                inside.push(node);
            }
            let blocks = self.read(inside);
            if !separates {
                self.notes.insert((kind, id), paragraphs(blocks));
            }
        }
    }

    /// Reads a part whose text stands beside the document.
    pub fn take_aside(&mut self, text: &str, kind: NoticeKind) {
        let blocks = self.read(nodes(text).unwrap_or_default());
        for paragraph in paragraphs(blocks) {
            let text = paragraph.text();
            let known = |notice: &Notice| notice.kind == kind && notice.text == text;
            if !self.notices.iter().any(known) {
                self.note(kind, &text);
            }
        }
    }

    /// Notes the words of a chart or a diagram, which are drawn and not written.
    pub fn take_drawing(&mut self, text: &str) {
        let nodes = xml::drawing(text).unwrap_or_default().into_iter();
        let words = nodes.filter_map(|node| match node {
            Node::Text(text) => Some(text),
            _ => None,
        });
        let words = words.collect::<Vec<_>>().join(" ");
        self.note(NoticeKind::Drawing, &format!("{words} "));
    }
}

/// All paragraphs of `blocks`, those of tables cell by cell.
fn paragraphs(blocks: Vec<Block>) -> Vec<Paragraph> {
    let of = |block: Block| match block {
        Block::Paragraph(paragraph) => vec![paragraph],
        Block::Table(table) => {
            let cells = table.rows.into_iter().flatten();
            cells.flat_map(|cell| cell.paragraphs).collect()
        }
    };
    blocks.into_iter().flat_map(of).collect()
}
