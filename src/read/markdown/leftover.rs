//! What looks like markup and is shown as text: marks of other programs, and marks that did not
//! work.

mod attributes;
mod marks;
mod math;

use crate::base::diagnostic::{Diagnostic, Message, message};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::model::markdown::{blocks, html};
use attributes::attributes;
use marks::{command, contents, emphasis, height, mark, table};
use math::math;
use pulldown_cmark::BlockQuoteKind;
use std::ops::Range;

/// What was found in bytes of a text.
struct Left {
    at: Range<usize>,
    code: &'static str,
    message: Message,
    help: Message,
    fix: Option<(Range<usize>, String)>,
}

/// Finds one thing in bytes of a text.
type Look = fn(&str, Range<usize>) -> Option<Left>;

/// Each look, with the signs of which what it finds holds one.
const LOOKS: [(&str, Look); 13] = [
    ("{<", shortcode),
    ("[{$", contents),
    ("\\@:", command),
    ("<", tag),
    ("!?=[", callout),
    ("[", link),
    ("{", attributes),
    ("${([", math),
    (":", emoji),
    ("|+", table),
    ("=+%^", mark),
    ("~^", height),
    ("_*", emphasis),
];

/// Looks through `range`, text that is shown as it stands in the source; at most one message a
/// line.
///
/// Diagnostics: `markdown/shortcode`, `markdown/tag`, `markdown/callout`, `markdown/link`,
/// `markdown/attributes`, `markdown/math`, `markdown/emoji`, `markdown/table`, `markdown/mark`,
/// `markdown/strong`.
pub fn run(file: &SourcePath, text: &str, range: Range<usize>) -> Vec<Diagnostic> {
    let signs = signs(&text[range.clone()]);
    let mut found: Vec<Left> = LOOKS
        .iter()
        .filter(|(needed, _)| needed.bytes().any(|sign| signs[usize::from(sign)]))
        .filter_map(|(_, look)| look(text, range.clone()))
        .collect();
    found.sort_by_key(|left| left.at.start);
    found.dedup_by(|one, before| !text[before.at.start..one.at.start].contains('\n'));
    found.into_iter().map(|left| left.told(file)).collect()
}

/// Which bytes a text holds.
fn signs(text: &str) -> [bool; 256] {
    let mut signs = [false; 256];
    text.bytes()
        .for_each(|byte| signs[usize::from(byte)] = true);
    signs
}

impl Left {
    fn told(self, file: &SourcePath) -> Diagnostic {
        let fault = Diagnostic::warning(self.code, Span::new(file, self.at), self.message);
        let fault = fault.help(self.help);
        match self.fix {
            Some((at, replacement)) => fault.fix(Span::new(file, at), replacement),
            None => fault,
        }
    }
}

/// `{{< figure … >}}`, `{{% notice %}}`, `{% include %}` of Hugo, Zola and Jekyll, `{# … #}`, and
/// `--8<-- "tep.md"` and `{!tep.md!}` of MkDocs, `{{#include tep.md}}` of mdBook, `<%= … %>`.
fn shortcode(text: &str, range: Range<usize>) -> Option<Left> {
    let slice = &text[range.clone()];
    let pairs = [
        ("{{<", ">}}"),
        ("{{%", "%}}"),
        ("{%", "%}"),
        ("{{#", "}}"),
        ("{{", "}}"),
        ("{!", "!}"),
        ("<%", "%>"),
        ("{# ", " #}"),
        ("--8<--", "\n"),
    ];
    let (open, close) = pairs.into_iter().find(|(open, _)| slice.contains(open))?;
    if open == "{{" && !is_call(slice.split("{{").nth(1).unwrap_or_default()) {
        return None;
    }
    let start = slice.find(open)?;
    let end = match slice[start..].find(close) {
        Some(end) => start + end + close.trim_end_matches('\n').len(),
        None => slice[start..]
            .find('\n')
            .map_or(slice.len(), |end| start + end),
    };
    let written = &slice[start..end];
    let name = written[open.len()..].trim_start_matches(['/', ' ', '-']);
    let name = name
        .split([' ', '(', '%', '>', '}'])
        .next()
        .unwrap_or_default();
    let inside = written.trim_matches(['{', '#', '}', ' ']);
    let help = match name {
        _ if open == "{# " => message!(
            vi: "người đọc thấy chữ này; để giấu thì viết `<!-- {inside} -->`",
            en: "readers see it; to hide it, write `<!-- {inside} -->`",
        ),
        _ if matches!(open, "--8<--" | "{!" | "{{#") => message!(
            vi: "viết `![](tep.md)` trên một dòng riêng để ghép tệp ấy vào",
            en: "write `![](file.md)` on a line of its own to include that file",
        ),
        "figure" | "img" | "image" => message!(
            vi: "viết ảnh bằng Markdown: `![ảnh cho thấy gì](tep.png)`",
            en: "write the picture in Markdown: `![what it shows](file.png)`",
        ),
        "ref" | "relref" | "link" | "post_url" => message!(
            vi: "viết liên kết tới tệp: `[chữ](trang.md)`",
            en: "write a link to the file: `[words](page.md)`",
        ),
        name if blocks::kind(&name.to_lowercase()).is_some() || name == "notice" => message!(
            vi: "viết thành khung chú ý: dòng `> [!NOTE]`, rồi mỗi dòng nội dung bắt đầu bằng `> `",
            en: "write a call-out: a line `> [!NOTE]`, then each line of it begins with `> `",
        ),
        _ => message!(
            vi: "viết lại bằng Markdown; nếu là mã thì đặt giữa hai dấu `` ` ``",
            en: "write it in Markdown; if it is code, put it between two `` ` ``",
        ),
    };
    Some(Left {
        at: range.start + start..range.start + end,
        code: "markdown/shortcode",
        message: message!(
            vi: "`{written}` là mã của chương trình khác, ở đây hiện nguyên như chữ",
            en: "`{written}` is a code of another program and is shown as it stands",
        ),
        help,
        fix: None,
    })
}

