//! Slips that Markdown passes over in silence.

use crate::base::diagnostic::{Diagnostic, Message, fault, message, warning};
use crate::base::lines;
use crate::base::path::SourcePath;
use crate::base::ranges::Ranges;
use crate::base::span::Span;
use crate::model::markdown::{blocks, inline, math};
use crate::read::blocks::{Cause, FenceFault};
use crate::theme::highlight::LineOptions;
use std::collections::BTreeSet;
use std::ops::Range;

/// Fences (`scanned`) that Markdown has not `seen` as the scanner does, and `slips`, lines that
/// were meant for fences, where they are not `quiet`.
pub fn fences(
    file: &SourcePath,
    text: &str,
    (scanned, seen): (&[usize], &BTreeSet<usize>),
    (slips, quiet): (&[Range<usize>], &[Range<usize>]),
) -> Vec<FenceFault> {
    let help = || {
        message!(
            vi: "để trống một dòng trước và sau dòng `:::`; không đặt khối trong danh sách, trích \
                dẫn, mã hay HTML",
            en: "leave a blank line before and after the fence; do not put a block into a list, \
                quote, code or HTML",
        )
    };
    let unseen = scanned.iter().filter(|at| !seen.contains(at)).map(|&at| {
        let end = at + lines::text_len(&text.as_bytes()[at..]);
        fault!(
            "block/disagree",
            Span::new(file, at..end),
            vi: "dòng `:::` này nằm trong một phần khác của văn bản nên không chắc là khối",
            en: "this fence lies inside something else, so it may not be a block",
        )
        .help(help())
    });
    let unseen = unseen.map(|fault| (Cause::Disagree, fault));
    let quiet: Ranges = quiet.iter().cloned().collect();
    let in_text = slips
        .iter()
        .filter(|range| !quiet.contains(range.start))
        .map(|range| match text[range.clone()].starts_with(":::") {
            true => fault!(
                "block/in-text",
                Span::new(file, range.clone()),
                vi: "`:::` ở đây không mở được khối",
                en: "`:::` does not open a block here",
            )
            .help(help()),
            false => lookalike(file, range.clone()),
        });
    let in_text = in_text.map(|fault| (Cause::InText, fault));
    unseen.chain(in_text).collect()
}

/// Marks that only look like the three colons of a fence, or are not three.
fn lookalike(file: &SourcePath, range: Range<usize>) -> Diagnostic {
    fault!(
        "block/in-text",
        Span::new(file, range),
        vi: "dòng này giống dòng `:::` của khối mà không phải, nên không che được gì",
        en: "this line looks like the fence of a block and is none, so it hides nothing",
    )
    .help(message!(
        vi: "gõ lại ba dấu hai chấm `:::` ở đầu dòng, không có ký tự nào khác ở trước; nếu đây là \
            mã thì đặt trong dấu huyền ngược",
        en: "type three colons `:::` anew at the start of the line, with nothing in front of them; \
            put backticks around it where it is code",
    ))
}

/// A fence of code that is never closed, or only by that of the next code: all between became code,
/// blocks for trainers too.
pub fn open_code(file: &SourcePath, text: &str, range: &Range<usize>) -> Option<Diagnostic> {
    let code = text[range.clone()].trim_end();
    let mut lines = lines::lines(code).map(str::trim_end);
    let (mark, line) = (code.chars().next()?, lines.next()?);
    let fence: String = code.chars().take_while(|c| *c == mark).collect();
    let inner = |line| str::trim_start_matches(line, |c: char| c.is_whitespace() || c == '>');
    let lines: Vec<&str> = lines.map(inner).collect();
    let is_end = |line: &&str| line.starts_with(&fence) && line.chars().all(|c| c == mark);
    let first = lines.iter().find(|line| line.starts_with(&fence));
    let closed = first.is_some_and(is_end) && lines.last().is_some_and(is_end);
    let message = message!(vi: "khối mã này không được đóng", en: "this code is never closed");
    let help = message!(
        vi: "thêm một dòng “{fence}” ở cuối khối mã",
        en: "add a line “{fence}” at its end",
    );
    let fault = Diagnostic::error(
        "markdown/open-code",
        Span::new(file, range.start..range.start + line.len()),
        message,
    );
    (!closed).then(|| fault.help(help))
}

