//! Rows of an official text, a line each with tabs between the cells, as a table.

use super::marks;
use crate::base::path::OutPath;
use crate::graph::marks::Words;
use crate::render::links::LinkPolicy;

/// Whether a line is a row.
pub fn is_row(line: &[Words]) -> bool {
    line.iter().any(|(words, _)| words.contains('\t'))
}

/// Appends `rows` as a table, as wide as the longest of them; nothing where there are none.
pub fn write(out: &mut String, rows: &[Vec<Words>], links: LinkPolicy, page: &OutPath) {
    if rows.is_empty() {
        return;
    }
    let rows: Vec<Vec<Vec<Words>>> = rows.iter().map(|row| cells(row)).collect();
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    out.push_str(
        "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Bảng\"><table>",
    );
    for row in &rows {
        out.push_str("<tr>");
        for cell in row {
            out.push_str("<td>");
            marks::write(out, cell, links, page);
            out.push_str("</td>");
        }
        out.push_str(&"<td></td>".repeat(width - row.len()));
        out.push_str("</tr>");
    }
    out.push_str("</table></div>");
}

/// The cells of a row, each with what is laid around its words; a mark that goes on into the next
/// cell ends with its own.
fn cells<'a>(row: &[Words<'a>]) -> Vec<Vec<Words<'a>>> {
    let mut cells: Vec<Vec<Words>> = vec![vec![]];
    for (words, mark) in row {
        for (at, part) in words.split('\t').enumerate() {
            if at > 0 {
                cells.push(vec![]);
            }
            if let Some(cell) = cells.last_mut().filter(|_| !part.is_empty()) {
                cell.push((part, *mark));
            }
        }
    }
    cells
}
