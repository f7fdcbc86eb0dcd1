//! Citations in running text, those that lead nowhere first.

use super::table::{Cell, Column, Table};
use crate::base::diagnostic::Told;
use crate::graph::citations::{Leads, Row, rows};
use crate::graph::links::Target;
use crate::graph::site::Site;

const COLUMNS: [Column; 5] = [
    Column { key: "state", label: Told { vi: "Tình trạng", en: "State" } },
    Column { key: "citation", label: Told { vi: "Viện dẫn", en: "Citation" } },
    Column { key: "cites", label: Told { vi: "Nêu", en: "Cites" } },
    Column { key: "file", label: Told { vi: "Tệp", en: "File" } },
    Column { key: "line", label: Told { vi: "Dòng", en: "Line" } },
];

/// Documents that the register does not know, clauses that a plan does not have, then all that is linked.
pub fn citations(site: &Site) -> Table {
    let mut rows: Vec<(&'static str, String, Row)> = rows(site).into_iter().filter_map(told).collect();
    rows.sort_by_key(|(state, ..)| *state == "linked");
    let cells = |(state, cites, row): (&'static str, String, Row)| {
        vec![
            Cell::Text(state.to_string()),
            Cell::Text(row.text),
            Cell::Text(cites),
            Cell::Text(row.file.to_string()),
            Cell::Number(row.line),
        ]
    };
    Table { columns: COLUMNS.to_vec(), rows: rows.into_iter().map(cells).collect() }
}

/// What became of a citation, and what it names; `None` where it names nothing that could be looked up.
fn told(row: Row) -> Option<(&'static str, String, Row)> {
    let (state, cites) = match &row.found {
        Leads::Open => return None,
        Leads::NoDocument(number) => ("unknown-document", number.clone()),
        Leads::NoClause(plan) => ("unknown-clause", plan.0.clone()),
        Leads::To(Target::Clauses { clauses, .. }) => ("linked", clauses.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")),
        Leads::To(Target::Document { id, .. }) => ("linked", id.clone()),
        Leads::To(Target::Page { source, .. }) => ("linked", source.to_string()),
        Leads::To(_) => return None,
    };
    Some((state, cites, row))
}
