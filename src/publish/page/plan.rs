//! The official text of a plan with what stands below its clauses.

use crate::base::diagnostic::Diagnostic;
use crate::base::path::{OutPath, encode};
use crate::graph::lock::aliases;
use crate::model::clause::ClauseKind;
use crate::model::plan::OfficialText;
use crate::render::links::LinkPolicy;
use crate::render::official::{self, Annotations, OnPage};
use crate::render::view::{PlanView, TocItem};
use crate::select::model::PlanBody;
use crate::theme::Theme;

const BACKLINKS: &str = "partials/backlinks.html";

/// A plan as a template gets it, on the page `out`.
pub fn plan(body: &PlanBody, out: &OutPath, theme: &Theme) -> (PlanView, Vec<Diagnostic>) {
    let (meta, text) = (&body.meta, &body.plan.official);
    let (annotations, faults) = annotations(body, out, theme);
    let period = meta.period.as_ref();
    let period = period.map(|period| format!("{}–{}", period.value.0, period.value.1));
    let clauses = text.clauses.iter();
    let view = PlanView {
        id: body.plan.id.0.clone(),
        number: meta.number.clone(),
        form: meta.form.clone(),
        subject: meta.subject.clone(),
        issuer: meta.issuer.clone(),
        date: body.date.map(Into::into),
        period: period.unwrap_or_default(),
        official: official::official(&OnPage {
            text,
            marks: &body.marks,
            annotations: &annotations,
            old: &aliases(text, &body.plan.notes),
            out,
            links: LinkPolicy::Relative { from: out },
            prefix: "",
        }),
        clauses: clauses
            .filter(|clause| !matches!(clause.kind, ClauseKind::Opening | ClauseKind::Closing))
            .count(),
        toc: toc(text),
    };
    (view, faults)
}

/// What stands below each clause, as HTML.
fn annotations(body: &PlanBody, out: &OutPath, theme: &Theme) -> (Annotations, Vec<Diagnostic>) {
    let (mut annotations, mut faults) = (Annotations::new(), vec![]);
    for (id, backlinks) in &body.backlinks {
        let (html, own) = theme.render(BACKLINKS, backlinks, out);
        annotations.insert(id.clone(), html.unwrap_or_default());
        faults.extend(own);
    }
    (annotations, faults)
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
