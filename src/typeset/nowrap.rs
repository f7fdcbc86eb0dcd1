//! Which words of a line of text must not be parted by the end of a line.

use crate::base::escape::escape_into;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use trace::trace;
use words::WORDS;

mod trace;
mod words;

const OPEN: &str = "<span class=\"nowrap\">";
const CLOSE: &str = "</span>";

/// More characters than this may not fit one line: no number of a document and no word is so long.
const LONGEST: usize = 24;

/// Words of two syllables besides `WORDS`, in lower case.
pub type Compounds = BTreeSet<(String, String)>;

/// Those of `phrases` that are words of two syllables.
pub fn compounds<'a>(phrases: impl Iterator<Item = &'a str>) -> Compounds {
    let pair = |phrase: &str| {
        let lower = phrase.to_lowercase();
        let (first, second) = lower.split_once(' ')?;
        let is_syllable = |part: &str| !part.is_empty() && part.chars().all(char::is_alphabetic);
        (is_syllable(first) && is_syllable(second)).then(|| (first.to_string(), second.to_string()))
    };
    phrases.filter_map(pair).collect()
}

/// A title as HTML: as [`write()`] gives it, and syllables of `WORDS` and of `own` are
/// joined by U+00A0.
pub fn title(text: &str, own: &Compounds) -> String {
    let mut out = String::new();
    write(&mut out, &with_words(text, own));
    out
}

/// Appends `text`, escaped, with an element around what must stand on one line: the number of a
/// document (`số 57/KH-TLĐ`) or of a clause (`mục III`), a span of years (`2014 - 2020`), a word
/// with the dash after it or the box to tick before it, parts that hyphens join (`ki-lô-gam`).
pub fn write(out: &mut String, text: &str) {
    let mut at = 0;
    for stretch in stretches(text) {
        escape_into(out, &text[at..stretch.start]);
        out.push_str(OPEN);
        escape_into(out, &text[stretch.clone()]);
        out.push_str(CLOSE);
        at = stretch.end;
    }
    escape_into(out, &text[at..]);
}

/// As [`write()`], before an element that holds `inside`: gives what closes after that element,
/// because `số` before it must not stay behind.
pub fn write_before(out: &mut String, text: &str, inside: &str) -> &'static str {
    let start = text.trim_end_matches(' ').rfind(' ').map_or(0, |at| at + 1);
    let last = &text[start..];
    if !last.ends_with(' ')
        || !is_numbered(
            last.trim_end(),
            inside.split(' ').next().unwrap_or_default(),
        )
    {
        write(out, text);
        return "";
    }
    write(out, &text[..start]);
    out.push_str(OPEN);
    escape_into(out, last);
    CLOSE
}

/// Bytes of `text` that must stand on one line, ascending.
fn stretches(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(at) = trace(text.as_bytes(), from) {
            let start = two_words_back(text, from, at);
            match stretch(text, start, at) {
                Ok(found) => {
                    from = found.end;
                    return Some(found);
                }
                Err(behind) => from = behind,
            }
        }
        None
    })
}

/// Where the second word before the one at byte `at` begins, not before byte `from`.
fn two_words_back(text: &str, from: usize, at: usize) -> usize {
    let back = |at: usize| {
        text[from..at]
            .trim_end_matches(' ')
            .rfind(' ')
            .map_or(from, |space| from + space + 1)
    };
    back(back(back(at)))
}

/// The first stretch from byte `start` on that reaches byte `at`, or else the byte from which on
/// there may be another.
fn stretch(text: &str, start: usize, at: usize) -> Result<Range<usize>, usize> {
    let mut words = text[start..].split(' ').chain([""]);
    // A word with the one before it and the two behind it.
    let mut near = [
        "",
        "",
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    ];
    let (mut piece, mut next) = (start, start);
    loop {
        near = [near[1], near[2], near[3], words.next().unwrap_or_default()];
        let end = next + near[1].len();
        next = end + 1;
        if must_not_break(near) {
            continue;
        }
        if piece + near[1].len() < end || is_number(near[1]) || is_hyphenated(near[1]) {
            return Ok(piece..end);
        }
        if end > at {
            return Err(end);
        }
        piece = next;
    }
}

/// Whether `left` and `right` must stand on one line; empty words are none. Most words have two
/// syllables: `Tái` stays with `chế -`, so that `Tái chế -` is not parted either.
fn must_not_break([before, left, right, after]: [&str; 4]) -> bool {
    match (is_dash(left), is_dash(right)) {
        _ if left.is_empty() || right.is_empty() => false,
        (false, true) => true,
        (true, _) => has_figure(before) && has_figure(right),
        (false, false) => {
            is_dash(after) && right.starts_with(char::is_alphabetic)
                || is_numbered(left, right)
                || matches!(left, "☐" | "☑" | "☒")
        }
    }
}

/// Whether `number` is that of a document or clause which `name` names: `số 84/2015/QH13`, `(mục
/// III`.
fn is_numbered(name: &str, number: &str) -> bool {
    match name.trim_start_matches(|letter: char| !letter.is_alphabetic()) {
        "số" | "Số" => {
            number.contains('/') && has_figure(number) && number.chars().count() <= LONGEST
        }
        "mục" | "Mục" | "khoản" | "Khoản" | "điều" | "Điều" | "phần" | "Phần" | "chương"
        | "Chương" => number.starts_with(|letter: char| {
            letter.is_ascii_digit() || matches!(letter, 'I' | 'V' | 'X')
        }),
        "điểm" | "Điểm" => {
            number
                .trim_end_matches(|letter: char| !letter.is_alphabetic())
                .chars()
                .count()
                == 1
        }
        _ => false,
    }
}

