//! The page of a plan: its official text, clause by clause, and what rests on each.

use super::backlinks::{Backlinks, backlinks};
use super::pages::{Text, text};
use super::queries::queries;
use super::{frame, toc};
use crate::base::diagnostic::StaticMessage;
use crate::base::digest::Hashed;
use crate::base::path::{OutPath, encode};
use crate::graph::citations::{Location, Resolution, Resolver};
use crate::graph::clauses::ShownPlan;
use crate::graph::links::Target;
use crate::graph::lock::aliases;
use crate::graph::site::Site;
use crate::model::citation::Citation;
use crate::model::clause::{Address, Clause, ClauseId, ClauseKind};
use crate::model::meta::{Kind, PlanMeta};
use crate::model::plan::{OfficialText, Plan};
use crate::render::anchor;
use crate::render::official::marks::{Mark, Marks, misprints};
use crate::render::official::{self, Annotations, Link};
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
            (&shown.page.out, None),
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
        official: official::official(
            official,
            &annotations,
            &input.marks,
            &aliases(official, &input.plan.notes),
        ),
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

/// A clause's own text as HTML on the page `from`; its number leads to the plan.
pub fn verbatim(
    site: &Site,
    address: &Address,
    from: &OutPath,
    base_url: Option<&str>,
) -> Option<String> {
    let plan = site.clauses.plan(&address.plan)?;
    let clause = plan.official.get(&address.clause)?;
    let out = site.clauses.out(&address.plan)?;
    let href = format!(
        "{}#{}",
        link(out, from, base_url),
        encode(address.clause.as_str())
    );
    let marks = marks(site, plan, std::slice::from_ref(clause), (from, base_url));
    Some(official::verbatim(
        &plan.official,
        clause,
        Link::To(&href),
        &marks,
    ))
}

/// What is laid around words of `clauses` of a plan on a page: misprints that are kept, and
/// citations, which lead on.
fn marks(
    site: &Site,
    plan: &Plan,
    clauses: &[Clause],
    (from, base_url): (&OutPath, Option<&str>),
) -> Marks {
    let resolver = Resolver {
        clauses: &site.clauses,
        documents: &site.sources.documents,
    };
    let cited = |clause: &Clause| {
        let here = Location {
            plan: Some(&plan.id),
            clause: Some(clause),
        };
        let mark = |citation: &Citation| match resolver.find(citation, here) {
            Resolution::To(Target::Page { out, .. }) if out == *from => None,
            Resolution::To(target) => {
                let open = anchor::tag(
                    &target,
                    |out| link(out, from, base_url),
                    |place| format!("#{}", encode(place)),
                )? + ">";
                Some(Mark {
                    range: citation.range.clone(),
                    open,
                    close: "</a>",
                })
            }
            _ => None,
        };
        plan.cited_in(clause)
            .iter()
            .filter_map(mark)
            .collect::<Vec<_>>()
    };
    Marks::new(clauses.iter().flat_map(|clause| {
        misprints(plan, clause)
            .chain(cited(clause))
            .collect::<Vec<_>>()
    }))
}

fn link(out: &OutPath, from: &OutPath, base_url: Option<&str>) -> String {
    base_url.map_or_else(
        || from.link_to(out),
        |base| format!("{base}{}", out.address()),
    )
}
