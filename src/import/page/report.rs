//! What was done with a file, and what a person should look at.

use super::piece::{Piece, PieceKind};
use crate::base::diagnostic::{Message, message};
use crate::import::word::{Notice, NoticeKind};
use crate::model::meta::KindName;
use serde::Serialize;

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    pub source: String,
    pub kind: KindName,
    pub title: String,
    pub headings: usize,
    pub tables: usize,
    pub notes: usize,
    pub pictures: usize,
    /// Blocks that trainers alone see.
    pub closed: usize,
    pub listed: Vec<Listed>,
}

/// Something in the file that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// From 1.
    pub paragraph: usize,
    pub why: Why,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Left out.
    Hidden,
    Deleted,
    PageHeader,
    Comment,
    /// Left out: the page makes its own.
    Contents,
    /// Left out: no browser shows it.
    Picture,
    /// Left out: it does something and says nothing.
    Script,
    /// Kept: a tracked change put it in.
    Inserted,
    /// Kept as `□`.
    Sign,
    /// Kept on one line.
    Formula,
    /// Left out: a chart, a diagram, a part in another form.
    Drawing,
    /// For trainers alone.
    Closed,
    /// For trainers alone, up to the next heading of the level: its end is doubtful.
    ClosedOn,
    /// Left as text: it may be a heading.
    Heading,
    /// A picture that nobody describes.
    NoAlt,
    /// Letters of an old font that may be read wrongly.
    Letters,
    /// Left as text: nothing here does what it did.
    Unknown,
    /// Stands in the head of the page now.
    Head,
    /// Minutes that do not add up, left as text.
    Minutes,
    /// A question that is none here, kept for trainers.
    Unreadable,
    /// A question without a key, kept for trainers.
    NoKey,
}

impl Listed {
    pub fn new(why: Why, text: &str, paragraph: usize) -> Listed {
        Listed {
            paragraph,
            why,
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }

    /// What Word told of; raised letters are raised on a page.
    pub fn of_notice(notice: &Notice) -> Option<Listed> {
        let why = match notice.kind {
            NoticeKind::Hidden => Why::Hidden,
            NoticeKind::Deleted => Why::Deleted,
            NoticeKind::Inserted => Why::Inserted,
            NoticeKind::PageHeader => Why::PageHeader,
            NoticeKind::Comment => Why::Comment,
            NoticeKind::Sign => Why::Sign,
            NoticeKind::Formula => Why::Formula,
            NoticeKind::Drawing => Why::Drawing,
            NoticeKind::Raised => return None,
        };
        Some(Listed::new(why, &notice.text, notice.paragraph))
    }

    fn line(&self) -> Message {
        let Listed {
            paragraph,
            why,
            text,
        } = self;
        let (vi, en) = why.words();
        message!(vi: "đoạn {paragraph}: {vi}: {text}", en: "paragraph {paragraph}: {en}: {text}")
    }
}

impl Report {
    pub fn new(source: &str, kind: KindName, title: &str, pieces: &[Piece]) -> Report {
        let count = |wanted: fn(&Piece) -> bool| pieces.iter().filter(|one| wanted(one)).count();
        Report {
            source: source.to_string(),
            kind,
            title: title.to_string(),
            headings: count(|piece| piece.heading().is_some()),
            tables: count(|piece| piece.kind == PieceKind::Table),
            notes: pieces.iter().map(|piece| piece.notes.len()).sum(),
            pictures: 0,
            closed: count(|piece| piece.closed),
            listed: vec![],
        }
    }

    /// The report for people, a line each.
    pub fn lines(&self) -> Vec<Message> {
        let Report {
            title,
            headings,
            tables,
            notes,
            pictures,
            closed,
            ..
        } = self;
        let mut lines = vec![
            message!(vi: "tên trang: {title}", en: "title: {title}"),
            message!(
                vi: "{headings} đề mục, {tables} bảng, {notes} chú thích, {pictures} ảnh, \
                     {closed} khối chỉ cho giảng viên",
                en: "{headings} headings, {tables} tables, {notes} notes, {pictures} pictures, \
                     {closed} blocks for trainers alone",
            ),
        ];
        lines.extend(self.listed.iter().map(Listed::line));
        lines
    }
}

impl Why {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Why::Hidden => ("bỏ, chữ ẩn", "left out, hidden"),
            Why::Deleted => (
                "bỏ, thay đổi đã xóa",
                "left out, taken away by a tracked change",
            ),
            Why::PageHeader => ("bỏ, đầu hoặc chân trang", "left out, page header or footer"),
            Why::Comment => ("bỏ, ghi chú bên lề", "left out, comment"),
            Why::Contents => ("bỏ, mục lục", "left out, table of contents"),
            Why::Picture => (
                "bỏ, ảnh mà trình duyệt không hiện được",
                "left out, a picture that no browser shows",
            ),
            Why::Script => ("bỏ, không phải lời văn", "left out, no words"),
            Why::Inserted => ("giữ, thay đổi đã thêm", "kept, put in by a tracked change"),
            Why::Sign => ("ký hiệu chưa biết, ghi □", "unknown sign, written □"),
            Why::Formula => (
                "giữ, công thức viết trên một dòng",
                "kept, a formula on one line",
            ),
            Why::Drawing => (
                "bỏ, biểu đồ, sơ đồ hoặc phần nhúng",
                "left out, a chart, a diagram or an embedded part",
            ),
            Why::Closed => ("chỉ cho giảng viên", "for trainers alone"),
            Why::ClosedOn => (
                "chỉ cho giảng viên đến hết mục, vì chưa rõ hết ở đâu",
                "for trainers alone to the end of the section, as its end is doubtful",
            ),
            Why::Heading => (
                "để là đoạn văn, có thể là đề mục",
                "left as text, maybe a heading",
            ),
            Why::NoAlt => ("ảnh chưa có mô tả", "a picture without a description"),
            Why::Letters => ("xem lại chữ đã đổi", "letters to be looked at"),
            Why::Unknown => ("chưa có chỗ ở đây", "without a place here"),
            Why::Head => ("đưa vào phần đầu trang", "put into the head of the page"),
            Why::Minutes => ("số phút không cộng khớp", "minutes that do not add up"),
            Why::Unreadable => (
                "chưa thành câu hỏi được, để cho giảng viên",
                "no question yet, kept for trainers",
            ),
            Why::NoKey => ("câu hỏi chưa có đáp án", "a question without a key"),
        }
    }
}
