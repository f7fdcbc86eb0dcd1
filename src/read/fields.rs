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
    /// Lists of texts in a list.
    TextLists,
    /// A text, or a table in its place.
    TextOrTable,
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

/// A row of the table: `field!(KEY, ALIAS, OWNER, SHAPE, vi: "…", en: "…")`.
macro_rules! field {
    ($key:literal, $alias:literal, $owner:expr, $shape:expr, vi: $vi:literal, en: $en:literal) => {
        Field {
            key: $key,
            alias: $alias,
            also: &[],
            owner: $owner,
            shape: $shape,
            about: StaticMessage { vi: $vi, en: $en },
        }
    };
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
    field!("title", "tieu_de", Every, Text,
        vi: "Tên của trang.",
        en: "The title of the page."),
    field!("description", "tom_tat", Every, Text,
        vi: "Một hai câu: trang này cho ai, để làm gì.",
        en: "One or two sentences: for whom, for what."),
    field!("kind", "loai", Every, OneOf(KINDS),
        vi: "Loại trang; trong `_index.md`: loại của các trang trong mục.",
        en: "The kind of page; in `_index.md`: of the pages below."),
    field!("date", "ngay", Every, Date,
        vi: "Ngày của bài hay của văn bản.",
        en: "The day of the piece or the document."),
    field!("updated", "cap_nhat", Every, Date,
        vi: "Ngày sửa nội dung gần nhất.",
        en: "The day of the last change that matters to readers."),
    field!("draft", "ban_nhap", Every, Flag,
        vi: "Bản nháp, chưa đưa lên trang.",
        en: "A draft, not published yet."),
    field!("publish", "dang_tu", Every, Moment,
        vi: "Không hiện trước ngày giờ này.",
        en: "Not shown before this moment."),
    field!("expires", "het_han", Every, Moment,
        vi: "Không hiện từ ngày giờ này.",
        en: "Not shown from this moment on."),
    field!("review_by", "ra_soat", Every, Date,
        vi: "Ngày phải xem lại nội dung.",
        en: "The day by which it must be read again."),
    field!("slug", "duong_dan", Every, Slug,
        vi: "Chữ cuối của địa chỉ, thay tên tệp.",
        en: "The last word of the address, in place of the file's name."),
    field!("aliases", "dia_chi_cu", Every, Texts,
        vi: "Địa chỉ cũ, dẫn về trang này.",
        en: "Old addresses that lead to this page."),
    field!("weight", "thu_tu", Every, number(-1_000_000, 1_000_000),
        vi: "Thứ tự trong mục, số nhỏ đứng trước.",
        en: "The place in its section, small numbers first."),
    field!("topics", "chu_de", Every, Texts,
        vi: "Chủ đề.",
        en: "Topics."),
    field!("levels", "cap", Every, Texts,
        vi: "Các cấp mà trang này dành cho: `[co-so]`.",
        en: "The levels it is for: `[co-so]`."),
    field!("clauses", "dieu_khoan", Every, Clauses,
        vi: "Các điều khoản mà trang này dựa vào: `[II.3, III.4.1]`.",
        en: "The clauses it rests on: `[II.3, III.4.1]`."),
    field!("authors", "tac_gia", Every, Texts,
        vi: "Người viết.",
        en: "Who wrote it."),
    field!("license", "giay_phep", Every, Text,
        vi: "Giấy phép sử dụng: `CC-BY-4.0`.",
        en: "The licence: `CC-BY-4.0`."),
    field!("image", "anh", Every, Text,
        vi: "Ảnh đại diện, tính từ tệp này.",
        en: "A picture of the page, relative to its file."),
    field!("lang", "ngon_ngu", Every, Shape::Language,
        vi: "Ngôn ngữ của trang, nếu khác cả trang web.",
        en: "The language of the page, where it is not the site's."),
    field!("template", "mau", Every, Text,
        vi: "Mẫu trình bày riêng.",
        en: "A template of its own."),
    field!("search", "tim_kiem", Every, Search,
        vi: "`false`: không tìm thấy; số từ 0.1 đến 10: nặng nhẹ khi tìm.",
        en: "`false`: not found; 0.1 to 10: how heavy it weighs."),
    field!("sort", "sap_xep", Section, OneOf(&["weight", "date", "title"]),
        vi: "Thứ tự các trang trong mục.",
        en: "The order of the pages in the section."),
    field!("paginate", "phan_trang", Section, number(0, 1000),
        vi: "Số mục mỗi trang danh sách; 0: tất cả.",
        en: "Entries on a page of the list; 0: all of them."),
    field!("number", "so", PLAN, Text,
        vi: "Số, ký hiệu văn bản: `57/KH-TLĐ`.",
        en: "The number of the document: `57/KH-TLĐ`."),
    field!("type", "ten_loai", PLAN, Text,
        vi: "Tên loại văn bản: `Kế hoạch`.",
        en: "The type of the document."),
    field!("subject", "trich_yeu", PLAN, Text,
        vi: "Trích yếu nội dung.",
        en: "What the document is about."),
    field!("issuer", "co_quan", PLAN, Text,
        vi: "Cơ quan ban hành.",
        en: "Who issued it."),
    field!("place", "dia_danh", PLAN, Text,
        vi: "Địa danh nơi ban hành.",
        en: "The place where it was issued."),
    field!("period", "giai_doan", PLAN, Years,
        vi: "Giai đoạn: `2014 - 2020`.",
        en: "The years it covers: `2014 - 2020`."),
    field!("example", "vi_du", PLAN, Flag,
        vi: "Văn bản soạn làm ví dụ, không có hiệu lực.",
        en: "A text written as an example; it binds nobody."),
    field!("layout", "bo_cuc", PLAN, OneOf(&["muc-khoan-diem", "dieu-khoan-diem"]),
        vi: "Bố cục của văn bản.",
        en: "How the document is laid out."),
    field!("code", "ma", MODULE, Text,
        vi: "Mã mô-đun: `TX-CS-01`.",
        en: "The code of the module: `TX-CS-01`."),
    field!("duration", "thoi_luong", MODULE, number(1, 100_000),
        vi: "Thời lượng, tính bằng phút.",
        en: "Its length in minutes."),
    field!("mode", "hinh_thuc", MODULE, ListOf(&["in-person", "self-study"]),
        vi: "Hình thức học.",
        en: "How it is taught."),
    field!("audience", "nguoi_hoc", MODULE, Text,
        vi: "Người học.",
        en: "Who learns."),
    field!("prerequisites", "tien_quyet", MODULE, Texts,
        vi: "Mã các mô-đun cần học trước.",
        en: "Codes of modules to take first."),
    field!("objectives", "muc_tieu", MODULE, Objectives,
        vi: "Mục tiêu: mã và câu.",
        en: "Objectives: id and sentence."),
    field!("materials", "phuong_tien", MODULE, Texts,
        vi: "Những thứ cần chuẩn bị.",
        en: "What to bring."),
    field!("pass", "diem_dat", MODULE, number(0, 100),
        vi: "Điểm đạt, phần trăm.",
        en: "The mark to pass, per cent."),
    field!("version", "phien_ban", MODULE, Text,
        vi: "Phiên bản.",
        en: "The version."),
    field!("campaign", "van_dong", GUIDE, Text,
        vi: "Cuộc vận động, phong trào.",
        en: "The campaign."),
    field!("period", "giai_doan", GUIDE, Text,
        vi: "Khi nào làm.",
        en: "When it runs."),
    field!("partners", "phoi_hop", GUIDE, Texts,
        vi: "Phối hợp với ai.",
        en: "With whom."),
    field!("outcome", "ket_qua", GUIDE, Text,
        vi: "Kết quả mong đợi.",
        en: "What should come of it."),
    field!("indicators", "chi_so", GUIDE, Texts,
        vi: "Chỉ số theo dõi.",
        en: "What is measured."),
    field!("standfirst", "sapo", COLUMN, Text,
        vi: "Sapo: đoạn mở đầu in đậm.",
        en: "The bold opening lines."),
    field!("headlines", "tit", COLUMN, Shape::Table(HEADLINES),
        vi: "Tít cho từng nơi đăng.",
        en: "Headlines for other places."),
    field!("series", "loat_bai", COLUMN, Text,
        vi: "Loạt bài.",
        en: "The series."),
    field!("credit", "ghi_nguon", COLUMN, Text,
        vi: "Dòng ghi nguồn khi đăng lại.",
        en: "The line that names the source."),
    field!("images", "hinh_anh", COLUMN, Tables(PICTURES),
        vi: "Ảnh kèm bài, cho tòa soạn.",
        en: "Pictures, for the newspaper."),
    CORRECTED,
    field!("withdrawn", "go_bai", COLUMN, Text,
        vi: "Lý do gỡ bài; nội dung không còn hiện.",
        en: "Why it was taken down; its text is shown no more."),
];

