//! The one escaper of HTML and XML.

use std::borrow::Cow;

/// Appends `text` with `& < > "` escaped: safe between tags and in attributes in double quotes.
/// What XML may not hold stands as U+FFFD; the form feeds of printed texts are spaces.
///
/// Source: XML 1.0, production 2, `Char`.
pub fn escape_into(out: &mut String, text: &str) {
    out.reserve(text.len());
    let bytes = text.as_bytes();
    let next = |from: usize| {
        let is_special = |byte: &u8| SPECIAL[usize::from(*byte)];
        Some(from + bytes[from..].iter().position(is_special)?)
    };
    let (mut written, mut from) = (0, 0);
    while let Some(at) = next(from) {
        let Some((instead, length)) = instead(&bytes[at..]) else {
            from = at + 1;
            continue;
        };
        out.push_str(&text[written..at]);
        out.push_str(instead);
        from = at + length;
        written = from;
    }
    out.push_str(&text[written..]);
}

/// As `escape_into`, and `'` too: safe in attributes in any quotes.
pub fn escape_quotes(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (number, piece) in text.split('\'').enumerate() {
        if number > 0 {
            out.push_str("&#39;");
        }
        escape_into(&mut out, piece);
    }
    out
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

/// Bytes that something may stand for: marks, controls, the first of U+FFFE and U+FFFF.
const SPECIAL: [bool; 256] = {
    let (mut special, mut byte) = ([false; 256], 0u8);
    while byte < 0x20 {
        special[byte as usize] = !matches!(byte, b'\n' | b'\t' | b'\r');
        byte += 1;
    }
    let (marks, mut at) = (*b"&<>\"\xEF", 0);
    while at < marks.len() {
        special[marks[at] as usize] = true;
        at += 1;
    }
    special
};

/// What stands for the character that `rest` begins with, a special one, and its length.
fn instead(rest: &[u8]) -> Option<(&'static str, usize)> {
    let instead = match rest {
        [b'&', ..] => "&amp;",
        [b'<', ..] => "&lt;",
        [b'>', ..] => "&gt;",
        [b'"', ..] => "&quot;",
        [0x0B | 0x0C, ..] => " ",
        [0..0x20, ..] => "\u{FFFD}",
        // U+FFFE and U+FFFF.
        [0xEF, 0xBF, 0xBE | 0xBF, ..] => return Some(("\u{FFFD}", 3)),
        _ => return None,
    };
    Some((instead, 1))
}

#[cfg(test)]
mod tests {
    use super::{escape, escape_quotes, valid};

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
    fn single_quotes_are_escaped_too() {
        assert_eq!(
            escape_quotes("'a' & \"b'"),
            "&#39;a&#39; &amp; &quot;b&#39;"
        );
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
