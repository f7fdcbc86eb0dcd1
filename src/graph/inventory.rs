//! What a site holds, page by page, for those who look after it.

use super::links::Target;
use super::shown::{self, Hidden};
use super::site::Site;
use crate::base::date::{Date, Moment};
use crate::base::path::SourcePath;
use crate::model::meta::KindName;
use std::collections::BTreeSet;

/// One page. A site that is to tell of hidden pages is assembled with all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub file: SourcePath,
    pub title: String,
    pub kind: KindName,
    /// As Word counts them.
    pub words: usize,
    pub date: Option<Date>,
    pub levels: Vec<String>,
    /// Why it would not be shown now; `None` where it would.
    pub hidden: Option<Hidden>,
    pub review_by: Option<Date>,
    /// No text of another page and no menu leads to it.
    pub orphan: bool,
}

/// Every page of `site` as it stands at `now`, in the order of files.
pub fn rows(site: &Site, now: Moment) -> Vec<Row> {
    let reached = reached(site);
    let row = |page: &crate::model::page::Page| Row {
        file: page.source.clone(),
        title: page.title().to_string(),
        kind: page.kind.name(),
        words: page.document.words,
        date: page.meta.date,
        levels: page
            .meta
            .levels
            .iter()
            .map(|level| level.value.0.clone())
            .collect(),
        hidden: shown::why_at(&page.meta, now),
        review_by: page.meta.review_by.as_ref().map(|date| date.value),
        orphan: page.section.is_none() && !reached.contains(&page.source),
    };
    site.pages.values().map(|page| row(page)).collect()
}

/// The pages that a menu or the text of another page leads to.
fn reached(site: &Site) -> BTreeSet<SourcePath> {
    let menu = site
        .config
        .menu
        .iter()
        .map(|item| SourcePath::new(&format!("content/{}", item.page)));
    let linked = site.links.iter().flat_map(|(from, links)| {
        links
            .targets
            .values()
            .filter_map(move |target| match target {
                Target::Page { source, .. } if source != from => Some(source.clone()),
                _ => None,
            })
    });
    menu.chain(linked).collect()
}
