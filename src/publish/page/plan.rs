//! The official text of a plan with what stands below its clauses.

use crate::base::diagnostic::Diagnostic;
use crate::base::path::{OutPath, encode};
use crate::graph::lock::aliases;
use crate::graph::validity::Standing;
use crate::model::clause::{Clause, ClauseKind};
use crate::model::official::OfficialText;
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
        date: body.date.clone(),
        period: period.unwrap_or_default(),
        status: body.standing.map_or("", status),
        name: body.name.clone(),
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

fn status(standing: Standing) -> &'static str {
    match standing {
        Standing::InForce => "in_force",
        Standing::Amended => "amended",
        Standing::Over => "over",
    }
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

/// `Chương I. NHỮNG QUY ĐỊNH CHUNG`, `Điều 5. Phạm vi`, `II. NỘI DUNG`: number and heading as they
/// are printed; `None` for a clause that the contents leave out.
fn toc_title(text: &OfficialText, clause: &Clause) -> Option<String> {
    let is_named = matches!(
        clause.kind,
        ClauseKind::Part
            | ClauseKind::Chapter
            | ClauseKind::Article
            | ClauseKind::Appendix
            | ClauseKind::Form
    );
    if clause.heading.is_empty() && !is_named {
        return None;
    }
    let label = text
        .slice(&clause.label)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let label = label.trim_end_matches(['.', ':', ' ', '-', '–']);
    let parts = [label, clause.heading.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty());
    let title = parts.collect::<Vec<_>>().join(". ");
    (!title.is_empty()).then_some(title)
}

/// Clauses that bear a heading, and parts, chapters, articles and appendices, down to the second
/// level.
fn toc(text: &OfficialText) -> Vec<TocItem> {
    let mut items: Vec<TocItem> = vec![];
    for clause in &text.clauses {
        let Some(title) = toc_title(text, clause) else {
            continue;
        };
        let item = TocItem {
            level: u8::try_from(clause.depth + 1).unwrap_or(u8::MAX),
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
