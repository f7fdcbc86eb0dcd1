//! Tables, in a frame that scrolls on a phone.

use super::writer::Writer;
use crate::model::markdown::SpannedEvent;
use crate::render::xml::escape;
use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

/// The table that is open.
pub struct Table {
    alignments: Vec<Alignment>,
    /// Characters of the longest cell of each column.
    longest: Vec<usize>,
    pub column: usize,
    pub head: bool,
    rows: usize,
    /// Where the tag of the cell that is open stands in what was written.
    cell: usize,
}

/// The class of a head cell, by the characters of the longest cell of its column: few need no room,
/// many need more.
pub fn room(longest: usize) -> &'static str {
    match longest {
        0..=SHORT => "short",
        LONG.. => "long",
        _ => "",
    }
}

/// What fits a narrow column unbroken: `Ngày xong`.
const SHORT: usize = 9;
/// What would take four lines of a column without more room: `Người chịu trách nhiệm`.
const LONG: usize = 24;

/// Name and attribute of a cell that heads a column.
pub const HEAD: &str = "th scope=\"col\"";

/// The opening tag of a cell with its classes.
pub fn cell_tag(tag: &str, classes: [&str; 2]) -> String {
    match classes.join(" ").trim() {
        "" => format!("<{tag}>"),
        classes => format!("<{tag} class=\"{classes}\">"),
    }
}

impl Writer<'_> {
    pub fn set_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = &mut self.table {
            change(table);
        }
    }

    /// Opens a table; `rest` are the events after its start.
    pub fn table(&mut self, alignments: Vec<Alignment>, rest: &[SpannedEvent]) {
        self.table = Some(Table {
            longest: longest(alignments.len(), rest),
            alignments,
            column: 0,
            head: false,
            rows: 0,
            cell: 0,
        });
        self.line();
        let label = escape(self.word("table"));
        self.out.push_str(&format!(
            "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" \
            aria-label=\"{label}\">\n<table>\n"
        ));
    }

    pub fn row(&mut self) {
        let first = self.table.as_ref().is_some_and(|table| table.rows == 0);
        self.set_table(|table| (table.column, table.rows) = (0, table.rows + 1));
        self.out
            .push_str(if first { "<tbody>\n<tr>" } else { "<tr>" });
    }

    pub fn cell(&mut self) {
        let Some(table) = &mut self.table else { return };
        let align = match table.alignments.get(table.column) {
            Some(Alignment::Center) => "center",
            Some(Alignment::Right) => "right",
            _ => "",
        };
        let room = table
            .longest
            .get(table.column)
            .map_or("", |longest| room(*longest));
        table.column += 1;
        table.cell = self.out.len();
        self.out.push_str(&if table.head {
            cell_tag(HEAD, [align, room])
        } else {
            cell_tag("td", [align, ""])
        });
    }

    /// A head cell that stayed empty heads nothing.
    pub fn end_cell(&mut self) {
        let Some(table) = &self.table else { return };
        let empty = self.out.ends_with('>') && !self.out[table.cell + 1..].contains('<');
        match table.head {
            true if empty && self.setting.is_some() => {
                self.out
                    .replace_range(table.cell..table.cell + 1 + HEAD.len(), "<td");
                self.out.push_str("</td>");
            }
            true => self.out.push_str("</th>"),
            false => self.out.push_str("</td>"),
        }
    }

    pub fn end_table(&mut self) {
        let rows = self.table.take().map_or(0, |table| table.rows);
        self.out.push_str(if rows > 0 {
            "</tbody>\n</table>\n</div>\n"
        } else {
            "</table>\n</div>\n"
        });
    }
}

/// Characters of the longest cell of each of `columns` columns; `rest` are the events after the
/// start of a table.
fn longest(columns: usize, rest: &[SpannedEvent]) -> Vec<usize> {
    let mut longest = vec![0; columns];
    let (mut column, mut characters) = (0, 0);
    for (event, _) in rest
        .iter()
        .take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Table)))
    {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => column = 0,
            Event::Text(text) | Event::Code(text) => characters += text.chars().count(),
            Event::End(TagEnd::TableCell) => {
                if let Some(longest) = longest.get_mut(column) {
                    *longest = characters.max(*longest);
                }
                (column, characters) = (column + 1, 0);
            }
            _ => {}
        }
    }
    longest
}
