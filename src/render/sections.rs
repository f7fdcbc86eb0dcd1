//! A flow as plain text: blocks under the headings that part it, for readers of words such as
//! search.

use super::flow::{Block, Definition, Flow, Heading, Inline, List, Question, Table};
use super::flow::{Directive, HtmlPiece, each_word, html_pieces, words};
use crate::model::block::{self, DirectiveKind};

/// A heading and the text below it, down to the next heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlainSection {
    /// Empty for what stands before any heading.
    pub anchor: String,
    pub heading: String,
    /// Paragraphs, items, cells and titles of blocks, each on one line. Code is left out.
    pub text: Vec<String>,
    /// What is strong or defined, and titles of blocks; all of it is in `text` too.
    pub stressed: Vec<String>,
}

/// Headings deeper than this do not part the text; their words are text.
const DEEPEST: u8 = 3;

/// The parts of a text, the one before any heading first. What gives the answer of a question away
/// is left out.
pub fn sections(flow: &Flow) -> Vec<PlainSection> {
    let mut reader = Reader {
        sections: vec![PlainSection::default()],
        at: 0,
        titles: vec![],
    };
    reader.blocks(&flow.blocks);
    reader.titles();
    reader.sections
}

struct Reader<'a> {
    sections: Vec<PlainSection>,
    /// The part being read.
    at: usize,
    /// Titles of blocks that are open: they stand before the first text inside, below its heading.
    titles: Vec<&'a str>,
}

impl<'a> Reader<'a> {
    fn blocks(&mut self, blocks: &'a [Block<'a>]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => self.heading(heading),
                Block::Paragraph(text) | Block::Line(text) => self.line(text),
                Block::List(List { items, .. }) => {
                    items.iter().for_each(|item| self.blocks(item));
                }
                Block::Quote { blocks, .. } => self.blocks(blocks),
                Block::Table(table) => self.table(table),
                Block::Definitions(all) => all.iter().for_each(|one| self.definition(one)),
                Block::Directive(directive) => self.directive(directive),
                Block::Question(question) => self.question(question),
                Block::Note(note) => self.blocks(&note.blocks),
                Block::Html(items) => self.html(items),
                Block::Code { .. } | Block::Rule => self.titles(),
                Block::ClauseQuote(_) | Block::Included(_) => {}
            }
        }
    }

    /// A leaflet or worksheet is a part of its own; the text goes on after it.
    fn directive(&mut self, directive: &'a Directive<'a>) {
        let (back, of) = (self.at, directive.of);
        match of.id.as_ref().filter(|_| is_sheet(of)) {
            Some(id) => self.part(id, &of.title),
            None => self.title(&of.title),
        }
        self.blocks(&directive.blocks);
        if is_sheet(of) {
            self.at = back;
        }
    }

    fn part(&mut self, anchor: &str, heading: &str) {
        self.sections.push(PlainSection {
            anchor: anchor.to_string(),
            heading: heading.to_string(),
            ..PlainSection::default()
        });
        self.at = self.sections.len() - 1;
    }

    fn title(&mut self, title: &'a str) {
        self.titles.extend((!title.is_empty()).then_some(title));
    }

    fn titles(&mut self) {
        let open = &mut self.sections[self.at];
        for title in self.titles.drain(..) {
            open.stressed.push(title.to_string());
            open.text.push(title.to_string());
        }
    }

    fn heading(&mut self, heading: &'a Heading<'a>) {
        let Some(named) = heading.named.filter(|named| named.level <= DEEPEST) else {
            return self.line(&heading.text);
        };
        self.part(&named.id, &named.text);
        self.titles();
    }

    fn line(&mut self, line: &[Inline]) {
        self.titles();
        self.said(&words(line));
        self.stressed(line);
    }

    /// HTML of the author: a line of words between any two tags that part them.
    fn html(&mut self, items: &'a [Inline<'a>]) {
        self.titles();
        let pieces = html_pieces(items);
        let lines = pieces.split(|piece| !matches!(piece, HtmlPiece::Item(_)));
        for line in lines {
            let mut text = String::new();
            for piece in line {
                if let HtmlPiece::Item(item) = piece {
                    each_word(std::slice::from_ref(*item), &mut |word| text.push_str(word));
                }
            }
            self.said(&text);
        }
    }

    fn said(&mut self, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.sections[self.at]
            .text
            .extend((!text.is_empty()).then_some(text));
    }

    fn stressed(&mut self, line: &[Inline]) {
        for item in line {
            match item {
                Inline::Strong(inner) => self.stress(inner),
                Inline::Emphasis(inner)
                | Inline::Strike(inner)
                | Inline::Superscript(inner)
                | Inline::Subscript(inner)
                | Inline::Citation { text: inner, .. }
                | Inline::Abbreviation { text: inner, .. } => self.stressed(inner),
                Inline::Link(link) => self.stressed(&link.text),
                Inline::Text(_)
                | Inline::Code(_)
                | Inline::Math(_)
                | Inline::Image(_)
                | Inline::NoteMark(_)
                | Inline::Html(_)
                | Inline::Address { .. }
                | Inline::Tick(_)
                | Inline::SoftBreak
                | Inline::Break => {}
            }
        }
    }

    fn stress(&mut self, line: &[Inline]) {
        let text = words(line);
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        self.sections[self.at]
            .stressed
            .extend(lines.map(str::to_string));
    }

    fn table(&mut self, table: &'a Table<'a>) {
        let rows = std::iter::once(&table.head).chain(&table.rows);
        rows.flatten().for_each(|cell| self.line(cell));
    }

    fn definition(&mut self, definition: &'a Definition<'a>) {
        match definition {
            Definition::Term(text) => {
                self.line(text);
                self.stress(text);
            }
            Definition::Meaning(blocks) => self.blocks(blocks),
        }
    }

    fn question(&mut self, question: &'a Question<'a>) {
        self.title(&question.of.title);
        self.blocks(&question.stem);
        // Of a question without choices the pieces are the answer.
        let choices = question.asked.answer.choices().len();
        let shown = question.pieces.iter().take(choices);
        shown.for_each(|piece| self.line(piece));
        self.blocks(&question.others);
    }
}

/// Whether a block is a leaflet or worksheet with a title and an anchor: what people look for by
/// its name.
fn is_sheet(directive: &block::Directive) -> bool {
    let is_kind = matches!(
        directive.kind,
        DirectiveKind::Handout | DirectiveKind::Worksheet
    );
    is_kind && directive.id.is_some() && !directive.title.is_empty()
}
