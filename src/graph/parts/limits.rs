//! Inclusions end: none deeper, larger or more than anybody needs, so that a page costs what it
//! shows.

use super::Pages;
use crate::base::diagnostic::{Diagnostic, fault, message};
use crate::base::digest::Hashed;
use crate::base::path::SourcePath;
use crate::graph::clauses::Clauses;
use crate::graph::target::{Links, Target};
use crate::model::clause::Address;
use crate::model::document::{Link, LinkForm};
use std::collections::BTreeMap;

/// Files that may include one another in a row.
const MOST_DEPTH: usize = 16;

/// Inclusions that one page may hold, those inside others counted each time.
const MOST_INCLUSIONS: usize = 1_000;

/// Bytes of text that one page may be made of.
const MOST_BYTES: usize = 4 << 20;

type AllLinks = BTreeMap<SourcePath, Hashed<Links>>;

/// What a text is with all that it includes.
#[derive(Clone, Copy, Default)]
struct Extent {
    depth: usize,
    inclusions: usize,
    bytes: usize,
}

/// Lets every inclusion of `links` that goes too far or comes back to its own file lead nowhere.
///
/// Diagnostics: `include/deep`, `include/large` at the inclusion or the quotation; a circle is not
/// reported here.
pub fn limit(
    links: &mut AllLinks,
    (pages, parts): (&Pages, &Pages),
    clauses: &Clauses,
) -> Vec<Diagnostic> {
    let mut limiter = Limiter {
        links,
        pages,
        parts,
        clauses,
        known: BTreeMap::new(),
        faults: vec![],
    };
    for file in pages.keys().chain(parts.keys()) {
        limiter.measure(file);
    }
    limiter.faults
}

struct Limiter<'a> {
    links: &'a mut AllLinks,
    pages: &'a Pages,
    parts: &'a Pages,
    clauses: &'a Clauses,
    /// `None` while a file is being measured.
    known: BTreeMap<SourcePath, Option<Extent>>,
    faults: Vec<Diagnostic>,
}

impl<'a> Limiter<'a> {
    /// Measures `file` and all that it includes, the innermost first; without recursion, because a
    /// row of inclusions may be as long as the site.
    fn measure(&mut self, file: &SourcePath) {
        let mut open = vec![file.clone()];
        while let Some(file) = open.last().cloned() {
            if self.known.get(&file).is_some_and(Option::is_some) {
                open.pop();
                continue;
            }
            let is_new = self.known.insert(file.clone(), None).is_none();
            let unknown: Vec<SourcePath> = self
                .included(&file)
                .into_iter()
                .map(|(_, source)| source)
                .filter(|source| is_new && !self.known.contains_key(source))
                .collect();
            if unknown.is_empty() {
                let extent = self.extent(&file);
                self.known.insert(file, Some(extent));
                open.pop();
            }
            open.extend(unknown);
        }
    }

    /// What `file` is with the inclusions that it may keep; all that it includes is measured, but
    /// for what it lies in itself.
    fn extent(&mut self, file: &SourcePath) -> Extent {
        let mut extent = Extent {
            bytes: self.page(file).map_or(0, |page| page.document.text.len()),
            ..Extent::default()
        };
        let mut cut = vec![];
        for (link, inner) in self.taken_in(file) {
            let wider = inner.map(|inner| Extent {
                depth: extent.depth.max(inner.depth),
                inclusions: extent.inclusions + inner.inclusions,
                bytes: extent.bytes + inner.bytes,
            });
            match wider.map(|wider| (wider, fault(link, wider))) {
                Some((wider, None)) => extent = wider,
                Some((_, Some(fault))) => {
                    self.faults.push(fault);
                    cut.push(link);
                }
                None => cut.push(link),
            }
        }
        if let Some(links) = self.links.get_mut(file).filter(|_| !cut.is_empty()) {
            let mut kept = (**links).clone();
            // A file never includes itself, so nothing stands there.
            let nowhere = |link: &Link| match link.form {
                LinkForm::Quote => Target::Broken,
                _ => Target::Part {
                    source: file.clone(),
                },
            };
            let cut = cut.into_iter();
            kept.targets
                .extend(cut.map(|link| (link.span.start, nowhere(link))));
            *links = Hashed::new(kept);
        }
        extent
    }

