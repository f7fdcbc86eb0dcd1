//! A diagnostic as one line of JSON, in both languages.

use super::shown::{Edit, Sentence, Shown};
use crate::base::diagnostic::Severity;
use serde::Serialize;

/// Lines and columns from 1, in characters; `null` where there is no place. `fixes` are edits in
/// bytes from 0, all to be made together.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line<'a> {
    code: &'a str,
    severity: &'static str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    message: &'a Sentence,
    help: Option<&'a Sentence>,
    fixes: &'a [Edit],
}

pub fn one(shown: &Shown) -> String {
    let place = shown.place.as_ref();
    let line = Line {
        code: &shown.code,
        severity: if shown.severity == Severity::Error {
            "error"
        } else {
            "warning"
        },
        file: shown.file.as_deref(),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        end_line: place.map(|place| place.end_line),
        end_column: place.map(|place| place.end_column),
        message: &shown.message,
        help: shown.help.as_ref(),
        fixes: &shown.fixes,
    };
    serde_json::to_string(&line).unwrap_or_default() + "\n"
}
