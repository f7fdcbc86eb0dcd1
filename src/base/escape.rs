//! The one escaper of HTML and XML.

use std::borrow::Cow;

/// Bytes that are looked at together; most hold nothing to escape.
const STEP: usize = 32;

/// Appends `text` with `& < > "` escaped: safe between tags and in attributes in double quotes.
/// What XML may not hold stands as U+FFFD; the form feeds of printed texts are spaces.
///
/// Source: XML 1.0, production 2, `Char`.
pub fn escape_into(out: &mut String, text: &str) {
    out.reserve(text.len());
    let mut from = 0;
    for (step, bytes) in text.as_bytes().chunks(STEP).enumerate() {
        // Without a branch for each byte, so that vector registers can be used.
        if !bytes
            .iter()
            .fold(false, |found, byte| found | is_special(*byte))
        {
            continue;
        }
        for (at, byte) in bytes.iter().enumerate() {
            let at = step * STEP + at;
            let Some((instead, length)) = instead(*byte, &text.as_bytes()[at..]) else {
                continue;
            };
            out.push_str(&text[from..at]);
            out.push_str(instead);
            from = at + length;
        }
    }
    out.push_str(&text[from..]);
}

/// `text` with what XML may not hold replaced as `escape_into` does, and nothing escaped.
pub fn valid(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_valid) {
        return Cow::Borrowed(text);
    }
    let letter = |c: char| match c {
        '\u{b}' | '\u{c}' => ' ',
        c if is_valid(c) => c,
        _ => char::REPLACEMENT_CHARACTER,
    };
    Cow::Owned(text.chars().map(letter).collect())
}

/// Whether XML may hold a character.
///
/// Source: XML 1.0, production 2, `Char`.
pub fn is_valid(c: char) -> bool {
    let control = matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}');
    !control && !matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// `text` with `& < > "` escaped.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape_into(&mut out, text);
    out
}

fn is_special(byte: u8) -> bool {
    let is_control = (byte < b' ') & (byte != b'\n') & (byte != b'\t') & (byte != b'\r');
    let is_mark = (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"');
    is_mark | is_control | (byte == 0xEF)
}

/// What stands for the character that begins with `byte`, the first of `rest`, and its length.
fn instead(byte: u8, rest: &[u8]) -> Option<(&'static str, usize)> {
    let instead = match byte {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        b'"' => "&quot;",
        b'\n' | b'\t' | b'\r' => return None,
        0x0B | 0x0C => " ",
        0..0x20 => "\u{FFFD}",
        // U+FFFE and U+FFFF.
        0xEF if matches!(rest, [_, 0xBF, 0xBE | 0xBF, ..]) => return Some(("\u{FFFD}", 3)),
        _ => return None,
    };
    Some((instead, 1))
}

#[cfg(test)]
mod tests {
    use super::{escape, valid};

    #[test]
    fn signs_are_escaped_wherever_they_stand() {
        for length in 0..70 {
            let (before, after) = ("a".repeat(length), "ế".repeat(length));
            let text = format!("<{before}&{after}\"{before}>");
            let expected = format!("&lt;{before}&amp;{after}&quot;{before}&gt;");
            assert_eq!(escape(&text), expected);
        }
    }
    #[test]
    fn what_xml_may_not_hold_is_replaced_wherever_it_stands() {
        for length in 0..70 {
            let before = "ế".repeat(length);
            for c in (0..=0x1F_u8)
                .map(char::from)
                .chain("\u{fffd}\u{fffe}\u{ffff}ｆ".chars())
            {
                let text = format!("{before}{c}a");
                assert_eq!(escape(&text), valid(&text));
                let expected = match c {
                    '\u{b}' | '\u{c}' => ' ',
                    '\t' | '\n' | '\r' | '\u{fffd}' | 'ｆ' => c,
                    _ => '\u{fffd}',
                };
                assert_eq!(valid(&text), format!("{before}{expected}a"));
            }
        }
    }
}
