//! Every citation of the site with what became of it.

use super::citations::{Location, Resolution, Resolver};
use super::site::Site;
use crate::base::path::SourcePath;
use crate::base::span::{Lines, Span};
use crate::model::citation::Citation;

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

/// Every citation in the running text of pages, and then in official texts.
pub fn rows(site: &Site) -> Vec<Row> {
    let resolver = Resolver {
        clauses: &site.clauses,
        documents: &site.sources.documents,
        names: site.names(),
    };
    let mut rows = vec![];
    for page in site.pages.values().chain(site.parts.values()) {
        let here = Location {
            plan: site.clauses.home(&page.out),
            clause: None,
        };
        let document = &page.document;
        let mut lines = Lines::new(&document.text);
        rows.extend(
            document
                .citations
                .iter()
                .map(|one| row(&document.file, &mut lines, one, resolver.find(one, here))),
        );
    }
    for plan in site.clauses.plans.values().map(|shown| &shown.plan) {
        let mut lines = Lines::new(&plan.official.text);
        let here = Location {
            plan: Some(&plan.id),
            clause: None,
        };
        let source = &plan.official.source;
        let of_head = plan.cited_in_head();
        rows.extend(of_head.map(|one| row(source, &mut lines, one, resolver.find(one, here))));
        for clause in &plan.official.clauses {
            let here = Location {
                plan: Some(&plan.id),
                clause: Some(clause),
            };
            rows.extend(plan.cited_in(clause).iter().map(|one| {
                row(
                    &plan.official.source,
                    &mut lines,
                    one,
                    resolver.find(one, here),
                )
            }));
        }
    }
    rows
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
