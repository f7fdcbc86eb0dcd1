//! `thuat-ngu.html`: the words of the glossary, in the order of the Vietnamese dictionary.

use crate::base::diagnostic::{Diagnostic, StaticMessage};
use crate::graph::site::Site;
use crate::publish::page;
use crate::rule::{Job, Planned, Publisher};
use crate::select::context::Context;
use crate::select::glossary;

pub const PUBLISHER: Publisher = Publisher {
    name: "glossary",
    about: StaticMessage {
        vi: "Ghi `thuat-ngu.html`: từ điển thuật ngữ.",
        en: "Writes `thuat-ngu.html`: the glossary.",
    },
    plan,
};

fn plan(context: Context) -> Planned {
    if context.site.sources.words.terms.is_empty() {
        return (vec![], vec![]);
    }
    let job = Job::lazy(
        context.site.names().glossary.out(),
        (),
        glossary::page,
        page::make,
    );
    (vec![job], unresolved(context.site))
}

/// Diagnostics: `clause/unknown`, `clause/plan` for a term that names a clause that is not there.
fn unresolved(site: &Site) -> Vec<Diagnostic> {
    let references = site
        .sources
        .words
        .terms
        .iter()
        .flat_map(|term| &term.clauses);
    references
        .filter_map(|reference| site.clauses.resolve(reference, None).err())
        .map(|fault| *fault)
        .collect()
}
