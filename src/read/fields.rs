//! Every key of front matter: its names, the pages it belongs to, the shape of its value, and what
//! it says.

use self::Owner::{Every, Kinds, Section};
use self::Shape::{
    Clauses, Date, Flag, ListOf, Moment, Objectives, OneOf, Search, Slug, Tables, Text, Texts,
    Years,
};
use crate::base::diagnostic::StaticMessage;
use crate::model::meta::KindName::{self, Column, Guide, Module, Plan};

/// One key of front matter.
#[derive(Debug)]
pub struct Field {
    pub key: &'static str,
    /// The Vietnamese name, without marks.
    pub alias: &'static str,
    /// Other names that are read too.
    pub also: &'static [&'static str],
    pub owner: Owner,
    pub shape: Shape,
    pub about: StaticMessage,
}

/// The pages that a key belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    Every,
    Kinds(&'static [KindName]),
    /// `_index.md` alone.
    Section,
}

/// What may stand after a key.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    Text,
    /// A list of texts.
    Texts,
    /// A word of an address: `phong-trao-3t`.
    Slug,
    /// A language tag: `vi`.
    Language,
    /// `2014-09-25` or `25/09/2014`.
    Date,
    /// A day, or a day and a time: `2026-11-22 08:00`.
    Moment,
    /// `2014 - 2020`, or one year.
    Years,
    Flag,
    /// A whole number, both ends counted.
    Number {
        min: i64,
        max: i64,
    },
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A list of these words.
    ListOf(&'static [&'static str]),
    /// A list of references to clauses.
    Clauses,
    /// Ids and sentences: `MT1: "…"`.
    Objectives,
    /// `false`, or a weight from 0.1 to 10.
    Search,
    /// A table with these keys.
    Table(&'static [Field]),
    /// A list of tables with these keys.
    Tables(&'static [Field]),
}

pub const KINDS: &[&str] = &[
    "plan", "module", "guide", "form", "column", "level", "body", "page",
];

const fn row(
    key: &'static str,
    alias: &'static str,
    owner: Owner,
    shape: Shape,
    vi: &'static str,
    en: &'static str,
) -> Field {
    Field {
        key,
        alias,
        also: &[],
        owner,
        shape,
        about: StaticMessage { vi, en },
    }
}

const fn number(min: i64, max: i64) -> Shape {
    Shape::Number { min, max }
}

const PLAN: Owner = Kinds(&[Plan]);
const MODULE: Owner = Kinds(&[Module]);
const GUIDE: Owner = Kinds(&[Guide]);
const COLUMN: Owner = Kinds(&[Column]);

/// All keys, in the order in which a reader meets them. A key that stands twice has another shape
/// for another kind of page.
pub const FIELDS: &[Field] = &[
    row(
        "title",
        "tieu_de",
        Every,
        Text,
        "Tên của trang.",
        "The title of the page.",
    ),
    row(
        "description",
        "tom_tat",
        Every,
        Text,
        "Một hai câu: trang này cho ai, để làm gì.",
        "One or two sentences: for whom, for what.",
    ),
    row(
        "kind",
        "loai",
        Every,
        OneOf(KINDS),
        "Loại trang; trong `_index.md`: loại của các trang trong mục.",
        "The kind of page; in `_index.md`: of the pages below.",
    ),
    row(
        "date",
        "ngay",
        Every,
        Date,
        "Ngày của bài hay của văn bản.",
        "The day of the piece or the document.",
    ),
    row(
        "updated",
        "cap_nhat",
        Every,
        Date,
        "Ngày sửa nội dung gần nhất.",
        "The day of the last change that matters to readers.",
    ),
    row(
        "draft",
        "ban_nhap",
        Every,
        Flag,
        "Bản nháp, chưa đưa lên trang.",
        "A draft, not published yet.",
    ),
    row(
        "publish",
        "dang_tu",
        Every,
        Moment,
        "Không hiện trước ngày giờ này.",
        "Not shown before this moment.",
    ),
    row(
        "expires",
        "het_han",
        Every,
        Moment,
        "Không hiện từ ngày giờ này.",
        "Not shown from this moment on.",
    ),
    row(
        "review_by",
        "ra_soat",
        Every,
        Date,
        "Ngày phải xem lại nội dung.",
        "The day by which it must be read again.",
    ),
    row(
        "slug",
        "duong_dan",
        Every,
        Slug,
        "Chữ cuối của địa chỉ, thay tên tệp.",
        "The last word of the address, in place of the file's name.",
    ),
    row(
        "aliases",
        "dia_chi_cu",
        Every,
        Texts,
        "Địa chỉ cũ, dẫn về trang này.",
        "Old addresses that lead to this page.",
    ),
    row(
        "weight",
        "thu_tu",
        Every,
        number(-1_000_000, 1_000_000),
        "Thứ tự trong mục, số nhỏ đứng trước.",
        "The place in its section, small numbers first.",
    ),
    row("topics", "chu_de", Every, Texts, "Chủ đề.", "Topics."),
    row(
        "levels",
        "cap",
        Every,
        Texts,
        "Các cấp mà trang này dành cho: `[co-so]`.",
        "The levels it is for: `[co-so]`.",
    ),
    row(
        "clauses",
        "dieu_khoan",
        Every,
        Clauses,
        "Các điều khoản mà trang này dựa vào: `[II.3, III.4.1]`.",
        "The clauses it rests on: `[II.3, III.4.1]`.",
    ),
    row(
        "authors",
        "tac_gia",
        Every,
        Texts,
        "Người viết.",
        "Who wrote it.",
    ),
    row(
        "license",
        "giay_phep",
        Every,
        Text,
        "Giấy phép sử dụng: `CC-BY-4.0`.",
        "The licence: `CC-BY-4.0`.",
    ),
    row(
        "image",
        "anh",
        Every,
        Text,
        "Ảnh đại diện, tính từ tệp này.",
        "A picture of the page, relative to its file.",
    ),
    row(
        "lang",
        "ngon_ngu",
        Every,
        Shape::Language,
        "Ngôn ngữ của trang, nếu khác cả trang web.",
        "The language of the page, where it is not the site's.",
    ),
    row(
        "template",
        "mau",
        Every,
        Text,
        "Mẫu trình bày riêng.",
        "A template of its own.",
    ),
    row(
        "search",
        "tim_kiem",
        Every,
        Search,
        "`false`: không tìm thấy; số từ 0.1 đến 10: nặng nhẹ khi tìm.",
        "`false`: not found; 0.1 to 10: how heavy it weighs.",
    ),
    row(
        "sort",
        "sap_xep",
        Section,
        OneOf(&["weight", "date", "title"]),
        "Thứ tự các trang trong mục.",
        "The order of the pages in the section.",
    ),
    row(
        "paginate",
        "phan_trang",
        Section,
        number(0, 1000),
        "Số mục mỗi trang danh sách; 0: tất cả.",
        "Entries on a page of the list; 0: all of them.",
    ),
    row(
        "number",
        "so",
        PLAN,
        Text,
        "Số, ký hiệu văn bản: `57/KH-TLĐ`.",
        "The number of the document: `57/KH-TLĐ`.",
    ),
    row(
        "type",
        "ten_loai",
        PLAN,
        Text,
        "Tên loại văn bản: `Kế hoạch`.",
        "The type of the document.",
    ),
    row(
        "subject",
        "trich_yeu",
        PLAN,
        Text,
        "Trích yếu nội dung.",
        "What the document is about.",
    ),
    row(
        "issuer",
        "co_quan",
        PLAN,
        Text,
        "Cơ quan ban hành.",
        "Who issued it.",
    ),
    row(
        "place",
        "dia_danh",
        PLAN,
        Text,
        "Địa danh nơi ban hành.",
        "The place where it was issued.",
    ),
    row(
        "period",
        "giai_doan",
        PLAN,
        Years,
        "Giai đoạn: `2014 - 2020`.",
        "The years it covers: `2014 - 2020`.",
    ),
    row(
        "example",
        "vi_du",
        PLAN,
        Flag,
        "Văn bản soạn làm ví dụ, không có hiệu lực.",
        "A text written as an example; it binds nobody.",
    ),
    row(
        "layout",
        "bo_cuc",
        PLAN,
        OneOf(&["muc-khoan-diem", "dieu-khoan-diem"]),
        "Bố cục của văn bản.",
        "How the document is laid out.",
    ),
    row(
        "code",
        "ma",
        MODULE,
        Text,
        "Mã mô-đun: `TX-CS-01`.",
        "The code of the module: `TX-CS-01`.",
    ),
    row(
        "duration",
        "thoi_luong",
        MODULE,
        number(1, 100_000),
        "Thời lượng, tính bằng phút.",
        "Its length in minutes.",
    ),
    row(
        "mode",
        "hinh_thuc",
        MODULE,
        ListOf(&["in-person", "self-study"]),
        "Hình thức học.",
        "How it is taught.",
    ),
    row(
        "audience",
        "nguoi_hoc",
        MODULE,
        Text,
        "Người học.",
        "Who learns.",
    ),
    row(
        "prerequisites",
        "tien_quyet",
        MODULE,
        Texts,
        "Mã các mô-đun cần học trước.",
        "Codes of modules to take first.",
    ),
    row(
        "objectives",
        "muc_tieu",
        MODULE,
        Objectives,
        "Mục tiêu: mã và câu.",
        "Objectives: id and sentence.",
    ),
    row(
        "materials",
        "phuong_tien",
        MODULE,
        Texts,
        "Những thứ cần chuẩn bị.",
        "What to bring.",
    ),
    row(
        "pass",
        "diem_dat",
        MODULE,
        number(0, 100),
        "Điểm đạt, phần trăm.",
        "The mark to pass, per cent.",
    ),
    row(
        "version",
        "phien_ban",
        MODULE,
        Text,
        "Phiên bản.",
        "The version.",
    ),
    row(
        "campaign",
        "van_dong",
        GUIDE,
        Text,
        "Cuộc vận động, phong trào.",
        "The campaign.",
    ),
    row(
        "period",
        "giai_doan",
        GUIDE,
        Text,
        "Khi nào làm.",
        "When it runs.",
    ),
    row(
        "partners",
        "phoi_hop",
        GUIDE,
        Texts,
        "Phối hợp với ai.",
        "With whom.",
    ),
    row(
        "outcome",
        "ket_qua",
        GUIDE,
        Text,
        "Kết quả mong đợi.",
        "What should come of it.",
    ),
    row(
        "indicators",
        "chi_so",
        GUIDE,
        Texts,
        "Chỉ số theo dõi.",
        "What is measured.",
    ),
    row(
        "standfirst",
        "sapo",
        COLUMN,
        Text,
        "Sa-pô: đoạn mở đầu in đậm.",
        "The bold opening lines.",
    ),
    row(
        "headlines",
        "tit",
        COLUMN,
        Shape::Table(HEADLINES),
        "Tít cho từng nơi đăng.",
        "Headlines for other places.",
    ),
    row(
        "series",
        "loat_bai",
        COLUMN,
        Text,
        "Loạt bài.",
        "The series.",
    ),
    row(
        "credit",
        "ghi_nguon",
        COLUMN,
        Text,
        "Dòng ghi nguồn khi đăng lại.",
        "The line that names the source.",
    ),
    row(
        "images",
        "hinh_anh",
        COLUMN,
        Tables(PICTURES),
        "Ảnh kèm bài, cho tòa soạn.",
        "Pictures, for the newspaper.",
    ),
    CORRECTED,
    row(
        "withdrawn",
        "go_bai",
        COLUMN,
        Text,
        "Lý do gỡ bài; nội dung không còn hiện.",
        "Why it was taken down; its text is shown no more.",
    ),
];

const CORRECTED: Field = Field {
    also: &["cai_chinh"],
    ..row(
        "corrections",
        "dinh_chinh",
        COLUMN,
        Tables(CORRECTIONS),
        "Đính chính: ngày và nội dung.",
        "Corrections: day and text.",
    )
};

const HEADLINES: &[Field] = &[
    row("print", "bao_in", Every, Text, "Tít báo in.", "For print."),
    row("short", "ngan", Every, Text, "Tít ngắn.", "A short one."),
    row(
        "sms",
        "tin_nhan",
        Every,
        Text,
        "Tin nhắn.",
        "A text message.",
    ),
    row(
        "social",
        "mang_xa_hoi",
        Every,
        Text,
        "Mạng xã hội.",
        "For social media.",
    ),
];

const PICTURES: &[Field] = &[
    row(
        "file",
        "tep",
        Every,
        Text,
        "Tệp ảnh, tính từ tệp này.",
        "The picture, relative to the page's file.",
    ),
    row(
        "alt",
        "mo_ta",
        Every,
        Text,
        "Mô tả cho người không nhìn thấy ảnh.",
        "What it shows, for who cannot see it.",
    ),
    row(
        "credit",
        "nguon",
        Every,
        Text,
        "Người chụp, nguồn.",
        "Who made it.",
    ),
    row(
        "reprint",
        "dang_lai",
        Every,
        OneOf(&["yes", "no", "ask"]),
        "Có được đăng lại không.",
        "Whether it may be printed again.",
    ),
];

const CORRECTIONS: &[Field] = &[
    row("date", "ngay", Every, Date, "Ngày đính chính.", "The day."),
    row(
        "text",
        "noi_dung",
        Every,
        Text,
        "Nội dung đính chính.",
        "What was wrong and what is right.",
    ),
];

impl Field {
    /// Whether `name` is this key, its Vietnamese alias or another name of it.
    pub fn is(&self, name: &str) -> bool {
        self.key == name || self.alias == name || self.also.contains(&name)
    }

    /// Every name of it.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        [self.key, self.alias]
            .into_iter()
            .chain(self.also.iter().copied())
    }
}

impl Owner {
    pub fn has(self, kind: KindName, section: bool) -> bool {
        match self {
            Every => true,
            Kinds(kinds) => kinds.contains(&kind),
            Section => section,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_name_means_two_things_on_one_page() {
        for kind in KindName::ALL {
            let mut seen = BTreeSet::new();
            for name in FIELDS
                .iter()
                .filter(|field| field.owner.has(kind, true))
                .flat_map(Field::names)
            {
                assert!(
                    seen.insert(name),
                    "{name} twice on a page of kind {}",
                    kind.as_str()
                );
            }
        }
        assert_eq!(KINDS.to_vec(), KindName::ALL.map(KindName::as_str));
    }
}
