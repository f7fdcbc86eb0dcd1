//! Pages that nobody wrote, as search sees them: levels and bodies that the registers name, the
//! glossary, the documents, the coverage, topics and series.

use super::{Entry, names};
use crate::graph::places::Place;
use crate::graph::site::Site;
use crate::graph::terms::{Taxonomy, Term};
use crate::model::level::LevelId;
use crate::model::meta::{Kind, KindName, SearchVisibility};
use crate::model::register::{self, CitedDocument};
use crate::search::{Doc, Section};
use crate::select::terms;
use crate::text::vi;
use crate::theme::Theme;

/// Weights of a page that only leads to others and of the lists of words and documents, in
/// hundredths: what people wrote on a thing stands before its entry.
const LEADS: u16 = 40;
const WORDS: u16 = 75;

/// All of them, in the order of their addresses.
pub fn entries(site: &Site, theme: &Theme) -> Vec<Entry> {
    let places = site
        .shape
        .places
        .iter()
        .filter(|place| place.source.is_none());
    let mut docs: Vec<Doc> = places
        .filter_map(|place| level(site, theme, place).or_else(|| list(site, theme, place)))
        .collect();
    docs.extend(
        site.shape
            .taxonomies
            .iter()
            .flat_map(|taxonomy| topics(site, theme, taxonomy)),
    );
    docs.into_iter().map(Entry::generated).collect()
}

/// The page of a level or body that nobody wrote.
fn level(site: &Site, theme: &Theme, place: &Place) -> Option<Doc> {
    let id = level_id(site, &place.out, place.kind)?;
    let (level, text) = match place.kind {
        KindName::Level => {
            let all = &site.sources.levels.levels;
            let level = all.iter().find(|level| level.id.0 == id)?;
            (&level.id, &level.summary)
        }
        _ => {
            let all = &site.sources.levels.bodies;
            let body = all.iter().find(|body| body.id == id)?;
            (&body.level, &body.summary)
        }
    };
    let head = Section {
        names: level_names(site, theme, &place.out, place.kind),
        stressed: vec![text.clone()],
        text: vec![text.clone()],
        ..Section::default()
    };
    let facets = facets(place.kind, Some(level));
    Some(doc(place.out.as_str(), &place.title, facets, vec![head]))
}

fn level_id(site: &Site, out: &crate::base::path::OutPath, kind: KindName) -> Option<String> {
    let outs = match kind {
        KindName::Level => &site.shape.level_outs,
        KindName::Body => &site.shape.body_outs,
        _ => return None,
    };
    outs.iter()
        .find(|(_, own)| *own == out)
        .map(|(id, _)| id.clone())
}

/// What else the level or body whose page stands at `out` is called, and what is asked about it.
pub fn level_names(
    site: &Site,
    theme: &Theme,
    out: &crate::base::path::OutPath,
    kind: KindName,
) -> Vec<String> {
    let Some(id) = level_id(site, out, kind) else {
        return vec![];
    };
    let levels = site.sources.levels.levels.iter();
    let levels = levels.map(|level| (&level.id.0, &level.name, &level.short, &level.also));
    let bodies = site.sources.levels.bodies.iter();
    let bodies = bodies.map(|body| (&body.id, &body.name, &body.short, &body.also));
    let mut all: Vec<_> = if kind == KindName::Level {
        levels.collect()
    } else {
        bodies.collect()
    };
    all.retain(|(own, ..)| **own == id);
    let own = all
        .into_iter()
        .flat_map(|(_, name, short, also)| [name, short].into_iter().chain(also));
    let own = names::distinct(own.cloned().collect());
    let asked = names::asked(theme.word("search_asked_level"), &own);
    own.into_iter().chain(asked).collect()
}

/// One of the lists that the program adds.
fn list(site: &Site, theme: &Theme, place: &Place) -> Option<Doc> {
    let (added, out) = (site.names(), place.out.as_str());
    let (word, help, sections) = match out {
        _ if out == added.glossary.file => ("glossary", "", glossary(site, theme)),
        _ if out == added.documents.file => ("documents", "documents_help", documents(site)),
        _ if out == added.coverage.file => ("coverage", "coverage_help", vec![]),
        _ => return None,
    };
    let mut head = Section {
        names: names::asked(
            theme.word(&format!("search_names_{word}")),
            &[String::new()],
        ),
        ..Section::default()
    };
    head.text
        .extend((!help.is_empty()).then(|| theme.word(help).to_string()));
    let sections = [head].into_iter().chain(sections).collect();
    let doc = doc(
        place.out.as_str(),
        theme.word(word),
        facets(KindName::Page, None),
        sections,
    );
    let weight = if out == site.names().coverage.file {
        100
    } else {
        WORDS
    };
    Some(Doc { weight, ..doc })
}

