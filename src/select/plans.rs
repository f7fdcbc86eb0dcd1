//! The page of a plan: its official text, clause by clause, and what rests on each.

use super::backlinks::backlinks;
use super::base::written;
use super::context::Context;
use super::model::{Body, PageModel, Parts, PlanBody};
use super::notices;
use super::template::choice;
use super::text::text;
use crate::graph::clauses::ShownPlan;
use crate::graph::marks;
use crate::graph::site::Site;
use crate::graph::validity::{entry, standing};
use crate::model::meta::PlanMeta;
use crate::render::view::DateView;

/// A plan with the values of its front matter.
#[derive(Clone)]
pub struct PlanKey {
    pub shown: ShownPlan,
    pub meta: PlanMeta,
}

/// The page of a plan.
pub fn page(PlanKey { shown, meta }: &PlanKey, context: Context) -> PageModel {
    let (site, plan, page) = (context.site, &shown.plan, &shown.page);
    let choice = choice(page, context.theme);
    let documents = &site.sources.documents;
    PageModel {
        base: written(context, page, &choice.template),
        notices: notices::of_plans(site, [&plan.id], &page.out),
        text: Some(text(context, page, &page.out)),
        parts: Parts::default(),
        body: Body::Plan(PlanBody {
            backlinks: backlinks(site, plan, &page.out),
            marks: marks::all(site, plan, &page.out),
            plan: plan.clone(),
            standing: entry(documents, meta).map(|entry| standing(documents, entry, site.today)),
            name: name(site, meta),
            meta: meta.clone(),
            date: page
                .meta
                .date
                .map(|day| DateView::new(day, &site.config.lang)),
        }),
        out: page.out.clone(),
        template: choice.template,
    }
}

fn name(site: &Site, meta: &PlanMeta) -> String {
    let form = match (meta.form.as_str(), site.config.lang.as_str()) {
        ("", "en") => "Document",
        ("", _) => "Văn bản",
        (form, _) => form,
    };
    match meta.number.as_str() {
        "" => form.to_string(),
        number => format!("{form} {} {number}", site.names().number),
    }
}
