//! Citations in running text name clauses that are there, in letters that a search finds.

use crate::base::diagnostic::{Diagnostic, Message, StaticMessage, message};
use crate::graph::citations::Resolution;
use crate::graph::cited::{Row, rows};
use crate::graph::site::Site;
use crate::rule::Check;
use crate::text::folded::Folded;
use crate::theme::Theme;

pub const CHECK: Check = Check {
    name: "citations",
    about: StaticMessage {
        vi: "Viện dẫn trong lời văn nêu điều khoản có thật, bằng chữ cái La-tinh.",
        en: "Citations in running text name clauses that are there, in Latin letters.",
    },
    run,
};

/// Diagnostics (warnings): `citation/clause` for a clause that a plan of the site does not have;
/// `citation/look-alike` for a number with a Cyrillic or Greek letter, in an official text unless
/// its note keeps it as a misprint. Unknown documents are listed, not told.
fn run(site: &Site, _: &Theme) -> Vec<Diagnostic> {
    rows(site)
        .iter()
        .flat_map(|row| [no_clause(row), homoglyph(site, row)])
        .flatten()
        .collect()
}

fn no_clause(row: &Row) -> Option<Diagnostic> {
    let Resolution::NoClause(plan) = &row.found else {
        return None;
    };
    let message = Message::new(
        format!("kế hoạch `{}` không có `{}`", plan.0, row.text),
        format!("plan `{}` has no `{}`", plan.0, row.text),
    );
    let help = message!(
        vi: "đối chiếu số điều khoản với toàn văn",
        en: "compare the number with the text of the plan",
    );
    Some(Diagnostic::warning("citation/clause", row.span.clone(), message).help(help))
}

fn homoglyph(site: &Site, row: &Row) -> Option<Diagnostic> {
    if !row.homoglyph {
        return None;
    }
    let kept = |text: &str| text.contains(&row.text);
    let plan = site
        .sources
        .plans
        .values()
        .find(|plan| plan.official.source == row.file);
    let is_kept = plan.is_some_and(|plan| {
        plan.notes
            .notes
            .iter()
            .any(|note| note.verbatim.iter().any(|words| kept(&words.value)))
    });
    if is_kept {
        return None;
    }
    let message = Message::new(
        format!(
            "`{}` có chữ cái Ki-rin hay Hy Lạp trông như chữ La-tinh",
            row.text
        ),
        format!(
            "`{}` holds a Cyrillic or Greek letter that looks Latin",
            row.text
        ),
    );
    let fault = Diagnostic::warning("citation/look-alike", row.span.clone(), message);
    if plan.is_some() {
        return Some(fault.help(message!(
            vi: "nếu bản gốc in như vậy, khai báo `verbatim` trong notes.toml",
            en: "if the original prints it so, declare it as `verbatim` in notes.toml",
        )));
    }
    let latin = Folded::new(&row.text).text;
    let fault = fault.help(message!(vi: "gõ lại: `{latin}`", en: "type it again: `{latin}`"));
    // The place may hold more than the number.
    Some(match row.span.range().len() == row.text.len() {
        true => fault.fix(row.span.clone(), latin),
        false => fault,
    })
}
