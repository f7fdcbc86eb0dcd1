//! What pages add to a text: their numbers and the lines at their heads.

use super::report::Why;
use crate::read::plan::{ends_sentence, is_labelled};
use crate::text::folded::Folded;
use std::collections::HashMap;
use std::ops::Range;

/// Lines between two pages at least, where nothing else tells that a number is a page's.
const PAGE: usize = 8;

/// One line of what was read.
struct Line {
    /// Bytes without the line end.
    range: Range<usize>,
    text: String,
    /// Whether a page break stands right before it.
    breaks: bool,
}

/// Page numbers and page headers of `text`, in order.
pub fn furniture(text: &str) -> Vec<(Range<usize>, Why)> {
    let lines = lines(text);
    let numbers = numbers(&lines);
    let headers = headers(&lines, &numbers);
    let mut found: Vec<(usize, Why)> = numbers
        .into_iter()
        .map(|at| (at, Why::PageNumber))
        .collect();
    found.extend(headers.into_iter().map(|at| (at, Why::PageHeader)));
    found.sort_by_key(|(at, _)| *at);
    found
        .into_iter()
        .map(|(at, why)| (lines[at].range.clone(), why))
        .collect()
}

fn lines(text: &str) -> Vec<Line> {
    let mut start = 0;
    let mut lines = vec![];
    for raw in text.split_inclusive('\n') {
        let range = start..start + raw.trim_end_matches(['\n', '\r']).len();
        lines.push(Line {
            text: Folded::new(raw.trim()).text,
            breaks: raw.contains('\u{C}'),
            range,
        });
        start += raw.len();
    }
    lines
}

/// Lines that hold the number of a page: each the next after the last, and set apart in one way or
/// another.
fn numbers(lines: &[Line]) -> Vec<usize> {
    let mut found = vec![];
    let (mut last, mut told): (Option<u32>, usize) = (None, 0);
    for (at, line) in lines.iter().enumerate() {
        told += usize::from(!line.text.is_empty());
        let Some((number, plain)) = page_number(&line.text) else {
            continue;
        };
        let next = last.map_or(number <= 3 || line.breaks, |last| number == last + 1);
        if next && (!plain || stands_apart(lines, at) || told > PAGE) {
            found.push(at);
            (last, told) = (Some(number), 0);
        }
    }
    found
}

/// `12`, `- 12 -`, `Trang 12`, `Trang 12/40`, `12/40`: the number, and whether it stands there
/// alone.
fn page_number(text: &str) -> Option<(u32, bool)> {
    let bare = text
        .strip_prefix("Trang")
        .or_else(|| text.strip_prefix("Page"))
        .unwrap_or(text);
    let inner = bare.trim_matches(|c: char| c.is_whitespace() || "-|".contains(c));
    let (number, all) = inner
        .split_once('/')
        .map_or((inner, None), |(number, all)| {
            (number.trim(), Some(all.trim()))
        });
    let figure =
        |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let valid = figure(number) && all.is_none_or(figure);
    let number = number.parse().ok().filter(|number| valid && *number > 0)?;
    let of = all.and_then(|all| all.parse().ok());
    (of.is_none_or(|all: u32| all >= number))
        .then_some((number, inner.len() == text.len() && all.is_none()))
}

/// Whether a bare number on a line is no text: at a page break, between blank lines, or in the
/// middle of a sentence.
fn stands_apart(lines: &[Line], at: usize) -> bool {
    let blank = |at: Option<usize>| {
        at.and_then(|at| lines.get(at))
            .is_none_or(|line| line.text.is_empty())
    };
    let before = lines[..at].iter().rev().find(|line| !line.text.is_empty());
    let after = lines[at + 1..].iter().find(|line| !line.text.is_empty());
    let broken = before.is_some_and(|line| !ends_sentence(&line.text))
        && after.is_some_and(|line| goes_on(&line.text));
    let near = lines[at].breaks || lines.get(at + 1).is_some_and(|line| line.breaks);
    near || broken || (blank(at.checked_sub(1)) && blank(Some(at + 1)))
}

/// Whether a line begins in the middle of a sentence.
pub fn goes_on(text: &str) -> bool {
    text.starts_with(char::is_lowercase) && !is_labelled(text)
}

/// Short lines beside a page number or a page break that stand at several pages, and those of the
/// official gazette.
fn headers(lines: &[Line], numbers: &[usize]) -> Vec<usize> {
    let breaks = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.breaks)
        .map(|(at, _)| at);
    let mut near: Vec<usize> = numbers
        .iter()
        .copied()
        .chain(breaks)
        .flat_map(|at| neighbours(lines, at))
        .collect();
    near.sort_unstable();
    near.dedup();
    near.retain(|at| {
        !numbers.contains(at)
            && lines[*at].text.chars().count() <= 100
            && !is_labelled(&lines[*at].text)
    });
    let key = |at: &usize| {
        lines[*at]
            .text
            .chars()
            .filter(|c| !c.is_ascii_digit())
            .collect::<String>()
    };
    let mut counts: HashMap<String, usize> = HashMap::new();
    near.iter()
        .for_each(|at| *counts.entry(key(at)).or_default() += 1);
    near.retain(|at| {
        counts.get(&key(at)).is_some_and(|count| *count > 1)
            && key(at).chars().any(char::is_alphabetic)
    });
    let gazette = (0..lines.len())
        .filter(|at| lines[*at].text.contains("CÔNG BÁO/Số") && lines[*at].text.len() < 120);
    near.extend(gazette);
    near.sort_unstable();
    near.dedup();
    near
}

/// The lines next to line `at` that are not blank: itself, one before and one after.
fn neighbours(lines: &[Line], at: usize) -> Vec<usize> {
    let told = |at: &usize| !lines[*at].text.is_empty();
    let before = (at.saturating_sub(3)..at).rev().find(told);
    let after = (at + 1..lines.len().min(at + 4)).find(told);
    [before, Some(at).filter(told), after]
        .into_iter()
        .flatten()
        .collect()
}
