//! The pages that people wrote: everything but sections, plans, levels, bodies and columns.

use crate::base::diagnostic::StaticMessage;
use crate::model::meta::KindName;
use crate::model::page::Page;
use crate::publish::page;
use crate::rule::{Job, Planned, Publisher};
use crate::select::context::Context;
use crate::select::written;

pub const PUBLISHER: Publisher = Publisher {
    name: "pages",
    about: StaticMessage {
        vi: "Ghi mỗi trang Markdown thành một trang HTML.",
        en: "Writes each Markdown page as an HTML page.",
    },
    plan,
};

fn plan(context: Context) -> Planned {
    let site = context.site;
    let ours = site.pages.values();
    let ours = ours.filter(|page| is_ours(page) && site.has_own_address(page));
    let jobs =
        ours.map(|page| Job::lazy(page.out.clone(), page.clone(), written::page, page::make));
    (jobs.collect(), vec![])
}

fn is_ours(page: &Page) -> bool {
    let others = [
        KindName::Plan,
        KindName::Level,
        KindName::Body,
        KindName::Column,
    ];
    page.section.is_none() && !others.contains(&page.kind.name())
}
