//! Clauses that bind a level or a body, verbatim, with what they carry out and what helps to do
//! them.

use super::card::card;
use super::links::{clause_link, link};
use crate::base::path::OutPath;
use crate::graph::quotes::quote;
use crate::graph::site::Site;
use crate::model::clause::{Address, PlanId};
use crate::render::links::LinkPolicy;
use crate::render::official;
use crate::render::view::{ClauseLink, Duties, Duty};
use std::collections::BTreeSet;

/// `clauses` on the page `out`, plan by plan, in the order of each text; the default plan first.
pub fn duties(site: &Site, clauses: &BTreeSet<Address>, out: &OutPath) -> Vec<Duties> {
    let plans: BTreeSet<&PlanId> = clauses.iter().map(|address| &address.plan).collect();
    let mut plans: Vec<&PlanId> = plans.into_iter().collect();
    plans.sort_by_key(|id| Some(*id) != site.clauses.default.as_ref());
    plans
        .into_iter()
        .filter_map(|id| of_plan(site, id, clauses, out))
        .collect()
}

fn of_plan(site: &Site, id: &PlanId, clauses: &BTreeSet<Address>, out: &OutPath) -> Option<Duties> {
    let shown = site.clauses.plans.get(id)?;
    let found = in_order(site, clauses)
        .into_iter()
        .filter(|address| address.plan == *id);
    Some(Duties {
        plan: link(site, &shown.page.source)?,
        number: site.clauses.number(id),
        clauses: found
            .filter_map(|address| duty(site, &address, out))
            .collect(),
    })
}

/// `clauses` in the order of plans and texts.
pub fn in_order(site: &Site, clauses: &BTreeSet<Address>) -> Vec<Address> {
    let all = site.clauses.plans.values().flat_map(|shown| {
        let id = &shown.plan.id;
        shown.plan.official.clauses.iter().map(|clause| Address {
            plan: id.clone(),
            clause: clause.id.clone(),
        })
    });
    all.filter(|address| clauses.contains(address)).collect()
}

fn duty(site: &Site, address: &Address, out: &OutPath) -> Option<Duty> {
    let plan = site.clauses.plan(&address.plan)?;
    let link = |other: &Address| {
        Some(ClauseLink {
            label: site.clauses.label_in(other, Some(&address.plan)),
            ..clause_link(site, other)?
        })
    };
    let materials = site
        .backlinks
        .get(address)
        .into_iter()
        .flatten()
        .filter_map(|(file, _)| site.page(file))
        .filter(|page| page.is_material());
    Some(Duty {
        link: clause_link(site, address)?,
        html: verbatim(site, address, out)?,
        summary: plan
            .note(&address.clause)
            .map(|note| note.summary.clone())
            .unwrap_or_default(),
        carries_out: carried(site, address).iter().filter_map(link).collect(),
        materials: materials.map(|page| card(site, page)).collect(),
    })
}

/// A clause's own text as HTML on the page `out`; its number leads to the plan.
fn verbatim(site: &Site, address: &Address, out: &OutPath) -> Option<String> {
    let mut html = String::new();
    let links = LinkPolicy::Relative { from: out };
    official::quoted_lines(&mut html, &quote(site, address, out)?, links, out);
    Some(html)
}

/// The clauses that a clause carries out, as its note says.
pub fn carried(site: &Site, address: &Address) -> Vec<Address> {
    let note = site
        .clauses
        .plan(&address.plan)
        .and_then(|plan| plan.note(&address.clause));
    let references = note.into_iter().flat_map(|note| &note.carries_out);
    references
        .filter_map(|reference| site.clauses.resolve(reference, Some(&address.plan)).ok())
        .flatten()
        .collect()
}
