//! A flow as parts of a piece.

mod authored;
mod questions;
mod runs;

use super::{Look, Part, Piece, Purpose, Run, Source, credits, front};
use crate::base::inputs::Audience;
use crate::base::path::SourcePath;
use crate::graph::quotes::Quoted;
use crate::model::block::{self, DirectiveKind, TitleMark, TitleRun};
use crate::model::data::DataTable;
use crate::model::meta::{Kind, Reprint};
use crate::render::flow::{Alert, Block, Definition, Directive, Flow, Inline, List, Table};
use crate::theme::Theme;
use runs::Runs;

/// What is being read.
pub struct Reader<'a> {
    pub source: &'a Source,
    pub theme: &'a Theme,
    /// Footnotes in the order of their numbers: the text and the number there, and what it says.
    notes: Vec<((usize, usize), Vec<Part>)>,
    /// How many texts were begun, and which one is being read: notes of each are counted on.
    texts: usize,
    text: usize,
    /// Pictures that the paragraph being read has mentioned: they stand below it.
    pub below: Vec<Part>,
    /// Addresses outside the site, with the words that lead there.
    pub outside: Vec<(String, String)>,
}

pub fn read(source: &Source, theme: &Theme) -> Piece {
    let flow = source.flow();
    let mut reader = Reader {
        source,
        theme,
        notes: vec![],
        texts: 0,
        text: 0,
        below: vec![],
        outside: vec![],
    };
    let mut parts = front::parts(source, theme);
    parts.extend(reader.blocks(&flow.blocks));
    parts.extend(
        source
            .official
            .iter()
            .map(|line| Part::Paragraph(vec![Run::plain(line)])),
    );
    let page = &source.page;
    let standfirst = match &page.kind {
        Kind::Column(column) => column.standfirst.clone(),
        _ => String::new(),
    };
    let lang = page.meta.lang.clone();
    Piece {
        lang: lang.unwrap_or_else(|| source.lang.clone()),
        title: page.title().to_string(),
        standfirst,
        byline: credits::byline(source),
        parts,
        notes: reader.notes.into_iter().map(|(_, parts)| parts).collect(),
        notes_heading: theme.word("footnotes").to_string(),
        credits: credits::credits(source, theme, &reader.outside),
        cut_mark: format!("[{}]", theme.word("cut_here")),
    }
}

