//! Tables, in a frame that scrolls on a phone.

use super::writer::Writer;
use crate::render::xml::escape;
use pulldown_cmark::Alignment;

/// The table that is open.
pub struct Table {
    alignments: Vec<Alignment>,
    pub column: usize,
    pub head: bool,
    rows: usize,
}

impl Writer<'_> {
    pub fn set_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = &mut self.table {
            change(table);
        }
    }

    pub fn table(&mut self, alignments: Vec<Alignment>) {
        self.table = Some(Table { alignments, column: 0, head: false, rows: 0 });
        self.line();
        let label = escape(self.word("table"));
        self.out.push_str(&format!("<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{label}\">\n<table>\n"));
    }

    pub fn row(&mut self) {
        let first = self.table.as_ref().is_some_and(|table| table.rows == 0);
        self.set_table(|table| (table.column, table.rows) = (0, table.rows + 1));
        self.out.push_str(if first { "<tbody>\n<tr>" } else { "<tr>" });
    }

    pub fn cell(&mut self) {
        let Some(table) = &mut self.table else { return };
        let class = match table.alignments.get(table.column) {
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        };
        table.column += 1;
        let tag = if table.head { "th scope=\"col\"" } else { "td" };
        self.out.push_str(&format!("<{tag}{class}>"));
    }

    /// A head cell that stayed empty heads nothing.
    pub fn end_cell(&mut self) {
        let head = self.table.as_ref().is_some_and(|table| table.head);
        match self.out.strip_suffix("<th scope=\"col\">").map(str::len) {
            Some(start) if head && self.setting.is_some() => self.out.replace_range(start.., "<td></td>"),
            _ => self.out.push_str(if head { "</th>" } else { "</td>" }),
        }
    }

    pub fn end_table(&mut self) {
        let rows = self.table.take().map_or(0, |table| table.rows);
        self.out.push_str(if rows > 0 { "</tbody>\n</table>\n</div>\n" } else { "</table>\n</div>\n" });
    }
}
