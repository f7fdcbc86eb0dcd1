//! What is wrong with a template, with its place.

use super::layers::{DEFAULT, Layer};
use crate::base::diagnostic::{Diagnostic, Said, nearest};
use crate::base::path::OutPath;
use crate::base::span::{Span, floor};
use std::collections::BTreeMap;
use tera::{Error, ErrorKind};

type Sources = BTreeMap<String, Layer>;

/// A template that does not compile: its name where it is known, and the fault.
pub fn loading(error: &Error, sources: &Sources) -> (Option<String>, Diagnostic) {
    let (name, reason, at) = parts(error);
    let message = Said::new(format!("khuôn mẫu sai: {}", vietnamese(&reason)), format!("template fault: {reason}"));
    let at = name.as_ref().and_then(|name| named(&reason, &sources.get(name)?.text)).unwrap_or(at);
    let span = name.as_ref().and_then(|name| span(name, at, sources));
    let tag = span.as_ref().zip(name.as_ref()).and_then(|(span, name)| Some(&sources.get(name)?.text[span.range()]));
    let help = lost_block(&reason).or_else(|| lost_template(&reason, sources)).or_else(|| lost_tag(&reason, tag?));
    let fault = Diagnostic::error("theme/template", span, message);
    match help {
        Some(help) => (name, fault.help(help)),
        None => (name, fault),
    }
}

/// A template that fails while it is filled for `page`.
pub fn rendering(error: &Error, sources: &Sources, template: &str, page: &OutPath) -> Diagnostic {
    let (name, reason, at) = parts(error);
    let name = name.unwrap_or_else(|| template.to_string());
    let (reason, fields) = apart(&reason);
    let message = Said::new(
        format!("khuôn mẫu `{name}` không điền được cho trang `{page}`: {}", vietnamese(reason)),
        format!("template `{name}` cannot be filled for page `{page}`: {reason}"),
    );
    let fault = Diagnostic::error("theme/render", span(&name, at, sources), message);
    match fields.and_then(|(word, fields)| nearest(&word, fields.iter().map(String::as_str)).map(str::to_string)) {
        Some(near) => fault.help(Said::new(format!("có phải bạn muốn viết `{near}`?"), format!("did you mean `{near}`?"))),
        None => fault,
    }
}

/// `Field \`x\` is not defined. Available fields: a, b` without its list, which may be long; and the field with the list.
fn apart(reason: &str) -> (&str, Option<(String, Vec<String>)>) {
    let list = [". Available fields: ", ". Available variables: "].iter().find_map(|joint| reason.split_once(joint));
    let Some((short, list)) = list else { return (reason, None) };
    let word = short.split('`').nth(1).unwrap_or_default().to_string();
    (short, Some((word, list.split(", ").map(str::to_string).collect())))
}

/// A template fills a block that the one it builds upon no longer has.
fn lost_block(reason: &str) -> Option<Said> {
    let block = reason.strip_prefix("Block `")?.strip_suffix("` is not defined in any parent template")?;
    Some(Said::new(
        format!("giữ `{{% block {block} %}}` trong khuôn mẫu mà tệp này kế thừa, hoặc cho khuôn mẫu ấy kế thừa bản cùng tên của `xanh/`"),
        format!("keep `{{% block {block} %}}` in the template that this one extends, or let that one extend its namesake in `xanh/`"),
    ))
}

/// A template that another one names, with the nearest that is.
fn lost_template(reason: &str, sources: &Sources) -> Option<Said> {
    let word = reason.strip_prefix("Unknown template `")?.strip_suffix('`')?;
    let below = word.split_once('/').filter(|(_, rest)| sources.contains_key(*rest)).map(|(_, rest)| format!("{DEFAULT}/{rest}"));
    let near = nearest(word, sources.keys().map(String::as_str)).map(str::to_string).or(below)?;
    Some(Said::new(format!("có phải bạn muốn viết `{near}`?"), format!("did you mean `{near}`?")))
}

/// The words of Tera's statements.
const TAGS: [&str; 18] = [
    "block",
    "endblock",
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "endfor",
    "set",
    "set_global",
    "endset",
    "include",
    "extends",
    "raw",
    "endraw",
    "filter",
    "endfilter",
    "break",
];

