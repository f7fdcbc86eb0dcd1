//! Every citation of the site with what became of it.

use super::citations::{Location, Resolution, Resolver};
use super::site::Site;
use crate::base::path::SourcePath;
use crate::base::span::{Lines, Span};
use crate::model::citation::Citation;
use crate::model::page::Page;
use crate::model::plan::Plan;

mod sample;

/// A citation of the site with what became of it.
#[derive(Clone, Debug)]
pub struct Row {
    pub file: SourcePath,
    /// From 1.
    pub line: usize,
    /// Its own words, white space folded.
    pub text: String,
    pub span: Span,
    pub found: Resolution,
    /// It holds a letter that only looks Latin.
    pub homoglyph: bool,
}

/// Every citation in the running text of pages, and then in official texts. A sample that leads
/// nowhere is none.
pub fn rows(site: &Site) -> Vec<Row> {
    let resolver = Resolver {
        clauses: &site.clauses,
        documents: &site.sources.documents,
        names: site.names(),
    };
    let mut rows = vec![];
    for page in site.pages.values().chain(site.parts.values()) {
        rows.extend(of_page(site, page, &resolver));
    }
    for plan in site.clauses.plans.values().map(|shown| &shown.plan) {
        rows.extend(of_plan(plan, &resolver));
    }
    rows
}

fn of_page(site: &Site, page: &Page, resolver: &Resolver) -> Vec<Row> {
    let here = Location {
        plan: site.clauses.home(&page.out),
        clause: None,
    };
    let document = &page.document;
    let forms = sample::forms(page);
    let mut lines = Lines::new(&document.text);
    let citations = document.citations.iter();
    let rows = citations.map(|one| {
        let is_form = forms.contains(one.range.start);
        (
            row(&document.file, &mut lines, one, resolver.find(one, here)),
            is_form,
        )
    });
    let kept = rows.filter(|(row, is_form)| !sample::is_sample(row, *is_form, &document.text));
    kept.map(|(row, _)| row).collect()
}

fn of_plan(plan: &Plan, resolver: &Resolver) -> Vec<Row> {
    let official = &plan.official;
    let mut lines = Lines::new(&official.text);
    let here = |clause| Location {
        plan: Some(&plan.id),
        clause,
    };
    let mut found = vec![];
    for one in plan.cited_in_head() {
        found.push((
            row(
                &official.source,
                &mut lines,
                one,
                resolver.find(one, here(None)),
            ),
            false,
        ));
    }
    for clause in &official.clauses {
        let is_form = sample::is_form(official, clause);
        for one in plan.cited_in(clause) {
            let to = resolver.find(one, here(Some(clause)));
            found.push((row(&official.source, &mut lines, one, to), is_form));
        }
    }
    let kept = found
        .into_iter()
        .filter(|(row, is_form)| !sample::is_sample(row, *is_form, &official.text));
    kept.map(|(row, _)| row).collect()
}

fn row(file: &SourcePath, lines: &mut Lines, citation: &Citation, found: Resolution) -> Row {
    let words = lines.text[citation.range.clone()]
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let line = lines.line(citation.range.start);
    let span = Span::new(file, citation.range.clone());
    Row {
        file: file.clone(),
        line,
        text: words,
        span,
        found,
        homoglyph: citation.homoglyph,
    }
}
