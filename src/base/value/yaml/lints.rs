//! What people slip on in YAML, each with words of its own.

use super::signs;
use crate::base::diagnostic::{Diagnostic, Message, fault, message, warning};
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
    let message = match mark {
        Mark::Anchor | Mark::Alias => {
            message!(vi: "không dùng neo `{written}`", en: "anchors like `{written}` are not read")
        }
        Mark::Tag => {
            message!(vi: "không dùng thẻ `{written}`", en: "tags like `{written}` are not read")
        }
        Mark::Document => {
            message!(vi: "chỉ đọc một tài liệu YAML", en: "only one YAML document is read")
        }
    };
    let whole = whole_value(source, at.start);
    let fault = Diagnostic::error(source.codes.unsupported, source.span(at), message);
    if matches!(mark, Mark::Document) {
        return fault;
    }
    let Some(whole) = whole else {
        return fault.help(message!(
            vi: "nếu là chữ, viết trong ngoặc kép",
            en: "if it is text, write it in quotes",
        ));
    };
    let (edit, whole) = (source.span(whole.clone()), quoted(source.slice(whole)));
    let help = message!(vi: "nếu là chữ, viết `{whole}`", en: "if it is text, write `{whole}`");
    fault.help(help).fix(edit, whole)
}

/// The bytes of the value that begins at byte `at`: an item of a list in brackets, else the rest of
/// the line. `None` where it is too long to be told.
fn whole_value(source: &Source, at: usize) -> Option<Range<usize>> {
    let rest = source.slice(at..source.inner().len());
    let is_item = source.slice(0..at).trim_end().ends_with(['[', '{', ',']);
    let ends = |c: char| matches!(c, '\n' | '\r') || is_item && matches!(c, ',' | ']' | '}');
    let near = rest.char_indices().take(MOST_TOLD + 1);
    let end = near.clone().find(|(_, c)| ends(*c)).map(|(end, _)| end);
    let end = end.or_else(|| (near.count() <= MOST_TOLD).then_some(rest.len()))?;
    Some(at..at + rest[..end].trim_end().len())
}

/// The most characters of a value that a message repeats.
const MOST_TOLD: usize = 80;

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

/// The words behind ` #` that YAML drops from the value `text` in bytes `at`: `Chuyện #xanh`,
/// `Bài # 5`. Diagnostics: `comment`.
pub fn comment(source: &Source, at: &Range<usize>, text: &str) -> Option<Diagnostic> {
    let from = match text.is_empty() {
        true => nothing_before(source, at.start)?,
        false => at.start,
    };
    let value_end = if text.is_empty() { from } else { at.end };
    let behind = source.slice(value_end..source.inner().len());
    if !behind.trim_start_matches([' ', '\t']).starts_with('#') {
        return None;
    }
    let line = source.line(at.end.min(source.line(from).end));
    let rest = source.slice(value_end..line.end);
    let dropped = rest.trim();
    let mark = dropped.strip_prefix('#')?;
    let meant = mark
        .trim_start_matches(' ')
        .starts_with(|c: char| c.is_ascii_digit())
        || mark.starts_with(|c: char| c.is_alphanumeric());
    let is_day = !text.is_empty() && !text.contains(char::is_alphabetic);
    if !meant || is_day || !rest.starts_with([' ', '\t']) {
        return None;
    }
    let hash = line.end - rest.trim_start().len();
    let before = source.slice(source.line(from).start..from).trim();
    let whole = quoted(format!("{text} {dropped}").trim());
    let start = if text.is_empty() { hash } else { from };
    let fault = warning!(
        source.codes.comment,
        source.span(hash..line.end),
        vi: "YAML coi `{dropped}` là lời chú thích và bỏ đi",
        en: "to YAML `{dropped}` is a comment and is left out",
    )
    .help(message!(
        vi: "viết `{before} {whole}`; lời chú thích thì để ở một dòng riêng",
        en: "write `{before} {whole}`; a comment goes on a line of its own",
    ));
    Some(fault.fix(source.span(start..line.end), whole))
}

/// The byte behind the `key:` or `-` whose value, found at byte `at`, is nothing but a comment.
fn nothing_before(source: &Source, at: usize) -> Option<usize> {
    let line = source.line(at);
    let comment = |line: Range<usize>| {
        let text = source.slice(line.clone());
        let hash = text.find(" #")?;
        text[..hash]
            .trim_end()
            .ends_with([':', '-'])
            .then_some(line.start + hash)
    };
    comment(line.clone()).or_else(|| comment(source.line(line.start.saturating_sub(1))))
}

/// A line alone that is no `key: value`.
pub fn no_pair(source: &Source, at: usize) -> Option<Diagnostic> {
    signs::in_line(source, at)
        .or_else(|| signs::wide_colon(source, at))
        .or_else(|| no_space(source, at))
}

