//! What a reader of a plan, a level or a body must know first: a period that ended, documents that
//! others came after, an example.

use super::documents;
use super::ladder::ended;
use crate::base::path::OutPath;
use crate::graph::site::Site;
use crate::graph::validity::{Followed, entry, followed, has_ended};
use crate::model::clause::PlanId;
use crate::model::level::{Body, Level};
use crate::model::meta::{Kind, PlanMeta};
use crate::model::register::CitedDocument;
use crate::render::view::{CitedView, DateView, EndedView, FollowedView, LinkView, NoticeValues};

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
        .map(|row| followed_view(site, row, from))
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
        level: String::new(),
        until: None,
        by: None,
    }
}

fn followed_view(site: &Site, row: &Followed, from: &OutPath) -> FollowedView {
    FollowedView {
        old: cited(site, row.document, from),
        new: row
            .by
            .iter()
            .map(|other| cited(site, other, from))
            .collect(),
    }
}

fn cited(site: &Site, document: &CitedDocument, from: &OutPath) -> CitedView {
    CitedView {
        name: document.full_number(site.names().number),
        number: document.number.clone(),
        title: document.title.clone(),
        date: document
            .date
            .map(|day| DateView::new(day, &site.config.lang)),
        url: documents::address(site, &document.id, from),
    }
}

/// That a body bears its name no more, on the page `from`.
pub fn of_body(site: &Site, body: &Body, from: &OutPath) -> Vec<NoticeValues> {
    let notice = |ended| NoticeValues {
        body: body.name.clone(),
        ..ended_notice(ended, from)
    };
    ended(site, &body.validity)
        .map(notice)
        .into_iter()
        .collect()
}

/// That a level is one no more, on the page `from`.
pub fn of_level(site: &Site, level: &Level, from: &OutPath) -> Vec<NoticeValues> {
    let notice = |ended| NoticeValues {
        level: level.name.clone(),
        ..ended_notice(ended, from)
    };
    ended(site, &level.validity)
        .map(notice)
        .into_iter()
        .collect()
}

fn ended_notice(ended: EndedView, from: &OutPath) -> NoticeValues {
    let link = |by: LinkView| LinkView {
        url: match by.url.as_str() {
            "" => String::new(),
            url => format!("{}{url}", from.root()),
        },
        ..by
    };
    NoticeValues {
        until: Some(ended.until),
        by: ended.by.map(link),
        ..empty("ended")
    }
}
