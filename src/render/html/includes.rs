//! What stands in a text and comes from other files: data tables and included texts.

use super::Setting;
use super::tables::{HEAD, cell_tag, room};
use super::writer::Writer;
use crate::base::digest::Hashed;
use crate::base::path::SourcePath;
use crate::graph::links::Links;
use crate::model::block::Directive;
use crate::model::data::DataTable;
use crate::model::page::Page;
use crate::render::xml::escape;
use std::collections::BTreeMap;

/// Files that a text draws on.
#[derive(Clone, Debug, Default, Hash)]
pub struct Includes {
    /// Tables by the first byte of the fence that asks for them.
    pub tables: BTreeMap<u32, Hashed<DataTable>>,
    /// Included texts, also those that they include themselves.
    pub parts: BTreeMap<SourcePath, Part>,
}

/// An included text with its links and quoted clauses.
#[derive(Clone, Debug, Hash)]
pub struct Part {
    pub page: Hashed<Page>,
    pub links: Hashed<Links>,
    pub quotes: BTreeMap<u32, String>,
    pub includes: Box<Includes>,
}

impl Writer<'_> {
    /// The table of a block, its title as caption; the first column of each row is its head.
    pub fn data_table(&mut self, directive: &Directive) {
        let Some(table) = self
            .setting
            .as_ref()
            .and_then(|setting| setting.includes.tables.get(&directive.fence.start))
        else {
            return;
        };
        let label = escape(if directive.title.is_empty() {
            self.word("table")
        } else {
            &directive.title
        });
        let longest: Vec<usize> = (0..table.heads.len())
            .map(|at| {
                table
                    .rows
                    .iter()
                    .chain([&table.heads])
                    .map(|row| row[at].chars().count())
                    .max()
                    .unwrap_or_default()
            })
            .collect();
        let numbers: Vec<bool> = (0..table.heads.len())
            .map(|at| table.rows.iter().all(|row| is_number(&row[at])))
            .collect();
        let align = |at: usize| {
            if numbers[at] && !table.rows.is_empty() {
                "right"
            } else {
                ""
            }
        };
        let mut out = format!(
            "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{label}\">\n\
             <table>\n"
        );
        if !directive.title.is_empty() {
            out.push_str(&format!("<caption>{label}</caption>\n"));
        }
        let head = |(at, head): (usize, &String)| {
            cell_tag(HEAD, [align(at), room(longest[at])]) + &escape(head) + "</th>"
        };
        let heads: String = table.heads.iter().enumerate().map(head).collect();
        out.push_str(&format!("<thead>\n<tr>{heads}</tr>\n</thead>\n<tbody>\n"));
        for row in &table.rows {
            let cells: String = row
                .iter()
                .enumerate()
                .map(|(at, cell)| cell_html(at, cell, align(at)))
                .collect();
            out.push_str(&format!("<tr>{cells}</tr>\n"));
        }
        self.out.push_str(&(out + "</tbody>\n</table>\n</div>\n"));
    }

    /// The text of another file, its headings without anchors, its notes at its end.
    pub fn part(&mut self, source: &SourcePath) {
        let Some(setting) = self.setting else { return };
        let Some(part) = setting.includes.parts.get(source) else {
            return;
        };
        let inner = Setting {
            links: &part.links,
            quotes: &part.quotes,
            includes: &part.includes,
            is_part: true,
            ..setting
        };
        self.line();
        self.out.push_str(&super::html(&part.page.document, inner));
    }
}

fn cell_html(at: usize, cell: &str, align: &str) -> String {
    let (tag, end) = if at == 0 {
        ("th scope=\"row\"", "</th>")
    } else {
        ("td", "</td>")
    };
    cell_tag(tag, [align, ""]) + &escape(cell) + end
}

/// Digits with points, commas, spaces and a sign: what stands better to the right. An empty cell is
/// none the less.
fn is_number(cell: &str) -> bool {
    cell.chars().all(|c| {
        c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '-' | '+' | '%' | '−' | '\u{a0}')
    })
}
