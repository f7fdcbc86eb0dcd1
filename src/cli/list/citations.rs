//! Citations in running text, those that lead nowhere first.

use super::table::{Cell, Column, Table, column};
use crate::graph::citations::Resolution;
use crate::graph::cited::{Row, rows};
use crate::graph::links::Target;
use crate::graph::site::Site;

const COLUMNS: &[Column] = &[
    column("state", "Tình trạng", "State"),
    column("citation", "Viện dẫn", "Citation"),
    column("cites", "Nêu", "Cites"),
    column("file", "Tệp", "File"),
    column("line", "Dòng", "Line"),
];

/// Documents that the register does not know, clauses that a plan does not have, then all that is
/// linked.
pub fn citations(site: &Site) -> Table {
    let mut rows: Vec<(&'static str, String, Row)> =
        rows(site).into_iter().filter_map(told).collect();
    rows.sort_by_key(|(state, ..)| *state == "linked");
    let cells = |(state, cites, row): (&'static str, String, Row)| {
        vec![
            Cell::text(state),
            Cell::Text(row.text),
            Cell::Text(cites),
            Cell::text(row.file),
            Cell::Number(row.line),
        ]
    };
    Table::new(COLUMNS, rows.into_iter().map(cells))
}

/// What became of a citation, and what it names; `None` where it names nothing that could be looked
/// up.
fn told(row: Row) -> Option<(&'static str, String, Row)> {
    let (state, cites) = match &row.found {
        Resolution::Open => return None,
        Resolution::NoDocument(number) => ("unknown-document", number.clone()),
        Resolution::NoClause(plan) => ("unknown-clause", plan.0.clone()),
        Resolution::To(Target::Clauses { clauses, .. }) => (
            "linked",
            clauses
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(" "),
        ),
        Resolution::To(Target::Document { id, .. }) => ("linked", id.clone()),
        Resolution::To(Target::Page { source, .. }) => ("linked", source.to_string()),
        Resolution::To(_) => return None,
    };
    Some((state, cites, row))
}
