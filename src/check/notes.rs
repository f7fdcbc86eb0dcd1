//! Notes beside official texts speak of clauses and words that are there.

use crate::base::diagnostic::{Diagnostic, Message, StaticMessage, message};
use crate::base::span::Span;
use crate::graph::site::Site;
use crate::model::clause::{ClauseId, Note};
use crate::model::plan::Plan;
use crate::rule::Check;
use crate::text::nearest::nearest;
use crate::theme::Theme;

pub const CHECK: Check = Check {
    name: "notes",
    about: StaticMessage {
        vi: "Ghi chú bên cạnh văn bản nói về điều khoản và chữ có thật.",
        en: "Notes beside official texts speak of clauses and words that are there.",
    },
    run,
};

/// Diagnostics: `clause/unknown` for a note on a clause that is not there, `notes/verbatim` for
/// words that its clause does not have.
fn run(site: &Site, _: &Theme) -> Vec<Diagnostic> {
    site.sources
        .plans
        .values()
        .flat_map(|plan| {
            plan.notes
                .notes
                .iter()
                .flat_map(|note| faults(plan, note))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn faults(plan: &Plan, note: &Note) -> Vec<Diagnostic> {
    let Some(clause) = plan.official.get(&note.clause) else {
        return vec![unknown(plan, &note.clause, &note.span)];
    };
    let own = plan.official.slice(&clause.own);
    let unknown = note
        .verbatim
        .iter()
        .filter(|words| !own.contains(&words.value));
    unknown
        .map(|words| not_there(&note.clause, &words.value, &words.span))
        .collect()
}

fn unknown(plan: &Plan, id: &ClauseId, span: &Span) -> Diagnostic {
    let message = Message::new(
        format!("văn bản không có điều khoản `{}`", id.0),
        format!("the text has no clause `{}`", id.0),
    );
    let fault = Diagnostic::error("clause/unknown", span.clone(), message);
    match nearest(
        &id.0,
        plan.official
            .clauses
            .iter()
            .map(|clause| clause.id.as_str()),
    ) {
        Some(near) => fault.help(
            message!(vi: "điều khoản gần nhất: `{near}`", en: "the nearest clause: `{near}`"),
        ),
        None => fault,
    }
}

fn not_there(id: &ClauseId, words: &str, span: &Span) -> Diagnostic {
    let message = Message::new(
        format!("điều khoản `{}` không có chữ `{words}`", id.0),
        format!("clause `{}` does not have the words `{words}`", id.0),
    );
    let help = message!(
        vi: "chép đúng từng chữ, từng dấu như trong `text.txt`",
        en: "copy it letter by letter, with its marks, from `text.txt`",
    );
    Diagnostic::error("notes/verbatim", span.clone(), message).help(help)
}
