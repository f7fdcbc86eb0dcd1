//! Tables, contents and marks within words of other Markdowns.

use super::Left;
use crate::base::diagnostic::{Message, message};
use std::ops::Range;

/// `[TOC]`: a line where another program writes the contents of a page.
pub fn contents(text: &str, range: Range<usize>) -> Option<Left> {
    let written = text[range.clone()].trim();
    let names = ["[toc]", "[[_toc_]]", "{:toc}", "[[toc]]", "${toc}"];
    let is_name = |name: &&str| name.eq_ignore_ascii_case(written);
    let is_contents = names.iter().any(is_name) && line_of(text, &range) == written;
    is_contents.then(|| Left {
        at: range,
        code: "markdown/shortcode",
        message: message!(
            vi: "`{written}` là mã của chương trình khác, ở đây hiện nguyên như chữ",
            en: "`{written}` is a code of another program and is shown as it stands",
        ),
        help: message!(
            vi: "bỏ đi: trang tự có mục lục từ các tiêu đề",
            en: "take it out: a page has its contents by itself, from its headings",
        ),
        fix: None,
    })
}

/// `\newpage` of LaTeX, `.. note::` of reStructuredText, `[@nguon2020]` of Pandoc.
pub fn command(text: &str, range: Range<usize>) -> Option<Left> {
    let slice = &text[range.clone()];
    let at = ["\\newpage", "\\pagebreak", "\\clearpage", ".. ", "[@"]
        .into_iter()
        .find_map(|open| slice.find(open).map(|at| (at, open)));
    let (start, open) = at?;
    let rest = &slice[start + open.len()..];
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':');
    let name = &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())];
    let (length, help) = match open {
        ".. " if start == 0 && name.len() > 2 && name.ends_with("::") => (
            name.len(),
            message!(
                vi: "viết lại bằng Markdown: khung chú ý là `> [!NOTE]`, ảnh là `![chữ](tep.png)`",
                en: "write it in Markdown: a call-out is `> [!NOTE]`, a picture \
                    `![words](file.png)`",
            ),
        ),
        "[@" if !name.is_empty() && rest[name.len()..].starts_with([']', ',', ';']) => (
            name.len() + 1,
            message!(
                vi: "viết nguồn thành chú thích: `[^1]` ở đây, `[^1]: …` trên một dòng riêng",
                en: "name the source in a footnote: `[^1]` here, `[^1]: …` on a line of its own",
            ),
        ),
        _ if open.starts_with('\\') && name.is_empty() => (
            0,
            message!(
                vi: "bỏ đi: trang in tự ngắt",
                en: "take it out: printed pages break by themselves",
            ),
        ),
        _ => return None,
    };
    let written = &slice[start..start + open.len() + length];
    Some(Left {
        at: range.start + start..range.start + start + written.len(),
        code: "markdown/shortcode",
        message: message!(
            vi: "`{written}` là mã của chương trình khác, ở đây hiện nguyên như chữ",
            en: "`{written}` is a code of another program and is shown as it stands",
        ),
        help,
        fix: None,
    })
}

/// The line that `range` begins in, without white space around.
fn line_of<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    text[start..].lines().next().unwrap_or_default().trim()
}

/// `| a | b |` over `| 1 | 2 |` and no line `|---|---|` between, and tables that are drawn with
/// `+---+`.
pub fn table(text: &str, range: Range<usize>) -> Option<Left> {
    let is_row = |line: &str| {
        let line = line.trim();
        line.len() > 2 && line.starts_with('|') && line.ends_with('|')
    };
    let is_drawn = |line: &str| {
        let line = line.trim();
        line.starts_with("+-") && line.ends_with('+') && line.chars().all(|c| "+-=".contains(c))
    };
    let before = text[..range.start].trim_end_matches([' ', '\t', '>']);
    let begins = before.is_empty() || before.ends_with('\n');
    if !begins || !text[range.clone()].trim_start().starts_with(['|', '+']) {
        return None;
    }
    let line = line_of(text, &range);
    let above = before.lines().next_back().unwrap_or_default();
    let below = text[range.end..].lines().nth(1).unwrap_or_default();
    let is_first = !is_row(above) && !above.trim_start().starts_with(['+', '|']);
    let is_table = is_row(line) && is_row(below) || is_drawn(line) && below.trim().starts_with('|');
    if !is_first || !is_table {
        return None;
    }
    let columns = if is_row(line) { line } else { below.trim() };
    let row = "|---".repeat(columns.matches('|').count().saturating_sub(1)) + "|";
    Some(Left {
        at: range.clone(),
        code: "markdown/table",
        message: message!(
            vi: "các dòng này không thành bảng, ở đây hiện nguyên như chữ",
            en: "these lines make no table and are shown as they stand",
        ),
        help: message!(
            vi: "mỗi hàng một dòng giữa hai dấu `|`, và ngay dưới hàng đầu là dòng `{row}`",
            en: "write each row on a line between two `|`, and below the first one the line \
                `{row}`",
        ),
        fix: None,
    })
}

