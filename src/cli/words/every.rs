//! The words of arguments that every command knows.

use super::word::{Word, valued, word};

pub const WORDS: &[Word] = &[
    word("strict", "Coi cảnh báo là lỗi", "Take warnings for errors"),
    valued(
        "root",
        ("THƯ MỤC", "FOLDER"),
        "Thư mục của trang (mặc định: thư mục hiện tại)",
        "Folder of the site (default: the current one)",
    ),
    valued(
        "config",
        ("TỆP", "FILE"),
        "Tệp cấu hình trong thư mục của trang (mặc định: xanh.toml)",
        "Configuration, in the folder of the site (default: xanh.toml)",
    ),
    valued(
        "format",
        ("DẠNG", "FORM"),
        "Dạng của thông báo: human, json (mỗi dòng một đối tượng, ra stdout), github, hoặc csv \
         (chỉ cho list)",
        "Form of messages: human, json (an object a line, on stdout), github, or csv (for list \
         only)",
    ),
    word("quiet", "Chỉ nói lỗi", "Tell errors only"),
    word(
        "verbose",
        "Nói thêm việc đang làm",
        "Tell more of what is done",
    ),
    valued(
        "lang",
        ("vi|en", "vi|en"),
        "Ngôn ngữ của thông báo (mặc định theo XANH_LANG, LC_ALL, LANG; không có thì tiếng Việt)",
        "Language of messages (default: XANH_LANG, LC_ALL, LANG; without these Vietnamese)",
    ),
    valued(
        "jobs",
        ("SỐ", "NUMBER"),
        "Số luồng chạy cùng lúc (mặc định: số lõi của máy)",
        "Threads at a time (default: cores of the machine)",
    ),
    word("help", "Xem trợ giúp", "Show this help"),
    word("version", "Xem phiên bản", "Show the version"),
];