/// A statement that Tera does not have.
fn lost_tag(reason: &str, word: &str) -> Option<Said> {
    let all = TAGS.join(", ");
    (reason == "Unknown tag").then(|| match nearest(word, TAGS) {
        Some(near) => Said::new(format!("có phải bạn muốn viết `{near}`?"), format!("did you mean `{near}`?")),
        None => Said::new(format!("các thẻ: {all}"), format!("the tags: {all}")),
    })
}

/// What Tera says, in Vietnamese where it is one of its usual words: what stands around the name, in both languages.
const WORDS: [(&str, &str, &str, &str); 9] = [
    ("Unknown template `", "`", "không có khuôn mẫu `", "`"),
    ("Unknown filter `", "`", "không có bộ lọc `", "`"),
    ("Unknown test `", "`", "không có phép thử `", "`"),
    ("Unknown function `", "`", "không có hàm `", "`"),
    ("Field `", "` is not defined", "không có giá trị `", "`"),
    ("Variable `", "` is not defined", "không có giá trị `", "`"),
    ("Block `", "` is not defined in any parent template", "không khuôn mẫu nào bên dưới có `{% block ", " %}`"),
    ("Unknown tag", "", "không có thẻ này", ""),
    ("Unexpected end of input", "", "hết tệp mà còn thẻ chưa đóng", ""),
];

fn vietnamese(reason: &str) -> String {
    let said = WORDS.iter().find_map(|(before, after, vi_before, vi_after)| {
        let word = reason.strip_prefix(before)?.strip_suffix(after)?;
        Some(format!("{vi_before}{word}{vi_after}"))
    });
    said.or_else(|| expected(reason)).unwrap_or_else(|| reason.to_string())
}

/// `Found X but expected Y.`, the kinds of Y in Vietnamese too.
fn expected(reason: &str) -> Option<String> {
    let (found, wanted) = reason.strip_prefix("Found ")?.trim_end_matches('.').split_once(" but expected ")?;
    const KINDS: [(&str, &str); 8] = [
        ("one of: ", ""),
        ("identifier", "một tên"),
        ("ident", "một tên"),
        ("string", "một chuỗi trong ngoặc kép"),
        ("integer", "số nguyên"),
        ("float", "số thập phân"),
        (" or ", " hay "),
        ("end of input", "hết tệp"),
    ];
    let vietnamese = |words: &str| KINDS.iter().fold(words.to_string(), |words, (en, vi)| words.replace(en, vi));
    let wanted = if wanted.contains(|c: char| c.is_alphabetic() || c == '`') { vietnamese(wanted) } else { format!("`{wanted}`") };
    Some(format!("gặp {}, ở đây cần {wanted}", vietnamese(found)))
}

/// The bytes of the filter, test or function that Tera names but does not place.
fn named(reason: &str, text: &str) -> Option<std::ops::Range<usize>> {
    let word = reason.strip_prefix("Unknown ")?.split('`').nth(1)?;
    let at = text.match_indices(word).find(|(at, _)| text[..*at].trim_end().ends_with(['|', '{', '(', ' ', '%', '"', '\'']))?.0;
    Some(at..at + word.len())
}

fn span(name: &str, at: std::ops::Range<usize>, sources: &Sources) -> Option<Span> {
    let layer = sources.get(name)?;
    Some(Span::new(&layer.file, floor(&layer.text, at.start)..floor(&layer.text, at.end.max(at.start))))
}

/// The template's name, what is wrong on one line, and the bytes it stands at.
fn parts(error: &Error) -> (Option<String>, String, std::ops::Range<usize>) {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (Some(report.filename().to_string()), one_line(report.message()), report.span().range.clone())
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (Some(tpl.clone()), one_line(&error.to_string()), 0..0)
        }
        ErrorKind::MissingParent { current, parent } => (Some(current.clone()), format!("Unknown template `{parent}`"), 0..0),
        _ => headed(&error.to_string()),
    }
}

/// Tera gives an unknown filter, test or component as plain text that names the template: `error: … --> page.html:3:5`.
fn headed(text: &str) -> (Option<String>, String, std::ops::Range<usize>) {
    let place = text.lines().find_map(|line| line.trim().strip_prefix("--> ").or_else(|| line.split_once("--> ").map(|(_, place)| place)));
    let name = place.and_then(|place| place.trim().rsplitn(3, ':').nth(2)).map(|name| name.trim_matches(['[', ']', ' ']).to_string());
    (name, one_line(text), 0..0)
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default().trim_start_matches("error: ").to_string()
}
