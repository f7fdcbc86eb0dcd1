//! Signs that look like a space, or like nothing, where YAML reads a letter.

use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::value::source::Source;
use std::ops::Range;

/// Whether `c` shows as a space or as nothing and is no space of YAML.
pub fn is_odd(c: char) -> bool {
    is_invisible(c) || (c.is_whitespace() && !c.is_ascii_whitespace())
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
    )
}

/// `text`, that stands in bytes `at`, without odd signs at its ends, and in a word of plain letters
/// without any. Diagnostics: `sign` at the first of them.
pub fn without(source: &Source, at: &Range<usize>, text: &str) -> (String, Option<Diagnostic>) {
    let word = text.chars().all(|c| c.is_ascii() || is_odd(c));
    let clean = match word {
        true => text
            .replace(is_invisible, "")
            .trim_matches(is_odd)
            .to_string(),
        false => text.trim_matches(is_odd).to_string(),
    };
    if clean == text {
        return (clean, None);
    }
    let written = source.slice(at.clone());
    let sign = match word || written.starts_with(is_odd) {
        true => written.find(is_odd),
        false => written.rfind(is_odd),
    };
    let fault = sign.map(|sign| {
        let (name, at) = named(source, at.start + sign);
        let message = Message::new(
            format!("ở đây có {}", name.vi),
            format!("there is a {} here", name.en),
        );
        let span = source.span(at);
        Diagnostic::warning(source.codes.sign, span.clone(), message)
            .help(remove())
            .fix(span, "")
    });
    (clean, fault)
}

/// An odd sign at the start of the line of byte `at`, or behind its first colon, where it keeps
/// YAML from reading the line.
pub fn in_line(source: &Source, at: usize) -> Option<Diagnostic> {
    let line = source.line(at);
    let text = source.slice(line.clone());
    let colon = text.find(':').map_or(0, |colon| colon + 1);
    let first = |from: usize| text[from..].starts_with(is_odd).then_some(from);
    let indent = text.len() - text.trim_start_matches([' ', '\t']).len();
    let sign = line.start + first(indent).or_else(|| first(colon))?;
    let (name, at) = named(source, sign);
    let message = Message::new(
        format!("ở đây là {}, YAML không coi là dấu cách", name.vi),
        format!("this is a {}, which is no space to YAML", name.en),
    );
    let help = Message::new(
        "xóa ký tự ấy, gõ dấu cách thường",
        "delete it and type an ordinary space",
    );
    let span = source.span(at);
    Some(
        Diagnostic::error(source.codes.sign, span.clone(), message)
            .help(help)
            .fix(span, " "),
    )
}

/// A colon of another script between key and value: `title：Xanh`.
pub fn wide_colon(source: &Source, at: usize) -> Option<Diagnostic> {
    let line = source.line(at);
    let text = source.slice(line.clone());
    let (found, colon) = text
        .match_indices(['：', '﹕', '︓', '∶', 'ː', '꞉'])
        .next()?;
    let (key, value) = (text[..found].trim(), text[found + colon.len()..].trim());
    if key.is_empty() || key.contains([':', '"']) || key.split(' ').count() > 3 {
        return None;
    }
    let at = line.start + found..line.start + found + colon.len();
    let code = u32::from(colon.chars().next()?);
    let message = Message::new(
        format!("dấu hai chấm `{colon}` (U+{code:04X}) không phải dấu `:` của YAML"),
        format!("the colon `{colon}` (U+{code:04X}) is not the `:` of YAML"),
    );
    let fix = format!("{key}: {value}");
    let edit = source.span(at.start..line.end);
    Some(
        source
            .syntax(at, message)
            .fix(edit, format!(": {value}"))
            .help(Message::new(
                format!("viết `{}`", fix.trim_end()),
                format!("write `{}`", fix.trim_end()),
            )),
    )
}

/// The name of the sign at byte `at`, and its bytes.
fn named(source: &Source, at: usize) -> (Message, Range<usize>) {
    let rest = source.slice(at..source.inner().len());
    let sign = rest.chars().next().unwrap_or(' ');
    let (vi, en) = match sign {
        '\u{A0}' | '\u{202F}' => ("dấu cách không ngắt", "no-break space"),
        '\u{200B}' => ("dấu cách rộng bằng không", "zero-width space"),
        '\u{200C}' | '\u{200D}' => ("dấu nối không thấy được", "zero-width joiner"),
        '\u{2060}' => ("dấu dính chữ", "word joiner"),
        '\u{FEFF}' => ("dấu thứ tự byte", "byte order mark"),
        '\u{AD}' => ("dấu gạch nối ẩn", "soft hyphen"),
        '\u{200E}' | '\u{200F}' => ("dấu hướng chữ", "direction mark"),
        '\u{3000}' => ("dấu cách toàn khổ", "full-width space"),
        _ => ("dấu cách lạ", "odd space"),
    };
    let code = u32::from(sign);
    let name = Message::new(
        format!("{vi} (U+{code:04X})"),
        format!("{en} (U+{code:04X})"),
    );
    (name, at..at + sign.len_utf8())
}

fn remove() -> Message {
    Message::new(
        "xóa ký tự ấy: nó không hiện ra khi gõ",
        "delete it: an editor does not show it",
    )
}
