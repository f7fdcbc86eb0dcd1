//! Lines that layout broke become paragraphs again.

use crate::model::official::OfficialText;
use crate::read::plan::{ends_sentence, paragraphs};
use serde::Serialize;
use std::ops::Range;

/// A text of one paragraph a line.
pub struct Joined {
    pub text: String,
    /// Line ends that became spaces.
    pub joined: usize,
    /// Those where a sentence ended: the paragraph may have ended too.
    pub doubtful: Vec<Doubtful>,
}

/// A line end that became a space, though the paragraph may have ended there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Doubtful {
    /// The line of the new `text.txt`, from 1.
    pub line: usize,
    /// The last words before it and the first ones after it.
    pub words: String,
}

/// The text with every paragraph on a line of its own; one blank line stays where there were any.
pub fn join(official: &OfficialText) -> Joined {
    let mut joined = Joined {
        text: String::with_capacity(official.text.len()),
        joined: 0,
        doubtful: vec![],
    };
    let mut line = 1;
    let mut last = 0;
    for range in paragraphs(official) {
        let between = &official.text[last..range.start];
        let ends = between.matches('\n').count();
        if last > 0 {
            joined.text.push_str(if ends > 1 { "\n\n" } else { "\n" });
            line += ends.min(2);
        }
        let lines: Vec<&str> = official.text[range.clone()]
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        joined.joined += lines.len().saturating_sub(1);
        joined.doubtful.extend(doubtful(&lines, line));
        joined.text.push_str(empty_cells(&official.text, &range));
        joined.text.push_str(&lines.join(" "));
        last = range.end;
    }
    if !joined.text.is_empty() {
        joined.text.push('\n');
    }
    joined
}

/// The tabs before a row of a table whose first cells are empty.
fn empty_cells<'a>(text: &'a str, row: &Range<usize>) -> &'a str {
    let before = text[..row.start].trim_end_matches('\t');
    let is_row = text[row.clone()].contains('\t') && (before.is_empty() || before.ends_with('\n'));
    if is_row {
        &text[before.len()..row.start]
    } else {
        ""
    }
}

/// Where a sentence ends within the lines of one paragraph, which stands on `line`.
fn doubtful(lines: &[&str], line: usize) -> Vec<Doubtful> {
    let ends = |pair: &&[&str]| ends_sentence(pair[0]) && pair[1].starts_with(char::is_uppercase);
    let words = |pair: &[&str]| {
        let last: Vec<&str> = pair[0].split_whitespace().rev().take(4).collect();
        let first: Vec<&str> = pair[1].split_whitespace().take(4).collect();
        let last: Vec<&str> = last.into_iter().rev().collect();
        format!("{} | {}", last.join(" "), first.join(" "))
    };
    lines
        .windows(2)
        .filter(ends)
        .map(|pair| Doubtful {
            line,
            words: words(pair),
        })
        .collect()
}
