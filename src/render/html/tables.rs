//! Tables, in a frame that scrolls on a phone.

use super::directives::titled;
use super::writer::Writer;
use crate::model::data::DataTable;
use crate::render::flow::{Alignment, Cell, Directive, Inline, Table, each_word};
use crate::render::xml::escape;

/// What fits a narrow column unbroken: `Ngày xong`.
const SHORT: usize = 9;
/// What would take four lines of a column without more room: `Người chịu trách nhiệm`.
const LONG: usize = 24;

/// Name and attribute of a cell that heads a column.
const HEAD: &str = "th scope=\"col\"";

impl<'w> Writer<'w> {
    pub fn table(&mut self, table: &'w Table<'w>) {
        self.new_line();
        let label = self.word("table");
        self.open_table(&label);
        self.out.push_str("<thead>\n<tr>");
        for (column, cell) in table.head.iter().enumerate() {
            let classes = [align(table, column), room(longest(table, column))];
            match is_empty(cell) {
                // A head cell that stayed empty heads nothing.
                true => self.cell(cell_tag("td", classes), cell, "</td>"),
                false => self.cell(cell_tag(HEAD, classes), cell, "</th>"),
            }
        }
        self.out.push_str("</tr>\n</thead>\n");
        for (at, row) in table.rows.iter().enumerate() {
            self.out
                .push_str(if at == 0 { "<tbody>\n<tr>" } else { "<tr>" });
            for (column, cell) in row.iter().enumerate() {
                let tag = cell_tag("td", [align(table, column), ""]);
                self.cell(tag, cell, "</td>");
            }
            self.out.push_str("</tr>\n");
        }
        let end = if table.rows.is_empty() {
            ""
        } else {
            "</tbody>\n"
        };
        self.put(&[end, "</table>\n</div>\n"]);
    }

    fn open_table(&mut self, label: &str) {
        self.out
            .push_str("<div class=\"table-scroll\" role=\"group\" tabindex=\"0\"");
        self.put(&[" aria-label=\"", label, "\">\n<table>\n"]);
    }

    fn cell(&mut self, open: String, cell: &'w [Inline<'w>], close: &str) {
        self.out.push_str(&open);
        self.line(cell);
        self.out.push_str(close);
    }

    /// The table of a block, its title as caption; the first column of each row is its head.
    pub fn data_table(&mut self, directive: &Directive) {
        let Some(table) = directive.table else { return };
        let title = &directive.of.title;
        let label = match title.is_empty() {
            true => self.word("table"),
            false => escape(title),
        };
        self.open_table(&label);
        if !title.is_empty() {
            self.put(&["<caption>", &titled(directive.of), "</caption>\n"]);
        }
        let aligned: Vec<&str> = (0..table.heads.len()).map(|at| number(table, at)).collect();
        self.out.push_str("<thead>\n<tr>");
        for (at, head) in table.heads.iter().enumerate() {
            let tag = cell_tag(HEAD, [aligned[at], room(longest_of(table, at))]);
            self.put(&[&tag, &escape(head), "</th>"]);
        }
        self.out.push_str("</tr>\n</thead>\n<tbody>\n");
        for row in &table.rows {
            self.data_row(row, &aligned);
        }
        self.out.push_str("</tbody>\n</table>\n</div>\n");
    }

    fn data_row(&mut self, row: &[String], aligned: &[&str]) {
        self.out.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let (tag, end) = match at {
                0 => ("th scope=\"row\"", "</th>"),
                _ => ("td", "</td>"),
            };
            self.put(&[&cell_tag(tag, [aligned[at], ""]), &escape(cell), end]);
        }
        self.out.push_str("</tr>\n");
    }
}

/// The class of a head cell, by the characters of the longest cell of its column: few need no room,
/// many need more.
fn room(longest: usize) -> &'static str {
    match longest {
        0..=SHORT => "short",
        LONG.. => "long",
        _ => "",
    }
}

/// The opening tag of a cell with its classes.
fn cell_tag(tag: &str, classes: [&str; 2]) -> String {
    match classes.join(" ").trim() {
        "" => format!("<{tag}>"),
        classes => format!("<{tag} class=\"{classes}\">"),
    }
}

fn align(table: &Table, column: usize) -> &'static str {
    match table.alignments.get(column) {
        Some(Alignment::Center) => "center",
        Some(Alignment::Right) => "right",
        Some(Alignment::None | Alignment::Left) | None => "",
    }
}

/// Whether nothing is shown in a cell.
fn is_empty(cell: &Cell) -> bool {
    cell.iter()
        .all(|item| matches!(item, Inline::Html(html) if html.starts_with("<!--")))
}

/// Characters of the longest cell of a column.
fn longest(table: &Table, column: usize) -> usize {
    let cells = std::iter::once(&table.head).chain(&table.rows);
    let lengths = cells.filter_map(|row| row.get(column)).map(|cell| {
        let mut characters = 0;
        each_word(cell, &mut |word| characters += word.chars().count());
        characters
    });
    lengths.max().unwrap_or_default()
}

fn longest_of(table: &DataTable, column: usize) -> usize {
    let cells = std::iter::once(&table.heads).chain(&table.rows);
    let lengths = cells.map(|row| row[column].chars().count());
    lengths.max().unwrap_or_default()
}

/// Numbers stand better to the right.
fn number(table: &DataTable, column: usize) -> &'static str {
    let all = table.rows.iter().all(|row| is_number(&row[column]));
    if all && !table.rows.is_empty() {
        "right"
    } else {
        ""
    }
}

/// Digits with points, commas, spaces and a sign. An empty cell is none the less.
fn is_number(cell: &str) -> bool {
    cell.chars().all(|c| {
        c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '-' | '+' | '%' | '−' | '\u{a0}')
    })
}
