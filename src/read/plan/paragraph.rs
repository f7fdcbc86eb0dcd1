//! Paragraphs of an official text, whose lines layout may have broken.

use super::label::is_labelled;
use super::line::{Lines, ends_sentence};
use crate::model::clause::ClauseKind;
use crate::model::official::OfficialText;
use crate::text::folded::Folded;
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

/// Every paragraph in order, as bytes without the white space around them. In what is no clause a
/// line is a paragraph; a clause begins one, and lines that layout broke are one.
pub fn paragraphs(official: &OfficialText) -> Vec<Range<usize>> {
    let folded = Folded::new(&official.text);
    let lines = Lines::new(&folded);
    let starts: BTreeSet<usize> = official
        .clauses
        .iter()
        .flat_map(|clause| [clause.label.start, clause.body.start])
        .collect();
    // The lines of a title are set by hand, and tell kind and subject apart.
    let titles: Vec<&Range<usize>> = official
        .clauses
        .iter()
        .filter(|clause| clause.kind == ClauseKind::Attachment)
        .map(|clause| &clause.title)
        .collect();
    let titled = |at: usize| titles.iter().any(|title| title.contains(&at));
    // Clauses stand in the order of the text.
    let own = |at: usize| {
        let next = official
            .clauses
            .partition_point(|clause| clause.own.end <= at);
        official
            .clauses
            .get(next)
            .is_some_and(|clause| clause.own.contains(&at))
    };
    let rows = rows(&lines);
    let mut paragraphs: Vec<Range<usize>> = vec![];
    let mut goes_on = false;
    for line in (0..lines.all.len()).filter(|&line| !lines.is_blank(line)) {
        let text = lines.text(line);
        let bytes = lines.within(line, 0..text.len());
        match paragraphs
            .last_mut()
            .filter(|_| goes_on && !starts.contains(&bytes.start))
        {
            Some(last) => last.end = bytes.end,
            None => paragraphs.push(bytes.clone()),
        }
        let begins_anew = ends_sentence(text) && begins(lines.text(line + 1));
        goes_on = lines.runs_on(line) && own(bytes.start) && !begins_anew;
        goes_on &= !titled(bytes.start) && !rows.contains(&line);
    }
    paragraphs
}

/// Whether a paragraph of its own begins with `text`: a label, or a legal ground.
fn begins(text: &str) -> bool {
    text.starts_with("Căn cứ ") || is_labelled(text)
}

/// The lines of tables whose cells stand on lines of their own: a row begins with its number alone
/// on a line, and the number of the next row is not far.
fn rows(lines: &Lines) -> HashSet<usize> {
    let told: Vec<usize> = (0..lines.all.len())
        .filter(|&line| !lines.is_blank(line))
        .collect();
    let number = |at: usize| -> Option<u32> {
        let text = lines.text(*told.get(at)?).trim_end_matches('.');
        (text.len() <= 3).then(|| text.parse().ok()).flatten()
    };
    let mut rows = HashSet::new();
    let mut last: Option<(usize, u32)> = None;
    for at in 0..told.len() {
        let Some(value) = number(at) else {
            continue;
        };
        if let Some((before, _)) =
            last.filter(|(before, last)| value == last + 1 && at - before <= ROW && at - before > 1)
        {
            let end = (2 * at - before).min(told.len());
            rows.extend(&told[before..end]);
        }
        last = Some((at, value));
    }
    rows
}

/// Lines of one row at most.
const ROW: usize = 12;
