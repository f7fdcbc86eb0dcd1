//! The blocks of a document as parts of a piece.

use super::{KnownPicture, Part, Piece, Run, Source, credits, inline::Inline};
use crate::base::path::SourcePath;
use crate::model::block::{Block, Directive, DirectiveKind};
use crate::model::data::DataTable;
use crate::model::markdown::SpannedEvent;
use crate::model::meta::{Kind, Reprint};
use crate::render::html::{holds_only_blocks, within};
use crate::theme::Theme;
use pulldown_cmark::{BlockQuoteKind, Event, Tag, TagEnd};

/// What is being read.
pub struct Reader<'a> {
    pub source: &'a Source,
    pub theme: &'a Theme,
    events: Vec<SpannedEvent<'a>>,
    /// Labels of footnotes in the order of their numbers, each with its text.
    notes: Vec<(String, Vec<Part>)>,
    /// Pictures and included texts that the paragraph being read has mentioned.
    pub aside: Vec<Part>,
    /// Addresses outside the site, with the words that lead there.
    pub outside: Vec<(String, String)>,
}

/// The events that are still to be read.
pub type Rest<'r, 'a> = std::slice::Iter<'r, SpannedEvent<'a>>;

pub fn read(source: &Source, theme: &Theme) -> Piece {
    let document = &source.page.document;
    let mut reader = Reader {
        source,
        theme,
        events: document.events(),
        notes: vec![],
        aside: vec![],
        outside: vec![],
    };
    let parts = reader.blocks(&document.blocks);
    let standfirst = if let Kind::Column(column) = &source.page.kind {
        column.standfirst.clone()
    } else {
        String::new()
    };
    let notes = std::mem::take(&mut reader.notes);
    Piece {
        lang: source
            .page
            .meta
            .lang
            .clone()
            .unwrap_or_else(|| source.lang.clone()),
        title: source.page.title().to_string(),
        standfirst,
        byline: credits::byline(source),
        parts,
        notes: notes.into_iter().map(|(_, parts)| parts).collect(),
        notes_heading: theme.word("footnotes").to_string(),
        credits: credits::credits(source, theme, &reader.outside),
        cut_mark: format!("[{}]", theme.word("cut_here")),
    }
}

impl<'a> Reader<'a> {
    fn blocks(&mut self, blocks: &[Block]) -> Vec<Part> {
        let mut parts = vec![];
        for block in blocks {
            match block {
                Block::Text(range) => {
                    let events = within(&self.events, range).to_vec();
                    parts.extend(self.parts(&mut events.iter()));
                }
                Block::Directive(directive) => parts.extend(self.boxed(directive)),
            }
        }
        parts
    }

    /// Notes for trainers and questions are no part of a text that is printed again.
    fn boxed(&mut self, directive: &Directive) -> Vec<Part> {
        match directive.kind {
            DirectiveKind::Trainer | DirectiveKind::Quiz => vec![],
            DirectiveKind::Cut => vec![Part::Cut(self.blocks(&directive.blocks))],
            _ => {
                let title = self.title(directive);
                let titled = (!title.is_empty()).then(|| Part::Paragraph(vec![Run::strong(title)]));
                let table = self
                    .source
                    .tables
                    .get(&directive.fence.start)
                    .map(|table| Part::Table(data_rows(table)));
                titled
                    .into_iter()
                    .chain(table)
                    .chain(self.blocks(&directive.blocks))
                    .collect()
            }
        }
    }

    fn title(&self, directive: &Directive) -> String {
        let named = !matches!(
            directive.kind,
            DirectiveKind::For
                | DirectiveKind::Slide
                | DirectiveKind::Table
                | DirectiveKind::Theme(_)
        );
        if directive.title.is_empty() && named {
            let key = format!("block_{}", directive.kind.name());
            return self.theme.word(&key).to_string();
        }
        directive.title.clone()
    }

    /// Parts up to the end of what is open.
    fn parts(&mut self, rest: &mut Rest<'_, 'a>) -> Vec<Part> {
        let mut parts = vec![];
        while let Some((event, _)) = rest.as_slice().first() {
            match event {
                Event::End(_) => break,
                Event::Rule => {
                    rest.next();
                    parts.push(Part::Rule);
                }
                Event::Html(_) => drop(rest.next()),
                Event::Start(tag) if !super::inline::is_inline(tag) => {
                    let tag = tag.clone();
                    rest.next();
                    parts.extend(self.part(&tag, rest));
                    rest.next();
                }
                _ => parts.extend(self.paragraph(rest)),
            }
        }
        parts
    }

    /// What stands between the start `tag` and its end, which is left to be passed over.
    fn part(&mut self, tag: &Tag<'a>, rest: &mut Rest<'_, 'a>) -> Vec<Part> {
        match tag {
            Tag::Paragraph if holds_only_blocks(None, rest.as_slice()) => self.quotes(rest),
            Tag::Paragraph => self.paragraph(rest),
            Tag::Heading { level, .. } => {
                let runs = self.runs(rest);
                vec![Part::Heading((*level as u8).max(2), runs)]
            }
            Tag::BlockQuote(kind) => {
                let title = kind
                    .map(|kind| Part::Paragraph(vec![Run::strong(self.theme.word(callout(kind)))]));
                vec![Part::Quote(
                    title.into_iter().chain(self.parts(rest)).collect(),
                )]
            }
            Tag::CodeBlock(_) => vec![Part::Code(super::line(&self.runs(rest)))],
            Tag::List(first) => vec![Part::List {
                first: *first,
                items: self.items(rest),
            }],
            Tag::Table(_) => vec![Part::Table(self.rows(rest))],
            Tag::FootnoteDefinition(label) => {
                let body = self.parts(rest);
                let number = self.note(label);
                self.notes[number - 1].1 = body;
                vec![]
            }
            Tag::DefinitionListTitle => vec![Part::Paragraph(bold(self.runs(rest)))],
            Tag::HtmlBlock => {
                while rest
                    .as_slice()
                    .first()
                    .is_some_and(|(event, _)| !matches!(event, Event::End(TagEnd::HtmlBlock)))
                {
                    rest.next();
                }
                vec![]
            }
            _ => self.parts(rest),
        }
    }

