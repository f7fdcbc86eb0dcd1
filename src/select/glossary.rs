//! The page of the glossary, in the order of the Vietnamese dictionary.

use super::base::{Unwritten, below_home};
use super::context::Context;
use super::links::clause_link;
use super::model::{Body, PageModel};
use crate::graph::site::Site;
use crate::model::meta::KindName;
use crate::model::register::Term;
use crate::render::view::{ExtraView, TermView};
use crate::text::vi;

const TEMPLATE: &str = "glossary.html";

/// The page of the glossary.
pub fn page((): &(), context: Context) -> PageModel {
    let out = context.site.names().glossary.out();
    let unwritten = Unwritten {
        out: &out,
        template: TEMPLATE,
        title: context.theme.word("glossary"),
        kind: KindName::Page,
    };
    let mut terms: Vec<&Term> = context.site.sources.words.terms.iter().collect();
    terms.sort_by(|a, b| vi::compare(&a.word, &b.word));
    let terms = terms.into_iter().map(|term| view(context.site, term));
    let body = Body::Extra(ExtraView {
        letters: vec![],
        terms: terms.collect(),
    });
    PageModel::without_text(&out, TEMPLATE, below_home(context, unwritten), body)
}

fn view(site: &Site, term: &Term) -> TermView {
    let clauses = term
        .clauses
        .iter()
        .filter_map(|reference| site.clauses.resolve(reference, None).ok())
        .flatten();
    TermView {
        id: vi::slug(&term.word),
        word: term.word.clone(),
        meaning: term.meaning.clone(),
        source: term.source.clone().unwrap_or_default(),
        also: term.also.clone(),
        clauses: clauses
            .filter_map(|address| clause_link(site, &address))
            .collect(),
    }
}
