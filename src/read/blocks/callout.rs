//! Call-outs that other programs write as blocks.

use crate::base::diagnostic::{Diagnostic, fault, message};
use crate::base::span::Span;
use crate::model::markdown::blocks as callouts;

/// The fault of a block that `opener` opens as another program's call-out, with the lines to write;
/// `name` is what is shown of it. Diagnostics: `block/unknown`.
pub fn of_others(opener: &str, name: &str, span: &Span) -> Option<Diagnostic> {
    let (kind, title) = callout(opener)?;
    let title = if title.is_empty() {
        String::new()
    } else {
        format!(" {title}")
    };
    let fault = fault!(
        "block/unknown",
        span.clone(),
        vi: "`{name}` là khung chú ý của chương trình khác",
        en: "`{name}` is a call-out of another program",
    );
    Some(fault.help(message!(
        vi: "bỏ hai dòng `:::`, viết dòng `> [!{kind}]{title}`, rồi mỗi dòng nội dung bắt đầu bằng \
            `> `",
        en: "take the two fences away, write a line `> [!{kind}]{title}`, then begin each line \
            of it with `> `",
    )))
}

/// The name of a call-out as other programs write it as a block: `note`, `info[Tiêu đề]`,
/// `{.callout-note}`; with its title.
fn callout(opener: &str) -> Option<(&'static str, &str)> {
    let word = |c: char| c.is_ascii_alphanumeric();
    let class = opener.split_once("{.").map(|(_, class)| class);
    // `{note}` of MyST.
    let named = class.unwrap_or(opener.trim_start_matches('{'));
    let named = named.strip_prefix("callout-").unwrap_or(named);
    let end = named.find(|c| !word(c)).unwrap_or(named.len());
    let kind = callouts::kind(&named[..end].to_lowercase())?;
    let inside = opener
        .split_once('[')
        .and_then(|(_, rest)| rest.split_once(']'));
    let behind = opener.split_once(' ').map(|(_, title)| title);
    let title = inside
        .map(|(title, _)| title)
        .or(behind.filter(|_| class.is_none()));
    Some((callouts::name(kind), title.unwrap_or_default().trim()))
}