/// `[^n]` that is no footnote: its definition is not there, or was written otherwise. What was to
/// be a note would stand in the text.
pub fn notes(
    file: &SourcePath,
    text: &str,
    known: &BTreeSet<usize>,
    code: &[Range<usize>],
) -> Vec<Diagnostic> {
    let unknown = |at: &usize| {
        !known.contains(at)
            && !code.iter().any(|range| range.contains(at))
            && !text[..*at].ends_with('\\')
    };
    let found = text.match_indices("[^").map(|(at, _)| at).filter(unknown);
    let named = found.filter_map(|at| {
        let (name, _) = text[at + 2..].split_once(']')?;
        (!name.is_empty() && !name.contains(char::is_whitespace)).then_some((at, name))
    });
    let fault = |(at, name): (usize, &str)| {
        let message = message!(vi: "không có chú thích `[^{name}]`", en: "no footnote `[^{name}]`");
        let help = message!(
            vi: "viết nội dung của nó ở đầu một dòng: `[^{name}]: …`",
            en: "write what it says at the start of a line: `[^{name}]: …`",
        );
        Diagnostic::error(
            "markdown/note",
            Span::new(file, at..at + name.len() + 3),
            message,
        )
        .help(help)
    };
    named.map(fault).collect()
}

/// A formula that cannot be read: it is shown as it is written.
pub fn formula(file: &SourcePath, tex: &str, range: &Range<usize>) -> Option<Diagnostic> {
    let why = math::mathml(tex, false, math::Markup::Html).err()?;
    let span = Span::new(file, range.clone());
    let fault = match why {
        math::Fault::Command(name) => warning!(
            "markdown/formula",
            span,
            vi: "công thức này có lệnh `{name}` mà ở đây không có, nên hiện nguyên như chữ",
            en: "this formula has the command `{name}`, which is not known here, and is shown as \
                it stands",
        ),
        math::Fault::Form => warning!(
            "markdown/formula",
            span,
            vi: "công thức này thiếu ngoặc hoặc thiếu một phần, nên hiện nguyên như chữ",
            en: "this formula lacks a brace or a part and is shown as it stands",
        ),
        math::Fault::Size => warning!(
            "markdown/formula",
            span,
            vi: "công thức này quá dài hoặc lồng quá nhiều tầng, nên hiện nguyên như chữ",
            en: "this formula is too long or too deep and is shown as it stands",
        ),
    };
    Some(fault.help(message!(
        vi: "viết lại theo LaTeX; nếu không phải công thức, viết dấu đô la là `\\$`",
        en: "write it as LaTeX has it; where it is no formula, write the dollar sign as `\\$`",
    )))
}

/// A drawing in the language of another program: its words are shown as code.
pub fn diagram(file: &SourcePath, text: &str, words: &str, fence: usize) -> Option<Diagnostic> {
    let name = words.split([' ', '{', ',']).next().unwrap_or_default();
    if name == "math" {
        return Some(formula_as_code(
            file,
            fence..fence + text[fence..].lines().next()?.len(),
        ));
    }
    let known = ["mermaid", "plantuml"].into_iter();
    let known = known
        .chain(["{mermaid}"])
        .find(|one| name.eq_ignore_ascii_case(one))?;
    let line = text[fence..].lines().next()?;
    let at = fence + line.find(name)?;
    let fault = warning!(
        "markdown/diagram",
        Span::new(file, at..at + name.len()),
        vi: "sơ đồ `{known}` không được vẽ, chữ của nó hiện như mã",
        en: "a drawing in `{known}` is not drawn, its words are shown as code",
    );
    Some(fault.help(message!(
        vi: "xuất sơ đồ thành tệp ảnh (SVG hoặc PNG), rồi viết `![ảnh cho thấy gì](so-do.svg)`",
        en: "export the drawing as a picture (SVG or PNG), then write `![what it \
            shows](drawing.svg)`",
    )))
}

