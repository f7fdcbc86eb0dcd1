//! The site: everything that features may show, put together once.

use super::claims::{self, Alias};
use super::clauses::{Clauses, ShownPlan};
use super::levels::{self, Duties};
use super::links::{self, Book, Links, Target};
use super::parts;
use super::places::{self, Place};
use super::shown::{self, Hidden};
use super::terms::{self, Taxonomy};
use super::tree::{self, Above, Section};
use super::validity;
use crate::base::date::{Date, Moment};
use crate::base::diagnostic::Diagnostic;
use crate::base::digest::Hashed;
use crate::base::inputs::{Asset, Inputs, Options};
use crate::base::path::{OutPath, SourcePath};
use crate::model::clause::Address;
use crate::model::config::Config;
use crate::model::meta::{Kind, KindName};
use crate::model::page::Page;
use crate::model::sources::Sources;
use std::collections::BTreeMap;

/// All that a build knows when nothing is made yet.
pub struct Site {
    pub config: Hashed<Config>,
    pub options: Options,
    pub today: Date,
    /// The next moment at which the site would come out otherwise.
    pub next_change: Option<Moment>,
    /// Pages that may be shown.
    pub pages: BTreeMap<SourcePath, Hashed<Page>>,
    /// Files that pages include and that have no page of their own.
    pub parts: BTreeMap<SourcePath, Hashed<Page>>,
    pub hidden: BTreeMap<SourcePath, Hidden>,
    pub assets: BTreeMap<SourcePath, Asset>,
    pub sources: Sources,
    pub clauses: Clauses,
    pub tree: Hashed<Section>,
    pub above: Above,
    /// In the order of their addresses.
    pub places: Vec<Place>,
    pub level_outs: BTreeMap<String, OutPath>,
    pub body_outs: BTreeMap<String, OutPath>,
    pub links: BTreeMap<SourcePath, Hashed<Links>>,
    pub backlinks: Backlinks,
    pub duties: Duties,
    pub taxonomies: Vec<Taxonomy>,
    pub aliases: Vec<Alias>,
}

/// How a page rests on a clause; `Declared` in its front matter is the stronger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rests {
    Mentioned,
    Declared,
}

/// The pages that rest on each clause.
pub type Backlinks = BTreeMap<Address, BTreeMap<SourcePath, Rests>>;

impl Site {
    /// Puts the site together and drops what today may not show.
    pub fn assemble(
        inputs: &Inputs,
        config: Hashed<Config>,
        mut pages: BTreeMap<SourcePath, Hashed<Page>>,
        sources: Sources,
        memo: &links::Memo,
    ) -> (Site, Vec<Diagnostic>) {
        let parts = parts::take(&mut pages);
        let parted = shown::part(pages, inputs);
        let pages = parted.shown;
        let parts = parts::shown(parts, &pages);
        let (clauses, faults) = clauses(&config, &pages, &sources);
        let book =
            Book { pages: &pages, parts: &parts, hidden: &parted.hidden, assets: &inputs.assets, clauses: &clauses, words: &sources.words };
        let (links, mut diagnostics) = links::all(pages.values().chain(parts.values()).collect(), &book, memo);
        diagnostics.extend(parts::cycles(&links, &pages, &parts));
        diagnostics.extend(faults);
        let (backlinks, faults) = backlinks(&pages, &links, &clauses);
        diagnostics.extend(faults);
        diagnostics.extend(pages.values().flat_map(|page| places::unknown_levels(page, &sources.levels)));
        let (duties, faults) = levels::duties(&sources.levels, &clauses);
        diagnostics.extend(faults);
        let level_outs = places::level_outs(&sources.levels, &pages);
        let body_outs = places::body_outs(&sources.levels, &pages);
        let (taxonomies, faults) = terms::taxonomies(&pages, &config);
        diagnostics.extend(faults);
        let (aliases, faults) = claims::aliases(&pages, &links, &inputs.assets);
        diagnostics.extend(faults);
        let tree = tree::tree(&pages);
        let today = inputs.now.day(&config.zone);
        let mut made = added(&sources, &level_outs, &body_outs);
        made.extend(lists(&config, &pages, &tree, &taxonomies));
        made.push(places::search(&config.lang));
        let places = places::places(&pages, made);
        let site = Site {
            today,
            options: inputs.options.clone(),
            next_change: [parted.next, next_change(&sources, &clauses, today).map(|day| config.zone.start(day))]
                .into_iter()
                .flatten()
                .min(),
            hidden: parted.hidden,
            assets: inputs.assets.clone(),
            above: tree::ways(&tree),
            tree: Hashed::new(tree),
            config,
            pages,
            parts,
            sources,
            clauses,
            places,
            level_outs,
            body_outs,
            links,
            backlinks,
            duties,
            taxonomies,
            aliases,
        };
        (site, diagnostics)
    }

    /// Whether anything is asked of the coverage of clauses.
    pub fn has_coverage(&self) -> bool {
        has_coverage(&self.sources)
    }

