//! Feeds of the site, of each section and of each term: Atom, RSS and JSON Feed, whole texts, when
//! `base_url` is set.

mod atom;
mod json;
mod rss;

use super::frame;
use super::pages::{Text, text};
use crate::base::date::{Date, Zone};
use crate::base::diagnostic::StaticMessage;
use crate::base::digest::Hashed;
use crate::base::path::{OutPath, SourcePath};
use crate::graph::site::Site;
use crate::graph::terms::{self, Term};
use crate::graph::tree::Section;
use crate::model::meta::Kind;
use crate::model::page::Page;
use crate::render::html::{self, Setting};
use crate::render::links::LinkPolicy;
use crate::render::view::FeedView;
use crate::render::xml::escape;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::theme::Theme;
use std::collections::BTreeMap;
use std::sync::Arc;

pub const PUBLISHER: Publisher = Publisher {
    name: "feeds",
    about: StaticMessage {
        vi: "Ghi Atom, RSS và JSON Feed khi có `base_url`.",
        en: "Writes Atom, RSS and JSON Feed when `base_url` is set.",
    },
    plan,
};

/// Entries of a feed, the newest.
const MOST: usize = 20;

/// A feed in its three forms: where each goes, what it is of, and its entries, newest first.
#[derive(Hash)]
pub struct Feed {
    pub title: String,
    pub description: String,
    pub lang: String,
    /// Ends in `/`.
    pub base_url: String,
    /// The page that the feed is of.
    pub home: OutPath,
    pub out: OutPath,
    pub zone: Zone,
    pub entries: Vec<Entry>,
}

#[derive(Clone, Hash)]
pub struct Entry {
    pub text: Text,
    pub published: Date,
    pub updated: Date,
    pub topics: Vec<String>,
}

/// The three forms: ending, media type, and the function that writes it.
type Form = (&'static str, &'static str, fn(&Feed, &Theme) -> Made);

const FORMS: [Form; 3] = [
    ("atom.xml", "application/atom+xml", |feed, theme| {
        (Body::text(Some(atom::atom(feed, theme))), vec![])
    }),
    ("rss.xml", "application/rss+xml", |feed, theme| {
        (Body::text(Some(rss::rss(feed, theme))), vec![])
    }),
    ("feed.json", "application/feed+json", |feed, theme| {
        (Body::text(Some(json::json(feed, theme))), vec![])
    }),
];

fn plan(site: &Site, _: &Theme) -> Planned {
    if site.config.base_url.is_none() {
        return (vec![], vec![]);
    }
    let levels = frame::level_names(site);
    let jobs = sources(site).into_iter().flat_map(|source| {
        let (source, levels) = (Arc::new(source), levels.clone());
        FORMS.map(move |(ending, _, make)| {
            let key = FeedKey {
                source: source.clone(),
                ending,
                levels: levels.clone(),
            };
            Job::lazy(feed_out(&source.home, ending), key, select, make)
        })
    });
    (jobs.collect(), vec![])
}

/// What a feed in one of its forms is selected by.
struct FeedKey {
    source: Arc<Source>,
    ending: &'static str,
    levels: Hashed<BTreeMap<String, String>>,
}

fn select(
    FeedKey {
        source,
        ending,
        levels,
    }: &FeedKey,
    site: &Site,
    _: &Theme,
) -> Feed {
    let config = &site.config;
    Feed {
        title: if source.title == config.title {
            source.title.clone()
        } else {
            format!("{} · {}", source.title, config.title)
        },
        description: config.description.clone(),
        lang: config.lang.clone(),
        base_url: config.base_url.clone().unwrap_or_default(),
        home: source.home.clone(),
        out: feed_out(&source.home, ending),
        zone: config.zone.clone(),
        entries: source
            .newest(site)
            .into_iter()
            .map(|page| entry(site, page, levels))
            .collect(),
    }
}

/// The feeds of the whole site, for the heads of its pages.
pub fn of_site(site: &Site) -> Vec<FeedView> {
    let home = OutPath::new("index.html");
    let there = site.config.base_url.is_some() && site.pages.values().any(|page| is_entry(page));
    let forms = FORMS.iter().filter(|_| there);
    forms
        .map(|(ending, mime, _)| FeedView {
            url: feed_out(&home, ending).address(),
            mime,
            title: site.config.title.clone(),
        })
        .collect()
}

/// `bao-chi/index.html` -> `bao-chi/atom.xml`, `chu-de/x.html` -> `chu-de/x.atom.xml`.
fn feed_out(home: &OutPath, ending: &str) -> OutPath {
    let stem = home.as_str().strip_suffix("index.html").map(str::to_string);
    OutPath::new(&format!(
        "{}{ending}",
        stem.unwrap_or_else(|| format!("{}.", home.as_str().trim_end_matches(".html")))
    ))
}

