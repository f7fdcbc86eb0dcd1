//! The page of a plan: its official text, clause by clause, and what rests on each.

use crate::base::diagnostic::StaticMessage;
use crate::base::digest::Hashed;
use crate::graph::clauses::ShownPlan;
use crate::model::meta::Kind;
use crate::model::page::Page;
use crate::publish::page;
use crate::rule::{Job, Planned, Publisher};
use crate::select::context::Context;
use crate::select::plans::{self, PlanKey};
use crate::select::written;

pub const PUBLISHER: Publisher = Publisher {
    name: "plans",
    about: StaticMessage {
        vi: "Ghi trang của mỗi kế hoạch, từng điều khoản có địa chỉ.",
        en: "Writes the page of each plan, every clause with an address.",
    },
    plan,
};

fn plan(context: Context) -> Planned {
    let site = context.site;
    let plans = site.clauses.plans.values().filter_map(job);
    let has_no_text = |page: &&Hashed<Page>| {
        page.section.is_none()
            && matches!(page.kind, Kind::Plan(_))
            && !site.sources.plans.contains_key(&page.source)
    };
    let others = site
        .pages
        .values()
        .filter(has_no_text)
        .map(|page| Job::lazy(page.out.clone(), page.clone(), written::page, page::make));
    (plans.chain(others).collect(), vec![])
}

fn job(shown: &ShownPlan) -> Option<Job> {
    let Kind::Plan(meta) = &shown.page.kind else {
        return None;
    };
    let key = PlanKey {
        shown: shown.clone(),
        meta: meta.clone(),
    };
    let out = shown.page.out.clone();
    Some(Job::lazy(out, key, plans::page, page::make))
}
