//! Where the head of a file begins and ends.

use crate::base::diagnostic::{Diagnostic, message};
use crate::base::path::SourcePath;
use crate::base::span::{Span, line_col};
use crate::read::reporter::Written;
use std::ops::Range;

/// A file as its fences part it. Ranges are bytes of the file.
#[derive(Debug, PartialEq, Eq)]
pub enum Split {
    NoHead,
    Head {
        written: Written,
        /// Between the fences.
        inner: Range<usize>,
        /// The fence that opens.
        fence: Range<usize>,
        /// The first byte after the line of the fence that closes.
        body: usize,
    },
    Unclosed {
        fence: Range<usize>,
    },
}

/// Parts a file at its fences: `---` around YAML or `+++` around TOML, alone on their lines, the
/// first on the first line that is not empty.
pub fn split(text: &str) -> Split {
    let start = text.len() - text.trim_start().len();
    let start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let Some((line, after)) = line(text, start) else {
        return Split::NoHead;
    };
    let written = match line {
        "---" => Written::Yaml,
        "+++" => Written::Toml,
        _ => return Split::NoHead,
    };
    let fence = start..start + line.len();
    match closing(text, after, line) {
        Some((end, body)) => Split::Head {
            written,
            inner: after..end,
            fence,
            body,
        },
        None => Split::Unclosed { fence },
    }
}

/// The line at byte `start` without the white space at its end, and the start of the next.
fn line(text: &str, start: usize) -> Option<(&str, usize)> {
    let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
    let end = rest.find('\n').map_or(rest.len(), |newline| newline + 1);
    Some((rest[..end].trim_end(), start + end))
}

/// Start of the line that is `fence`, and start of the line after it.
fn closing(text: &str, from: usize, fence: &str) -> Option<(usize, usize)> {
    let mut at = from;
    while let Some((found, next)) = line(text, at) {
        if found == fence {
            return Some((at, next));
        }
        at = next;
    }
    None
}

/// The head is opened and never closed. Diagnostics: `head/unclosed` at the fence, its help at a
/// line that was meant to be one.
pub fn unclosed(file: &SourcePath, text: &str, fence: Range<usize>) -> Diagnostic {
    let written = &text[fence.clone()];
    let message = message!(
        vi: "phần đầu mở bằng `{written}` mà chưa đóng",
        en: "the head opened by `{written}` is never closed",
    );
    let help = match meant(text, fence.end) {
        Some(at) => {
            let ((line, _), found) = (
                line_col(text, at),
                text[at..].lines().next().unwrap_or_default().trim(),
            );
            message!(
                vi: "dòng {line} là `{found}`, viết `{written}`",
                en: "line {line} is `{found}`, write `{written}`",
            )
        }
        None => {
            message!(
                vi: "thêm một dòng `{written}` sau khóa cuối cùng",
                en: "add a line `{written}` after the last key",
            )
        }
    };
    Diagnostic::error("head/unclosed", Span::new(file, fence), message).help(help)
}

/// The first line below that holds nothing but dashes or pluses, as a word processor may have
/// changed them.
fn meant(text: &str, from: usize) -> Option<usize> {
    let mut at = line(text, from)?.1;
    while let Some((found, next)) = line(text, at) {
        let mut marks = found.trim_start().chars();
        if found.trim_start() != "-"
            && marks.next().is_some()
            && found.trim_start().chars().all(|c| "-–—‒―+ ".contains(c))
        {
            return Some(at);
        }
        at = next;
    }
    None
}