/// A formula that GitHub and GitLab write as code.
fn formula_as_code(file: &SourcePath, at: Range<usize>) -> Diagnostic {
    let fault = warning!(
        "markdown/math",
        Span::new(file, at),
        vi: "công thức viết như mã, ở đây hiện nguyên như mã",
        en: "a formula that is written as code is shown as code",
    );
    fault.help(message!(
        vi: "thay dòng mở và dòng đóng của mã bằng hai dòng `$$`",
        en: "write two lines `$$` in place of the two fences",
    ))
}

/// A call-out that another program writes as code: ` ```{note} `, ` ```admonish tip `.
pub fn callout(file: &SourcePath, text: &str, words: &str, fence: usize) -> Option<Diagnostic> {
    let named = words
        .strip_prefix('{')
        .or_else(|| words.strip_prefix("admonish"))?
        .trim_start();
    let end = named
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(named.len());
    let kind = match &named[..end] {
        "" | "admonition" => "NOTE",
        name => blocks::name(blocks::kind(&name.to_lowercase())?),
    };
    let at = fence + text[fence..].lines().next()?.find(words)?;
    let fault = warning!(
        "markdown/callout",
        Span::new(file, at..at + words.len()),
        vi: "`{words}` là khung chú ý của chương trình khác, ở đây hiện như mã",
        en: "`{words}` is a call-out of another program and is shown as code",
    );
    Some(fault.help(message!(
        vi: "bỏ hai dòng dấu mã, viết dòng `> [!{kind}]`, rồi mỗi dòng nội dung bắt đầu bằng `> `",
        en: "take the two fences away, write a line `> [!{kind}]`, then begin each line of it \
            with `> `",
    )))
}

/// Words in braces after a fence of code that mean nothing: the code would be shown without what
/// they ask for.
pub fn code(file: &SourcePath, text: &str, words: &str, fence: usize) -> Vec<Diagnostic> {
    let (_, odd) = LineOptions::parse(words);
    let fault = |word: &str| {
        let at = fence
            + text[fence..]
                .lines()
                .next()
                .and_then(|line| line.find(word))
                .unwrap_or(0);
        let message = message!(
            vi: "không hiểu `{word}` sau dấu mở đoạn mã",
            en: "`{word}` says nothing of the code",
        );
        let help = message!(
            vi: "viết `{{lines}}` để đánh số dòng, `{{hl=2-3,5}}` để tô dòng",
            en: "write `{{lines}}` to number lines, `{{hl=2-3,5}}` to mark some",
        );
        Diagnostic::warning(
            "markdown/code",
            Span::new(file, at..at + word.len()),
            message,
        )
        .help(help)
    };
    odd.into_iter().map(fault).collect()
}

/// `#Tiêu đề` without a space.
pub fn paragraph(file: &SourcePath, text: &str, range: &Range<usize>) -> Option<Diagnostic> {
    let start = &text[range.clone()];
    let marks = start.bytes().take_while(|byte| *byte == b'#').count();
    let letter = start[marks..]
        .chars()
        .next()
        .is_some_and(char::is_uppercase);
    if !(1..=6).contains(&marks) || !letter {
        return None;
    }
    let line = start.lines().next().unwrap_or_default();

    let help = Message::new(
        format!("viết `{} {}`", &line[..marks], &line[marks..]),
        format!("write `{} {}`", &line[..marks], &line[marks..]),
    );
    Some(
        warning!(
            "markdown/heading-space",
            Span::new(file, range.start..range.start + line.len()),
            vi: "dòng này không thành tiêu đề vì thiếu dấu cách sau `#`",
            en: "this is no heading, because a space is missing after `#`",
        )
        .help(help)
        .fix(
            Span::new(file, range.start + marks..range.start + marks),
            " ",
        ),
    )
}

