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
use crate::render::view::NoticeView;
use crate::render::xml::escape;
use crate::theme::Theme;
use crate::typeset::nowrap;

/// The notices of plans on the page `from`, those of each plan together.
pub fn of_plans(site: &Site, theme: &Theme, plans: &[&PlanId], from: &OutPath) -> Vec<NoticeView> {
    plans
        .iter()
        .filter_map(|id| meta(site, id))
        .flat_map(|plan| of_plan(site, theme, plan, from))
        .collect()
}

fn meta<'a>(site: &'a Site, id: &PlanId) -> Option<&'a PlanMeta> {
    if let Kind::Plan(meta) = &site.clauses.plans.get(id)?.page.kind {
        Some(meta)
    } else {
        None
    }
}

fn of_plan(site: &Site, theme: &Theme, plan: &PlanMeta, from: &OutPath) -> Vec<NoticeView> {
    let mut notices = vec![];
    if plan.example {
        notices.push(NoticeView {
            kind: "example",
            text: paragraph(&escape(theme.word("notice_example"))),
        });
    }
    let documents = &site.sources.documents;
    let after = entry(documents, plan)
        .map(|document| followed(documents, document, site.today))
        .unwrap_or_default();
    let rows: String = after
        .iter()
        .map(|row| format!("<li>{}</li>", superseded(row, theme, from)))
        .collect();
    let list = if rows.is_empty() {
        String::new()
    } else {
        format!(
            "{}<ul>{rows}</ul>",
            paragraph(&escape(theme.word("notice_followed")))
        )
    };
    match plan.period.as_ref().filter(|_| has_ended(plan, site.today)) {
        Some(period) => {
            let years = nowrap::title(&format!("{} - {}", period.value.0, period.value.1));
            let number = nowrap::title(&plan.number);
            let said = escape(theme.word("notice_ended"))
                .replace("{period}", &years)
                .replace("{plan}", &number);
            notices.push(NoticeView {
                kind: "ended",
                text: paragraph(&said) + &list,
            });
        }
        None if !list.is_empty() => notices.push(NoticeView {
            kind: "superseded",
            text: list,
        }),
        None => {}
    }
    notices
}

fn paragraph(html: &str) -> String {
    format!("<p>{html}</p>")
}

/// `Quyết định số 1393/QĐ-TTg → Quyết định số 1658/QĐ-TTg (01/10/2021): title`.
fn superseded(row: &Followed, theme: &Theme, from: &OutPath) -> String {
    let by: Vec<String> = row
        .by
        .iter()
        .map(|document| with_title(document, from))
        .collect();
    let said = escape(theme.word("notice_superseded"));
    said.replace("{old}", &documents::link(row.document, from))
        .replace("{new}", &by.join("; "))
}

fn with_title(document: &CitedDocument, from: &OutPath) -> String {
    let day = document
        .date
        .map(|day| format!(" ({})", day.short()))
        .unwrap_or_default();
    format!(
        "{}{day}, {}",
        documents::link(document, from),
        nowrap::title(&document.title)
    )
}

/// That a body bears its name no more.
pub fn of_body(site: &Site, theme: &Theme, body: &Body) -> Vec<NoticeView> {
    let until = body
        .validity
        .until
        .filter(|_| is_over(&body.validity, site.today));
    let said = until.map(|day| {
        theme
            .word("notice_body_until")
            .replace("{body}", &body.name)
            .replace("{date}", &day.short())
    });
    said.map(|said| NoticeView {
        kind: "ended",
        text: paragraph(&escape(&said)),
    })
    .into_iter()
    .collect()
}