    /// The inclusions and quotations of `file` in their order, each with what it adds; `None` for
    /// a file that it lies in itself.
    fn taken_in(&self, file: &SourcePath) -> Vec<(&'a Link, Option<Extent>)> {
        let included = self.included(file).into_iter().map(|(link, source)| {
            let inner = self.known.get(&source).copied().flatten();
            let whole = |inner: Extent| Extent {
                depth: inner.depth + 1,
                inclusions: inner.inclusions + 1,
                ..inner
            };
            (link, inner.map(whole))
        });
        let quoted = self.quoted(file).into_iter();
        let mut all: Vec<_> = included
            .chain(quoted.map(|(link, it)| (link, Some(it))))
            .collect();
        all.sort_by_key(|(link, _)| link.span.start);
        all
    }

    /// The quotations of clauses in `file`, each with its clauses and their bytes.
    fn quoted(&self, file: &SourcePath) -> Vec<(&'a Link, Extent)> {
        let (Some(page), Some(links)) = (self.page(file), self.links.get(file)) else {
            return vec![];
        };
        let links_of = page.document.links.iter();
        let quotes = links_of.filter(|link| link.form == LinkForm::Quote);
        let extent = |link: &'a Link| match links.targets.get(&link.span.start)? {
            Target::Clauses { clauses, .. } => {
                let extent = Extent {
                    depth: 0,
                    inclusions: clauses.len(),
                    bytes: clauses.iter().map(|one| self.length(one)).sum(),
                };
                Some((link, extent))
            }
            _ => None,
        };
        quotes.filter_map(extent).collect()
    }

    /// Bytes of a clause's own text.
    fn length(&self, address: &Address) -> usize {
        let plan = self.clauses.plan(&address.plan);
        let clause = plan.and_then(|plan| plan.official.get(&address.clause));
        clause.map_or(0, |clause| clause.own.len())
    }

    /// The inclusions of `file` in their order, each with the file that it names.
    fn included(&self, file: &SourcePath) -> Vec<(&'a Link, SourcePath)> {
        let (Some(page), Some(links)) = (self.page(file), self.links.get(file)) else {
            return vec![];
        };
        let named = |link: &'a Link| match links.targets.get(&link.span.start)? {
            Target::Part { source } => Some((link, source.clone())),
            _ => None,
        };
        page.document.links.iter().filter_map(named).collect()
    }

    fn page(&self, file: &SourcePath) -> Option<&'a Hashed<crate::model::page::Page>> {
        let pages = self.pages.get(file);
        pages.or_else(|| self.parts.get(file))
    }
}

/// What is wrong with an inclusion that makes a text so large.
fn fault(link: &Link, wider: Extent) -> Option<Diagnostic> {
    let span = link.span.clone();
    if wider.depth > MOST_DEPTH {
        let fault = fault!(
            "include/deep",
            span,
            vi: "các tệp ghép nhau quá {MOST_DEPTH} tầng",
            en: "files include each other more than {MOST_DEPTH} deep",
        );
        return Some(fault.help(message!(
            vi: "ghép thẳng tệp ở trong, hoặc bỏ dòng này",
            en: "include the innermost file itself, or take this line out",
        )));
    }
    (wider.inclusions > MOST_INCLUSIONS || wider.bytes > MOST_BYTES).then(|| {
        let most = MOST_BYTES >> 20;
        fault!(
            "include/large",
            span,
            vi: "ghép đến đây thì trang quá {MOST_INCLUSIONS} lần ghép hoặc {most} MB chữ",
            en: "with this the page goes beyond {MOST_INCLUSIONS} inclusions or {most} MB of text",
        )
        .help(message!(
            vi: "chia trang ra, hoặc bớt những tệp ghép nhiều tệp khác",
            en: "divide the page, or include fewer files that include many others",
        ))
    })
}