fn with_words(text: &str, own: &Compounds) -> String {
    let mut last = Cow::default();
    let mut out = String::with_capacity(text.len() + 8);
    for syllable in text.split(' ') {
        let bare = lowered(syllable.trim_matches(|letter: char| !letter.is_alphabetic()));
        if !out.is_empty() {
            let is_whole =
                WORDS.binary_search(&[&last, &bare]).is_ok() || is_own(&last, &bare, own);
            out.push(if is_whole { '\u{a0}' } else { ' ' });
        }
        // Nothing is joined over a comma.
        last = if syllable.ends_with(char::is_alphabetic) {
            bare
        } else {
            Cow::default()
        };
        out.push_str(syllable);
    }
    out
}

fn is_own(first: &str, second: &str, own: &Compounds) -> bool {
    !first.is_empty() && !own.is_empty() && own.contains(&(first.to_string(), second.to_string()))
}

/// In lower case, as most syllables are.
fn lowered(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_uppercase) {
        Cow::Owned(text.to_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–")
}

fn has_figure(word: &str) -> bool {
    word.contains(|letter: char| letter.is_ascii_digit())
}

/// Figures and letters parted by a stroke.
fn is_number(word: &str) -> bool {
    word.contains('/')
        && has_figure(word)
        && word.contains(char::is_alphabetic)
        && word.chars().count() <= LONGEST
}

/// Letters and figures joined by hyphens, with the punctuation around them.
fn is_hyphenated(word: &str) -> bool {
    let inner = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    inner.contains('-')
        && inner.chars().count() <= LONGEST
        && inner
            .split('-')
            .all(|part| !part.is_empty() && part.chars().all(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every piece that stands on one line is shown in brackets.
    fn shown(html: &str) -> String {
        html.replace(OPEN, "[").replace(CLOSE, "]")
    }

    #[track_caller]
    fn check(expected: &str) {
        let text = expected.replace(['[', ']'], "");
        let mut out = String::new();
        write(&mut out, &text);
        assert_eq!(shown(&out), expected);
    }

    #[test]
    fn no_line_ends_inside_a_number() {
        check("Kế hoạch [57/KH-TLĐ,] Luật");
        check("Luật [số 84/2015/QH13] và [(Số 84/2015)]");
        check("ngày 25/09/2014, 1/2 ngày, số 5, và/hoặc");
        check("https://cong-doan.example/van-ban/57-kh-tld");
    }

    #[test]
    fn no_line_ends_inside_a_span_of_years_or_begins_with_a_dash() {
        check("giai đoạn [2014 - 2020,] tầm nhìn [2030 – 2050]");
        check("Phong trào 3T [“Tiết kiệm -] [Tái chế -] Tái sử dụng”");
        check("Phong trào [“Xanh -] [Sạch -] Đẹp”, [xanh-sạch]");
        check("- [đầu dòng -]  ");
        check("");
    }

    #[test]
    fn no_line_ends_inside_a_word_with_hyphens() {
        check("một [ki-lô-gam] giấy, [“Mô-đun”] và [(COVID-19)]");
        check("[a-xít]");
        check("Đơn vị: [☐ ki-lô-gam] [☐ bao] [☑ túi] ☐");
        check("Xanh -Sạch- và --, -một, hai- ba--bốn");
        check("cong-doan.example một-hai-ba-bốn-năm-sáu-bảy");
    }

    #[test]
    fn no_line_ends_between_a_clause_and_its_number() {
        check("[khoản 2] và 3 [mục III,] [điểm a] [(Điều 5.2)]");
        check("[Khoản 2]");
        check("[điểm đ]");
        check("đặt mục tiêu, một điểm đến, điều Ấy");
    }

    #[test]
    fn no_line_ends_inside_a_word_of_the_name_of_a_level() {
        let check = |text: &str, expected: &str| {
            assert_eq!(title(text, &Compounds::new()), expected);
        };
        check(
            "Công đoàn ngành Trung ương;",
            "Công\u{a0}đoàn ngành Trung\u{a0}ương;",
        );
        check(
            "“Tổng công ty” trực thuộc",
            "“Tổng công\u{a0}ty” trực\u{a0}thuộc",
        );
        check("tiền công, đoàn <b>", "tiền công, đoàn &lt;b&gt;");
    }

    #[test]
    fn words_stand_in_the_order_of_bytes() {
        assert!(WORDS.is_sorted());
    }

    #[test]
    fn no_line_ends_inside_a_word_of_the_site() {
        let own =
            compounds(["Chồi xanh", "công nhân, viên chức", "ba bước đầu", "3 T"].into_iter());
        assert_eq!(own.len(), 1);
        assert_eq!(title("Một chồi xanh", &own), "Một chồi\u{a0}xanh");
    }

    #[test]
    fn a_name_stays_with_the_number_in_the_element_after_it() {
        let check = |text: &str, inside: &str, expected: &str| {
            let mut out = String::new();
            let close = write_before(&mut out, text, inside);
            assert_eq!(shown(&format!("{out}<a>{inside}</a>{close}")), expected);
        };
        check(
            "Quyết định số ",
            "1658/QĐ-TTg",
            "Quyết định [số <a>1658/QĐ-TTg</a>]",
        );
        check("số ", "84/2015/QH13 và", "[số <a>84/2015/QH13 và</a>]");
        check("theo [số]", "84/2015", "theo [số]<a>84/2015</a>");
        check("số ", "liệu", "số <a>liệu</a>");
        check("", "84/2015", "<a>84/2015</a>");
    }
}
