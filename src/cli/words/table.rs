//! The words themselves.

use super::word::{Word, valued, word};

/// In the order of the help: what a command knows for itself, then what every command knows.
pub const ARGUMENTS: &[Word] = &[
    valued(
        "output_dir",
        ("THƯ MỤC", "FOLDER"),
        "Nơi ghi trang (mặc định: public trong thư mục của trang)",
        "Where the site is written (default: public in the folder of the site)",
    ),
    valued(
        "pack_dir",
        ("THƯ MỤC", "FOLDER"),
        "Nơi ghi các gói (mặc định: goi trong thư mục của trang)",
        "Where packs are written (default: goi in the folder of the site)",
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
        "A PDF with contents and page numbers, printed by a Chromium, Chrome or Edge of this machine",
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
    valued(
        "kind",
        ("GÌ", "WHAT"),
        "Nhập gì: plan (văn bản chính thức), questions (câu hỏi), site (thư mục trang của trình \
         khác), hoặc bài viết thành page, module, guide, column, form",
        "What to take in: plan (an official text), questions, site (a folder of another generator), \
         or a text as a page, module, guide, column, form",
    ),
    valued(
        "plan_name",
        ("KẾ HOẠCH", "PLAN"),
        "Tên thư mục của kế hoạch (mặc định: kế hoạch duy nhất, hoặc `plan` trong xanh.toml)",
        "Name of the folder of a plan (default: the only one, or `plan` in xanh.toml)",
    ),
    valued(
        "amending",
        ("SỐ", "NUMBER"),
        "Văn bản đã sửa, ví dụ \"12/NQ-BCH\"",
        "The document that amends it, such as \"12/NQ-BCH\"",
    ),
    valued(
        "amended_on",
        ("NGÀY", "DAY"),
        "Ngày văn bản ấy có hiệu lực",
        "The day from which that document holds",
    ),
    word("check", "Chỉ nêu, không ghi gì", "Only tell, write nothing"),
    valued(
        "dir",
        ("THƯ MỤC", "FOLDER"),
        "Thư mục của trang mới (mặc định: thư mục hiện tại)",
        "Folder of the new site (default: the current one)",
    ),
    valued(
        "preset",
        ("LOẠI", "KIND"),
        "Trang để làm gì: plan, training, columns, all, empty",
        "What the site is for: plan, training, columns, all, empty",
    ),
    valued(
        "title",
        ("TÊN", "TITLE"),
        "Tên của trang",
        "The title of the site",
    ),
    word("yes", "Không hỏi gì, dùng mặc định", "Ask nothing"),
    word(
        "vscode",
        "Ghi cả lược đồ cho VS Code; trong trang đã có thì chỉ ghi lược đồ",
        "Write schemas for VS Code too; where a site is, only these",
    ),
    valued(
        "fix_file",
        ("TỆP", "FILE"),
        "Chỉ sửa tệp này (mặc định: mọi tệp)",
        "Mend this file only (default: all)",
    ),
    word(
        "check",
        "Chỉ nói sẽ làm gì, không ghi, không xóa",
        "Only tell what would be done; write and remove nothing",
    ),
    valued(
        "help_verb",
        ("LỆNH", "COMMAND"),
        "Lệnh cần trợ giúp (mặc định: cả chương trình)",
        "The command in question (default: the whole program)",
    ),
    valued(
        "word",
        ("TỪ", "WORD"),
        "Khóa, khối, phần của xanh.toml, mã của thông báo: `duration`, `:::quiz`, `[feeds]`, `link/broken`",
        "A key, a block, a section of xanh.toml, the code of a message: duration, :::quiz, \
         [feeds], link/broken",
    ),
    valued(
        "reference_part",
        ("PHẦN", "PART"),
        "Chỉ in: commands, keys, blocks, settings, codes (mặc định: tất cả)",
        "Print only: commands, keys, blocks, settings, codes (default: all)",
    ),
    valued(
        "schema_name",
        ("LOẠI", "KIND"),
        "Của gì: plan, module, guide, form, column, level, body, page, section; config, levels, \
         documents, coverage, words, notes",
        "Of what: plan, module, guide, form, column, level, body, page, section; config, levels, \
         documents, coverage, words, notes",
    ),
    valued(
        "command_shell",
        ("VỎ", "SHELL"),
        "bash, zsh, fish, powershell, elvish",
        "bash, zsh, fish, powershell, elvish",
    ),
    valued(
        "new_kind",
        ("GÌ", "WHAT"),
        "Tạo gì: page, module, guide, column, form, level, body, section; plan (kế hoạch của cấp \
         mình)",
        "What to begin: page, module, guide, column, form, level, body, section; plan (the plan \
         of a level)",
    ),
    valued(
        "new_title",
        ("TÊN", "TITLE"),
        "Tên của trang mới, trong ngoặc kép",
        "The title of the new page, in quotes",
    ),
    valued(
        "section",
        ("THƯ MỤC", "FOLDER"),
        "Mục mà trang mới thuộc về (mặc định: mục đầu tiên của loại ấy)",
        "Section of the new page (default: the first of its kind)",
    ),
    word(
        "edit",
        "Mở tệp vừa tạo bằng VISUAL, EDITOR hoặc chương trình mặc định",
        "Open the new file with VISUAL, EDITOR or the default program",
    ),
    valued(
        "from",
        ("KẾ HOẠCH", "PLAN"),
        "Kế hoạch ở trên, mà kế hoạch mới thực hiện (mặc định: plan của cấu hình)",
        "The plan above, which the new one carries out (default: plan of the configuration)",
    ),
    valued(
        "level",
        ("CẤP", "LEVEL"),
        "Cấp ban hành, theo sổ đăng ký cấp (mặc định: cấp ngay dưới cấp cao nhất)",
        "Level that issues it, as the register calls it (default: the one below the top)",
    ),
    valued(
        "file",
        ("TỆP", "FILE"),
        "Tệp .txt, .md hoặc .docx",
        "A file .txt, .md or .docx",
    ),
    valued(
        "out",
        ("THƯ MỤC", "FOLDER"),
        "Thư mục của kế hoạch (mặc định: content/ke-hoach/SỐ-HIỆU, với new: KẾ-HOẠCH-TRÊN-CẤP)",
        "Folder of the plan (default: content/ke-hoach/NUMBER, with new: PLAN-LEVEL)",
    ),
    valued(
        "layout",
        ("BỐ CỤC", "LAYOUT"),
        "Bố cục, thay cho điều mà văn bản cho thấy: muc-khoan-diem hoặc dieu-khoan-diem",
        "Layout, instead of what the text shows: muc-khoan-diem or dieu-khoan-diem",
    ),
    valued(
        "changes",
        ("CÁCH", "WAY"),
        "Các thay đổi được theo dõi trong Word: accept (nhận, mặc định) hoặc reject (bỏ)",
        "Tracked changes of a Word file: accept (default) or reject",
    ),
    valued(
        "encoding",
        ("BẢNG MÃ", "LETTERS"),
        "Bảng mã của chữ, thay cho điều mà chữ cho thấy: utf-8, tcvn3 hoặc vni",
        "Letters of the file, instead of what they show: utf-8, tcvn3 or vni",
    ),
    word("practice", "Để học viên tự luyện", "For learners to answer"),
    word(
        "force",
        "Ghi đè tệp đã có",
        "Write over files that are there",
    ),
    word(
        "anew",
        "Ghi lại từ đầu, bỏ bản cũ và nêu những gì mất",
        "Write from nothing, drop the old one and say what is lost",
    ),
    valued(
        "action",
        ("GÌ", "WHAT"),
        "Làm gì: list (liệt kê), check (soát), new (tạo)",
        "What to do: list, check, new",
    ),
    valued(
        "name",
        ("TÊN", "NAME"),
        "Tên giao diện (check: mặc định là giao diện của trang)",
        "Name of a theme (check: that of the site by default)",
    ),
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
