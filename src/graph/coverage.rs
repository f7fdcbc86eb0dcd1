//! Which clause has material for which level and of which kind, and what is missing.

use super::clauses::Clauses;
use super::site::Site;
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::model::clause::{Address, ClauseKind, ClauseRef};
use crate::model::level::LevelId;
use crate::model::meta::KindName;
use crate::model::page::Page;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The kinds of material that are counted.
pub const KINDS: [KindName; 4] = [
    KindName::Column,
    KindName::Module,
    KindName::Guide,
    KindName::Form,
];

/// The whole matrix, and the reverse.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// In the order of plans and texts; the parts of a clause stand below it.
    pub rows: Vec<Row>,
    /// Materials that rest on no clause.
    pub unbound: Vec<SourcePath>,
    /// Clauses that no material cites.
    pub uncited: Vec<Address>,
}

/// A clause, or one of its named parts.
#[derive(Clone, Debug)]
pub struct Row {
    pub address: Address,
    /// Id and name.
    pub part: Option<(String, String)>,
    /// For each level from the top down, for each of `KINDS`.
    pub cells: Vec<Cell>,
}

/// One clause, one level, one kind of material.
#[derive(Clone, Debug)]
pub struct Cell {
    pub level: LevelId,
    pub kind: KindName,
    pub state: State,
    /// The pages that make it present or mention it.
    pub pages: Vec<SourcePath>,
    /// Where the register asks for it, and how strictly.
    pub required: Option<(Severity, Span)>,
    /// Why it needs nothing; empty but for `NotApplicable`.
    pub reason: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// A page says in its front matter that it rests on the clause.
    Present,
    /// A page only mentions it, or covers some of its parts; of a part, one that names the clause
    /// as a whole.
    Mentioned,
    /// Asked for, and not there.
    Missing,
    NotRequired,
    /// The register says that nothing is needed; it wins over all else.
    NotApplicable,
}

/// A clause or part, as the key of what registers and pages say.
type CellKey = (Address, Option<String>);

/// What registers and pages say, resolved once.
struct CoverageContext<'a> {
    site: &'a Site,
    levels: Vec<&'a LevelId>,
    /// Each material with what it says that it rests on.
    materials: BTreeMap<&'a SourcePath, (&'a Page, BTreeSet<CellKey>)>,
    /// The materials that name each clause or part.
    naming: BTreeMap<CellKey, Vec<&'a Page>>,
    required: BTreeMap<(CellKey, LevelId, KindName), (Severity, Span)>,
    reasons: BTreeMap<(CellKey, LevelId), String>,
}

/// The coverage of all plans in force.
///
/// Diagnostics: `clause/unknown`, `clause/plan`, `clause/part` for a reference of the register that
/// leads nowhere.
pub fn coverage(site: &Site) -> (Coverage, Vec<Diagnostic>) {
    let mut diagnostics = vec![];
    let context = context(site, &mut diagnostics);
    let rows: Vec<Row> = keys(site)
        .into_iter()
        .map(|(address, part)| row(&context, address, part))
        .collect();
    let cited = |address: &Address| {
        site.backlinks
            .get(address)
            .is_some_and(|pages| pages.keys().any(|file| is_counted(site, file)))
    };
    let uncited = rows
        .iter()
        .filter(|row| row.part.is_none() && !cited(&row.address))
        .map(|row| row.address.clone());
    let resting: BTreeSet<&SourcePath> = site.backlinks.values().flat_map(BTreeMap::keys).collect();
    let unbound = context
        .materials
        .keys()
        .filter(|file| !resting.contains(*file))
        .map(|file| (*file).clone());
    (
        Coverage {
            uncited: uncited.collect(),
            unbound: unbound.collect(),
            rows,
        },
        diagnostics,
    )
}

fn is_counted(site: &Site, file: &SourcePath) -> bool {
    site.page(file).is_some_and(|page| is_material(page))
}

fn is_material(page: &Page) -> bool {
    page.section.is_none() && KINDS.contains(&page.kind.name())
}

fn context<'a>(site: &'a Site, diagnostics: &mut Vec<Diagnostic>) -> CoverageContext<'a> {
    let policy = &site.sources.coverage;
    let (mut required, mut reasons) = (BTreeMap::new(), BTreeMap::new());
    for rule in &policy.required {
        for (key, span) in resolved(&rule.clauses, &site.clauses, diagnostics) {
            for (level, kind) in rule
                .levels
                .iter()
                .flat_map(|level| rule.kinds.iter().map(move |kind| (level, kind)))
            {
                let known = required
                    .entry((key.clone(), level.clone(), *kind))
                    .or_insert_with(|| (rule.severity, span.clone()));
                known.0 = known.0.min(rule.severity);
            }
        }
    }
    for rule in &policy.not_applicable {
        for (key, _) in resolved(&rule.clauses, &site.clauses, diagnostics) {
            reasons.extend(
                rule.levels
                    .iter()
                    .map(|level| ((key.clone(), level.clone()), rule.reason.clone())),
            );
        }
    }
    let (mut materials, mut naming) = (BTreeMap::new(), BTreeMap::<CellKey, Vec<&Page>>::new());
    for page in site.pages.values().filter(|page| is_material(page)) {
        let keys: BTreeSet<CellKey> = resolved(&page.meta.clauses, &site.clauses, &mut vec![])
            .into_iter()
            .map(|(key, _)| key)
            .collect();
        keys.iter()
            .for_each(|key| naming.entry(key.clone()).or_default().push(page));
        materials.insert(&page.source, (&**page, keys));
    }
    let levels = site
        .sources
        .levels
        .levels
        .iter()
        .map(|level| &level.id)
        .collect();
    CoverageContext {
        site,
        levels,
        materials,
        naming,
        required,
        reasons,
    }
}

