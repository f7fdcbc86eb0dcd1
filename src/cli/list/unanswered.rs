//! Clauses of a plan that binds a level above, and that a plan below has not taken up.

use super::table::{Cell, Column, Table, column};
use crate::graph::answers::unanswered;
use crate::graph::site::Site;

const COLUMNS: &[Column] = &[
    column("plan", "Kế hoạch", "Plan"),
    column("clause", "Chưa trả lời", "Not answered"),
    column("levels", "Cấp", "Levels"),
    column("summary", "Nội dung", "What it says"),
];

/// For each plan that carries out another, the clauses of that one that it leaves out.
pub fn clauses(site: &Site) -> Table {
    let row = |one: crate::graph::answers::Unanswered| {
        vec![
            Cell::Text(one.plan.0),
            Cell::text(one.clause),
            Cell::Texts(one.levels.into_iter().map(|level| level.0).collect()),
            Cell::Text(one.summary),
        ]
    };
    Table::new(COLUMNS, unanswered(site).into_iter().map(row))
}
