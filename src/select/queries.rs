//! The lists that a theme asks for in `theme.toml`.

use super::card::card;
use super::context::Context;
use crate::graph::site::Site;
use crate::graph::terms::of_page;
use crate::graph::tree::compare;
use crate::model::level::LevelId;
use crate::model::meta::Sort;
use crate::model::page::Page;
use crate::render::view::Card;
use crate::theme::Query;
use std::collections::BTreeMap;

/// The lists that `template` asks for, by name.
pub fn queries(context: Context, template: &str) -> BTreeMap<String, Vec<Card>> {
    let asked = context.theme.manifest.queries.get(template);
    let asked = asked.into_iter().flatten();
    asked
        .map(|(name, query)| (name.clone(), answer(context.site, query)))
        .collect()
}

fn answer(site: &Site, query: &Query) -> Vec<Card> {
    let mut pages: Vec<&Page> = site
        .pages
        .values()
        .map(|page| &**page)
        .filter(|page| page.section.is_none() && !page.is_withdrawn() && fits(site, page, query))
        .collect();
    let sort = match query.sort.as_deref() {
        Some("date") => Sort::Date,
        Some("title") => Sort::Title,
        _ => Sort::Weight,
    };
    pages.sort_by(|a, b| compare(a, b, sort));
    pages
        .into_iter()
        .take(query.limit.unwrap_or(usize::MAX))
        .map(|page| card(site, page))
        .collect()
}

fn fits(site: &Site, page: &Page, query: &Query) -> bool {
    let kind = query
        .kind
        .as_deref()
        .is_none_or(|kind| page.kind.name().as_str() == kind);
    let level = query
        .level
        .as_ref()
        .is_none_or(|level| page.serves(&LevelId(level.clone())));
    let topic = query.topic.as_deref().is_none_or(|topic| {
        of_page(page, "topics")
            .iter()
            .any(|word| word.value == topic)
    });
    let section = query
        .section
        .as_deref()
        .is_none_or(|section| in_section(site, page, section));
    kind && level && topic && section
}

/// Whether a section above the page lies in the folder `section` below `content/`.
fn in_section(site: &Site, page: &Page, section: &str) -> bool {
    let folder = format!("content/{}", section.trim_matches('/'));
    site.shape
        .above
        .get(&page.source)
        .into_iter()
        .flatten()
        .any(|file| file.folder() == folder)
}
