//! What a page has around its own text, selected from the site.

use super::cover::cover;
use crate::base::digest::Hashed;
use crate::base::path::{OutPath, SourcePath, encode};
use crate::graph::site::Site;
use crate::graph::terms::{Taxonomy, of_page};
use crate::graph::tree::Neighbours;
use crate::model::citation_name::citation_name;
use crate::model::clause::Address;
use crate::model::level::LevelId;
use crate::model::meta::{Kind, KindName};
use crate::model::page::Page;
use crate::render::view::{
    Card, ClauseLink, Frame, LevelCard, LevelLink, LinkView, PageView, SiteView,
};
use crate::text::vi;
use crate::theme::Theme;
use std::collections::{BTreeMap, BTreeSet};

/// What every page shows of the site.
pub fn site_view(site: &Site, theme: &Theme) -> Hashed<SiteView> {
    let (config, menu) = (&site.config, menu(site));
    let report = config.report.clone().unwrap_or_default();
    Hashed::new(SiteView {
        id: crate::base::digest::Digest::of_bytes(config.title.as_bytes()).short(),
        title: config.title.clone(),
        description: config.description.clone(),
        lang: config.lang.clone(),
        base_url: config.base_url.clone().unwrap_or_default(),
        audience: match site.options.audience {
            crate::base::inputs::Audience::Learner => "learner",
            crate::base::inputs::Audience::Trainer => "trainer",
        },
        more: more(site, &menu),
        menu,
        report,
        levels: level_cards(site),
        year: site.today.year(),
        places: special(site),
        taxonomies: site
            .taxonomies
            .iter()
            .map(|taxonomy| LinkView {
                title: super::terms::title(taxonomy, theme),
                url: taxonomy.out.address(),
            })
            .collect(),
        feeds: super::feeds::of_site(site),
    })
}

/// The menu as configured, else the sections below the home page.
fn menu(site: &Site) -> Vec<LinkView> {
    let configured = site.config.menu.iter().filter_map(|item| {
        let page = site.page(&SourcePath::new(&format!("content/{}", item.page)))?;
        let title = if item.title.is_empty() {
            page.title()
        } else {
            &item.title
        };
        Some(LinkView {
            title: title.to_string(),
            url: page.out.address(),
        })
    });
    let configured: Vec<LinkView> = configured.collect();
    if !configured.is_empty() {
        return configured;
    }
    site.tree
        .sections
        .iter()
        .filter_map(|section| section.page.as_ref())
        .filter_map(|file| link(site, file))
        .collect()
}

/// Sections below the home page in whose folder no entry of the menu lies.
fn more(site: &Site, menu: &[LinkView]) -> Vec<LinkView> {
    let sections = site
        .tree
        .sections
        .iter()
        .filter_map(|section| link(site, section.page.as_ref()?));
    let is_left_out = |section: &LinkView| {
        !menu.iter().any(|item| {
            item.url
                .starts_with(section.url.trim_end_matches("index.html"))
        })
    };
    sections.filter(is_left_out).collect()
}

/// Title and address of a page.
pub fn link(site: &Site, file: &SourcePath) -> Option<LinkView> {
    site.page(file).map(|page| LinkView {
        title: page.title().to_string(),
        url: page.out.address(),
    })
}

/// The ladder.
pub fn level_cards(site: &Site) -> Vec<LevelCard> {
    let levels = &site.sources.levels.levels;
    let card = |(at, level): (usize, &crate::model::level::Level)| LevelCard {
        id: level.id.0.clone(),
        number: at + 1,
        name: level.name.clone(),
        short: level.short.clone(),
        summary: level.summary.clone(),
        url: site
            .level_outs
            .get(level.id.as_str())
            .map(OutPath::address)
            .unwrap_or_default(),
        duties: binding(site, &level.id),
        materials: site
            .pages
            .values()
            .filter(|page| is_material(page) && serves(page, &level.id))
            .count(),
    };
    levels.iter().enumerate().map(card).collect()
}

/// How many clauses of plans in force bind a level; of a clause and those below it, only the lowest
/// count.
fn binding(site: &Site, level: &LevelId) -> usize {
    let clauses = site.duties.of(level);
    let is_lowest = |address: &&Address| {
        let Some(plan) = site.clauses.plan(&address.plan) else {
            return false;
        };
        plan.official
            .clauses
            .position(&address.clause)
            .is_some_and(|at| !plan.official.has_children(at))
    };
    clauses
        .iter()
        .filter(|address| !site.clauses.is_example(&address.plan))
        .filter(is_lowest)
        .count()
}

/// A page that helps to do something.
pub fn is_material(page: &Page) -> bool {
    page.section.is_none()
        && !page.is_withdrawn()
        && matches!(
            page.kind.name(),
            KindName::Module | KindName::Guide | KindName::Form | KindName::Column
        )
}

/// Whether a page is for a level.
pub fn serves(page: &Page, level: &LevelId) -> bool {
    page.meta.levels.iter().any(|one| one.value == *level)
}

/// A page as a list shows it.
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
        date: page.meta.date.map(Into::into),
        minutes,
        code: code.unwrap_or_default(),
        levels: level_links(site, page),
        series: series.unwrap_or_default(),
        standfirst: standfirst.to_string(),
        picture: cover(site, page),
        alike: false,
    }
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

