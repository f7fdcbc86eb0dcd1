//! Citations in running text: documents by their numbers, clauses by their spoken names. Precision
//! goes before recall.

mod clauses;
mod document;
mod english;
mod list;
pub mod running;
mod source;
#[cfg(test)]
mod tests;

use crate::base::lines;
use crate::model::citation::{Citation, Cited};
use crate::text::folded::Folded;
use crate::text::vi;
use std::ops::Range;

/// What is cited, each with its bytes of the folded text.
type Places = Vec<(Range<usize>, Cited)>;

/// Every citation in `text`, in order, none within another. Nothing is looked up.
///
/// Dates, ratios, prices and telephone numbers are none. Folded before matching: NFC, `Ð`, dashes,
/// letters that only look Latin; one line end may stand around the `/` and `-` of a number.
pub fn citations(text: &str) -> Vec<Citation> {
    let folded = Folded::new(text);
    numbered(&folded.text)
        .into_iter()
        .map(|(range, what)| citation(&folded, range, what))
        .collect()
}

/// The same in a text that is folded, with the documents that `names` and `given`, folded too, call
/// by name; `given` pairs a name with a number.
pub fn all(text: &str, names: &[String], given: &[(String, String)]) -> Vec<Citation> {
    let folded = Folded::new(text);
    let mut found = numbered(&folded.text);
    found.retain(|(range, _)| !is_title_line(&folded.text, range));
    let all: Vec<&str> = names
        .iter()
        .chain(given.iter().map(|(name, _)| name))
        .map(String::as_str)
        .collect();
    for (range, name) in named(&folded.text, &all) {
        let after = &folded.text[range.end..];
        let number = given
            .iter()
            .find(|(given, _)| given == name)
            .map(|(_, number)| number);
        let free = found
            .iter()
            .all(|(other, _)| other.end <= range.start || range.end <= other.start);
        if free && !goes_on(after) && (number.is_none() || closes(after)) {
            found.push((
                range,
                number.map_or_else(
                    || Cited::Name(name.to_string()),
                    |number| Cited::Document(number.clone()),
                ),
            ));
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
        .into_iter()
        .map(|(range, what)| citation(&folded, range, what))
        .collect()
}

/// Whether a citation is all of its line and in capitals: `PHẦN II` over a part of the text itself.
fn is_title_line(text: &str, range: &Range<usize>) -> bool {
    let words = &text[range.clone()];
    let marks =
        text[range.end..].len() - text[range.end..].trim_start_matches(['.', ':', ' ']).len();
    lines::stands_alone(text, range.start..range.end + marks)
        && words.chars().filter(|c| c.is_uppercase()).count() > 2
        && !words.chars().any(char::is_lowercase)
}

/// Clauses and numbers of documents in a text that is folded.
fn numbered(text: &str) -> Places {
    let mut found: Places = vec![];
    let mut at = 0;
    while let Some(start) = next_word(text, at) {
        let here = match may_begin(&text[start..]) {
            true => clauses::clauses(text, start)
                .or_else(|| english::clauses(text, start))
                .or_else(|| one(text, start)),
            false => None,
        };
        at = match here {
            Some((cited, end)) => {
                found.extend(cited);
                end.max(start + 1)
            }
            None => after_word(text, start),
        };
    }
    found
}

/// Whether a citation may begin with the first letter of `text`: a figure, a capital, or that of a
/// word for a kind of clause.
fn may_begin(text: &str) -> bool {
    match text.bytes().next() {
        Some(b'0'..=b'9' | b'A'..=b'Z' | b'g' | b'k' | b'c' | b'm' | b'p' | b't') => true,
        Some(byte) if byte.is_ascii() => false,
        _ => text.starts_with(|c: char| c == 'đ' || c.is_uppercase()),
    }
}

/// Every place where `text` holds one of `names` as whole words, the longest first where several
/// begin; none within another. Both are folded.
fn named<'a>(text: &str, names: &[&'a str]) -> Vec<(Range<usize>, &'a str)> {
    let mut found = vec![];
    let mut at = 0;
    while let Some(start) = next_word(text, at).filter(|_| !names.is_empty()) {
        let first = text.as_bytes()[start];
        let here = names
            .iter()
            .filter(|name| name.as_bytes().first() == Some(&first));
        let here = here
            .filter_map(|name| Some((spaced(&text[start..], name)?, *name)))
            .max_by_key(|(width, _)| *width);
        at = match here {
            Some((width, name)) => {
                found.push((start..start + width, name));
                start + width
            }
            None => after_word(text, start),
        };
    }
    found
}

