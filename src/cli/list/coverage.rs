//! The coverage of clauses, a line a cell.

use super::table::{Cell, Column, Table, column};
use crate::graph::coverage::{State, coverage};
use crate::graph::site::Site;

const COLUMNS: &[Column] = &[
    column("clause", "Điều khoản", "Clause"),
    column("part", "Phần", "Part"),
    column("level", "Cấp", "Level"),
    column("kind", "Loại", "Kind"),
    column("state", "Tình trạng", "State"),
    column("required", "Bắt buộc", "Required"),
    column("pages", "Tài liệu", "Materials"),
];

/// Every cell that is asked for or that has something; what is not applicable is left out.
pub fn cells(site: &Site) -> Table {
    let (coverage, _) = coverage(site);
    let mut rows = vec![];
    for row in &coverage.rows {
        for cell in row
            .cells
            .iter()
            .filter(|cell| !matches!(cell.state, State::NotRequired | State::NotApplicable))
        {
            rows.push(vec![
                Cell::text(&row.address),
                Cell::Text(
                    row.part
                        .as_ref()
                        .map(|(id, _)| id.clone())
                        .unwrap_or_default(),
                ),
                Cell::Text(cell.level.0.clone()),
                Cell::text(cell.kind.as_str()),
                Cell::text(word(cell.state)),
                Cell::text(if cell.required.is_some() {
                    "required"
                } else {
                    ""
                }),
                Cell::Texts(cell.pages.iter().map(ToString::to_string).collect()),
            ]);
        }
    }
    Table::new(COLUMNS, rows)
}

fn word(state: State) -> &'static str {
    match state {
        State::Present => "present",
        State::Mentioned => "mentioned",
        State::Missing => "missing",
        State::NotRequired | State::NotApplicable => "",
    }
}
