//! The cells of a head: what each is by its own words.

use super::line::is_capitals;
use crate::base::date::Date;
use crate::text::vi;
use std::ops::Range;
use std::str::FromStr;

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

/// Whether every column of a line belongs to a head before its title.
pub fn is_head(text: &str) -> bool {
    columns(text)
        .into_iter()
        .all(|cell| part(&text[cell]) != HeadPart::Other)
}

const COUNTRIES: [&str; 3] = [
    "conghoaxahoichunghia",
    "dangcongsanvietnam",
    "socialistrepublicofvietnam",
];

const MOTTOES: [&str; 2] = ["doclaptudohanhphuc", "independencefreedomhappiness"];

/// What a cell before the title is, by itself.
pub fn part(text: &str) -> HeadPart {
    let folded = vi::fold(text);
    let plain: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    match () {
        () if is_rule(text) => HeadPart::Rule,
        () if COUNTRIES.iter().any(|name| plain.starts_with(name)) => HeadPart::Country,
        () if MOTTOES.contains(&plain.as_str()) => HeadPart::Motto,
        () if !number(text).is_empty() => HeadPart::Number,
        () if place_date(text).is_some() => HeadPart::PlaceDate,
        () if is_note(text) => HeadPart::Note,
        () if folded.starts_with("v/v") => HeadPart::Subject,
        () if is_capitals(text) && text.chars().count() < 120 => HeadPart::Issuer,
        () => HeadPart::Other,
    }
}

/// `57/KH-TLĐ` of `Số: 57/KH-TLĐ`; empty where the text tells no number.
pub fn number(text: &str) -> String {
    let folded = vi::fold(text);
    let told = [
        "so:",
        "so ",
        "no.",
        "no:",
        "ref:",
        "ref.",
        "reference:",
        "number:",
        "luat so:",
        "bo luat so:",
        "nghi quyet so:",
        "phap lenh so:",
    ]
    .iter()
    .any(|start| folded.starts_with(start));
    let rest = text
        .split_once(": ")
        .or_else(|| text.split_once(':'))
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

/// `Hà Nội, ngày 25 tháng 09 năm 2014`, the place left out or not, with a date where the day is
/// written.
pub fn place_date(text: &str) -> Option<(String, Option<Date>)> {
    let (place, rest) = text.split_once(',').unwrap_or(("", text));
    let mut words = rest.split_whitespace().map(vi::fold);
    let mut said = |word: &str| {
        words
            .next()
            .filter(|next| next == word)
            .and(words.clone().next())
    };
    let Some(day) = said("ngay") else {
        return in_english(place, rest);
    };
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

/// `Hanoi, 5 March 2026`.
fn in_english(place: &str, rest: &str) -> Option<(String, Option<Date>)> {
    let is_short = (1..40).contains(&place.chars().count()) && rest.chars().count() < 30;
    let names_month = rest.is_ascii() && rest.bytes().any(|byte| byte.is_ascii_alphabetic());
    let date = Date::spoken(rest.trim()).filter(|_| is_short && names_month)?;
    Some((place.trim().to_string(), Some(date)))
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

/// Whether a cell is a note in brackets on how a document was issued.
pub fn is_note(text: &str) -> bool {
    let folded = vi::fold(text);
    text.starts_with('(')
        && (folded.contains("kem theo")
            || folded.contains("thong qua")
            || folded.contains("hop nhat"))
}

/// A line that only parts: `-------`.
pub fn is_rule(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| "-_*=~.—–+ ".contains(c)) && text.chars().count() >= 3
}
