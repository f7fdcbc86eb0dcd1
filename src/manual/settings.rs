//! Every setting of `xanh.toml` and every key of the registers, with its shape and what it says.

use crate::base::diagnostic::StaticMessage;
use crate::read::config::{HTML, LANGUAGES};
use crate::read::fields::Shape::{self, Date, Flag, OneOf, Text, TextOrTable, Texts};
use registers::{COVERAGE, DOCUMENTS, LEVELS, NOTES, WORDS};

/// A key of a file of keys and values.
pub struct Key {
    /// With the tables that hold it: `menu[].page`, `level[].id`, `feeds.entries`.
    pub path: &'static str,
    pub shape: Shape,
    pub is_needed: bool,
    pub about: StaticMessage,
}

/// A file whose keys are known.
pub struct File {
    /// As `xanh schema` names it: `config`, `levels`.
    pub name: &'static str,
    /// Below the root of the site; `PLAN` for the folder of a plan.
    pub path: &'static str,
    pub about: StaticMessage,
    pub keys: &'static [Key],
}

macro_rules! key {
    ($path:literal, $shape:expr, vi: $vi:literal, en: $en:literal) => {
        Key {
            path: $path,
            shape: $shape,
            is_needed: false,
            about: StaticMessage { vi: $vi, en: $en },
        }
    };
}

macro_rules! needed {
    ($path:literal, $shape:expr, vi: $vi:literal, en: $en:literal) => {
        Key {
            path: $path,
            shape: $shape,
            is_needed: true,
            about: StaticMessage { vi: $vi, en: $en },
        }
    };
}

mod registers;

const fn number(min: i64, max: i64) -> Shape {
    Shape::Number { min, max }
}

/// Kinds of fields that a site may declare.
const FIELD_TYPES: &[&str] = &["text", "number", "flag", "date", "list"];

/// Every file of keys and values besides the heads of pages.
pub const FILES: &[File] = &[
    File {
        name: "config",
        path: "xanh.toml",
        about: StaticMessage {
            vi: "Cấu hình của trang.",
            en: "The configuration of the site.",
        },
        keys: CONFIG,
    },
    File {
        name: "levels",
        path: "content/registers/levels.toml",
        about: StaticMessage {
            vi: "Các cấp và các đơn vị.",
            en: "Levels and bodies.",
        },
        keys: LEVELS,
    },
    File {
        name: "documents",
        path: "content/registers/documents.toml",
        about: StaticMessage {
            vi: "Văn bản mà các trang viện dẫn.",
            en: "Documents that pages cite.",
        },
        keys: DOCUMENTS,
    },
    File {
        name: "coverage",
        path: "content/registers/coverage.toml",
        about: StaticMessage {
            vi: "Điều khoản nào, ở cấp nào, cần loại tài liệu nào.",
            en: "Which clauses need which kinds of material at which levels.",
        },
        keys: COVERAGE,
    },
    File {
        name: "words",
        path: "content/registers/words.toml",
        about: StaticMessage {
            vi: "Từ viết tắt, từ đồng nghĩa, thuật ngữ.",
            en: "Abbreviations, synonyms, terms.",
        },
        keys: WORDS,
    },
    File {
        name: "notes",
        path: "PLAN/notes.toml",
        about: StaticMessage {
            vi: "Ghi chú của người biên tập, cạnh `text.txt` của một kế hoạch.",
            en: "Notes of the editors, beside the `text.txt` of a plan.",
        },
        keys: NOTES,
    },
];

