//! Takes out of a text what is none of it, and tells what it took.

use super::removed::{Removed, Why};
use super::{Form, page, stamp};
use crate::base::span::Lines;
use crate::read::plan::{ends_sentence, is_labelled};
use std::ops::Range;

/// A text and what was taken out of it.
pub struct Cleaned {
    pub text: String,
    pub removed: Vec<Removed>,
    /// What stays and may be none of the text.
    pub kept: Vec<Removed>,
}

/// `text` without stamps, and without page numbers and headers, which a Word file keeps apart.
pub fn clean(text: &str, form: Form) -> Cleaned {
    let mut cuts: Vec<(Range<usize>, Why)> = stamp::stamps(text)
        .into_iter()
        .map(|range| (range, Why::Stamp))
        .collect();
    let mut doubtful = vec![];
    if matches!(form, Form::Text | Form::Pdf) {
        let furniture = page::furniture(text);
        cuts.extend(furniture.sure);
        doubtful = furniture.doubtful;
    }
    cuts.sort_by_key(|(range, _)| range.start);
    let (mut at, mut lines) = (0, Lines::new(text));
    let mut kept = |range: Range<usize>| Removed {
        line: lines.line(range.start),
        text: text[range].to_string(),
        why: Why::Number,
    };
    let mut cleaned = Cleaned {
        text: String::with_capacity(text.len()),
        removed: vec![],
        kept: doubtful.into_iter().map(&mut kept).collect(),
    };
    for (range, why) in cuts.into_iter().filter(|(range, _)| !range.is_empty()) {
        if range.start < at {
            continue;
        }
        cleaned.text.push_str(&text[at..range.start]);
        cleaned.removed.push(Removed {
            line: lines.line(range.start),
            text: text[range.clone()].to_string(),
            why,
        });
        at = close(&mut cleaned.text, text, range.end);
    }
    cleaned.text.push_str(&text[at..]);
    cleaned
}

/// Whether a sentence that a page has parted goes on with `next`.
fn carries_on(next: &str) -> bool {
    let line = next.lines().next().unwrap_or("");
    let number = line.starts_with(|c: char| c.is_ascii_digit()) && line.contains(' ');
    page::goes_on(line) || (number && !is_labelled(line))
}

/// Draws together what a cut that ends at byte `end` has parted; the byte of `text` to go on from.
fn close(out: &mut String, text: &str, end: usize) -> usize {
    let rest = &text[end..];
    let next = rest.trim_start();
    let last = out.trim_end().rsplit('\n').next().unwrap_or("");
    if !last.is_empty() && !ends_sentence(last.trim()) && carries_on(next) {
        out.truncate(out.trim_end().len());
        out.push('\n');
        return text.len() - next.len();
    }
    // A line that is empty now goes as a whole.
    let alone = out.is_empty() || out.ends_with('\n');
    let line = rest
        .find('\n')
        .filter(|line| alone && rest[..*line].trim().is_empty());
    end + line.map_or(0, |line| line + 1)
}
