//! Words at their places become lines with spaces between.

use super::page::Span;
use crate::import::word::{Paragraph, Run};

/// A gap of this part of the size is a space, and one of this many sizes parts two columns.
const SPACE: f32 = 0.16;
const COLUMN: f32 = 3.0;

/// A line, from the top of the page.
struct Line {
    y: f32,
    size: f32,
    spans: Vec<Span>,
}

/// The lines of a page, each a paragraph; an empty one stands where more than a line is free.
pub fn lines(spans: Vec<Span>) -> Vec<Paragraph> {
    let mut lines: Vec<Line> = vec![];
    for span in spans {
        let fits = |line: &&mut Line| (line.y - span.y).abs() < 0.45 * line.size.max(span.size);
        // Words of a line are mostly shown one after the other.
        match lines.iter_mut().rev().take(64).find(fits) {
            Some(line) => {
                if span.size > line.size {
                    (line.y, line.size) = (span.y, span.size);
                }
                line.spans.push(span);
            }
            None => lines.push(Line {
                y: span.y,
                size: span.size,
                spans: vec![span],
            }),
        }
    }
    lines.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut out: Vec<Paragraph> = vec![];
    let mut before: Option<(f32, f32)> = None;
    for mut line in lines {
        line.spans.sort_by(|a, b| a.x.total_cmp(&b.x));
        let paragraph = paragraph(&line.spans);
        if paragraph.text().trim().is_empty() {
            continue;
        }
        let free = before.is_some_and(|(y, size)| y - line.y > 2.4 * size.max(line.size));
        out.extend(free.then(Paragraph::default));
        before = Some((line.y, line.size));
        out.push(paragraph);
    }
    out
}

fn paragraph(spans: &[Span]) -> Paragraph {
    let mut runs: Vec<Run> = vec![];
    let mut end: Option<f32> = None;
    for span in spans {
        let gap = end.map_or(0.0, |end| span.x - end);
        let ended = runs
            .last()
            .is_some_and(|run| run.text.ends_with([' ', '\t']));
        let between = match gap / span.size.max(1.0) {
            wide if wide > COLUMN => "\t",
            some if some > SPACE && !ended && !span.text.starts_with(' ') => " ",
            _ => "",
        };
        end = Some(end.map_or(span.end, |end| end.max(span.end)));
        let text = format!("{between}{}", span.text);
        match runs.last_mut().filter(|run| run.font == span.font) {
            Some(run) => run.text.push_str(&text),
            None => runs.push(Run {
                text,
                font: span.font.clone(),
                ..Run::default()
            }),
        }
    }
    if let Some(first) = runs.first_mut() {
        first.text = first.text.trim_start().to_string();
    }
    if let Some(last) = runs.last_mut() {
        last.text = last.text.trim_end().to_string();
    }
    Paragraph {
        runs,
        ..Paragraph::default()
    }
}
