//! Notes beside official texts speak of clauses and words that are there.

use crate::base::diagnostic::{Diagnostic, Message, StaticMessage, message};
use crate::base::span::Span;
use crate::graph::site::Site;
use crate::model::citation::Cited;
use crate::model::clause::ClauseId;
use crate::model::meta::Kind;
use crate::model::note::Note;
use crate::model::official::OtherPart;
use crate::model::page::Page;
use crate::model::plan::Plan;
use crate::model::register::same_number;
use crate::read::cite::citations;
use crate::read::plan::cell::HeadPart;
use crate::read::plan::head::heading_at;
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
/// words that its clause does not have, `plan/number` (a warning) where the page of a plan gives
/// another number than its text.
fn run(site: &Site, _: &Theme) -> Vec<Diagnostic> {
    let plans = || site.sources.plans.iter();
    let notes = plans().flat_map(|(_, plan)| {
        let notes = plan.notes.notes.iter();
        notes
            .flat_map(|note| faults(plan, note))
            .collect::<Vec<_>>()
    });
    let numbers = plans().filter_map(|(file, plan)| number(site.page(file)?, plan));
    notes.chain(numbers).collect()
}

fn number(page: &Page, plan: &Plan) -> Option<Diagnostic> {
    let Kind::Plan(meta) = &page.kind else {
        return None;
    };
    let official = &plan.official;
    let (_, head) = official
        .others
        .iter()
        .find(|(part, _)| *part == OtherPart::Head)?;
    let mut cells = heading_at(official, head).cells.into_iter();
    let cell = cells.find(|cell| cell.part == HeadPart::Number)?.range;
    let found = citations(official.slice(&cell)).into_iter().next()?;
    let Cited::Document(printed) = &found.what else {
        return None;
    };
    let written = &meta.number;
    if written.is_empty() || same_number(written, printed) {
        return None;
    }
    let range = cell.start + found.range.start..cell.start + found.range.end;
    let message = message!(
        vi: "văn bản ghi số `{printed}`, còn `index.md` ghi `{written}`",
        en: "the text bears the number `{printed}`, `index.md` says `{written}`",
    );
    let help = message!(
        vi: "sửa `number` trong index.md cho đúng văn bản",
        en: "mend `number` in index.md after the text",
    );
    let span = Span::new(&official.source, range);
    Some(Diagnostic::warning("plan/number", span, message).help(help))
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
    let fault = match plan.locked(id) {
        Some(row) => fault.follows(row.span.clone()),
        None => fault,
    };
    let clauses = plan.official.clauses.iter();
    match nearest(&id.0, clauses.map(|clause| clause.id.as_str())) {
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
