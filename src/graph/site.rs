//! The site: everything that features may show, put together once.

use super::claims;
use super::clauses::{Clauses, ShownPlan};
use super::levels::{self, Duties};
use super::links::{self, LinkIndex, Links};
use super::parts;
use super::places::{self, Names};
use super::selection;
use super::shape::{self, Shape, ShapeContext};
use super::shown::{self, Hidden};
use super::validity;
use crate::base::date::{Date, Moment};
use crate::base::diagnostic::Diagnostic;
use crate::base::digest::Hashed;
use crate::base::inputs::{Asset, Inputs, Options};
use crate::base::path::SourcePath;
use crate::base::variants::Resizer;
use crate::model::clause::Address;
use crate::model::config::Config;
use crate::model::meta::Kind;
use crate::model::page::Page;
use crate::model::sources::Sources;
use std::collections::BTreeMap;
use std::sync::Arc;

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
    pub resizer: Resizer,
    pub sources: Sources,
    pub clauses: Clauses,
    pub shape: Arc<Shape>,
    pub links: BTreeMap<SourcePath, Hashed<Links>>,
    pub backlinks: Backlinks,
    pub duties: Duties,
}

/// What earlier builds found out of links and of the shape of the site.
#[derive(Default)]
pub struct Memo {
    links: links::Memo,
    shapes: shape::Memo,
}

/// How a page rests on a clause; `Declared` in its front matter is the stronger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    Mentioned,
    Declared,
}

/// The pages that rest on each clause.
pub type Backlinks = BTreeMap<Address, BTreeMap<SourcePath, Relation>>;

impl Site {
    /// What the pages are called that the program adds.
    pub fn names(&self) -> &'static Names {
        places::names(&self.config.lang)
    }

    /// Puts the site together and drops what today may not show.
    pub fn assemble(
        inputs: &Inputs,
        config: Hashed<Config>,
        pages: BTreeMap<SourcePath, Hashed<Page>>,
        sources: Sources,
        memo: &Memo,
    ) -> (Site, Vec<Diagnostic>) {
        let given = Given::of(inputs, pages, sources);
        let (clauses, faults) = clauses(&config, &given.pages, &given.sources);
        let (links, mut diagnostics) = linked(inputs, &config, &given, &clauses, memo);
        diagnostics.extend(faults);
        let (backlinks, faults) = backlinks(&given.pages, &links, &clauses);
        diagnostics.extend(faults);
        let levels = &given.sources.levels;
        let pages = given.pages.values();
        diagnostics.extend(pages.flat_map(|page| places::unknown_levels(page, levels)));
        let (duties, faults) = levels::duties(levels, &clauses);
        diagnostics.extend(faults);
        let context = ShapeContext {
            config: &config,
            pages: &given.pages,
            sources: &given.sources,
            selection: inputs.options.pack.as_ref(),
            files: claims::files(&links, &inputs.assets),
        };
        let shape = shape::shape(&context, &memo.shapes);
        diagnostics.extend(shape.faults.iter().cloned());
        let today = inputs.now.day(&config.zone);
        let site = Site {
            today,
            options: inputs.options.clone(),
            next_change: given.next_change(&clauses, &config, today),
            hidden: given.hidden,
            assets: inputs.assets.clone(),
            resizer: inputs.resizer.clone(),
            shape,
            config,
            pages: given.pages,
            parts: given.parts,
            sources: given.sources,
            clauses,
            links,
            backlinks,
            duties,
        };
        (site, diagnostics)
    }

    /// Whether anything is asked of the coverage of clauses.
    pub fn has_coverage(&self) -> bool {
        shape::has_coverage(&self.sources)
    }

    /// Whether a page has its address to itself, or was the first to ask for it; the quarrel is
    /// told already.
    pub fn has_own_address(&self, page: &Page) -> bool {
        !self.shape.address_conflicts.contains(&page.source)
    }

    /// The page of a file, where it is shown.
    pub fn page(&self, file: &SourcePath) -> Option<&Hashed<Page>> {
        self.pages.get(file)
    }
}

/// What was read, parted by whether this build shows it.
struct Given {
    pages: BTreeMap<SourcePath, Hashed<Page>>,
    parts: BTreeMap<SourcePath, Hashed<Page>>,
    /// Pages that a pack leaves outside.
    outside: BTreeMap<SourcePath, Hashed<Page>>,
    hidden: BTreeMap<SourcePath, Hidden>,
    sources: Sources,
    /// Files that nothing includes and that are no page.
    left_out: Vec<Diagnostic>,
    /// When the next page appears or goes.
    next: Option<Moment>,
}

