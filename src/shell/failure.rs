//! What ends a command before its work is done.

use crate::base::diagnostic::{Diagnostic, Message};
use std::io;
use std::path::Path;

/// What a command ends with, as scripts see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    Clean = 0,
    /// The site is wrong.
    Faults = 1,
    /// What was asked for cannot be done.
    Usage = 2,
    /// The disk or the surroundings refuse.
    Disk = 3,
}

/// The fault that ended the command.
#[derive(Clone, Debug)]
pub struct Failure {
    pub exit: Exit,
    pub why: Box<Diagnostic>,
}

impl Failure {
    pub fn new(exit: Exit, code: &'static str, message: Message) -> Self {
        Failure {
            exit,
            why: Box::new(Diagnostic::error(code, None, message)),
        }
    }

    /// The same failure with what to do about it.
    pub fn help(self, help: Message) -> Self {
        Failure {
            why: Box::new(self.why.help(help)),
            ..self
        }
    }

    /// `path` could not be read: `disk/unreadable`.
    pub fn read(path: &Path, error: &io::Error) -> Self {
        let (path, why) = (path.display(), reason(error));
        let message = Message::new(
            format!("không đọc được `{path}`: {}", why.vi),
            format!("cannot read `{path}`: {}", why.en),
        );
        Failure::new(Exit::Disk, "disk/unreadable", message)
    }

    /// `path` could not be written: `disk/unwritable`.
    pub fn write(path: &Path, error: &io::Error) -> Self {
        let (path, why) = (path.display(), reason(error));
        let message = Message::new(
            format!("không ghi được `{path}`: {}", why.vi),
            format!("cannot write `{path}`: {}", why.en),
        );
        Failure::new(Exit::Disk, "disk/unwritable", message)
    }
}

/// Input/output error, on every Unix.
const EIO: i32 = 5;

/// What the operating system says, in both languages where the case is common.
pub fn reason(error: &io::Error) -> Message {
    let vi = match error.kind() {
        io::ErrorKind::NotFound => "không có tệp hay thư mục này",
        io::ErrorKind::PermissionDenied => "không có quyền",
        io::ErrorKind::AlreadyExists => "đã có",
        io::ErrorKind::NotADirectory => "không phải thư mục",
        io::ErrorKind::IsADirectory => "là thư mục",
        io::ErrorKind::ReadOnlyFilesystem => "hệ thống tệp chỉ cho đọc",
        io::ErrorKind::StorageFull => "đĩa đã đầy",
        io::ErrorKind::QuotaExceeded => "đã hết phần đĩa được dùng",
        io::ErrorKind::ResourceBusy => "đang bận",
        io::ErrorKind::FileTooLarge => "tệp quá lớn",
        io::ErrorKind::InvalidFilename => "tên không dùng được",
        io::ErrorKind::DirectoryNotEmpty => "thư mục còn tệp",
        io::ErrorKind::AddrInUse => "địa chỉ đang được dùng",
        io::ErrorKind::AddrNotAvailable => "máy này không có địa chỉ ấy",
        io::ErrorKind::TimedOut => "quá lâu không thấy trả lời",
        io::ErrorKind::Unsupported => "hệ thống không làm được",
        io::ErrorKind::OutOfMemory => "hết bộ nhớ",
        io::ErrorKind::CrossesDevices => "nằm trên hệ thống tệp khác",
        _ if error.raw_os_error() == Some(EIO) => "ổ đĩa không đọc hoặc ghi được chỗ ấy",
        _ => return Message::new(format!("“{error}”"), error.to_string()),
    };
    Message::new(vi, error.to_string())
}
