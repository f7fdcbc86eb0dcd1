//! What each command does, in one line.

use super::word::{Word, word};
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
        "fix",
        "Tự sửa những lỗi có cách sửa rõ ràng, nêu từng chỗ: xanh fix --check",
        "Mend faults whose cure is clear, and show each: xanh fix --check",
    ),
    word(
        "config",
        "Cho thấy các thiết lập đang có hiệu lực, và mỗi thiết lập lấy từ đâu",
        "Show the settings that hold, and where each comes from",
    ),
    word(
        "doctor",
        "Khám máy này và trang này: có gì, nên làm gì",
        "Look at this machine and this site: what is there, what would help",
    ),
    word(
        "clean",
        "Xóa những gì lần dựng trước đã ghi, không động tới tệp khác",
        "Remove what a build wrote, and no other file",
    ),
    word(
        "help",
        "Xem trợ giúp của một lệnh, có ví dụ: xanh help build",
        "Show the help of a command, with examples: xanh help build",
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
        "rename",
        "Đổi tên một cấp ở mọi nơi: xanh rename level CŨ MỚI",
        "Give a level another name everywhere: xanh rename level OLD NEW",
    ),
    word(
        "merge",
        "Gộp nhiều cấp làm một: xanh merge levels A B --into C",
        "Make one level of several: xanh merge levels A B --into C",
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
        "start",
        "Mở trang bắt đầu trong trình duyệt: chọn thư mục và loại trang, không gõ lệnh",
        "Open the start page in the browser: choose a folder and a kind of site, no typing",
    ),
    word(
        "import",
        "Nhập tệp có sẵn: xanh import plan VĂN-BẢN, xanh import module BÀI.docx",
        "Take in what is there already: xanh import plan FILE, xanh import module FILE.docx",
    ),
    word(
        "export",
        "Ghi một trang thành tệp Word để trình duyệt: xanh export docx TRANG",
        "Write a page as a Word file for approval: xanh export docx PAGE",
    ),
    word(
        "explain",
        "Giải thích một mã thông báo, một khóa, một khối, một thiết lập: xanh explain link/broken",
        "Explain the code of a message, a key, a block, a setting: xanh explain link/broken",
    ),
    word(
        "reference",
        "In trang tra cứu: mọi lệnh, khóa, khối, thiết lập, mã thông báo",
        "Print the reference: every command, key, block, setting and code",
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
    vi: "Biến môi trường: XANH_BASE_URL, XANH_OUTPUT_DIR, XANH_THEME, XANH_LANG, XANH_JOBS, \
        XANH_EDITOR; tùy chọn viết trên dòng lệnh đi trước. Kết thúc với mã 0 khi sạch lỗi, 1 khi \
        trang có lỗi, 2 khi lệnh viết sai, 3 khi không đọc hay ghi được.",
    en: "Variables: XANH_BASE_URL, XANH_OUTPUT_DIR, XANH_THEME, XANH_LANG, XANH_JOBS, XANH_EDITOR; \
        what is written on the command line goes before them. Ends with 0 where all is well, 1 \
        where the site is wrong, 2 where the command is, 3 where the disk refuses.",
};
