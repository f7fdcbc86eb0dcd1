//! The page of a plan: its official text, clause by clause, and what rests on each.

use super::backlinks::{Backlinks, backlinks};
use super::pages::{Text, text};
use super::queries::queries;
use super::{frame, toc};
use crate::base::diagnostic::StaticMessage;
use crate::base::digest::Hashed;
use crate::base::path::encode;
use crate::graph::clauses::ShownPlan;
use crate::graph::lock::aliases;
use crate::graph::marks::{Marks, marks};
use crate::graph::site::Site;
use crate::model::clause::{ClauseId, ClauseKind};
use crate::model::meta::{Kind, PlanMeta};
use crate::model::plan::{OfficialText, Plan};
use crate::render::official::{self, Annotations, OnPage};
use crate::render::view::{Frame, PlanView, SiteView, TocItem, View};
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::theme::Theme;
use std::collections::BTreeMap;

pub const PUBLISHER: Publisher = Publisher {
    name: "plans",
    about: StaticMessage {
        vi: "Ghi trang của mỗi kế hoạch, từng điều khoản có địa chỉ.",
        en: "Writes the page of each plan, every clause with an address.",
    },
    plan,
};

#[derive(Hash)]
struct PlanInput {
    text: Text,
    frame: Frame,
    plan: Hashed<Plan>,
    meta: PlanMetaView,
    backlinks: BTreeMap<ClauseId, Backlinks>,
    marks: Marks,
}

#[derive(Clone, Hash)]
struct PlanMetaView {
    meta: PlanMeta,
    date: Option<crate::base::date::Date>,
}

fn plan(site: &Site, theme: &Theme) -> Planned {
    let shared = frame::site_view(site, theme);
    let levels = frame::level_names(site);
    let job = |shown: &ShownPlan| {
        let Kind::Plan(meta) = &shown.page.kind else {
            return None;
        };
        let key = (
            shown.clone(),
            PlanMetaView {
                meta: meta.clone(),
                date: shown.page.meta.date,
            },
            shared.clone(),
            levels.clone(),
        );
        Some(Job::lazy(shown.page.out.clone(), key, select, make))
    };
    let without_text = site.pages.values().filter(|page| {
        page.section.is_none()
            && matches!(page.kind, Kind::Plan(_))
            && !site.sources.plans.contains_key(&page.source)
    });
    let bare = without_text.map(|page| super::pages::job(page, &shared, &levels));
    (
        site.clauses
            .plans
            .values()
            .filter_map(job)
            .chain(bare)
            .collect(),
        vec![],
    )
}

/// What the page of a plan is selected by.
type PlanKey = (
    ShownPlan,
    PlanMetaView,
    Hashed<SiteView>,
    Hashed<BTreeMap<String, String>>,
);

fn select((shown, meta, shared, levels): &PlanKey, site: &Site, theme: &Theme) -> PlanInput {
    let mut frame = frame::frame(site, shared, &shown.page);
    frame.queries = queries(site, theme, "plan.html");
    frame.notices = super::notices::of_plans(site, theme, &[&shown.plan.id], &shown.page.out);
    PlanInput {
        text: text(site, &shown.page, levels),
        frame,
        plan: shown.plan.clone(),
        meta: meta.clone(),
        backlinks: backlinks(site, &shown.plan, &shown.page.out),
        marks: marks(
            site,
            &shown.plan,
            &shown.plan.official.clauses,
            &shown.page.out,
        ),
    }
}

fn make(input: &PlanInput, theme: &Theme) -> Made {
    let official = &input.plan.official;
    let annotations: Annotations = input
        .backlinks
        .iter()
        .map(|(id, backlinks)| (id.clone(), backlinks.html(theme)))
        .collect();
    let meta = &input.meta.meta;
    let plan = PlanView {
        id: input.plan.id.0.clone(),
        number: meta.number.clone(),
        form: meta.form.clone(),
        subject: meta.subject.clone(),
        issuer: meta.issuer.clone(),
        date: input.meta.date.map(Into::into),
        period: meta
            .period
            .as_ref()
            .map(|period| format!("{}–{}", period.value.0, period.value.1))
            .unwrap_or_default(),
        official: official::official(&OnPage {
            text: official,
            marks: &input.marks,
            annotations: &annotations,
            old: &aliases(official, &input.plan.notes),
            out: &input.text.page.out,
        }),
        clauses: official
            .clauses
            .iter()
            .filter(|clause| !matches!(clause.kind, ClauseKind::Opening | ClauseKind::Closing))
            .count(),
        toc: toc(official),
    };
    let view = View {
        frame: &input.frame,
        content: input.text.html(theme),
        toc: toc::headings(&input.text.page.document.headings, 3),
        plan: Some(plan),
    };
    let template = super::pages::template(&input.text.page, theme);
    let (text, faults) = theme.render(&template, &view, &input.text.page.out);
    (Body::text(text), faults)
}

/// Clauses that bear a heading or number, down to the second level.
fn toc(text: &OfficialText) -> Vec<TocItem> {
    let mut items: Vec<TocItem> = vec![];
    for clause in text
        .clauses
        .iter()
        .filter(|clause| !clause.heading.is_empty())
    {
        let title = format!("{}. {}", clause.number, clause.heading);
        let item = TocItem {
            level: clause.depth as u8 + 1,
            id: encode(clause.id.as_str()),
            title,
            minutes: None,
            children: vec![],
        };
        match items.last_mut().filter(|last| last.level < item.level) {
            Some(last) => last.children.push(item),
            None => items.push(item),
        }
    }
    items
}
