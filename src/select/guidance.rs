//! What the page of a level gathers: purposes, contents, what is asked and needed, materials and
//! reports.

use super::card::card;
use super::duties::{carried, duties, in_order};
use super::ladder::{level_cards, level_link};
use super::links::{clause_link, link};
use super::pack;
use super::paths::path;
use super::pwa;
use crate::base::digest::Hashed;
use crate::base::path::OutPath;
use crate::graph::site::Site;
use crate::model::block::DirectiveKind;
use crate::model::clause::Address;
use crate::model::level::{Level, LevelId};
use crate::model::meta::KindName;
use crate::model::page::Page;
use crate::render::view::{Brief, Card, LevelView, LinkView, PathView, ReportView, SheetsView};
use crate::text::vi;
use std::collections::BTreeSet;

/// All that the page `out` of `level` shows.
pub fn level_view(site: &Site, level: &Level, out: &OutPath) -> Option<LevelView> {
    let cards = level_cards(site);
    let at = cards.iter().position(|card| card.id == level.id.as_str())?;
    let (examples, own) = site
        .duties
        .of(&level.id)
        .into_iter()
        .partition(|address: &Address| site.clauses.is_example(&address.plan));
    let binding = in_order(site, &own);
    let path = path(site, &level.id);
    Some(LevelView {
        above: at.checked_sub(1).and_then(|at| cards.get(at).cloned()),
        below: cards.get(at + 1).cloned(),
        card: cards.into_iter().nth(at)?,
        duties: duties(site, &own, out),
        examples: duties(site, &examples, out),
        bodies: bodies(site, &level.id),
        purposes: purposes(site, &binding),
        contents: contents(site, &binding),
        asks: asks(site, level),
        needs: needs(site, level, &binding),
        guides: cards_of(site, &level.id, KindName::Guide),
        forms: cards_of(site, &level.id, KindName::Form),
        sheets: sheets(site, &level.id),
        quick: quick(path.as_ref()),
        path,
        columns: columns(site, &level.id),
        reports: binding
            .iter()
            .filter_map(|address| report(site, address))
            .collect(),
        packs: pack::of_level(site, &level.id),
        keep: pwa::list(site, &level.id),
    })
}

/// The shortest module of a path, the first of them where more are.
fn quick(path: Option<&PathView>) -> Option<Card> {
    let own = path?.steps.iter().filter(|step| step.is_own);
    let timed = own.filter(|step| step.card.minutes.is_some());
    let shortest = timed.min_by_key(|step| step.card.minutes)?;
    Some(shortest.card.clone())
}

fn bodies(site: &Site, level: &LevelId) -> Vec<LinkView> {
    let bodies = site
        .sources
        .levels
        .bodies
        .iter()
        .filter(|body| body.level == *level);
    bodies
        .filter_map(|body| {
            Some(LinkView {
                title: body.name.clone(),
                url: site.shape.body_outs.get(&body.id)?.address(),
            })
        })
        .collect()
}

fn brief(site: &Site, address: &Address, levels: &[&LevelId]) -> Option<Brief> {
    let note = site.clauses.plan(&address.plan)?.note(&address.clause);
    Some(Brief {
        link: clause_link(site, address)?,
        summary: note.map(|note| note.summary.clone()).unwrap_or_default(),
        levels: levels
            .iter()
            .filter_map(|id| level_link(site, id))
            .collect(),
    })
}

/// The clauses of sections headed "Mục đích" in the plans that bind the level.
fn purposes(site: &Site, binding: &[Address]) -> Vec<Brief> {
    let plans: BTreeSet<_> = binding.iter().map(|address| &address.plan).collect();
    let mut found = vec![];
    for plan in plans.into_iter().filter_map(|id| site.clauses.plan(id)) {
        found.extend(plan.official.purposes().map(|clause| Address {
            plan: plan.id.clone(),
            clause: clause.id.clone(),
        }));
    }
    found
        .iter()
        .filter_map(|address| brief(site, address, &[]))
        .collect()
}

fn contents(site: &Site, binding: &[Address]) -> Vec<Brief> {
    let found: BTreeSet<Address> = binding
        .iter()
        .flat_map(|address| carried(site, address))
        .collect();
    in_order(site, &found)
        .iter()
        .filter_map(|address| brief(site, address, &[]))
        .collect()
}

/// Duties of levels above that name this level, the nearest level first.
fn asks(site: &Site, level: &Level) -> Vec<Brief> {
    let above = std::iter::successors(level.above.as_ref(), |id| {
        site.sources.levels.get(id)?.above.as_ref()
    });
    let mut found = vec![];
    for id in above.take(site.sources.levels.levels.len()) {
        let clauses = site.duties.of(id);
        let naming = in_order(site, &clauses)
            .into_iter()
            .filter(|address| names(site, address, level));
        found.extend(naming.filter_map(|address| brief(site, &address, &[id])));
    }
    found
}