/// Whether a number or a year follows a name, which then is another one: `Luật Công đoàn năm 2012`.
fn goes_on(after: &str) -> bool {
    let mut words = after.split_whitespace();
    let next = words
        .next()
        .filter(|_| after.starts_with(char::is_whitespace))
        .unwrap_or("");
    let next = if matches!(next, "năm" | "số") {
        words.next().unwrap_or("")
    } else {
        next
    };
    next.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a name that a text gave to a document ends here: before a sign, or before a word that
/// begins no longer name.
fn closes(after: &str) -> bool {
    const WORDS: [&str; 22] = [
        "và", "hoặc", "là", "này", "trong", "được", "theo", "đến", "có", "của", "do", "để", "cho",
        "đã", "phải", "với", "tại", "thì", "nêu", "không", "cần", "khi",
    ];
    let next = after.trim_start();
    next.chars().next().is_none_or(|c| !c.is_alphanumeric())
        || WORDS
            .iter()
            .any(|word| crate::text::ordinals::word(next, word).is_some())
}

/// Names that the text itself gives to documents: `… số 1393/QĐ-TTg … (sau đây gọi tắt là Chiến
/// lược)` is (`Chiến lược`, `1393/QĐ-TTg`).
pub fn defined(text: &str) -> Vec<(String, String)> {
    const BEFORE: [&str; 3] = ["sau đây gọi tắt là", "sau đây gọi là", "gọi tắt là"];
    /// How far before its name a document may stand, in bytes.
    const REACH: usize = 600;
    let numbers = citations(text);
    let folded = Folded::new(text);
    let open = folded.text.match_indices('(').filter_map(|(at, _)| {
        let inside = folded.text[at + 1..].split(')').next()?;
        let name = BEFORE
            .iter()
            .find_map(|before| inside.trim_start().strip_prefix(before))?;
        let name = name.trim_matches(|c: char| c.is_whitespace() || "“”\"'".contains(c));
        let at = folded.original(at..at).start;
        let before = |one: &&Citation| {
            one.range.end <= at
                && at - one.range.end < REACH
                && matches!(one.what, Cited::Document(_))
        };
        let nearest = numbers.iter().rev().find(before)?;
        let Cited::Document(number) = &nearest.what else {
            return None;
        };
        let parts = (
            text[..nearest.range.start].to_lowercase(),
            text[nearest.range.end..at].to_lowercase(),
        );
        if is_about_another(name, &parts.0, &parts.1) {
            return None;
        }
        (!name.is_empty() && name.chars().count() < 60).then(|| (name.to_string(), number.clone()))
    });
    open.collect()
}

/// Whether `name` is what the sentence is about and the document whose number stands nearest only
/// what it carries out: `Chương trình … thực hiện Kết luận số 7-KL/TW (… là Chương trình …)`. The
/// words before and after the number are in lower case.
fn is_about_another(name: &str, before: &str, after: &str) -> bool {
    let lower = name.to_lowercase();
    let Some(width) = source::document_word(&lower) else {
        return false;
    };
    let kind = &lower[..width];
    let sentence = before.rsplit(['.', ';', '\n']).next().unwrap_or("");
    let numbered = sentence.trim_end().trim_end_matches("số").trim_end();
    // A decision issues a strategy and is called by it; a conclusion issues nothing.
    const ISSUING: [&str; 4] = ["quyết định", "nghị quyết", "nghị định", "thông tư"];
    let own = source::document_word_before(numbered);
    let issues_none = own.is_some_and(|own| !ISSUING.contains(&own));
    let is_own = numbered.ends_with(kind);
    !is_own && !after.contains(kind) && (sentence.contains(kind) || issues_none)
}

/// A document's number, or `Kế hoạch này`, at byte `start`.
fn one(text: &str, start: usize) -> Option<(Places, usize)> {
    if let Some((number, end)) = document::number(text, start) {
        return Some((vec![(start..end, Cited::Document(number))], end));
    }
    let (kind, end) = source::this_capital(text, start)?;
    Some((vec![(start..end, Cited::This(kind))], end))
}

fn citation(folded: &Folded, range: Range<usize>, what: Cited) -> Citation {
    let range = folded.original(range);
    Citation {
        homoglyph: folded.has_homoglyph(&range),
        range,
        what,
    }
}

/// The start of the next word from byte `at` on, which lies on a border of characters.
fn next_word(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    rest.find(vi::is_alphanumeric).map(|offset| at + offset)
}

/// The first byte after the word that byte `start` lies in.
fn after_word(text: &str, start: usize) -> usize {
    text[start..]
        .find(|c: char| !vi::is_alphanumeric(c))
        .map_or(text.len(), |width| start + width)
}

/// The bytes that `name` takes at the start of `text` where any white space of one answers to any
/// of the other, and a word ends there.
fn spaced(text: &str, name: &str) -> Option<usize> {
    let mut rest = text;
    for (at, word) in name.split_whitespace().enumerate() {
        let trimmed = rest.trim_start();
        if at > 0 && trimmed.len() == rest.len() {
            return None;
        }
        rest = trimmed.strip_prefix(word)?;
    }
    (!rest.starts_with(char::is_alphanumeric)).then(|| text.len() - rest.len())
}
