//! What a line may be by its first characters: `Điều 5.`, `III.`, `2a.`, `đ)`, `-`.

use super::named::named;
use super::number::{self, Value};
use super::style::{Label, Style};

/// Signs that open an item of a list, with those that Word has in fonts of its own.
const DASHES: &str = "-+*•●·▪■◦○✓✔√➢➤►▶❖◆♦→⇒*\u{F0B7}\u{F0A7}\u{F02D}\u{F0FC}\u{F0D8}\u{F076}";

/// `o Trồng cây`: the letter that stands for a bullet in a font of signs.
fn is_bullet(line: &str) -> bool {
    let rest = &line[1..];
    let text = rest.trim_start();
    text.len() < rest.len() && (text.starts_with(char::is_uppercase) || rest.starts_with('\t'))
}

/// Every reading of `line`, folded and without white space around it, the likelier first; none for
/// a line of plain text.
pub fn readings(line: &str) -> Vec<Label> {
    let Some(first) = line.chars().next() else {
        return vec![];
    };
    match first {
        'o' if is_bullet(line) => dash(line, first).into_iter().collect(),
        first if DASHES.contains(first) => dash(line, first).into_iter().collect(),
        '0'..='9' => arabic(line).into_iter().collect(),
        c if c.is_lowercase() => point(line, c).into_iter().collect(),
        c if c.is_uppercase() => match named(line) {
            Some(label) => vec![label],
            None => [letter(line), roman(line)].into_iter().flatten().collect(),
        },
        _ => vec![],
    }
}

/// The readings of a number between brackets, as English texts have it: `(1)`, `(a)`, `(ii)`; the
/// likelier first.
pub fn enclosed(line: &str) -> Vec<Label> {
    let inside = line.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let Some((number, rest)) = inside.filter(|(number, _)| (1..=5).contains(&number.len())) else {
        return vec![];
    };
    if !rest.starts_with(char::is_whitespace) || rest.trim().is_empty() {
        return vec![];
    }
    let label = |style: Style, value: Value| Label {
        style,
        value,
        number: number.to_string(),
        width: number.len() + 2,
        sign: ')',
    };
    let whole = |(_, width): &(Value, usize)| *width == number.len();
    let small = number.bytes().all(|byte| byte.is_ascii_lowercase());
    let arabic = number::arabic(number).filter(whole);
    let mut letters = number.chars();
    let letter = letters.next().filter(|_| small && letters.next().is_none());
    let capitals = number.to_ascii_uppercase();
    let roman = number::roman(&capitals).filter(|found| small && whole(found));
    let found = [
        arabic.map(|(value, _)| label(Style::Number, value)),
        letter
            .and_then(number::letter)
            .map(|place| label(Style::Point, Value::Letter(place, 0))),
        roman.map(|(value, _)| label(Style::SmallRoman, value)),
    ];
    found.into_iter().flatten().collect()
}

/// The same in Vietnamese texts, where such a number is none of a clause of its own: `(1) Rà soát`.
pub fn bracketed(line: &str) -> Vec<Label> {
    let begins = line
        .split_once(')')
        .is_some_and(|(_, rest)| rest.trim_start().starts_with(begins_sentence));
    let mut readings = enclosed(line);
    readings.retain(|label| begins && label.style != Style::Point);
    for label in readings.iter_mut().filter(|one| one.style == Style::Number) {
        label.style = Style::Bracketed;
    }
    readings
}

/// Whether a line, white space around it taken off, may begin a clause by its first characters.
pub fn is_labelled(line: &str) -> bool {
    !readings(line).is_empty() || !bracketed(line).is_empty()
}

/// `- Tổ chức`, `+ Mở lớp`; not `--`, `-5%`, `**`.
fn dash(line: &str, sign: char) -> Option<Label> {
    let rest = &line[sign.len_utf8()..];
    let text = rest.trim_start();
    let valid = !text.is_empty() && !text.starts_with([sign, '-', '*']);
    let spaced = text.len() < rest.len()
        || (!"*o".contains(sign)
            && text.starts_with(|c: char| c.is_alphabetic() || "“\"(".contains(c)));
    (valid && spaced).then(|| Label {
        style: Style::Dash(sign),
        value: Value::Unnumbered,
        number: String::new(),
        width: sign.len_utf8(),
        sign,
    })
}

/// `1.`, `2a.`, `1)`, `1/`, `1,`, `1.1.`, `1.1`.
fn arabic(line: &str) -> Option<Label> {
    let (mut value, mut width) = number::arabic(line)?;
    let mut pieces = 1;
    while let Some((next, more)) = line[width..].strip_prefix('.').and_then(number::arabic) {
        (value, width, pieces) = (next, width + 1 + more, pieces + 1);
    }
    let sign = line[width..].chars().next()?;
    let style = if pieces == 1 {
        Style::Number
    } else {
        Style::Decimal(pieces)
    };
    let end = match sign {
        '.' | ')' | '/' | '-' => width + 1,
        ',' if pieces == 1 && line[width + 1..].starts_with(' ') => width + 1,
        sign if sign.is_whitespace() && pieces > 1 => width,
        _ => return None,
    };
    let rest = &line[end..];
    let spaced = rest.starts_with(char::is_whitespace);
    let text = rest.trim_start();
    let bare = matches!(sign, '/' | '-' | ',') || !spaced || end == width;
    let valid = if bare {
        text.starts_with(begins_sentence)
    } else {
        !text.is_empty() && !is_thousands(text)
    };
    valid.then(|| Label {
        style,
        value,
        number: line[..width].to_string(),
        width: end,
        sign: if end == width { ' ' } else { sign },
    })
}

