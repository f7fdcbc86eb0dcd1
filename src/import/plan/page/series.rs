//! The running series of page numbers in a text, told from the numbers of the rows of a table.

use super::{Line, goes_on, is_gazette, page_number};
use crate::read::plan::{ends_sentence, is_labelled};
use std::collections::{HashMap, HashSet};

/// Lines and characters between two pages at least, where nothing else tells that a number is a
/// page's.
const LINES: usize = 8;
const CHARACTERS: usize = 400;

/// Series that are looked for: the text, and documents attached to it that count anew.
const SERIES: usize = 16;

/// Pages that may bear no number between two that do.
const UNNUMBERED: u32 = 2;

/// A line that may hold the number of a page.
#[derive(Clone, Copy)]
struct Mark {
    line: usize,
    number: u32,
    /// Lines that are not blank and characters before it.
    before: (usize, usize),
    sign: Sign,
}

/// What tells that a number is a page's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    Nothing,
    /// It stands between blank lines.
    Apart,
    /// It stands within a sentence.
    Torn,
    /// `Trang 12`, `- 12 -`, a page break, the head of a page of the gazette.
    Sure,
}

/// Lines that hold the number of a page, in order.
pub fn pages(lines: &[Line]) -> Vec<usize> {
    let marks = marks(lines);
    let mut found = vec![];
    let mut rest = vec![marks];
    for _ in 0..SERIES {
        let Some(stretch) = rest.pop() else {
            break;
        };
        let best = longest(&stretch);
        let (Some(first), Some(last)) = (best.first(), best.last()) else {
            continue;
        };
        rest.push(stretch[..*first].to_vec());
        rest.push(stretch[last + 1..].to_vec());
        let series: Vec<Mark> = best.iter().map(|at| stretch[*at]).collect();
        if is_meant(&series) {
            found.extend(series.iter().map(|mark| mark.line));
        }
    }
    found.sort_unstable();
    found
}

/// Lines that hold nothing but a number and may be the rest of `pages`: those within a sentence,
/// and those that stand apart and count on from one of either.
pub fn doubtful(lines: &[Line], pages: &[usize]) -> Vec<usize> {
    let number = |at: usize| page_number(&lines[at].text);
    let sign = |at: usize| number(at).map(|(_, plain)| sign(lines, at, plain));
    let rest = (0..lines.len()).filter(|at| pages.binary_search(at).is_err());
    let rest: Vec<(usize, Sign)> = rest.filter_map(|at| Some((at, sign(at)?))).collect();
    let torn = rest.iter().filter(|(_, sign)| *sign >= Sign::Torn);
    let known = pages.iter().copied().chain(torn.map(|(at, _)| *at));
    let numbers: HashSet<u32> = known.filter_map(|at| Some(number(at)?.0)).collect();
    let counts_on = |at: usize| {
        number(at)
            .is_some_and(|(own, _)| numbers.contains(&(own - 1)) || numbers.contains(&(own + 1)))
    };
    let may_be = |(at, sign): &(usize, Sign)| match sign {
        Sign::Nothing => false,
        Sign::Apart => counts_on(*at),
        Sign::Torn | Sign::Sure => true,
    };
    rest.iter()
        .filter(|one| may_be(one))
        .map(|(at, _)| *at)
        .collect()
}

fn marks(lines: &[Line]) -> Vec<Mark> {
    let headers = headers(lines);
    let mut marks = vec![];
    let mut before = (0, 0);
    for (at, line) in lines.iter().enumerate() {
        if let Some((number, plain)) = page_number(&line.text) {
            let headed = neighbours(lines, at).any(|line| headers.contains(&key(line)));
            let sign = sign(lines, at, plain);
            let sign = if headed { sign.max(Sign::Apart) } else { sign };
            marks.push(Mark {
                line: at,
                number,
                before,
                sign,
            });
        }
        before.0 += usize::from(!line.text.is_empty());
        before.1 += line.text.chars().count();
    }
    let crowded: Vec<bool> = (0..marks.len()).map(|at| is_crowded(&marks, at)).collect();
    for (mark, crowded) in marks.iter_mut().zip(crowded) {
        if crowded && mark.sign < Sign::Sure {
            mark.sign = Sign::Nothing;
        }
    }
    marks
}

