//! A text becomes a flow: one parse, each event taken once.

use super::events::{Rest, cow, ends_note, is_inline, joined, within};
use super::reader::{Reader, Sources};
use super::{Alert, Block, Directive, Flow, Heading, Inline, List, Note, Question};
use crate::base::number::to_u32;
use crate::base::span::Span;
use crate::graph::links::Target;
use crate::graph::quotes::Quoted;
use crate::model::markdown::{self, SpannedEvent};
use crate::model::{block, document, quiz};
use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What is being built.
pub struct Builder<'r, 'a> {
    pub sources: Sources<'a>,
    pub events: &'r [SpannedEvent<'a>],
    pub headings: &'a [document::Heading],
    pub questions: &'a [quiz::Question],
    /// Labels of the footnotes that something shown refers to.
    pub used: &'r BTreeSet<String>,
    /// Numbers of footnotes by their labels.
    pub numbers: BTreeMap<String, usize>,
    /// Included texts that the line being read has mentioned: they stand below it.
    pub below: Vec<Block<'a>>,
}

/// The blocks of `text` as CommonMark alone has them: no link is resolved.
pub fn commonmark(text: &str) -> Vec<Block<'_>> {
    let events = markdown::commonmark(text);
    let notes = BTreeSet::new();
    Builder::new(Sources::none(), &events, &notes).run(&mut events.iter())
}

impl<'a> Reader<'a> {
    /// All of the text that its page shows: no question for exams, no footnote that nothing refers
    /// to.
    pub fn flow(&self) -> Flow<'a> {
        Flow {
            page: self.page,
            blocks: self.builder().blocks(&self.document.blocks),
        }
    }

    /// Every question of the text, those for exams too.
    pub fn questions(&self) -> Vec<Question<'a>> {
        let mut builder = self.builder();
        let directives = self.document.directives().into_iter();
        let quizzes = directives.filter(|directive| directive.kind == block::DirectiveKind::Quiz);
        quizzes
            .filter_map(|directive| builder.question(directive))
            .collect()
    }

    fn builder(&self) -> Builder<'_, 'a> {
        Builder {
            headings: &self.document.headings,
            questions: &self.document.questions,
            ..Builder::new(self.sources, &self.events, &self.used)
        }
    }
}