    /// The place at an address.
    pub fn place(&self, out: &OutPath) -> Option<&Place> {
        self.places.binary_search_by(|place| place.out.cmp(out)).ok().map(|at| &self.places[at])
    }

    /// Whether a page has its address to itself, or was the first to ask for it; the quarrel is told already.
    pub fn owns(&self, page: &Page) -> bool {
        self.place(&page.out).is_some_and(|place| place.source.as_ref() == Some(&page.source))
    }

    /// The page of a file, where it is shown.
    pub fn page(&self, file: &SourcePath) -> Option<&Hashed<Page>> {
        self.pages.get(file)
    }
}

fn clauses(config: &Config, pages: &BTreeMap<SourcePath, Hashed<Page>>, sources: &Sources) -> (Clauses, Vec<Diagnostic>) {
    let shown = sources
        .plans
        .iter()
        .filter_map(|(file, plan)| Some((plan.id.clone(), ShownPlan { plan: plan.clone(), page: pages.get(file)?.clone() })));
    Clauses::new(shown.collect(), config.default_plan.as_ref())
}

fn backlinks(
    pages: &BTreeMap<SourcePath, Hashed<Page>>,
    links: &BTreeMap<SourcePath, Hashed<Links>>,
    clauses: &Clauses,
) -> (Backlinks, Vec<Diagnostic>) {
    let (mut backlinks, mut diagnostics) = (Backlinks::new(), vec![]);
    let mut rest = |address: &Address, page: &SourcePath, how: Rests| {
        let known = backlinks.entry(address.clone()).or_default().entry(page.clone()).or_insert(how);
        *known = how.max(*known);
    };
    for page in pages.values() {
        let (declared, faults) = places::cited(page, clauses);
        diagnostics.extend(faults);
        declared.iter().for_each(|address| rest(address, &page.source, Rests::Declared));
        for target in links[&page.source].0.values() {
            if let Target::Clauses { clauses, .. } = target {
                clauses.iter().for_each(|address| rest(address, &page.source, Rests::Mentioned));
            }
        }
    }
    (backlinks, diagnostics)
}

/// Pages of taxonomies and terms, and the further pages of long lists.
fn lists(config: &Config, pages: &BTreeMap<SourcePath, Hashed<Page>>, tree: &Section, taxonomies: &[Taxonomy]) -> Vec<Place> {
    let page = |out: &OutPath, title: &str| Place { out: out.clone(), title: title.to_string(), kind: KindName::Page, source: None };
    let mut added = vec![];
    for section in tree.all() {
        if let Some(index) = section.page.as_ref().and_then(|file| pages.get(file)) {
            added.extend(places::pagers(&index.out, index.title(), index.kind.name(), section.pages.len(), paginate(config, index)));
        }
    }
    for taxonomy in taxonomies {
        added.push(page(&taxonomy.out, &taxonomy.title));
        for term in &taxonomy.terms {
            added.push(page(&term.out, &term.title));
            added.extend(places::pagers(&term.out, &term.title, KindName::Page, term.pages.len(), config.paginate));
        }
    }
    added
}

fn has_coverage(sources: &Sources) -> bool {
    !sources.plans.is_empty() && !sources.coverage.required.is_empty()
}

fn next_change(sources: &Sources, clauses: &Clauses, today: Date) -> Option<Date> {
    let plans = clauses.plans.values().filter_map(|shown| if let Kind::Plan(meta) = &shown.page.kind { Some(meta) } else { None });
    let bodies: Vec<_> = sources.levels.bodies.iter().map(|body| body.validity.clone()).collect();
    validity::next_change(&sources.documents, plans, &bodies, today)
}

/// How many pages a section lists on one.
pub fn paginate(config: &Config, index: &Page) -> usize {
    index.section.as_ref().and_then(|section| section.paginate).unwrap_or(config.paginate)
}

/// The pages that the program adds: of levels and bodies that nobody wrote a page for.
fn added(sources: &Sources, level_outs: &BTreeMap<String, OutPath>, body_outs: &BTreeMap<String, OutPath>) -> Vec<Place> {
    use crate::model::meta::KindName::{Body, Level};
    let levels = sources.levels.levels.iter().filter_map(|level| Some((level.name.clone(), Level, level_outs.get(level.id.as_str())?)));
    let bodies = sources.levels.bodies.iter().filter_map(|body| Some((body.name.clone(), Body, body_outs.get(&body.id)?)));
    let written = levels.chain(bodies).map(|(title, kind, out)| Place { out: out.clone(), title, kind, source: None });
    let lists = [
        (places::GLOSSARY, "Từ điển thuật ngữ", !sources.words.terms.is_empty()),
        (places::DOCUMENTS, "Văn bản viện dẫn", !sources.documents.documents.is_empty()),
        (places::COVERAGE, "Độ phủ", has_coverage(sources)),
    ];
    let list = |(out, title, _): (&str, &str, bool)| Place {
        out: OutPath::new(out),
        title: title.to_string(),
        kind: KindName::Page,
        source: None,
    };
    written.chain(lists.into_iter().filter(|(_, _, there)| *there).map(list)).collect()
}
