//! The pages that a pack holds, and those that stay outside.

use super::paths::modules;
use crate::base::digest::Hashed;
use crate::base::path::{OutPath, SourcePath, decode};
use crate::base::selection::Selection;
use crate::model::document::LinkForm;
use crate::model::level::{LevelId, Levels};
use crate::model::meta::KindName;
use crate::model::page::Page;
use crate::model::register::CoveragePolicy;
use crate::model::sources::Sources;
use std::collections::{BTreeMap, BTreeSet};

type Pages = BTreeMap<SourcePath, Hashed<Page>>;
type Outs = BTreeMap<String, OutPath>;

/// Pages parted into those of a pack and those that it leaves outside.
pub struct Parted {
    pub pages: Pages,
    pub outside: Pages,
}

/// Parts `pages`. A pack holds what it is of, what that needs (modules that it builds on, forms
/// that it leads to, the official texts), the sections above, and the home page.
pub fn part(pages: Pages, sources: &Sources, selection: Option<&Selection>) -> Parted {
    let Some(selection) = restricted(selection) else {
        return Parted {
            pages,
            outside: Pages::new(),
        };
    };
    let mut held = chosen(&pages, sources, selection);
    held.extend(forms(&pages, &held));
    held.extend(sections(&pages, &held));
    let (pages, outside) = pages.into_iter().partition(|(file, _)| held.contains(file));
    Parted { pages, outside }
}

/// The registers as a pack shows them: coverage is told of a whole site only.
pub fn sources(sources: Sources, selection: Option<&Selection>) -> Sources {
    match restricted(selection) {
        Some(_) => Sources {
            coverage: Hashed::new(CoveragePolicy::default()),
            ..sources
        },
        None => sources,
    }
}

/// Whether the pack has pages for a level and its bodies.
fn has_level(selection: Option<&Selection>, id: &str) -> bool {
    match restricted(selection) {
        Some(Selection::Level(level) | Selection::Guidance(level)) => level == id,
        Some(Selection::General | Selection::Module(_) | Selection::Series(_)) => false,
        Some(Selection::Plan(_) | Selection::Site) | None => true,
    }
}

/// What a pack is of; `None` where that is the whole site.
fn restricted(selection: Option<&Selection>) -> Option<&Selection> {
    selection.filter(|selection| **selection != Selection::Site)
}

/// What a pack is of, before what that needs.
fn chosen(pages: &Pages, sources: &Sources, selection: &Selection) -> BTreeSet<SourcePath> {
    let whole = |page: &&Hashed<Page>| page.section.is_none() && is_of(page, sources, selection);
    let mut held: BTreeSet<SourcePath> = pages
        .values()
        .filter(whole)
        .map(|page| page.source.clone())
        .collect();
    let modules = modules(pages);
    match selection {
        Selection::Level(id) => {
            let path = modules.path(&LevelId(id.clone()));
            held.extend(path.into_iter().map(|page| page.source.clone()));
        }
        Selection::Module(code) => held.extend(modules.named(code).cloned()),
        Selection::Guidance(_)
        | Selection::General
        | Selection::Plan(_)
        | Selection::Series(_)
        | Selection::Site => {}
    }
    held
}

fn is_of(page: &Page, sources: &Sources, selection: &Selection) -> bool {
    let body = || {
        let all = &sources.levels.bodies;
        all.iter().find(|body| body.id == page.stem())
    };
    match (page.kind.name(), selection) {
        (KindName::Plan, _) => true,
        (KindName::Level, _) => has_level(Some(selection), page.stem()),
        (KindName::Body, _) => {
            body().is_some_and(|body| has_level(Some(selection), body.level.as_str()))
        }
        (KindName::Module, Selection::Guidance(_)) => false,
        (_, Selection::Level(id) | Selection::Guidance(id)) => page.serves(&LevelId(id.clone())),
        (_, Selection::General) => page.meta.levels.is_empty(),
        (_, Selection::Series(name)) => page.series() == Some(name.as_str()),
        (_, Selection::Module(_) | Selection::Plan(_) | Selection::Site) => false,
    }
}

/// The forms that the texts of `held` lead to.
fn forms(pages: &Pages, held: &BTreeSet<SourcePath>) -> Vec<SourcePath> {
    let texts = held.iter().filter_map(|file| pages.get(file));
    let goals = texts.flat_map(|page| {
        let links = page.document.links.iter();
        let links = links.filter(|link| link.form == LinkForm::Link);
        links.filter_map(|link| {
            let path = link.goal.split(['#', '?']).next()?;
            page.source.resolve(&decode(path.trim()))
        })
    });
    let is_form = |file: &SourcePath| {
        let page = pages.get(file);
        page.is_some_and(|page| page.kind.name() == KindName::Form && page.section.is_none())
    };
    goals.filter(is_form).collect()
}

/// The sections above `held`, and the home page.
fn sections(pages: &Pages, held: &BTreeSet<SourcePath>) -> BTreeSet<SourcePath> {
    let folders = held.iter().flat_map(|file| {
        std::iter::successors(Some(file.folder()), |folder| {
            folder.rsplit_once('/').map(|(above, _)| above)
        })
    });
    folders
        .chain(["content"])
        .map(|folder| SourcePath::new(&format!("{folder}/_index.md")))
        .filter(|file| pages.contains_key(file))
        .collect()
}

/// Of the pages of levels, by id, those that the pack has.
pub fn levels(outs: Outs, selection: Option<&Selection>) -> Outs {
    let is_held = |(id, _): &(String, OutPath)| has_level(selection, id);
    outs.into_iter().filter(is_held).collect()
}

/// Of the pages of bodies, by id, those that the pack has.
pub fn bodies(outs: Outs, levels: &Levels, selection: Option<&Selection>) -> Outs {
    let is_held = |(id, _): &(String, OutPath)| {
        let body = levels.bodies.iter().find(|body| body.id == *id);
        body.is_some_and(|body| has_level(selection, body.level.as_str()))
    };
    outs.into_iter().filter(is_held).collect()
}
