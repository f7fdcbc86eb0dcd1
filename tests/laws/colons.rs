//! One colon too many or too few, and one slip of another kind, never shows a trainer's notes to a
//! learner.

use super::everything;
use crate::support::{BuildOptions, inputs, make};
use std::collections::BTreeMap;
use xanh::base::diagnostic::Diagnostic;
use xanh::engine::{self, Memo};
use xanh::features;

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
const SLIPS: [&str; 14] = [
    "```\n",
    "```text\n",
    "~~~~\n",
    "~~~\rx\r~~~\r",
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
    let sound = none_leaks(more.chain(less).chain([MODULE.to_string()]));
    assert!(sound > 100, "hardly any text was sound: {sound}");
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
    let sound = none_leaks(marks.chain(lost).chain(right));
    assert!(sound > 100, "hardly any text was sound: {sound}");
}

/// What a line may end with besides `\n`: what Markdown takes for an end, and what only looks so.
const ENDS: [&str; 6] = ["\r", "\r\n", "\u{2028}", "\u{85}", "\u{b}", "\u{c}"];

/// What nobody sees.
const UNSEEN: [&str; 8] = [
    "\u{200b}",
    "\u{feff}",
    "\u{202e}",
    "\u{ad}",
    "\u{0}",
    "\u{301}",
    "\u{a0}",
    "\u{e0020}",
];

/// What stands for a colon or for three.
const LOOKALIKES: [&str; 9] = [
    "：：：",
    "∶∶∶",
    "꞉꞉꞉",
    "::",
    ": : :",
    "∷",
    "&#58;::",
    "\\:\\:\\:",
    "ಃಃಃ",
];

/// What a fence may stand behind.
const CONTAINERS: [&str; 13] = [
    "[^1]: ", "# ", "<p>", "* ", "1) ", ": ", "| ", "- [ ] ", "<b>", "\\", "<!-- -->", "<!-->",
    "a ",
];

#[test]
fn a_line_end_of_any_kind_never_shows_what_is_for_trainers() {
    let ends = lines().into_iter().flat_map(|line| {
        let end = line.end - 1..line.end;
        ENDS.map(|mark| replaced(std::slice::from_ref(&end), mark))
    });
    let body = MODULE.find("\n\n").unwrap();
    let after = |mark: &str| {
        let (head, body) = MODULE.split_at(body);
        [
            format!("{head}{}", body.replace('\n', mark)),
            MODULE.replace('\n', mark),
        ]
    };
    none_leaks(
        ends.chain(ENDS.into_iter().flat_map(after))
            .chain([MODULE.to_string()]),
    );
}

#[test]
fn what_nobody_sees_never_shows_what_is_for_trainers() {
    none_leaks(around_fences(&UNSEEN, |fence, mark| {
        let colons = fence.len() - fence.trim_start_matches(':').len();
        vec![
            format!("{mark}{fence}"),
            format!("{}{mark}{}", &fence[..1], &fence[1..]),
            format!("{}{mark}{}", &fence[..colons], &fence[colons..]),
            format!("{fence}{mark}"),
        ]
    }));
}

#[test]
fn what_looks_like_colons_never_shows_what_is_for_trainers() {
    none_leaks(around_fences(&LOOKALIKES, |fence, mark| {
        let rest = fence.trim_start_matches(':');
        let one: String = mark.chars().take(1).collect();
        vec![format!("{mark}{rest}"), format!("{one}{}", &fence[1..])]
    }));
}

#[test]
fn a_fence_behind_anything_never_shows_what_is_for_trainers() {
    none_leaks(around_fences(&CONTAINERS, |fence, mark| {
        vec![format!("{mark}{fence}")]
    }));
}

/// The module with each fence, with each block's two, and with all of them changed by each of `marks` in every
/// way that `ways` gives; and as it is.
fn around_fences(
    marks: &[&'static str],
    ways: fn(&str, &str) -> Vec<String>,
) -> impl Iterator<Item = String> {
    let fences: Vec<_> = lines()
        .into_iter()
        .map(|line| line.start..line.end - 1)
        .filter(|line| MODULE[line.clone()].starts_with(":::"))
        .collect();
    let mut texts = vec![MODULE.to_string()];
    for mark in marks {
        let count = ways(":::", mark).len();
        for way in 0..count {
            let change = |fence: &str| ways(fence, mark).swap_remove(way);
            for (at, first) in fences.iter().enumerate() {
                texts.push(changed(&[first], change));
                let colons = MODULE[first.clone()].split(' ').next();
                let closes =
                    |fence: &&std::ops::Range<usize>| Some(&MODULE[(*fence).clone()]) == colons;
                if let Some(second) = fences[at + 1..].iter().find(closes) {
                    texts.push(changed(&[first, second], change));
                }
            }
            texts.push(changed(&fences.iter().collect::<Vec<_>>(), change));
        }
    }
    texts.into_iter()
}

/// The module with the text at each of `places`, ascending, changed; a place that stands twice is
/// changed once.
fn changed(places: &[&std::ops::Range<usize>], change: impl Fn(&str) -> String) -> String {
    let (mut text, mut at) = (String::new(), 0);
    for place in places {
        if place.start >= at {
            text.push_str(&MODULE[at..place.start]);
            text.push_str(&change(&MODULE[(*place).clone()]));
            at = place.end;
        }
    }
    text + &MODULE[at..]
}

fn replaced(places: &[std::ops::Range<usize>], with: &str) -> String {
    changed(&places.iter().collect::<Vec<_>>(), |_| with.to_string())
}

/// The lines of the module with their ends.
fn lines() -> Vec<std::ops::Range<usize>> {
    let mut at = 0;
    let line = |line: &str| {
        at += line.len();
        at - line.len()..at
    };
    MODULE.split_inclusive('\n').map(line).collect()
}

/// The module with `slip` before every line from byte `at` on.
fn shifted(at: usize, slip: &str) -> String {
    let rest: String = MODULE[at..]
        .split_inclusive('\n')
        .map(|line| format!("{slip}{line}"))
        .collect();
    format!("{}{rest}", &MODULE[..at])
}

/// How many of `texts` were sound.
#[track_caller]
fn none_leaks(texts: impl Iterator<Item = String>) -> usize {
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
    assert!(sound > 0, "no text was sound");
    sound
}

/// Whether a build of `text` for learners holds the canary; `None` where there is no build, because
/// the text is at fault.
fn leak(text: &str, memo: &Memo) -> Option<bool> {
    let files = BTreeMap::from([("content/a.md".to_string(), text.to_string())]);
    let inputs = inputs(&files, &BuildOptions::default());
    let is_at_fault = |diagnostics: &[Diagnostic]| diagnostics.iter().any(Diagnostic::is_error);
    // Most texts are at fault already while they are read: nothing need be made of them.
    if is_at_fault(&engine::plan(&inputs, &features::ALL, memo).diagnostics) {
        return None;
    }
    let site = make(inputs, memo);
    if is_at_fault(&site.diagnostics) {
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