/// The fault that the parser found at byte `at`, in words of the person who wrote it.
pub fn fault(source: &Source, kind: &ErrorKind, at: usize) -> Diagnostic {
    let above = source.line(at).start.saturating_sub(1);
    let here = |look: fn(&Source, usize) -> Option<Diagnostic>| {
        look(source, at).or_else(|| look(source, above))
    };
    here(signs::in_line)
        .or_else(|| here(signs::wide_colon))
        .or_else(|| here(indicator))
        .unwrap_or_else(|| parser_fault(source, kind, at))
}

/// A text without quotes on the line of byte `at` that begins with a sign of YAML: `[Thông báo]
/// Họp tổ`, `*Nổi bật* hôm nay`, `"Xanh" là gì`, `> 5 người`.
fn indicator(source: &Source, at: usize) -> Option<Diagnostic> {
    let line = source.line(at);
    let text = source.slice(line.clone());
    let key = text.find(": ").map(|key| key + 2);
    let item = text
        .trim_start()
        .starts_with("- ")
        .then(|| text.len() - text.trim_start().len() + 2);
    let start = item.or(key)?;
    let value = text[start..].trim();
    if !is_text_behind_sign(value) {
        return None;
    }
    let sign = value.chars().next()?;
    let from = line.start + start + (text[start..].len() - text[start..].trim_start().len());
    let message = Message::new(
        format!("câu bắt đầu bằng `{sign}` phải nằm trong ngoặc kép"),
        format!("a text that begins with `{sign}` must bear quotes"),
    );
    let fix = format!("{} {}", text[..start].trim(), quoted(value));
    let span = from..from + value.len();
    let edit = source.span(span.clone());
    let fault = source.syntax(span, message).fix(edit, quoted(value));
    Some(fault.help(message!(vi: "viết `{fix}`", en: "write `{fix}`")))
}

/// Whether a value begins with a sign of YAML and goes on where that sign's value has ended.
fn is_text_behind_sign(value: &str) -> bool {
    let behind = |close: char| {
        value[1..].split_once(close).is_some_and(|(_, rest)| {
            let rest = rest.trim();
            !rest.is_empty() && !rest.starts_with(['#', ',', ':', ']', '}'])
        })
    };
    match value.chars().next() {
        Some('[') => behind(']'),
        Some('{') => behind('}'),
        Some('\'') => behind('\'') && !value.ends_with('\''),
        Some('"') => behind('"') && !value.ends_with('"') && !value.contains('\\'),
        Some('>' | '|') => value[1..]
            .trim_start_matches(['+', '-', ' '])
            .starts_with(|c: char| {
                c.is_alphanumeric() && !(c.is_ascii_digit() && value.len() == 2)
            }),
        Some('-' | '?') => value[1..].starts_with(' '),
        Some('*' | '&' | '!') => value.len() > 1,
        _ => false,
    }
}

fn parser_fault(source: &Source, kind: &ErrorKind, at: usize) -> Diagnostic {
    use ErrorKind::*;
    match kind {
        MappingValueNotAllowed => colon(source, at),
        SimpleKeyExpected => signs::wide_colon(source, at)
            .or_else(|| no_space(source, at))
            .unwrap_or_else(|| no_colon(source, at)),
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
    let start = line.end - value.trim_start().len();
    let edit = source.span(start..start + value.trim().len());
    fault!(
        source.codes.colon,
        source.span(at..at + 1),
        vi: "dấu hai chấm trong câu không có ngoặc kép",
        en: "a colon in a text without quotes",
    )
    .help(message!(vi: "viết `{fix}`", en: "write `{fix}`"))
    .fix(edit, quoted(value.trim()))
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
    let text = source.slice(line.clone()).trim();
    if text.chars().count() > 1 && text.chars().all(|c| "-–—‒―−".contains(c)) {
        let said = message!(
            vi: "phần đầu kết thúc bằng `---`, không phải `{text}`",
            en: "a head is closed by `---`, not by `{text}`",
        );
        let span = source.span(line.clone());
        return source
            .syntax(line, said)
            .help(message!(vi: "viết `---`", en: "write `---`"))
            .fix(span, "---");
    }
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
    let written = source.slice(at..source.line(at).end).trim();
    let (fix, edit) = (quoted(written), source.span(at..at + written.len()));
    let message = message!(
        vi: "câu bắt đầu bằng `{character}` phải nằm trong ngoặc kép",
        en: "a text that begins with `{character}` must bear quotes",
    );
    source
        .syntax(at..at + character.len_utf8(), message)
        .help(message!(vi: "viết `{fix}`", en: "write `{fix}`"))
        .fix(edit, fix)
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
    .fix(source.span(tab..tab + 1), "  ")
}