/// `H~2~O`, `x^2^` of other programs.
pub fn height(text: &str, range: Range<usize>) -> Option<Left> {
    let slice = &text[range.clone()];
    let found = slice.match_indices(['~', '^']).find_map(|(start, sign)| {
        let inside = &slice[start + 1..];
        let words = &inside[..inside.find(sign).filter(|length| *length <= MOST_HEIGHT)?];
        let touches = slice[..start].ends_with(char::is_alphanumeric);
        let is_height = touches && !words.is_empty() && words.chars().all(char::is_alphanumeric);
        is_height.then_some((sign, words, start..start + words.len() + 2))
    })?;
    let (sign, words, at) = found;
    let written = &slice[at.clone()];
    let at = range.start + at.start..range.start + at.end;
    let name = if sign == "~" { "sub" } else { "sup" };
    Some(Left {
        fix: Some((at.clone(), format!("<{name}>{words}</{name}>"))),
        at,
        code: "markdown/mark",
        message: shown_mark(written),
        help: message!(
            vi: "viết `<{name}>{words}</{name}>`",
            en: "write `<{name}>{words}</{name}>`",
        ),
    })
}

/// The most bytes of a raised or lowered figure.
const MOST_HEIGHT: usize = 6;

fn shown_mark(written: &str) -> Message {
    message!(
        vi: "`{written}` là dấu của chương trình khác, ở đây hiện nguyên như chữ",
        en: "`{written}` is a mark of another program and is shown as it stands",
    )
}

/// `==tô==`, `++thêm++`, `%%ẩn%%`, `^[chú thích]` of other programs.
pub fn mark(text: &str, range: Range<usize>) -> Option<Left> {
    let slice = &text[range.clone()];
    let pairs = [("==", "=="), ("++", "++"), ("%%", "%%"), ("^[", "]")];
    let found = pairs.into_iter().find_map(|(open, close)| {
        let start = slice.find(open)?;
        let inside = &slice[start + open.len()..];
        let length = inside.find(close)?;
        let words = &inside[..length];
        let before = slice[..start].chars().next_back();
        let is_mark = !words.is_empty()
            && words.trim() == words
            && words.starts_with(|c: char| c.is_alphanumeric() || "\"“(*".contains(c))
            && !before.is_some_and(|c| c.is_alphanumeric() && open != "^[" || c == '\\');
        is_mark.then_some((
            open,
            start..start + open.len() + length + close.len(),
            words,
        ))
    })?;
    let (open, at, words) = found;
    let written = &slice[at.clone()];
    let help = match open {
        "==" => message!(vi: "viết `<mark>{words}</mark>`", en: "write `<mark>{words}</mark>`"),
        "++" => message!(vi: "viết `<ins>{words}</ins>`", en: "write `<ins>{words}</ins>`"),
        "%%" => message!(
            vi: "người đọc thấy chữ này; để giấu thì viết `<!-- {words} -->`",
            en: "readers see it; to hide it, write `<!-- {words} -->`",
        ),
        _ => message!(
            vi: "viết `[^1]` ở đây và `[^1]: {words}` trên một dòng riêng",
            en: "write `[^1]` here and `[^1]: {words}` on a line of its own",
        ),
    };
    let tagged = |name: &str| format!("<{name}>{words}</{name}>");
    let replacement = match open {
        "==" => Some(tagged("mark")),
        "++" => Some(tagged("ins")),
        _ => None,
    };
    let at = range.start + at.start..range.start + at.end;
    Some(Left {
        fix: replacement.map(|words| (at.clone(), words)),
        at,
        code: "markdown/mark",
        message: shown_mark(written),
        help,
    })
}

/// `__gạch:__dưới`, `*nghiêng:*chữ`: signs around words that made nothing of them, because a letter
/// follows.
pub fn emphasis(text: &str, range: Range<usize>) -> Option<Left> {
    let slice = &text[range.clone()];
    let found = ["__", "*"].into_iter().find_map(|sign| {
        let at = between(slice, sign)?;
        Some((sign, at))
    });
    let (sign, at) = found?;
    let written = &slice[at.clone()];
    Some(Left {
        at: range.start + at.start..range.start + at.end,
        code: "markdown/strong",
        message: message!(
            vi: "`{written}` hiện cả dấu `{sign}`, vì chữ liền ngay sau nó",
            en: "`{written}` is shown with its `{sign}`, because a letter follows at once",
        ),
        help: message!(
            vi: "thêm một dấu cách sau `{written}`; nếu đúng là chữ, viết `\\` trước dấu",
            en: "put a space behind `{written}`; if it is text, write `\\` before the sign",
        ),
        fix: None,
    })
}

/// Words on one line between two `sign`s, the first behind no letter, the second behind a mark and
/// before a letter.
fn between(slice: &str, sign: &str) -> Option<Range<usize>> {
    slice.match_indices(sign).find_map(|(open, _)| {
        let inside = open + sign.len();
        let line = slice[inside..].lines().next().unwrap_or_default();
        let close = inside + line.find(sign)?;
        let end = close + sign.len();
        let before = slice[..open].chars().next_back();
        let last = slice[inside..close].chars().next_back()?;
        let opens = !before.is_some_and(|c| c.is_alphanumeric() || sign.contains(c) || c == '\\')
            && slice[inside..].starts_with(char::is_alphanumeric);
        let closes = !last.is_alphanumeric() && !last.is_whitespace() && !sign.contains(last);
        let touches = slice[end..].starts_with(char::is_alphanumeric);
        (opens && closes && touches).then_some(open..end)
    })
}