    /// A paragraph, and what it mentions below it.
    fn paragraph(&mut self, rest: &mut Rest<'_, 'a>) -> Vec<Part> {
        let runs = self.runs(rest);
        let said = !super::line(&runs).trim().is_empty();
        let paragraph = said.then_some(Part::Paragraph(runs));
        paragraph
            .into_iter()
            .chain(std::mem::take(&mut self.aside))
            .collect()
    }

    fn runs(&mut self, rest: &mut Rest<'_, 'a>) -> Vec<Run> {
        Inline::default().read(self, rest)
    }

    /// Quoted clauses that stand alone: the lines of each.
    fn quotes(&mut self, rest: &mut Rest<'_, 'a>) -> Vec<Part> {
        let mut parts = vec![];
        while let Some((event, range)) = rest.as_slice().first() {
            match event {
                Event::End(TagEnd::Paragraph) => break,
                Event::Start(Tag::Image { .. }) => {
                    let lines = self.source.quotes.get(&(range.start as u32));
                    let lines = lines
                        .into_iter()
                        .flatten()
                        .map(|line| Part::Paragraph(vec![Run::plain(line)]));
                    parts.push(Part::Quote(lines.collect()));
                }
                _ => {}
            }
            rest.next();
        }
        parts
    }

    fn items(&mut self, rest: &mut Rest<'_, 'a>) -> Vec<Vec<Part>> {
        let mut items = vec![];
        while matches!(rest.as_slice().first(), Some((Event::Start(Tag::Item), _))) {
            rest.next();
            items.push(self.parts(rest));
            rest.next();
        }
        items
    }

    fn rows(&mut self, rest: &mut Rest<'_, 'a>) -> Vec<Vec<Vec<Run>>> {
        let mut rows: Vec<Vec<Vec<Run>>> = vec![];
        while let Some((event, _)) = rest.as_slice().first() {
            match event {
                Event::End(TagEnd::Table) => break,
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(vec![]),
                Event::Start(Tag::TableCell) => {
                    rest.next();
                    let cell = self.runs(rest);
                    rows.last_mut()
                        .into_iter()
                        .for_each(|row| row.push(cell.clone()));
                }
                _ => {}
            }
            rest.next();
        }
        rows
    }

    /// The text of another file that this one includes; its notes are counted with these.
    pub fn included(&mut self, file: &SourcePath) -> Vec<Part> {
        let Some(source) = self.source.parts.get(file) else {
            return vec![];
        };
        let document = &source.page.document;
        let notes = std::mem::take(&mut self.notes);
        let mut inner = Reader {
            source,
            theme: self.theme,
            events: document.events(),
            notes,
            aside: vec![],
            outside: vec![],
        };
        let parts = inner.blocks(&document.blocks);
        self.notes = inner.notes;
        self.outside.extend(inner.outside);
        parts
    }

    /// The number of the footnote `label` of this text, from 1.
    pub fn note(&mut self, label: &str) -> usize {
        let label = format!("{}#{label}", self.source.page.source);
        if let Some(at) = self.notes.iter().position(|(known, _)| *known == label) {
            return at + 1;
        }
        self.notes.push((label, vec![]));
        self.notes.len()
    }

    /// The picture of a file as a part: shown where it may be printed again, else told of.
    pub fn picture(&self, file: &SourcePath, alt: &str) -> Part {
        let known = self
            .source
            .pictures
            .iter()
            .find(|known| known.source == *file);
        let alt = known
            .map(|known| known.alt.as_str())
            .filter(|alt| !alt.is_empty())
            .unwrap_or(alt);
        let caption = credits::caption(self.source, self.theme, known, alt);
        let shown = known.filter(|known| known.reprint == Reprint::Yes);
        Part::Picture {
            shown: shown.map(|known| KnownPicture {
                alt: alt.to_string(),
                ..known.clone()
            }),
            caption,
        }
    }
}

/// Heads first.
fn data_rows(table: &DataTable) -> Vec<Vec<Vec<Run>>> {
    let row = |cells: &Vec<String>| cells.iter().map(|cell| vec![Run::plain(cell)]).collect();
    std::iter::once(&table.heads)
        .chain(&table.rows)
        .map(row)
        .collect()
}

fn bold(runs: Vec<Run>) -> Vec<Run> {
    let strong = |run| match run {
        Run::Text { text, look } => Run::Text {
            text,
            look: super::Look {
                strong: true,
                ..look
            },
        },
        run => run,
    };
    runs.into_iter().map(strong).collect()
}

fn callout(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "callout_note",
        BlockQuoteKind::Tip => "callout_tip",
        BlockQuoteKind::Important => "callout_important",
        BlockQuoteKind::Warning => "callout_warning",
        BlockQuoteKind::Caution => "callout_caution",
    }
}
