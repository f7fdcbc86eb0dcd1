//! Feeds of the site, of each section and of each term.

use super::context::Context;
use super::feed_settings::{Form, feed_settings};
use super::text::{Text, text};
use crate::base::date::{Date, Zone};
use crate::base::derived::Derived;
use crate::base::digest::Hashed;
use crate::base::mutex::locked;
use crate::base::path::{OutPath, SourcePath, decode};
use crate::graph::links::{Links, Target};
use crate::graph::site::Site;
use crate::graph::terms::{self, Term};
use crate::graph::tree::Section;
use crate::model::meta::{Kind, Picture, Reprint};
use crate::model::page::Page;
use crate::render::view::FeedView;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

/// A feed in one of its forms: where it goes, what it is of, and its entries, newest first.
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
    pub entries: Vec<Hashed<Entry>>,
}

/// A page as every feed of a build bears it.
#[derive(Hash)]
pub struct Entry {
    pub text: Text,
    pub published: Date,
    pub updated: Date,
    pub topics: Vec<String>,
    /// Its text as HTML with absolute links.
    pub html: Derived<String>,
    /// The same, escaped for XML.
    pub xml: Derived<String>,
}

/// The entries of a build by page, each selected by the first feed that bears it.
#[derive(Default)]
pub struct Entries(Mutex<HashMap<SourcePath, Slot>>);

type Slot = Arc<Derived<Hashed<Entry>>>;

/// What a feed in one of its forms is selected by.
pub struct FeedKey {
    pub source: Arc<Source>,
    pub form: Form,
    /// At most so many entries.
    pub most: usize,
    pub entries: Arc<Entries>,
}

/// A feed.
pub fn feed(key: &FeedKey, context: Context) -> Feed {
    let (site, config) = (context.site, &context.site.config);
    let FeedKey {
        source, entries, ..
    } = key;
    let newest = source.newest(site, key.most).into_iter();
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
        out: feed_out(&source.home, key.form),
        zone: config.zone.clone(),
        entries: newest.map(|page| entries.of(context, page)).collect(),
    }
}

/// The feeds of the whole site, for the heads of its pages.
pub fn of_site(site: &Site) -> Vec<FeedView> {
    let home = OutPath::new("index.html");
    let there = site.config.base_url.is_some() && site.pages.values().any(|page| is_entry(page));
    let (settings, _) = feed_settings(&site.config);
    let forms = settings.forms.into_iter().filter(|_| there);
    forms
        .map(|form| FeedView {
            url: feed_out(&home, form).address(),
            mime: form.mime(),
            title: site.config.title.clone(),
        })
        .collect()
}

/// `bao-chi/index.html` -> `bao-chi/atom.xml`, `chu-de/x.html` -> `chu-de/x.atom.xml`.
pub fn feed_out(home: &OutPath, form: Form) -> OutPath {
    let ending = form.ending();
    let stem = home.as_str().strip_suffix("index.html").map(str::to_string);
    OutPath::new(&format!(
        "{}{ending}",
        stem.unwrap_or_else(|| format!("{}.", home.as_str().trim_end_matches(".html")))
    ))
}

/// What a feed is of, and all pages there.
pub struct Source {
    pub home: OutPath,
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

    fn newest<'a>(&self, site: &'a Site, most: usize) -> Vec<&'a Hashed<Page>> {
        let mut pages: Vec<&Hashed<Page>> = self.entries(site).collect();
        pages.sort_by(|a, b| {
            b.meta
                .date
                .cmp(&a.meta.date)
                .then_with(|| a.source.cmp(&b.source))
        });
        pages.truncate(most);
        pages
    }
}

/// The site, its sections and its terms, where they hold a dated page.
pub fn sources(site: &Site) -> Vec<Source> {
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
    let sections = site.shape.tree.all().into_iter().filter_map(section);
    let terms = site
        .shape
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

fn entry(context: Context, page: &Hashed<Page>) -> Entry {
    let published = page.meta.date.unwrap_or(context.site.today);
    let topics = terms::of_page(page, "topics").into_iter();
    let text = text(context, page, &page.out);
    let links = printable(&text);
    Entry {
        published,
        updated: page.meta.updated.unwrap_or(published).max(published),
        topics: topics.map(|topic| topic.value.clone()).collect(),
        text: Text { links, ..text },
        html: Derived::default(),
        xml: Derived::default(),
    }
}

/// The links without the pictures that may not be printed elsewhere.
fn printable(text: &Text) -> Hashed<Links> {
    let page: &Page = &text.page;
    let kept = images(page)
        .iter()
        .filter(|image| image.reprint == Some(Reprint::No));
    let kept = kept.filter_map(|image| page.source.resolve(&decode(&image.file.value)));
    let kept: BTreeSet<SourcePath> = kept.collect();
    if kept.is_empty() {
        return text.links.clone();
    }
    let mut links = (*text.links).clone();
    for target in links.targets.values_mut() {
        if matches!(target, Target::Picture { source, .. } if kept.contains(source)) {
            *target = Target::Broken;
        }
    }
    Hashed::new(links)
}

/// What a column says of its pictures.
fn images(page: &Page) -> &[Picture] {
    match &page.kind {
        Kind::Column(column) => &column.images,
        _ => &[],
    }
}

impl Entries {
    fn of(&self, context: Context, page: &Hashed<Page>) -> Hashed<Entry> {
        let slot = locked(&self.0)
            .entry(page.source.clone())
            .or_default()
            .clone();
        slot.get(|| Hashed::new(entry(context, page))).clone()
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

    pub fn images(&self) -> &[Picture] {
        images(self.page())
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