/// The rest of a number that was broken after its point: `000 đồng`.
fn is_thousands(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits == 3 && !text[digits..].starts_with(|c: char| c.is_alphanumeric())
}

pub fn begins_sentence(c: char) -> bool {
    c.is_uppercase() || "“\"‘(".contains(c)
}

/// `a)`, `đ)`, `a.`, `a,`, and `b1)`, which an amendment put in
fn point(line: &str, first: char) -> Option<Label> {
    let place = number::letter(first)?;
    let after = &line[first.len_utf8()..];
    let figure = after.chars().next().and_then(|c| c.to_digit(10));
    let figure = figure.filter(|figure| *figure > 0).unwrap_or(0);
    let number = first.len_utf8() + usize::from(figure > 0);
    let sign = line[number..].chars().next().filter(|sign| match figure {
        0 => matches!(sign, ')' | '.' | '/' | ','),
        _ => *sign == ')',
    })?;
    let width = number + 1;
    let rest = &line[width..];
    let text = rest.trim_start();
    let valid = !text.is_empty()
        && (sign == ')' || rest.starts_with(char::is_whitespace))
        && (sign != ',' || begins_with_word(text));
    valid.then(|| Label {
        style: Style::Point,
        value: Value::Letter(place, figure),
        number: line[..number].to_string(),
        width,
        sign,
    })
}

/// Whether `text` begins with a word of two letters and more: `b, c và d` lists letters.
fn begins_with_word(text: &str) -> bool {
    text.chars().take(2).filter(|c| c.is_alphabetic()).count() == 2
}

/// `A.` in capitals, a part by a letter.
fn letter(line: &str) -> Option<Label> {
    let first = line.chars().next().filter(char::is_ascii_uppercase)?;
    let value = Value::Letter(number::letter(first.to_ascii_lowercase())?, 0);
    labelled(line, 1, Style::Letter, value)
}

/// `III.`
fn roman(line: &str) -> Option<Label> {
    let (value, width) = number::roman(line)?;
    labelled(line, width, Style::Roman, value)
}

fn labelled(line: &str, width: usize, style: Style, value: Value) -> Option<Label> {
    let sign = line[width..]
        .chars()
        .next()
        .filter(|sign| matches!(sign, '.' | ')' | '/' | '-' | ':'))?;
    let rest = &line[width + 1..];
    let text = rest.trim_start();
    let spaced = text.len() < rest.len()
        || sign == '.' && text.chars().nth(1).is_some_and(char::is_alphabetic);
    let valid = spaced && text.starts_with(|c: char| begins_sentence(c) || c.is_ascii_digit());
    valid.then(|| Label {
        style,
        value,
        number: line[..width].to_string(),
        width: width + 1,
        sign,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[(Style, &str)]) {
        let found: Vec<(Style, String)> = readings(line)
            .into_iter()
            .map(|label| (label.style, label.number))
            .collect();
        let expected: Vec<(Style, String)> = expected
            .iter()
            .map(|(style, number)| (*style, number.to_string()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn labels_of_every_style() {
        check("Phần thứ nhất", &[(Style::Part, "thứ nhất")]);
        check("CHƯƠNG II", &[(Style::Chapter, "II")]);
        check("Chương II. NHỮNG QUY ĐỊNH CHUNG", &[(Style::Chapter, "II")]);
        check("Mục 1 NGUYÊN TẮC", &[(Style::Section, "1")]);
        check("Tiểu mục 2. CÁCH TÍNH", &[(Style::Subsection, "2")]);
        check("Điều 5. Nguyên tắc", &[(Style::Article, "5")]);
        check("Điều 12a. Nguyên tắc", &[(Style::Article, "12a")]);
        check("PHỤ LỤC I", &[(Style::Appendix, "I")]);
        check("Mẫu số 01", &[(Style::Form, "1")]);
        check("MẪU SỐ 2: BÁO CÁO", &[(Style::Form, "2")]);
        check("Biểu mẫu số: 03/BC", &[(Style::Form, "3/BC")]);
        check("III. TỔ CHỨC", &[(Style::Roman, "III")]);
        check("C. TỔ CHỨC", &[(Style::Letter, "C"), (Style::Roman, "C")]);
        check("1. Tổng Liên đoàn", &[(Style::Number, "1")]);
        check("1.2. Mục tiêu", &[(Style::Decimal(2), "1.2")]);
        check("1.2 Mục tiêu", &[(Style::Decimal(2), "1.2")]);
        check("đ) Báo cáo", &[(Style::Point, "đ")]);
        check("a. Báo cáo", &[(Style::Point, "a")]);
        check("b1) Báo cáo", &[(Style::Point, "b1")]);
        check("3, Báo cáo", &[(Style::Number, "3")]);
        check("- Chỉ đạo", &[(Style::Dash('-'), "")]);
        check("+ mở lớp", &[(Style::Dash('+'), "")]);
    }

    #[test]
    fn lines_that_only_look_alike() {
        for line in [
            "Điều 5 của Luật này",
            "Điều 5, 6 và 7",
            "Điều này cho thấy",
            "Chương II của Luật này",
            "Phụ lục I ban hành kèm theo Quyết định này",
            "Phần lớn đoàn viên",
            "Mẫu số 01 ban hành kèm theo Thông tư này",
            "Mẫu phiếu đề xuất",
            "2014. Đoàn",
            "25/09/2012",
            "1. 000 đồng",
            "1,5 triệu",
            "12, 13 và 14",
            "h2o) là nước",
            "3.000 đồng",
            "-5%",
            "-------",
            "v.v.",
            "và",
            "**Lưu ý**",
        ] {
            assert_eq!(readings(line), [], "{line}");
        }
    }
}
