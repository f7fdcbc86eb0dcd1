//! What stands below each clause on the page of its plan: what became of it, what it carries out,
//! what carries it out, and what rests on it by kind and level.

use super::duties::carried;
use super::frame::{self, clause_link};
use crate::base::digest::Hashed;
use crate::base::path::{OutPath, encode};
use crate::graph::lock::{Past, history};
use crate::graph::site::Site;
use crate::model::clause::{Address, Clause, ClauseId};
use crate::model::meta::KindName;
use crate::model::page::Page;
use crate::model::plan::{Change, Plan};
use crate::render::view::ClauseLink;
use crate::render::xml::escape;
use crate::text::vi;
use crate::theme::Theme;
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

/// What rests on one clause.
#[derive(Hash)]
pub struct Backlinks {
    /// What became of it since it was first locked, with the document that did it.
    past: Vec<(Past, String)>,
    carries_out: Vec<ClauseLink>,
    carried_out_by: Vec<ClauseLink>,
    kinds: Vec<(KindName, Vec<Backlink>)>,
}

/// A page that names the clause; its address starts at the page of the plan.
#[derive(Hash)]
struct Backlink {
    title: String,
    url: String,
    /// Short names; empty where the page is for all levels or names none.
    levels: Vec<String>,
}

/// What rests on each clause of `plan`, whose page is `from`; a clause on which nothing rests is
/// left out.
pub fn backlinks(site: &Site, plan: &Plan, from: &OutPath) -> BTreeMap<ClauseId, Backlinks> {
    let mut past = history(&plan.official, &plan.notes.changes);
    let of = |clause: &Clause| {
        let past = past
            .remove(&clause.id)
            .unwrap_or_default()
            .into_iter()
            .map(|(past, change)| (past, by(change)))
            .collect();
        Some((
            clause.id.clone(),
            of_clause(
                site,
                &Address {
                    plan: plan.id.clone(),
                    clause: clause.id.clone(),
                },
                from,
                past,
            )?,
        ))
    };
    plan.official.clauses.iter().filter_map(of).collect()
}

/// `12/NQ-BCH (02/03/2026)`
fn by(change: &Change) -> String {
    change.by.clone()
        + &change
            .date
            .map(|day| format!(" ({})", day.short()))
            .unwrap_or_default()
}

fn of_clause(
    site: &Site,
    address: &Address,
    from: &OutPath,
    past: Vec<(Past, String)>,
) -> Option<Backlinks> {
    let link = |other: &Address| {
        let link = clause_link(site, other)?;
        let label = site.clauses.label_in(other, Some(&address.plan));
        Some(ClauseLink {
            url: format!("{}{}", from.root(), link.url),
            label,
            ..link
        })
    };
    let by = site.duties.carried.get(address).into_iter().flatten();
    let backlinks = Backlinks {
        past,
        carries_out: carried(site, address).iter().filter_map(link).collect(),
        carried_out_by: by
            .filter(|other| !site.clauses.is_example(&other.plan))
            .filter_map(link)
            .collect(),
        kinds: kinds(site, address, from),
    };
    let is_bare = backlinks.past.is_empty()
        && backlinks.carries_out.is_empty()
        && backlinks.carried_out_by.is_empty()
        && backlinks.kinds.is_empty();
    (!is_bare).then_some(backlinks)
}

/// Backlinks by kind; in each kind from the top level down, what is for all of them last, then by
/// title.
fn kinds(site: &Site, address: &Address, from: &OutPath) -> Vec<(KindName, Vec<Backlink>)> {
    let files = site
        .backlinks
        .get(address)
        .into_iter()
        .flat_map(BTreeMap::keys);
    let mut pages: Vec<&Hashed<Page>> = files
        .filter_map(|file| site.page(file))
        .filter(|page| page.out != *from)
        .collect();
    let first = |page: &Page| {
        let level = site
            .sources
            .levels
            .levels
            .iter()
            .position(|level| frame::serves(page, &level.id));
        if for_all(site, page) {
            usize::MAX
        } else {
            level.unwrap_or(usize::MAX)
        }
    };
    pages.sort_by(|a, b| {
        first(a)
            .cmp(&first(b))
            .then_with(|| vi::compare(a.title(), b.title()))
    });
    let of_kind = |kind: KindName| {
        let rows: Vec<Backlink> = pages
            .iter()
            .filter(|page| page.kind.name() == kind)
            .map(|page| row(site, page, from))
            .collect();
        (!rows.is_empty()).then_some((kind, rows))
    };
    KINDS.into_iter().filter_map(of_kind).collect()
}

