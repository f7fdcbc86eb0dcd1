//! What people slip on in YAML, each with words of its own.

use crate::base::diagnostic::{Diagnostic, fault, message};
use crate::base::value::Value;
use crate::base::value::source::{Source, is_curly, quoted};
use serde_saphyr::granit_parser::ErrorKind;
use std::ops::Range;

/// A thing of YAML that is not read.
pub enum Mark {
    Anchor,
    Alias,
    Tag,
    Document,
}

pub fn unsupported(source: &Source, mark: Mark, at: Range<usize>) -> Diagnostic {
    let written = source
        .slice(at.clone())
        .lines()
        .next()
        .unwrap_or_default()
        .to_string();
    let quote = message!(
        vi: "nếu là chữ, đặt cả câu trong ngoặc kép",
        en: "if it is text, put all of it in quotes",
    );
    let (message, help) = match mark {
        Mark::Anchor | Mark::Alias => (
            message!(vi: "không dùng neo `{written}`", en: "anchors like `{written}` are not read"),
            Some(quote),
        ),
        Mark::Tag => (
            message!(vi: "không dùng thẻ `{written}`", en: "tags like `{written}` are not read"),
            Some(quote),
        ),
        Mark::Document => (
            message!(vi: "chỉ đọc một tài liệu YAML", en: "only one YAML document is read"),
            None,
        ),
    };
    let fault = Diagnostic::error(source.codes.unsupported, source.span(at), message);
    match help {
        Some(help) => fault.help(help),
        None => fault,
    }
}

/// A list or table that stands where a key belongs.
pub fn no_key(source: &Source, value: &Value) -> Diagnostic {
    fault!(
        source.codes.unsupported,
        value.span.clone(),
        vi: "khóa phải là một chữ",
        en: "a key must be a word",
    )
}

/// A text without quotes that is all in curly ones: they were meant as the quotes of YAML and would
/// be shown.
pub fn curly_text(source: &Source, at: &Range<usize>) -> Option<Diagnostic> {
    let text = source.slice(at.clone());
    let within = text.strip_prefix(is_curly)?.strip_suffix(is_curly)?;
    if within.contains(is_curly) {
        return None;
    }
    let fault = source.curly_fault(source.curly(at.clone())?);
    Some(fault.help(message!(
        vi: "viết `\"{within}\"`; muốn hiện ngoặc cong thì viết `\"{text}\"`",
        en: "write `\"{within}\"`; to show curly quotes write `\"{text}\"`",
    )))
}

/// The fault that the parser found at byte `at`, in words of the person who wrote it.
pub fn fault(source: &Source, kind: &ErrorKind, at: usize) -> Diagnostic {
    use ErrorKind::*;
    match kind {
        MappingValueNotAllowed => colon(source, at),
        SimpleKeyExpected => no_space(source, at).unwrap_or_else(|| no_colon(source, at)),
        InvalidColonPlacement | UnclosedFlowCollection { .. } => bracket(source, at),
        ExpectedFlowMappingSeparator | ExpectedFlowSequenceSeparator => bracket(source, at),
        UnexpectedEofFlowSequence | UnexpectedEofFlowMapping | UnexpectedEofImplicitFlowMapping => {
            bracket(source, at)
        }
        UnclosedQuotedScalar => quote(source, at),
        InvalidTrailingDoubleQuotedScalar | InvalidTrailingSingleQuotedScalar => {
            source.inner_quote(at.saturating_sub(1)..at)
        }
        UnexpectedCharacter { character } => character_fault(source, at, *character),
        UnknownQuotedScalarEscape | InvalidQuotedScalarHexEscape => source.backslash(at),
        TabNotAllowed
        | TabInBlockIndentation
        | TabInIndentation
        | TabInPlainScalar
        | TabAtBlockScalarStart => tab(source, at),
        RecursionLimitExceeded => source.syntax(
            at..at,
            message!(vi: "quá nhiều tầng lồng nhau", en: "too many things within one another"),
        ),
        other => source.syntax(
            at..at,
            message!(vi: "YAML viết sai từ đây", en: "this is not YAML: {other}"),
        ),
    }
}

