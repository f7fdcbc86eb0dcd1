//! The words of commands.

use super::table::{Word, word};
use crate::base::diagnostic::StaticMessage;

pub const COMMANDS: &[Word] = &[
    word(
        "xanh",
        "Dựng trang tĩnh cho tuyên truyền và đào tạo: một thư mục văn bản vào, một thư mục mở được \
         ngay ra.",
        "Builds static sites for outreach and training: a folder of texts in, a folder that opens \
         anywhere out.",
    ),
    word(
        "build",
        "Dựng trang ra thư mục public",
        "Build the site into the folder public",
    ),
    word(
        "serve",
        "Xem trang trong trình duyệt, mới ngay sau mỗi lần lưu",
        "Show the site in a browser, fresh after every save",
    ),
    word(
        "check",
        "Soát trang như khi dựng mà không ghi gì",
        "Check the site as a build would, and write nothing",
    ),
    word(
        "lock",
        "Ghi `clauses.lock`: điều khoản đúng như bây giờ, để thay đổi về sau bị phát hiện",
        "Write `clauses.lock`: clauses as they are now, so that later changes are found out",
    ),
    word(
        "pack",
        "Đóng gói trang để mang đi: tệp zip hoặc thư mục, mở không cần mạng",
        "Pack the site to take it along: a zip or a folder, opened without a network",
    ),
    word(
        "renumber",
        "Sau khi sửa text.txt: đề xuất khai báo thay đổi, sửa mọi viện dẫn theo số mới",
        "After text.txt was changed: propose what to declare, write references anew",
    ),
    word(
        "diff",
        "So lời văn của một kế hoạch với bản đã ghi, từng chữ",
        "Compare the words of a plan with those that were locked",
    ),
    word(
        "list",
        "Liệt kê những gì trang có: bảng, hoặc --format json, csv",
        "List what the site holds: a table, or --format json, csv",
    ),
    word(
        "init",
        "Bắt đầu một trang mới trong một thư mục",
        "Begin a new site in a folder",
    ),
    word(
        "new",
        "Bắt đầu một trang, không ghi đè: xanh new module \"Tên mô-đun\"",
        "Begin a page, never over another: xanh new module \"Title of the module\"",
    ),
    word(
        "import",
        "Nhập tệp có sẵn: xanh import plan VĂN-BẢN, xanh import module BÀI.docx",
        "Take in what is there already: xanh import plan FILE, xanh import module FILE.docx",
    ),
    word(
        "explain",
        "Giải thích một khóa, một khối, một thiết lập: xanh explain duration",
        "Explain a key, a block, a setting: xanh explain duration",
    ),
    word(
        "reference",
        "In trang tra cứu: mọi lệnh, khóa, khối, thiết lập",
        "Print the reference: every command, key, block and setting",
    ),
    word(
        "schema",
        "In lược đồ JSON cho trình soạn thảo: xanh schema module",
        "Print a JSON Schema for editors: xanh schema module",
    ),
    word(
        "completions",
        "In tệp gợi ý lệnh cho vỏ: xanh completions bash",
        "Print completions for a shell: xanh completions bash",
    ),
    word(
        "theme",
        "Giao diện: xanh theme list, xanh theme check [TÊN], xanh theme new TÊN",
        "Themes: xanh theme list, xanh theme check [NAME], xanh theme new NAME",
    ),
];

pub const ENDING: StaticMessage = StaticMessage {
    vi: "Kết thúc với mã 0 khi sạch lỗi, 1 khi trang có lỗi, 2 khi lệnh viết sai, 3 khi không đọc \
        hay ghi được.",
    en: "Ends with 0 where all is well, 1 where the site is wrong, 2 where the command is, 3 where \
        the disk refuses.",
};
