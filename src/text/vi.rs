//! Vietnamese: letters without marks, addresses and order.

use crate::base::composed::composed;
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use std::cmp::Ordering;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower-cases `text` and takes off every mark: `Đường lối` -> `duong loi`. Composed or not, it
/// gives the same.
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(plain)
        .collect()
}

/// The letter of the alphabet that `c` is: without its tone, but with what makes it another letter:
/// `ấ` -> `â`, `đ` -> `đ`.
pub fn letter(c: char) -> char {
    let is_tone = |mark: &char| {
        matches!(
            mark,
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'
        )
    };
    std::iter::once(c)
        .nfd()
        .filter(|mark| !is_tone(mark))
        .nfc()
        .next()
        .unwrap_or(c)
}

/// `đ` and its look-alike `ð` do not decompose.
fn plain(c: char) -> char {
    if matches!(c, 'đ' | 'ð') { 'd' } else { c }
}

/// `text` as an address: ASCII lower case, digits and single hyphens: `Đường lối 2.0` ->
/// `duong-loi-2-0`; empty where nothing is left.
pub fn slug(text: &str) -> String {
    slug::slugify(composed(text))
}

/// Where a text stands in a Vietnamese dictionary: a ă â … d đ e …, tones last. Keys compare byte
/// by byte, as `compare` does the texts.
///
/// Source: CLDR, collation `vi`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey(Box<[u8]>);

/// The key of `text`; equal texts to a dictionary stand by their bytes.
pub fn key(text: &str) -> SortKey {
    let mut bytes = vec![];
    if let Some(collator) = COLLATOR.as_ref() {
        // A `Vec` takes every byte.
        let _ = collator.write_sort_key_to(text, &mut bytes);
    }
    bytes.push(0);
    bytes.extend(text.bytes());
    SortKey(bytes.into())
}

/// The order of two titles in a Vietnamese dictionary: a ă â … d đ e …, tones last; equal texts by
/// their bytes. Numbers stand by their value: Bài 2 before Bài 10.
///
/// Source: CLDR, collation `vi`, with numeric ordering (UTS #35 part 5, `kn`).
pub fn compare(a: &str, b: &str) -> Ordering {
    let order = COLLATOR
        .as_ref()
        .map_or(Ordering::Equal, |collator| collator.compare(a, b));
    order.then_with(|| a.cmp(b))
}

static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
    Collator::try_new(
        icu_locale_core::locale!("vi-u-kn").into(),
        CollatorOptions::default(),
    )
    .ok()
});

/// [`char::is_alphanumeric`], without its table for the letters that Vietnamese is written with: it
/// is asked for every character of a site.
pub fn is_alphanumeric(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{c0}'..='\u{24f}' => c != '×' && c != '÷',
        '\u{1e00}'..='\u{1eff}' => true,
        _ => c.is_alphanumeric(),
    }
}

/// [`char::is_whitespace`], without its table for the letters that Vietnamese is written with.
pub fn is_whitespace(c: char) -> bool {
    match c {
        '\0'..='\x7f' => matches!(c, ' ' | '\t'..='\r'),
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => false,
        _ => c.is_whitespace(),
    }
}

/// Words as Vietnamese editors and Word count them: runs of anything but white space that hold a
/// letter or a digit.
pub fn words(text: &str) -> usize {
    let (mut words, mut is_counted) = (0, false);
    for c in text.chars() {
        if is_whitespace(c) {
            is_counted = false;
        } else if !is_counted && is_alphanumeric(c) {
            is_counted = true;
            words += 1;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_off_whichever_way_they_are_written() {
        assert_eq!(fold("Đường Lối"), "duong loi");
        assert_eq!(fold("Đu\u{31b}o\u{31b}\u{300}ng"), "duong");
    }

    #[test]
    fn a_letter_loses_its_tone_and_stays_itself() {
        assert_eq!("ấệợữĐdỳ".chars().map(letter).collect::<String>(), "âêơưĐdy");
    }

    #[test]
    fn addresses_are_ascii() {
        assert_eq!(
            slug("Tiết kiệm - Tái chế - Tái sử dụng (3T)"),
            "tiet-kiem-tai-che-tai-su-dung-3t"
        );
        assert_eq!(slug("Đ\u{103}\u{323}c biệt"), "dac-biet");
        assert_eq!(slug("…"), "");
    }

    #[test]
    fn letters_digits_and_spaces_are_those_of_unicode() {
        let wrong = (char::MIN..=char::MAX).find(|c| is_alphanumeric(*c) != c.is_alphanumeric());
        assert_eq!(wrong, None);
        let wrong = (char::MIN..=char::MAX).find(|c| is_whitespace(*c) != c.is_whitespace());
        assert_eq!(wrong, None);
    }

    #[test]
    fn a_word_holds_a_letter_or_a_digit() {
        assert_eq!(words("  Đoàn – viên\u{a0}57: “3T”\n— …"), 4);
    }

    #[test]
    fn numbers_in_titles_stand_by_their_value() {
        let mut titles = vec!["Bài 10", "Bài 2", "Bài 1", "Bài 02b", "2. Nước", "10. Rác"];
        titles.sort_by(|a, b| compare(a, b));
        assert!(titles.is_sorted_by_key(|title| key(title)));
        let expected = ["2. Nước", "10. Rác", "Bài 1", "Bài 2", "Bài 02b", "Bài 10"];
        assert_eq!(titles, expected);
    }

    #[test]
    fn titles_stand_as_in_a_dictionary() {
        let mut titles = vec![
            "đồng",
            "Đà Nẵng",
            "dồng",
            "Dĩ An",
            "ứng",
            "út",
            "ăn",
            "an",
            "zê-rô",
            "ma",
            "má",
            "mà",
        ];
        titles.sort_by(|a, b| compare(a, b));
        assert!(titles.is_sorted_by_key(|title| key(title)));
        assert_eq!(
            titles,
            [
                "an",
                "ăn",
                "Dĩ An",
                "dồng",
                "Đà Nẵng",
                "đồng",
                "ma",
                "mà",
                "má",
                "út",
                "ứng",
                "zê-rô"
            ]
        );
    }
}
