//! The coverage of clauses, a line a cell.

use super::table::{Cell, Column, Table, column, state};
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
                label(cell.state),
                Cell::State(match cell.required {
                    Some(_) => state("required", "bắt buộc", "required"),
                    None => state("", "", ""),
                }),
                Cell::Texts(cell.pages.iter().map(ToString::to_string).collect()),
            ]);
        }
    }
    Table::new(COLUMNS, rows)
}

fn label(of_cell: State) -> Cell {
    Cell::State(match of_cell {
        State::Present => state("present", "có", "present"),
        State::Mentioned => state("mentioned", "chỉ nhắc đến", "mentioned"),
        State::Missing => state("missing", "còn thiếu", "missing"),
        State::NotRequired | State::NotApplicable => state("", "", ""),
    })
}
