//! HTML of the author as parts: paragraphs, headings, lists and tables by their tags.

use super::Reader;
use super::runs::Runs;
use crate::render::flow::{HtmlPiece, Inline, html_pieces};
use crate::render::piece::{Part, Run, line};

/// What is open; what lies in a table or a list is part of its cell or item.
enum Open {
    Text,
    Table(Vec<Vec<Vec<Run>>>),
    List {
        first: Option<u64>,
        items: Vec<Vec<Run>>,
    },
}

/// The words of a block of HTML so far.
struct Authored<'f, 'a> {
    parts: Vec<Part>,
    open: Open,
    /// Tables and lists inside the one that is open.
    inner: usize,
    heading: Option<u8>,
    line: Vec<&'f Inline<'a>>,
}

/// The parts that a block of HTML makes.
pub fn parts(reader: &mut Reader, items: &[Inline]) -> Vec<Part> {
    let mut block = Authored {
        parts: vec![],
        open: Open::Text,
        inner: 0,
        heading: None,
        line: vec![],
    };
    for piece in html_pieces(items) {
        match piece {
            HtmlPiece::Item(item) => block.line.push(item),
            HtmlPiece::Opens(name) => {
                block.flush(reader);
                block.opens(&name);
            }
            HtmlPiece::Closes(name) => {
                block.flush(reader);
                block.closes(&name);
            }
        }
    }
    block.flush(reader);
    block.end();
    block.parts
}

impl Authored<'_, '_> {
    fn opens(&mut self, name: &str) {
        self.heading = heading(name);
        match (&mut self.open, name) {
            (Open::Text, "table") => self.open = Open::Table(vec![]),
            (Open::Text, "ul" | "ol") => {
                self.open = Open::List {
                    first: (name == "ol").then_some(1),
                    items: vec![],
                };
            }
            (Open::Table(rows), "tr") if self.inner == 0 => rows.push(vec![]),
            (Open::Table(rows), "td" | "th") if self.inner == 0 => {
                if let Some(row) = rows.last_mut() {
                    row.push(vec![]);
                }
            }
            (Open::List { items, .. }, "li") if self.inner == 0 => items.push(vec![]),
            (Open::Table(_) | Open::List { .. }, "table" | "ul" | "ol") => self.inner += 1,
            _ => {}
        }
    }

    fn closes(&mut self, name: &str) {
        self.heading = None;
        let is_whole = matches!(name, "table" | "ul" | "ol") && !matches!(self.open, Open::Text);
        match self.inner.checked_sub(1) {
            _ if !is_whole => {}
            Some(inner) => self.inner = inner,
            None => self.end(),
        }
    }

    /// Closes the table or list that is open.
    fn end(&mut self) {
        match std::mem::replace(&mut self.open, Open::Text) {
            Open::Text => {}
            Open::Table(mut rows) => {
                rows.retain(|row| !row.is_empty());
                self.parts
                    .extend((!rows.is_empty()).then_some(Part::Table(rows)));
            }
            Open::List { first, items } => {
                let items = items
                    .into_iter()
                    .map(|runs| vec![Part::Paragraph(runs)])
                    .collect();
                self.parts.push(Part::List { first, items });
            }
        }
    }

    /// Puts the words since the last tag where they belong.
    fn flush(&mut self, reader: &mut Reader) {
        let runs = trimmed(Runs::default().of(reader, &std::mem::take(&mut self.line)));
        if !line(&runs).trim().is_empty() {
            match self.place() {
                Some(place) => {
                    place.extend((!place.is_empty()).then_some(Run::Break));
                    place.extend(runs);
                }
                None => self.parts.push(match self.heading {
                    Some(level) => Part::Heading(level, runs),
                    None => Part::Paragraph(runs),
                }),
            }
        }
        self.parts.append(&mut reader.below);
    }

    /// The cell or item that is open.
    fn place(&mut self) -> Option<&mut Vec<Run>> {
        match &mut self.open {
            Open::Text => None,
            Open::Table(rows) => rows.last_mut()?.last_mut(),
            Open::List { items, .. } => items.last_mut(),
        }
    }
}

/// Line ends of the source are spaces; none stands at an end.
fn trimmed(mut runs: Vec<Run>) -> Vec<Run> {
    for run in &mut runs {
        if let Run::Text { text, .. } = run {
            *text = text.replace(['\n', '\r', '\t'], " ");
        }
    }
    if let Some(Run::Text { text, .. }) = runs.first_mut() {
        *text = text.trim_start().to_string();
    }
    if let Some(Run::Text { text, .. }) = runs.last_mut() {
        *text = text.trim_end().to_string();
    }
    runs
}

/// `h2` -> 2; one of rank 1 is of rank 2 here, where the title stands above it.
fn heading(name: &str) -> Option<u8> {
    let level: u8 = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level.max(2))
}
