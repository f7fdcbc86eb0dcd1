//! What is for trainers alone stays so, whatever slips into the text around it.

use super::texts::{check, inputs, text};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::{LazyLock, Mutex};
use xanh::base::diagnostic::Diagnostic;
use xanh::engine::{self, Memo, Planned};
use xanh::features;
use xanh::rule::{Body, Part};

const CANARY: &str = "cubimat";

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

::::: exercise

Bài tập.

:::: trainer {#day}

> cubimat bốn

::::

:::::

::: quiz {#q use=exam}

cubimat năm?

- [x] cubimat
- [ ] khác

:::
";

static MEMO: LazyLock<Memo> = LazyLock::new(Memo::once);

/// The input is a list of slips, a tab between them: two bytes say where one goes, the rest
/// is what is put there. None holds a colon, so that none can end a block, and together they do not
/// spell the canary, which would be shown for itself.
pub fn canary(input: &[u8]) {
    let letters: String = String::from_utf8_lossy(input)
        .chars()
        .filter(char::is_ascii_alphabetic)
        .collect();
    if letters.to_lowercase().contains(CANARY) {
        return;
    }
    let mut text = MODULE.to_string();
    for slip in input.split(|&byte| byte == b'\t').take(3) {
        let [high, low, words @ ..] = slip else {
            continue;
        };
        let Ok(words) = std::str::from_utf8(words) else {
            return;
        };
        if words.len() > 200 || words.contains(is_colon) {
            return;
        }
        let mut at = (usize::from(*high) << 8 | usize::from(*low)) % (text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        text.insert_str(at, words);
    }
    let Some(text) = self::text(text.as_bytes()) else {
        return;
    };
    if let Some(shown) = shown(&text) {
        panic!("{shown} shows it\n{text}");
    }
}

/// Colons, and letters that look like them.
fn is_colon(c: char) -> bool {
    ":：∶꞉∷︰﹕ː⁝⁞፡։׃܃܄︓ˑ᛬‡⁚⁛⸬⸭".contains(c)
}

/// An output of a sound site that holds the canary.
fn shown(text: &str) -> Option<String> {
    let inputs = inputs(text);
    let is_at_fault = |faults: &[Diagnostic]| {
        check(faults, text);
        faults.iter().any(Diagnostic::is_error)
    };
    let planned = engine::plan(&inputs, &features::ALL, &MEMO);
    if is_at_fault(&planned.diagnostics) || is_at_fault(&engine::check(&planned, &features::ALL)) {
        return None;
    }
    let (outputs, faults) = made(&planned);
    let held = |(path, body): &(String, Body)| path.contains(CANARY) || holds(body);
    match is_at_fault(&faults) {
        true => None,
        false => outputs.into_iter().find(held).map(|(path, _)| path),
    }
}

fn made(planned: &Planned) -> (Vec<(String, Body)>, Vec<Diagnostic>) {
    let outputs: Mutex<BTreeMap<String, Body>> = Mutex::default();
    let faults = engine::make(planned, &MEMO, &|path, body| {
        outputs.lock().unwrap().insert(path.to_string(), body);
        ControlFlow::Continue(())
    });
    (outputs.into_inner().unwrap().into_iter().collect(), faults)
}

fn holds(body: &Body) -> bool {
    let text = |text: &str| text.to_lowercase().contains(CANARY);
    match body {
        Body::Bytes(bytes) => text(&String::from_utf8_lossy(bytes)),
        Body::Parts(parts) => parts
            .iter()
            .any(|part| matches!(part, Part::Text(part) if text(part))),
        Body::Folder(files) => files.iter().any(|(_, body)| holds(body)),
        _ => false,
    }
}
