//! The head of an official text: who issued it, its number, place, date and title.

use super::cell::{HeadPart, columns, number, part, place_date};
use super::line::Lines;
use super::title;
use crate::base::date::Date;
use crate::model::official::{OfficialText, OtherPart};
use crate::text::folded::Folded;
use std::ops::Range;

/// The head of a text. What it does not say is empty; texts are as printed, their white space
/// folded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Heading {
    /// The body above the issuer, where two are named.
    pub issuer_above: String,
    pub issuer: String,
    /// Quốc hiệu.
    pub country: String,
    /// Tiêu ngữ.
    pub motto: String,
    /// `57/KH-TLĐ`
    pub number: String,
    pub place: String,
    pub date: Option<Date>,
    /// `KẾ HOẠCH HÀNH ĐỘNG`
    pub kind: String,
    pub subject: String,
    /// Everything printed in the head, cell by cell, in the order of the text.
    pub cells: Vec<Cell>,
}

/// One line of the head, or one column of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cell {
    pub part: HeadPart,
    /// Bytes of the text, without the white space around them.
    pub range: Range<usize>,
}

/// The head of a text that was read.
pub fn heading(official: &OfficialText) -> Heading {
    let range = official
        .others
        .iter()
        .find(|(part, _)| *part == OtherPart::Head)
        .map_or(0..0, |(_, range)| range.clone());
    let heading = heading_at(official, &range);
    let date = heading.date.or_else(|| passed(&official.text));
    Heading { date, ..heading }
}

/// The day on which a law was passed, as its last words say it: `thông qua ngày 27 tháng 11 năm
/// 2024`.
fn passed(text: &str) -> Option<Date> {
    let at = text.rfind("thông qua ngày ")? + "thông qua ".len();
    let said = text[at..].split(['.', ';', ',']).next()?;
    place_date(&said.split_whitespace().collect::<Vec<_>>().join(" "))?.1
}

/// The head at `range` of a text, which may have one more for each document issued with it.
pub fn heading_at(official: &OfficialText, range: &Range<usize>) -> Heading {
    let folded = Folded::new(official.slice(range));
    let lines = Lines::new(&folded);
    let title = title::title(&lines, 0..lines.all.len());
    let mut heading = Heading::default();
    for line in 0..lines.all.len() {
        for cell in columns(lines.text(line)) {
            let part = title
                .part(&lines, line)
                .unwrap_or_else(|| part(&lines.text(line)[cell.clone()]));
            heading.put(part, &lines.text(line)[cell.clone()]);
            let bytes = lines.within(line, cell);
            heading.cells.push(Cell {
                part,
                range: range.start + bytes.start..range.start + bytes.end,
            });
        }
    }
    heading.split_kind();
    heading
}

impl Heading {
    fn put(&mut self, part: HeadPart, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match part {
            HeadPart::Issuer => self.put_issuer(&text),
            HeadPart::Country => self.country = text,
            HeadPart::Motto => self.motto = text,
            HeadPart::Number => self.number = tight(&number(&text)),
            HeadPart::PlaceDate => (self.place, self.date) = place_date(&text).unwrap_or_default(),
            HeadPart::Kind => join(&mut self.kind, &text),
            HeadPart::Subject => join(&mut self.subject, &text),
            HeadPart::Rule | HeadPart::Note | HeadPart::Other => {}
        }
    }

    /// A second line that begins with a word for bodies is the issuer and the first the body above;
    /// any other ends the name: `TỈNH TÂY NINH`, `LAO ĐỘNG VIỆT NAM`.
    fn put_issuer(&mut self, text: &str) {
        let begins = |word: &&str| {
            text.strip_prefix(*word)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        if self.issuer.is_empty() || !BODIES.iter().any(begins) {
            return join(&mut self.issuer, text);
        }
        let above = std::mem::replace(&mut self.issuer, text.to_string());
        if GENERIC.contains(&text) {
            join(&mut self.issuer, &above);
        }
        join(&mut self.issuer_above, &above);
    }

    /// `KẾ HOẠCH THỰC HIỆN ABC` on one line: the kind is its known beginning, the rest begins the
    /// subject.
    fn split_kind(&mut self) {
        let Some(width) = title::kind(&self.kind).filter(|width| *width < self.kind.len()) else {
            return;
        };
        let rest = self.kind[width..].trim().to_string();
        self.kind.truncate(width);
        self.subject = if self.subject.is_empty() {
            rest
        } else {
            format!("{rest} {}", self.subject)
        };
    }
}

/// A number without the spaces around its strokes, `10 /KH-TLĐ`; none where only its end is
/// printed, for a hand to fill in.
fn tight(number: &str) -> String {
    let parts: Vec<&str> = number.split('/').map(str::trim).collect();
    match parts.iter().all(|part| !part.is_empty()) {
        true => parts.join("/"),
        false => String::new(),
    }
}

/// Names that many bodies share: whose it is stands in the line above.
const GENERIC: [&str; 5] = [
    "VĂN PHÒNG",
    "CÔNG ĐOÀN CƠ SỞ",
    "BAN CHẤP HÀNH",
    "BAN THƯỜNG VỤ",
    "ỦY BAN KIỂM TRA",
];

/// Words that begin the name of a body.
const BODIES: [&str; 47] = [
    "BAN",
    "BÁO",
    "BẢO HIỂM",
    "BỆNH VIỆN",
    "BỘ",
    "CHI BỘ",
    "CHI CỤC",
    "CHÍNH PHỦ",
    "CÔNG AN",
    "CÔNG ĐOÀN",
    "CÔNG TY",
    "CỤC",
    "ĐẠI HỌC",
    "ĐÀI",
    "ĐẢNG BỘ",
    "ĐẢNG ỦY",
    "ĐOÀN",
    "HỌC VIỆN",
    "HỘI",
    "HUYỆN ỦY",
    "KHO BẠC",
    "LIÊN ĐOÀN",
    "LIÊN MINH",
    "MẶT TRẬN",
    "NGÂN HÀNG",
    "NHÀ MÁY",
    "NHÀ XUẤT BẢN",
    "PHÒNG",
    "QUẬN ỦY",
    "QUỐC HỘI",
    "QUỸ",
    "SỞ",
    "TẠP CHÍ",
    "TẬP ĐOÀN",
    "THÀNH ỦY",
    "THANH TRA",
    "THỦ TƯỚNG",
    "TỈNH ỦY",
    "TÒA ÁN",
    "TỔNG",
    "TRUNG TÂM",
    "TRƯỜNG",
    "ỦY BAN",
    "UBND",
    "VĂN PHÒNG",
    "VIỆN",
    "XÍ NGHIỆP",
];

fn join(to: &mut String, text: &str) {
    if !to.is_empty() {
        to.push(' ');
    }
    to.push_str(text);
}
