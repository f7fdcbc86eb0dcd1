//! Labels that begin with a word: `Điều 5.`, `Chương II`, `PHẦN THỨ NHẤT`, `Phụ lục I`.

use super::label::{Label, Style};
use super::line::is_capitals;
use super::number::{self, Value};

/// The words that name a clause, in lower case.
const WORDS: [(&str, Style); 6] = [
    ("phụ lục", Style::Appendix),
    ("phần", Style::Part),
    ("chương", Style::Chapter),
    ("tiểu mục", Style::Subsection),
    ("mục", Style::Section),
    ("điều", Style::Article),
];

/// `Điều 5.`, `Chương II`, `PHẦN THỨ NHẤT`, `Phụ lục I`: a word, a number, and nothing, a sign or
/// capitals after it.
pub fn named(line: &str) -> Option<Label> {
    let lower: String = line.chars().take(40).map(small).collect();
    let (word, style) = WORDS.iter().find(|(word, _)| lower.starts_with(word))?;
    let gap = lower[word.len()..].len() - lower[word.len()..].trim_start().len();
    if gap == 0 && lower.len() > word.len() {
        return unnumbered(line, word, *style);
    }
    let at = word.len() + gap + filler(&lower[word.len() + gap..], *style);
    // `Phụ lục 1A` counts as 1a.
    let number = match style {
        Style::Appendix if line[at..].starts_with(|c: char| c.is_ascii_digit()) => &lower[at..],
        _ => &line[at..],
    };
    let Some((value, width)) = counted(number, &lower[at..], *style) else {
        return unnumbered(line, word, *style);
    };
    let end = at + width;
    let sign = line[end..]
        .trim_start()
        .chars()
        .next()
        .filter(|sign| matches!(sign, '.' | ':' | '-' | ')'));
    let width = sign.map_or(end, |sign| end + line[end..].find(sign).unwrap_or(0) + 1);
    let rest = line[width..].trim_start();
    let valid = rest.is_empty()
        || rest.starts_with('(')
        || match sign {
            Some('-') => rest.starts_with(char::is_uppercase),
            Some(_) => !rest.starts_with(char::is_lowercase),
            None => is_capitals(rest) && line[end..].starts_with(char::is_whitespace),
        };
    let number = line[at..end].to_string();
    valid.then(|| Label {
        style: *style,
        value,
        number,
        width,
        sign: sign.unwrap_or(' '),
    })
}

/// The bytes of `số` and of leading zeros before the number of an appendix: `Phụ lục số 02`.
fn filler(lower: &str, style: Style) -> usize {
    if style != Style::Appendix {
        return 0;
    }
    let after = |rest: &str| rest.len() - rest.trim_start_matches(char::is_whitespace).len();
    let word = lower
        .strip_prefix("số")
        .map_or(0, |rest| "số".len() + after(rest));
    let rest = &lower[word..];
    let zeros = rest.len() - rest.trim_start_matches('0').len();
    let counted = rest[zeros..].starts_with(|c: char| c.is_ascii_digit());
    word + if counted { zeros } else { 0 }
}

/// `c` in lower case where that takes as many bytes, so that offsets stay.
fn small(c: char) -> char {
    c.to_lowercase()
        .next()
        .filter(|small| small.len_utf8() == c.len_utf8())
        .unwrap_or(c)
}

/// The number after a word: `5a`, `II`, `thứ nhất`, and for a part or an appendix one letter.
fn counted(text: &str, lower: &str, style: Style) -> Option<(Value, usize)> {
    let ends = |(_, width): &(Value, usize)| !text[*width..].starts_with(char::is_alphanumeric);
    let words = number::ordinal(lower).filter(|_| matches!(style, Style::Part | Style::Chapter));
    let roman = || number::roman(text).filter(|_| style != Style::Article);
    let letter = || {
        let first = text.chars().next().filter(char::is_ascii_uppercase)?;
        let place = number::letter(first.to_ascii_lowercase())?;
        matches!(style, Style::Part | Style::Appendix | Style::Section)
            .then_some((Value::plain(place), 1))
    };
    words
        .or_else(|| number::arabic(text).or_else(roman).filter(ends))
        .or_else(|| letter().filter(ends))
}

/// `PHỤ LỤC` alone on its line, or followed by a sign or capitals.
fn unnumbered(line: &str, word: &str, style: Style) -> Option<Label> {
    let rest = line[word.len()..].trim_start();
    let alone =
        rest.is_empty() || rest.starts_with(':') || (is_capitals(line) && rest.starts_with('('));
    let valid = style == Style::Appendix && alone;
    valid.then(|| Label {
        style,
        value: Value::Unnumbered,
        number: String::new(),
        width: word.len(),
        sign: ' ',
    })
}
