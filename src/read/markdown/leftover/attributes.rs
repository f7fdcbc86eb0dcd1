//! Attributes in braces, as other programs write them.

use super::Left;
use crate::base::diagnostic::{Message, message};
use std::ops::Range;

/// The most characters between two braces.
const MOST_ATTRIBUTES: usize = 300;

/// `{width=300}`, `{: width="300"}`, `{.class}` behind a picture or a paragraph.
pub fn attributes(text: &str, range: Range<usize>) -> Option<Left> {
    let slice = &text[range.clone()];
    let found = slice.match_indices('{').find_map(|(open, _)| {
        let mut inside = slice[open + 1..].char_indices().take(MOST_ATTRIBUTES);
        let end = inside.find(|(_, c)| matches!(c, '{' | '}' | '\n'))?.0 + open + 1;
        let inside = &slice[open + 1..end];
        let marked = inside.starts_with([':', '.', '#']) && !inside.starts_with(": ")
            || inside.starts_with(": ") && inside.contains(['=', '.', '#']);
        let keyed = inside.split_once('=').is_some_and(|(key, _)| {
            !key.is_empty()
                && key
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        });
        let whole = slice[end..].starts_with('}') && !slice[..open].ends_with('{');
        (whole && (marked || keyed)).then_some(open..end + 1)
    })?;
    let (written, at) = (
        &slice[found.clone()],
        range.start + found.start..range.start + found.end,
    );
    let (help, is_idle) = cure(written);
    Some(Left {
        code: "markdown/attributes",
        message: message!(
            vi: "`{written}` là thuộc tính của chương trình khác, ở đây hiện nguyên như chữ",
            en: "`{written}` are attributes of another program and are shown as they stand",
        ),
        help,
        fix: is_idle.then(|| (at.clone(), String::new())),
        at,
    })
}

/// What to do with attributes, and whether they can be taken out without a loss.
fn cure(written: &str) -> (Message, bool) {
    if written.contains("alt=") {
        let help = message!(
            vi: "viết lời mô tả trong ngoặc vuông, chú thích trong ngoặc kép: `![mô tả](tep.png \
                \"chú thích\")`",
            en: "write the description in the brackets, a caption in quotes: `![description]\
                (file.png \"caption\")`",
        );
        return (help, false);
    }
    if written.contains('#') {
        let help = message!(
            vi: "muốn dẫn tới chỗ này thì đặt `{{#tên}}` ở cuối một dòng tiêu đề; nếu không thì \
                bỏ đi",
            en: "to link to this place put `{{#name}}` at the end of a heading; else take it out",
        );
        return (help, false);
    }
    let help = match written.contains("width") || written.contains("height") {
        true => message!(
            vi: "bỏ đi: ảnh tự vừa bề ngang trang, cỡ lấy theo tệp",
            en: "take them out: a picture fits the page by itself, its size is that of the file",
        ),
        false => message!(
            vi: "bỏ đi: dáng vẻ của trang do giao diện định",
            en: "take them out: how a page looks is up to the theme",
        ),
    };
    (help, true)
}
