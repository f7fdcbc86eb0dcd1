//! The coverage of clauses, a line a cell.

use super::table::{Cell, Column, Table};
use crate::base::diagnostic::Told;
use crate::graph::coverage::{State, coverage};
use crate::graph::site::Site;

const COLUMNS: [Column; 7] = [
    Column { key: "clause", label: Told { vi: "Điều khoản", en: "Clause" } },
    Column { key: "part", label: Told { vi: "Phần", en: "Part" } },
    Column { key: "level", label: Told { vi: "Cấp", en: "Level" } },
    Column { key: "kind", label: Told { vi: "Loại", en: "Kind" } },
    Column { key: "state", label: Told { vi: "Tình trạng", en: "State" } },
    Column { key: "required", label: Told { vi: "Bắt buộc", en: "Required" } },
    Column { key: "pages", label: Told { vi: "Tài liệu", en: "Materials" } },
];

/// Every cell that is asked for or that has something; what is not applicable is left out.
pub fn cells(site: &Site) -> Table {
    let (coverage, _) = coverage(site);
    let mut rows = vec![];
    for row in &coverage.rows {
        for cell in row.cells.iter().filter(|cell| !matches!(cell.state, State::NotRequired | State::NotApplicable)) {
            rows.push(vec![
                Cell::Text(row.address.to_string()),
                Cell::Text(row.part.as_ref().map(|(id, _)| id.clone()).unwrap_or_default()),
                Cell::Text(cell.level.0.clone()),
                Cell::Text(cell.kind.as_str().to_string()),
                Cell::Text(word(cell.state).to_string()),
                Cell::Text(if cell.required.is_some() { "required" } else { "" }.to_string()),
                Cell::Texts(cell.pages.iter().map(ToString::to_string).collect()),
            ]);
        }
    }
    Table { columns: COLUMNS.to_vec(), rows }
}

fn word(state: State) -> &'static str {
    match state {
        State::Present => "present",
        State::Mentioned => "mentioned",
        State::Missing => "missing",
        State::NotRequired | State::NotApplicable => "",
    }
}
