//! What `[[…]]` leads to: a clause, by its path or as it is spoken, or a word of the glossary.

use super::{Found, LinkIndex, Target, faults};
use crate::graph::target::clauses_target;
use crate::model::clause::PlanId;
use crate::model::document::{Link, LinkForm};
use crate::model::page::Page;
use crate::text::vi;

pub fn target(link: &Link, page: &Page, home: Option<&PlanId>, book: &LinkIndex) -> Found {
    let resolved = link
        .clause
        .as_ref()
        .map(|clause| book.clauses.resolve(clause, home));
    match resolved {
        Some(Ok(clauses)) => Ok(clauses_target(clauses, book.clauses)),
        Some(Err(fault)) => term(&link.goal, book)
            .filter(|_| link.form == LinkForm::Reference)
            .ok_or(fault),
        None => {
            let named = || {
                book.clauses
                    .called(&link.goal, home)
                    .map(|address| clauses_target(vec![address], book.clauses))
            };
            let term = term(&link.goal, book).filter(|_| link.form == LinkForm::Reference);
            term.or_else(named)
                .ok_or_else(|| faults::term(link, page, book))
        }
    }
}

fn term(goal: &str, book: &LinkIndex) -> Option<Target> {
    let wanted = goal.trim().to_lowercase();
    let is = |word: &String| word.to_lowercase() == wanted;
    let term = book
        .words
        .terms
        .iter()
        .find(|term| is(&term.word) || term.also.iter().any(is))?;
    Some(Target::Term {
        word: term.word.clone(),
        meaning: term.meaning.clone(),
        out: book.names.glossary.out(),
        anchor: vi::slug(&term.word),
    })
}
