//! Clauses of official texts stand as they were locked, or notes declare what changed them.

use crate::base::diagnostic::{Diagnostic, StaticMessage};
use crate::graph::lock::compare;
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

/// Diagnostics: `lock/moved`, `lock/vanished`, `lock/changed`, `lock/new`. A plan without a lock is
/// not looked at.
fn run(site: &Site, _: &Theme) -> Vec<Diagnostic> {
    let locked = site
        .sources
        .plans
        .values()
        .filter_map(|plan| plan.lock.as_ref().map(|lock| (plan, lock)));
    locked
        .flat_map(|(plan, lock)| compare(&plan.official, lock, &plan.notes))
        .collect()
}
