//! The words of what comes in from other programs and goes out to them.

use super::word::{Word, valued, word};

/// In the order of the help.
pub const WORDS: &[Word] = &[
    word(
        "force",
        "Ghi đè tệp đã có",
        "Write over files that are there",
    ),
    word(
        "watch",
        "Nhập lại sau mỗi lần lưu tệp, giữ phần đầu của trang",
        "Take the file in again after each save; the page keeps its head",
    ),
    valued(
        "export_form",
        ("DẠNG", "FORM"),
        "Ghi thành: docx",
        "Write as: docx",
    ),
    valued(
        "export_page",
        ("TRANG", "PAGE"),
        "Tệp của trang, ví dụ content/dao-tao/3t.md",
        "The file of the page, such as content/training/3t.md",
    ),
    valued(
        "export_output",
        ("TỆP", "FILE"),
        "Tệp sẽ ghi (mặc định: tên của trang, trong thư mục hiện tại)",
        "File to write (default: the name of the page, in the current folder)",
    ),
];
