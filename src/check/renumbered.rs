//! References to clauses were written anew where notes declare a renumbering.

use crate::base::diagnostic::{Diagnostic, StaticMessage, message, warning};
use crate::graph::lock::{Changes, renumber};
use crate::graph::references::{Reference, references, spoken};
use crate::graph::site::Site;
use crate::model::plan::{Change, Plan, What};
use crate::rule::Check;
use crate::theme::Theme;

pub const CHECK: Check = Check {
    name: "renumbered",
    about: StaticMessage {
        vi: "Viện dẫn đã theo số mới của những điều khoản được đánh số lại.",
        en: "References follow the new numbers of clauses that were renumbered.",
    },
    run,
};

/// Diagnostics: `clause/renumbered` (a warning) at a reference by a number that another clause
/// bears since a declared renumbering, unless `xanh renumber` wrote references anew after it or the
/// page is younger than it.
fn run(site: &Site, _: &Theme) -> Vec<Diagnostic> {
    let plans: Vec<(&Plan, Vec<&Change>)> = site
        .sources
        .plans
        .values()
        .map(|plan| (&**plan, open(plan)))
        .filter(|(_, changes)| !changes.is_empty())
        .collect();
    if plans.is_empty() {
        return vec![];
    }
    let mut all = references(site);
    all.extend(plans.iter().flat_map(|(plan, _)| spoken(site, &plan.id)));
    all.iter()
        .filter_map(|reference| {
            let (plan, changes) = plans.iter().find(|(plan, _)| plan.id == reference.plan)?;
            fault(plan, changes, reference)
        })
        .collect()
}

/// Renumberings after which nobody wrote references anew.
fn open(plan: &Plan) -> Vec<&Change> {
    let is_open =
        |change: &&Change| matches!(change.what, What::Renumbered { .. }) && !change.rewritten;
    plan.notes.changes.iter().filter(is_open).collect()
}

fn fault(plan: &Plan, changes: &[&Change], reference: &Reference) -> Option<Diagnostic> {
    plan.official.get(&reference.clause)?;
    let meant = reference.meant(changes);
    let by = &Changes::new(changes.iter().copied())
        .moving(&reference.clause)?
        .by;
    if meant == reference.clause {
        return None;
    }
    let (old, new, command) = (&reference.clause.0, &meant.0, renumber(&plan.official));
    let fault = warning!(
        "clause/renumbered",
        reference.span.clone(),
        vi: "`{old}` viết trước khi đánh số lại theo {by}: điều khoản ấy nay là `{new}`",
        en: "`{old}` was written before the renumbering by {by}: that clause is `{new}` now",
    );
    Some(fault.help(message!(
        vi: "chạy `{command}` để sửa mọi chỗ như vậy; nếu chỗ nào cũng đã theo số mới, thêm \
            `rewritten = true` vào từng `[[renumbered]]`",
        en: "run `{command}` to mend all such places; if all follow the new numbers already, add \
            `rewritten = true` to each `[[renumbered]]`",
    )))
}