/// `**đậm:**chữ`: two stars that made nothing bold.
pub fn text(
    file: &SourcePath,
    whole: &str,
    text: &str,
    range: &Range<usize>,
    code: &[Range<usize>],
) -> Option<Diagnostic> {
    let in_code = || {
        code.iter()
            .rev()
            .any(|code| code.start <= range.start && range.end <= code.end)
    };
    if !text.contains("**")
        || in_code()
        || whole[..range.start].ends_with('\\')
        || whole[range.clone()].starts_with('\\')
    {
        return None;
    }
    let message =
        message!(vi: "`**` ở đây không thành chữ đậm", en: "`**` makes nothing bold here");
    let help = message!(
        vi: "sau `**` đóng phải có dấu cách, và trước nó không có dấu cách: `**Lưu ý:** nội dung`",
        en: "a closing `**` needs a space behind it and none before it: `**Note:** text`",
    );
    Some(Diagnostic::warning("markdown/strong", Span::new(file, range.clone()), message).help(help))
}

/// A size behind the address of a picture, as other programs write it: `p.png =300x`.
pub fn size(file: &SourcePath, text: &str, range: &Range<usize>) -> Option<Diagnostic> {
    if text[range.clone()].starts_with("<img") {
        return html_size(file, text, range);
    }
    let written = text[range.clone()].strip_suffix(')')?;
    let path = inline::without_size(written);
    let (at, size) = match path.len() < written.len() {
        true => (path.len()..written.len(), written[path.len()..].trim()),
        false => in_words(written)?,
    };
    let at = Span::new(file, range.start + at.start..range.start + at.end);
    let fault = warning!(
        "markdown/picture-size",
        at.clone(),
        vi: "cỡ ảnh `{size}` không dùng ở đây",
        en: "the size `{size}` of the picture is not used here",
    );
    let fault = fault.help(message!(
        vi: "bỏ đi: ảnh tự vừa bề ngang trang, cỡ lấy theo tệp",
        en: "take it out: a picture fits the page by itself, its size is that of the file",
    ));
    Some(fault.fix(at, ""))
}

/// The size in the words of a picture, as Obsidian writes it: `![cây|300x200](p.png)`.
fn in_words(written: &str) -> Option<(Range<usize>, &str)> {
    let words = &written[..written.find("](")?];
    let start = words.rfind('|')?;
    let size = &words[start + 1..];
    let is_size = size.starts_with(|c: char| c.is_ascii_digit())
        && size
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'x');
    is_size.then_some((start..words.len(), size))
}

/// The size in a picture that is written as HTML.
fn html_size(file: &SourcePath, text: &str, range: &Range<usize>) -> Option<Diagnostic> {
    let tag = &text[range.clone()];
    let name = ["srcset=", "sizes=", "width=", "height=", "style="]
        .into_iter()
        .find(|name| tag.contains(*name))?;
    let at = range.start + tag.find(name)?;
    let rest = &text[at..range.end];
    let quoted = rest[name.len()..]
        .chars()
        .next()
        .filter(|c| matches!(c, '"' | '\''));
    let end = match quoted {
        Some(quote) => rest.match_indices(quote).nth(1).map(|(at, _)| at + 1),
        None => rest.find([' ', '>', '/']),
    };
    let end = end.unwrap_or(rest.len());
    let written = &rest[..end];
    let fault = warning!(
        "markdown/picture-size",
        Span::new(file, at..at + end),
        vi: "`{written}` của ảnh không dùng ở đây",
        en: "`{written}` of the picture is not used here",
    );
    Some(fault.help(message!(
        vi: "bỏ đi: ảnh tự vừa bề ngang trang, cỡ lấy theo tệp",
        en: "take it out: a picture fits the page by itself, its size is that of the file",
    )))
}
