//! The clauses of a plan as sections, each found by its id, by its spoken name and by its words.

use crate::model::citation_name::citation_name;
use crate::model::clause::{Clause, ClauseKind};
use crate::model::official::OfficialText;
use crate::model::plan::Plan;
use crate::search::Section;

/// A section for each clause, in the order of the text.
pub fn sections(plan: &Plan) -> Vec<Section> {
    plan.official
        .clauses
        .iter()
        .map(|clause| section(plan, clause))
        .collect()
}

fn section(plan: &Plan, clause: &Clause) -> Section {
    let official = &plan.official;
    let note = plan.note(&clause.id);
    let body = official
        .slice(&clause.body)
        .lines()
        .map(|line| line.trim().to_string())
        .filter(|line| !line.is_empty());
    Section {
        anchor: clause.id.0.clone(),
        heading: heading(official, clause),
        text: body
            .chain(
                note.map(|note| note.summary.clone())
                    .filter(|summary| !summary.is_empty()),
            )
            .collect(),
        names: vec![],
        stressed: note.map(|note| note.keywords.clone()).unwrap_or_default(),
    }
}

/// `III.4 Công đoàn cơ sở`, `III.4.2 (gạch đầu dòng thứ hai, khoản 4, mục III)`.
fn heading(official: &OfficialText, clause: &Clause) -> String {
    let id = clause.id.as_str();
    let spoken = citation_name(official, &clause.id);
    match (clause.kind, clause.heading.as_str()) {
        (ClauseKind::Opening | ClauseKind::Closing, _) => spoken,
        (_, "") if spoken == id => id.to_string(),
        (_, "") => format!("{id} ({spoken})"),
        (_, heading) if spoken == id => format!("{id} {heading}"),
        (_, heading) => format!("{id} {heading} ({spoken})"),
    }
}
