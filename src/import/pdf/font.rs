//! The fonts of a page: what the codes of a string say, and how far each goes.
//!
//! Source: ISO 32000-1 §9.6 (simple fonts), §9.7 (composite fonts), §9.10 (to Unicode).

use super::MOST;
use crate::import::letters;
use lopdf::{Dictionary, Document, Object};
use std::collections::HashMap;

pub struct Font {
    /// `.VnTime`, without the mark of a subset.
    pub name: String,
    /// Bytes of a code: 1 or 2.
    width: usize,
    words: HashMap<u32, String>,
    /// In thousandths of the size.
    advances: HashMap<u32, f32>,
    usual: f32,
}

impl Font {
    pub fn read(document: &Document, font: &Dictionary) -> Font {
        let kind = font.get(b"Subtype").and_then(Object::as_name);
        let composite = kind.is_ok_and(|kind| kind == b"Type0");
        let name = font
            .get_deref(b"BaseFont", document)
            .and_then(Object::as_name);
        let name = String::from_utf8_lossy(name.unwrap_or_default()).into_owned();
        let name = match name.split_once('+') {
            Some((subset, name)) if subset.len() == 6 => name.to_string(),
            _ => name,
        };
        let (advances, usual) = match composite {
            true => composite_advances(document, font),
            false => simple_advances(document, font),
        };
        Font {
            width: 1 + usize::from(composite),
            words: words(document, font, (composite, &name)),
            name,
            advances,
            usual,
        }
    }

    /// What each code of a string says, its advance in thousandths of the size, and whether it is
    /// the space of one byte.
    pub fn codes<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = (&'a str, f32, bool)> {
        bytes.chunks(self.width).map(|code| {
            let number = code.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte));
            let words = self.words.get(&number).map_or("", String::as_str);
            let advance = self.advances.get(&number).copied().unwrap_or(self.usual);
            (words, advance, self.width == 1 && number == 32)
        })
    }
}

fn words(
    document: &Document,
    font: &Dictionary,
    (composite, name): (bool, &str),
) -> HashMap<u32, String> {
    let table = font
        .get_deref(b"ToUnicode", document)
        .and_then(Object::as_stream);
    let table = table.and_then(|stream| stream.decompressed_content_with_limit(MOST));
    if let Ok(table) = table {
        let words = to_unicode(&String::from_utf8_lossy(&table));
        if !words.is_empty() {
            return words;
        }
    }
    if composite {
        return HashMap::new();
    }
    let old = letters::of_font(name).is_some();
    let encoding = font.get_font_encoding_with_limit(document, MOST);
    let one = |byte: u8| match (&encoding, old) {
        (Ok(encoding), false) => encoding.bytes_to_string(&[byte]).unwrap_or_default(),
        // Old fonts put their letters where a western Windows has other signs.
        _ => letters::western(&[byte]),
    };
    (0..=255u8)
        .map(|byte| (u32::from(byte), one(byte)))
        .collect()
}

/// Codes that one table may name: a font has at most 65,536 of them, each a few times.
const MOST_CODES: u32 = 1 << 20;

/// The table of a font: `<0003> <0020>`, `<10> <12> <0041>`, `<10> <12> [<0041> <0042>]`.
fn to_unicode(table: &str) -> HashMap<u32, String> {
    let mut words = HashMap::new();
    let (mut rest, mut named) = (table, 0_u32);
    while let Some(at) = rest.find("beginbf") {
        rest = &rest[at + 7..];
        let is_range = rest.starts_with("range");
        let end = rest.find("endbf").unwrap_or(rest.len());
        let tokens = tokens(&rest[..end]);
        rest = &rest[end..];
        let mut tokens = tokens.into_iter();
        while let Some(first) = tokens.next().and_then(number) {
            let last = match is_range {
                true => tokens.next().and_then(number).unwrap_or(first),
                false => first,
            };
            let Some(goal) = tokens.next() else {
                break;
            };
            let count = last.saturating_sub(first).min(0xFFFF);
            named = named.saturating_add(count).saturating_add(1);
            if named > MOST_CODES {
                return words;
            }
            if goal == "[" {
                let goals = tokens.by_ref().take_while(|token| *token != "]");
                let codes = first..=first.saturating_add(count);
                words.extend(codes.zip(goals.map(|goal| utf16(goal, 0)).collect::<Vec<_>>()));
            } else {
                let code = |step| (first.saturating_add(step), utf16(goal, step));
                words.extend((0..=count).map(code));
            }
        }
    }
    words
}

/// `0041` of `<0041>`, and brackets.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = vec![];
    let mut rest = text;
    while let Some(at) = rest.find(['<', '[', ']']) {
        rest = &rest[at..];
        let length = match rest.strip_prefix('<') {
            Some(inside) => {
                let end = inside.find('>').unwrap_or(inside.len());
                tokens.push(&inside[..end]);
                (end + 2).min(rest.len())
            }
            None => {
                tokens.push(&rest[..1]);
                1
            }
        };
        rest = &rest[length..];
    }
    tokens
}

