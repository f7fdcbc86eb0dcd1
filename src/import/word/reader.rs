//! The walk over the elements of a Word file.

mod aside;
mod links;
mod signs;

use super::numbering::Numbering;
use super::properties::Relations;
use super::styles::{Look, Styles};
use super::xml::{Node, Tag, nodes};
use super::{Block, Cell, Changes, Content, Notice, NoticeKind, Paragraph, Run, Table, Word};
use links::linked;
use std::collections::{BTreeMap, HashMap};

/// Elements whose text is none of the document: the same again for old programs.
const SKIPPED: [&str; 2] = ["delInstrText", "Fallback"];

/// A paragraph that is open.
#[derive(Default)]
struct Open {
    paragraph: Paragraph,
    /// The list it says it is in, and its level there.
    list: Option<String>,
    level: Option<usize>,
}

/// What tracked changes say of the words that are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tracked {
    Inserted,
    Deleted,
}

/// What holds the paragraphs that are read.
enum Holder {
    Blocks(Vec<Block>),
    Table(Table),
    Cell(Cell),
}

pub struct Reader<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    changes: Changes,
    notices: Vec<Notice>,
    /// Footnotes and endnotes by kind and id.
    notes: HashMap<(&'static str, String), Vec<Paragraph>>,
    marks: usize,
    holders: Vec<Holder>,
    open: Vec<Open>,
    /// What the run says of its look, and its style.
    look: (Look, String),
    tracked: Vec<Tracked>,
    /// How many open elements hold what is not read.
    skip_depth: usize,
    /// Whether the properties of a paragraph are open: what they say of letters is of its mark.
    properties: bool,
    paragraphs: usize,
    blocks: Vec<Block>,
    relations: Relations,
    /// Addresses of the links that are open; `None` for one that leads nowhere else.
    links: Vec<Option<String>>,
    /// Fields that are open: what they say, and whether it is said.
    fields: Vec<(String, bool)>,
    /// Whether words are read that say what a field does, and are no text.
    instruction: bool,
    /// The names of pictures with the parts that hold them.
    pictures: BTreeMap<String, Vec<u8>>,
    /// What the picture that is open shows, in words.
    alt: String,
}

impl<'a> Reader<'a> {
    pub fn new(
        styles: &'a Styles,
        numbering: Numbering,
        changes: Changes,
        relations: Relations,
    ) -> Self {
        Reader {
            styles,
            numbering,
            changes,
            notices: vec![],
            notes: HashMap::new(),
            marks: 0,
            holders: vec![],
            open: vec![],
            look: Default::default(),
            tracked: vec![],
            skip_depth: 0,
            properties: false,
            paragraphs: 0,
            blocks: vec![],
            relations,
            links: vec![],
            fields: vec![],
            instruction: false,
            pictures: BTreeMap::new(),
            alt: String::new(),
        }
    }

    /// What was read; under the name of a picture stands that of its part, not yet its bytes.
    pub fn word(self) -> Word {
        Word {
            blocks: self.blocks,
            notices: self.notices,
            pictures: self.pictures,
            ..Word::default()
        }
    }

    /// Reads the document itself; `None` where it is no XML.
    pub fn take_document(&mut self, text: &str) -> Option<()> {
        self.blocks = self.read(nodes(text)?);
        Some(())
    }

    fn read(&mut self, nodes: Vec<Node>) -> Vec<Block> {
        self.holders.push(Holder::Blocks(vec![]));
        let mut rest = nodes.as_slice();
        while let Some((node, behind)) = rest.split_first() {
            rest = match node {
                Node::Open(tag) if tag.name == "oMath" && self.skip_depth == 0 => {
                    self.formula(behind)
                }
                _ => {
                    self.take(node);
                    behind
                }
            };
        }
        match self.holders.pop() {
            Some(Holder::Blocks(blocks)) => blocks,
            _ => vec![],
        }
    }

    fn note(&mut self, kind: NoticeKind, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let paragraph = self.paragraphs + usize::from(!self.open.is_empty());
        match self.notices.last_mut() {
            Some(last) if last.kind == kind && last.paragraph == paragraph => {
                last.text.push_str(text);
            }
            _ => self.notices.push(Notice {
                kind,
                text: text.to_string(),
                paragraph,
            }),
        }
    }

    fn take(&mut self, node: &Node) {
        match node {
            Node::Open(tag) if SKIPPED.contains(&tag.name.as_str()) => self.skip_depth += 1,
            Node::Close(name) if SKIPPED.contains(&name.as_str()) => {
                self.skip_depth = self.skip_depth.saturating_sub(1)
            }
            _ if self.skip_depth > 0 => {}
            Node::Open(tag) => self.start(tag),
            Node::Close(name) => self.close(name),
            Node::Text(text) => match self.fields.last_mut() {
                Some((said, false)) => said.push_str(text),
                _ if self.instruction => {}
                _ => self.write(text),
            },
        }
    }

