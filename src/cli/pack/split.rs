//! The parts that a pack is split into where a mail does not take it.

use super::part::Part;
use crate::base::selection::Selection;
use crate::graph::paths::modules;
use crate::graph::site::Site;
use crate::model::level::LevelId;

/// A whole site by level, with what is for none; a level in guidance and modules. Empty for what
/// cannot be split.
pub fn split(site: &Site, part: &Part) -> Vec<Part> {
    let parts = match &part.selection {
        Selection::Site => of_site(site),
        Selection::Level(id) => of_level(site, id),
        Selection::Guidance(_)
        | Selection::General
        | Selection::Module(_)
        | Selection::Plan(_)
        | Selection::Series(_) => vec![],
    };
    let parts = parts.into_iter();
    parts
        .filter_map(|selection| Part::of(site, selection))
        .collect()
}

fn of_site(site: &Site) -> Vec<Selection> {
    let levels = site.sources.levels.levels.iter();
    let levels = levels.map(|level| Selection::Level(level.id.0.clone()));
    levels.chain([Selection::General]).collect()
}

fn of_level(site: &Site, id: &str) -> Vec<Selection> {
    let path = modules(&site.pages).path(&LevelId(id.to_string()));
    if path.is_empty() {
        return vec![];
    }
    let modules = path
        .into_iter()
        .map(|page| Selection::Module(page.stem().to_string()));
    [Selection::Guidance(id.to_string())]
        .into_iter()
        .chain(modules)
        .collect()
}
