//! Signs and words of a script that say no more than shorter ones.

use super::words::Words;
use std::collections::BTreeMap;

/// By place, what may stand there instead.
pub fn signs(words: &Words) -> BTreeMap<usize, &'static str> {
    let mut instead = BTreeMap::new();
    for at in 0..words.len() {
        match words.at(at) {
            "const" => drop(instead.entry(at).or_insert("let")),
            ";" if words.at(at + 1) == "}" && !is_empty_statement(words, at) => {
                instead.insert(at, "");
            }
            "(" if is_one_parameter(words, at) => {
                instead.insert(at, "");
                instead.insert(at + 2, "");
            }
            _ => {}
        }
        if let Some(end) = joins(words, at) {
            instead.insert(end, ",");
            instead.insert(end + 1, "");
        }
    }
    instead
}

/// The semicolon after the declarations at `at` where others follow: they go on in one list.
fn joins(words: &Words, at: usize) -> Option<usize> {
    let declares = |at: usize| matches!(words.at(at), "const" | "let");
    let mut end = declares(at).then(|| words.after_expression(at + 1))?;
    while words.at(end) == "," {
        end = words.after_expression(end + 1);
    }
    (words.at(end) == ";" && declares(end + 1)).then_some(end)
}

/// Whether `;` at `at` is the whole body of a loop or of a condition.
fn is_empty_statement(words: &Words, at: usize) -> bool {
    let keyword = match words.before(at, 1) {
        ")" => words.before(words.start(at - 1), 1),
        before => before,
    };
    matches!(keyword, "for" | "while" | "if" | "else")
}

/// Whether the bracket at `at` opens the only parameter of an arrow, a name.
fn is_one_parameter(words: &Words, at: usize) -> bool {
    let is_alone = words.is_name(at + 1) && words.at(at + 2) == ")" && words.is_arrow(at + 3);
    let before = words.before(at, 1);
    is_alone && !before.ends_with(|c: char| c.is_alphanumeric())
}
