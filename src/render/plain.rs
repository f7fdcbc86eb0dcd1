//! A document as plain text: blocks under the headings that part it, for readers of words such as
//! search.

use crate::model::block::{Directive, DirectiveKind};
use crate::model::document::{Document, Heading};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::BTreeMap;

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

/// The parts of a document, the one before any heading first.
pub fn parts(document: &Document) -> Vec<PlainSection> {
    let mut reader = Reader::new(document);
    document
        .events()
        .into_iter()
        .for_each(|(event, range)| reader.event(event, range.start));
    reader.flush();
    reader.parts
}

/// Walks the events of a document.
struct Reader<'a> {
    headings: BTreeMap<u32, &'a Heading>,
    /// Titles of blocks by the byte of their fence.
    titles: BTreeMap<u32, &'a str>,
    /// Leaflets and worksheets that have an anchor, the last one first.
    sheets: Vec<&'a Directive>,
    /// The end of the sheet that is being read, and the part that goes on after it.
    within: Option<(u32, usize)>,
    parts: Vec<PlainSection>,
    /// The part that is being read.
    at: usize,
    block: String,
    stressed: String,
    /// In a heading that parts the text, in code, in strong words: how deep.
    heading: usize,
    code: usize,
    strong: usize,
}

impl<'a> Reader<'a> {
    fn new(document: &'a Document) -> Self {
        let headings = document
            .headings
            .iter()
            .map(|heading| (heading.span.start, heading));
        let titled = document
            .directives()
            .into_iter()
            .filter(|directive| !directive.is_exam() && !directive.title.is_empty());
        let titled: Vec<&Directive> = titled.collect();
        let (mut sheets, titled): (Vec<_>, Vec<_>) =
            titled.into_iter().partition(|one| is_sheet(one));
        sheets.reverse();
        Reader {
            headings: headings.collect(),
            titles: titled
                .into_iter()
                .map(|directive| (directive.fence.start, directive.title.as_str()))
                .collect(),
            sheets,
            within: None,
            parts: vec![PlainSection::default()],
            at: 0,
            block: String::new(),
            stressed: String::new(),
            heading: 0,
            code: 0,
            strong: 0,
        }
    }

    fn event(&mut self, event: Event, at: usize) {
        self.sheet(at as u32);
        match event {
            Event::Start(Tag::Heading { .. }) => self.open(at),
            Event::End(TagEnd::Heading(_)) if self.heading > 0 => self.heading = 0,
            Event::Start(Tag::CodeBlock(_)) => self.code += 1,
            Event::End(TagEnd::CodeBlock) => self.code = self.code.saturating_sub(1),
            Event::Start(Tag::Strong | Tag::DefinitionListTitle) => self.strong += 1,
            Event::End(end @ (TagEnd::Strong | TagEnd::DefinitionListTitle)) => {
                self.strong = self.strong.saturating_sub(1);
                self.stressed.push('\n');
                if end == TagEnd::DefinitionListTitle {
                    self.flush();
                }
            }
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            Event::Start(tag) if ends(&tag.to_end()) => self.flush(),
            Event::End(tag) if ends(&tag) => self.flush(),
            _ => {}
        }
        self.title(at);
    }

    fn open(&mut self, at: usize) {
        self.flush();
        let Some(heading) = self
            .headings
            .get(&(at as u32))
            .filter(|heading| heading.level <= DEEPEST)
        else {
            return;
        };
        self.heading = 1;
        let (id, text) = (heading.id.clone(), heading.text.clone());
        self.part(id, text);
    }

    fn part(&mut self, anchor: String, heading: String) {
        self.parts.push(PlainSection {
            anchor,
            heading,
            ..PlainSection::default()
        });
        self.at = self.parts.len() - 1;
    }

    /// Opens the leaflet or worksheet that begins before `at`, and goes back after one that ends
    /// there.
    fn sheet(&mut self, at: u32) {
        if let Some((_, back)) = self.within.filter(|(end, _)| *end <= at) {
            self.flush();
            (self.at, self.within) = (back, None);
        }
        while let Some(sheet) = self.sheets.pop_if(|sheet| sheet.fence.start < at) {
            self.flush();
            self.within = Some((sheet.span.end, self.at));
            self.part(sheet.id.clone().unwrap_or_default(), sheet.title.clone());
        }
    }

    fn text(&mut self, text: &str) {
        if self.heading + self.code > 0 {
            return;
        }
        self.block.push_str(text);
        if self.strong > 0 {
            self.stressed.push_str(text);
        }
    }

    /// Titles of blocks that were opened before `at`.
    fn title(&mut self, at: usize) {
        while let Some(entry) = self
            .titles
            .first_entry()
            .filter(|entry| *entry.key() < at as u32)
        {
            let title = entry.remove().to_string();
            if let Some(part) = self.parts.get_mut(self.at) {
                part.stressed.push(title.clone());
                part.text.push(title);
            }
        }
    }

    fn flush(&mut self) {
        let Some(part) = self.parts.get_mut(self.at) else {
            return;
        };
        let block = std::mem::take(&mut self.block);
        let block = block.split_whitespace().collect::<Vec<_>>().join(" ");
        part.text.extend((!block.is_empty()).then_some(block));
        let stressed = std::mem::take(&mut self.stressed);
        part.stressed.extend(
            stressed
                .lines()
                .filter(|line| !line.trim().is_empty())
                .map(str::to_string),
        );
    }
}

/// Whether a block is a leaflet or worksheet with a title and an anchor: what people look for by
/// its name.
fn is_sheet(directive: &Directive) -> bool {
    let is_kind = matches!(
        directive.kind,
        DirectiveKind::Handout | DirectiveKind::Worksheet
    );
    is_kind && directive.id.is_some()
}

/// Whether a phrase ends where this ends.
fn ends(end: &TagEnd) -> bool {
    !matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}
