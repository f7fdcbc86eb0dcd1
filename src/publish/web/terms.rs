//! The page of each taxonomy and of each term, twenty pages on one.

use crate::base::diagnostic::StaticMessage;
use crate::graph::places::pager_out;
use crate::graph::site::Site;
use crate::graph::terms::Term;
use crate::publish::page;
use crate::rule::{Job, Planned, Publisher};
use crate::select::context::Context;
use crate::select::lists::{Sheet, sheets};
use crate::select::terms::{self, TermSheet};

pub const PUBLISHER: Publisher = Publisher {
    name: "terms",
    about: StaticMessage {
        vi: "Ghi trang của mỗi chủ đề và mỗi cách phân loại.",
        en: "Writes the page of each topic and taxonomy.",
    },
    plan,
};

fn plan(context: Context) -> Planned {
    let mut jobs = vec![];
    for (at, taxonomy) in context.site.shape.taxonomies.iter().enumerate() {
        let out = taxonomy.out.clone();
        jobs.push(Job::lazy(out, at, terms::taxonomy_page, page::make));
        for (number, term) in taxonomy.terms.iter().enumerate() {
            let sheets = sheets(term.pages.len(), context.site.config.paginate);
            jobs.extend(sheets.map(|sheet| job(context.site, (at, number), term, sheet)));
        }
    }
    (jobs, vec![])
}

fn job(site: &Site, (taxonomy, at): (usize, usize), term: &Term, sheet: Sheet) -> Job {
    let key = TermSheet {
        taxonomy,
        term: at,
        sheet,
    };
    let out = pager_out(&term.out, sheet.number, site.names());
    Job::lazy(out, key, terms::term_page, page::make)
}
