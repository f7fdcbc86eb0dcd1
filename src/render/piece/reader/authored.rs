//! HTML of the author as parts: paragraphs, headings, lists and tables by their tags.

use super::Reader;
use super::runs::Runs;
use crate::model::markdown::html::Element;
use crate::render::flow::{HtmlPiece, Inline, html_pieces};
use crate::render::piece::{Part, Run, line};
use crate::text::ordinals::to_roman;

/// What is open; what lies in a table or a list is part of its cell or item.
enum Open {
    Text,
    Table(Vec<Vec<Vec<Run>>>),
    List {
        numbers: Option<Numbers>,
        items: Vec<Vec<Run>>,
    },
}

/// How the items of a list are counted.
struct Numbers {
    /// `1`, `a`, `A`, `i`, `I`.
    sign: String,
    start: Option<u64>,
    is_reversed: bool,
    /// What an item itself says.
    values: Vec<Option<u64>>,
}

impl Numbers {
    fn of(list: &Element) -> Self {
        Numbers {
            sign: list.attribute("type").unwrap_or_default(),
            start: list.attribute("start").and_then(|start| start.parse().ok()),
            is_reversed: list.has("reversed"),
            values: vec![],
        }
    }

    /// The number of the first item, where figures count up from it.
    fn first(&self) -> Option<u64> {
        let is_plain = matches!(self.sign.as_str(), "" | "1") && !self.is_reversed;
        let first = self.values.first().copied().flatten().or(self.start);
        let counts_on = self.values.iter().skip(1).all(Option::is_none);
        (is_plain && counts_on).then_some(first.unwrap_or(1))
    }

    /// `c. ` for each item.
    fn labels(&self) -> Vec<String> {
        let count = self.values.len() as u64;
        let mut number = self
            .start
            .unwrap_or(if self.is_reversed { count } else { 1 });
        let label = |value: &Option<u64>| {
            let own = value.unwrap_or(number);
            number = match self.is_reversed {
                true => own.saturating_sub(1),
                false => own.saturating_add(1),
            };
            format!("{}. ", self.figure(own))
        };
        self.values.iter().map(label).collect()
    }

    fn figure(&self, number: u64) -> String {
        let at = usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
        let letter = || ('a'..='z').nth(at).map(String::from);
        match self.sign.as_str() {
            "a" => letter(),
            "A" => letter().map(|letter| letter.to_uppercase()),
            "i" => Some(to_roman(number).to_lowercase()),
            "I" => Some(to_roman(number)),
            _ => None,
        }
        .unwrap_or_else(|| number.to_string())
    }
}

/// The words of a block of HTML so far.
struct Authored<'f, 'a> {
    parts: Vec<Part>,
    open: Open,
    /// Tables and lists inside the one that is open.
    inner: usize,
    heading: Option<u8>,
    /// Line ends and spaces stay.
    is_code: bool,
    line: Vec<&'f Inline<'a>>,
}

/// The parts that a block of HTML makes.
pub fn parts(reader: &mut Reader, items: &[Inline]) -> Vec<Part> {
    let mut block = Authored {
        parts: vec![],
        open: Open::Text,
        inner: 0,
        heading: None,
        is_code: false,
        line: vec![],
    };
    for piece in html_pieces(items) {
        match piece {
            HtmlPiece::Item(item) => block.line.push(item),
            HtmlPiece::Opens(tag) => {
                block.flush(reader);
                block.opens(&tag);
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
    fn opens(&mut self, tag: &Element) {
        let name = tag.name.as_str();
        self.heading = heading(name);
        self.is_code = name == "pre";
        match (&mut self.open, name) {
            (Open::Text, "table") => self.open = Open::Table(vec![]),
            (Open::Text, "ul" | "ol") => {
                self.open = Open::List {
                    numbers: (name == "ol").then(|| Numbers::of(tag)),
                    items: vec![],
                };
            }
            (Open::Table(rows), "tr") if self.inner == 0 => rows.push(vec![]),
            (Open::Table(rows), "td" | "th") if self.inner == 0 => {
                if let Some(row) = rows.last_mut() {
                    row.push(vec![]);
                }
            }
            (Open::List { numbers, items }, "li") if self.inner == 0 => {
                let value = tag.attribute("value").and_then(|value| value.parse().ok());
                numbers.iter_mut().for_each(|all| all.values.push(value));
                items.push(vec![]);
            }
            (Open::Table(_) | Open::List { .. }, "table" | "ul" | "ol") => self.inner += 1,
            _ => {}
        }
    }

    fn closes(&mut self, name: &str) {
        self.heading = None;
        self.is_code = false;
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
            Open::List { numbers, items } => {
                let written = numbers.as_ref().filter(|numbers| numbers.first().is_none());
                let Some(written) = written else {
                    let items = items.into_iter().map(|runs| vec![Part::Paragraph(runs)]);
                    self.parts.push(Part::List {
                        first: numbers.and_then(|numbers| numbers.first()),
                        items: items.collect(),
                    });
                    return;
                };
                let labels = written.labels().into_iter().map(Run::plain);
                let items = labels.zip(items).map(|(label, runs)| {
                    Part::Paragraph(std::iter::once(label).chain(runs).collect())
                });
                self.parts.extend(items);
            }
        }
    }

    /// Puts the words since the last tag where they belong.
    fn flush(&mut self, reader: &mut Reader) {
        let runs = Runs::default().of(reader, &std::mem::take(&mut self.line));
        let code = line(&runs);
        let runs = trimmed(runs);
        if !code.trim().is_empty() {
            let (heading, is_code) = (self.heading, self.is_code);
            match self.place() {
                Some(place) => {
                    place.extend((!place.is_empty()).then_some(Run::Break));
                    place.extend(runs);
                }
                None if is_code => self.parts.push(Part::Code(code)),
                None => self.parts.push(match heading {
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
