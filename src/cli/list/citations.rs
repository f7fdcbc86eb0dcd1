//! Citations in running text, those that lead nowhere first.

use super::table::{Cell, Column, State, Table, column, state};
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

const LINKED: State = state("linked", "có liên kết", "linked");
const UNKNOWN_DOCUMENT: State = state(
    "unknown-document",
    "văn bản chưa có trong sổ",
    "unknown document",
);
const UNKNOWN_CLAUSE: State = state("unknown-clause", "không có điều khoản ấy", "unknown clause");

/// Documents that the register does not know, clauses that a plan does not have, then all that is
/// linked.
pub fn citations(site: &Site) -> Table {
    let mut rows: Vec<(State, String, Row)> = rows(site).into_iter().filter_map(told).collect();
    rows.sort_by_key(|(state, ..)| *state == LINKED);
    let cells = |(state, cites, row): (State, String, Row)| {
        vec![
            Cell::State(state),
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
fn told(row: Row) -> Option<(State, String, Row)> {
    let (state, cites) = match &row.found {
        Resolution::Open => return None,
        Resolution::NoDocument(number) => (UNKNOWN_DOCUMENT, number.clone()),
        Resolution::NoClause(plan) => (UNKNOWN_CLAUSE, plan.0.clone()),
        Resolution::To(Target::Clauses { clauses, .. }) => (
            LINKED,
            clauses
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(" "),
        ),
        Resolution::To(Target::Document { id, .. }) => (LINKED, id.clone()),
        Resolution::To(Target::Page { source, .. }) => (LINKED, source.to_string()),
        Resolution::To(_) => return None,
    };
    Some((state, cites, row))
}
