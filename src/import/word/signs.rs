//! Signs of fonts that hold no letters, and characters above or below the line.

/// Signs of the fonts Wingdings, Symbol and their kin: font, code, sign.
const TABLE: &str = include_str!("signs.tsv");

/// The character that the sign `code` of `font` shows; `None` for one that is not known.
pub fn sign(font: &str, code: u32) -> Option<char> {
    let code = code & 0xFF;
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    let font = font.to_lowercase();
    rows.filter_map(|row| row.split_once('\t'))
        .filter(|(name, _)| font.starts_with(name))
        .filter_map(|(_, rest)| rest.split_once('\t'))
        .find(|(number, _)| u32::from_str_radix(number, 16) == Ok(code))
        .and_then(|(_, sign)| sign.chars().next())
        .or_else(|| char::from_u32(code).filter(|_| !is_of_signs(&font) && code > 0x20))
}

fn is_of_signs(font: &str) -> bool {
    font.contains("dings") || font.starts_with("symbol") || font.is_empty()
}

/// `text` above the line, `6` as `⁶`; `None` where Unicode lacks one of its characters.
pub fn raised(text: &str) -> Option<String> {
    mapped(text, "0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
}

/// `text` below the line, `2` as `₂`.
pub fn lowered(text: &str) -> Option<String> {
    mapped(text, "0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
}

fn mapped(text: &str, from: &str, to: &str) -> Option<String> {
    let one = |c: char| match c {
        c if c.is_whitespace() => Some(c),
        c => from
            .chars()
            .zip(to.chars())
            .find(|(from, _)| *from == c)
            .map(|(_, to)| to),
    };
    text.chars().map(one).collect()
}