impl<'r, 'a> Builder<'r, 'a> {
    /// A text that has neither headings nor questions of its own.
    pub fn new(
        sources: Sources<'a>,
        events: &'r [SpannedEvent<'a>],
        used: &'r BTreeSet<String>,
    ) -> Self {
        Builder {
            sources,
            events,
            headings: &[],
            questions: &[],
            used,
            numbers: BTreeMap::new(),
            below: vec![],
        }
    }

    pub fn blocks(&mut self, blocks: &'a [block::Block]) -> Vec<Block<'a>> {
        let mut built = vec![];
        for block in blocks {
            match block {
                block::Block::Text(range) => built.extend(self.range(range)),
                block::Block::Directive(directive) if directive.is_exam() => {}
                block::Block::Directive(directive) => built.extend(self.directive(directive)),
            }
        }
        built
    }

    fn directive(&mut self, directive: &'a block::Directive) -> Option<Block<'a>> {
        if directive.kind == block::DirectiveKind::Quiz {
            return self.question(directive).map(Block::Question);
        }
        let (tables, links) = (&self.sources.includes.tables, self.sources.links);
        let named =
            |(key, span): &'a (String, Span)| Some((key.as_str(), links.targets.get(&span.start)?));
        Some(Block::Directive(Directive {
            of: directive,
            table: tables.get(&directive.fence.start).map(|table| &**table),
            files: directive.files.iter().filter_map(named).collect(),
            blocks: self.blocks(&directive.blocks),
        }))
    }

    /// The question in a block `quiz`; `None` where it could not be read.
    pub fn question(&mut self, directive: &'a block::Directive) -> Option<Question<'a>> {
        let at = self
            .questions
            .binary_search_by_key(&directive.span.start, |question| question.span.start);
        let asked = &self.questions[at.ok()?];
        Some(self.pieces(asked, directive))
    }

    /// What stands in some bytes of the text.
    pub fn range(&mut self, range: &Range<usize>) -> Vec<Block<'a>> {
        self.run(&mut within(self.events, range).iter())
    }

    pub fn run(&mut self, rest: &mut Rest<'_, 'a>) -> Vec<Block<'a>> {
        let mut built = vec![];
        while !rest.as_slice().is_empty() {
            self.elements(rest, &mut built);
            rest.next();
        }
        built
    }

    /// Blocks up to the end of what is open.
    fn elements(&mut self, rest: &mut Rest<'_, 'a>, into: &mut Vec<Block<'a>>) {
        while let Some((event, range)) = rest.as_slice().first() {
            match event {
                Event::End(_) => break,
                Event::Rule => {
                    rest.next();
                    into.push(Block::Rule);
                }
                Event::Html(html) => {
                    into.push(Block::Html(vec![Inline::Html(cow(html))]));
                    rest.next();
                }
                Event::Start(tag) if !is_inline(tag) => {
                    rest.next();
                    self.element(tag, range.start, rest, into);
                    rest.next();
                }
                _ => {
                    let line = self.line(rest);
                    into.push(Block::Line(line));
                }
            }
            into.append(&mut self.below);
        }
    }

    pub fn inside(&mut self, rest: &mut Rest<'_, 'a>) -> Vec<Block<'a>> {
        let mut blocks = vec![];
        self.elements(rest, &mut blocks);
        blocks
    }

    /// What stands between the start `tag` and its end, which is left to be passed over.
    fn element(
        &mut self,
        tag: &Tag<'a>,
        at: usize,
        rest: &mut Rest<'_, 'a>,
        into: &mut Vec<Block<'a>>,
    ) {
        match tag {
            Tag::Paragraph if self.stands_alone(rest) => self.alone(rest, into),
            Tag::Paragraph => {
                let text = self.line(rest);
                into.extend((!text.is_empty()).then_some(Block::Paragraph(text)));
            }
            Tag::Heading { level, .. } => into.push(Block::Heading(Heading {
                level: *level as u8,
                named: self.heading(at),
                text: self.line(rest),
            })),
            Tag::BlockQuote(kind) => into.push(Block::Quote {
                alert: kind.map(alert),
                blocks: self.inside(rest),
            }),
            Tag::CodeBlock(kind) => into.push(Block::Code {
                info: match kind {
                    CodeBlockKind::Fenced(info) => cow(info),
                    CodeBlockKind::Indented => Cow::Borrowed(""),
                },
                text: joined(rest),
            }),
            Tag::HtmlBlock => into.push(Block::Html(self.html(rest))),
            Tag::List(first) => into.push(Block::List(List {
                first: *first,
                items: self.items(rest),
            })),
            Tag::FootnoteDefinition(label) => self.note(label, rest, into),
            Tag::DefinitionList => into.push(Block::Definitions(self.definitions(rest))),
            Tag::Table(alignments) => into.push(Block::Table(self.table(alignments, rest))),
            _ => self.elements(rest, into),
        }
    }

    fn heading(&self, at: usize) -> Option<&'a document::Heading> {
        let found = self
            .headings
            .binary_search_by_key(&at, |heading| heading.span.start as usize);
        found.ok().map(|at| &self.headings[at])
    }

    /// Whether the paragraph that begins here holds nothing but what makes blocks of its own:
    /// quoted clauses and included files.
    fn stands_alone(&self, rest: &Rest<'_, 'a>) -> bool {
        let (mut open, mut blocks) = (false, 0);
        for (event, range) in rest.as_slice() {
            match event {
                Event::End(TagEnd::Paragraph) => break,
                Event::Start(Tag::Image { link_type, .. }) => {
                    let stands = match link_type {
                        LinkType::WikiLink { .. } => self.clauses(range.start).is_some(),
                        _ => matches!(self.target(range.start), Some(Target::Part { .. })),
                    };
                    if !stands {
                        return false;
                    }
                    (open, blocks) = (true, blocks + 1);
                }
                Event::End(TagEnd::Image) => open = false,
                Event::SoftBreak | Event::HardBreak => {}
                _ if open => {}
                _ => return false,
            }
        }
        blocks > 0
    }

    /// Quoted clauses and included files, each a block.
    fn alone(&mut self, rest: &mut Rest<'_, 'a>, into: &mut Vec<Block<'a>>) {
        while let Some((event, range)) = rest.as_slice().first() {
            match event {
                Event::End(TagEnd::Paragraph) => break,
                Event::Start(Tag::Image { .. }) => {
                    into.extend(self.clauses(range.start).map(Block::ClauseQuote));
                    into.extend(self.included(range.start));
                }
                _ => {}
            }
            rest.next();
        }
    }

    /// The text of the file that is included at byte `at`.
    pub fn included(&self, at: usize) -> Option<Block<'a>> {
        let Some(Target::Part { source }) = self.target(at) else {
            return None;
        };
        let part = self.sources.includes.parts.get(source)?;
        let sources = Sources {
            links: &part.links,
            quotes: &part.quotes,
            includes: &part.includes,
        };
        Some(Block::Included(Reader::new(&part.page, sources).flow()))
    }

    fn clauses(&self, at: usize) -> Option<&'a [Quoted]> {
        let quoted = self.sources.quotes.get(&to_u32(at));
        quoted.map(Vec::as_slice)
    }

    pub fn target(&self, at: usize) -> Option<&'a Target> {
        self.sources.links.targets.get(&to_u32(at))
    }

    fn items(&mut self, rest: &mut Rest<'_, 'a>) -> Vec<Vec<Block<'a>>> {
        let mut items = vec![];
        while matches!(rest.as_slice().first(), Some((Event::Start(Tag::Item), _))) {
            rest.next();
            items.push(self.inside(rest));
            rest.next();
        }
        items
    }

    fn note(&mut self, label: &CowStr<'a>, rest: &mut Rest<'_, 'a>, into: &mut Vec<Block<'a>>) {
        if !self.used.contains(&**label) {
            while !ends_note(rest) {
                rest.next();
            }
            return;
        }
        let number = self.number(label);
        let blocks = self.inside(rest);
        into.push(Block::Note(Note { number, blocks }));
    }

    /// The number of the footnote `label`, from 1.
    pub fn number(&mut self, label: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(label.to_string()).or_insert(next)
    }
}

fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}
