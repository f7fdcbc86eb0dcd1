//! The files that a text draws on, selected from the site.

use crate::base::path::{OutPath, SourcePath};
use crate::graph::links::{Links, Target};
use crate::graph::site::Site;
use crate::model::block::BoxKind;
use crate::model::page::Page;
use crate::render::html::{Beside, Part};
use std::collections::{BTreeMap, BTreeSet};

/// Tables and included texts of `page`, for its text on the page `from`.
pub fn beside(site: &Site, page: &Page, links: &Links, from: &OutPath) -> Beside {
    within(site, page, links, from, &BTreeSet::new())
}

/// As `beside`; files in `open` are being written already, so that a circle ends.
fn within(
    site: &Site,
    page: &Page,
    links: &Links,
    from: &OutPath,
    open: &BTreeSet<SourcePath>,
) -> Beside {
    let boxes = page
        .document
        .boxes()
        .into_iter()
        .filter(|boxed| boxed.kind == BoxKind::Table);
    let tables = boxes.filter_map(|boxed| {
        let file = page.source.resolve(boxed.attribute("from")?)?;
        Some((boxed.fence.start, site.sources.tables.get(&file)?.clone()))
    });
    let open: BTreeSet<SourcePath> = open.iter().cloned().chain([page.source.clone()]).collect();
    let sources = links.targets.values().filter_map(|target| {
        if let Target::Part { source } = target {
            Some(source)
        } else {
            None
        }
    });
    let parts: BTreeMap<SourcePath, Part> = sources
        .filter(|source| !open.contains(source))
        .filter_map(|source| part(site, source, from, &open))
        .collect();
    Beside {
        tables: tables.collect(),
        parts,
    }
}

fn part(
    site: &Site,
    source: &SourcePath,
    from: &OutPath,
    open: &BTreeSet<SourcePath>,
) -> Option<(SourcePath, Part)> {
    let page = site.page(source).or_else(|| site.parts.get(source))?;
    let links = site.links.get(source)?;
    let quotes = super::frame::quotes(site, page, from, None);
    Some((
        source.clone(),
        Part {
            page: page.clone(),
            links: links.clone(),
            quotes,
            beside: Box::new(within(site, page, links, from, open)),
        },
    ))
}
