//! Where the head of a file begins and ends.

use crate::base::diagnostic::{Diagnostic, fault, message};
use crate::base::lines;
use crate::base::number::to_u32;
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
    /// A head that is not written as one.
    Mistaken {
        start: Range<usize>,
        mistake: Mistake,
    },
}

/// How a head may be written wrong from its first line on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// `----`, or dashes as a word processor makes them.
    Fence,
    /// `{ "title": … }`
    Json,
    /// `title: …` with no fence above.
    NoFence,
    /// Behind a comment.
    Behind,
}

/// Parts a file at its fences: `---` around YAML or `+++` around TOML, alone on their lines, the
/// first on the first line that is not empty.
pub fn split(text: &str) -> Split {
    let start = text.len() - text.trim_start().len();
    let start = lines::start_of(text, start);
    let Some((line, after)) = line(text, start) else {
        return Split::NoHead;
    };
    let written = match line {
        "---" => Written::Yaml,
        "+++" => Written::Toml,
        _ => return mistaken(text, start, line, after),
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

/// What a first line that is no fence may have been meant as.
fn mistaken(text: &str, start: usize, line: &str, after: usize) -> Split {
    let next = text[after..]
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let first = line.trim_start();
    let is_other = first.len() > 2 && first.chars().all(|c| "*_=~".contains(c)) || is_code(first);
    let mistake = if first.chars().count() > 1 && is_fence(first) && is_pair(next)
        || is_other && is_title(next)
    {
        Mistake::Fence
    } else if is_json(first, next) {
        Mistake::Json
    } else if is_title(first) || (is_pair(first) && closes(&text[after..])) {
        Mistake::NoFence
    } else {
        let behind = behind(text, start);
        return behind.map_or(Split::NoHead, |start| Split::Mistaken {
            start,
            mistake: Mistake::Behind,
        });
    };
    Split::Mistaken {
        start: start..start + line.len(),
        mistake,
    }
}

/// The fence of a head that stands behind a comment, which begins at `start`.
fn behind(text: &str, start: usize) -> Option<Range<usize>> {
    let inside = text[start..].strip_prefix("<!--")?;
    let after = text.len() - inside.len() + inside.find("-->")? + "-->".len();
    let fence = text.len() - text[after..].trim_start().len();
    let (found, next) = line(text, fence)?;
    let is_head = matches!(found, "---" | "+++") && is_pair(text[next..].lines().next()?);
    (is_head && closing(text, next, found).is_some()).then_some(fence..fence + found.len())
}

fn is_json(first: &str, next: &str) -> bool {
    let Some(inside) = first.strip_prefix('{').map(str::trim_start) else {
        return false;
    };
    let start = if inside.is_empty() {
        next.trim_start()
    } else {
        inside
    };
    start.starts_with('"')
}

/// Whether a line opens code in a language of heads.
fn is_code(line: &str) -> bool {
    let name = line.strip_prefix("```").map(str::trim);
    name.is_some_and(|name| matches!(name, "yaml" | "yml" | "toml"))
}

/// Whether a line has nothing but the sign of a fence, or dashes as a word processor makes them.
fn is_fence(line: &str) -> bool {
    line.chars().all(|c| "-–—‒―−".contains(c)) || line.chars().all(|c| c == '+')
}

/// `key: value` or `key = value`, the key one word.
fn is_pair(line: &str) -> bool {
    let key = line
        .trim_matches(|c: char| c == '"')
        .split([':', '=', '：'])
        .next()
        .unwrap_or_default();
    let key = key.trim();
    key.len() < line.trim().len()
        && !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

fn is_title(line: &str) -> bool {
    let key = line.split([':', '：']).next().unwrap_or_default();
    line.len() > key.len() && matches!(key.trim(), "title" | "tieu_de")
}

/// Whether a fence ends the lines of keys at the start of `text`.
fn closes(text: &str) -> bool {
    let mut below = text.lines().skip_while(|line| {
        is_pair(line) || line.trim_start().starts_with(['-', '#']) && line.trim() != "---"
    });
    below
        .next()
        .is_some_and(|line| matches!(line.trim(), "---" | "+++"))
}

/// The line at byte `start` without the white space at its end, and the start of the next.
fn line(text: &str, start: usize) -> Option<(&str, usize)> {
    let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
    let end = lines::first_len(rest);
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

/// What is wrong with a head that is not written as one. Diagnostics: `head/fence`.
pub fn mistake(file: &SourcePath, text: &str, start: Range<usize>, how: Mistake) -> Diagnostic {
    let (written, span) = (text[start.clone()].trim(), Span::new(file, start.clone()));
    let code = "head/fence";
    match how {
        Mistake::Fence => {
            let fence = if written.starts_with('+') {
                "+++"
            } else {
                "---"
            };
            let fault = match written == fence {
                true => fault!(
                    code,
                    span.clone(),
                    vi: "dấu cách đứng trước `{fence}`, nên phần đầu sẽ hiện trong bài",
                    en: "a space stands before `{fence}`, so the head would be shown as text",
                ),
                false => fault!(
                    code,
                    span.clone(),
                    vi: "phần đầu mở bằng `{written}`, không phải `{fence}`",
                    en: "the head is opened by `{written}`, not by `{fence}`",
                ),
            };
            let help = message!(vi: "viết `{fence}`", en: "write `{fence}`");
            fault.help(help).fix(span, fence)
        }
        Mistake::Json => enclosed(
            text,
            start.start,
            span.clone(),
            fault!(
                code,
                span,
                vi: "phần đầu viết bằng JSON nằm trong `{{ }}`",
                en: "the head is JSON between `{{` and `}}`",
            ),
        )
        .help(message!(
            vi: "thêm một dòng `---` ở trên dấu `{{` đầu và một dòng `---` ở dưới dấu `}}` cuối",
            en: "add a line `---` above its first `{{` and a line `---` below its last `}}`",
        )),
        Mistake::Behind => fault!(
            code,
            span,
            vi: "phần đầu đứng sau một chú thích, nên sẽ hiện trong bài",
            en: "the head stands behind a comment, so it would be shown as text",
        )
        .help(message!(
            vi: "chuyển phần đầu lên dòng đầu tiên, chú thích xuống dưới nó",
            en: "move the head to the first line, and the comment below it",
        )),
        Mistake::NoFence => fault!(
            code,
            span.clone(),
            vi: "phần đầu không có dòng `---` mở ra, nên `{written}` sẽ hiện trong bài",
            en: "no line `---` opens the head, so `{written}` would be shown as text",
        )
        .help(message!(
            vi: "thêm một dòng `---` ở trên dòng này và một dòng `---` sau khóa cuối cùng",
            en: "add a line `---` above this one and a line `---` after the last key",
        )),
    }
}

/// JSON is YAML too: all it wants is its fences.
fn enclosed(text: &str, start: usize, span: Span, fault: Diagnostic) -> Diagnostic {
    let Some(end) = text[start..].find("\n}").map(|end| start + end + 2) else {
        return fault;
    };
    let at = |at: usize| Span {
        start: to_u32(at),
        end: to_u32(at),
        ..span.clone()
    };
    fault.fix(at(start), "---\n").fix(at(end), "\n---")
}

/// The head is opened and never closed. Diagnostics: `head/unclosed` at the fence, its help at a
/// line that was meant to be one.
pub fn unclosed(file: &SourcePath, text: &str, fence: Range<usize>) -> Diagnostic {
    let written = &text[fence.clone()];
    let message = message!(
        vi: "phần đầu mở bằng `{written}` mà chưa đóng",
        en: "the head opened by `{written}` is never closed",
    );
    let fault = Diagnostic::error("head/unclosed", Span::new(file, fence.clone()), message);
    let Some(at) = meant(text, fence.end) else {
        return fault.help(message!(
            vi: "thêm một dòng `{written}` sau khóa cuối cùng",
            en: "add a line `{written}` after the last key",
        ));
    };
    let (line, _) = line_col(text, at);
    let whole = at..at + lines::first_len(&text[at..]);
    let found = text[whole.clone()].trim();
    let help = message!(
        vi: "dòng {line} là `{found}`, viết `{written}`",
        en: "line {line} is `{found}`, write `{written}`",
    );
    fault.help(help).fix(Span::new(file, whole), written)
}

/// The first line below that holds nothing but dashes or pluses, as a word processor may have
/// changed them.
fn meant(text: &str, from: usize) -> Option<usize> {
    let mut at = line(text, from)?.1;
    while let Some((found, next)) = line(text, at) {
        let mut marks = found.trim_start().chars();
        if found.trim_start() != "-"
            && marks.next().is_some()
            && found.trim_start().chars().all(|c| "-–—‒―−+. ".contains(c))
        {
            return Some(at);
        }
        at = next;
    }
    None
}
