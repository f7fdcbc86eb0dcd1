//! What a pack is called, and the page that it is of.

use crate::base::path::OutPath;
use crate::base::selection::Selection;
use crate::graph::paths::modules;
use crate::graph::site::Site;
use crate::model::clause::PlanId;
use crate::model::level::LevelId;

/// What a pack of `selection` is called; `None` where the site has no such thing.
pub fn title(site: &Site, selection: &Selection) -> Option<String> {
    match selection {
        Selection::Site | Selection::General => Some(site.config.title.clone()),
        Selection::Level(id) | Selection::Guidance(id) => {
            let level = site.sources.levels.get(&LevelId(id.clone()))?;
            Some(level.name.clone())
        }
        Selection::Module(code) => {
            let file = modules(&site.pages).named(code)?;
            Some(site.page(file)?.title().to_string())
        }
        Selection::Plan(id) => {
            let plan = site.clauses.plans.get(&PlanId(id.clone()))?;
            Some(plan.page.title().to_string())
        }
        Selection::Series(name) => {
            let mut pages = site.pages.values();
            pages
                .any(|page| page.series() == Some(name.as_str()))
                .then(|| name.clone())
        }
    }
}

/// The page that a pack is of; `None` where that is the home page.
pub fn chief<'s>(site: &'s Site, selection: &Selection) -> Option<&'s OutPath> {
    match selection {
        Selection::Site | Selection::General | Selection::Series(_) => None,
        Selection::Level(id) | Selection::Guidance(id) => site.shape.level_outs.get(id),
        Selection::Module(code) => {
            let file = modules(&site.pages).named(code)?;
            Some(&site.page(file)?.out)
        }
        Selection::Plan(id) => site.clauses.out(&PlanId(id.clone())),
    }
}
