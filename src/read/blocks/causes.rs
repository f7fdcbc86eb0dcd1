//! One error a block: what only follows from another fault of its fences is left out.

use crate::base::diagnostic::Diagnostic;
use std::collections::BTreeMap;

/// Faults of a fence, those first that say best what is wrong with it.
const FENCES: [&str; 7] = [
    "block/indented",
    IN_TEXT,
    "block/disagree",
    "block/closer-length",
    "block/nesting",
    STRAY,
    UNCLOSED,
];
const IN_TEXT: &str = "block/in-text";
const STRAY: &str = "block/stray-closer";
const UNCLOSED: &str = "block/unclosed";

/// `all` diagnostics of one text but for those that follow from another: of the faults at one
/// fence the first of `FENCES` stays; a line that was meant for a fence leaves the other fence of
/// its block alone, which is then no fault of its own.
pub fn first_causes(all: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut best: BTreeMap<u32, usize> = BTreeMap::new();
    for (at, rank) in all.iter().filter_map(ranked) {
        let known = best.entry(at).or_insert(rank);
        *known = rank.min(*known);
    }
    let is_best = |one: &Diagnostic| ranked(one).is_none_or(|(at, rank)| best[&at] == rank);
    let all: Vec<Diagnostic> = all.into_iter().filter(is_best).collect();
    let mut slips = starts(&all, IN_TEXT);
    let mut alone = vec![];
    for at in starts(&all, STRAY) {
        alone.extend(take(&mut slips, |slip| slip < at).map(|_| at));
    }
    for at in starts(&all, UNCLOSED) {
        alone.extend(take(&mut slips, |slip| slip > at).map(|_| at));
    }
    let is_alone = |one: &Diagnostic| match one.code {
        STRAY | UNCLOSED => start(one).is_some_and(|at| alone.contains(&at)),
        _ => false,
    };
    all.into_iter().filter(|one| !is_alone(one)).collect()
}

/// Where the fault of a fence stands, and its place in `FENCES`.
fn ranked(one: &Diagnostic) -> Option<(u32, usize)> {
    let rank = FENCES.iter().position(|code| *code == one.code)?;
    Some((start(one)?, rank))
}

fn start(one: &Diagnostic) -> Option<u32> {
    one.span.as_ref().map(|span| span.start)
}

fn starts(all: &[Diagnostic], code: &str) -> Vec<u32> {
    let of_code = all.iter().filter(|one| one.code == code);
    let mut starts: Vec<u32> = of_code.filter_map(start).collect();
    starts.sort_unstable();
    starts
}

fn take(slips: &mut Vec<u32>, fits: impl Fn(u32) -> bool) -> Option<u32> {
    let at = slips.iter().position(|slip| fits(*slip))?;
    Some(slips.remove(at))
}
