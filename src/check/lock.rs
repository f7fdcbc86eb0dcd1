//! Clauses of official texts stand as they were locked, or notes declare what changed them.

use crate::base::diagnostic::{Diagnostic, Severity, StaticMessage};
use crate::graph::lock::{compare, shifts};
use crate::graph::shown::Hidden;
use crate::graph::site::Site;
use crate::model::plan::{Lock, Plan};
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
        .flat_map(
            |(page, plan, lock)| match (site.page(page), site.hidden.get(page)) {
                (Some(page), _) if page.meta.draft => of_draft(plan, lock),
                (None, Some(Hidden::Draft)) => vec![],
                _ => compare(&plan.official, lock, &plan.notes),
            },
        )
        .collect()
}

fn of_draft(plan: &Plan, lock: &Lock) -> Vec<Diagnostic> {
    let warning = |fault| Diagnostic {
        severity: Severity::Warning,
        ..fault
    };
    let shifts = shifts(&plan.official, lock, &plan.notes).into_iter();
    shifts.map(warning).collect()
}