/// Whether `{{` begins a value or a call of a template: `page.title }}`, `youtube(id="x")`.
fn is_call(inside: &str) -> bool {
    let inside = inside.trim_start_matches([' ', '-']);
    let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    let end = inside.find(|c| !name(c)).unwrap_or(inside.len());
    end > 0 && (inside[end..].starts_with('(') || inside[end..].trim_start().starts_with("}}"))
}

/// The most bytes between angle brackets.
const MOST_TAG: usize = 80;

/// `<email>`, `<Tên đơn vị>`, `<script>`, `<!Chú ý`: words in angle brackets that are no HTML here.
fn tag(text: &str, range: Range<usize>) -> Option<Left> {
    let slice = &text[range.clone()];
    let tag = slice.match_indices('<').find_map(|(open, _)| {
        let inside = &slice[open + 1..];
        let first = inside.trim_start_matches(['/', '!', '?', '-']);
        let is_declaration = inside.starts_with(['!', '?']);
        let end = inside.find(['>', '<', '\n']);
        let closed = end.filter(|end| inside[*end..].starts_with('>') && *end <= MOST_TAG);
        let line = inside.lines().next().unwrap_or_default().trim_end().len();
        let length = match is_declaration {
            true => closed.map_or(line, |end| end + 1),
            false => closed? + 1,
        };
        let is_tag = (first.starts_with(char::is_alphabetic) || inside.starts_with("!--"))
            && !text[..range.start + open].ends_with('\\');
        is_tag.then_some(open..open + 1 + length)
    })?;
    let (written, at) = (
        &slice[tag.clone()],
        range.start + tag.start..range.start + tag.end,
    );
    let is_open = html::lacks_end(written);
    Some(Left {
        code: "markdown/tag",
        message: match is_open {
            true => message!(
                vi: "`{written}` không được đóng nên hiện ra như chữ",
                en: "`{written}` is never closed and is shown as text",
            ),
            false => message!(
                vi: "`{written}` không phải HTML dùng được ở đây nên hiện ra như chữ",
                en: "`{written}` is no HTML that works here and is shown as text",
            ),
        },
        help: match is_open {
            true => message!(
                vi: "viết thẻ đóng ở cuối phần của nó; nếu đúng là chữ, viết `\\{written}`",
                en: "write its closing tag where it ends; if it is text, write `\\{written}`",
            ),
            false => message!(
                vi: "nếu đúng là chữ, viết `\\{written}`; nếu là mã, đặt giữa hai dấu `` ` ``",
                en: "if it is text, write `\\{written}`; if it is code, put it between two `` ` ``",
            ),
        },
        fix: Some((at.start..at.start, "\\".to_string())),
        at,
    })
}

