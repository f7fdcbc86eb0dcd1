//! Tables: with pipes where they can be, as HTML where cells are merged, as a quotation where they
//! are a box.

use super::{Writer, plain, quoted};
use crate::base::escape::escape;
use crate::import::page::inline::{Place, markdown};
use crate::import::page::piece::{Piece, PieceKind};
use crate::import::word::{Cell, Content, Height, Paragraph, Run, Table};

pub fn table(writer: &mut Writer, table: &Table) -> Vec<Piece> {
    let cells: Vec<&Cell> = table.rows.iter().flatten().collect();
    let words: Vec<String> = cells
        .iter()
        .flat_map(|cell| cell.paragraphs.iter().map(plain))
        .collect();
    if words.iter().all(|words| words.trim().is_empty()) {
        return vec![];
    }
    let merged = cells.iter().any(|cell| cell.width > 1 || cell.continues);
    let even = table
        .rows
        .iter()
        .all(|row| row.len() == table.rows[0].len());
    let (markdown, notes) = match cells.as_slice() {
        [cell] => boxed(writer, cell),
        _ if merged || !even => (html(table), vec![]),
        _ => pipes(writer, table),
    };
    let (markdown, notes) = match merged || !even {
        true => (markdown + &notes_below(&cells), notes),
        false => (markdown, notes),
    };
    let piece = Piece {
        kind: PieceKind::Table,
        notes,
        ..Piece::text(&words.join("\n"), markdown, writer.paragraph_at())
    };
    vec![piece]
}

type Notes = Vec<(String, String)>;

fn boxed(writer: &mut Writer, cell: &Cell) -> (String, Notes) {
    let (mut lines, mut notes) = (vec![], vec![]);
    for paragraph in &cell.paragraphs {
        let (text, own) = writer.text(paragraph, Place::Line);
        let number = &paragraph.number;
        let text = if number.is_empty() {
            text
        } else {
            format!("{number} {text}")
        };
        lines.push(text);
        notes.extend(own);
    }
    lines.retain(|line| !line.trim().is_empty());
    (quoted(&lines.join("\n\n")).replace("> \n", ">\n"), notes)
}

fn pipes(writer: &mut Writer, table: &Table) -> (String, Notes) {
    let mut notes = vec![];
    let mut lines: Vec<String> = vec![];
    for row in &table.rows {
        let mut cells = vec![];
        for cell in row {
            let mut texts = vec![];
            for paragraph in &cell.paragraphs {
                let (text, own) = writer.text(paragraph, Place::Cell);
                let number = super::escape(&paragraph.number);
                texts.push(format!("{number} {text}").trim().to_string());
                notes.extend(own);
            }
            texts.retain(|text| !text.is_empty());
            cells.push(texts.join("<br>"));
        }
        lines.push(format!("| {} |", cells.join(" | ")));
        if lines.len() == 1 {
            lines.push(format!("|{}", "---|".repeat(row.len())));
        }
    }
    (lines.join("\n"), notes)
}

/// A cell with the columns and rows that it takes.
fn html(table: &Table) -> String {
    let mut out = "<table>\n".to_string();
    for (at, row) in table.rows.iter().enumerate() {
        out.push_str("<tr>");
        let mut column = 0;
        for cell in row {
            if !cell.continues {
                out.push_str(&html_cell(table, cell, at, column));
            }
            column += cell.width.max(1);
        }
        out.push_str("</tr>\n");
    }
    out + "</table>"
}

fn html_cell(table: &Table, cell: &Cell, row: usize, column: usize) -> String {
    let below = table.rows[row + 1..]
        .iter()
        .take_while(|row| at_column(row, column).is_some_and(|cell| cell.continues));
    let rows = 1 + below.count();
    let name = if row == 0 { "th" } else { "td" };
    let span = |name: &str, count: usize| match count {
        0 | 1 => String::new(),
        count => format!(" {name}=\"{count}\""),
    };
    let texts: Vec<String> = cell.paragraphs.iter().map(html_text).collect();
    let texts: Vec<&str> = texts
        .iter()
        .map(|text| text.trim())
        .filter(|t| !t.is_empty())
        .collect();
    let (columns, rows) = (span("colspan", cell.width), span("rowspan", rows));
    format!("<{name}{columns}{rows}>{}</{name}>", texts.join("<br>"))
}

fn at_column(row: &[Cell], column: usize) -> Option<&Cell> {
    let mut at = 0;
    row.iter().find(|cell| {
        let found = at == column;
        at += cell.width.max(1);
        found
    })
}

fn html_text(paragraph: &Paragraph) -> String {
    let mut out = match paragraph.number.as_str() {
        "" => String::new(),
        number => format!("{} ", escape(number)),
    };
    out.extend(paragraph.runs.iter().map(html_run));
    out
}

fn html_run(run: &Run) -> String {
    let mut text = match &run.content {
        Content::Picture { name, alt } => {
            format!("<img src=\"{}\" alt=\"{}\">", escape(name), escape(alt))
        }
        _ => escape(&run.text).replace('\n', "<br>").replace('\t', " "),
    };
    let marks = [
        (run.italic, "em"),
        (run.bold, "strong"),
        (run.strike, "s"),
        (run.height == Height::Raised, "sup"),
        (run.height == Height::Lowered, "sub"),
    ];
    for (_, name) in marks
        .iter()
        .filter(|(on, _)| *on && !run.text.trim().is_empty())
    {
        text = format!("<{name}>{text}</{name}>");
    }
    match &run.link {
        Some(link) => format!("<a href=\"{}\">{text}</a>", escape(link)),
        None => text,
    }
}

/// The notes of a table of HTML, whose marks are plain signs: a paragraph each.
fn notes_below(cells: &[&Cell]) -> String {
    let none = |_: usize| String::new();
    let paragraphs = cells.iter().flat_map(|cell| &cell.paragraphs);
    let notes = paragraphs.flat_map(|paragraph| &paragraph.notes);
    notes
        .map(|(mark, note)| {
            let texts: Vec<String> = note
                .iter()
                .map(|one| markdown(one, Place::Heading, &none))
                .collect();
            format!("\n\n{mark} {}", texts.join(" ").trim())
        })
        .collect()
}
