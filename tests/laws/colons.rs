//! One colon too many or too few, and one slip of another kind, never shows a trainer's notes to a
//! learner.

use super::everything;
use crate::support::{BuildOptions, inputs, make};
use std::collections::BTreeMap;
use xanh::engine::Memo;

const MODULE: &str = "---
title: \"Ba chữ T\"
kind: module
code: TX-01
duration: 10
---

Mở đầu.

## Hoạt động 1 (10 phút)

:::: trainer [Ghi chú]

cubimat một[^n].

[^n]: cubimat sáu

::: keypoints

- cubimat hai

:::

::::

::: trainer

cubimat ba

:::

::: worksheet [Phiếu] {#phieu lines=2}

Ghi: một.

:::

::::: exercise

Bài tập.

:::: trainer {#day}

> cubimat bốn

::::

::: hint

Gợi ý.

:::

:::::

::: quiz {#q use=exam}

cubimat năm?

- [x] cubimat
- [ ] khác

:::
";

const CANARY: &str = "cubimat";

/// What slips in at the start of a line: the marks of code, quotes, lists, HTML and comments, and
/// what shifts a line to the right.
const SLIPS: [&str; 13] = [
    "```\n",
    "```text\n",
    "~~~~\n",
    "    ",
    "\t",
    "> ",
    "- ",
    "1. ",
    "<div>\n",
    "<!--\n",
    "<script>\n",
    "# ",
    "[a]: ",
];

#[test]
fn a_colon_more_or_less_never_shows_what_is_for_trainers() {
    let places = (0..=MODULE.len()).filter(|at| MODULE.is_char_boundary(*at));
    let more = places.map(|at| format!("{}:{}", &MODULE[..at], &MODULE[at..]));
    let less = MODULE
        .match_indices(':')
        .map(|(at, _)| format!("{}{}", &MODULE[..at], &MODULE[at + 1..]));
    none_leaks(more.chain(less).chain([MODULE.to_string()]));
}

#[test]
fn a_slip_in_a_line_never_shows_what_is_for_trainers() {
    let starts: Vec<usize> = MODULE.match_indices('\n').map(|(at, _)| at + 1).collect();
    let marks = starts
        .iter()
        .flat_map(|&at| SLIPS.map(|slip| format!("{}{slip}{}", &MODULE[..at], &MODULE[at..])));
    let lost = starts
        .windows(2)
        .map(|line| format!("{}{}", &MODULE[..line[0]], &MODULE[line[1]..]));
    let right = starts
        .iter()
        .flat_map(|&at| ["    ", "\t", "> "].map(|slip| shifted(at, slip)));
    none_leaks(marks.chain(lost).chain(right));
}

/// The module with `slip` before every line from byte `at` on.
fn shifted(at: usize, slip: &str) -> String {
    let rest: String = MODULE[at..]
        .split_inclusive('\n')
        .map(|line| format!("{slip}{line}"))
        .collect();
    format!("{}{rest}", &MODULE[..at])
}

#[track_caller]
fn none_leaks(texts: impl Iterator<Item = String>) {
    let memo = Memo::once();
    let (mut shown, mut sound) = (vec![], 0);
    for text in texts {
        match leak(&text, &memo) {
            Some(true) => shown.push(text),
            Some(false) => sound += 1,
            None => {}
        }
    }
    assert!(
        shown.is_empty(),
        "{} texts show it:\n{}",
        shown.len(),
        shown.join("\n=====\n")
    );
    assert!(sound > 100, "hardly any text was sound: {sound}");
}

/// Whether a build of `text` for learners holds the canary; `None` where there is no build, because
/// the text is at fault.
fn leak(text: &str, memo: &Memo) -> Option<bool> {
    let files = BTreeMap::from([("content/a.md".to_string(), text.to_string())]);
    let site = make(inputs(&files, &BuildOptions::default()), memo);
    if site.diagnostics.iter().any(|fault| fault.is_error()) {
        return None;
    }
    let held = |bytes: &[u8]| {
        String::from_utf8_lossy(bytes)
            .replace(':', "")
            .to_lowercase()
            .contains(CANARY)
    };
    Some(
        everything(&site)
            .iter()
            .any(|(path, bytes)| held(bytes) || path.contains(CANARY)),
    )
}
