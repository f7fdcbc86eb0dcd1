//! `do-phu.html`, `coverage.json` and `coverage.csv`: what each clause has for each level, and what
//! is missing.

use super::frame::{self, by_title, clause_link, level_link, link};
use super::generated_page::generated_page;
use crate::base::csv;
use crate::base::diagnostic::StaticMessage;
use crate::base::path::OutPath;
use crate::graph::coverage::{Cell, Coverage, Row, State, coverage};
use crate::graph::places::COVERAGE;
use crate::graph::site::Site;
use crate::model::meta::KindName;
use crate::render::view::{
    CoverageCell, CoverageRow, CoverageView, Frame, KindCell, LevelLink, View,
};
use crate::rule::{Body, Job, Made, Planned, Publisher};
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

/// All that the page is made of.
#[derive(Hash)]
struct CoverageInput {
    frame: Frame,
    coverage: CoverageView,
}

/// One cell for machines. Addresses start at the root of the site.
#[derive(Hash, Serialize)]
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

fn plan(site: &Site, theme: &Theme) -> Planned {
    if !site.has_coverage() {
        return (vec![], vec![]);
    }
    // What is wrong with the register is told by the check.
    let (coverage, _) = coverage(site);
    let out = OutPath::new(COVERAGE);
    let shared = frame::site_view(site, theme);
    let mut frame = generated_page(
        site,
        (theme, shared),
        (&out, "coverage.html"),
        theme.word("coverage"),
    );
    frame.page.description = theme.word("coverage_help").to_string();
    let page = Job::new(
        out,
        CoverageInput {
            frame,
            coverage: view(site, &coverage),
        },
        make,
    );
    let json = Job::new(
        OutPath::new("coverage.json"),
        records(site, &coverage),
        json,
    );
    let table = Job::new(
        OutPath::new("coverage.csv"),
        records(site, &coverage),
        |records, _| csv(records),
    );
    (vec![page, json, table], vec![])
}

fn make(input: &CoverageInput, theme: &Theme) -> Made {
    #[derive(Serialize)]
    struct Whole<'a> {
        #[serde(flatten)]
        view: View<'a>,
        coverage: &'a CoverageView,
    }
    let view = View {
        frame: &input.frame,
        content: String::new(),
        toc: vec![],
        plan: None,
    };
    let (text, faults) = theme.render(
        "coverage.html",
        &Whole {
            view,
            coverage: &input.coverage,
        },
        &OutPath::new(COVERAGE),
    );
    (Body::text(text), faults)
}

fn view(site: &Site, coverage: &Coverage) -> CoverageView {
    let levels = site
        .sources
        .levels
        .levels
        .iter()
        .filter_map(|level| level_link(site, &level.id))
        .collect();
    let rows: Vec<CoverageRow> = coverage
        .rows
        .iter()
        .filter_map(|row| row_view(site, row))
        .collect();
    let cells = || coverage.rows.iter().flat_map(|row| &row.cells);
    CoverageView {
        levels,
        rows,
        required: cells()
            .filter(|cell| cell.required.is_some() && cell.state != State::NotApplicable)
            .count(),
        gaps: cells()
            .filter(|cell| {
                cell.required.is_some() && matches!(cell.state, State::Missing | State::Mentioned)
            })
            .count(),
        unbound: by_title(
            site,
            coverage.unbound.iter().filter_map(|file| site.page(file)),
        ),
        uncited: coverage
            .uncited
            .iter()
            .filter_map(|address| clause_link(site, address))
            .collect(),
    }
}

fn row_view(site: &Site, row: &Row) -> Option<CoverageRow> {
    let note = site
        .clauses
        .plan(&row.address.plan)?
        .note(&row.address.clause);
    let name = match &row.part {
        Some((_, name)) => name.clone(),
        None => note.map(|note| note.summary.clone()).unwrap_or_default(),
    };
    let mut cells: Vec<CoverageCell> = vec![];
    for level in site
        .sources
        .levels
        .levels
        .iter()
        .filter_map(|level| level_link(site, &level.id))
    {
        let own: Vec<&Cell> = row
            .cells
            .iter()
            .filter(|cell| cell.level.as_str() == level.id)
            .collect();
        cells.push(cell_view(site, level, &own));
    }
    let part = row
        .part
        .as_ref()
        .map(|(id, _)| id.clone())
        .unwrap_or_default();
    Some(CoverageRow {
        link: clause_link(site, &row.address)?,
        part,
        name,
        cells,
    })
}

fn cell_view(site: &Site, level: LevelLink, cells: &[&Cell]) -> CoverageCell {
    let shown = cells
        .iter()
        .filter(|cell| !matches!(cell.state, State::NotRequired | State::NotApplicable));
    let kinds = shown.map(|cell| KindCell {
        kind: cell.kind,
        state: word(cell.state),
        required: cell.required.is_some(),
        pages: cell
            .pages
            .iter()
            .filter_map(|file| link(site, file))
            .collect(),
    });
    CoverageCell {
        level,
        kinds: kinds.collect(),
        reason: cells
            .first()
            .map(|cell| cell.reason.clone())
            .unwrap_or_default(),
    }
}

/// The state as templates and machines call it.
fn word(state: State) -> &'static str {
    match state {
        State::Present => "present",
        State::Mentioned => "mentioned",
        State::Missing => "missing",
        State::NotRequired => "not-required",
        State::NotApplicable => "not-applicable",
    }
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