/// The levels of a page, in the order of the ladder.
pub fn level_links(site: &Site, page: &Page) -> Vec<LevelLink> {
    site.sources
        .levels
        .levels
        .iter()
        .filter(|level| serves(page, &level.id))
        .filter_map(|level| level_link(site, &level.id))
        .collect()
}

pub fn level_link(site: &Site, id: &LevelId) -> Option<LevelLink> {
    let level = site.sources.levels.get(id)?;
    let url = site.level_outs.get(id.as_str())?.address();
    Some(LevelLink {
        id: id.0.clone(),
        name: level.name.clone(),
        short: level.short.clone(),
        url,
    })
}

/// A clause as pages link to it.
pub fn clause_link(site: &Site, address: &Address) -> Option<ClauseLink> {
    let out = site.clauses.out(&address.plan)?;
    Some(ClauseLink {
        id: address.to_string(),
        label: site.clauses.label(address),
        spoken: citation_name(&site.clauses.plan(&address.plan)?.official, &address.clause),
        url: format!("{}#{}", out.address(), encode(address.clause.as_str())),
    })
}

/// Pages that the program adds to this site, by the name that templates call them by.
fn special(site: &Site) -> BTreeMap<&'static str, String> {
    let known = [
        ("topics", "chu-de/index.html"),
        ("glossary", "thuat-ngu.html"),
        ("coverage", "do-phu.html"),
        ("search", "tim.html"),
        ("documents", "van-ban.html"),
    ];
    let there = |out: &str| OutPath::checked(out).is_some_and(|out| site.place(&out).is_some());
    known
        .into_iter()
        .filter(|(_, out)| there(out))
        .map(|(name, out)| (name, out.to_string()))
        .collect()
}

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
    site.taxonomies
        .iter()
        .map(|taxonomy| (taxonomy.key.clone(), of(taxonomy)))
        .filter(|(_, links)| !links.is_empty())
        .collect()
}

/// What `page` says of itself.
pub fn page_view(site: &Site, page: &Page) -> PageView {
    let meta = &page.meta;
    let clauses: BTreeSet<Address> = meta
        .clauses
        .iter()
        .filter_map(|reference| site.clauses.resolve(reference, None).ok())
        .flatten()
        .collect();
    PageView {
        title: page.title().to_string(),
        description: meta.description.clone(),
        kind: page.kind.name(),
        date: meta.date.map(Into::into),
        updated: meta.updated.map(Into::into),
        authors: meta.authors.clone(),
        levels: level_links(site, page),
        terms: terms(site, page),
        clauses: clauses
            .iter()
            .filter_map(|address| clause_link(site, address))
            .collect(),
        words: page.document.words,
        license: meta
            .license
            .as_ref()
            .map(|license| license.value.clone())
            .unwrap_or_default(),
        lang: meta
            .lang
            .clone()
            .unwrap_or_else(|| site.config.lang.clone()),
        image: cover(site, page)
            .map(|picture| picture.url)
            .unwrap_or_default(),
        extra: meta.extra.clone(),
        source: page.source.to_string(),
        linked_data: super::linked_data::linked_data(site, page),
        is_section: page.section.is_some(),
        draft: meta.draft,
        questions: page
            .document
            .questions
            .iter()
            .filter(|question| !question.exam)
            .count(),
    }
}

/// The frame of `out` with what every page has; the rest is empty.
pub fn bare(site: Hashed<SiteView>, out: &OutPath, page: PageView) -> Frame {
    Frame {
        root: out.root(),
        url: out.address(),
        canonical: if site.base_url.is_empty() {
            String::new()
        } else {
            format!("{}{}", site.base_url, out.address())
        },
        site,
        page,
        crumbs: vec![],
        previous: None,
        next: None,
        section: None,
        notices: vec![],
        paths: vec![],
        sections: vec![],
        list: vec![],
        pager: None,
        queries: BTreeMap::new(),
        level: None,
        body: None,
        module: None,
        guide: None,
        column: None,
        extra: None,
    }
}

/// The frame of a page of the site, with its way, its neighbours and its kind.
pub fn frame(site: &Site, shared: &Hashed<SiteView>, page: &Page) -> Frame {
    let mut frame = bare(shared.clone(), &page.out, page_view(site, page));
    let above = site.above.get(&page.source).cloned().unwrap_or_default();
    frame.crumbs = above.iter().filter_map(|file| link(site, file)).collect();
    frame.section = above.last().and_then(|file| link(site, file));
    (frame.previous, frame.next) = beside(site, &site.neighbours, page);
    super::kinds::fill(site, page, &mut frame);
    frame
}

/// The pages before and after `page`.
pub fn beside(site: &Site, neighbours: &Neighbours, page: &Page) -> (Option<Card>, Option<Card>) {
    let Some((before, after)) = neighbours.get(&page.source) else {
        return (None, None);
    };
    let card = |file: &Option<SourcePath>| site.page(file.as_ref()?).map(|page| card(site, page));
    (card(before), card(after))
}

/// Short names of the levels by id.
pub fn level_names(site: &Site) -> Hashed<BTreeMap<String, String>> {
    Hashed::new(
        site.sources
            .levels
            .levels
            .iter()
            .map(|level| (level.id.0.clone(), level.short.clone()))
            .collect(),
    )
}
