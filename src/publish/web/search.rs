//! `search/`: the index of all pages and the scripts that read it.

mod facets;
mod generated;
mod names;
mod official;
mod texts;

use crate::base::diagnostic::{Diagnostic, StaticMessage, message};
use crate::base::digest::Hashed;
use crate::base::number::to_u32;
use crate::base::path::{OutPath, SourcePath};
use crate::graph::site::Site;
use crate::graph::tree::Section;
use crate::model::config::{Plain, Setting};
use crate::model::meta::{Kind, KindName, SearchVisibility};
use crate::model::page::Page;
use crate::model::plan::Plan;
use crate::model::register;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::search::{self, Doc, Layout, Library, Words};
use crate::select::context::Context;
use crate::text::vi;
use crate::theme::{Theme, small_script};
use std::collections::BTreeMap;

pub const PUBLISHER: Publisher = Publisher {
    name: "search",
    about: StaticMessage {
        vi: "Ghi chỉ mục tìm kiếm, đọc được cả khi mở thư mục không qua máy chủ.",
        en: "Writes the search index, which a folder without a server can read too.",
    },
    plan,
};

/// All that the index is made of.
#[derive(Hash)]
struct SearchInput {
    /// Without the texts of the docs, which `texts` give.
    library: Library,
    texts: Vec<TextSource>,
}

/// A page of the site as search sees it, and where its text is taken from when the index is made.
struct Entry {
    doc: Doc,
    text: TextSource,
}

#[derive(Hash)]
struct TextSource {
    page: Option<Hashed<Page>>,
    plan: Option<Hashed<Plan>>,
    /// What else the page is called.
    names: Vec<String>,
}

impl Entry {
    /// A page that nobody wrote.
    fn generated(doc: Doc) -> Entry {
        let text = TextSource {
            page: None,
            plan: None,
            names: vec![],
        };
        Entry { doc, text }
    }
}

/// Texts of the reader, and the words of a theme that they are.
const STRINGS: [(&str, &str); 21] = [
    ("label", "search_label"),
    ("all", "search_all"),
    ("count", "search_count"),
    ("none", "search_none"),
    ("meant", "search_meant"),
    ("exact", "search_exact"),
    ("perhaps", "search_perhaps"),
    ("advice", "search_advice"),
    ("try", "search_try"),
    ("also", "search_also"),
    ("more", "search_more"),
    ("sort", "search_sort"),
    ("relevance", "search_by_relevance"),
    ("newest", "search_by_date"),
    ("title", "search_by_title"),
    ("site", "search_by_place"),
    ("without", "search_without"),
    ("help", "search_help"),
    ("filter", "search_filter"),
    ("clear", "search_clear"),
    ("found", "search_found"),
];

fn plan(context: Context) -> Planned {
    let config = &context.site.config;
    let faults = config.search_setting().and_then(not_a_flag);
    let job = Job::lazy(OutPath::new("search"), (), select, make);
    let job = job.skipping_diagnostics().taking_long();
    let jobs = config.has_search().then_some(job);
    (jobs.into_iter().collect(), faults.into_iter().collect())
}

/// Diagnostics: `search/enabled`.
fn not_a_flag(setting: &Setting) -> Option<Diagnostic> {
    if matches!(setting.value, Plain::Flag(_)) {
        return None;
    }
    let message =
        message!(vi: "đây không phải `true` hay `false`", en: "this is not `true` or `false`");
    let help = message!(
        vi: "viết `enabled = false` để trang không có tìm kiếm",
        en: "write `enabled = false` for a site without search",
    );
    Some(Diagnostic::error("search/enabled", setting.span.clone(), message).help(help))
}

fn select((): &(), Context { site, theme, .. }: Context) -> SearchInput {
    let strings = STRINGS.map(|(name, key)| (name.to_string(), theme.word(key).to_string()));
    let (docs, texts): (Vec<Doc>, Vec<TextSource>) = entries(site, theme)
        .into_iter()
        .map(|entry| (entry.doc, entry.text))
        .unzip();
    let library = Library {
        docs,
        facets: facets::facets(site, theme),
        words: words(&site.sources.words),
        strings: strings.to_vec(),
        lang: site.config.lang.clone(),
        stems_english: stems_english(site),
        examples: examples(site),
        hints: hints(theme),
        layout: layout(site),
    };
    SearchInput { library, texts }
}

