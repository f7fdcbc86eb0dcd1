//! Feeds of the site, of each section and of each term: Atom, RSS and JSON Feed, whole texts, when `base_url` is set.

mod atom;
mod json;
mod rss;

use super::frame;
use super::pages::{Text, text};
use crate::base::date::{Date, Zone};
use crate::base::diagnostic::Told;
use crate::base::digest::Hashed;
use crate::base::path::{OutPath, SourcePath};
use crate::graph::site::Site;
use crate::model::meta::Kind;
use crate::model::page::Page;
use crate::render::view::FeedView;
use crate::render::xml::escape;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::theme::Theme;

pub const PUBLISHER: Publisher = Publisher {
    name: "feeds",
    about: Told { vi: "Ghi Atom, RSS và JSON Feed khi có `base_url`.", en: "Writes Atom, RSS and JSON Feed when `base_url` is set." },
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
    ("atom.xml", "application/atom+xml", |feed, theme| (Body::text(Some(atom::atom(feed, theme))), vec![])),
    ("rss.xml", "application/rss+xml", |feed, theme| (Body::text(Some(rss::rss(feed, theme))), vec![])),
    ("feed.json", "application/feed+json", |feed, theme| (Body::text(Some(json::json(feed, theme))), vec![])),
];

fn plan(site: &Site, _: &Theme) -> Planned {
    let Some(base_url) = &site.config.base_url else { return (vec![], vec![]) };
    let levels = frame::level_names(site);
    let feed = |source: &Source, form: &Form| Feed {
        title: if source.title == site.config.title { source.title.clone() } else { format!("{} · {}", source.title, site.config.title) },
        description: site.config.description.clone(),
        lang: site.config.lang.clone(),
        base_url: base_url.clone(),
        home: source.home.clone(),
        out: feed_out(&source.home, form.0),
        zone: site.config.zone.clone(),
        entries: source.pages.iter().map(|page| entry(site, page, &levels)).collect(),
    };
    let jobs = sources(site).into_iter().flat_map(|source| {
        FORMS.map(|form| {
            let feed = feed(&source, &form);
            Job::new(feed.out.clone(), feed, form.2)
        })
    });
    (jobs.collect(), vec![])
}

/// The feeds of the whole site, for the heads of its pages.
pub fn of_site(site: &Site) -> Vec<FeedView> {
    let home = OutPath::new("index.html");
    let there = site.config.base_url.is_some() && site.pages.values().any(|page| is_entry(page));
    let forms = FORMS.iter().filter(|_| there);
    forms.map(|(ending, mime, _)| FeedView { url: feed_out(&home, ending).address(), mime, title: site.config.title.clone() }).collect()
}

/// `bao-chi/index.html` -> `bao-chi/atom.xml`, `chu-de/x.html` -> `chu-de/x.atom.xml`.
fn feed_out(home: &OutPath, ending: &str) -> OutPath {
    let stem = home.as_str().strip_suffix("index.html").map(str::to_string);
    OutPath::new(&format!("{}{ending}", stem.unwrap_or_else(|| format!("{}.", home.as_str().trim_end_matches(".html")))))
}

/// What a feed is of, and its newest dated pages.
struct Source<'a> {
    home: OutPath,
    title: String,
    pages: Vec<&'a Hashed<Page>>,
}

/// The site, its sections and its terms, where they hold a dated page.
fn sources(site: &Site) -> Vec<Source<'_>> {
    let all: Vec<SourcePath> = site.pages.keys().cloned().collect();
    let mut sources = vec![source(site, OutPath::new("index.html"), &site.config.title, &all)];
    for section in site.tree.all() {
        if let Some(page) = section.page.as_ref().and_then(|file| site.page(file)).filter(|page| page.out.as_str() != "index.html") {
            let inside: Vec<SourcePath> = section.all().into_iter().flat_map(|section| section.pages.clone()).collect();
            sources.push(source(site, page.out.clone(), page.title(), &inside));
        }
    }
    for term in site.taxonomies.iter().flat_map(|taxonomy| &taxonomy.terms) {
        sources.push(source(site, term.out.clone(), &term.title, &term.pages));
    }
    sources.into_iter().filter(|source| !source.pages.is_empty()).collect()
}

/// A page that feeds bear.
fn is_entry(page: &Page) -> bool {
    page.meta.date.is_some() && page.section.is_none() && !matches!(page.kind, Kind::Plan(_))
}

fn source<'a>(site: &'a Site, home: OutPath, title: &str, files: &[SourcePath]) -> Source<'a> {
    let mut pages: Vec<&Hashed<Page>> = files.iter().filter_map(|file| site.page(file)).filter(|page| is_entry(page)).collect();
    pages.sort_by_key(|page| (std::cmp::Reverse(page.meta.date), page.source.clone()));
    pages.truncate(MOST);
    Source { home, title: title.to_string(), pages }
}

fn entry(site: &Site, page: &Hashed<Page>, levels: &Hashed<std::collections::BTreeMap<String, String>>) -> Entry {
    let published = page.meta.date.unwrap_or(site.today);
    let topics = crate::graph::terms::of_page(page, "topics").into_iter().map(|topic| topic.value.clone());
    Entry {
        published,
        updated: page.meta.updated.unwrap_or(published).max(published),
        topics: topics.collect(),
        text: absolute(site, text(site, page, levels)),
    }
}

/// The same text with the clauses that it quotes linked absolutely.
fn absolute(site: &Site, text: Text) -> Text {
    let quotes = frame::quotes(site, &text.page, &text.page.out, site.config.base_url.as_deref());
    Text { quotes, ..text }
}

impl Feed {
    /// An absolute address.
    pub fn address(&self, out: &OutPath) -> String {
        format!("{}{}", self.base_url, out.address())
    }

    /// An id that stays while the page keeps its address: `tag:example.org,2026-11-22:bao-chi/x`. Source: RFC 4151.
    pub fn id(&self, out: &OutPath, date: Date) -> String {
        let host = self.base_url.split("//").nth(1).and_then(|rest| rest.split(['/', ':']).next()).unwrap_or_default();
        format!("tag:{host},{date}:{}", out.address().trim_end_matches(".html"))
    }

    /// The day that its newest entry was changed.
    pub fn updated(&self) -> Date {
        self.entries.iter().map(|entry| entry.updated).max().unwrap_or_else(|| self.entries[0].published)
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
                html.push_str(&format!("<p><strong>{}</strong></p>\n", escape(&column.standfirst)));
            }
        }
        html + &self.text.absolute(&feed.base_url, theme)
    }

    /// One sentence on it.
    pub fn summary(&self) -> String {
        match &self.page().kind {
            Kind::Column(column) if self.page().meta.description.is_empty() => column.standfirst.clone(),
            _ => self.page().meta.description.clone(),
        }
    }
}
