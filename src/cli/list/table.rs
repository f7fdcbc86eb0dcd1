//! A table for people, or the same as JSON or CSV.

use crate::base::csv;
use crate::base::date::Date;
use crate::base::diagnostic::{Language, StaticMessage};
use crate::cli::global::Format;
use crate::text::unseen::printable;
use serde_json::{Map, Value};

/// A column: its key in JSON and CSV, its heading for people.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub key: &'static str,
    pub label: StaticMessage,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    State(State),
    Number(usize),
    /// A list: an array in JSON, words with spaces between elsewhere.
    Texts(Vec<String>),
}

/// A word of the program itself: its key in JSON and CSV, its label for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    key: &'static str,
    label: StaticMessage,
}

/// Rows are as long as there are columns.
pub struct Table {
    columns: &'static [Column],
    rows: Vec<Vec<Cell>>,
}

pub const fn column(key: &'static str, vi: &'static str, en: &'static str) -> Column {
    Column {
        key,
        label: StaticMessage { vi, en },
    }
}

pub const fn state(key: &'static str, vi: &'static str, en: &'static str) -> State {
    State {
        key,
        label: StaticMessage { vi, en },
    }
}

impl Table {
    pub fn new(columns: &'static [Column], rows: impl IntoIterator<Item = Vec<Cell>>) -> Self {
        Table {
            columns,
            rows: rows.into_iter().collect(),
        }
    }

    /// The whole table as it is printed.
    pub fn text(&self, format: Format, language: Language) -> String {
        match format {
            Format::Json => self.json(),
            Format::Csv => self.csv(),
            Format::Human | Format::Github => self.human(language),
        }
    }

    fn json(&self) -> String {
        let row = |cells: &Vec<Cell>| {
            let pairs = self
                .columns
                .iter()
                .zip(cells)
                .map(|(column, cell)| (column.key.to_string(), cell.value()));
            Value::Object(pairs.collect::<Map<String, Value>>())
        };
        format!("{:#}\n", Value::Array(self.rows.iter().map(row).collect()))
    }

    fn csv(&self) -> String {
        let heads = self
            .columns
            .iter()
            .map(|column| column.key.to_string())
            .collect();
        csv::write(
            std::iter::once(heads).chain(
                self.rows
                    .iter()
                    .map(|cells| cells.iter().map(Cell::words).collect()),
            ),
        )
    }

    /// Columns as wide as their widest cell; numbers stand to the right; empty columns are left
    /// out, but for a table without rows.
    fn human(&self, language: Language) -> String {
        let filled: Vec<usize> = (0..self.columns.len())
            .filter(|at| {
                self.rows.is_empty() || self.rows.iter().any(|row| !row[*at].words().is_empty())
            })
            .collect();
        let heads: Vec<Cell> = self
            .columns
            .iter()
            .map(|column| Cell::Text(column.label.within(language).to_string()))
            .collect();
        let lines: Vec<&Vec<Cell>> = std::iter::once(&heads).chain(&self.rows).collect();
        let width = |at: &usize| {
            lines
                .iter()
                .map(|row| row[*at].printable(language).chars().count())
                .max()
                .unwrap_or(0)
        };
        let widths: Vec<usize> = filled.iter().map(width).collect();
        let line = |row: &&Vec<Cell>| {
            let cells = filled
                .iter()
                .zip(&widths)
                .map(|(at, width)| row[*at].padded(*width, language));
            format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
        };
        lines.iter().map(line).collect()
    }
}

impl Cell {
    pub fn text(words: impl ToString) -> Self {
        Cell::Text(words.to_string())
    }

    /// Empty where there is none.
    pub fn day(day: Option<Date>) -> Self {
        Cell::Text(day.map(|day| day.to_string()).unwrap_or_default())
    }

    fn value(&self) -> Value {
        match self {
            Cell::Text(text) => text.clone().into(),
            Cell::State(state) => state.key.into(),
            Cell::Number(number) => (*number).into(),
            Cell::Texts(texts) => texts.clone().into(),
        }
    }

    fn words(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::State(state) => state.key.to_string(),
            Cell::Number(number) => number.to_string(),
            Cell::Texts(texts) => texts.join(" "),
        }
    }

    /// The words on one line, without what could move the cursor.
    fn printable(&self, language: Language) -> String {
        match self {
            Cell::State(state) => state.label.within(language).to_string(),
            _ => printable(&self.words().replace('\n', " ")),
        }
    }

    fn padded(&self, width: usize, language: Language) -> String {
        let words = self.printable(language);
        let space = " ".repeat(width.saturating_sub(words.chars().count()));
        if matches!(self, Cell::Number(_)) {
            space + &words
        } else {
            words + &space
        }
    }
}
