//! What a built site holds for other programs, told in the reference.

use crate::base::diagnostic::StaticMessage;

/// A field of a row of `api/clauses.json`: its path, and what it holds.
pub struct DataField {
    pub path: &'static str,
    pub about: StaticMessage,
}

const fn field(path: &'static str, vi: &'static str, en: &'static str) -> DataField {
    DataField {
        path,
        about: StaticMessage { vi, en },
    }
}

/// Says which files there are, before the table of the fields of one of them.
pub const FILES: StaticMessage = StaticMessage {
    vi: "`xanh list … --format json|csv` in mọi danh sách. Trang đã dựng có `coverage.json` và \
         `coverage.csv`: mỗi hàng là một điều khoản, một cấp, một loại tài liệu; bảng tính mở \
         được bằng bấm đúp. Trang cũng có `api/clauses.json`: mọi điều khoản của mọi kế hoạch, \
         theo thứ tự văn bản.",
    en: "`xanh list … --format json|csv` prints every list. The built site holds `coverage.json` \
         and `coverage.csv`, a row for each clause, level and kind of material, which a \
         spreadsheet opens by a double click, and `api/clauses.json`: each clause of each plan, \
         in the order of the texts.",
};

/// Every field of a row of `api/clauses.json`, in its order.
pub const CLAUSES: &[DataField] = &[
    field(
        "plan",
        "Thư mục của kế hoạch, như `57-kh-tld`.",
        "Folder of the plan, such as `57-kh-tld`.",
    ),
    field(
        "id",
        "Đường dẫn của điều khoản trong kế hoạch, `III.4.2`; kèm kế hoạch thì `57-kh-tld#III.4.2`.",
        "Path of the clause in it, `III.4.2`; with the plan `57-kh-tld#III.4.2`.",
    ),
    field(
        "first_id",
        "Mã lúc đầu, trước mọi lần đánh số lại.",
        "The id that it bore before all renumberings.",
    ),
    field(
        "kind",
        "Một trong `opening`, `part`, `chapter`, `section`, `subsection`, `article`, `clause`, \
            `point`, `dash`, `appendix`, `form`, `attachment`, `closing`.",
        "One of `opening`, `part`, `chapter`, `section`, `subsection`, `article`, `clause`, \
            `point`, `dash`, `appendix`, `form`, `attachment`, `closing`.",
    ),
    field(
        "number",
        "Số như in, không kèm dấu; gạch đầu dòng thì để trống.",
        "As printed, without punctuation; empty for a dash.",
    ),
    field(
        "spoken",
        "Tên đọc lên được: “gạch đầu dòng thứ hai, khoản 4, mục III”.",
        "How it is said: “gạch đầu dòng thứ hai, khoản 4, mục III”.",
    ),
    field(
        "heading",
        "Đầu đề đứng riêng; không có thì trống.",
        "A title that stands on its own, else empty.",
    ),
    field(
        "text",
        "Những dòng của chính nó, như in; điều khoản bên dưới là hàng riêng.",
        "Its own lines as printed; clauses below it are rows of their own.",
    ),
    field(
        "url",
        "Chỗ đứng trên trang, tính từ gốc: `ke-hoach/57-kh-tld/index.html#III.4.2`.",
        "Where it stands, from the root of the site: `ke-hoach/57-kh-tld/index.html#III.4.2`.",
    ),
    field(
        "example",
        "Kế hoạch có phải chỉ làm ví dụ hay không.",
        "Whether the plan only shows how, and binds nobody.",
    ),
    field(
        "summary",
        "Lời tóm tắt của biên tập viên.",
        "What editors say of it.",
    ),
    field(
        "keywords",
        "Từ khác mà người ta cũng tìm nó.",
        "Words that it is also found by.",
    ),
    field(
        "levels",
        "Mã các cấp phải làm, từ trên xuống.",
        "Ids of the levels that it binds, from the top down.",
    ),
    field(
        "concerns",
        "Các cấp trên, thêm những cấp có điều khoản thực hiện nó.",
        "These, and the levels bound by clauses that carry it out.",
    ),
    field(
        "carries_out",
        "Điều khoản mà nó thực hiện, dạng `kế-hoạch#mã`.",
        "Clauses that it carries out, as `plan#id`.",
    ),
    field("carried_out_by", "Chiều ngược lại.", "The reverse."),
    field("parts", "Các phần có tên của nó.", "Its named parts."),
    field(
        "parts.id",
        "Như trong `clauses: [III.4.1/3t]`.",
        "As in `clauses: [III.4.1/3t]`.",
    ),
    field(
        "parts.name",
        "Phần đó nói về gì.",
        "What the part is about.",
    ),
    field(
        "backlinks",
        "Những trang dựa vào nó.",
        "Pages that rest on it.",
    ),
    field("backlinks.title", "Tên trang.", "Title of the page."),
    field(
        "backlinks.kind",
        "Một trong `guide`, `form`, `module`, `column`, `level`, `body`, `plan`, `page`.",
        "One of `guide`, `form`, `module`, `column`, `level`, `body`, `plan`, `page`.",
    ),
    field(
        "backlinks.url",
        "Địa chỉ của trang.",
        "Address of the page.",
    ),
    field(
        "backlinks.levels",
        "Các cấp mà trang dành cho.",
        "Levels that the page is for.",
    ),
    field(
        "backlinks.rests",
        "`declared`: ghi ở đầu trang; `mentioned`: chỉ nhắc trong lời văn.",
        "`declared` in its front matter, or only `mentioned` in its text.",
    ),
];
