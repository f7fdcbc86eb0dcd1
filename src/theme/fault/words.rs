//! What Tera says of a fault, in Vietnamese, and what to do about it.

pub mod table;

use crate::base::diagnostic::{Message, StaticMessage};
use table::{ROWS, Row};

/// Kinds of values, as Tera calls them and in Vietnamese.
const KINDS: &[(&str, &str)] = &[
    ("string", "chuỗi"),
    ("String", "chuỗi"),
    ("&str", "chuỗi"),
    ("array", "danh sách"),
    ("&[Value]", "danh sách"),
    ("Vec<Value>", "danh sách"),
    ("map", "bảng"),
    ("Map", "bảng"),
    ("bool", "giá trị đúng hoặc sai"),
    ("none", "giá trị rỗng"),
    ("undefined", "giá trị không có"),
    ("Number", "số"),
    ("integer", "số nguyên"),
    ("identifier", "tên"),
    ("expression", "biểu thức"),
];

/// `reason` in both languages, and what to do about it; what the table does not know stands as it
/// is, between quotation marks.
pub fn told(reason: &str) -> (Message, Option<StaticMessage>) {
    told_by(ROWS, reason)
}

/// As `told`, by a table of another library's sentences.
pub fn told_by(rows: &[Row], reason: &str) -> (Message, Option<StaticMessage>) {
    let reason = reason.trim_end_matches('.');
    let known = rows
        .iter()
        .find_map(|row| Some((row, holes(row.0, reason)?)));
    match known {
        Some((Row(_, vi, fix), holes)) => (Message::new(filled(vi, &holes), reason), *fix),
        None => (Message::new(format!("“{reason}”"), reason), None),
    }
}

/// What stands in the place of each `{}` of `pattern`.
fn holes<'a>(pattern: &str, text: &'a str) -> Option<Vec<&'a str>> {
    let mut parts = pattern.split("{}");
    let mut rest = text.strip_prefix(parts.next()?)?;
    let mut found = vec![];
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let at = match parts.peek() {
            Some(_) => rest.find(part)?,
            None => rest.strip_suffix(part)?.len(),
        };
        found.push(&rest[..at]);
        rest = &rest[at + part.len()..];
    }
    rest.is_empty().then_some(found)
}

fn filled(words: &str, holes: &[&str]) -> String {
    let fill =
        |words: String, (at, hole): (usize, &&str)| words.replace(&format!("{{{at}}}"), kind(hole));
    holes.iter().enumerate().fold(words.to_string(), fill)
}

/// A kind of value in Vietnamese; anything else as it is.
fn kind(word: &str) -> &str {
    let number = word.len() > 1
        && word.starts_with(['i', 'u', 'f'])
        && word[1..].bytes().all(|byte| byte.is_ascii_digit());
    if number {
        "số"
    } else {
        KINDS
            .iter()
            .find(|(name, _)| *name == word)
            .map_or(word, |(_, vi)| vi)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diagnostic::message;

    #[test]
    fn every_row_uses_only_what_tera_names() {
        for Row(tera, vi, _) in ROWS {
            let count = tera.matches("{}").count();
            let beyond = (count..9).find(|at| vi.contains(&format!("{{{at}}}")));
            assert_eq!(beyond, None, "{tera}");
            assert_eq!(
                holes(tera, &tera.replace("{}", "x")),
                Some(vec!["x"; count]),
                "{tera}"
            );
        }
    }

    #[test]
    fn an_unknown_sentence_stays_as_tera_says_it() {
        assert_eq!(
            told("Something else.").0,
            message!(vi: "“Something else”", en: "Something else")
        );
        assert_eq!(
            told("Cannot compare `array` with `i64`").0.vi,
            "không so sánh được danh sách với số"
        );
    }
}
