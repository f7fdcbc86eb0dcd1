//! What a page says of itself.

use super::cover::cover;
use super::ladder::{level_link, level_links};
use super::linked_data::linked_data;
use super::links::clause_link;
use super::republish::form_file;
use crate::graph::site::Site;
use crate::graph::terms::{Taxonomy, of_page};
use crate::model::clause::Address;
use crate::model::meta::{Kind, KindName};
use crate::model::page::Page;
use crate::render::view::{ClauseLink, DateView, LevelLink, LinkView, PageView};
use std::collections::{BTreeMap, BTreeSet};

/// The terms of a page by taxonomy, as links.
fn terms(site: &Site, page: &Page) -> BTreeMap<String, Vec<LinkView>> {
    let of = |taxonomy: &Taxonomy| {
        let words = of_page(page, &taxonomy.key);
        let places: BTreeSet<usize> = words
            .iter()
            .filter_map(|word| taxonomy.places.get(&word.value).copied())
            .collect();
        places
            .into_iter()
            .map(|at| &taxonomy.terms[at])
            .map(|term| LinkView {
                title: term.title.clone(),
                url: term.out.address(),
            })
            .collect::<Vec<_>>()
    };
    site.shape
        .taxonomies
        .iter()
        .map(|taxonomy| (taxonomy.key.clone(), of(taxonomy)))
        .filter(|(_, links)| !links.is_empty())
        .collect()
}

/// What `page` says of itself.
pub fn page_view(site: &Site, page: &Page) -> PageView {
    let meta = &page.meta;
    let image = cover(site, page).map(|picture| picture.url);
    let questions = page.document.questions.iter();
    PageView {
        description: meta.description.clone(),
        date: meta.date.map(|day| DateView::new(day, &site.config.lang)),
        updated: meta
            .updated
            .map(|day| DateView::new(day, &site.config.lang)),
        authors: meta.authors.clone(),
        levels: levels(site, page),
        terms: terms(site, page),
        clauses: clauses(site, page),
        words: page.document.words,
        license: meta
            .license
            .as_ref()
            .map(|license| license.value.clone())
            .unwrap_or_default(),
        image: image.unwrap_or_default(),
        extra: meta.extra.clone(),
        source: page.source.to_string(),
        linked_data: linked_data(site, page),
        is_section: page.section.is_some(),
        draft: meta.draft,
        questions: questions.filter(|question| !question.exam).count(),
        docx: form_file(page),
        ..unwritten(
            page.title(),
            page.kind.name(),
            meta.lang.as_ref().unwrap_or(&site.config.lang),
        )
    }
}

/// A page that nobody wrote says its title and nothing else.
pub fn unwritten(title: &str, kind: KindName, lang: &str) -> PageView {
    PageView {
        title: title.to_string(),
        description: String::new(),
        kind,
        date: None,
        updated: None,
        authors: vec![],
        levels: vec![],
        terms: BTreeMap::new(),
        clauses: vec![],
        words: 0,
        license: String::new(),
        lang: lang.to_string(),
        image: String::new(),
        social: None,
        extra: BTreeMap::new(),
        source: String::new(),
        linked_data: String::new(),
        is_section: false,
        draft: false,
        questions: 0,
        docx: String::new(),
    }
}

/// The levels of a page; a page of a body that names none is for the level of the body.
fn levels(site: &Site, page: &Page) -> Vec<LevelLink> {
    let named = level_links(site, page);
    if !matches!(page.kind, Kind::Body) || !named.is_empty() {
        return named;
    }
    let bodies = site.sources.levels.bodies.iter();
    bodies
        .filter(|body| body.id == page.stem())
        .filter_map(|body| level_link(site, &body.level))
        .collect()
}

/// The clauses that its front matter names, each once.
fn clauses(site: &Site, page: &Page) -> Vec<ClauseLink> {
    let references = page.meta.clauses.iter();
    let found: BTreeSet<Address> = references
        .filter_map(|reference| site.clauses.resolve(reference, None).ok())
        .flatten()
        .collect();
    found
        .iter()
        .filter_map(|address| clause_link(site, address))
        .collect()
}
