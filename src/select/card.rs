//! A page as a list shows it.

use super::cover::cover;
use super::ladder::level_links;
use crate::base::digest::Hashed;
use crate::base::path::SourcePath;
use crate::graph::site::Site;
use crate::graph::terms::of_page;
use crate::graph::tree::Neighbours;
use crate::model::meta::Kind;
use crate::model::page::Page;
use crate::render::view::{Card, DateView};
use crate::text::vi;
use std::collections::BTreeSet;

pub fn card(site: &Site, page: &Page) -> Card {
    let (minutes, code) = match &page.kind {
        Kind::Module(module) => (
            module.duration.as_ref().map(|minutes| minutes.value),
            module.code.as_ref().map(|code| code.value.clone()),
        ),
        _ => (None, None),
    };
    let (series, standfirst) = match &page.kind {
        Kind::Column(column) => (
            column.series.as_ref().map(|series| series.value.clone()),
            column.standfirst.as_str(),
        ),
        _ => (None, ""),
    };
    let description = if page.meta.description.is_empty() {
        standfirst
    } else {
        &page.meta.description
    };
    Card {
        url: page.out.address(),
        title: page.title().to_string(),
        description: description.to_string(),
        kind: page.kind.name(),
        date: page
            .meta
            .date
            .map(|day| DateView::new(day, &site.config.lang)),
        minutes,
        code: code.unwrap_or_default(),
        levels: level_links(site, page),
        series: series.unwrap_or_default(),
        topics: topics(site, page),
        standfirst: standfirst.to_string(),
        picture: cover(site, page),
        alike: false,
    }
}

/// The titles of its topics, each once.
fn topics(site: &Site, page: &Page) -> Vec<String> {
    let taxonomies = site.shape.taxonomies.iter();
    let Some(taxonomy) = taxonomies.into_iter().find(|one| one.key == "topics") else {
        return vec![];
    };
    let words = of_page(page, &taxonomy.key);
    let places: BTreeSet<usize> = words
        .iter()
        .filter_map(|word| taxonomy.places.get(&word.value).copied())
        .collect();
    let titles = places
        .into_iter()
        .map(|at| taxonomy.terms[at].title.clone());
    titles.collect()
}

/// Cards of pages of every kind, by title.
pub fn by_title<'a>(site: &Site, pages: impl Iterator<Item = &'a Hashed<Page>>) -> Vec<Card> {
    let mut cards: Vec<Card> = pages.map(|page| card(site, page)).collect();
    cards.sort_by(|a, b| vi::compare(&a.title, &b.title).then_with(|| a.url.cmp(&b.url)));
    for same in cards
        .chunk_by_mut(|one, next| one.title == next.title)
        .filter(|same| same.len() > 1)
    {
        same.iter_mut().for_each(|card| card.alike = true);
    }
    cards
}

/// The pages before and after `page`.
pub fn neighbours(
    site: &Site,
    neighbours: &Neighbours,
    page: &Page,
) -> (Option<Card>, Option<Card>) {
    let Some((before, after)) = neighbours.get(&page.source) else {
        return (None, None);
    };
    let card = |file: &Option<SourcePath>| site.page(file.as_ref()?).map(|page| card(site, page));
    (card(before), card(after))
}
