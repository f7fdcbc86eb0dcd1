//! The levels of the union, from the top down, as pages name them.

use crate::base::path::OutPath;
use crate::graph::site::Site;
use crate::graph::validity::is_over;
use crate::model::clause::Address;
use crate::model::level::{Level, LevelId, Validity};
use crate::model::page::Page;
use crate::render::view::{DateView, EndedView, LevelCard, LevelLink, LinkView};
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
        ended: ended(site, &level.validity),
    })
}

/// What came of a level or a body that is one no more.
pub fn ended(site: &Site, validity: &Validity) -> Option<EndedView> {
    let until = validity.until.filter(|_| is_over(validity, site.today))?;
    let by = validity.replaced_by.as_deref();
    Some(EndedView {
        until: DateView::new(until, &site.config.lang),
        by: by.map(|id| successor(site, id)),
    })
}

/// The level or body `id`; what is none of this site stands as it is written.
fn successor(site: &Site, id: &str) -> LinkView {
    let levels = &site.sources.levels;
    let level = levels.levels.iter().find(|level| level.id.as_str() == id);
    let body = levels.bodies.iter().find(|body| body.id == id);
    let (title, out) = match (level, body) {
        (Some(level), _) => (&level.name, site.shape.level_outs.get(id)),
        (None, Some(body)) => (&body.name, site.shape.body_outs.get(id)),
        (None, None) => return unknown(id),
    };
    LinkView {
        title: title.clone(),
        url: out.map(OutPath::address).unwrap_or_default(),
    }
}

fn unknown(name: &str) -> LinkView {
    LinkView {
        title: name.to_string(),
        url: String::new(),
    }
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
        is_over: is_over(&level.validity, site.today),
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
