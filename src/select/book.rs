//! A pack as a book: its pages as chapters, in the order in which they are read.

use super::context::Context;
use super::duties::in_order;
use super::levels::{body_page, level_page};
use super::model::PageModel;
use super::pack::title;
use super::pictures::{Pictures, pictures};
use super::plans::{self, PlanKey};
use super::written;
use crate::base::date::Date;
use crate::base::inputs::Audience;
use crate::base::path::{OutPath, SourcePath};
use crate::base::selection::Selection;
use crate::graph::places::Place;
use crate::graph::quotes::{Quoted, quote};
use crate::graph::site::Site;
use crate::model::clause::Address;
use crate::model::level::LevelId;
use crate::model::meta::{Kind, KindName};
use std::collections::{BTreeMap, BTreeSet};

/// All that a book is made of, but for the theme.
#[derive(Hash)]
pub struct Book {
    /// Of the site and of what the book holds; the same for every edition.
    pub id: String,
    pub title: String,
    /// The title of the site.
    pub site: String,
    pub lang: String,
    pub audience: Audience,
    /// The last day that a page bears.
    pub date: Option<Date>,
    pub chapters: Vec<Chapter>,
    /// Titles of pages of the pack that are no chapters.
    pub titles: BTreeMap<OutPath, String>,
    pub pictures: Pictures,
}

/// A page of the pack.
#[derive(Hash)]
pub struct Chapter {
    pub model: PageModel,
    /// What a level or body is bound to do, by the title of the plan.
    pub duties: Vec<(String, Vec<Quoted>)>,
}

/// The book of the pack that is built; of the whole site where it is none.
pub fn book((): &(), context: Context) -> Book {
    let site = context.site;
    let whole = Selection::Site;
    let selection = site.options.pack.as_ref().unwrap_or(&whole);
    let places = chapters(site, selection);
    let chapters: Vec<Chapter> = places
        .iter()
        .filter_map(|place| chapter(context, place))
        .collect();
    let outs: BTreeSet<&OutPath> = chapters.iter().map(|chapter| &chapter.model.out).collect();
    let others = site.shape.places.iter();
    let others = others.filter(|place| !outs.contains(&place.out));
    Book {
        id: format!("{}/{}", context.shared.site.id, selection.name()),
        title: title(site, selection).unwrap_or_else(|| site.config.title.clone()),
        site: site.config.title.clone(),
        lang: site.config.lang.clone(),
        audience: site.options.audience,
        date: date(site),
        titles: others
            .map(|place| (place.out.clone(), place.title.clone()))
            .collect(),
        pictures: chapters
            .iter()
            .filter_map(|chapter| chapter.model.text.as_ref())
            .flat_map(|text| pictures(site, &text.links, &text.includes))
            .collect(),
        chapters,
    }
}

fn date(site: &Site) -> Option<Date> {
    let pages = site.pages.values().map(|page| &page.meta);
    pages
        .filter_map(|meta| meta.updated.max(meta.date))
        .filter(|date| *date <= site.today)
        .max()
}

/// The pages of a book in their order: by kind, then as the site has them.
fn chapters<'s>(site: &'s Site, selection: &Selection) -> Vec<&'s Place> {
    let files = site.shape.tree.all().into_iter();
    let files: BTreeMap<&SourcePath, usize> = files
        .flat_map(|section| &section.pages)
        .enumerate()
        .map(|(at, file)| (file, at))
        .collect();
    let order = |place: &Place| {
        let at = place.source.as_ref().and_then(|file| files.get(file));
        Some((
            rank(place.kind, selection)?,
            at.copied().unwrap_or(usize::MAX),
        ))
    };
    let places = site.shape.places.iter().filter(|place| match place.kind {
        KindName::Level => site.shape.level_outs.values().any(|out| *out == place.out),
        KindName::Body => site.shape.body_outs.values().any(|out| *out == place.out),
        _ => {
            let page = place.source.as_ref().and_then(|file| site.page(file));
            page.is_some_and(|page| page.section.is_none())
        }
    });
    let mut places: Vec<(_, &Place)> = places
        .filter_map(|place| Some((order(place)?, place)))
        .collect();
    places.sort_by(|(a, one), (b, other)| (a, &one.out).cmp(&(b, &other.out)));
    places.into_iter().map(|(_, place)| place).collect()
}

/// Where pages of a kind stand in a book; `None` where they stay out: an official text and a series
/// of columns are books of their own, beside that of a level.
fn rank(kind: KindName, selection: &Selection) -> Option<u8> {
    let has_plans = matches!(selection, Selection::Site | Selection::Plan(_));
    let has_columns = !matches!(selection, Selection::Level(_) | Selection::Guidance(_));
    match kind {
        KindName::Plan => has_plans.then_some(0),
        KindName::Level => Some(1),
        KindName::Body => Some(2),
        KindName::Guide => Some(3),
        KindName::Module => Some(4),
        KindName::Form => Some(5),
        KindName::Page => Some(6),
        KindName::Column => has_columns.then_some(7),
    }
}

fn chapter(context: Context, place: &Place) -> Option<Chapter> {
    let (site, out) = (context.site, &place.out);
    let levels = &site.sources.levels;
    let of = |outs: &BTreeMap<String, OutPath>| {
        let found = outs.iter().find(|(_, own)| *own == out);
        found.map(|(id, _)| id.clone())
    };
    match place.kind {
        KindName::Level => {
            let level = levels.get(&LevelId(of(&site.shape.level_outs)?))?;
            Some(Chapter {
                model: level_page(&(out.clone(), level.clone()), context),
                duties: duties(site, &site.duties.of(&level.id), out),
            })
        }
        KindName::Body => {
            let id = of(&site.shape.body_outs)?;
            let body = levels.bodies.iter().find(|body| body.id == id)?;
            let none = BTreeSet::new();
            let clauses = site.duties.bodies.get(&id).unwrap_or(&none);
            Some(Chapter {
                model: body_page(&(out.clone(), body.clone()), context),
                duties: duties(site, clauses, out),
            })
        }
        _ => Some(Chapter {
            model: page(context, place.source.as_ref()?)?,
            duties: vec![],
        }),
    }
}

fn page(context: Context, file: &SourcePath) -> Option<PageModel> {
    let site = context.site;
    let page = site.page(file)?;
    let shown = site.clauses.plans.values();
    let shown = shown.into_iter().find(|shown| shown.page.source == *file);
    match (&page.kind, shown) {
        (Kind::Plan(meta), Some(shown)) => {
            let key = PlanKey {
                shown: shown.clone(),
                meta: meta.clone(),
            };
            Some(plans::page(&key, context))
        }
        _ => Some(written::page(page, context)),
    }
}

/// Clauses verbatim, plan by plan.
fn duties(site: &Site, clauses: &BTreeSet<Address>, out: &OutPath) -> Vec<(String, Vec<Quoted>)> {
    let found = in_order(site, clauses);
    let by_plan = found.chunk_by(|one, next| one.plan == next.plan);
    let of_plan = |clauses: &[Address]| {
        let shown = site.clauses.plans.get(&clauses.first()?.plan)?;
        let quoted = clauses.iter().filter_map(|one| quote(site, one, out));
        Some((shown.page.title().to_string(), quoted.collect()))
    };
    by_plan.filter_map(of_plan).collect()
}