/// Lines without their figures that stand right beside several numbers: what every page bears.
fn headers(lines: &[Line]) -> HashSet<String> {
    let numbers = (0..lines.len()).filter(|at| page_number(&lines[*at].text).is_some());
    let mut counts: HashMap<String, usize> = HashMap::new();
    for line in numbers.flat_map(|at| neighbours(lines, at)) {
        *counts.entry(key(line)).or_default() += 1;
    }
    let several = counts.into_iter().filter(|(_, count)| *count > 1);
    several.map(|(key, _)| key).collect()
}

/// The lines right before and after line `at` that are no item of a list.
fn neighbours(lines: &[Line], at: usize) -> impl Iterator<Item = &Line> {
    let around = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    let around = around.filter_map(|at| lines.get(at));
    around.filter(|line| line.text.contains(' ') && !is_labelled(&line.text))
}

/// A line without its figures.
fn key(line: &Line) -> String {
    line.text.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// Whether another number stands near: the rows of a table.
fn is_crowded(marks: &[Mark], at: usize) -> bool {
    let near = |other: Option<&Mark>| {
        other.is_some_and(|other| other.before.0.abs_diff(marks[at].before.0) < LINES)
    };
    near(at.checked_sub(1).and_then(|at| marks.get(at))) || near(marks.get(at + 1))
}

fn sign(lines: &[Line], at: usize, plain: bool) -> Sign {
    let blank = |at: Option<usize>| {
        at.and_then(|at| lines.get(at))
            .is_none_or(|line| line.text.is_empty())
    };
    let told = |line: &&Line| !line.text.is_empty();
    let before = lines[..at]
        .iter()
        .rev()
        .find(|line| told(line) && !is_gazette(&line.text));
    let after = lines[at + 1..]
        .iter()
        .find(|line| told(line) && !is_gazette(&line.text));
    let torn = before.is_some_and(|line| !ends_sentence(&line.text))
        && after.is_some_and(|line| goes_on(&line.text));
    let headed =
        (at.saturating_sub(2)..lines.len().min(at + 3)).any(|near| is_gazette(&lines[near].text));
    let breaks = lines[at].breaks || lines.get(at + 1).is_some_and(|line| line.breaks);
    match () {
        () if headed || breaks || !plain => Sign::Sure,
        () if torn => Sign::Torn,
        () if blank(at.checked_sub(1)) && blank(Some(at + 1)) => Sign::Apart,
        () => Sign::Nothing,
    }
}

/// The places in `marks` of the longest series: each number the next, or one of a page or two on.
fn longest(marks: &[Mark]) -> Vec<usize> {
    let mut last: HashMap<u32, usize> = HashMap::new();
    let mut steps: Vec<(usize, Option<usize>)> = vec![];
    for (at, mark) in marks.iter().enumerate() {
        let before = (1..=UNNUMBERED + 1)
            .filter_map(|step| Some((step, *last.get(&mark.number.checked_sub(step)?)?)))
            .filter(|(step, before)| follows(&marks[*before], mark, *step))
            .max_by_key(|(step, before)| (steps[*before].0, u32::MAX - step));
        let weight = 1 + mark.sign as usize;
        let (length, from) = before.map_or((0, None), |(_, at)| (steps[at].0, Some(at)));
        steps.push((length + weight, from));
        let best = last.entry(mark.number).or_insert(at);
        if steps[*best].0 <= steps[at].0 || !is_far(&marks[*best], mark) {
            *best = at;
        }
    }
    let end = (0..steps.len()).max_by_key(|at| (steps[*at].0, usize::MAX - at));
    let mut series: Vec<usize> = std::iter::successors(end, |at| steps[*at].1).collect();
    series.reverse();
    series
}

fn follows(before: &Mark, mark: &Mark, step: u32) -> bool {
    let sure = before.sign == Sign::Sure && mark.sign == Sign::Sure;
    sure || (is_far(before, mark) && (step == 1 || mark.sign > Sign::Nothing))
}

fn is_far(before: &Mark, mark: &Mark) -> bool {
    mark.before.0 - before.before.0 >= LINES && mark.before.1 - before.before.1 >= CHARACTERS
}

/// Whether a series counts pages: several numbers far from each other, or one that nothing but a
/// page would bear.
fn is_meant(series: &[Mark]) -> bool {
    let [only] = series else {
        return series.iter().any(|mark| mark.sign > Sign::Nothing) || series.len() > 2;
    };
    let late = only.before.0 >= LINES;
    match only.sign {
        Sign::Sure => true,
        Sign::Torn => late || only.number <= 3,
        Sign::Apart => late && (2..=3).contains(&only.number),
        Sign::Nothing => false,
    }
}
