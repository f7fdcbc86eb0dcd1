//! The document that a cited clause is of, as the text says right after it.

use super::document;
use crate::model::citation::Source;
use crate::text::ordinals::{past, word};

/// Words that name a document, in lower case; the longest first where one begins another.
const DOCUMENTS: [&str; 37] = [
    "kế hoạch hành động",
    "kế hoạch",
    "chương trình hành động",
    "chương trình",
    "quyết định",
    "bộ luật",
    "luật",
    "nghị định",
    "nghị quyết",
    "thông tư liên tịch",
    "thông tư",
    "chỉ thị",
    "hướng dẫn",
    "điều lệ",
    "quy chế",
    "quy định",
    "pháp lệnh",
    "hiến pháp",
    "chiến lược",
    "đề án",
    "công ước",
    "hiệp định",
    "kết luận",
    "thông báo",
    "thông tri",
    "nội quy",
    "quy ước",
    "quy trình",
    "thỏa ước lao động tập thể",
    "thoả ước lao động tập thể",
    "thỏa ước",
    "thoả ước",
    "công điện",
    "công văn",
    "tờ trình",
    "phương án",
    "quy hoạch",
];

/// Words that say what a clause does, and with a capital name a document.
const VERBS: [&str; 6] = [
    "quy định",
    "quyết định",
    "hướng dẫn",
    "thông báo",
    "kết luận",
    "chỉ thị",
];

/// What byte `end`, after a cited clause, is followed by.
pub fn source(text: &str, end: usize) -> Source {
    let told = text[end..].trim_start_matches([',', ' ', '\n']);
    let joint = past(told, &["của", "tại", "trong", "ban hành kèm theo"]);
    let rest = joint.unwrap_or(told);
    let start = text.len() - rest.len();
    let Some(width) = document_word(rest) else {
        return Source::Unsaid;
    };
    // `Điều 5 quy định về cây xanh`
    let is_verb = VERBS.iter().any(|verb| rest.starts_with(verb));
    if joint.is_none() && is_verb {
        return Source::Unsaid;
    }
    let after = rest[width..].trim_start();
    let is_capital = rest.starts_with(char::is_uppercase);
    if this_width(after, is_capital).is_some() {
        return Source::This(rest[..width].to_lowercase());
    }
    let told = past(after, &["số"]).unwrap_or(after);
    if let Some((number, _)) = document::number(text, text.len() - told.len()) {
        return Source::Document(number);
    }
    // A name goes on in capitals or figures: `Luật Công đoàn`, `Kế hoạch 57`; "Kế hoạch có mấy mục"
    // names nothing.
    let named = text[start..].starts_with(char::is_uppercase)
        && after.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    if !named {
        return Source::Unnamed;
    }
    match numbered(rest, width) {
        Some(number) => Source::Document(number),
        None => Source::Named(name(rest)),
    }
}

/// The number that stands behind a name: `Luật Giáo dục số 38/2005/QH11`; `width` are the bytes of
/// the word for the document.
fn numbered(text: &str, width: usize) -> Option<String> {
    /// What bears a number of its own, besides documents that clauses are cited of.
    const OTHERS: [&str; 5] = ["văn bản", "công văn", "tờ trình", "giấy", "mẫu"];
    let (name, _) = text.split_once(" số ")?;
    let ends = |words: &[&str]| words.iter().any(|word| name.to_lowercase().ends_with(word));
    let mut words = name.match_indices(' ').filter(|(at, _)| *at >= width);
    let is_name = name.len() < 160
        && !name.contains(['.', ';', '\n'])
        && !ends(&OTHERS)
        && !words.any(|(at, _)| document_word(&name[at + 1..]).is_some());
    let (number, _) = document::number(text, name.len() + " số ".len()).filter(|_| is_name)?;
    Some(number)
}

/// `Kế hoạch này` at byte `start`, with a capital: its kind, and the byte after it.
pub fn this_capital(text: &str, start: usize) -> Option<(String, usize)> {
    let rest = &text[start..];
    if !rest.starts_with(char::is_uppercase) {
        return None;
    }
    let width = document_word(rest)?;
    let after = &rest[width..];
    let space = after.len() - after.trim_start().len();
    let wide = this_width(after.trim_start(), true)?;
    Some((rest[..width].to_lowercase(), start + width + space + wide))
}

/// The bytes up to the end of `này` at the start of `after`; after a capital, of up to four small
/// words before it: `Chương trình mục tiêu quốc gia này`, `Quy chế làm việc này`.
fn this_width(after: &str, is_capital: bool) -> Option<usize> {
    /// Words of a sentence, which no name of a document holds.
    const JOINTS: [&str; 22] = [
        "có", "là", "và", "của", "được", "về", "cho", "theo", "tại", "thì", "phải", "do", "để",
        "với", "trong", "nêu", "từ", "đến", "hoặc", "mà", "thay", "cùng",
    ];
    let mut rest = after;
    for _ in 0..if is_capital { 5 } else { 1 } {
        if let Some(width) = word(rest, "này") {
            return Some(after.len() - rest.len() + width);
        }
        let next = rest.split(char::is_whitespace).next().unwrap_or("");
        let small = !next.is_empty() && next.chars().all(char::is_lowercase);
        if !small || JOINTS.contains(&next) {
            return None;
        }
        rest = rest[next.len()..].trim_start();
    }
    None
}

/// The bytes of the word for documents that `text` begins with.
pub fn document_word(text: &str) -> Option<usize> {
    DOCUMENTS.iter().find_map(|known| word(text, known))
}

/// The word for documents that `text`, in lower case, ends with.
pub fn document_word_before(text: &str) -> Option<&'static str> {
    let ends = |known: &&&str| {
        let before = text.strip_suffix(**known);
        before.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
    };
    DOCUMENTS
        .iter()
        .filter(ends)
        .max_by_key(|known| known.len())
        .copied()
}

/// The words of a name, up to a full stop, semicolon or bracket, at most 120 characters.
pub fn name(text: &str) -> String {
    let inside = text
        .split(['.', ';', ':', '(', ')', '“', '”'])
        .next()
        .unwrap_or("");
    let short: String = inside.chars().take(120).collect();
    short.split_whitespace().collect::<Vec<_>>().join(" ")
}
