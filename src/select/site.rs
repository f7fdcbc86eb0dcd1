//! What every page shows of the site.

use super::ladder::level_cards;
use super::links::link;
use super::pwa::{Keeping, keeping};
use super::{feeds, terms};
use crate::base::digest::Digest;
use crate::base::inputs::Audience;
use crate::base::path::SourcePath;
use crate::graph::about;
use crate::graph::site::Site;
use crate::graph::tree::Section;
use crate::model::config::Config;
use crate::model::meta::KindName;
use crate::render::view::{AboutView, DateView, LinkView, SiteView};
use crate::theme::Theme;
use std::collections::BTreeMap;

/// What every page shows of the site.
pub fn site_view(site: &Site, theme: &Theme) -> SiteView {
    let (config, menu) = (&site.config, menu(site));
    SiteView {
        id: Digest::of_bytes(config.title.as_bytes()).short(),
        title: config.title.clone(),
        description: config.description.clone(),
        lang: config.lang.clone(),
        base_url: config.base_url.clone().unwrap_or_default(),
        audience: match site.options.audience {
            Audience::Learner => "learner",
            Audience::Trainer => "trainer",
        },
        more: more(site, &menu),
        menu,
        report: config.report.clone().unwrap_or_default(),
        about: about(config),
        levels: level_cards(site),
        year: site.today.year(),
        places: special(site),
        search: config.has_search(),
        taxonomies: taxonomies(site, theme),
        feeds: feeds::of_site(site),
        offline: keeping(site) == Keeping::On,
    }
}

/// What `[about]` of `xanh.toml` says.
fn about(config: &Config) -> AboutView {
    let day = |key| about::day(config, key).map(|day| DateView::new(day, &config.lang));
    AboutView {
        owner: about::text(config, "owner"),
        responsible: about::text(config, "responsible"),
        contact: about::text(config, "contact"),
        checked: day("checked"),
        next_check: day("next_check"),
    }
}

fn taxonomies(site: &Site, theme: &Theme) -> Vec<LinkView> {
    let taxonomies = site.shape.taxonomies.iter();
    taxonomies
        .map(|taxonomy| LinkView {
            title: terms::title(taxonomy, theme),
            url: taxonomy.out.address(),
        })
        .collect()
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
    sections(site).collect()
}

/// Sections below the home page in whose folder no entry of the menu lies.
fn more(site: &Site, menu: &[LinkView]) -> Vec<LinkView> {
    let is_left_out = |section: &LinkView| {
        !menu.iter().any(|item| {
            item.url
                .starts_with(section.url.trim_end_matches("index.html"))
        })
    };
    sections(site).filter(is_left_out).collect()
}

/// The sections below the home page.
fn sections(site: &Site) -> impl Iterator<Item = LinkView> {
    let link = |section: &Section| link(site, section.page.as_ref()?);
    site.shape.tree.sections.iter().filter_map(link)
}

/// Pages that the program adds to this site, and the section of each kind of material, by the name
/// that templates call them by.
fn special(site: &Site) -> BTreeMap<&'static str, String> {
    let names = site.names();
    let known = [
        ("glossary", &names.glossary),
        ("coverage", &names.coverage),
        ("search", &names.search),
        ("documents", &names.documents),
    ];
    let known = known.map(|(name, added)| (name, added.out()));
    let mut taxonomies = site.shape.taxonomies.iter();
    let topics = taxonomies.find(|taxonomy| taxonomy.key == "topics");
    let topics = topics.map(|topics| ("topics", topics.out.clone()));
    known
        .into_iter()
        .chain(topics)
        .filter(|(_, out)| site.shape.place(out).is_some())
        .map(|(name, out)| (name, out.address()))
        .chain(materials(site))
        .collect()
}

/// The section below the home page that has the most pages of a kind, for each kind of material.
fn materials(site: &Site) -> impl Iterator<Item = (&'static str, String)> {
    let kinds = [
        ("forms", KindName::Form),
        ("modules", KindName::Module),
        ("guides", KindName::Guide),
        ("columns", KindName::Column),
    ];
    let place = |(name, kind)| {
        let count = |section: &Section| {
            let pages = section.pages.iter().filter_map(|file| site.page(file));
            pages.filter(|page| page.kind.name() == kind).count()
        };
        let most = site
            .shape
            .tree
            .sections
            .iter()
            .rev()
            .max_by_key(|one| count(one))?;
        let link = link(site, most.page.as_ref()?).filter(|_| count(most) > 0)?;
        Some((name, link.url))
    };
    kinds.into_iter().filter_map(place)
}
