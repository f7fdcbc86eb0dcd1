//! What is said of a picture that is not there, or not as it should be.

use super::{Fault, error};
use crate::base::diagnostic::{Diagnostic, Message, message};
use crate::base::path::SourcePath;
use crate::model::document::Link;

pub fn remote(link: &Link) -> Fault {
    if link
        .goal
        .trim_start()
        .to_ascii_lowercase()
        .starts_with("data:")
    {
        return error(
            "image/remote",
            link,
            message!(
                vi: "ảnh viết thẳng vào bài bằng `data:` không dùng được ở đây",
                en: "a picture written into the text with `data:` does not work here",
            ),
            message!(
                vi: "lưu ảnh thành tệp, đặt cạnh trang này rồi viết tên tệp",
                en: "save it as a file, put it beside this page and write its name",
            ),
        );
    }
    let message = Message::new(
        format!("ảnh `{}` nằm ở máy khác", link.goal),
        format!("picture `{}` lies on another host", link.goal),
    );
    error(
        "image/remote",
        link,
        message,
        message!(
            vi: "tải ảnh về, đặt cạnh trang này rồi viết tên tệp",
            en: "download it, put it beside this page and write its name",
        ),
    )
}

pub fn broken_picture(link: &Link, file: &SourcePath) -> Fault {
    let message = Message::new(
        format!("tệp ảnh `{}` bị hỏng", file.name()),
        format!("picture `{}` is damaged", file.name()),
    );
    error(
        "image/broken",
        link,
        message,
        message!(
            vi: "mở ảnh rồi lưu lại thành PNG hoặc JPEG",
            en: "open it and save it again as PNG or JPEG",
        ),
    )
}

pub fn format(link: &Link, file: &SourcePath) -> Fault {
    let message = Message::new(
        format!(
            "trình duyệt không hiện được định dạng ảnh `{}`",
            file.extension()
        ),
        format!(
            "browsers do not show pictures of type `{}`",
            file.extension()
        ),
    );
    error(
        "image/format",
        link,
        message,
        message!(
            vi: "lưu ảnh thành PNG, JPEG, WebP, GIF hoặc SVG",
            en: "save it as PNG, JPEG, WebP, GIF or SVG",
        ),
    )
}

pub fn huge(link: &Link, width: u32, height: u32, bytes: u64) -> Diagnostic {
    let size = bytes.div_ceil(1 << 20);
    let message = message!(
        vi: "ảnh rất lớn: {width} × {height} điểm ảnh, {size} MB",
        en: "a very large picture: {width} × {height} pixels, {size} MB",
    );
    let help = message!(
        vi: "thu nhỏ ảnh còn chừng 1.600 điểm ảnh bề ngang",
        en: "make it about 1600 pixels wide",
    );
    Diagnostic::warning("image/huge", link.span.clone(), message).help(help)
}

pub fn no_alt(link: &Link) -> Diagnostic {
    let message = message!(vi: "ảnh này không có lời mô tả", en: "this picture has no description");
    let help = Message::new(
        format!("viết `![ảnh cho thấy gì]({})`", link.goal),
        format!("write `![what it shows]({})`", link.goal),
    );
    Diagnostic::warning("image/no-alt", link.span.clone(), message).help(help)
}
