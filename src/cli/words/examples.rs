//! How each command is typed, and what that does.

use super::word::{Word, valued, word};

/// Examples of each command: what is typed, and what it does.
pub const EXAMPLES: &[(&str, &[Word])] = &[
    (
        "init",
        &[
            valued(
                "",
                ("xanh init trang-cua-toi", "xanh init my-site"),
                "hỏi vài câu rồi ghi một trang mới",
                "ask a few questions, then write a new site",
            ),
            word(
                "xanh init --preset training --yes",
                "trang đào tạo, không hỏi",
                "a training site, without questions",
            ),
            word(
                "xanh init --vscode",
                "thêm lược đồ vào trang đã có",
                "add schemas to a site that is there",
            ),
        ],
    ),
    (
        "start",
        &[word(
            "xanh start",
            "mở trang bắt đầu trong trình duyệt",
            "open the start page in the browser",
        )],
    ),
    (
        "new",
        &[
            valued(
                "",
                (
                    "xanh new page \"Tin tháng này\"",
                    "xanh new page \"News of the month\"",
                ),
                "một trang",
                "a page",
            ),
            valued(
                "",
                (
                    "xanh new module \"Tiết kiệm điện\" --edit",
                    "xanh new module \"Saving power\" --edit",
                ),
                "một mô-đun, mở ra để sửa",
                "a module, opened for editing",
            ),
            valued(
                "",
                (
                    "xanh new plan --level co-so",
                    "xanh new plan --level grassroots",
                ),
                "kế hoạch của cấp mình",
                "the plan of a level",
            ),
        ],
    ),
    (
        "serve",
        &[
            word(
                "xanh serve --open",
                "xem trong trình duyệt",
                "look at it in the browser",
            ),
            word(
                "xanh serve --audience trainer",
                "xem bản của người dạy",
                "see the trainers' site",
            ),
            word(
                "xanh serve --lan",
                "cho điện thoại cùng mạng xem",
                "let phones in the network see it",
            ),
        ],
    ),
    (
        "check",
        &[
            word(
                "xanh check",
                "soát cả bản người học lẫn người dạy",
                "check the site for learners and for trainers",
            ),
            word(
                "xanh check --strict",
                "coi cảnh báo là lỗi",
                "take warnings for errors",
            ),
            word(
                "xanh check --external",
                "hỏi cả các liên kết ra ngoài trang",
                "ask for links to other hosts too",
            ),
            word(
                "xanh check --format json",
                "cho chương trình khác đọc",
                "for other programs",
            ),
        ],
    ),
    (
        "fix",
        &[
            word(
                "xanh fix --check",
                "xem sẽ sửa gì",
                "see what would be mended",
            ),
            valued(
                "",
                ("xanh fix content/bai.md", "xanh fix content/page.md"),
                "chỉ sửa một tệp",
                "mend one file",
            ),
        ],
    ),
    (
        "build",
        &[
            word(
                "xanh build",
                "dựng ra thư mục public",
                "build into the folder public",
            ),
            valued(
                "",
                (
                    "xanh build --audience trainer -o giang-vien",
                    "xanh build --audience trainer -o trainers",
                ),
                "bản cho người dạy, có đáp án",
                "the trainers' site, with answers",
            ),
            word(
                "xanh build -u https://example.org/xanh/",
                "bản để đưa lên mạng",
                "a site for the web",
            ),
        ],
    ),
    (
        "renumber",
        &[word(
            "xanh renumber --by \"12/NQ-BCH\"",
            "sửa mọi chỗ dẫn theo số mới",
            "mend every reference after the new numbers",
        )],
    ),
    (
        "rename",
        &[
            word(
                "xanh rename level tinh-nganh tinh --check",
                "nêu mọi chỗ sẽ đổi, chưa ghi gì",
                "tell every place that would change",
            ),
            word(
                "xanh rename level tinh-nganh tinh",
                "đổi tên cấp, cả tệp và liên kết",
                "rename the level, its page and the links to it",
            ),
        ],
    ),
    (
        "merge",
        &[word(
            "xanh merge levels tinh-nganh cap-tren-co-so --into cap-tren-co-so",
            "từ bốn cấp thành ba",
            "from four levels to three",
        )],
    ),
    (
        "diff",
        &[word(
            "xanh diff",
            "điều khoản nào đã đổi",
            "which clauses have changed",
        )],
    ),
    (
        "pack",
        &[
            word(
                "xanh pack",
                "cả trang thành một tệp zip",
                "the whole site as a zip",
            ),
            word(
                "xanh pack --epub",
                "một sách điện tử",
                "a book for e-readers",
            ),
            word(
                "xanh pack --level co-so --pdf",
                "một cấp thành tệp PDF",
                "one level as a PDF",
            ),
            word(
                "xanh pack --mail 18M",
                "chia cho vừa thư",
                "split so that mail takes it",
            ),
        ],
    ),
    (
        "list",
        &[
            word("xanh list", "mọi trang", "all pages"),
            word(
                "xanh list coverage --format csv",
                "độ phủ, cho bảng tính",
                "coverage, for a spreadsheet",
            ),
            word(
                "xanh list review",
                "trang đến kỳ rà soát",
                "pages that are due for review",
            ),
        ],
    ),
    (
        "lock",
        &[
            word("xanh lock", "ghi lại mọi điều khoản", "note every clause"),
            word(
                "xanh lock --anew",
                "ghi lại từ đầu",
                "write it from nothing",
            ),
        ],
    ),
    (
        "import",
        &[
            valued(
                "",
                (
                    "xanh import plan ke-hoach.docx",
                    "xanh import plan plan.docx",
                ),
                "nhập một văn bản",
                "take a text in",
            ),
            valued(
                "",
                (
                    "xanh import plan van-ban.txt --out content/ke-hoach/kh-57",
                    "xanh import plan text.txt --out content/plans/plan-57",
                ),
                "vào thư mục đã chọn",
                "into a folder that you choose",
            ),
        ],
    ),
    (
        "export",
        &[
            valued(
                "",
                (
                    "xanh export docx content/dao-tao/3t.md",
                    "xanh export docx content/training/3t.md",
                ),
                "một trang để trình lãnh đạo duyệt",
                "a page for approval",
            ),
            valued(
                "",
                (
                    "xanh export docx dao-tao/3t.md --audience trainer --output duyet.docx",
                    "xanh export docx training/3t.md --audience trainer --output page.docx",
                ),
                "với ghi chú và đáp án của giảng viên",
                "with notes and keys of trainers",
            ),
        ],
    ),
    (
        "theme",
        &[
            word(
                "xanh theme list",
                "các giao diện đang có",
                "the themes there are",
            ),
            word(
                "xanh theme check",
                "soát giao diện của trang",
                "check the theme of the site",
            ),
            valued(
                "",
                ("xanh theme new rieng", "xanh theme new own"),
                "bắt đầu một giao diện",
                "begin a theme",
            ),
        ],
    ),
    (
        "config",
        &[
            word("xanh config", "bảng các thiết lập", "a table of settings"),
            word(
                "XANH_THEME=lua xanh config",
                "thử một biến môi trường",
                "try a variable of the environment",
            ),
        ],
    ),
    (
        "doctor",
        &[word(
            "xanh doctor",
            "khám cả máy lẫn trang",
            "look at the machine and the site",
        )],
    ),
    (
        "clean",
        &[
            word(
                "xanh clean --check",
                "xem sẽ xóa gì",
                "see what would be removed",
            ),
            word(
                "xanh clean",
                "xóa bản đã dựng",
                "remove the site that was built",
            ),
        ],
    ),
    (
        "help",
        &[word(
            "xanh help build",
            "trợ giúp của một lệnh",
            "the help of a command",
        )],
    ),
    (
        "explain",
        &[
            word(
                "xanh explain link/broken",
                "một mã thông báo",
                "the code of a message",
            ),
            word("xanh explain duration", "một khóa", "a key"),
            word("xanh explain :::quiz", "một khối", "a block"),
        ],
    ),
    (
        "reference",
        &[
            word("xanh reference", "tất cả", "everything"),
            word(
                "xanh reference blocks codes",
                "chỉ khối và mã thông báo",
                "blocks and codes alone",
            ),
        ],
    ),
    (
        "schema",
        &[
            word(
                "xanh schema module",
                "phần đầu của mô-đun",
                "the head of a module",
            ),
            word(
                "xanh schema config > xanh.schema.json",
                "lược đồ của xanh.toml",
                "the schema of xanh.toml",
            ),
        ],
    ),
    (
        "completions",
        &[word(
            "xanh completions bash > xanh.bash",
            "tệp gợi ý cho bash",
            "completions for bash",
        )],
    ),
];
