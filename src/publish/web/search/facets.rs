//! What pages of the site can be narrowed down by: level, kind, topic, clause, year.

use crate::graph::site::Site;
use crate::model::clause::Address;
use crate::model::meta::KindName;
use crate::model::page::Page;
use crate::search::Facet;
use crate::text::vi;
use crate::theme::Theme;
use std::collections::{BTreeMap, BTreeSet};

/// Ids in addresses and queries (`cap:co-so`), and the words of the theme that they are shown as;
/// in the order of [`of`].
const FACETS: [(&str, &str); 5] = [
    ("cap", "search_level"),
    ("loai", "search_kind"),
    ("chude", "search_topic"),
    ("khoan", "search_clause"),
    ("nam", "search_year"),
];

/// The facets with all their values.
pub fn facets(site: &Site, theme: &Theme) -> Vec<Facet> {
    let values: [Vec<(String, String)>; 5] = [
        levels(site),
        kinds(theme),
        topics(site),
        clauses(site),
        years(site),
    ];
    let facets = FACETS.into_iter().zip(values);
    facets
        .map(|((id, word), values)| Facet {
            id: id.to_string(),
            label: theme.word(word).to_string(),
            values,
        })
        .collect()
}

/// The values of one page, facet by facet.
pub fn of(site: &Site, page: &Page) -> Vec<Vec<String>> {
    let clauses: BTreeSet<String> = addresses(site, page)
        .iter()
        .flat_map(|address| with_parents(site, address))
        .collect();
    vec![
        page.meta
            .levels
            .iter()
            .map(|level| level.value.0.clone())
            .collect(),
        vec![page.kind.name().as_str().to_string()],
        terms(page).map(vi::slug).collect(),
        clauses.into_iter().collect(),
        page.meta
            .date
            .iter()
            .map(|date| date.year().to_string())
            .collect(),
    ]
}

fn levels(site: &Site) -> Vec<(String, String)> {
    let levels = site.sources.levels.levels.iter();
    levels
        .map(|level| {
            (
                level.id.0.clone(),
                if level.short.is_empty() {
                    level.name.clone()
                } else {
                    level.short.clone()
                },
            )
        })
        .collect()
}

fn kinds(theme: &Theme) -> Vec<(String, String)> {
    KindName::ALL
        .into_iter()
        .map(|kind| {
            (
                kind.as_str().to_string(),
                theme.word(kind.as_str()).to_string(),
            )
        })
        .collect()
}

fn topics(site: &Site) -> Vec<(String, String)> {
    let topics: BTreeMap<String, &str> = site
        .pages
        .values()
        .flat_map(|page| terms(page))
        .map(|term| (vi::slug(term), term))
        .collect();
    let mut topics: Vec<(String, String)> = topics
        .into_iter()
        .map(|(id, term)| (id, term.to_string()))
        .collect();
    topics.sort_by(|a, b| vi::compare(&a.1, &b.1));
    topics
}

/// Clauses that some page rests on, and those above them, in the order of plans and texts.
fn clauses(site: &Site) -> Vec<(String, String)> {
    let used: BTreeSet<String> = site
        .pages
        .values()
        .flat_map(|page| addresses(site, page))
        .flat_map(|address| with_parents(site, &address))
        .collect();
    let all = site.clauses.plans.iter().flat_map(|(id, shown)| {
        shown
            .plan
            .official
            .clauses
            .iter()
            .map(move |clause| Address {
                plan: id.clone(),
                clause: clause.id.clone(),
            })
    });
    let shown = all.map(|address| (value(site, &address), site.clauses.label(&address)));
    shown.filter(|(value, _)| used.contains(value)).collect()
}

fn years(site: &Site) -> Vec<(String, String)> {
    let years: BTreeSet<i16> = site
        .pages
        .values()
        .filter_map(|page| page.meta.date)
        .map(|date| date.year())
        .collect();
    years
        .into_iter()
        .rev()
        .map(|year| (year.to_string(), year.to_string()))
        .collect()
}

fn terms(page: &Page) -> impl Iterator<Item = &str> {
    page.meta
        .terms
        .get("topics")
        .into_iter()
        .flatten()
        .map(|term| term.value.as_str())
}

fn addresses(site: &Site, page: &Page) -> Vec<Address> {
    page.meta
        .clauses
        .iter()
        .filter_map(|reference| site.clauses.resolve(reference, None).ok())
        .flatten()
        .collect()
}

/// The address of a clause and of those above it, as values.
fn with_parents(site: &Site, address: &Address) -> Vec<String> {
    let ids = std::iter::successors(Some(address.clause.as_str()), |id| {
        id.rsplit_once('.').map(|(above, _)| above)
    });
    let address = |id: &str| Address {
        plan: address.plan.clone(),
        clause: crate::model::clause::ClauseId(id.to_string()),
    };
    ids.map(|id| value(site, &address(id))).collect()
}

/// `III.4.2` of the default plan, else `plan#III.4.2`.
fn value(site: &Site, address: &Address) -> String {
    match site.clauses.default.as_ref() == Some(&address.plan) {
        true => address.clause.0.clone(),
        false => address.to_string(),
    }
}
