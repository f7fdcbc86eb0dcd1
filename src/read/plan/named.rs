//! Labels that begin with a word: `Điều 5.`, `Chương II`, `PHẦN THỨ NHẤT`, `Phụ lục I`.

use super::line::is_capitals;
use super::number::{self, Value};
use super::style::{Label, Style};
use crate::base::number::to_u32;

/// The words that name a clause, in lower case.
const WORDS: [(&str, Style); 18] = [
    ("phụ lục", Style::Appendix),
    ("biểu mẫu số", Style::Form),
    ("mẫu biểu số", Style::Form),
    ("biểu số", Style::Form),
    ("mẫu số", Style::Form),
    ("phần", Style::Part),
    ("chương", Style::Chapter),
    ("tiểu mục", Style::Subsection),
    ("mục", Style::Section),
    ("điều", Style::Article),
    ("appendix", Style::Appendix),
    ("annex", Style::Appendix),
    ("schedule", Style::Appendix),
    ("part", Style::Part),
    ("chapter", Style::Chapter),
    ("subsection", Style::Subsection),
    ("section", Style::Section),
    ("article", Style::Article),
];

/// `Part One`, `CHAPTER TWO`, in lower case.
const ENGLISH: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// `Điều 5.`, `Chương II`, `PHẦN THỨ NHẤT`, `Phụ lục I`: a word, a number, and nothing, a sign or
/// capitals after it.
pub fn named(line: &str) -> Option<Label> {
    let lower: String = line.chars().take(40).map(small).collect();
    let (word, style) = WORDS.iter().find(|(word, _)| lower.starts_with(word))?;
    let gap = lower[word.len()..].len() - lower[word.len()..].trim_start().len();
    let is_parted = gap > 0 || *style == Style::Form && lower[word.len()..].starts_with(':');
    if !is_parted && lower.len() > word.len() {
        return unnumbered(line, word, *style);
    }
    let at = word.len() + gap + filler(&lower[word.len() + gap..], *style);
    // `Phụ lục 1A` counts as 1a.
    let number = match style {
        Style::Appendix | Style::Form if line[at..].starts_with(|c: char| c.is_ascii_digit()) => {
            &lower[at..]
        }
        _ => &line[at..],
    };
    let Some((value, width)) = counted(number, &lower[at..], *style) else {
        return unnumbered(line, word, *style);
    };
    let end = at + width + tail(&line[at + width..], *style);
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

/// The bytes of `/BC` after the number of a form: `Mẫu số 01/BC`, `Mẫu số 02-KH`.
fn tail(rest: &str, style: Style) -> usize {
    let Some(letters) = rest
        .strip_prefix(['/', '-'])
        .filter(|_| style == Style::Form)
    else {
        return 0;
    };
    let width = letters
        .find(|c: char| !c.is_alphanumeric() && c != '-')
        .unwrap_or(letters.len());
    let (word, rest) = letters.split_at(width);
    let is_tail = is_capitals(word) && !rest.starts_with(char::is_alphanumeric);
    if is_tail { 1 + width } else { 0 }
}

/// The bytes of `số`, `:` and of leading zeros before the number of an appendix or a form: `Phụ lục
/// số 02`.
fn filler(lower: &str, style: Style) -> usize {
    if !style.is_annexed() {
        return 0;
    }
    let after = |rest: &str| rest.len() - rest.trim_start_matches(char::is_whitespace).len();
    let word = lower
        .strip_prefix("số")
        .map_or(0, |rest| "số".len() + after(rest));
    let word = lower[word..]
        .strip_prefix(':')
        .map_or(word, |rest| word + 1 + after(rest));
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
    let spelled = || {
        let at = ENGLISH.iter().position(|word| {
            lower
                .strip_prefix(word)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })?;
        Some((Value::plain(to_u32(at) + 1), ENGLISH[at].len()))
    };
    let words = number::ordinal(lower)
        .or_else(spelled)
        .filter(|_| matches!(style, Style::Part | Style::Chapter));
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
