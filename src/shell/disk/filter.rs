//! What is refused before it is opened, and why.

use super::walk::{Found, Kind};
use crate::base::diagnostic::{Message, message};
use crate::base::inputs::{Cause, Refused};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::shell::failure::reason;
use crate::shell::plain::{link_help, special_help};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// The files of `found` that may be opened, and what is wrong with the rest.
pub fn accept(root: &Path, found: Vec<Found>) -> (Vec<Found>, BTreeMap<SourcePath, Refused>) {
    let mut files: Vec<Found> = Vec::with_capacity(found.len());
    let mut refused = BTreeMap::new();
    for found in found {
        let why = match &found.kind {
            Kind::File(_) => match files.last().filter(|last| last.path == found.path) {
                Some(last) => same_name(last, &found),
                None => {
                    files.push(found);
                    continue;
                }
            },
            Kind::Link => link(root, &found),
            Kind::Special => special(&found.path),
            Kind::Unsound => unsound(&found.path),
            Kind::Unreadable(error) => unreadable(&found.path, error),
        };
        refused.insert(found.path, why);
    }
    files.retain(|file| !refused.contains_key(&file.path));
    (files, refused)
}

/// `disk/unreadable` at `path`.
pub fn unreadable(path: &SourcePath, error: &io::Error) -> Refused {
    let why = reason(error);
    let message = Message::new(
        format!("không đọc được: {}", why.vi),
        format!("cannot be read: {}", why.en),
    );
    let help = message!(
        vi: "xem quyền đọc của tệp và của các thư mục chứa nó",
        en: "look at who may read the file and the folders it lies in",
    );
    refused(path, Cause::Unreadable, message, help)
}

fn link(root: &Path, found: &Found) -> Refused {
    let link = root.join(&found.real);
    let target = std::fs::read_link(&link).unwrap_or_default();
    let inside = match (link.canonicalize(), root.canonicalize()) {
        (Ok(target), Ok(root)) => target.starts_with(root),
        _ => false,
    };
    let target = target.display();
    let message = match inside {
        true => message!(vi: "là liên kết tới `{target}`", en: "is a link to `{target}`"),
        false => {
            message!(
                vi: "là liên kết tới `{target}`, ngoài thư mục của trang",
                en: "is a link to `{target}`, outside the folder of the site",
            )
        }
    };
    refused(&found.path, Cause::Link, message, link_help())
}

fn special(path: &SourcePath) -> Refused {
    let message = message!(
        vi: "là tệp đặc biệt của hệ thống (pipe, socket, thiết bị), không phải tệp thường",
        en: "is a pipe, a socket or a device, not a file",
    );
    refused(path, Cause::Special, message, special_help())
}

fn unsound(path: &SourcePath) -> Refused {
    let message = Message::new(
        r"tên không phải UTF-8, hoặc có `\` hay ký tự điều khiển",
        r"the name is not UTF-8, or holds `\` or a control character",
    );
    refused(
        path,
        Cause::Name,
        message,
        message!(vi: "đặt cho nó một tên khác", en: "give it another name"),
    )
}

fn same_name(one: &Found, other: &Found) -> Refused {
    let names = (spelt(one), spelt(other));
    let message = Message::new(
        format!(
            "hai tệp có cùng tên, chỉ khác cách ghép dấu: `{}` và `{}`",
            names.0, names.1
        ),
        format!(
            "two files have one name, their marks put together in two ways: `{}` and `{}`",
            names.0, names.1
        ),
    );
    refused(
        &one.path,
        Cause::SameName,
        message,
        message!(
            vi: "giữ một tệp, đổi tên hoặc xóa tệp kia",
            en: "keep one, rename or delete the other",
        ),
    )
}

/// The name with combining marks shown as `\u{301}`, so that two spellings of one name look
/// different.
fn spelt(found: &Found) -> String {
    let is_mark = |c: char| ('\u{300}'..='\u{36F}').contains(&c);
    let name = found.real.to_string_lossy();
    name.chars()
        .map(|c| {
            if is_mark(c) {
                c.escape_unicode().to_string()
            } else {
                c.to_string()
            }
        })
        .collect()
}

fn refused(path: &SourcePath, cause: Cause, message: Message, help: Message) -> Refused {
    Refused::new(cause, String::new(), Span::new(path, 0..0), message, help)
}
