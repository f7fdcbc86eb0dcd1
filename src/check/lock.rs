//! Clauses of official texts stand as they were locked, or notes declare what changed them.

use crate::base::diagnostic::{Diagnostic, Severity, StaticMessage};
use crate::graph::lock::compare;
use crate::graph::shown::Hidden;
use crate::graph::site::Site;
use crate::rule::Check;
use crate::theme::Theme;

pub const CHECK: Check = Check {
    name: "lock",
    about: StaticMessage {
        vi: "Điều khoản còn đúng như đã ghi trong `clauses.lock`, hoặc thay đổi đã khai báo.",
        en: "Clauses stand as `clauses.lock` has them, or their changes are declared.",
    },
    run,
};

/// Diagnostics: `lock/moved`, `lock/vanished`, `lock/changed`, `lock/new`; of a draft, which was
/// never issued, the first two as warnings and no more. A plan without a lock is not looked at.
fn run(site: &Site, _: &Theme) -> Vec<Diagnostic> {
    let locked = site
        .sources
        .plans
        .iter()
        .filter_map(|(page, plan)| plan.lock.as_ref().map(|lock| (page, plan, lock)));
    locked
        .flat_map(|(page, plan, lock)| {
            let found = compare(&plan.official, lock, &plan.notes);
            match (site.page(page), site.hidden.get(page)) {
                (Some(page), _) if page.meta.draft => of_draft(found),
                (None, Some(Hidden::Draft)) => vec![],
                _ => found,
            }
        })
        .collect()
}

/// What moves notes to other clauses.
fn of_draft(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let shifts = |fault: &Diagnostic| matches!(fault.code, "lock/moved" | "lock/vanished");
    let warning = |fault| Diagnostic {
        severity: Severity::Warning,
        ..fault
    };
    found.into_iter().filter(shifts).map(warning).collect()
}