fn row(site: &Site, page: &Page, from: &OutPath) -> Backlink {
    let levels = if for_all(site, page) {
        vec![]
    } else {
        frame::level_links(site, page)
    };
    let levels = levels.into_iter().map(|level| level.short).collect();
    Backlink {
        title: page.title().to_string(),
        url: from.link_to(&page.out),
        levels,
    }
}

fn for_all(site: &Site, page: &Page) -> bool {
    site.sources
        .levels
        .levels
        .iter()
        .all(|level| frame::serves(page, &level.id))
}

impl Backlinks {
    /// The whole as HTML; backlinks are folded.
    pub fn html(&self, theme: &Theme) -> String {
        let mut out: String = self
            .past
            .iter()
            .map(|(past, by)| told(past, by, theme))
            .collect();
        out.push_str(&relation(theme.word("carries_out"), &self.carries_out));
        out.push_str(&relation(
            theme.word("carried_out_by"),
            &self.carried_out_by,
        ));
        let count: usize = self.kinds.iter().map(|(_, rows)| rows.len()).sum();
        if count > 0 {
            let summary = escape(theme.word("backlinks"));
            let kinds: String = self
                .kinds
                .iter()
                .map(|(kind, rows)| of_kind(theme.word(kind.as_str()), rows))
                .collect();
            out.push_str(&format!(
                "<details class=\"backlinks\">\n<summary>{summary} \
                ({count})</summary>\n{kinds}</details>\n"
            ));
        }
        out
    }
}

/// What a change did, in a line.
fn told(past: &Past, by: &str, theme: &Theme) -> String {
    let (word, id) = match past {
        Past::Was(id) => ("past_was", Some(id)),
        Past::NowAt(id) => ("past_now_at", Some(id)),
        Past::Lost(id) => ("past_lost", Some(id)),
        Past::Amended => ("past_amended", None),
        Past::Corrected => ("past_corrected", None),
        Past::Repealed => ("past_repealed", None),
    };
    let id = id.map_or("", ClauseId::as_str);
    let named = match past {
        Past::NowAt(_) => format!("<a href=\"#{}\">{}</a>", encode(id), escape(id)),
        _ => escape(id),
    };
    format!(
        "<p class=\"clause-relation\">{}</p>\n",
        escape(theme.word(word))
            .replace("{id}", &named)
            .replace("{by}", &escape(by))
    )
}

fn relation(word: &str, links: &[ClauseLink]) -> String {
    let link = |link: &ClauseLink| {
        let (url, id, spoken, label) = (
            &link.url,
            escape(&link.id),
            escape(&link.spoken),
            escape(&link.label),
        );
        format!(
            "<a class=\"clause-ref\" href=\"{url}\" data-clause=\"{id}\" \
             title=\"{spoken}\">{label}</a>"
        )
    };
    match links {
        [] => String::new(),
        links => {
            format!(
                "<p class=\"clause-relation\">{} {}</p>\n",
                escape(word),
                links.iter().map(link).collect::<Vec<_>>().join(", ")
            )
        }
    }
}

fn of_kind(word: &str, rows: &[Backlink]) -> String {
    let item = |row: &Backlink| {
        let levels = match row.levels.as_slice() {
            [] => String::new(),
            levels => format!(
                " <span class=\"kind\">{}</span>",
                escape(&levels.join(" · "))
            ),
        };
        format!(
            "<li><a href=\"{}\">{}</a>{levels}</li>\n",
            row.url,
            escape(&row.title)
        )
    };
    format!(
        "<p class=\"kind\">{}</p>\n<ul>\n{}</ul>\n",
        escape(word),
        rows.iter().map(item).collect::<String>()
    )
}
