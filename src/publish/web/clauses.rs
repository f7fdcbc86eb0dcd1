//! `api/clauses.json`: every clause of every plan, for machines.

use crate::base::diagnostic::StaticMessage;
use crate::base::path::{OutPath, encode};
use crate::graph::clauses::ShownPlan;
use crate::graph::site::{Relation, Site};
use crate::model::citation_name::citation_name;
use crate::model::clause::{Address, Clause, ClauseKind};
use crate::model::level::LevelId;
use crate::model::meta::KindName;
use crate::model::note::Note;
use crate::model::page::Page;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::select::context::Context;
use crate::theme::Theme;
use serde::Serialize;
use std::collections::BTreeSet;

pub const PUBLISHER: Publisher = Publisher {
    name: "clauses",
    about: StaticMessage {
        vi: "Ghi `api/clauses.json`: mọi điều khoản, cấp phải làm và tài liệu viện dẫn.",
        en: "Writes `api/clauses.json`: every clause, the levels it binds and what rests on it.",
    },
    plan,
};

const OUT: &str = "api/clauses.json";

/// One clause. Addresses start at the root of the site.
#[derive(Hash, Serialize)]
struct Row {
    plan: String,
    id: String,
    /// The id it bore when it was first locked.
    first_id: String,
    kind: ClauseKind,
    number: String,
    spoken: String,
    heading: String,
    /// Its own lines as printed, without the white space around them; clauses below it are rows of
    /// their own.
    text: String,
    url: String,
    /// A plan written to show how, binding nobody.
    example: bool,
    summary: String,
    keywords: Vec<String>,
    /// The levels that it binds.
    levels: Vec<LevelId>,
    /// Those, and the levels bound by clauses that carry it out.
    concerns: BTreeSet<LevelId>,
    carries_out: Vec<String>,
    carried_out_by: Vec<String>,
    parts: Vec<ClausePart>,
    backlinks: Vec<Backlink>,
}

#[derive(Hash, Serialize)]
struct ClausePart {
    id: String,
    name: String,
}

#[derive(Hash, Serialize)]
struct Backlink {
    title: String,
    kind: KindName,
    url: String,
    levels: Vec<LevelId>,
    /// `declared` in its front matter, or only `mentioned` in its text.
    rests: &'static str,
}

fn plan(Context { site, .. }: Context) -> Planned {
    let is_there = site
        .clauses
        .plans
        .values()
        .any(|shown| of_plan(site, shown).next().is_some());
    (
        is_there
            .then(|| Job::lazy(OutPath::new(OUT), (), select, make))
            .into_iter()
            .collect(),
        vec![],
    )
}

fn select((): &(), Context { site, .. }: Context) -> Vec<Row> {
    site.clauses
        .plans
        .values()
        .flat_map(|shown| of_plan(site, shown))
        .collect()
}

fn make(rows: &Vec<Row>, _: &Theme) -> Made {
    (
        Body::text(
            serde_json::to_string_pretty(rows)
                .ok()
                .map(|text| text + "\n"),
        ),
        vec![],
    )
}

fn of_plan<'a>(site: &'a Site, shown: &'a ShownPlan) -> impl Iterator<Item = Row> + 'a {
    shown
        .plan
        .official
        .clauses
        .iter()
        .map(|clause| row(site, shown, clause))
}

fn row(site: &Site, shown: &ShownPlan, clause: &Clause) -> Row {
    let plan = &shown.plan;
    let address = Address {
        plan: plan.id.clone(),
        clause: clause.id.clone(),
    };
    let note = plan.note(&clause.id);
    let levels = site
        .duties
        .levels
        .get(&address)
        .into_iter()
        .flatten()
        .cloned()
        .collect::<BTreeSet<_>>();
    Row {
        plan: plan.id.0.clone(),
        id: clause.id.0.clone(),
        first_id: plan.first_id(&clause.id).0,
        kind: clause.kind,
        number: clause.number.clone(),
        spoken: citation_name(&plan.official, &clause.id),
        heading: clause.heading.clone(),
        text: plan.official.slice(&clause.own).trim().to_string(),
        url: format!(
            "{}#{}",
            shown.page.out.address(),
            encode(clause.id.as_str())
        ),
        example: site.clauses.is_example(&plan.id),
        summary: note.map(|note| note.summary.clone()).unwrap_or_default(),
        keywords: note.map(|note| note.keywords.clone()).unwrap_or_default(),
        levels: in_order(site, levels),
        concerns: site.duties.concerned(&address, &site.clauses),
        carries_out: carries_out(site, &address, note),
        carried_out_by: site
            .duties
            .carried
            .get(&address)
            .into_iter()
            .flatten()
            .map(Address::to_string)
            .collect(),
        parts: plan
            .parts(&clause.id)
            .iter()
            .map(|(id, name)| ClausePart {
                id: id.clone(),
                name: name.clone(),
            })
            .collect(),
        backlinks: backlinks(site, &address, &shown.page),
    }
}

/// From the top of the ladder down.
fn in_order(site: &Site, levels: BTreeSet<LevelId>) -> Vec<LevelId> {
    site.sources
        .levels
        .levels
        .iter()
        .map(|level| &level.id)
        .filter(|id| levels.contains(id))
        .cloned()
        .collect()
}

fn carries_out(site: &Site, address: &Address, note: Option<&Note>) -> Vec<String> {
    let references = note.into_iter().flat_map(|note| &note.carries_out);
    let found = references
        .filter_map(|reference| site.clauses.resolve(reference, Some(&address.plan)).ok());
    found.flatten().map(|address| address.to_string()).collect()
}

fn backlinks(site: &Site, address: &Address, home: &Page) -> Vec<Backlink> {
    let pages = site
        .backlinks
        .get(address)
        .into_iter()
        .flatten()
        .filter_map(|(file, how)| Some((site.page(file)?, how)));
    let others = pages.filter(|(page, _)| page.source != home.source);
    let row = |(page, how): (&crate::base::digest::Hashed<Page>, &Relation)| Backlink {
        title: page.title().to_string(),
        kind: page.kind.name(),
        url: page.out.address(),
        levels: page
            .meta
            .levels
            .iter()
            .map(|level| level.value.clone())
            .collect(),
        rests: if *how == Relation::Declared {
            "declared"
        } else {
            "mentioned"
        },
    };
    others.map(row).collect()
}