/// What references mean; those that lead nowhere are told.
fn resolved(
    references: &[ClauseRef],
    clauses: &Clauses,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(CellKey, Span)> {
    let mut found = vec![];
    for reference in references {
        match clauses.resolve(reference, None) {
            Ok(addresses) => found.extend(
                addresses
                    .into_iter()
                    .map(|address| ((address, reference.part.clone()), reference.span.clone())),
            ),
            Err(fault) => diagnostics.push(*fault),
        }
    }
    found
}

/// Clauses that say something, each followed by its parts; the opening of a text asks nobody for
/// anything.
fn keys(site: &Site) -> Vec<(Address, Option<(String, String)>)> {
    let mut keys = vec![];
    for shown in site
        .clauses
        .plans
        .values()
        .filter(|shown| !site.clauses.is_example(&shown.plan.id))
    {
        let plan = &shown.plan;
        for clause in plan
            .official
            .clauses
            .iter()
            .filter(|clause| !clause.body.is_empty() && clause.kind != ClauseKind::Opening)
        {
            let address = Address {
                plan: plan.id.clone(),
                clause: clause.id.clone(),
            };
            keys.push((address.clone(), None));
            keys.extend(
                plan.parts(&clause.id)
                    .iter()
                    .map(|part| (address.clone(), Some(part.clone()))),
            );
        }
    }
    keys
}

fn row(context: &CoverageContext, address: Address, part: Option<(String, String)>) -> Row {
    let key = (address, part.as_ref().map(|(id, _)| id.clone()));
    let pairs = context
        .levels
        .iter()
        .flat_map(|level| KINDS.map(|kind| (*level, kind)));
    let cells = pairs
        .map(|(level, kind)| cell(context, &key, level, kind))
        .collect();
    Row {
        address: key.0,
        part,
        cells,
    }
}

fn cell(context: &CoverageContext, key: &CellKey, level: &LevelId, kind: KindName) -> Cell {
    let whole = (key.0.clone(), None);
    let reason = [key, &whole]
        .into_iter()
        .find_map(|key| context.reasons.get(&(key.clone(), level.clone())));
    let required = context
        .required
        .get(&(key.clone(), level.clone(), kind))
        .cloned();
    let (declared, mentioned) = (
        declared(context, key, level, kind),
        mentioned(context, key, level, kind),
    );
    let (state, pages) = match (reason, declared.is_empty(), mentioned.is_empty()) {
        (Some(_), ..) => (State::NotApplicable, vec![]),
        (None, false, _) => (State::Present, declared),
        (None, true, false) => (State::Mentioned, mentioned),
        (None, true, true) => (
            if required.is_some() {
                State::Missing
            } else {
                State::NotRequired
            },
            vec![],
        ),
    };
    Cell {
        level: level.clone(),
        kind,
        state,
        pages,
        required,
        reason: reason.cloned().unwrap_or_default(),
    }
}

/// The pages that rest on a clause as a whole, or on all its parts between them; on a part, those
/// that name it.
fn declared(
    context: &CoverageContext,
    key: &CellKey,
    level: &LevelId,
    kind: KindName,
) -> Vec<SourcePath> {
    let whole = naming(context, key, level, kind);
    let parts = if key.1.is_none() {
        context
            .site
            .clauses
            .plan(&key.0.plan)
            .map_or(&[][..], |plan| plan.parts(&key.0.clause))
    } else {
        &[]
    };
    let by_part: Vec<_> = parts
        .iter()
        .map(|(id, _)| naming(context, &(key.0.clone(), Some(id.clone())), level, kind))
        .collect();
    if whole.is_empty() && (by_part.is_empty() || by_part.iter().any(Vec::is_empty)) {
        return vec![];
    }
    let all: BTreeSet<SourcePath> = whole
        .into_iter()
        .chain(by_part.into_iter().flatten())
        .collect();
    all.into_iter().collect()
}

fn naming(
    context: &CoverageContext,
    key: &CellKey,
    level: &LevelId,
    kind: KindName,
) -> Vec<SourcePath> {
    let pages = context
        .naming
        .get(key)
        .into_iter()
        .flatten()
        .filter(|page| serves(page, level, kind));
    pages.map(|page| page.source.clone()).collect()
}

/// The pages that name the clause in any way; of a part, those that do not say that they are about
/// other parts only.
fn mentioned(
    context: &CoverageContext,
    key: &CellKey,
    level: &LevelId,
    kind: KindName,
) -> Vec<SourcePath> {
    let resting = context
        .site
        .backlinks
        .get(&key.0)
        .into_iter()
        .flat_map(BTreeMap::keys);
    let elsewhere = |keys: &BTreeSet<CellKey>| {
        let own = || keys.iter().filter(|(address, _)| *address == key.0);
        key.1.is_some()
            && own().next().is_some()
            && own().all(|(_, part)| part.is_some() && *part != key.1)
    };
    let pages = resting.filter_map(|file| context.materials.get(file));
    pages
        .filter(|(page, keys)| serves(page, level, kind) && !elsewhere(keys))
        .map(|(page, _)| page.source.clone())
        .collect()
}

/// Whether a page is of `kind` and for `level`; one that names no level is for all.
fn serves(page: &Page, level: &LevelId, kind: KindName) -> bool {
    page.kind.name() == kind
        && (page.meta.levels.is_empty() || page.meta.levels.iter().any(|one| one.value == *level))
}
