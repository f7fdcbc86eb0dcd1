//! Lists of numbers after one word: `khoản 2, 3 và 4`, `điểm a, b`, `Điều 5 đến Điều 7`.

use crate::model::citation_name;
use crate::model::clause::ClauseKind;
use crate::text::ordinals::{past, word};
use std::ops::Range;

/// One number of a list: where it stands, with its word if it bears one, and the last of a range
/// that it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub range: Range<usize>,
    pub number: String,
    pub last: Option<String>,
}

/// One word and its numbers: a step of a citation, several times over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub kind: ClauseKind,
    /// Whether the word begins with a capital.
    pub capital: bool,
    pub items: Vec<Item>,
    pub end: usize,
}

/// The group that begins at byte `start`.
pub fn group(text: &str, start: usize) -> Option<Group> {
    let (kind, first) = first(text, start)?;
    let capital = text[start..].starts_with(char::is_uppercase);
    let mut items = vec![Item {
        range: start..first.1,
        number: first.0,
        last: None,
    }];
    let mut end = first.1;
    // Commas hold only where the list is ended by `và` or by what may follow a list.
    let mut sure = 1;
    while let Some((joint, item)) = next(text, end, kind) {
        end = item.range.end;
        match items.last_mut().filter(|_| joint == Joint::To) {
            Some(last) => (last.last, last.range.end) = (Some(item.number), end),
            None => items.push(item),
        }
        if joint != Joint::Comma || closes(text, end) {
            sure = items.len();
        }
        if joint == Joint::And {
            break;
        }
    }
    items.truncate(sure);
    let end = items.last().map_or(start, |last| last.range.end);
    sound(text, end).then_some(Group {
        kind,
        capital,
        items,
        end,
    })
}

fn first(text: &str, start: usize) -> Option<(ClauseKind, (String, usize))> {
    let (kind, width) = citation_name::kind(&text[start..])?;
    let number = &text[start + width..];
    // `điểm 2 mục III`: what counts in figures is a clause.
    let counted = kind == ClauseKind::Point && number.starts_with(|c: char| c.is_ascii_digit());
    let kind = if counted { ClauseKind::Clause } else { kind };
    let (number, wide) = citation_name::number(number, kind)?;
    Some((kind, (number, start + width + wide)))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    Comma,
    And,
    To,
}

/// A further number after byte `end`, with or without the word of its kind.
fn next(text: &str, end: usize, kind: ClauseKind) -> Option<(Joint, Item)> {
    let rest = &text[end..];
    let trimmed = rest.trim_start();
    let at = end + rest.len() - trimmed.len();
    let (joint, width) = match trimmed.chars().next()? {
        ',' => (Joint::Comma, 1),
        '-' => (Joint::To, 1),
        _ => {
            let and = ["và", "hoặc", "hay"]
                .iter()
                .find_map(|joint| word(trimmed, joint));
            let joint = and
                .map(|width| (Joint::And, width))
                .or_else(|| word(trimmed, "đến").map(|width| (Joint::To, width)));
            joint?
        }
    };
    let rest = &text[at + width..];
    let from = at + width + rest.len() - rest.trim_start().len();
    let named = citation_name::kind(&text[from..]).filter(|(other, _)| *other == kind);
    // A comma before a word begins another citation: `khoản 1, khoản 2 Điều 5`.
    if named.is_some() && joint != Joint::To {
        return None;
    }
    let number = from + named.map_or(0, |(_, width)| width);
    let (told, wide) = citation_name::number(&text[number..], kind)?;
    let end = number + wide;
    let bare = named.is_none();
    let fits = sound(text, end)
        && (!bare || joint == Joint::Comma || closes(text, end) || joint == Joint::To);
    fits.then_some((
        joint,
        Item {
            range: from..end,
            number: told,
            last: None,
        },
    ))
}

/// Whether a number ends at byte `end`: no figure goes on, no unit of money or measure follows.
pub fn sound(text: &str, end: usize) -> bool {
    const UNITS: [&str; 12] = [
        "triệu",
        "tỷ",
        "tỉ",
        "nghìn",
        "ngàn",
        "đồng",
        "người",
        "năm",
        "tháng",
        "ngày",
        "lần",
        "phần trăm",
    ];
    let rest = &text[end..];
    let mut after = rest.chars();
    let figure = match after.next() {
        Some('.' | ',' | '/' | '-' | ':') => after.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => c.is_alphanumeric() || c == '%',
        None => false,
    };
    let rest = rest.trim_start();
    !figure && !rest.starts_with('%') && !UNITS.iter().any(|unit| word(rest, unit).is_some())
}

/// Whether what follows byte `end` may follow a list of numbers.
fn closes(text: &str, end: usize) -> bool {
    const WORDS: [&str; 22] = [
        "của", "thuộc", "tại", "này", "nêu", "nói", "quy", "được", "phải", "là", "thì", "trong",
        "và", "hoặc", "theo", "đã", "luật", "bộ", "nghị", "thông", "quyết", "kế",
    ];
    let rest = text[end..].trim_start();
    let mark = rest.chars().next().is_none_or(|c| ".;)]:”\"".contains(c));
    let rest = rest.strip_prefix(',').map_or(rest, str::trim_start);
    let rest = past(rest, &["các"]).unwrap_or(rest);
    mark || citation_name::kind(rest).is_some()
        || WORDS.iter().any(|known| word(rest, known).is_some())
}
