//! Texts composed (NFC).

use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// `text` composed.
pub fn composed(text: &str) -> Cow<'_, str> {
    match is_surely_composed(text.as_bytes()) || is_nfc(text) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.nfc().collect()),
    }
}

/// Whether a text in UTF-8 holds only letters of Vietnamese and other Latin ones, dashes, quotes,
/// arrows and other signs, all of them composed: told by the first bytes of its characters.
fn is_surely_composed(bytes: &[u8]) -> bool {
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += match (byte, bytes.get(at + 1), bytes.get(at + 2)) {
            (0..=0x7f, ..) => 1,
            (0xc2..=0xcb, ..) => 2,
            (0xe1, Some(0xb8..=0xbb), _) => 3,
            (0xe2, Some(0x80), Some(0x90..=0xa7)) => 3,
            (0xe2, Some(0x82 | 0x85..=0x8b | 0x8d..=0xaa), _) => 3,
            _ => return false,
        };
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{composed, is_surely_composed};
    use unicode_normalization::char::canonical_combining_class;
    use unicode_normalization::is_nfc;

    #[test]
    fn what_bytes_tell_holds_for_every_character_beside_every_other() {
        let told = |c: &char| is_surely_composed(c.to_string().as_bytes());
        let wrong = (char::MIN..=char::MAX).filter(told).find(|c| {
            // A mark could join the letter before it.
            canonical_combining_class(*c) != 0 || !is_nfc(&format!("e{c}e"))
        });
        assert_eq!(wrong, None);
        assert!(is_surely_composed("“Công đoàn” – 3T…".as_bytes()));
    }

    #[test]
    fn letters_and_marks_become_one() {
        assert_eq!(composed("Đi\u{ea}\u{300}u"), "Điều");
        assert_eq!(composed("Điều ☘"), "Điều ☘");
    }
}