fn number(hex: &str) -> Option<u32> {
    let hex: String = hex.split_whitespace().collect();
    u32::from_str_radix(&hex, 16).ok()
}

/// The text of digits in UTF-16, its last unit raised by `step`.
fn utf16(hex: &str, step: u32) -> String {
    let hex: String = hex.split_whitespace().collect();
    let digits: Vec<u32> = hex.chars().filter_map(|c| c.to_digit(16)).collect();
    let unit = |unit: &[u32]| (unit.iter().fold(0, |sum, digit| sum << 4 | digit) & 0xFFFF) as u16;
    let mut units: Vec<u16> = digits.chunks(4).map(unit).collect();
    if let Some(last) = units.last_mut() {
        *last = last.wrapping_add((step & 0xFFFF) as u16);
    }
    String::from_utf16_lossy(&units).replace('\0', "")
}

fn simple_advances(document: &Document, font: &Dictionary) -> (HashMap<u32, f32>, f32) {
    let first = font
        .get_deref(b"FirstChar", document)
        .and_then(Object::as_i64);
    let first = u32::try_from(first.unwrap_or(0)).unwrap_or(0);
    let all = font
        .get_deref(b"Widths", document)
        .and_then(Object::as_array);
    let all = all.map(Vec::as_slice).unwrap_or_default();
    let advances = (first..).zip(all).filter_map(|(code, width)| {
        let (_, width) = document.dereference(width).ok()?;
        Some((code, width.as_float().ok()?))
    });
    (advances.collect(), 500.0)
}

/// Source: ISO 32000-1 §9.7.4.3, the array `W`.
fn composite_advances(document: &Document, font: &Dictionary) -> (HashMap<u32, f32>, f32) {
    let below = font
        .get_deref(b"DescendantFonts", document)
        .and_then(Object::as_array);
    let below = below.ok().and_then(|fonts| fonts.first());
    let below = below.and_then(|font| document.dereference(font).ok()?.1.as_dict().ok());
    let Some(below) = below else {
        return (HashMap::new(), 1000.0);
    };
    let usual = below.get_deref(b"DW", document).and_then(Object::as_float);
    let all = below.get_deref(b"W", document).and_then(Object::as_array);
    let mut all = all.map(Vec::as_slice).unwrap_or_default().iter();
    let mut advances = HashMap::new();
    let plain = |object: &Object| Some(document.dereference(object).ok()?.1.clone());
    while let (Some(first), Some(second)) = (all.next(), all.next()) {
        let Some(first) = plain(first).and_then(|first| u32::try_from(first.as_i64().ok()?).ok())
        else {
            break;
        };
        match plain(second) {
            Some(Object::Array(list)) => {
                let widths = list.iter().map(|width| plain(width)?.as_float().ok());
                advances.extend(
                    (first..)
                        .zip(widths)
                        .filter_map(|(code, width)| Some((code, width?))),
                );
            }
            Some(last) => {
                let last = last.as_i64().ok().and_then(|last| u32::try_from(last).ok());
                let width = all.next().and_then(|width| plain(width)?.as_float().ok());
                if let (Some(last), Some(width)) = (last, width) {
                    let last = last.min(first.saturating_add(0xFFFF));
                    advances.extend((first..=last).map(|code| (code, width)));
                }
            }
            None => break,
        }
    }
    (advances, usual.unwrap_or(1000.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_a_font_is_read() {
        let table = "2 beginbfchar <0003> <0020> <0004> <01AF0301> endbfchar\n1 beginbfrange <10> \
                     <12> <0041> <20><21> [<0110> <0111>] endbfrange";
        let words = to_unicode(table);
        let said = |code: u32| words.get(&code).map(String::as_str);
        assert_eq!(said(3), Some(" "));
        assert_eq!(said(4), Some("Ư\u{301}"));
        assert_eq!([said(0x10), said(0x12)], [Some("A"), Some("C")]);
        assert_eq!([said(0x20), said(0x21)], [Some("Đ"), Some("đ")]);
    }

    #[test]
    fn a_table_without_an_end_names_no_more_codes_than_a_font_has() {
        let range = |at: u32| format!("<{:x}> <{:x}> <0041>", at << 16, (at << 16) + 0xFFFF);
        let ranges: String = (0..64).map(range).collect();
        let words = to_unicode(&format!("64 beginbfrange {ranges} endbfrange"));
        assert_eq!(words.len(), MOST_CODES as usize);
        let last = to_unicode("1 beginbfrange <FFFFFFF0> <FFFFFFFF> <0041> endbfrange");
        assert_eq!(last.len(), 16);
    }
}
