//! `search/`: the index of all pages and the scripts that read it.

mod facets;
mod official;
mod script;
mod texts;

use crate::base::diagnostic::StaticMessage;
use crate::base::digest::Hashed;
use crate::base::path::{OutPath, SourcePath};
use crate::graph::site::Site;
use crate::graph::tree::Section;
use crate::model::meta::SearchVisibility;
use crate::model::page::Page;
use crate::model::plan::Plan;
use crate::model::register;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::search::{self, Doc, Facet, Library, Words};
use crate::text::vi;
use crate::theme::Theme;
use rayon::prelude::*;
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
    entries: Vec<Entry>,
    facets: Vec<Facet>,
    words: Words,
    strings: Vec<(String, String)>,
}

/// A page of the site; its text is taken from `page` and `plan` when the index is made.
#[derive(Hash)]
struct Entry {
    doc: Doc,
    page: Option<Hashed<Page>>,
    plan: Option<Hashed<Plan>>,
}

/// Texts of the reader, and the words of a theme that they are.
const STRINGS: [(&str, &str); 17] = [
    ("label", "search_label"),
    ("all", "search_all"),
    ("count", "search_count"),
    ("none", "search_none"),
    ("meant", "search_meant"),
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

fn plan(_: &Site, _: &Theme) -> Planned {
    (
        vec![Job::lazy(OutPath::new("search"), (), select, make).skipping_diagnostics()],
        vec![],
    )
}

fn select((): &(), site: &Site, theme: &Theme) -> SearchInput {
    let strings = STRINGS.map(|(name, key)| (name.to_string(), theme.word(key).to_string()));
    SearchInput {
        entries: entries(site),
        facets: facets::facets(site, theme),
        words: words(&site.sources.words),
        strings: strings.to_vec(),
    }
}

fn make(input: &SearchInput, theme: &Theme) -> Made {
    let docs = input.entries.par_iter().map(whole).collect();
    let library = Library {
        docs,
        facets: input.facets.clone(),
        words: input.words.clone(),
        strings: input.strings.clone(),
    };
    let scripts = theme
        .search
        .iter()
        .map(|(name, text)| (name.clone(), script::bare(text).into_bytes()));
    let files = search::index(&library).into_iter().chain(scripts);
    let files =
        files.map(|(name, bytes)| (OutPath::new(&format!("search/{name}")), Body::Bytes(bytes)));
    (Some(Body::Folder(files.collect())), vec![])
}

/// An entry's document with its text.
fn whole(entry: &Entry) -> Doc {
    let mut doc = entry.doc.clone();
    if let Some(page) = &entry.page {
        doc.sections.extend(texts::sections(page));
    }
    if let Some(plan) = &entry.plan {
        doc.sections.extend(official::sections(plan));
    }
    doc
}

/// Every page that wants to be found, in the order of navigation.
fn entries(site: &Site) -> Vec<Entry> {
    let mut files = Vec::new();
    in_order(&site.tree, &mut files);
    let pages = files.iter().filter_map(|file| site.page(file));
    let mut entries: Vec<Entry> = pages.filter_map(|page| entry(site, page)).collect();
    entries.extend(facets::added(site));
    let mut ranks: Vec<usize> = (0..entries.len()).collect();
    ranks
        .sort_by(|a, b| vi::compare(&entries[*a].doc.title, &entries[*b].doc.title).then(a.cmp(b)));
    ranks
        .into_iter()
        .enumerate()
        .for_each(|(rank, at)| entries[at].doc.title_rank = rank as u32);
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

fn entry(site: &Site, page: &Hashed<Page>) -> Option<Entry> {
    let SearchVisibility::Weight(tenths) = page.meta.search else {
        return None;
    };
    let above = site.above.get(&page.source).into_iter().flatten();
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
    let doc = Doc {
        url: page.out.as_str().to_string(),
        title: page.title().to_string(),
        crumbs: crumbs.collect(),
        facets: facets::of(site, page),
        weight: tenths.saturating_mul(10),
        date,
        title_rank: 0,
        sections: vec![],
    };
    Some(Entry {
        doc,
        page: Some(page.clone()),
        plan: plan.map(|shown| shown.plan.clone()),
    })
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