    fn start(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "p" => self.open.push(Open::default()),
            "r" => self.look = Default::default(),
            "tbl" => self.holders.push(Holder::Table(Table::default())),
            "tr" => self.in_table(|table| table.rows.push(vec![])),
            "tc" => self.holders.push(Holder::Cell(Cell {
                width: 1,
                ..Cell::default()
            })),
            "gridSpan" => self.in_cell(|cell| cell.width = tag.value().parse().unwrap_or(1)),
            "vMerge" => self.in_cell(|cell| cell.continues = tag.value() != "restart"),
            "ins" | "moveTo" => self.tracked.push(Tracked::Inserted),
            "del" | "moveFrom" => self.tracked.push(Tracked::Deleted),
            "pPr" => self.properties = true,
            "instrText" => self.instruction = true,
            "tab" | "ptab" if !tag.within("tabs") => self.write("\t"),
            "br" | "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            "softHyphen" => self.soft_hyphen(),
            "sym" => self.symbol(tag),
            "hyperlink" => self.links.push(self.address(tag)),
            "fldSimple" => self
                .links
                .push(linked(tag.attribute("instr").unwrap_or(""))),
            "fldChar" => self.field(tag.attribute("fldCharType").unwrap_or("")),
            "docPr" | "shape" => self.describe(tag),
            "blip" | "imagedata" => self.picture(tag),
            "chart" | "relIds" | "altChunk" | "OLEObject" => self.undrawn(tag),
            "textpath" => self.write(tag.attribute("string").unwrap_or("")),
            "outlineLvl" => self.set(|open| open.paragraph.outline = tag.value().parse().ok()),
            "footnoteReference" => self.mark("footnote", tag),
            "endnoteReference" => self.mark("endnote", tag),
            "pStyle" => self.set(|open| open.paragraph.style = tag.value()),
            "numId" => self.set(|open| open.list = Some(tag.value())),
            "ilvl" => self.set(|open| open.level = tag.value().parse().ok()),
            "rStyle" if !self.properties => self.look.1 = tag.value(),
            _ if tag.within("rPr") && !self.properties => self.look.0.take(tag),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "pPr" => self.properties = false,
            "instrText" => self.instruction = false,
            "ins" | "moveTo" | "del" | "moveFrom" => drop(self.tracked.pop()),
            "tc" => {
                if let Some(Holder::Cell(cell)) = self.holders.pop() {
                    self.in_table(|table| {
                        table.rows.last_mut().into_iter().for_each(|row| {
                            row.push(cell.clone());
                        })
                    });
                }
            }
            "tbl" => self.end_table(),
            "hyperlink" | "fldSimple" => drop(self.links.pop()),
            _ => {}
        }
    }

    /// Whether a tracked change takes away what is read.
    fn is_gone(&self) -> bool {
        let gone = match self.changes {
            Changes::Accept => Tracked::Deleted,
            Changes::Reject => Tracked::Inserted,
        };
        self.tracked.contains(&gone)
    }

    fn in_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(Holder::Table(table)) = self.holders.last_mut() {
            change(table);
        }
    }

    fn in_cell(&mut self, change: impl FnOnce(&mut Cell)) {
        if let Some(Holder::Cell(cell)) = self.holders.last_mut() {
            change(cell);
        }
    }

    fn set(&mut self, change: impl FnOnce(&mut Open)) {
        if let Some(open) = self.open.last_mut() {
            change(open);
        }
    }

    /// The look of the run that is read.
    fn run_look(&self) -> Look {
        let style = self
            .open
            .last()
            .map_or("", |open| open.paragraph.style.as_str());
        self.styles.look(self.look.0.clone(), &self.look.1, style)
    }

    /// Adds text as the look of its run and tracked changes have it.
    fn write(&mut self, text: &str) {
        let look = self.run_look();
        if self.is_gone() {
            return self.note(NoticeKind::Deleted, text);
        }
        if look.hidden == Some(true) {
            return self.note(NoticeKind::Hidden, text);
        }
        if !self.tracked.is_empty() {
            self.note(NoticeKind::Inserted, text);
        }
        let (text, height) = self.shaped(text, &look);
        self.add(Run {
            text,
            font: look.font.unwrap_or_default(),
            bold: look.bold == Some(true),
            italic: look.italic == Some(true),
            strike: look.strike == Some(true),
            underline: look.underline == Some(true),
            height,
            link: self.links.last().cloned().flatten(),
            content: Content::Words,
        });
    }

    fn add(&mut self, run: Run) {
        self.set(|open| match open.paragraph.runs.last_mut() {
            Some(last) if same_look(last, &run) => last.text.push_str(&run.text),
            _ => open.paragraph.runs.push(run),
        });
    }

    fn end_paragraph(&mut self) {
        let Some(Open {
            mut paragraph,
            list,
            level,
        }) = self.open.pop()
        else {
            return;
        };
        let number = self
            .numbering
            .next(list.as_deref(), level, &paragraph.style);
        paragraph.level = level.unwrap_or(0);
        paragraph.name = self.styles.name(&paragraph.style);
        paragraph.outline = paragraph
            .outline
            .or(self.styles.outline(&paragraph.style))
            .filter(|level| *level < 9);
        let empty = paragraph.runs.iter().all(|run| run.text.trim().is_empty());
        paragraph.number = number.filter(|_| !empty).unwrap_or_default();
        self.paragraphs += 1;
        for holder in self.holders.iter_mut().rev() {
            match holder {
                Holder::Cell(cell) => return cell.paragraphs.push(paragraph),
                Holder::Blocks(blocks) => return blocks.push(Block::Paragraph(paragraph)),
                Holder::Table(_) => {}
            }
        }
    }

    /// A table in a cell of another one becomes paragraphs of that cell.
    fn end_table(&mut self) {
        let Some(Holder::Table(table)) = self.holders.pop() else {
            return;
        };
        match self.holders.last_mut() {
            Some(Holder::Blocks(blocks)) => blocks.push(Block::Table(table)),
            Some(Holder::Cell(cell)) => {
                let cells = table.rows.into_iter().flatten();
                cell.paragraphs
                    .extend(cells.flat_map(|cell| cell.paragraphs));
            }
            _ => {}
        }
    }
}

/// Whether a run may go on with the words of another.
fn same_look(a: &Run, b: &Run) -> bool {
    let bare = |run: &Run| Run {
        text: String::new(),
        ..run.clone()
    };
    a.content == Content::Words && bare(a) == bare(b)
}
