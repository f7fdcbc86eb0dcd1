//! Words that Markdown shows to nobody.

use crate::base::diagnostic::{Diagnostic, fault, message, warning};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::model::markdown;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A comment that is never closed: all behind it, to the end of the page, is shown to nobody.
pub fn open_comment(file: &SourcePath, text: &str, range: &Range<usize>) -> Option<Diagnostic> {
    let html = &text[range.clone()];
    let (at, _) = html.rmatch_indices("<!--").next()?;
    if html[at + 2..].contains("-->") {
        return None;
    }
    let start = range.start + at;
    let fault = fault!(
        "markdown/open-comment",
        Span::new(file, start..start + "<!--".len()),
        vi: "chú thích này không được đóng, nên mọi chữ sau nó không hiện",
        en: "this comment is never closed, so nothing behind it is shown",
    );
    Some(fault.help(message!(
        vi: "viết `-->` ở cuối chú thích; nếu đây là chữ thì viết `\\<!--`",
        en: "write `-->` where it ends; where it is text, write `\\<!--`",
    )))
}

/// `5*3*2`: the signs of a sum that Markdown takes for italics and does not show.
pub fn between_digits(file: &SourcePath, text: &str, range: &Range<usize>) -> Option<Diagnostic> {
    let written = &text[range.clone()];
    let inside = written.strip_prefix('*')?.strip_suffix('*')?;
    let is_digit = |c: char| c.is_ascii_digit();
    let is_sum = text[..range.start].ends_with(is_digit)
        && inside.starts_with(is_digit)
        && inside.ends_with(is_digit);
    if !is_sum {
        return None;
    }
    let shown = format!("\\*{inside}\\*");
    let fault = warning!(
        "markdown/signs",
        Span::new(file, range.clone()),
        vi: "dấu `*` trong `{written}` thành chữ nghiêng, nên người đọc không thấy nó",
        en: "the `*` in `{written}` make italics, so no reader sees them",
    );
    let help = message!(vi: "viết `{shown}`", en: "write `{shown}`");
    Some(fault.help(help).fix(Span::new(file, range.clone()), shown))
}

/// `[Câu 1]: A`: a line that Markdown takes for the address of a link that nothing refers to. It is
/// shown to nobody. `[//]: # (…)` is meant so. `source` is the text as written, for all readers.
pub fn unused_references(
    file: &SourcePath,
    (source, text): (&str, &str),
    referred: &BTreeSet<String>,
) -> Vec<Diagnostic> {
    let all = markdown::definitions(text);
    if all.is_empty() {
        return vec![];
    }
    let written = source.to_lowercase();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for piece in written.split('[').skip(1) {
        let label = piece.split_once(']').map_or("", |(label, _)| label);
        *times.entry(label).or_default() += 1;
    }
    let is_comment = |label: &str| matches!(label, "//" | "comment" | "_");
    let unused = all.into_iter().filter(|(label, _)| {
        let label = label.to_lowercase();
        // One that only text for others refers to is theirs.
        let is_named = times.get(label.as_str()).is_some_and(|times| *times > 1);
        !referred.contains(&label) && !is_comment(&label) && !is_named
    });
    unused
        .map(|(_, range)| {
            let line = text[range.clone()]
                .lines()
                .next()
                .unwrap_or_default()
                .trim_end();
            let fault = warning!(
                "markdown/unused-reference",
                Span::new(file, range.start..range.start + line.len()),
                vi: "dòng này chỉ đặt địa chỉ cho một liên kết không có trong bài, nên nó không \
                    hiện",
                en: "this line only gives an address to a link that the text has not, so it is not \
                    shown",
            );
            let help = message!(
                vi: "nếu đúng là chữ, viết `\\{line}`; nếu không thì bỏ dòng này",
                en: "if it is text, write `\\{line}`; if not, take the line out",
            );
            let start = Span::new(file, range.start..range.start);
            fault.help(help).fix(start, "\\")
        })
        .collect()
}

/// A row with more cells than the head of its table: what is beyond is not shown.
pub fn row(
    file: &SourcePath,
    text: &str,
    range: &Range<usize>,
    columns: usize,
) -> Option<Diagnostic> {
    let line = text[range.clone()].lines().next()?.trim();
    let inside = line.strip_prefix('|').unwrap_or(line);
    let inside = inside
        .strip_suffix('|')
        .filter(|rest| !rest.ends_with('\\'))
        .unwrap_or(inside);
    let bars = inside
        .match_indices('|')
        .filter(|(at, _)| !inside[..*at].ends_with('\\'));
    let cells = bars.count() + 1;
    if cells <= columns {
        return None;
    }
    let fault = warning!(
        "markdown/table-row",
        Span::new(file, range.start..range.start + line.len()),
        vi: "dòng này có {cells} ô, đầu bảng có {columns}: chữ ở các ô thừa không hiện",
        en: "this row has {cells} cells, the head has {columns}: words in the others are not shown",
    );
    Some(fault.help(message!(
        vi: "thêm cột vào đầu bảng; dấu `|` trong chữ hay trong mã thì viết `\\|`",
        en: "add columns to the head; write a `|` in words or in code as `\\|`",
    )))
}

/// A footnote whose words are not shown: nothing mentions it, or another of its name stands below.
pub fn unused_note(
    file: &SourcePath,
    text: &str,
    name: &str,
    range: Range<usize>,
    again: bool,
) -> Diagnostic {
    let line = text[range.clone()].lines().next().unwrap_or_default();
    let span = Span::new(file, range.start..range.start + line.len());
    let code = "markdown/unused-note";
    if again {
        let fault = warning!(
            code,
            span,
            vi: "chú thích `[^{name}]` còn viết lần nữa ở dưới, nên chỗ này không hiện",
            en: "the footnote `[^{name}]` is written again below, so this one is not shown",
        );
        return fault.help(message!(
            vi: "đặt cho một trong hai chú thích một tên khác",
            en: "give one of the two another name",
        ));
    }
    let fault = warning!(
        code,
        span,
        vi: "không chỗ nào trong bài gọi chú thích `[^{name}]`, nên nó không hiện",
        en: "nothing in the text mentions the footnote `[^{name}]`, so it is not shown",
    );
    fault.help(message!(
        vi: "viết `[^{name}]` ở chỗ cần chú thích, hoặc bỏ chú thích đi",
        en: "write `[^{name}]` where it belongs, or take the note out",
    ))
}

/// Whether something is wrong already within the bytes of `fault`.
pub fn is_told<'d>(fault: &Diagnostic, told: impl Iterator<Item = &'d Diagnostic>) -> bool {
    let Some(span) = &fault.span else {
        return false;
    };
    let mut starts = told.filter_map(|one| Some(one.span.as_ref()?.start));
    starts.any(|start| (span.start..span.end).contains(&start))
}

/// How often each footnote is written in `source`, defined or mentioned.
pub fn marks(source: &str) -> BTreeMap<&str, usize> {
    let mut times = BTreeMap::new();
    if !source.contains("[^") {
        return times;
    }
    for piece in source.split("[^").skip(1) {
        if let Some((name, _)) = piece.split_once(']') {
            *times.entry(name).or_default() += 1;
        }
    }
    times
}
