//! The files that a text draws on, selected from the site.

use crate::base::path::{OutPath, SourcePath};
use crate::graph::links::{Links, Target};
use crate::graph::quotes::quotes;
use crate::graph::site::Site;
use crate::model::block::DirectiveKind;
use crate::model::page::Page;
use crate::render::flow::{Includes, Part};
use std::collections::{BTreeMap, BTreeSet};

/// Tables and included texts of `page`, for its text on the page `from`.
pub fn includes(site: &Site, page: &Page, links: &Links, from: &OutPath) -> Includes {
    within(site, page, links, from, &BTreeSet::new())
}

/// As `includes`; files in `open` are being written already, so that a circle ends.
fn within(
    site: &Site,
    page: &Page,
    links: &Links,
    from: &OutPath,
    open: &BTreeSet<SourcePath>,
) -> Includes {
    let directives = page
        .document
        .directives()
        .into_iter()
        .filter(|directive| directive.kind == DirectiveKind::Table);
    let tables = directives.filter_map(|directive| {
        let file = page.source.resolve(directive.attribute("from")?)?;
        Some((
            directive.fence.start,
            site.sources.tables.get(&file)?.clone(),
        ))
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
    Includes {
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
    let quotes = quotes(site, page, from);
    Some((
        source.clone(),
        Part {
            page: page.clone(),
            links: links.clone(),
            quotes,
            includes: Box::new(within(site, page, links, from, open)),
        },
    ))
}