/// A colon where none may be: most often inside a text without quotes.
fn colon(source: &Source, at: usize) -> Diagnostic {
    let line = source.line(at);
    let before = source.slice(line.start..at);
    let Some(key_end) = before.find(": ") else {
        return no_space(source, line.start.saturating_sub(1))
            .unwrap_or_else(|| indented(source, line));
    };
    let (key, value) = source.slice(line.clone()).split_at(key_end + 1);
    let fix = format!("{} {}", key.trim(), quoted(value.trim()));

    fault!(
        source.codes.colon,
        source.span(at..at + 1),
        vi: "dấu hai chấm trong câu không có ngoặc kép",
        en: "a colon in a text without quotes",
    )
    .help(message!(vi: "viết `{fix}`", en: "write `{fix}`"))
}

/// `title:Kế hoạch`, on the line of byte `at`.
fn no_space(source: &Source, at: usize) -> Option<Diagnostic> {
    let line = source.line(at);
    let text = source.slice(line.clone());
    let colon = text.find(':')?;
    let (key, value) = (&text[..colon], &text[colon + 1..]);
    if value.is_empty() || value.starts_with(' ') || key.trim().contains(' ') {
        return None;
    }
    let at = line.start + colon;
    let fix = format!("{}: {}", key.trim(), value.trim());
    let message = message!(vi: "thiếu dấu cách sau dấu hai chấm", en: "no space after the colon");
    Some(
        source
            .syntax(at..at + 1, message)
            .help(message!(vi: "viết `{fix}`", en: "write `{fix}`")),
    )
}

fn no_colon(source: &Source, at: usize) -> Diagnostic {
    let line = source.line(at);
    let said =
        message!(vi: "dòng này không có dạng `khóa: giá trị`", en: "this line is not `key: value`");
    source.syntax(line, said).help(message!(
        vi: "viết `khóa: giá trị`, hoặc nối vào dòng trên",
        en: "write `key: value`, or join it to the line above",
    ))
}

fn indented(source: &Source, line: Range<usize>) -> Diagnostic {
    let text = source.slice(line.clone());
    let start = line.end - text.trim_start().len();
    source
        .syntax(
            start..line.end,
            message!(
                vi: "dòng này thụt vào không đúng chỗ",
                en: "this line is indented where it may not be",
            ),
        )
        .help(message!(
            vi: "các khóa cùng bậc bắt đầu ở cùng một cột",
            en: "keys of one rank begin in the same column",
        ))
}

/// A bracket left open makes the next lines part of its list.
fn bracket(source: &Source, at: usize) -> Diagnostic {
    let rest = source.slice(at..source.line(at).end);
    let open = source.slice(0..at).rfind(['[', '{']);
    match open {
        Some(open) if !rest.contains([']', '}']) => source.unclosed(
            open,
            source.slice(open..open + 1).chars().next().unwrap_or('['),
        ),
        _ => source
            .syntax(
                at..at,
                message!(vi: "danh sách viết sai từ đây", en: "this list is not written right"),
            )
            .help(message!(
                vi: "giữa hai phần có dấu phẩy; câu có dấu phẩy, dấu hai chấm thì để trong ngoặc \
                    kép",
                en: "a comma between two items; quotes around a text with commas or colons",
            )),
    }
}

fn quote(source: &Source, at: usize) -> Diagnostic {
    let line = source.line(at);
    match source.curly(at..line.end) {
        Some(curly) if line.end == curly.end => source.curly_fault(curly),
        _ => source.unclosed(at, source.slice(at..line.end).chars().next().unwrap_or('"')),
    }
}

/// `@`, `%` and a backtick may not begin a text without quotes.
fn character_fault(source: &Source, at: usize, character: char) -> Diagnostic {
    let fix = quoted(source.slice(at..source.line(at).end).trim());
    let message = message!(
        vi: "câu bắt đầu bằng `{character}` phải nằm trong ngoặc kép",
        en: "a text that begins with `{character}` must bear quotes",
    );
    source
        .syntax(at..at + character.len_utf8(), message)
        .help(message!(vi: "viết `{fix}`", en: "write `{fix}`"))
}

fn tab(source: &Source, at: usize) -> Diagnostic {
    let line = source.line(at);
    let later = source
        .slice(at..source.inner().len())
        .find('\t')
        .map(|tab| at + tab);
    let tab = source
        .slice(line.clone())
        .find('\t')
        .map(|tab| line.start + tab)
        .or(later)
        .unwrap_or(at);

    fault!(
        source.codes.tab,
        source.span(tab..tab + 1),
        vi: "phím Tab không dùng để thụt dòng trong YAML",
        en: "a tab does not indent in YAML",
    )
    .help(message!(vi: "thay Tab bằng hai dấu cách", en: "put two spaces for the tab"))
}
