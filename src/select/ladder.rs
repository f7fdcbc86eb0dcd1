//! The levels of the union, from the top down, as pages name them.

use crate::graph::site::Site;
use crate::model::clause::Address;
use crate::model::level::{Level, LevelId};
use crate::model::page::Page;
use crate::render::view::{LevelCard, LevelLink};
use std::collections::BTreeMap;

/// The ladder.
pub fn level_cards(site: &Site) -> Vec<LevelCard> {
    let levels = site.sources.levels.levels.iter().enumerate();
    levels
        .filter_map(|(at, level)| card(site, at, level))
        .collect()
}

/// `None` for a level that has no page here.
fn card(site: &Site, at: usize, level: &Level) -> Option<LevelCard> {
    let url = site.shape.level_outs.get(level.id.as_str())?.address();
    let materials = site
        .pages
        .values()
        .filter(|page| page.is_material() && page.serves(&level.id));
    Some(LevelCard {
        id: level.id.0.clone(),
        number: at + 1,
        name: level.name.clone(),
        short: level.short.clone(),
        summary: level.summary.clone(),
        url,
        duties: binding(site, &level.id),
        materials: materials.count(),
    })
}

/// How many clauses of plans in force bind a level; of a clause and those below it, only the lowest
/// count.
fn binding(site: &Site, level: &LevelId) -> usize {
    let clauses = site.duties.of(level);
    let is_lowest = |address: &&Address| {
        let Some(plan) = site.clauses.plan(&address.plan) else {
            return false;
        };
        plan.official
            .clauses
            .position(&address.clause)
            .is_some_and(|at| !plan.official.has_children(at))
    };
    clauses
        .iter()
        .filter(|address| !site.clauses.is_example(&address.plan))
        .filter(is_lowest)
        .count()
}

/// The levels of a page, in the order of the ladder.
pub fn level_links(site: &Site, page: &Page) -> Vec<LevelLink> {
    site.sources
        .levels
        .levels
        .iter()
        .filter(|level| page.serves(&level.id))
        .filter_map(|level| level_link(site, &level.id))
        .collect()
}

pub fn level_link(site: &Site, id: &LevelId) -> Option<LevelLink> {
    let level = site.sources.levels.get(id)?;
    let url = site.shape.level_outs.get(id.as_str())?.address();
    Some(LevelLink {
        id: id.0.clone(),
        name: level.name.clone(),
        short: level.short.clone(),
        url,
    })
}

/// Short names of the levels by id.
pub fn short_names(site: &Site) -> BTreeMap<String, String> {
    site.sources
        .levels
        .levels
        .iter()
        .map(|level| (level.id.0.clone(), level.short.clone()))
        .collect()
}