/// Its duties that name a level below.
fn needs(site: &Site, level: &Level, binding: &[Address]) -> Vec<Brief> {
    let levels = &site.sources.levels.levels;
    let is_below = |other: &&Level| {
        std::iter::successors(other.above.as_ref(), |id| {
            site.sources.levels.get(id)?.above.as_ref()
        })
        .take(levels.len())
        .any(|id| *id == level.id)
    };
    let below: Vec<&Level> = levels.iter().filter(is_below).collect();
    let row = |address: &Address| {
        let named: Vec<&LevelId> = below
            .iter()
            .filter(|level| names(site, address, level))
            .map(|level| &level.id)
            .collect();
        if named.is_empty() {
            None
        } else {
            brief(site, address, &named)
        }
    };
    binding.iter().filter_map(row).collect()
}

/// Whether the words of a clause of a plan in force name a level, by one of its names; marks and
/// capitals apart.
fn names(site: &Site, address: &Address, level: &Level) -> bool {
    let Some(plan) = site
        .clauses
        .plan(&address.plan)
        .filter(|_| !site.clauses.is_example(&address.plan))
    else {
        return false;
    };
    let Some(clause) = plan.official.get(&address.clause) else {
        return false;
    };
    let text = folded_words(plan.official.slice(&clause.body));
    level
        .name
        .split(';')
        .chain(level.also.iter().map(String::as_str))
        .any(|name| text.contains(&folded_words(name)))
}

/// ` cong doan co so `: words without marks, a space on each side, so that only whole words are
/// found.
fn folded_words(text: &str) -> String {
    let folded = vi::fold(text);
    let words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

/// The pages of `kind` for `level`, in the order of the site.
fn pages(site: &Site, level: &LevelId, kind: KindName) -> Vec<Hashed<Page>> {
    let files = site
        .shape
        .tree
        .all()
        .into_iter()
        .flat_map(|section| section.pages.clone());
    let pages = files.filter_map(|file| site.page(&file).cloned());
    pages
        .filter(|page| page.kind.name() == kind && page.serves(level))
        .collect()
}

fn cards_of(site: &Site, level: &LevelId, kind: KindName) -> Vec<Card> {
    pages(site, level, kind)
        .iter()
        .map(|page| card(site, page))
        .collect()
}

/// Newest first.
fn columns(site: &Site, level: &LevelId) -> Vec<Card> {
    let mut pages = pages(site, level, KindName::Column);
    pages.sort_by_key(|page| std::cmp::Reverse(page.meta.date));
    pages.iter().map(|page| card(site, page)).collect()
}

/// Worksheets and handouts with a title and an address, inside pages of other kinds than forms.
fn sheets(site: &Site, level: &LevelId) -> Vec<SheetsView> {
    let kinds = [KindName::Guide, KindName::Module];
    let pages = kinds.iter().flat_map(|kind| pages(site, level, *kind));
    let of_page = |page: Hashed<Page>| {
        let directives = page.document.directives().into_iter().filter(|directive| {
            matches!(
                directive.kind,
                DirectiveKind::Worksheet | DirectiveKind::Handout
            )
        });
        let named = directives
            .filter(|directive| !directive.title.is_empty())
            .filter_map(|directive| Some((directive.title.clone(), directive.id.as_ref()?)));
        let url = |id: &str| format!("{}#{}", page.out.address(), crate::base::path::encode(id));
        let sheets: Vec<_> = named
            .map(|(title, id)| LinkView {
                title,
                url: url(id),
            })
            .collect();
        Some(SheetsView {
            source: link(site, &page.source)?,
            sheets,
        })
    };
    pages
        .filter_map(of_page)
        .filter(|page| !page.sheets.is_empty())
        .collect()
}

fn report(site: &Site, address: &Address) -> Option<ReportView> {
    let report = site
        .clauses
        .plan(&address.plan)?
        .note(&address.clause)?
        .report
        .as_ref()?;
    let body = site
        .sources
        .levels
        .bodies
        .iter()
        .find(|body| body.id == report.to);
    let url = |id: &str| {
        site.shape
            .body_outs
            .get(id)
            .map(OutPath::address)
            .unwrap_or_default()
    };
    Some(ReportView {
        to: body.map(|body| LinkView {
            title: body.name.clone(),
            url: url(&body.id),
        }),
        every: report.every.clone(),
        due: report.due.clone(),
        clause: clause_link(site, address)?,
    })
}
