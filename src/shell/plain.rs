//! What a command writes over: files and folders, nothing that leads elsewhere.

use super::failure::{Exit, Failure};
use crate::base::diagnostic::{Message, message};
use std::io;
use std::path::Path;

/// The bytes of a file. A pipe, a device or a folder is an error: reading it might never end.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    match path.metadata()?.is_file() {
        true => std::fs::read(path),
        false => Err(io::ErrorKind::InvalidInput.into()),
    }
}

/// Nothing is written through a link, and a pipe would be waited for without end.
///
/// Failures: `disk/link` where `path` is a link, `disk/special` where it is no file or folder.
pub fn refuse_special(path: &Path) -> Result<(), Failure> {
    let Ok(kind) = path.symlink_metadata().map(|metadata| metadata.file_type()) else {
        return Ok(());
    };
    match kind.is_symlink() {
        true => Err(link(path)),
        false if kind.is_file() || kind.is_dir() => Ok(()),
        false => Err(special(path)),
    }
}

fn special(path: &Path) -> Failure {
    let shown = path.display();
    let message = message!(
        vi: "`{shown}` là tệp đặc biệt của hệ thống (pipe, socket, thiết bị), không phải tệp \
            thường",
        en: "`{shown}` is a pipe, a socket or a device, not a file",
    );
    Failure::new(Exit::Disk, "disk/special", message).help(special_help())
}

/// What to do about what is no file.
pub fn special_help() -> Message {
    message!(
        vi: "bỏ nó ra khỏi thư mục của trang",
        en: "take it out of the folder of the site",
    )
}

fn link(path: &Path) -> Failure {
    let shown = path.display();
    let message = message!(
        vi: "không ghi qua liên kết `{shown}`",
        en: "will not write through the link `{shown}`",
    );
    Failure::new(Exit::Disk, "disk/link", message).help(link_help())
}

/// What to do about a link.
pub fn link_help() -> Message {
    message!(
        vi: "thay liên kết bằng chính tệp hay thư mục ấy",
        en: "put the file or folder itself in place of the link",
    )
}
