//! The words of arguments that say what is made, for whom and when.

use super::word::{Word, valued, word};

pub const WORDS: &[Word] = &[
    valued(
        "output_dir",
        ("THƯ MỤC", "FOLDER"),
        "Nơi ghi trang (mặc định: public trong thư mục của trang)",
        "Where the site is written (default: public in the folder of the site)",
    ),
    valued(
        "pack_dir",
        ("THƯ MỤC", "FOLDER"),
        "Nơi ghi các gói (mặc định: goi trong thư mục của trang, packs nếu trang tiếng Anh)",
        "Where packs are written (default: goi in the folder of the site, packs where it is \
            English)",
    ),
    word(
        "folder",
        "Một thư mục thay cho tệp zip, để chép vào USB",
        "A folder instead of a zip, for a USB stick",
    ),
    valued(
        "pack_level",
        ("CẤP", "LEVEL"),
        "Chỉ những gì một cấp cần",
        "Only what one level needs",
    ),
    valued(
        "pack_module",
        ("MÃ", "CODE"),
        "Chỉ một mô-đun, theo mã hoặc tên tệp",
        "Only one module, by its code or the name of its file",
    ),
    valued(
        "pack_plan",
        ("TÊN", "NAME"),
        "Chỉ một kế hoạch, với các cấp và đơn vị có nhiệm vụ",
        "Only one plan, with the levels and bodies that it binds",
    ),
    valued(
        "series",
        ("TÊN", "NAME"),
        "Chỉ các bài của một loạt bài",
        "Only the columns of a series",
    ),
    word(
        "epub",
        "Một sách điện tử EPUB, cho ứng dụng đọc sách",
        "An EPUB, for reading apps",
    ),
    word(
        "single",
        "Một trang HTML duy nhất, mở được ngay từ thư hay Zalo",
        "One HTML page, which opens from a mail or a chat",
    ),
    word(
        "scorm",
        "Gói SCORM 1.2 của một mô-đun hoặc lộ trình học của một cấp, cho trang học trực tuyến",
        "A SCORM 1.2 package of a module or of the learning path of a level, for a course page",
    ),
    word(
        "pdf",
        "Một tệp PDF có mục lục và số trang, in bằng Chromium, Chrome hoặc Edge của máy này",
        "A PDF with contents and page numbers, printed by a Chromium, Chrome or Edge of this \
            machine",
    ),
    valued(
        "mail",
        ("CỠ", "SIZE"),
        "Tệp lớn nhất mà thư nhận, ví dụ 18M (tệp đính kèm lớn thêm một phần ba): gói lớn hơn được \
         chia theo cấp, rồi theo mô-đun",
        "The largest file that a mail takes, such as 18M (attachments grow by a third): a larger \
         pack is split by level, then by module",
    ),
    valued(
        "path",
        ("NƠI", "PLACE"),
        "Thư mục của trang, thư mục bài viết hoặc một tệp .md (mặc định: thư mục hiện tại)",
        "Folder of a site, folder of texts or one .md file (default: the current folder)",
    ),
    valued(
        "interface",
        ("ĐỊA CHỈ", "ADDRESS"),
        "Địa chỉ mạng để lắng nghe (mặc định: 127.0.0.1, chỉ máy này)",
        "Network address to listen at (default: 127.0.0.1, this machine only)",
    ),
    valued(
        "port",
        ("CỔNG", "PORT"),
        "Cổng (mặc định: 5757, bận thì cổng trống kế tiếp; 0: cổng bất kỳ)",
        "Port (default: 5757, or the next one that is free; 0: any)",
    ),
    word("open", "Mở trình duyệt", "Open the browser"),
    word(
        "lan",
        "Cho điện thoại và máy cùng mạng xem",
        "Let phones and machines in the same network see it",
    ),
    word(
        "follow",
        "Trình duyệt chuyển tới trang vừa sửa",
        "The browser goes to the page that was changed",
    ),
    valued(
        "editor",
        ("TÊN", "NAME"),
        "Trình soạn thảo mở được từ thông báo lỗi: vscode, codium, zed, idea, sublime hoặc địa chỉ \
         có {path} {line} {column} (mặc định: XANH_EDITOR)",
        "Editor that a fault opens: vscode, codium, zed, idea, sublime, or an address with {path} \
         {line} {column} (default: XANH_EDITOR)",
    ),
    valued(
        "debounce",
        ("MILI GIÂY", "MILLISECONDS"),
        "Những thay đổi trong khoảng này là một (mặc định: 15)",
        "Changes within this time are one (default: 15)",
    ),
    valued(
        "base_url",
        ("ĐỊA CHỈ", "ADDRESS"),
        "Địa chỉ mà trang sẽ có trên mạng, thay cho base_url của cấu hình",
        "Address of the site on the web, instead of base_url of the configuration",
    ),
    word("drafts", "Cả bản nháp", "Drafts too"),
    word(
        "future",
        "Cả bài chưa đến ngày đăng",
        "Pages whose day has not come too",
    ),
    word(
        "expired",
        "Cả bài đã hết hạn",
        "Pages whose time is over too",
    ),
    valued(
        "clock",
        ("LÚC", "MOMENT"),
        "Dựng như thể đang ở ngày hay lúc này, ví dụ 2026-11-22 hoặc \"22/11/2026 8:00\" (giờ Việt \
         Nam)",
        "Build as if it were this day or moment, such as 2026-11-22 or \"2026-11-22 08:00\" \
         (+07:00)",
    ),
    valued(
        "audience",
        ("AI", "WHO"),
        "Trang cho ai: learner (người học) hoặc trainer (người dạy, thấy cả ghi chú của mình)",
        "Who the site is for: learner, or trainer, who sees the trainer's notes",
    ),
    valued(
        "what",
        ("GÌ", "WHAT"),
        "Liệt kê gì: pages (mọi trang), drafts, future, expired, review (đến kỳ rà soát), orphans \
         (không đâu dẫn tới), coverage (độ phủ), unanswered (điều khoản của kế hoạch trên chưa \
         được trả lời), citations (viện dẫn trong lời văn, văn bản chưa có trong sổ đứng đầu)",
        "What to list: pages, drafts, future, expired, review, orphans, coverage, unanswered, \
         citations (in running text, unknown documents first)",
    ),
    valued(
        "sort",
        ("CỘT", "COLUMN"),
        "Xếp theo: file, title, kind, words, date, review",
        "Sort by: file, title, kind, words, date, review",
    ),
];