fn make(input: &SearchInput, theme: &Theme) -> Made {
    let is_needed = |name: &str| name != ENGLISH || input.library.stems_english;
    let scripts = theme.published.get(|| published(&theme.search)).iter();
    let scripts = scripts.filter(|(name, _)| is_needed(name));
    let scripts = scripts.map(|(name, bytes)| (name.clone(), bytes.clone()));
    let index = search::index(&input.library, |at| input.texts[at].sections());
    let files = index.into_iter().chain(scripts);
    let files =
        files.map(|(name, bytes)| (OutPath::new(&format!("search/{name}")), Body::Bytes(bytes)));
    (Some(Body::Folder(files.collect())), vec![])
}

/// The scripts by name; the parts in a folder `core/` are one script `core.js`, in the order of
/// their names.
fn whole(scripts: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut whole: BTreeMap<String, String> = BTreeMap::new();
    for (name, text) in scripts {
        match name.split_once('/') {
            Some((folder, _)) => whole
                .entry(format!("{folder}.js"))
                .or_default()
                .push_str(text),
            None => drop(whole.insert(name.clone(), text.clone())),
        }
    }
    let parts = |name: &str| format!("{}/", name.trim_end_matches(".js"));
    for (name, text) in &mut whole {
        if scripts.keys().any(|part| part.starts_with(&parts(name))) {
            *text = format!("(function () {{\n'use strict';\n{text}}})();\n");
        }
    }
    whole
}

/// The scripts as they are published, by name.
fn published(scripts: &BTreeMap<String, String>) -> BTreeMap<String, Vec<u8>> {
    let whole = whole(scripts).into_iter();
    let small = |text: &str| small_script(text).into_bytes();
    whole.map(|(name, text)| (name, small(&text))).collect()
}

/// The script that knows stems of English words.
const ENGLISH: &str = "english.js";

/// Whether any page is written in English.
fn stems_english(site: &Site) -> bool {
    let is_english = |lang: &str| lang == "en" || lang.starts_with("en-");
    let pages = site.pages.values();
    is_english(&site.config.lang)
        || pages
            .filter_map(|page| page.meta.lang.as_deref())
            .any(is_english)
}

/// The topics of the most pages.
fn examples(site: &Site) -> Vec<String> {
    let topics = site
        .shape
        .taxonomies
        .iter()
        .filter(|taxonomy| taxonomy.key == "topics");
    let mut topics: Vec<_> = topics.flat_map(|taxonomy| &taxonomy.terms).collect();
    topics.sort_by_key(|term| std::cmp::Reverse(term.pages.len()));
    topics
        .into_iter()
        .take(3)
        .map(|term| term.title.clone())
        .collect()
}

/// A pack is read where it lies.
fn layout(site: &Site) -> Layout {
    match site.options.pack {
        Some(_) => Layout::AtHand,
        None => Layout::Network,
    }
}

/// Words that tell of each kind of page.
fn hints(theme: &Theme) -> Vec<(String, String)> {
    let hint = |kind: KindName| (kind.as_str().to_string(), hint(theme, kind));
    let hints = KindName::ALL.into_iter().map(hint);
    hints.filter(|(_, hint)| !hint.is_empty()).collect()
}

fn hint(theme: &Theme, kind: KindName) -> String {
    match kind {
        KindName::Page => String::new(),
        kind => theme
            .word(&format!("search_hint_{}", kind.as_str()))
            .to_string(),
    }
}

impl TextSource {
    fn sections(&self) -> Vec<search::Section> {
        let mut sections = Vec::new();
        if let Some(page) = &self.page {
            sections.extend(texts::sections(page));
        }
        if let Some(plan) = &self.plan {
            sections.extend(official::sections(plan));
        }
        if let Some(head) = sections.first_mut() {
            head.names.extend(self.names.iter().cloned());
        }
        sections
    }
}

