//! The lines of a file of questions, those that hold several choices parted.

use crate::import::page;
use crate::import::word::{Paragraph, Run};

/// A line of the file.
pub struct Line {
    /// The words, without marks.
    pub plain: String,
    pub markdown: String,
    /// Whether all of it is bold or underlined, or its letter is.
    pub marked: bool,
    pub paragraph: usize,
}

/// The lines of line `number` of a text.
pub fn of_text(text: &str, number: usize) -> Vec<Line> {
    let text = text.trim();
    let starts = choice_starts(text);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let line = |(start, end): (usize, usize)| {
        let plain = text[start..end].trim();
        Line {
            plain: plain.to_string(),
            markdown: page::line(plain),
            marked: plain.starts_with("**") && plain.ends_with("**"),
            paragraph: number,
        }
    };
    starts.iter().copied().zip(ends).map(line).collect()
}

/// The lines of a paragraph, its number before the first.
pub fn of_paragraph(paragraph: &Paragraph, number: usize) -> Vec<Line> {
    let mut stretches: Vec<Vec<Run>> = vec![vec![]];
    for run in &paragraph.runs {
        for (at, text) in run.text.split('\n').enumerate() {
            if at > 0 {
                stretches.push(vec![]);
            }
            if let Some(last) = stretches.last_mut() {
                last.push(Run {
                    text: text.to_string(),
                    ..run.clone()
                });
            }
        }
    }
    let stretches = stretches.into_iter().flat_map(choices);
    let line = |(at, runs): (usize, Vec<Run>)| {
        let prefix = match at {
            0 if !paragraph.number.is_empty() => format!("{} ", paragraph.number),
            _ => String::new(),
        };
        let plain: String = runs.iter().map(|run| run.text.as_str()).collect();
        let marked = |run: &Run| run.bold || run.underline || run.text.trim().is_empty();
        let first = runs.iter().find(|run| !run.text.trim().is_empty());
        let letter = first.is_some_and(|run| run.underline);
        let all = !plain.trim().is_empty() && runs.iter().all(marked);
        let unmarked = runs
            .into_iter()
            .map(|run| Run { bold: false, ..run })
            .collect();
        let markdown = page::inline(unmarked);
        Line {
            plain: format!("{prefix}{}", plain.trim()),
            markdown: format!("{prefix}{markdown}"),
            marked: all || letter,
            paragraph: number,
        }
    };
    let lines = stretches.enumerate().map(line);
    lines.filter(|line| !line.plain.trim().is_empty()).collect()
}

/// Runs that hold several choices, `A. … B. … C. …`, as those of each.
fn choices(runs: Vec<Run>) -> Vec<Vec<Run>> {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let starts = choice_starts(&text);
    let mut parts: Vec<Vec<Run>> = vec![vec![]; starts.len()];
    let mut at = 0;
    for run in runs {
        let end = at + run.text.len();
        for (place, start) in starts.iter().enumerate() {
            let until = starts.get(place + 1).map_or(end, |next| *next);
            let (from, to) = ((*start).max(at), until.min(end));
            if from < to || (from == to && run.text.is_empty() && *start <= at && at < until) {
                parts[place].push(Run {
                    text: run.text[from - at..to - at].to_string(),
                    ..run.clone()
                });
            }
        }
        at = end;
    }
    parts
}

/// Where lines begin in a text: at its start, and where `A.`, `B.`, `C.` stand one after the
/// other.
fn choice_starts(text: &str) -> Vec<usize> {
    let mut starts = vec![];
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let wanted = ('A'..='Z').nth(starts.len()).unwrap_or('Z');
        let rest = &text[at + c.len_utf8()..];
        let opens = c == wanted && rest.starts_with(['.', ')']);
        let apart = before.is_whitespace() || before == '*';
        if opens && apart {
            starts.push(if before == '*' { at - 1 } else { at });
        }
        before = c;
    }
    if starts.len() < 2 {
        return vec![0];
    }
    if !text[..starts[0]].trim().is_empty() {
        starts.insert(0, 0);
    }
    starts
}
