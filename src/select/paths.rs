//! Learning paths as a view: a path a level, with minutes and periods.

use super::card::card;
use super::ladder::level_link;
use super::links::link;
use super::periods::periods;
use super::rails::rails;
use crate::base::path::SourcePath;
use crate::graph::paths::{Modules, modules};
use crate::graph::site::Site;
use crate::model::level::LevelId;
use crate::model::page::Page;
use crate::render::view::{PathStep, PathView};
use std::collections::{BTreeMap, BTreeSet};

/// The path of each level that has modules, in the order of the ladder.
pub fn paths(site: &Site) -> Vec<PathView> {
    site.sources
        .levels
        .levels
        .iter()
        .filter_map(|level| path(site, &level.id))
        .collect()
}

/// The path of one level; `None` where it has no module.
pub fn path(site: &Site, level: &LevelId) -> Option<PathView> {
    let period = site.config.period_minutes;
    let modules = modules(&site.pages);
    let pages = modules.path(level);
    let before = before(&modules, &pages);
    let (rails, lanes) = rails(&before).unwrap_or_default();
    let mut rails = rails.into_iter();
    let steps: Vec<PathStep> = pages
        .iter()
        .zip(&before)
        .map(|(page, before)| {
            let card = card(site, page);
            PathStep {
                periods: card
                    .minutes
                    .map(|minutes| periods(minutes, period))
                    .unwrap_or_default(),
                is_own: page.serves(level),
                after: before
                    .iter()
                    .filter_map(|one| link(site, &pages[*one].source))
                    .collect(),
                rail: rails.next(),
                card,
            }
        })
        .collect();
    let minutes = steps.iter().filter_map(|step| step.card.minutes).sum();
    let level = level_link(site, level)?;
    (!steps.is_empty()).then(|| PathView {
        level,
        minutes,
        periods: periods(minutes, period),
        steps,
        lanes,
    })
}

/// For each of `pages` its prerequisites, as places in `pages` before its own; in a circle one is
/// missing.
fn before(modules: &Modules, pages: &[&Page]) -> Vec<Vec<usize>> {
    let places: BTreeMap<&SourcePath, usize> = pages
        .iter()
        .enumerate()
        .map(|(place, page)| (&page.source, place))
        .collect();
    let of_page = |(own, page): (usize, &&Page)| {
        let module = modules.all.get(&page.source).map(|(_, module)| *module);
        let before = module
            .into_iter()
            .flat_map(|module| modules.before(module))
            .filter_map(|file| places.get(file).copied());
        before
            .filter(|place| *place < own)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    };
    pages.iter().enumerate().map(of_page).collect()
}
