//! Lines that look like the beginning of a clause, and how likely each is.

use super::label;
use super::line::{Lines, breaks_off, ends_sentence, goes_on_citing};
use super::quote::Quotes;
use super::style::Label;
use std::ops::Range;

/// A line that may begin a clause.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub line: usize,
    pub readings: Vec<Label>,
    pub score: Score,
}

/// How likely a line begins something new, by what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Score {
    /// The line before breaks off in a citation, `theo điểm`, and this one goes on with it: `a)
    /// khoản 2`.
    Never,
    /// The line before is full, or ends in a comma or in a word that a number may follow.
    Weak,
    /// The line before ends as a sentence, or was ended on purpose.
    Likely,
    /// A blank line stands before.
    Sure,
}

/// The lines of `range` that may begin a clause.
pub fn candidates(lines: &Lines, range: Range<usize>, quotes: &Quotes) -> Vec<Candidate> {
    let readings = |line: usize| {
        if quotes.hold(line) || is_row(lines.text(line)) {
            vec![]
        } else {
            let enclosed = match lines.is_english {
                true => label::enclosed(lines.text(line)),
                false => label::bracketed(lines.text(line)),
            };
            match enclosed.is_empty() {
                true => label::readings(lines.text(line)),
                false => enclosed,
            }
        }
    };
    let all = range
        .clone()
        .map(|line| (line, readings(line)))
        .filter(|(_, readings)| !readings.is_empty());
    all.map(|(line, readings)| Candidate {
        line,
        readings,
        score: score(lines, line, range.start),
    })
    .collect()
}

/// Whether a line is a row of a table: cells parted by tabs, of which the number of a list has one.
fn is_row(text: &str) -> bool {
    text.matches('\t').count() > 1
}

/// How likely `line` begins something new in a stretch that starts at line `first`.
pub fn score(lines: &Lines, line: usize, first: usize) -> Score {
    let Some(before) = lines.before(line, first) else {
        return Score::Sure;
    };
    let text = lines.text(before);
    let apart = before + 1 < line;
    match () {
        () if breaks_off(text) && goes_on_citing(text, lines.text(line)) => Score::Never,
        () if apart => Score::Sure,
        () if text.ends_with(',') || breaks_off(text) => Score::Weak,
        () if ends_sentence(text) || !lines.is_full(before) => Score::Likely,
        () => Score::Weak,
    }
}
