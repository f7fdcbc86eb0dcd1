//! The head of an official text: who issued it, its number, place, date and title.

use super::line::{Lines, is_capitals};
use super::title::{self, is_note, is_rule};
use crate::base::date::Date;
use crate::model::plan::{OfficialText, OtherPart};
use crate::text::folded::Folded;
use crate::text::vi;
use std::ops::Range;
use std::str::FromStr;

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

/// What a cell of the head is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HeadPart {
    Issuer,
    Country,
    Motto,
    /// `-------`
    Rule,
    Number,
    PlaceDate,
    Kind,
    Subject,
    /// `(Ban hành kèm theo …)`
    Note,
    Other,
}

/// The head of a text that was read.
pub fn heading(official: &OfficialText) -> Heading {
    let range = official
        .others
        .iter()
        .find(|(part, _)| *part == OtherPart::Head)
        .map_or(0..0, |(_, range)| range.clone());
    heading_at(official, &range)
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
            HeadPart::Number => self.number = number(&text),
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

/// Whether every column of a line belongs to a head before its title.
pub fn is_head(text: &str) -> bool {
    columns(text)
        .into_iter()
        .all(|cell| part(&text[cell]) != HeadPart::Other)
}

/// What a cell before the title is, by itself.
pub fn part(text: &str) -> HeadPart {
    let folded = vi::fold(text);
    let plain: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    match () {
        () if is_rule(text) => HeadPart::Rule,
        () if plain.starts_with("conghoaxahoichunghia") || plain == "dangcongsanvietnam" => {
            HeadPart::Country
        }
        () if plain == "doclaptudohanhphuc" => HeadPart::Motto,
        () if !number(text).is_empty() => HeadPart::Number,
        () if place_date(text).is_some() => HeadPart::PlaceDate,
        () if is_note(text) => HeadPart::Note,
        () if folded.starts_with("v/v") => HeadPart::Subject,
        () if is_capitals(text) && text.chars().count() < 120 => HeadPart::Issuer,
        () => HeadPart::Other,
    }
}

/// `57/KH-TLĐ` of `Số: 57/KH-TLĐ`; empty where the text tells no number.
fn number(text: &str) -> String {
    let folded = vi::fold(text);
    let told = [
        "so:",
        "so ",
        "luat so:",
        "bo luat so:",
        "nghi quyet so:",
        "phap lenh so:",
    ]
    .iter()
    .any(|start| folded.starts_with(start));
    let rest = text
        .split_once(':')
        .map_or_else(
            || text.split_once(' ').map_or("", |(_, rest)| rest),
            |(_, rest)| rest,
        )
        .trim();
    if told && rest.contains('/') && rest.chars().count() < 40 {
        rest.to_string()
    } else {
        String::new()
    }
}

/// `Hà Nội, ngày 25 tháng 09 năm 2014`, with a date where the day is written.
fn place_date(text: &str) -> Option<(String, Option<Date>)> {
    let (place, rest) = text.split_once(',')?;
    let mut words = rest.split_whitespace().map(vi::fold);
    let mut said = |word: &str| {
        words
            .next()
            .filter(|next| next == word)
            .and(words.clone().next())
    };
    let day = said("ngay")?;
    let mut rest = rest
        .split_whitespace()
        .map(vi::fold)
        .skip_while(|word| word != "thang")
        .skip(1);
    let month = rest.next();
    let year = rest.skip_while(|word| word != "nam").nth(1);
    let date = (|| Date::new(counted(&year?)?, counted(&month?)?, counted(&day)?))();
    (place.chars().count() < 40).then(|| (place.trim().to_string(), date))
}

/// The columns of a line, which tabs or three spaces and more part, as ranges of the line.
pub fn columns(text: &str) -> Vec<Range<usize>> {
    let mut cells: Vec<Range<usize>> = vec![];
    let mut start = None;
    let mut last = 0;
    let mut gap = 0;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            gap += if c == '\t' { 3 } else { 1 };
            continue;
        }
        if let Some(from) = start.filter(|_| gap >= 3) {
            cells.push(from..last);
            start = None;
        }
        start = start.or(Some(at));
        (last, gap) = (at + c.len_utf8(), 0);
    }
    cells.extend(start.map(|from| from..last));
    cells
}

fn counted<T: FromStr>(text: &str) -> Option<T> {
    text.trim_end_matches('.').parse().ok()
}
