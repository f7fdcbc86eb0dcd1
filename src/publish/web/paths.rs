//! Learning paths as a view: a path a level, with minutes and periods.

use super::frame::{card, level_link, serves};
use super::lesson::periods;
use crate::graph::paths::modules;
use crate::graph::site::Site;
use crate::model::level::LevelId;
use crate::render::view::{PathStep, PathView};

/// The path of each level that has modules, in the order of the ladder.
pub fn paths(site: &Site) -> Vec<PathView> {
    site.sources.levels.levels.iter().filter_map(|level| path(site, &level.id)).collect()
}

/// The path of one level; `None` where it has no module.
pub fn path(site: &Site, level: &LevelId) -> Option<PathView> {
    let period = site.config.period_minutes;
    let steps: Vec<PathStep> = modules(&site.pages)
        .path(level)
        .into_iter()
        .map(|page| {
            let card = card(site, page);
            PathStep {
                periods: card.minutes.map(|minutes| periods(minutes, period)).unwrap_or_default(),
                is_own: serves(page, level),
                card,
            }
        })
        .collect();
    let minutes = steps.iter().filter_map(|step| step.card.minutes).sum();
    let level = level_link(site, level)?;
    (!steps.is_empty()).then(|| PathView { level, minutes, periods: periods(minutes, period), steps })
}
