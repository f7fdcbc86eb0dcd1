//! Clauses of a plan that binds a level above, and that a plan below has not taken up.

use super::table::{Cell, Column, Table};
use crate::base::diagnostic::Told;
use crate::graph::answers::unanswered;
use crate::graph::site::Site;

const COLUMNS: [Column; 4] = [
    Column { key: "plan", label: Told { vi: "Kế hoạch", en: "Plan" } },
    Column { key: "clause", label: Told { vi: "Chưa trả lời", en: "Not answered" } },
    Column { key: "levels", label: Told { vi: "Cấp", en: "Levels" } },
    Column { key: "summary", label: Told { vi: "Nội dung", en: "What it says" } },
];

/// For each plan that carries out another, the clauses of that one that it leaves out.
pub fn clauses(site: &Site) -> Table {
    let row = |one: crate::graph::answers::Unanswered| {
        vec![
            Cell::Text(one.plan.0),
            Cell::Text(one.clause.to_string()),
            Cell::Texts(one.levels.into_iter().map(|level| level.0).collect()),
            Cell::Text(one.summary),
        ]
    };
    Table { columns: COLUMNS.to_vec(), rows: unanswered(site).into_iter().map(row).collect() }
}
