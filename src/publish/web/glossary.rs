//! `thuat-ngu.html`: the words of the glossary, in the order of the Vietnamese dictionary.

use super::frame::{self, clause_link};
use super::generated_page::generated_page;
use crate::base::diagnostic::StaticMessage;
use crate::base::path::OutPath;
use crate::graph::places::GLOSSARY;
use crate::graph::site::Site;
use crate::model::register::Term;
use crate::render::view::{ExtraView, Frame, TermView, View};
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::text::vi;
use crate::theme::Theme;

pub const PUBLISHER: Publisher = Publisher {
    name: "glossary",
    about: StaticMessage {
        vi: "Ghi `thuat-ngu.html`: từ điển thuật ngữ.",
        en: "Writes `thuat-ngu.html`: the glossary.",
    },
    plan,
};

fn plan(site: &Site, theme: &Theme) -> Planned {
    let mut terms: Vec<&Term> = site.sources.words.terms.iter().collect();
    if terms.is_empty() {
        return (vec![], vec![]);
    }
    terms.sort_by(|a, b| vi::compare(&a.word, &b.word));
    let out = OutPath::new(GLOSSARY);
    let shared = frame::site_view(site, theme);
    let mut frame = generated_page(
        site,
        (theme, shared),
        (&out, "glossary.html"),
        theme.word("glossary"),
    );
    frame.extra = Some(ExtraView {
        letters: vec![],
        terms: terms.into_iter().map(|term| view(site, term)).collect(),
    });
    (vec![Job::new(out, frame, make)], unresolved(site))
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

/// Diagnostics: `clause/unknown`, `clause/plan` for a term that names a clause that is not there.
fn unresolved(site: &Site) -> Vec<crate::base::diagnostic::Diagnostic> {
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

fn make(frame: &Frame, theme: &Theme) -> Made {
    let view = View {
        frame,
        content: String::new(),
        toc: vec![],
        plan: None,
    };
    let (text, faults) = theme.render("glossary.html", &view, &OutPath::new(GLOSSARY));
    (Body::text(text), faults)
}
