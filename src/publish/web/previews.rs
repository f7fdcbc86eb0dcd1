//! `clauses/PLAN.js`: the clauses of a plan for previews, a classic script because a page opened
//! from a folder may not fetch.

use crate::base::diagnostic::StaticMessage;
use crate::base::digest::Hashed;
use crate::base::path::OutPath;
use crate::model::citation_name::citation_name;
use crate::model::plan::Plan;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::select::context::Context;
use crate::theme::Theme;
use std::collections::BTreeMap;

pub const PUBLISHER: Publisher = Publisher {
    name: "previews",
    about: StaticMessage {
        vi: "Ghi lời của điều khoản để xem trước ngay tại liên kết.",
        en: "Writes the words of clauses, so that a link shows what it leads to.",
    },
    plan,
};

fn plan(Context { site, .. }: Context) -> Planned {
    let job = |plan: &Hashed<Plan>| {
        Job::new(
            OutPath::new(&format!("clauses/{}.js", plan.id.0)),
            plan.clone(),
            make,
        )
    };
    (
        site.clauses
            .plans
            .values()
            .map(|shown| job(&shown.plan))
            .collect(),
        vec![],
    )
}

/// Sets `xanhClauses["PLAN"] = { "III.4.2": [spoken name, text] }`.
fn make(plan: &Hashed<Plan>, _: &Theme) -> Made {
    let official = &plan.official;
    let rows = official.clauses.iter().map(|clause| {
        let text = official
            .slice(&clause.own)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        (
            clause.id.as_str(),
            [citation_name(official, &clause.id), text],
        )
    });
    let rows: BTreeMap<&str, [String; 2]> = rows.collect();
    let (id, rows) = (
        serde_json::to_string(&plan.id),
        serde_json::to_string(&rows),
    );
    let script = id.ok().zip(rows.ok()).map(|(id, rows)| {
        format!("(window.xanhClauses = window.xanhClauses || {{}})[{id}] = {rows};\n")
    });
    (Body::text(script), vec![])
}
