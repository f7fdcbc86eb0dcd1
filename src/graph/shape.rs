//! The shape of a site: its tree, its taxonomies and its addresses. It is found again only where
//! what lists show of a page, or what the site declares, is another.

use super::claims::{self, Alias};
use super::places::{self, Names, Place};
use super::selection;
use super::terms::{self, Taxonomy};
use super::tree::{self, Above, Neighbours, Section};
use crate::base::cache::Cache;
use crate::base::diagnostic::Diagnostic;
use crate::base::digest::{Digest, Hashed};
use crate::base::path::{OutPath, SourcePath};
use crate::base::selection::Selection;
use crate::model::config::Config;
use crate::model::meta::KindName;
use crate::model::page::Page;
use crate::model::sources::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

type Pages = BTreeMap<SourcePath, Hashed<Page>>;

/// What pages are to each other, whatever their texts say.
pub struct Shape {
    pub tree: Hashed<Section>,
    pub above: Above,
    /// In the section of each page.
    pub neighbours: Neighbours,
    /// In the series of each column, by day.
    pub in_series: Neighbours,
    /// In the order of their addresses.
    pub places: Vec<Place>,
    /// Pages whose address another one had before them.
    pub address_conflicts: BTreeSet<SourcePath>,
    pub level_outs: BTreeMap<String, OutPath>,
    pub body_outs: BTreeMap<String, OutPath>,
    pub taxonomies: Vec<Taxonomy>,
    pub aliases: Vec<Alias>,
    pub faults: Vec<Diagnostic>,
}

/// All that a shape is made of: of pages the digests of what lists show.
pub struct ShapeContext<'a> {
    pub config: &'a Hashed<Config>,
    pub pages: &'a Pages,
    pub sources: &'a Sources,
    /// What is in the pack, where the site is one.
    pub selection: Option<&'a Selection>,
    /// Files that are written beside the pages.
    pub files: BTreeSet<(OutPath, SourcePath)>,
}

/// The shape of the last build.
pub type Memo = Cache<Arc<Shape>>;

/// The shape of a site.
///
/// Diagnostics: those of `terms::taxonomies` and `claims::aliases`.
pub fn shape(context: &ShapeContext, memo: &Memo) -> Arc<Shape> {
    memo.one(context.digest(), || Arc::new(context.shape()))
}

impl ShapeContext<'_> {
    fn digest(&self) -> Digest {
        let ShapeContext {
            config,
            pages,
            sources,
            selection,
            files,
        } = self;
        let listing_digests: Vec<Digest> = pages.values().map(|page| page.listing_digest).collect();
        let lists = (
            sources.words.terms.is_empty(),
            sources.documents.documents.is_empty(),
            has_coverage(sources),
        );
        let levels = &sources.levels;
        Digest::of(&(config, listing_digests, levels, lists, selection, files))
    }

    fn shape(&self) -> Shape {
        let ShapeContext {
            config,
            pages,
            sources,
            selection,
            files,
        } = self;
        let names = places::names(&config.lang);
        let levels = &sources.levels;
        let level_outs = selection::levels(places::level_outs(levels, pages, names), *selection);
        let body_outs = places::body_outs(levels, pages, names);
        let body_outs = selection::bodies(body_outs, levels, *selection);
        let (taxonomies, mut faults) = terms::taxonomies(pages, config);
        let (aliases, quarrels) = claims::aliases(pages, files);
        faults.extend(quarrels);
        let tree = tree::tree(pages);
        let mut made = added(sources, &level_outs, &body_outs, names);
        made.extend(lists(config, pages, &tree, &taxonomies));
        made.push(places::search(config));
        let places = places::places(pages, made);
        let address_conflicts = pages.values().filter(|page| {
            place(&places, &page.out)
                .is_none_or(|place| place.source.as_ref() != Some(&page.source))
        });
        let sections = tree
            .all()
            .into_iter()
            .filter(|section| section.page.is_some());
        Shape {
            address_conflicts: address_conflicts.map(|page| page.source.clone()).collect(),
            above: tree::ways(&tree),
            neighbours: sections
                .flat_map(|section| tree::neighbours(&section.pages))
                .collect(),
            in_series: terms::series(&taxonomies, pages),
            tree: Hashed::new(tree),
            places,
            level_outs,
            body_outs,
            taxonomies,
            aliases,
            faults,
        }
    }
}

impl Shape {
    /// The place at an address.
    pub fn place(&self, out: &OutPath) -> Option<&Place> {
        place(&self.places, out)
    }
}

fn place<'a>(places: &'a [Place], out: &OutPath) -> Option<&'a Place> {
    places
        .binary_search_by(|place| place.out.cmp(out))
        .ok()
        .map(|at| &places[at])
}

/// Whether anything is asked of the coverage of clauses.
pub fn has_coverage(sources: &Sources) -> bool {
    !sources.plans.is_empty() && !sources.coverage.required.is_empty()
}

/// Pages of taxonomies and terms, and the further pages of long lists.
fn lists(config: &Config, pages: &Pages, tree: &Section, taxonomies: &[Taxonomy]) -> Vec<Place> {
    let page = |out: &OutPath, title: &str| Place {
        out: out.clone(),
        title: title.to_string(),
        kind: KindName::Page,
        source: None,
    };
    let names = places::names(&config.lang);
    let mut added = vec![];
    for section in tree.all() {
        if let Some(index) = section.page.as_ref().and_then(|file| pages.get(file)) {
            added.extend(places::pagers(
                &index.out,
                index.title(),
                index.kind.name(),
                section.pages.len(),
                paginate(config, index),
                names,
            ));
        }
    }
    for taxonomy in taxonomies {
        added.push(page(&taxonomy.out, &taxonomy.title));
        for term in &taxonomy.terms {
            added.push(page(&term.out, &term.title));
            added.extend(places::pagers(
                &term.out,
                &term.title,
                KindName::Page,
                term.pages.len(),
                config.paginate,
                names,
            ));
        }
    }
    added
}

/// How many pages a section lists on one.
pub fn paginate(config: &Config, index: &Page) -> usize {
    index
        .section
        .as_ref()
        .and_then(|section| section.paginate)
        .unwrap_or(config.paginate)
}

/// The pages that the program adds: of levels and bodies that nobody wrote a page for.
fn added(
    sources: &Sources,
    level_outs: &BTreeMap<String, OutPath>,
    body_outs: &BTreeMap<String, OutPath>,
    names: &Names,
) -> Vec<Place> {
    use crate::model::meta::KindName::{Body, Level};
    let levels = sources.levels.levels.iter().filter_map(|level| {
        Some((
            level.name.clone(),
            Level,
            level_outs.get(level.id.as_str())?,
        ))
    });
    let bodies = sources
        .levels
        .bodies
        .iter()
        .filter_map(|body| Some((body.name.clone(), Body, body_outs.get(&body.id)?)));
    let written = levels.chain(bodies).map(|(title, kind, out)| Place {
        out: out.clone(),
        title,
        kind,
        source: None,
    });
    let lists = [
        (&names.glossary, !sources.words.terms.is_empty()),
        (&names.documents, !sources.documents.documents.is_empty()),
        (&names.coverage, has_coverage(sources)),
    ];
    let lists = lists.into_iter().filter(|(_, there)| *there);
    written.chain(lists.map(|(list, _)| list.place())).collect()
}