fn glossary(site: &Site, theme: &Theme) -> Vec<Section> {
    let mut terms: Vec<&register::Term> = site.sources.words.terms.iter().collect();
    terms.sort_by(|a, b| vi::compare(&a.word, &b.word));
    let section = |term: &register::Term| {
        let own: Vec<String> = [&term.word]
            .into_iter()
            .chain(&term.also)
            .cloned()
            .collect();
        let asked = names::asked(theme.word("search_asked_term"), &own);
        Section {
            anchor: vi::slug(&term.word),
            heading: term.word.clone(),
            names: term.also.iter().cloned().chain(asked).collect(),
            text: [Some(&term.meaning), term.source.as_ref()]
                .into_iter()
                .flatten()
                .cloned()
                .collect(),
            stressed: vec![],
        }
    };
    terms.into_iter().map(section).collect()
}

fn documents(site: &Site) -> Vec<Section> {
    let own: Vec<&str> = plan_numbers(site);
    let number = site.names().number;
    let section = |document: &CitedDocument| {
        let text = [
            Some(&document.title),
            Some(&document.issuer),
            document.note.as_ref(),
        ];
        let texts = text.into_iter().flatten().filter(|text| !text.is_empty());
        // A plan of this site is found on its own page.
        let is_here = own.contains(&document.number.as_str());
        let mut names = if is_here {
            vec![]
        } else {
            names::of_document(document, number)
        };
        names.push(document.title.clone());
        Section {
            anchor: document.id.clone(),
            heading: document.full_number(number),
            names: names::distinct(names),
            text: texts.cloned().collect(),
            stressed: vec![],
        }
    };
    site.sources
        .documents
        .documents
        .iter()
        .map(section)
        .collect()
}

fn plan_numbers(site: &Site) -> Vec<&str> {
    let plans = site.clauses.plans.values();
    plans
        .filter_map(|shown| match &shown.page.kind {
            Kind::Plan(plan) => Some(plan.number.as_str()),
            _ => None,
        })
        .collect()
}

/// The pages of a taxonomy: its own and that of each term.
fn topics(site: &Site, theme: &Theme, taxonomy: &Taxonomy) -> Vec<Doc> {
    let title = terms::title(taxonomy, theme);
    let listed = |term: &Term| {
        let pages = term.pages.iter().filter_map(|file| site.page(file));
        let found = pages.filter(|page| page.meta.search != SearchVisibility::Hidden);
        found.map(|page| page.title().to_string()).collect()
    };
    let head = |names: Vec<String>, text: Vec<String>| Section {
        names,
        text,
        ..Section::default()
    };
    let page = |out: &str, title: &str, section: Section| Doc {
        weight: LEADS,
        ..doc(out, title, facets(KindName::Page, None), vec![section])
    };
    let all = taxonomy
        .terms
        .iter()
        .map(|term| term.title.clone())
        .collect();
    let own = page(taxonomy.out.as_str(), &title, head(vec![], all));
    let term = |term: &Term| {
        let section = head(vec![format!("{title} {}", term.title)], listed(term));
        let doc = page(term.out.as_str(), &term.title, section);
        Doc {
            crumbs: vec![title.clone()],
            ..doc
        }
    };
    [own]
        .into_iter()
        .chain(taxonomy.terms.iter().map(term))
        .collect()
}

fn doc(url: &str, title: &str, facets: Vec<Vec<String>>, sections: Vec<Section>) -> Doc {
    Doc {
        url: url.to_string(),
        title: title.to_string(),
        facets,
        weight: 100,
        sections,
        ..Doc::default()
    }
}

fn facets(kind: KindName, level: Option<&LevelId>) -> Vec<Vec<String>> {
    let level = level.map(|level| level.0.clone()).into_iter().collect();
    vec![
        level,
        vec![kind.as_str().to_string()],
        vec![],
        vec![],
        vec![],
    ]
}
