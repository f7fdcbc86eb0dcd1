//! What a page is made of that somebody approves before it is published, selected from the site.

use super::republish;
use crate::base::digest::Hashed;
use crate::base::path::SourcePath;
use crate::graph::links::Target;
use crate::graph::places::asset_out;
use crate::graph::site::Site;
use crate::model::licence::{LICENCES, Licence};
use crate::model::meta::{Kind, Reprint};
use crate::model::page::Page;
use crate::render::piece::{KnownPicture, Purpose, Source};
use std::collections::BTreeSet;

/// All that the audience of the site sees of `page`; an official text line by line.
pub fn source(site: &Site, page: &Hashed<Page>) -> Source {
    let licence = page.meta.license.as_ref();
    let licence = licence.and_then(|licence| Licence::of(&licence.value));
    let text = republish::text(site, page, licence.unwrap_or(&LICENCES[0]), vec![]);
    Source {
        purpose: Purpose::Approval(site.options.audience),
        pictures: pictures(site, page),
        official: official(site, page),
        ..text
    }
}

/// The pictures that the text of a page shows, and those of its front matter.
fn pictures(site: &Site, page: &Page) -> Vec<KnownPicture> {
    let links = site.links.get(&page.source);
    let shown = links.into_iter().flat_map(|links| links.targets.values());
    let shown = shown.filter_map(|target| match target {
        Target::Picture { source, .. } => Some(source.clone()),
        _ => None,
    });
    let named = match &page.kind {
        Kind::Column(column) => column.images.as_slice(),
        _ => &[],
    };
    let named = named
        .iter()
        .filter_map(|picture| page.source.resolve(&picture.file.value));
    let all: BTreeSet<SourcePath> = shown.chain(named).collect();
    all.into_iter()
        .filter_map(|source| known(site, source))
        .collect()
}

fn known(site: &Site, source: SourcePath) -> Option<KnownPicture> {
    let asset = site.assets.get(&source)?;
    Some(KnownPicture {
        out: asset_out(&source),
        alt: String::new(),
        credit: String::new(),
        reprint: Reprint::Yes,
        form: asset.form.clone(),
        digest: asset.digest,
        source,
    })
}

fn official(site: &Site, page: &Page) -> Vec<String> {
    let mut plans = site.clauses.plans.values();
    let shown = plans.find(|shown| shown.page.source == page.source);
    let lines = shown
        .into_iter()
        .flat_map(|shown| shown.plan.official.text.lines());
    let lines = lines.map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_string).collect()
}