/// `!!! note "…"` of MkDocs, `=== "…"`, and a quote that begins with `[!x]`.
fn callout(text: &str, range: Range<usize>) -> Option<Left> {
    let slice = &text[range.clone()];
    let begins = text[..range.start].lines().next_back().is_none_or(|line| {
        line.trim_matches([' ', '\t', '>']).is_empty() || text[..range.start].ends_with('\n')
    });
    let line = slice.lines().next().unwrap_or_default();
    let marks = ["!!!", "???+", "???", "==="];
    let mark = marks.into_iter().find(|mark| line.starts_with(mark));
    let rest = match (mark, line.strip_prefix("[!")) {
        (Some(mark), _) => line[mark.len()..].trim_start(),
        (None, Some(rest)) => rest,
        _ => return None,
    };
    let is_code = mark != Some("===") || rest.starts_with('"');
    if !begins || !is_code || rest.is_empty() {
        return None;
    }
    let name = rest.split([' ', ']', '"']).next().unwrap_or_default();
    let kind = blocks::kind(&name.to_lowercase()).unwrap_or(BlockQuoteKind::Note);
    // The range ends where other signs begin; a title may hold them.
    let whole = text[range.start..].lines().next().unwrap_or_default();
    let behind = whole.split_once(']').map(|(_, behind)| behind);
    let title = match mark {
        Some(_) => rest.split('"').nth(1),
        None => behind.map(|title| title.trim_matches(['+', '-', ' '])),
    };
    let title = title.filter(|title| !title.is_empty());
    let kind = blocks::name(kind);
    let title = title.map_or(String::new(), |title| format!(" {title}"));
    Some(Left {
        at: range.start..range.start + line.len(),
        code: "markdown/callout",
        message: message!(
            vi: "`{line}` là khung chú ý của chương trình khác, ở đây hiện nguyên như chữ",
            en: "`{line}` is a call-out of another program and is shown as it stands",
        ),
        help: message!(
            vi: "viết dòng `> [!{kind}]{title}`, rồi mỗi dòng nội dung bắt đầu bằng `> `, không \
                thụt \
                vào",
            en: "write a line `> [!{kind}]{title}`, then begin each line of it with `> `, not \
                indented",
        ),
        fix: None,
    })
}

/// `[x](a b)`, `[x][y]`: a link that is none.
fn link(text: &str, range: Range<usize>) -> Option<Left> {
    let slice = &text[range.clone()];
    let middle = slice.find("](").or_else(|| slice.find("]["))?;
    let open = slice[..middle].rfind('[')?;
    let close = if slice[middle + 1..].starts_with('(') {
        ')'
    } else {
        ']'
    };
    let end = slice[middle + 2..]
        .find([close, '\n'])
        .map(|at| middle + 2 + at)?;
    let inside = &slice[middle + 2..end];
    let escaped = text[..range.start + open].ends_with('\\');
    if !slice[end..].starts_with(close) || escaped || open + 1 == middle {
        return None;
    }
    let written = &slice[open..=end];
    let words = &slice[open + 1..middle];
    Some(Left {
        at: range.start + open..range.start + end + 1,
        code: "markdown/link",
        message: message!(
            vi: "`{written}` không thành liên kết, ở đây hiện nguyên như chữ",
            en: "`{written}` makes no link and is shown as it stands",
        ),
        help: match close {
            ')' => message!(
                vi: "địa chỉ có dấu cách thì viết trong `<…>`: `[{words}](<{inside}>)`",
                en: "put an address with spaces between `<` and `>`: `[{words}](<{inside}>)`",
            ),
            _ => message!(
                vi: "thêm một dòng `[{inside}]: địa-chỉ`, hoặc viết `[{words}](địa-chỉ)`",
                en: "add a line `[{inside}]: address`, or write `[{words}](address)`",
            ),
        },
        fix: None,
    })
}

/// `:smile:`: the name of a sign.
fn emoji(text: &str, range: Range<usize>) -> Option<Left> {
    let slice = &text[range.clone()];
    let found = slice.match_indices(':').find_map(|(open, _)| {
        let rest = &slice[open + 1..];
        let end =
            rest.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'))?;
        let name = &rest[..end];
        let before = slice[..open].chars().next_back();
        let is_name = rest[end..].starts_with(':')
            && name.len() > 2
            && name.starts_with(|c: char| c.is_ascii_lowercase())
            && !before.is_some_and(|c| c.is_alphanumeric() || c == ':')
            && !rest[end + 1..].starts_with(|c: char| c.is_alphanumeric() || c == ':');
        is_name.then_some(open..open + end + 2)
    })?;
    let written = &slice[found.clone()];
    let at = range.start + found.start..range.start + found.end;
    let sign = super::emoji::sign(written.trim_matches(':'));
    let help = match sign {
        Some(sign) => message!(vi: "viết `{sign}`", en: "write `{sign}`"),
        None => message!(vi: "dán chính ký hiệu ấy vào", en: "paste the sign itself"),
    };
    Some(Left {
        fix: sign.map(|sign| (at.clone(), sign.to_string())),
        at,
        code: "markdown/emoji",
        message: message!(
            vi: "`{written}` hiện nguyên như chữ, không thành ảnh",
            en: "`{written}` is shown as it stands, not as a sign",
        ),
        help,
    })
}
