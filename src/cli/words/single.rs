//! The words of arguments that one command knows.

use super::word::{Word, valued, word};

pub const WORDS: &[Word] = &[
    valued(
        "kind",
        ("GÌ", "WHAT"),
        "Nhập gì: plan (văn bản chính thức), questions (câu hỏi), site (thư mục trang của trình \
         khác), hoặc bài viết thành page, module, guide, column, form",
        "What to take in: plan (an official text), questions, site (a folder of another \
         generator), or a text as a page, module, guide, column, form",
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
        "rename_what",
        ("GÌ", "WHAT"),
        "Đổi tên gì: level (cấp)",
        "What gets another name: level",
    ),
    valued(
        "old_name",
        ("CŨ", "OLD"),
        "Tên đang dùng, theo sổ đăng ký cấp",
        "The name as it is, by the register of levels",
    ),
    valued(
        "new_name",
        ("MỚI", "NEW"),
        "Tên mới: chữ thường không dấu, nối bằng `-`",
        "The new name: small letters without marks, joined by `-`",
    ),
    valued(
        "merge_what",
        ("GÌ", "WHAT"),
        "Gộp gì: levels (các cấp)",
        "What becomes one: levels",
    ),
    valued(
        "merged",
        ("CẤP…", "LEVEL…"),
        "Các cấp được gộp, theo sổ đăng ký cấp",
        "The levels that are merged, by the register of levels",
    ),
    valued(
        "into",
        ("CẤP", "LEVEL"),
        "Cấp sau khi gộp: một trong các cấp ấy, hoặc một tên mới",
        "What they become: one of them, or a new name",
    ),
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
    valued(
        "help_verb",
        ("LỆNH", "COMMAND"),
        "Lệnh cần trợ giúp (mặc định: cả chương trình)",
        "The command in question (default: the whole program)",
    ),
    valued(
        "word",
        ("TỪ", "WORD"),
        "Khóa, khối, phần của xanh.toml, mã của thông báo: `duration`, `:::quiz`, `[feeds]`, \
         `link/broken`",
        "A key, a block, a section of xanh.toml, the code of a message: duration, :::quiz, \
         [feeds], link/broken",
    ),
    valued(
        "reference_part",
        ("PHẦN", "PART"),
        "Chỉ in: commands, keys, blocks, settings, data, codes (mặc định: tất cả)",
        "Print only: commands, keys, blocks, settings, data, codes (default: all)",
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
        "Tệp .txt, .md, .docx, .odt, .html; văn bản chính thức cả .pdf",
        "A file .txt, .md, .docx, .odt, .html; official texts .pdf too",
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
        "Bảng mã của chữ, thay cho điều mà chữ cho thấy: utf-8, tcvn3, vni, viqr hoặc windows-1258",
        "Letters of the file, instead of what they show: utf-8, tcvn3, vni, viqr or windows-1258",
    ),
    word(
        "external",
        "Hỏi cả các máy chủ khác xem liên kết ra ngoài còn đúng không (cần mạng; nhớ lại 7 ngày)",
        "Ask other hosts too whether links to them hold (needs a network; remembered for 7 days)",
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
];
