//! `do-phu.html`, `coverage.json` and `coverage.csv`: what each clause has for each level, and what
//! is missing.

use crate::base::csv;
use crate::base::diagnostic::StaticMessage;
use crate::base::path::OutPath;
use crate::graph::coverage::{self as graph, Cell, Coverage, Row, State};
use crate::graph::site::Site;
use crate::model::meta::KindName;
use crate::publish::page;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::select::context::Context;
use crate::select::coverage::{self, word};
use crate::theme::Theme;
use serde::Serialize;

pub const PUBLISHER: Publisher = Publisher {
    name: "coverage",
    about: StaticMessage {
        vi: "Ghi độ phủ của điều khoản: `do-phu.html`, `coverage.json`, `coverage.csv`.",
        en: "Writes what covers each clause: `do-phu.html`, `coverage.json`, `coverage.csv`.",
    },
    plan,
};

/// One cell for machines. Addresses start at the root of the site.
#[derive(Clone, Hash, Serialize)]
struct Record {
    clause: String,
    /// Empty for the clause as a whole.
    part: String,
    level: String,
    kind: KindName,
    state: State,
    required: bool,
    reason: String,
    pages: Vec<String>,
}

fn plan(context: Context) -> Planned {
    let site = context.site;
    if !site.has_coverage() {
        return (vec![], vec![]);
    }
    let page = Job::lazy(
        context.site.names().coverage.out(),
        (),
        coverage::page,
        page::make,
    );
    let (found, _) = graph::coverage(site);
    let records = records(site, &found);
    let table = Job::new(
        OutPath::new("coverage.csv"),
        records.clone(),
        |records, _| csv(records),
    );
    let json = Job::new(OutPath::new("coverage.json"), records, json);
    (vec![page, json, table], vec![])
}

fn records(site: &Site, coverage: &Coverage) -> Vec<Record> {
    let record = |row: &Row, cell: &Cell| Record {
        clause: row.address.to_string(),
        part: row
            .part
            .as_ref()
            .map(|(id, _)| id.clone())
            .unwrap_or_default(),
        level: cell.level.0.clone(),
        kind: cell.kind,
        state: cell.state,
        required: cell.required.is_some(),
        reason: cell.reason.clone(),
        pages: cell
            .pages
            .iter()
            .filter_map(|file| site.page(file))
            .map(|page| page.out.address())
            .collect(),
    };
    coverage
        .rows
        .iter()
        .flat_map(|row| row.cells.iter().map(move |cell| record(row, cell)))
        .collect()
}

fn json(records: &Vec<Record>, _: &Theme) -> Made {
    (
        Body::text(
            serde_json::to_string_pretty(records)
                .ok()
                .map(|text| text + "\n"),
        ),
        vec![],
    )
}

/// A line a cell, with a mark at the start so that spreadsheets read UTF-8.
///
/// The comma is the list separator of Windows in Vietnamese, `vi-VN`, and in English: Excel parts
/// the cells by it without being asked.
fn csv(records: &[Record]) -> Made {
    let heads = [
        "clause", "part", "level", "kind", "state", "required", "reason", "pages",
    ]
    .map(str::to_string)
    .to_vec();
    let row = |record: &Record| {
        let Record {
            clause,
            part,
            level,
            kind,
            state,
            required,
            reason,
            pages,
        } = record;
        let (kind, state) = (kind.as_str().to_string(), word(*state).to_string());
        vec![
            clause.clone(),
            part.clone(),
            level.clone(),
            kind,
            state,
            required.to_string(),
            reason.clone(),
            pages.join(" "),
        ]
    };
    let rows = csv::write(std::iter::once(heads).chain(records.iter().map(row)));
    (Body::text(Some(format!("\u{feff}{rows}"))), vec![])
}