/// Every page that wants to be found: those without a date first, in the order of navigation, then
/// by date, so that a new one stands at the end and moves no other.
fn entries(site: &Site, theme: &Theme) -> Vec<Entry> {
    let mut files = Vec::new();
    in_order(&site.shape.tree, &mut files);
    let pages = files.iter().filter_map(|file| site.page(file));
    let mut entries: Vec<Entry> = pages.filter_map(|page| entry(site, theme, page)).collect();
    entries.extend(generated::entries(site, theme));
    for (place, entry) in entries.iter_mut().enumerate() {
        entry.doc.site_rank = to_u32(place);
    }
    entries.sort_by_key(|entry| entry.doc.date);
    let mut ranks: Vec<usize> = (0..entries.len()).collect();
    ranks
        .sort_by(|a, b| vi::compare(&entries[*a].doc.title, &entries[*b].doc.title).then(a.cmp(b)));
    for (rank, at) in ranks.into_iter().enumerate() {
        entries[at].doc.title_rank = to_u32(rank);
    }
    entries
}

fn in_order(section: &Section, files: &mut Vec<SourcePath>) {
    files.extend(section.page.clone());
    files.extend(section.pages.iter().cloned());
    section
        .sections
        .iter()
        .for_each(|below| in_order(below, files));
}

fn entry(site: &Site, theme: &Theme, page: &Hashed<Page>) -> Option<Entry> {
    let SearchVisibility::Weight(tenths) = page.meta.search else {
        return None;
    };
    let above = site.shape.above.get(&page.source).into_iter().flatten();
    let crumbs = above
        .skip(1)
        .filter_map(|file| site.page(file))
        .map(|page| page.title().to_string());
    let plan = site
        .clauses
        .plans
        .values()
        .find(|shown| shown.page.source == page.source);
    let date = page.meta.date.map_or(0, |date| {
        (date.year().max(0) as u32 * 16 + date.month() as u32) * 32 + date.day() as u32
    });
    let kind = page.kind.name();
    let doc = Doc {
        url: page.out.as_str().to_string(),
        title: page.title().to_string(),
        crumbs: crumbs.collect(),
        hint: hint(theme, kind),
        facets: facets::of(site, page),
        weight: tenths.saturating_mul(10),
        date,
        ..Doc::default()
    };
    let text = TextSource {
        page: Some(page.clone()),
        plan: plan.map(|shown| shown.plan.clone()),
        names: page_names(site, theme, page),
    };
    Some(Entry { doc, text })
}

/// What else a page is called: a plan by its number, a level by its short name.
fn page_names(site: &Site, theme: &Theme, page: &Page) -> Vec<String> {
    let Kind::Plan(plan) = &page.kind else {
        let own = generated::level_names(site, theme, &page.out, page.kind.name());
        return names::quoted(page.title()).into_iter().chain(own).collect();
    };
    let documents = site.sources.documents.documents.iter();
    let mut named = documents.filter(|document| document.number == plan.number);
    match named.next() {
        Some(document) => names::of_document(document, site.names().number),
        None => names::of_number(&plan.number, theme.word("plan")),
    }
}

/// The register of words as the index wants it.
fn words(register: &register::Words) -> Words {
    let short = register
        .abbreviations
        .iter()
        .map(|(short, long)| [std::slice::from_ref(short), long].concat());
    let glossary = register.terms.iter().filter(|term| !term.also.is_empty());
    let glossary = glossary.map(|term| [std::slice::from_ref(&term.word), &term.also].concat());
    let mut one_way: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (from, to) in &register.one_way {
        one_way.entry(from).or_default().push(to.clone());
    }
    Words {
        same: short
            .chain(register.same.iter().cloned())
            .chain(glossary)
            .collect(),
        one_way: one_way
            .into_iter()
            .map(|(from, to)| (from.to_string(), to))
            .collect(),
    }
}
