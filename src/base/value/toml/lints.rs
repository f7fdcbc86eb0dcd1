//! What people slip on in TOML, each with words of its own.

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Message, fault, message};
use crate::base::value::Key;
use crate::base::value::source::{Source, is_curly, quoted};
use std::ops::Range;

/// The fault that the parser found in bytes `at`, in words of the person who wrote it. `message` is
/// the parser's own.
pub fn fault(source: &Source, message: &str, at: Range<usize>) -> Diagnostic {
    let is = |words: &str| message.starts_with(words);
    if is("duplicate key") {
        let name = source
            .slice(at.clone())
            .trim_matches(['"', '\''])
            .to_string();
        return source.twice(&Key {
            name,
            span: source.span(at),
        });
    }
    if is("string values must be quoted") {
        return bare(source, at);
    }
    if is("invalid date") || is("invalid day") || is("invalid month") {
        return no_such_day(source, at);
    }
    if is("invalid unquoted key") {
        return key(source, at);
    }
    if is("invalid basic string") || is("invalid literal string") {
        return quote(source, at);
    }
    if is("missing escaped value") {
        return source.backslash(source.line(at.start).start);
    }
    if is("unexpected key or value") && source.slice(0..at.start).ends_with('"') {
        return source.inner_quote(at.start - 1..at.start);
    }
    source.syntax(at, known(message))
}

/// Faults that need no more than their words.
fn known(message: &str) -> Message {
    let vi = [
        ("key with no value", "khóa không có giá trị"),
        ("missing value", "khóa không có giá trị"),
        ("unclosed array table", "`[[` mở mà chưa đóng"),
        ("unclosed array", "`[` mở mà chưa đóng"),
        ("unclosed inline table", "`{` mở mà chưa đóng"),
        ("unclosed table", "`[` mở mà chưa đóng"),
        ("missing comma", "thiếu dấu phẩy, hoặc `[` ở trên chưa đóng"),
        ("unexpected key or value", "thừa chữ sau giá trị"),
        (
            "unexpected leading zero",
            "số không bắt đầu bằng 0; nếu là chữ thì để trong ngoặc kép",
        ),
        ("cannot recurse", "quá nhiều tầng lồng nhau"),
    ];
    let vi = vi
        .into_iter()
        .find(|(words, _)| message.starts_with(words))
        .map_or("TOML viết sai từ đây", |(_, vi)| vi);
    Message::new(vi, format!("this is not TOML: {message}"))
}

/// A value without quotes that is no number, flag or date.
fn bare(source: &Source, at: Range<usize>) -> Diagnostic {
    let text = source.slice(at.clone()).trim();
    if text.is_empty() {
        return source.syntax(
            at,
            message!(vi: "khóa không có giá trị", en: "a key without a value"),
        );
    }
    if let Some(curly) = source
        .curly(at.clone())
        .filter(|curly| curly.start == at.start)
    {
        return source.curly_fault(curly);
    }
    let fix = match Date::parse(text) {
        Some(date) => date.to_string(),
        None => quoted(text),
    };
    source
        .syntax(
            at,
            message!(vi: "chữ phải nằm trong ngoặc kép", en: "text must bear quotes"),
        )
        .help(message!(vi: "viết `{fix}`", en: "write `{fix}`"))
}

fn no_such_day(source: &Source, at: Range<usize>) -> Diagnostic {
    let text = source.slice(at.clone());

    fault!(
        source.codes.date,
        source.span(at),
        vi: "không có ngày `{text}`",
        en: "there is no day `{text}`",
    )
    .help(message!(vi: "xem lại ngày và tháng", en: "look at the day and the month again"))
}

fn key(source: &Source, at: Range<usize>) -> Diagnostic {
    let written = source.slice(at.start..source.line(at.start).end);
    if written.starts_with(is_curly) {
        return source.curly_fault(source.curly(at.clone()).unwrap_or(at));
    }
    if written.starts_with(':') {
        return source
            .syntax(
                at,
                message!(
                    vi: "TOML viết `=` giữa khóa và giá trị",
                    en: "TOML has `=` between key and value",
                ),
            )
            .help(message!(vi: "viết `=` thay `:`", en: "write `=` for `:`"));
    }
    source
        .syntax(
            at,
            message!(
                vi: "khóa chỉ gồm chữ không dấu, số, `-` và `_`",
                en: "a key holds only plain letters, digits, `-` and `_`",
            ),
        )
        .help(message!(vi: "khóa khác thì để trong ngoặc kép", en: "put any other key in quotes"))
}

/// A text whose closing quote is missing, or is a curly one.
fn quote(source: &Source, at: Range<usize>) -> Diagnostic {
    let line = source.line(at.start.min(source.inner().len()));
    let text = source.slice(line.clone());
    match source.curly(line.clone()) {
        Some(_) if text.trim_end().ends_with(is_curly) => {
            let last = text
                .rfind(is_curly)
                .map_or(line.start, |last| line.start + last);
            source.curly_fault(source.curly(last..line.end).unwrap_or(at))
        }
        _ => {
            let open = text
                .find(['"', '\''])
                .map_or(at.start, |open| line.start + open);
            source.unclosed(
                open,
                source.slice(open..line.end).chars().next().unwrap_or('"'),
            )
        }
    }
}
