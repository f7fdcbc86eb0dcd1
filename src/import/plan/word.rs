//! The blocks of a Word file as the lines of an official text.

use crate::import::letters::{self, Legacy};
use crate::import::word::{Block, Cell, Paragraph, Run, Table, Word, numbered};
use crate::text::vi;
use std::collections::BTreeSet;

/// The text of a Word file: a paragraph a line, a row of a table a line with a tab between cells,
/// notes below the paragraph that bears their marks.
pub struct Lines {
    pub text: String,
    /// Old letters that the fonts of the file told of.
    pub legacy: BTreeSet<Legacy>,
    /// Tables that became rows.
    pub tables: usize,
}

pub fn lines(word: &Word) -> Lines {
    let mut lines = Lines {
        text: String::new(),
        legacy: BTreeSet::new(),
        tables: 0,
    };
    for block in &word.blocks {
        match block {
            Block::Paragraph(paragraph) => lines.paragraph(paragraph),
            Block::Table(table) if is_layout(table) => lines.cells(table),
            Block::Table(table) => lines.rows(table),
        }
    }
    lines
}

impl Lines {
    fn paragraph(&mut self, paragraph: &Paragraph) {
        let text = self.words(paragraph);
        self.text.push_str(&text);
        self.text.push('\n');
        self.notes(&paragraph.notes);
    }

    fn notes(&mut self, notes: &[(String, Vec<Paragraph>)]) {
        for (mark, note) in notes {
            let text: Vec<String> = note
                .iter()
                .map(|one| self.words(one).trim().to_string())
                .collect();
            self.text.push_str(&format!("{mark} {}\n", text.join(" ")));
        }
    }

    /// The words of a paragraph in letters of today.
    fn words(&mut self, paragraph: &Paragraph) -> String {
        let text = paragraph.runs.iter().map(|run| self.run(run)).collect();
        numbered(&paragraph.number, text)
    }

    fn run(&mut self, run: &Run) -> String {
        let Some((legacy, case)) = letters::of_font(&run.font) else {
            return run.text.clone();
        };
        let text = letters::fonted(&run.text, legacy, case);
        if text != run.text {
            self.legacy.insert(legacy);
        }
        text
    }

    /// A table that only sets columns: each cell in turn, its first paragraph behind a tab.
    fn cells(&mut self, table: &Table) {
        for cell in table.rows.iter().flatten() {
            for (at, paragraph) in cell.paragraphs.iter().enumerate() {
                if at == 0 && table.rows[0].len() > 1 {
                    self.text.push('\t');
                }
                self.paragraph(paragraph);
            }
        }
    }

    /// A table as rows. A cell that takes several columns is followed by empty ones; one that goes
    /// on from the row above is empty.
    fn rows(&mut self, table: &Table) {
        self.tables += 1;
        for row in &table.rows {
            let cells: Vec<String> = row
                .iter()
                .flat_map(|cell| {
                    let text = self.cell(cell);
                    let more = cell.width.saturating_sub(1).min(64);
                    std::iter::once(text).chain(std::iter::repeat_n(String::new(), more))
                })
                .collect();
            self.text
                .push_str(cells.join("\t").trim_end_matches(['\t', '\n']));
            self.text.push('\n');
            let notes = row.iter().flat_map(|cell| &cell.paragraphs);
            let notes: Vec<_> = notes
                .flat_map(|paragraph| paragraph.notes.clone())
                .collect();
            self.notes(&notes);
        }
    }

    fn cell(&mut self, cell: &Cell) -> String {
        let texts: Vec<String> = cell.paragraphs.iter().map(|one| self.words(one)).collect();
        texts
            .iter()
            .flat_map(|text| text.split_whitespace())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// Whether a table only sets columns: it has one column, or holds the head or the end of a
/// document.
fn is_layout(table: &Table) -> bool {
    const SAID: [&str; 6] = [
        "cong hoa xa hoi",
        "doc lap - tu do",
        "dang cong san viet nam",
        "noi nhan",
        "t/m",
        "tm.",
    ];
    let single = table.rows.iter().all(|row| row.len() < 2);
    let says = |paragraph: &Paragraph| {
        let text = vi::fold(&paragraph.text()).replace(['–', '—'], "-");
        SAID.iter().any(|word| text.trim_start().starts_with(word))
    };
    let mut paragraphs = table
        .rows
        .iter()
        .flatten()
        .flat_map(|cell| &cell.paragraphs);
    single || (table.rows.len() <= 6 && paragraphs.any(says))
}
