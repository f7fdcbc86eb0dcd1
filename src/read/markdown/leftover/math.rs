//! Math that is not read.

use super::Left;
use crate::base::diagnostic::message;
use std::ops::Range;

/// `\(x\)`, `\begin{equation}`: where math of LaTeX begins otherwise than here.
fn latex(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let slice = &text[range.clone()];
    let escaped = text[..range.start].ends_with('\\');
    let line = slice.lines().next().unwrap_or_default();
    let ends = |close: &str| text[range.end..].starts_with(close) && line.len() == slice.len();
    let is_between = line.starts_with('(') && ends("\\)") || line.starts_with('[') && ends("\\]");
    if escaped && is_between && line.contains(['^', '_', '=', '\\']) {
        return Some(0..line.len());
    }
    let start = slice.find("\\begin{")?;
    let end = slice[start..].find('}')?;
    Some(start..start + end + 1)
}

/// `$x^2$`, `$$…$$`: math that is not read.
pub fn math(text: &str, range: Range<usize>) -> Option<Left> {
    let slice = &text[range.clone()];
    let found = latex(text, &range).or_else(|| dollars(slice))?;
    let written = &slice[found.clone()];
    Some(Left {
        at: range.start + found.start..range.start + found.end,
        code: "markdown/math",
        message: message!(
            vi: "công thức `{written}` hiện nguyên như chữ",
            en: "the formula `{written}` is shown as it stands",
        ),
        help: message!(
            vi: "viết hai dấu `$` sát công thức: `$x^2$`; công thức riêng dòng thì đặt giữa hai \
                dòng `$$`, không để dòng trống ở trong",
            en: "let both `$` touch the formula: `$x^2$`; one on lines of its own stands between \
                two lines `$$`, with no blank line inside",
        ),
        fix: None,
    })
}

fn dollars(slice: &str) -> Option<Range<usize>> {
    slice.match_indices('$').find_map(|(open, _)| {
        let double = slice[open..].starts_with("$$");
        let mark = if double { "$$" } else { "$" };
        let inside = open + mark.len();
        let line = slice[inside..].lines().next().unwrap_or_default();
        let end = line.find(mark);
        if double && end.is_none() {
            let begins = slice[..open].trim_end_matches([' ', '\t']);
            let alone = line.trim().is_empty() && (begins.is_empty() || begins.ends_with('\n'));
            return alone.then_some(open..inside);
        }
        let end = inside + end?;
        let is_math = slice[inside..end].contains(['\\', '^', '_']);
        is_math.then_some(open..end + mark.len())
    })
}
