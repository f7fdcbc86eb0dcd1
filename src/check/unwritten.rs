//! A plan that is shown has no clause that is still to be written.

use crate::base::diagnostic::{Diagnostic, StaticMessage, message};
use crate::base::span::Span;
use crate::graph::answers::unwritten;
use crate::graph::site::Site;
use crate::model::plan::Plan;
use crate::rule::Check;
use crate::theme::Theme;

pub const CHECK: Check = Check {
    name: "unwritten",
    about: StaticMessage {
        vi: "Kế hoạch đã cho hiện thì không còn chỗ chờ viết như `xanh new plan` để lại.",
        en: "A plan that is shown has no clause left to be written, as `xanh new plan` leaves \
            them.",
    },
    run,
};

/// Diagnostics: `plan/unwritten` (a warning) at each such clause of a plan that is no draft.
fn run(site: &Site, _: &Theme) -> Vec<Diagnostic> {
    let shown = site
        .clauses
        .plans
        .values()
        .filter(|shown| !shown.page.meta.draft);
    shown.flat_map(|shown| faults(&shown.plan)).collect()
}

fn faults(plan: &Plan) -> Vec<Diagnostic> {
    let official = &plan.official;
    let open = official
        .clauses
        .iter()
        .filter(|clause| !clause.body.is_empty() && unwritten(official.slice(&clause.body)));
    let fault = |clause: &crate::model::clause::Clause| {
        let id = clause.id.as_str();
        let message = message!(
            vi: "điều khoản `{id}` còn chờ viết",
            en: "clause `{id}` is still to be written",
        );
        let help = message!(
            vi: "viết nội dung thay cho chỗ trong ngoặc, hoặc đặt lại `draft: true` trong index.md",
            en: "write it in place of the brackets, or set `draft: true` in index.md again",
        );
        Diagnostic::warning(
            "plan/unwritten",
            Span::new(&official.source, clause.body.clone()),
            message,
        )
        .help(help)
    };
    open.map(fault).collect()
}
