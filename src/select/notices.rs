//! What a reader of a plan, a level or a body must know first: a period that ended, documents that
//! others came after, an example.

use super::documents;
use crate::base::path::OutPath;
use crate::graph::site::Site;
use crate::graph::validity::{Followed, entry, followed, has_ended, is_over};
use crate::model::clause::PlanId;
use crate::model::level::Body;
use crate::model::meta::{Kind, PlanMeta};
use crate::model::register::CitedDocument;
use crate::render::view::{CitedView, FollowedView, NoticeValues};

/// The notices of plans on the page `from`, those of each plan together.
pub fn of_plans<'a>(
    site: &Site,
    plans: impl IntoIterator<Item = &'a PlanId>,
    from: &OutPath,
) -> Vec<NoticeValues> {
    let metas = plans.into_iter().filter_map(|id| meta(site, id));
    metas.flat_map(|plan| of_plan(site, plan, from)).collect()
}

fn meta<'a>(site: &'a Site, id: &PlanId) -> Option<&'a PlanMeta> {
    if let Kind::Plan(meta) = &site.clauses.plans.get(id)?.page.kind {
        Some(meta)
    } else {
        None
    }
}

fn of_plan(site: &Site, plan: &PlanMeta, from: &OutPath) -> Vec<NoticeValues> {
    let example = plan.example.then(|| empty("example"));
    example.into_iter().chain(end(site, plan, from)).collect()
}

/// That the period of a plan ended, or that what it rests on was superseded.
fn end(site: &Site, plan: &PlanMeta, from: &OutPath) -> Option<NoticeValues> {
    let documents = &site.sources.documents;
    let entry = entry(documents, plan);
    let after = entry.map(|entry| followed(documents, entry, site.today));
    let rows: Vec<FollowedView> = after
        .iter()
        .flatten()
        .map(|row| followed_view(row, from))
        .collect();
    match plan.period.as_ref().filter(|_| has_ended(plan, site.today)) {
        Some(period) => Some(NoticeValues {
            plan: plan.number.clone(),
            period: format!("{} - {}", period.value.0, period.value.1),
            followed: rows,
            ..empty("ended")
        }),
        None if !rows.is_empty() => Some(NoticeValues {
            followed: rows,
            ..empty("superseded")
        }),
        None => None,
    }
}

fn empty(kind: &'static str) -> NoticeValues {
    NoticeValues {
        kind,
        plan: String::new(),
        period: String::new(),
        followed: vec![],
        body: String::new(),
        until: None,
    }
}

fn followed_view(row: &Followed, from: &OutPath) -> FollowedView {
    FollowedView {
        old: cited(row.document, from),
        new: row.by.iter().map(|other| cited(other, from)).collect(),
    }
}

fn cited(document: &CitedDocument, from: &OutPath) -> CitedView {
    CitedView {
        name: document.full_number(),
        number: document.number.clone(),
        title: document.title.clone(),
        date: document.date.map(Into::into),
        url: documents::address(&document.id, from),
    }
}

/// That a body bears its name no more.
pub fn of_body(site: &Site, body: &Body) -> Vec<NoticeValues> {
    let until = body.validity.until;
    let until = until.filter(|_| is_over(&body.validity, site.today));
    let notice = |day: crate::base::date::Date| NoticeValues {
        body: body.name.clone(),
        until: Some(day.into()),
        ..empty("ended")
    };
    until.map(notice).into_iter().collect()
}