const CONFIG: &[Key] = &[
    key!("title", Text,
        vi: "Tên của trang.",
        en: "The title of the site."),
    key!("description", Text,
        vi: "Một câu nói trang có gì, cho ai.",
        en: "One sentence: what the site holds, and for whom."),
    key!("base_url", Text,
        vi: "Địa chỉ trên mạng; chỉ feed, sitemap và địa chỉ chuẩn cần: \
            `https://example.org/xanh/`.",
        en: "The address on the web; feeds, sitemap and canonical addresses alone need it."),
    key!("lang", OneOf(LANGUAGES),
        vi: "Ngôn ngữ của trang.",
        en: "The language of the site."),
    key!("theme", TextOrTable,
        vi: "Tên giao diện; hoặc bảng `[theme]` với `name` và các thiết lập của giao diện.",
        en: "The name of the theme; or a table `[theme]` with `name` and settings of the theme."),
    key!("zone", Text,
        vi: "Múi giờ của ngày đăng và ngày hết hạn: `+07:00` hoặc `Asia/Ho_Chi_Minh`.",
        en: "The time zone of days of publication: `+07:00` or `Asia/Ho_Chi_Minh`."),
    key!("plan", Text,
        vi: "Kế hoạch mà `[[II.3]]` nói tới khi không nêu tên.",
        en: "The plan that `[[II.3]]` means where none is named."),
    key!("html", OneOf(HTML),
        vi: "HTML viết trong bài: lọc bớt, hiện như chữ, hay để nguyên.",
        en: "HTML in texts: sanitised, shown as text, or left as it is."),
    key!("paginate", number(0, 1000),
        vi: "Số mục trên một trang danh sách; 0: không chia trang.",
        en: "Entries on a page of a list; 0: all on one."),
    key!("period_minutes", number(1, 600),
        vi: "Số phút của một tiết học.",
        en: "Minutes of a teaching period."),
    key!("report", Text,
        vi: "Địa chỉ nhận báo lỗi của trang, `mailto:` hoặc `https:`.",
        en: "Where readers report a mistake, `mailto:` or `https:`."),
    needed!("menu[].page", Text,
        vi: "Trang của một mục trong thanh chính, tính từ `content/`.",
        en: "The page of an entry of the main menu, from `content/`."),
    key!("menu[].title", Text,
        vi: "Chữ của mục ấy, nếu khác tên trang.",
        en: "Its words, where they are not the title of the page."),
    key!("taxonomies.*", Text,
        vi: "Một cách phân loại của trang: `the = \"Thẻ\"`; trang ghi `the: [a, b]`.",
        en: "A taxonomy of the site: `tags = \"Tags\"`; pages write `tags: [a, b]`."),
    key!("fields.*.*.type", OneOf(FIELD_TYPES),
        vi: "Kiểu của một khóa riêng: `[fields.column]` rồi `anh = { type = \"text\" }`.",
        en: "The type of a key of the site's own: `[fields.column]`, then `photo = { type = \
            \"text\" }`."),
    key!("fields.*.*.label", Text,
        vi: "Nhãn của khóa ấy trên trang.",
        en: "The label of that key on pages."),
    key!("feeds.entries", number(1, 1000),
        vi: "Số bài trong một feed.",
        en: "Entries of a feed."),
    key!("feeds.forms", Texts,
        vi: "Các dạng feed: `atom`, `rss`, `json`; không ghi thì cả ba.",
        en: "The forms of feeds: `atom`, `rss`, `json`; all three where nothing is said."),
    key!("ignore", Texts,
        vi: "Tệp trong `content` và `static` không đọc, viết như `.gitignore`: `nhap/`, \
            `*.mau.md`.",
        en: "Files of `content` and `static` that are not read, as in `.gitignore`: `drafts/`, \
             `*.tpl.md`."),
    key!("search.enabled", Flag,
        vi: "Có tìm kiếm hay không: `false` bỏ chỉ mục và ô tìm kiếm.",
        en: "Whether the site has search: `false` leaves out its index and its field."),
    key!("packs.offer", Texts,
        vi: "Gói mang đi mà trang mời: `level` cho mỗi cấp, `module` cho mỗi mô-đun.",
        en: "Packs that the site offers: `level` for each level, `module` for each module."),
    key!("pictures.widths", Texts,
        vi: "Bề ngang của các bản ảnh cho điện thoại và máy tính, tính bằng điểm: `[480, 960, \
            1440]`; `[]` giữ ảnh như cũ.",
        en: "Widths of the copies of pictures for phones and desktops, in pixels: `[480, 960, \
            1440]`; `[]` leaves pictures as they are."),
    key!("pictures.quality", number(1, 100),
        vi: "Chất lượng JPEG của các bản ảnh đó: `80`.",
        en: "The JPEG quality of those copies: `80`."),
    key!("pwa.enable", Flag,
        vi: "Trang đã đọc có giữ lại để đọc khi mất mạng không; không ghi thì có khi trang có \
            `base_url`.",
        en: "Whether pages that were read are kept for times without a network; unset, where \
            there is a `base_url`."),
    key!("social.pictures", OneOf(&["shared", "all", "none"]),
        vi: "Trang nào có ảnh vẽ sẵn khi chia sẻ: `shared` (mục, mô-đun, cấp, kế hoạch, cẩm nang, \
            bài), `all`, `none`.",
        en: "Which pages have a picture drawn for sharing: `shared` (sections, modules, levels, \
            plans, guides, columns), `all`, `none`."),
    key!("session.start", Text,
        vi: "Giờ bắt đầu buổi học trong giáo án: `08:00`.",
        en: "When sessions begin in lesson plans: `08:00`."),
    key!("about.owner", Text,
        vi: "Đơn vị chủ quản trang, hiện ở cuối trang và ở trang có `template: about.html`.",
        en: "The body that publishes the site: at the foot and on a page of `template: \
            about.html`."),
    key!("about.responsible", Text,
        vi: "Người chịu trách nhiệm nội dung.",
        en: "Who answers for the content."),
    key!("about.contact", Text,
        vi: "Liên hệ: thư điện tử, điện thoại, địa chỉ.",
        en: "How to reach them: mail, telephone, address."),
    key!("about.checked", Date,
        vi: "Lần đối chiếu pháp luật gần nhất.",
        en: "When the law was last checked."),
    key!("about.next_check", Date,
        vi: "Lần đối chiếu kế tiếp, chậm nhất.",
        en: "When it is checked again at the latest."),
    key!("republish.contact", Text,
        vi: "Liên hệ về ảnh và việc đăng lại.",
        en: "Whom to ask for pictures and republication."),
];
