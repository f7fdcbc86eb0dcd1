//! Words, ordinals and Roman numbers at the start of a text, as Vietnamese documents write them.

use super::vi;

/// Ordinals that are one word or two; the longest first where one begins another.
const ORDINALS: [(&str, u32); 24] = [
    ("hai mươi", 20),
    ("mười một", 11),
    ("mười hai", 12),
    ("mười ba", 13),
    ("mười bốn", 14),
    ("mười lăm", 15),
    ("mười sáu", 16),
    ("mười bảy", 17),
    ("mười tám", 18),
    ("mười chín", 19),
    ("mười", 10),
    ("nhất", 1),
    ("hai", 2),
    ("ba", 3),
    ("tư", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("tám", 8),
    ("chín", 9),
    ("nhì", 2),
    ("bốn", 4),
    ("bẩy", 7),
    ("một", 1),
];

/// The bytes that `lower`, given in lower case, takes at the start of `text` in any case, where a
/// word ends there.
#[inline]
pub fn word(text: &str, lower: &str) -> Option<usize> {
    match may_begin(text, lower) {
        true => whole_word(text, lower),
        false => None,
    }
}

/// What follows one of `words`, given in lower case, at the start of `text`, without the white space
/// between.
pub fn past<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let width = words.iter().find_map(|lower| word(text, lower))?;
    Some(text[width..].trim_start())
}

fn whole_word(text: &str, lower: &str) -> Option<usize> {
    let mut chars = text.chars();
    let mut width = 0;
    for wanted in lower.chars() {
        let c = chars.next()?;
        if !is_same(c, wanted) {
            return None;
        }
        width += c.len_utf8();
    }
    (!chars.next().is_some_and(vi::is_alphanumeric)).then_some(width)
}

/// Whether the first letters agree, as far as the first bytes tell: nearly always they do not.
#[inline]
fn may_begin(text: &str, lower: &str) -> bool {
    let (Some(first), Some(wanted)) = (text.bytes().next(), lower.bytes().next()) else {
        return lower.is_empty();
    };
    !first.is_ascii() || wanted == b' ' || first.to_ascii_lowercase() == wanted
}

fn is_same(c: char, wanted: char) -> bool {
    match c == wanted || (wanted == ' ' && c.is_whitespace()) {
        true => true,
        false if c.is_ascii() => c.to_ascii_lowercase() == wanted,
        false => c.to_lowercase().eq(std::iter::once(wanted)),
    }
}

/// `thứ nhất`, `Thứ 2` at the start of `text`: the number, and the bytes it takes.
pub fn ordinal(text: &str) -> Option<(u32, usize)> {
    let at = word(text, "thứ")? + 1;
    let rest = text.get(at..)?;
    let told = ORDINALS
        .iter()
        .find_map(|(name, number)| Some((*number, word(rest, name)?)));
    let (number, width) = told.or_else(|| digits(rest))?;
    Some((number, at + width))
}

/// Up to four digits that no letter or digit follows.
fn digits(text: &str) -> Option<(u32, usize)> {
    let width = text.bytes().take_while(u8::is_ascii_digit).count();
    let ends = !text[width..].starts_with(char::is_alphanumeric);
    ((1..=4).contains(&width) && ends)
        .then(|| text[..width].parse().ok().map(|number| (number, width)))?
}

/// `thứ hai`; `thứ 21` beyond the words.
pub fn spell(number: u32) -> String {
    match ORDINALS.iter().find(|(_, other)| *other == number) {
        Some((name, _)) => format!("thứ {name}"),
        None => format!("thứ {number}"),
    }
}

/// A Roman number in capitals at the start of `text`, well formed, from 1 to 399, and the bytes it
/// takes.
pub fn roman(text: &str) -> Option<(u32, usize)> {
    let width = text.bytes().take_while(|b| b"IVXLC".contains(b)).count();
    let values: Vec<u32> = text.bytes().take(width).map(figure).collect();
    let next = |at: usize| values.get(at + 1).copied().unwrap_or(0);
    let (more, less): (Vec<usize>, Vec<usize>) = (0..width).partition(|&at| values[at] >= next(at));
    let sum = |at: Vec<usize>| at.into_iter().map(|at| values[at]).sum::<u32>();
    let total = sum(more).checked_sub(sum(less))?;
    ((1..=399).contains(&total) && to_roman(total) == text[..width]).then_some((total, width))
}

fn figure(letter: u8) -> u32 {
    match letter {
        b'I' => 1,
        b'V' => 5,
        b'X' => 10,
        b'L' => 50,
        _ => 100,
    }
}

/// Numbers from here on are not read as Roman ones, and need not be written so.
const MOST_ROMAN: u64 = 400;

/// `14` as `XIV`; from 400 on in digits.
pub fn to_roman(number: impl Into<u64>) -> String {
    const STEPS: [(u64, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let (mut number, mut out) = (number.into(), String::new());
    if number >= MOST_ROMAN {
        return number.to_string();
    }
    for (step, letters) in STEPS {
        while number >= step {
            out.push_str(letters);
            number -= step;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_where_they_are_told_to() {
        assert_eq!(word("Điều 5", "điều"), Some("Điều".len()));
        assert_eq!(
            word("GẠCH ĐẦU DÒNG thứ", "gạch đầu dòng"),
            Some("GẠCH ĐẦU DÒNG".len())
        );
        assert_eq!(word("Điềuu", "điều"), None);
        assert_eq!(word("Điề", "điều"), None);
        assert_eq!(past("Của  các", &["tại", "của"]), Some("các"));
        assert_eq!(past("củab", &["của"]), None);
    }

    #[test]
    fn ordinals_both_ways() {
        for number in 1..=25 {
            let spelled = spell(number);
            assert_eq!(ordinal(&spelled), Some((number, spelled.len())));
        }
        assert_eq!(
            ordinal("thứ hai mươi mốt"),
            Some((20, "thứ hai mươi".len()))
        );
        assert_eq!(ordinal("thứ trưởng"), None);
    }

    #[test]
    fn roman_numbers_are_well_formed() {
        assert_eq!(roman("XIV. Y"), Some((14, 3)));
        assert_eq!([399_u32, 400].map(to_roman), ["CCCXCIX", "400"]);
        for bad in ["IIII.", "VX.", "IC", "", "A", "IVXLCIVXLC"] {
            assert_eq!(roman(bad), None, "{bad}");
        }
    }
}
