//! What of a page is not read without an error: it stands as code, all else as it is.

use super::plan::Planned;
use super::report::Left;
use crate::base::diagnostic::Diagnostic;
use std::ops::Range;

/// Stretches of a page that may be made code.
const MOST_STRETCHES: usize = 20;

/// The page of `head` and `body` with each stretch that `errors` finds fault with as code: a
/// paragraph, or a block whole where one of its fences is wrong. Each is listed. `None` where that
/// does not mend it.
pub fn partly(
    head: &str,
    body: &str,
    page: &Planned,
    left: &mut Left,
    errors: impl Fn(&str) -> Vec<Diagnostic>,
) -> Option<String> {
    let mut body = body.to_string();
    let mut told = vec![];
    for _ in 0..MOST_STRETCHES {
        let text = format!("{head}\n{body}\n");
        let faults = errors(&text);
        let Some(first) = faults.first() else {
            for (line, words) in told {
                left.leave("unread", line, words);
            }
            return Some(text);
        };
        let at = (first.span.as_ref()?.start as usize).checked_sub(head.len() + 1)?;
        let range = stretch(&body, at)?;
        let written = body
            .get(range.clone())
            .filter(|text| !text.starts_with("````"))?;
        told.push(place(page, written));
        let code = code(written, written.contains("::: trainer"));
        body.replace_range(range, &format!("\n{code}\n"));
    }
    None
}

/// Where a stretch begins in the old file, and its first line there.
fn place<'p>(page: &'p Planned, written: &str) -> (usize, &'p str) {
    let bare = |line: &str| line.trim_start_matches(['>', ' ']).trim_end().to_string();
    let words: Vec<String> = written.lines().map(bare).collect();
    let mut lines = page.text.lines().enumerate();
    let found = lines.find(|(_, line)| !line.trim().is_empty() && words.contains(&bare(line)));
    found.map_or((1, ""), |(at, line)| (at + 1, line))
}

/// A whole text as code; what is for trainers or may be stays closed.
pub fn whole(body: &str, closed: bool) -> String {
    let is_closed = closed || body.contains("::: trainer");
    let text = body.replace("\n:::", "\n ::").replace("::", ": :");
    code(&text, is_closed)
}

fn code(text: &str, is_closed: bool) -> String {
    let mut fence = "````".to_string();
    while text.contains(&fence) {
        fence.push('`');
    }
    let code = format!("{fence}\n{}\n{fence}\n", text.trim_matches('\n'));
    match is_closed {
        true => format!("::: trainer\n\n{code}\n:::\n"),
        false => code,
    }
}

/// The lines around byte `at` that can be code together; `None` at a fence without its other one.
fn stretch(body: &str, at: usize) -> Option<Range<usize>> {
    let mut lines = vec![];
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        lines.push(start..start + line.len());
        start += line.len();
    }
    let here = lines
        .partition_point(|line| line.end <= at)
        .min(lines.len().checked_sub(1)?);
    let text = |at: usize| body[lines[at].clone()].trim();
    let colons = |at: usize| text(at).bytes().take_while(|byte| *byte == b':').count();
    let (first, last) = if colons(here) >= 3 {
        block(here, lines.len(), |at| {
            (colons(at) >= 3).then(|| colons(at) == text(at).len())
        })?
    } else {
        let is_within = |at: &usize| !text(*at).is_empty() && colons(*at) < 3;
        let before = (0..here).rev().take_while(is_within).last();
        let behind = (here..lines.len()).take_while(is_within).last();
        (before.unwrap_or(here), behind.unwrap_or(here))
    };
    Some(lines.get(first)?.start..lines.get(last)?.end)
}

/// The first and the last line of the block that the fence at line `here` of `count` opens or
/// closes; `closes` says of a line whether it is a fence that closes.
fn block(
    here: usize,
    count: usize,
    closes: impl Fn(usize) -> Option<bool>,
) -> Option<(usize, usize)> {
    let is_closer = closes(here) == Some(true);
    let steps: Vec<usize> = match is_closer {
        true => (0..=here).rev().collect(),
        false => (here..count).collect(),
    };
    let mut open = 0usize;
    for at in steps {
        match closes(at) {
            Some(closer) if closer == is_closer => open += 1,
            Some(_) => open -= 1,
            None => {}
        }
        if open == 0 {
            return Some((here.min(at), here.max(at)));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::stretch;

    #[track_caller]
    fn check(body: &str, mark: &str, expected: &str) {
        let found = stretch(body, body.find(mark).unwrap());
        assert_eq!(found.map_or("", |range| &body[range]), expected);
    }

    #[test]
    fn a_stretch_is_a_paragraph_or_a_whole_block() {
        check("a\n\nb\nx\nc\n\nd", "x", "b\nx\nc\n");
        check("::: hint\nx\n:::\n", "x", "x\n");
        check(
            "a\n:::: x\n::: hint\nb\n:::\n::::\nc",
            "::::",
            ":::: x\n::: hint\nb\n:::\n::::\n",
        );
        check("::: a\n:::\nb\n::: c\nd\n:::", "::: c", "::: c\nd\n:::");
        check("a\n::: x\nb", "::: x", "");
        check("", "", "");
    }
}
