//! What stands below each clause on the page of its plan: what became of it, what it carries out,
//! what carries it out, and what rests on it by kind and level.

use super::duties::carried;
use super::ladder::level_links;
use super::links::clause_link;
use crate::base::digest::Hashed;
use crate::base::path::{OutPath, encode};
use crate::graph::lock::{Past, former, history, words};
use crate::graph::site::Site;
use crate::model::clause::{Address, Clause, ClauseId};
use crate::model::meta::KindName;
use crate::model::page::Page;
use crate::model::plan::{Change, Plan};
use crate::render::view::{
    BacklinkView, BacklinksOfKind, BacklinksView, ClauseLink, PastView, RunView,
};
use crate::text::diff::{self, Fate};
use crate::text::vi;
use std::collections::BTreeMap;

/// The kinds in the order of the list: what helps to act first.
const KINDS: [KindName; 8] = [
    KindName::Guide,
    KindName::Form,
    KindName::Module,
    KindName::Column,
    KindName::Level,
    KindName::Body,
    KindName::Plan,
    KindName::Page,
];

/// What rests on each clause of `plan`, whose page is `from`; a clause on which nothing rests is
/// left out.
pub fn backlinks(site: &Site, plan: &Plan, from: &OutPath) -> BTreeMap<ClauseId, BacklinksView> {
    let mut past = history(&plan.official, &plan.notes.changes);
    let of = |clause: &Clause| {
        let past = past.remove(&clause.id).unwrap_or_default();
        let today = || words(&plan.official, clause);
        let today = if past.is_empty() {
            String::new()
        } else {
            today()
        };
        let past = past.iter().map(|one| past_view(one, &past, &today));
        let address = Address {
            plan: plan.id.clone(),
            clause: clause.id.clone(),
        };
        let view = of_clause(site, &address, from, past.collect())?;
        Some((clause.id.clone(), view))
    };
    plan.official.clauses.iter().filter_map(of).collect()
}

fn past_view((past, change): &(Past, &Change), all: &[(Past, &Change)], today: &str) -> PastView {
    let (named, id) = match past {
        Past::Was(id) => ("was", Some(id)),
        Past::NowAt(id) => ("now_at", Some(id)),
        Past::Lost(id) => ("lost", Some(id)),
        Past::Amended => ("amended", None),
        Past::Corrected => ("corrected", None),
        Past::Repealed => ("repealed", None),
    };
    let id = id.map_or("", ClauseId::as_str);
    let url = match past {
        Past::NowAt(_) => format!("#{}", encode(id)),
        _ => String::new(),
    };
    PastView {
        change: named,
        id: id.to_string(),
        url,
        by: by(change),
        words: runs(past, former(change, all, today)),
    }
}

/// The words before and after a change; of a clause that is gone only those before.
fn runs(past: &Past, words: Option<(&str, &str)>) -> Vec<RunView> {
    let Some((old, new)) = words else {
        return vec![];
    };
    let is_gone = matches!(past, Past::Lost(_) | Past::Repealed);
    let runs = diff::words(old, if is_gone { old } else { new }).into_iter();
    let view = |(fate, text): (Fate, String)| RunView {
        fate: match fate {
            Fate::Kept => "kept",
            Fate::Removed => "removed",
            Fate::Added => "added",
        },
        text,
    };
    runs.map(view).collect()
}

/// `12/NQ-BCH (02/03/2026)`
fn by(change: &Change) -> String {
    let day = change.date.map(|day| format!(" ({})", day.short()));
    change.by.clone() + &day.unwrap_or_default()
}

fn of_clause(
    site: &Site,
    address: &Address,
    from: &OutPath,
    past: Vec<PastView>,
) -> Option<BacklinksView> {
    let link = |other: &Address| {
        let link = clause_link(site, other)?;
        Some(ClauseLink {
            url: format!("{}{}", from.root(), link.url),
            label: site.clauses.label_in(other, Some(&address.plan)),
            ..link
        })
    };
    let by = site.duties.carried.get(address).into_iter().flatten();
    let by = by.filter(|other| !site.clauses.is_example(&other.plan));
    let kinds = kinds(site, address, from);
    let view = BacklinksView {
        past,
        carries_out: carried(site, address).iter().filter_map(link).collect(),
        carried_out_by: by.filter_map(link).collect(),
        count: kinds.iter().map(|of_kind| of_kind.pages.len()).sum(),
        kinds,
    };
    let is_bare = view.past.is_empty()
        && view.carries_out.is_empty()
        && view.carried_out_by.is_empty()
        && view.kinds.is_empty();
    (!is_bare).then_some(view)
}

/// Backlinks by kind; in each kind from the top level down, what is for all of them last, then by
/// title.
fn kinds(site: &Site, address: &Address, from: &OutPath) -> Vec<BacklinksOfKind> {
    let files = site.backlinks.get(address).into_iter();
    let files = files.flat_map(BTreeMap::keys);
    let mut pages: Vec<&Hashed<Page>> = files
        .filter_map(|file| site.page(file))
        .filter(|page| page.out != *from)
        .collect();
    pages.sort_by(|a, b| {
        first(site, a)
            .cmp(&first(site, b))
            .then_with(|| vi::compare(a.title(), b.title()))
    });
    let of_kind = |kind: KindName| {
        let pages = pages.iter().filter(|page| page.kind.name() == kind);
        let pages: Vec<_> = pages.map(|page| view(site, page, from)).collect();
        (!pages.is_empty()).then_some(BacklinksOfKind { kind, pages })
    };
    KINDS.into_iter().filter_map(of_kind).collect()
}

/// The first level of a page, from 0; past all levels where it is for all of them or for none.
fn first(site: &Site, page: &Page) -> usize {
    let mut levels = site.sources.levels.levels.iter();
    let first = levels.position(|level| page.serves(&level.id));
    first.filter(|_| !for_all(site, page)).unwrap_or(usize::MAX)
}

fn view(site: &Site, page: &Page, from: &OutPath) -> BacklinkView {
    let levels = match for_all(site, page) {
        true => vec![],
        false => level_links(site, page),
    };
    BacklinkView {
        title: page.title().to_string(),
        url: from.link_to(&page.out),
        levels: levels.into_iter().map(|level| level.short).collect(),
    }
}

fn for_all(site: &Site, page: &Page) -> bool {
    let mut levels = site.sources.levels.levels.iter();
    levels.all(|level| page.serves(&level.id))
}