/// What a feed is of, and all pages there.
struct Source {
    home: OutPath,
    title: String,
    files: Vec<SourcePath>,
}

impl Source {
    fn entries<'a>(&self, site: &'a Site) -> impl Iterator<Item = &'a Hashed<Page>> {
        self.files
            .iter()
            .filter_map(|file| site.page(file))
            .filter(|page| is_entry(page))
    }

    fn newest<'a>(&self, site: &'a Site) -> Vec<&'a Hashed<Page>> {
        let mut pages: Vec<&Hashed<Page>> = self.entries(site).collect();
        pages.sort_by(|a, b| {
            b.meta
                .date
                .cmp(&a.meta.date)
                .then_with(|| a.source.cmp(&b.source))
        });
        pages.truncate(MOST);
        pages
    }
}

/// The site, its sections and its terms, where they hold a dated page.
fn sources(site: &Site) -> Vec<Source> {
    let whole = Source {
        home: OutPath::new("index.html"),
        title: site.config.title.clone(),
        files: site.pages.keys().cloned().collect(),
    };
    let section = |section: &Section| {
        let page = site
            .page(section.page.as_ref()?)
            .filter(|page| page.out.as_str() != "index.html")?;
        let files = section
            .all()
            .into_iter()
            .flat_map(|section| section.pages.clone())
            .collect();
        Some(Source {
            home: page.out.clone(),
            title: page.title().to_string(),
            files,
        })
    };
    let term = |term: &Term| Source {
        home: term.out.clone(),
        title: term.title.clone(),
        files: term.pages.clone(),
    };
    let sections = site.tree.all().into_iter().filter_map(section);
    let terms = site
        .taxonomies
        .iter()
        .flat_map(|taxonomy| &taxonomy.terms)
        .map(term);
    let all = std::iter::once(whole).chain(sections).chain(terms);
    all.filter(|source| source.entries(site).next().is_some())
        .collect()
}

/// A page that feeds bear.
fn is_entry(page: &Page) -> bool {
    page.meta.date.is_some() && page.section.is_none() && !matches!(page.kind, Kind::Plan(_))
}

fn entry(site: &Site, page: &Hashed<Page>, levels: &Hashed<BTreeMap<String, String>>) -> Entry {
    let published = page.meta.date.unwrap_or(site.today);
    let topics = terms::of_page(page, "topics")
        .into_iter()
        .map(|topic| topic.value.clone());
    Entry {
        published,
        updated: page.meta.updated.unwrap_or(published).max(published),
        topics: topics.collect(),
        text: text(site, page, levels),
    }
}

impl Feed {
    /// An absolute address.
    pub fn address(&self, out: &OutPath) -> String {
        format!("{}{}", self.base_url, out.address())
    }

    /// An id that stays while the page keeps its address: `tag:example.org,2026-11-22:bao-chi/x`.
    /// Source: RFC 4151.
    pub fn id(&self, out: &OutPath, date: Date) -> String {
        let host = self
            .base_url
            .split("//")
            .nth(1)
            .and_then(|rest| rest.split(['/', ':']).next())
            .unwrap_or_default();
        format!(
            "tag:{host},{date}:{}",
            out.address().trim_end_matches(".html")
        )
    }

    /// The day that its newest entry was changed.
    pub fn updated(&self) -> Date {
        self.entries
            .iter()
            .map(|entry| entry.updated)
            .max()
            .unwrap_or_else(|| self.entries[0].published)
    }
}

impl Entry {
    pub fn page(&self) -> &Page {
        &self.text.page
    }

    /// The whole text as HTML with absolute links; corrections first.
    pub fn html(&self, feed: &Feed, theme: &Theme) -> String {
        let mut html = String::new();
        if let Kind::Column(column) = &self.page().kind {
            for correction in &column.corrections {
                html.push_str(&format!(
                    "<p><strong>{} ({}):</strong> {}</p>\n",
                    escape(theme.word("corrections")),
                    correction.date.short(),
                    escape(&correction.text)
                ));
            }
            if !column.standfirst.is_empty() {
                html.push_str(&format!(
                    "<p><strong>{}</strong></p>\n",
                    escape(&column.standfirst)
                ));
            }
        }
        let setting = Setting {
            links: LinkPolicy::Absolute {
                base_url: &feed.base_url,
            },
            ..self.text.setting(theme)
        };
        html + &html::html(&self.text.reader().flow(), setting)
    }

    /// One sentence on it.
    pub fn summary(&self) -> String {
        match &self.page().kind {
            Kind::Column(column) if self.page().meta.description.is_empty() => {
                column.standfirst.clone()
            }
            _ => self.page().meta.description.clone(),
        }
    }
}
