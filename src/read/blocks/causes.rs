//! One error a block: what only follows from another fault of its fences is left out.

use crate::base::diagnostic::Diagnostic;
use std::collections::BTreeMap;

/// What is wrong with a fence, those first that say it best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    Indented,
    /// A line that was meant for a fence.
    InText,
    /// Markdown sees it otherwise.
    Disagree,
    CloserLength,
    Nesting,
    StrayCloser,
    Unclosed,
}

/// A fault of a fence.
pub type FenceFault = (Cause, Diagnostic);

/// `all` faults of the fences of one text but for those that follow from another: of the faults at
/// one fence the first cause stays; a line that was meant for a fence leaves the other fence of its
/// block alone, which is then no fault of its own.
pub fn first_causes(all: Vec<FenceFault>) -> Vec<Diagnostic> {
    let mut first: BTreeMap<u32, Cause> = BTreeMap::new();
    for (cause, fault) in &all {
        let known = first.entry(start(fault)).or_insert(*cause);
        *known = (*cause).min(*known);
    }
    let is_first = |(cause, fault): &FenceFault| first[&start(fault)] == *cause;
    let all: Vec<FenceFault> = all.into_iter().filter(is_first).collect();
    let mut slips = starts(&all, Cause::InText);
    let mut alone = vec![];
    for at in starts(&all, Cause::StrayCloser) {
        alone.extend(take(&mut slips, |slip| slip < at).map(|_| at));
    }
    for at in starts(&all, Cause::Unclosed) {
        alone.extend(take(&mut slips, |slip| slip > at).map(|_| at));
    }
    let is_alone = |(cause, fault): &FenceFault| {
        let lacks_other = matches!(cause, Cause::StrayCloser | Cause::Unclosed);
        lacks_other && alone.contains(&start(fault))
    };
    let told = all.into_iter().filter(|fault| !is_alone(fault));
    told.map(|(_, fault)| fault).collect()
}

fn start(fault: &Diagnostic) -> u32 {
    fault.span.as_ref().map_or(0, |span| span.start)
}

fn starts(all: &[FenceFault], cause: Cause) -> Vec<u32> {
    let of_cause = all.iter().filter(|(other, _)| *other == cause);
    let mut starts: Vec<u32> = of_cause.map(|(_, fault)| start(fault)).collect();
    starts.sort_unstable();
    starts
}

fn take(slips: &mut Vec<u32>, fits: impl Fn(u32) -> bool) -> Option<u32> {
    let at = slips.iter().position(|slip| fits(*slip))?;
    Some(slips.remove(at))
}
