//! What pages add to a text: their numbers and the lines at their heads.

mod series;

use super::removed::Why;
use crate::read::plan::is_labelled;
use crate::text::folded::Folded;
use std::collections::HashMap;
use std::ops::Range;

/// One line of what was read.
pub struct Line {
    /// Bytes without the line end.
    range: Range<usize>,
    pub text: String,
    /// Whether a page break stands right before it.
    pub breaks: bool,
}

/// What pages added to a text.
pub struct Furniture {
    /// Page numbers and page headers, in order.
    pub sure: Vec<(Range<usize>, Why)>,
    /// Numbers that may be those of pages.
    pub doubtful: Vec<Range<usize>>,
}

pub fn furniture(text: &str) -> Furniture {
    let lines = lines(text);
    let numbers = series::pages(&lines);
    let doubtful = series::doubtful(&lines, &numbers);
    let doubtful = doubtful.into_iter().map(|at| lines[at].range.clone());
    let headers = headers(&lines, &numbers);
    let mut found: Vec<(usize, Why)> = numbers
        .into_iter()
        .map(|at| (at, Why::PageNumber))
        .collect();
    found.extend(headers.into_iter().map(|at| (at, Why::PageHeader)));
    found.sort_by_key(|(at, _)| *at);
    let found = found.into_iter();
    let sure = found.map(|(at, why)| (lines[at].range.clone(), why));
    Furniture {
        sure: sure.collect(),
        doubtful: doubtful.collect(),
    }
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

/// `12`, `- 12 -`, `Trang 12/40`, `12 | Trang`, `Page 12 of 40`: the number, and whether figures
/// stand there alone.
pub fn page_number(text: &str) -> Option<(u32, bool)> {
    const WORDS: [&str; 6] = ["Trang số", "Trang", "TRANG", "Page", "PAGE", "P a g e"];
    let signs = |c: char| c.is_whitespace() || "|:".contains(c);
    // `- 12 -`, while `- 2030` is the rest of `2026 - 2030`.
    let dashed = |text: &&str| text.starts_with(['-', '~']) && text.ends_with(['-', '~']);
    let inner = Some(text.trim())
        .filter(dashed)
        .map(|text| text.trim_matches(['-', '~', ' ']));
    let inner = inner.unwrap_or(text).trim_matches(signs);
    let unnamed = |word: &&str| inner.strip_prefix(*word).or(inner.strip_suffix(*word));
    let bare = WORDS
        .iter()
        .find_map(unnamed)
        .unwrap_or(inner)
        .trim_matches(signs);
    let parted = ["/", " of ", " trên "]
        .iter()
        .find_map(|sign| bare.split_once(sign));
    let (number, all) = parted.map_or((bare, None), |(one, all)| (one.trim(), Some(all.trim())));
    let figure =
        |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let valid = figure(number) && all.is_none_or(figure);
    let number = number.parse().ok().filter(|number| valid && *number > 0)?;
    let of = all.and_then(|all| all.parse().ok());
    (of.is_none_or(|all: u32| all >= number)).then_some((number, bare.len() == text.len()))
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
        counts
            .get(&key(at))
            .is_some_and(|count| *count > 1 && *count * 4 >= numbers.len())
            && key(at).chars().any(char::is_alphabetic)
    });
    let gazette = (0..lines.len()).filter(|at| is_gazette(&lines[*at].text));
    near.extend(gazette);
    near.sort_unstable();
    near.dedup();
    near
}

/// `CÔNG BÁO/Số 9/Ngày 5-1-2026`: the head of a page of the official gazette.
pub fn is_gazette(text: &str) -> bool {
    let folded = crate::text::vi::fold(text);
    let number = folded.strip_prefix("cong bao").map(str::trim_start);
    text.len() < 120
        && number.is_some_and(|rest| rest.starts_with(['/', '-']) || rest.starts_with("so "))
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
