//! The blocks of a text that is not of Word, one after the other.

use super::{Block, Cell, Notice, NoticeKind, Paragraph, Run, Table, Word};
use std::collections::BTreeMap;

/// A text that is being read.
#[derive(Default)]
pub struct Build {
    word: Word,
    open: Option<Paragraph>,
    tables: Vec<OpenTable>,
    paragraphs: usize,
}

#[derive(Default)]
struct OpenTable {
    table: Table,
    cell: Option<OpenCell>,
    /// Cells that reach into rows below: column, width, rows that are left.
    reaching: Vec<(usize, usize, usize)>,
}

struct OpenCell {
    cell: Cell,
    rows: usize,
}

impl Build {
    pub fn word(mut self) -> Word {
        self.end();
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.word
    }

    /// Begins a paragraph; one that is open ends.
    pub fn begin(&mut self, paragraph: Paragraph) {
        self.end();
        self.open = Some(paragraph);
    }

    /// The paragraph that is open; a plain one where there is none.
    pub fn open(&mut self) -> &mut Paragraph {
        self.open.get_or_insert_default()
    }

    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    pub fn add(&mut self, run: Run) {
        self.open().runs.push(run);
    }

    pub fn end(&mut self) {
        let Some(paragraph) = self.open.take() else {
            return;
        };
        self.paragraphs += 1;
        let cell = self.tables.last_mut().and_then(|table| table.cell.as_mut());
        match cell {
            Some(open) => open.cell.paragraphs.push(paragraph),
            // Words between rows stand before the table.
            None => self.word.blocks.push(Block::Paragraph(paragraph)),
        }
    }

    pub fn note(&mut self, kind: NoticeKind, text: &str) {
        let paragraph = self.paragraphs + 1;
        let text = text.to_string();
        match self.word.notices.last_mut() {
            _ if text.trim().is_empty() => {}
            Some(last) if last.kind == kind && last.paragraph == paragraph => {
                last.text.push_str(&text)
            }
            _ => self.word.notices.push(Notice {
                kind,
                text,
                paragraph,
            }),
        }
    }

    pub fn properties(&mut self, title: &str, author: &str, created: &str) {
        let set = |field: &mut String, value: &str| {
            if field.is_empty() {
                *field = value.trim().to_string();
            }
        };
        set(&mut self.word.title, title);
        set(&mut self.word.author, author);
        set(&mut self.word.created, created);
    }

    pub fn pictures(&mut self) -> &mut BTreeMap<String, Vec<u8>> {
        &mut self.word.pictures
    }

    pub fn begin_table(&mut self) {
        self.end();
        self.tables.push(OpenTable::default());
    }

    pub fn begin_row(&mut self) {
        self.end_cell();
        if let Some(open) = self.tables.last_mut() {
            open.finish_row();
            open.table.rows.push(vec![]);
            open.fill();
        }
    }

    pub fn begin_cell(&mut self, columns: usize, rows: usize) {
        self.end_cell();
        if let Some(open) = self.tables.last_mut() {
            if open.table.rows.is_empty() {
                open.table.rows.push(vec![]);
            }
            let cell = Cell {
                width: columns.clamp(1, 64),
                ..Cell::default()
            };
            open.cell = Some(OpenCell {
                cell,
                rows: rows.clamp(1, 1000),
            });
        }
    }

    pub fn end_cell(&mut self) {
        self.end();
        if let Some(open) = self.tables.last_mut() {
            open.end_cell();
        }
    }

    /// A table in a cell of another one becomes paragraphs of that cell.
    pub fn end_table(&mut self) {
        self.end_cell();
        let Some(mut done) = self.tables.pop() else {
            return;
        };
        done.finish_row();
        done.table.rows.retain(|row| !row.is_empty());
        let outer = self.tables.last_mut().and_then(|table| table.cell.as_mut());
        match outer {
            Some(outer) => {
                let cells = done.table.rows.into_iter().flatten();
                outer
                    .cell
                    .paragraphs
                    .extend(cells.flat_map(|cell| cell.paragraphs));
            }
            None if done.table.rows.is_empty() => {}
            None => self.word.blocks.push(Block::Table(done.table)),
        }
    }
}

impl OpenTable {
    fn columns(&self) -> usize {
        let row = self.table.rows.last();
        row.map_or(0, |row| row.iter().map(|cell| cell.width).sum())
    }

    fn end_cell(&mut self) {
        let Some(OpenCell { cell, rows }) = self.cell.take() else {
            return;
        };
        if rows > 1 {
            self.reaching.push((self.columns(), cell.width, rows));
        }
        if let Some(row) = self.table.rows.last_mut() {
            row.push(cell);
        }
        self.fill();
    }

    /// Puts cells that reach into this row where they stand.
    fn fill(&mut self) {
        let first = self.table.rows.len();
        while let Some((_, width, _)) = self.reaching.iter().find(|(at, _, left)| {
            *at == self.columns() && *left > 0 && first > 0 && !self.is_new(*at)
        }) {
            let cell = Cell {
                width: *width,
                continues: true,
                ..Cell::default()
            };
            if let Some(row) = self.table.rows.last_mut() {
                row.push(cell);
            }
        }
    }

    /// Whether the cell that reaches down from this column begins in the open row.
    fn is_new(&self, column: usize) -> bool {
        let mut at = 0;
        let row = self.table.rows.last();
        row.is_some_and(|row| {
            row.iter().any(|cell| {
                let found = at == column && !cell.continues;
                at += cell.width;
                found
            })
        })
    }

    /// Counts down the rows that cells still reach into.
    fn finish_row(&mut self) {
        if self.table.rows.is_empty() {
            return;
        }
        self.fill();
        self.reaching
            .iter_mut()
            .for_each(|(_, _, left)| *left = left.saturating_sub(1));
        self.reaching.retain(|(_, _, left)| *left > 0);
    }
}