impl Reader<'_> {
    pub fn blocks(&mut self, blocks: &[Block]) -> Vec<Part> {
        let mut parts = vec![];
        for block in blocks {
            parts.extend(self.block(block));
            parts.append(&mut self.below);
        }
        parts
    }

    fn block(&mut self, block: &Block) -> Vec<Part> {
        match block {
            Block::Heading(heading) => {
                let runs = self.runs(&heading.text);
                vec![Part::Heading(heading.level.max(2), runs)]
            }
            Block::Paragraph(text) | Block::Line(text) => self.paragraph(text),
            Block::List(list) => vec![self.list(list)],
            Block::Quote { alert, blocks } => vec![self.quote(*alert, blocks)],
            Block::Code { text, .. } => vec![Part::Code(text.to_string())],
            Block::Table(table) => vec![self.table(table)],
            Block::Definitions(all) => all.iter().flat_map(|one| self.definition(one)).collect(),
            Block::Directive(directive) => self.directive(directive),
            Block::ClauseQuote(quoted) => vec![Part::Quote(quoted_lines(quoted))],
            Block::Included(flow) => self.included(flow),
            Block::Note(note) => {
                let parts = self.blocks(&note.blocks);
                let number = self.note(note.number);
                self.notes[number - 1].1 = parts;
                vec![]
            }
            Block::Rule => vec![Part::Rule],
            Block::Html(items) => authored::parts(self, items),
            Block::Question(question) => match self.source.purpose {
                // Questions are no part of a text that is printed again.
                Purpose::Reprint => vec![],
                Purpose::Approval(audience) => questions::parts(self, question, audience),
            },
        }
    }

    /// Notes for trainers are no part of a text that is printed again.
    fn directive(&mut self, directive: &Directive) -> Vec<Part> {
        let kept = self.source.purpose == Purpose::Approval(Audience::Trainer);
        match &directive.of.kind {
            DirectiveKind::Trainer if kept => {
                let word = self.theme.word("block_trainer").to_string();
                let own = directive.of.title.as_str();
                let title = if own.is_empty() {
                    word
                } else {
                    format!("{word}: {own}")
                };
                let title = Part::Paragraph(vec![Run::strong(title)]);
                vec![title, Part::Quote(self.blocks(&directive.blocks))]
            }
            DirectiveKind::Trainer | DirectiveKind::Quiz => vec![],
            DirectiveKind::Cut => vec![Part::Cut(self.blocks(&directive.blocks))],
            DirectiveKind::Exercise
            | DirectiveKind::Hint
            | DirectiveKind::Solution
            | DirectiveKind::Worksheet
            | DirectiveKind::Handout
            | DirectiveKind::Keypoints
            | DirectiveKind::Discussion
            | DirectiveKind::Case
            | DirectiveKind::Steps
            | DirectiveKind::For
            | DirectiveKind::Slide
            | DirectiveKind::Table
            | DirectiveKind::Tabs
            | DirectiveKind::Theme(_) => {
                let title = self.title(directive.of);
                let title = (!title.is_empty()).then_some(Part::Paragraph(title));
                let table = directive.table.map(|table| Part::Table(data_rows(table)));
                let blocks = self.blocks(&directive.blocks);
                title.into_iter().chain(table).chain(blocks).collect()
            }
        }
    }

    /// Its own title, else the name of its kind; empty where it has neither.
    pub fn title(&self, directive: &block::Directive) -> Vec<Run> {
        if directive.title.is_empty() && directive.kind.is_named() {
            let key = format!("block_{}", directive.kind.name());
            return vec![Run::strong(self.theme.word(&key))];
        }
        directive.title_runs.iter().map(titled).collect()
    }

    fn paragraph(&mut self, text: &[Inline]) -> Vec<Part> {
        let runs = self.runs(text);
        let is_empty = super::line(&runs).trim().is_empty();
        (!is_empty)
            .then_some(Part::Paragraph(runs))
            .into_iter()
            .collect()
    }

    pub fn runs(&mut self, text: &[Inline]) -> Vec<Run> {
        Runs::default().read(self, text)
    }

    fn quote(&mut self, alert: Option<Alert>, blocks: &[Block]) -> Part {
        let title = alert.map(|alert| {
            let key = format!("callout_{}", alert.name());
            Part::Paragraph(vec![Run::strong(self.theme.word(&key))])
        });
        Part::Quote(title.into_iter().chain(self.blocks(blocks)).collect())
    }

    fn list(&mut self, list: &List) -> Part {
        let items = list.items.iter();
        Part::List {
            first: list.first,
            items: items.map(|item| self.blocks(item)).collect(),
        }
    }

    fn table(&mut self, table: &Table) -> Part {
        let rows = std::iter::once(&table.head).chain(&table.rows);
        let row = |row: &Vec<Vec<Inline>>| row.iter().map(|cell| self.runs(cell)).collect();
        Part::Table(rows.map(row).collect())
    }

    fn definition(&mut self, definition: &Definition) -> Vec<Part> {
        match definition {
            Definition::Term(text) => vec![Part::Paragraph(bold(self.runs(text)))],
            Definition::Meaning(blocks) => self.blocks(blocks),
        }
    }

    /// The text of another file; its notes are counted with these.
    fn included(&mut self, flow: &Flow) -> Vec<Part> {
        self.texts += 1;
        let outer = std::mem::replace(&mut self.text, self.texts);
        let parts = self.blocks(&flow.blocks);
        self.text = outer;
        parts
    }

    /// The number in the piece, from 1, of a footnote of the text being read.
    pub fn note(&mut self, number: usize) -> usize {
        let key = (self.text, number);
        if let Some(at) = self.notes.iter().position(|(known, _)| *known == key) {
            return at + 1;
        }
        self.notes.push((key, vec![]));
        self.notes.len()
    }

    /// The picture of a file as a part: shown where it may be printed again, else told of.
    pub fn picture(&self, file: &SourcePath, alt: &str) -> Part {
        let mut pictures = self.source.pictures.iter();
        let known = pictures.find(|known| known.source == *file);
        let alt = known
            .map(|known| known.alt.as_str())
            .filter(|alt| !alt.is_empty())
            .unwrap_or(alt);
        let caption = credits::caption(self.source, self.theme, known, alt);
        let shown = known.filter(|known| known.reprint == Reprint::Yes);
        Part::Picture {
            shown: shown.map(|known| super::KnownPicture {
                alt: alt.to_string(),
                ..known.clone()
            }),
            caption,
        }
    }
}

fn quoted_lines(quoted: &[Quoted]) -> Vec<Part> {
    let lines = quoted.iter().flat_map(Quoted::plain);
    lines
        .map(|line| Part::Paragraph(vec![Run::plain(line)]))
        .collect()
}

/// Heads first.
fn data_rows(table: &DataTable) -> Vec<Vec<Vec<Run>>> {
    let row = |cells: &Vec<String>| cells.iter().map(|cell| vec![Run::plain(cell)]).collect();
    let rows = std::iter::once(&table.heads).chain(&table.rows);
    rows.map(row).collect()
}

fn titled(run: &TitleRun) -> Run {
    let mut look = Look {
        strong: true,
        ..Look::default()
    };
    for mark in &run.marks {
        match mark {
            TitleMark::Strong => {}
            TitleMark::Emphasis => look.emphasis = true,
            TitleMark::Struck => look.struck = true,
            TitleMark::Raised => look.raised = true,
            TitleMark::Lowered => look.lowered = true,
            TitleMark::Code => look.code = true,
        }
    }
    Run::Text {
        text: run.text.clone(),
        look,
    }
}

fn bold(runs: Vec<Run>) -> Vec<Run> {
    let strong = |run| match run {
        Run::Text { text, look } => Run::Text {
            text,
            look: Look {
                strong: true,
                ..look
            },
        },
        run => run,
    };
    runs.into_iter().map(strong).collect()
}