const CORRECTED: Field = Field {
    also: &["cai_chinh"],
    ..field!("corrections", "dinh_chinh", COLUMN, Tables(CORRECTIONS),
        vi: "Đính chính: ngày và nội dung.",
        en: "Corrections: day and text.")
};

const HEADLINES: &[Field] = &[
    field!("print", "bao_in", Every, Text,
        vi: "Tít báo in.",
        en: "For print."),
    field!("short", "ngan", Every, Text,
        vi: "Tít ngắn.",
        en: "A short one."),
    field!("sms", "tin_nhan", Every, Text,
        vi: "Tin nhắn.",
        en: "A text message."),
    field!("social", "mang_xa_hoi", Every, Text,
        vi: "Mạng xã hội.",
        en: "For social media."),
];

const PICTURES: &[Field] = &[
    field!("file", "tep", Every, Text,
        vi: "Tệp ảnh, tính từ tệp này.",
        en: "The picture, relative to the page's file."),
    field!("alt", "mo_ta", Every, Text,
        vi: "Mô tả cho người không nhìn thấy ảnh.",
        en: "What it shows, for who cannot see it."),
    field!("credit", "nguon", Every, Text,
        vi: "Người chụp, nguồn.",
        en: "Who made it."),
    field!("reprint", "dang_lai", Every, OneOf(&["yes", "no", "ask"]),
        vi: "Có được đăng lại không.",
        en: "Whether it may be printed again."),
];

const CORRECTIONS: &[Field] = &[
    field!("date", "ngay", Every, Date,
        vi: "Ngày đính chính.",
        en: "The day."),
    field!("text", "noi_dung", Every, Text,
        vi: "Nội dung đính chính.",
        en: "What was wrong and what is right."),
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
