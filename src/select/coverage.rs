//! The page of the coverage of clauses: what each has for each level, and what is missing.

use super::base::{Unwritten, below_home};
use super::card::by_title;
use super::context::Context;
use super::ladder::level_link;
use super::links::{clause_link, link};
use super::model::{Body, PageModel};
use crate::graph::coverage::{Cell, Coverage, Row, State, coverage};
use crate::graph::site::Site;
use crate::model::meta::KindName;
use crate::render::view::{
    Base, CoverageCell, CoverageRow, CoverageView, KindCell, LevelLink, PageView,
};

const TEMPLATE: &str = "coverage.html";

/// The page of coverage. What is wrong with the register is reported by the check.
pub fn page((): &(), context: Context) -> PageModel {
    let out = context.site.names().coverage.out();
    let unwritten = Unwritten {
        out: &out,
        template: TEMPLATE,
        title: context.theme.word("coverage"),
        kind: KindName::Page,
    };
    let base = below_home(context, unwritten);
    let base = Base {
        page: PageView {
            description: context.theme.word("coverage_help").to_string(),
            ..base.page
        },
        ..base
    };
    let (coverage, _) = coverage(context.site);
    let body = Body::Coverage(view(context.site, &coverage));
    PageModel::without_text(&out, TEMPLATE, base, body)
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
pub fn word(state: State) -> &'static str {
    match state {
        State::Present => "present",
        State::Mentioned => "mentioned",
        State::Missing => "missing",
        State::NotRequired => "not-required",
        State::NotApplicable => "not-applicable",
    }
}