impl Given {
    fn of(
        inputs: &Inputs,
        mut pages: BTreeMap<SourcePath, Hashed<Page>>,
        sources: Sources,
    ) -> Given {
        let parts = parts::take(&mut pages);
        let parted = shown::part(pages, inputs);
        let selection = inputs.options.pack.as_ref();
        let selection::Parted { pages, outside } =
            selection::part(parted.shown, &sources, selection);
        let left_out = parts::left_out(&parts, &pages);
        let held = parts.into_iter().chain(outside.clone()).collect();
        Given {
            parts: parts::shown(held, &pages),
            pages,
            outside,
            hidden: parted.hidden,
            sources: selection::sources(sources, selection),
            left_out,
            next: parted.next,
        }
    }

    /// The next moment at which the site would come out otherwise.
    fn next_change(&self, clauses: &Clauses, config: &Config, today: Date) -> Option<Moment> {
        let days = [
            next_change(&self.sources, clauses, today),
            next_date(&self.pages, today),
        ];
        let starts = days.into_iter().flatten().map(|day| config.zone.start(day));
        self.next.into_iter().chain(starts).min()
    }
}

/// The links of all that is shown, and what is wrong with what it includes.
fn linked(
    inputs: &Inputs,
    config: &Config,
    given: &Given,
    clauses: &Clauses,
    memo: &Memo,
) -> (BTreeMap<SourcePath, Hashed<Links>>, Vec<Diagnostic>) {
    let Given { pages, parts, .. } = given;
    let index = LinkIndex {
        pages,
        parts,
        hidden: &given.hidden,
        outside: &given.outside,
        assets: &inputs.assets,
        clauses,
        words: &given.sources.words,
        documents: &given.sources.documents,
        names: places::names(&config.lang),
        html: config.html,
        addresses: Default::default(),
    };
    let all = pages.values().chain(parts.values()).collect();
    let (mut links, mut diagnostics) = links::all(all, &index, &memo.links);
    diagnostics.extend(given.left_out.iter().cloned());
    diagnostics.extend(parts::cycles(&links, pages, parts));
    diagnostics.extend(parts::limit(&mut links, (pages, parts), clauses));
    (links, diagnostics)
}

fn clauses(
    config: &Config,
    pages: &BTreeMap<SourcePath, Hashed<Page>>,
    sources: &Sources,
) -> (Clauses, Vec<Diagnostic>) {
    let shown = sources.plans.iter().filter_map(|(file, plan)| {
        Some((
            plan.id.clone(),
            ShownPlan {
                plan: plan.clone(),
                page: pages.get(file)?.clone(),
            },
        ))
    });
    Clauses::new(shown.collect(), config.default_plan.as_ref())
}

fn backlinks(
    pages: &BTreeMap<SourcePath, Hashed<Page>>,
    links: &BTreeMap<SourcePath, Hashed<Links>>,
    clauses: &Clauses,
) -> (Backlinks, Vec<Diagnostic>) {
    let (mut backlinks, mut diagnostics) = (Backlinks::new(), vec![]);
    let mut rest = |address: &Address, page: &SourcePath, how: Relation| {
        let known = backlinks
            .entry(address.clone())
            .or_default()
            .entry(page.clone())
            .or_insert(how);
        *known = how.max(*known);
    };
    for page in pages.values() {
        let (declared, faults) = places::cited(page, clauses);
        diagnostics.extend(faults);
        declared
            .iter()
            .for_each(|address| rest(address, &page.source, Relation::Declared));
        links[&page.source]
            .clauses()
            .for_each(|address| rest(address, &page.source, Relation::Mentioned));
    }
    (backlinks, diagnostics)
}

/// The next day that a page bears: until then it is reported.
fn next_date(pages: &BTreeMap<SourcePath, Hashed<Page>>, today: Date) -> Option<Date> {
    let days = pages.values().filter_map(|page| page.meta.date);
    days.filter(|day| *day > today).min()
}

fn next_change(sources: &Sources, clauses: &Clauses, today: Date) -> Option<Date> {
    let plans = clauses.plans.values().filter_map(|shown| {
        if let Kind::Plan(meta) = &shown.page.kind {
            Some(meta)
        } else {
            None
        }
    });
    let bodies: Vec<_> = sources
        .levels
        .bodies
        .iter()
        .map(|body| body.validity.clone())
        .collect();
    validity::next_change(&sources.documents, plans, &bodies, today)
}
