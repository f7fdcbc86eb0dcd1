//! A text as a recogniser reads it, with the way back to the bytes as they were written.

use crate::base::number::to_u32;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// A text composed (NFC), with letters that only look Latin made Latin, every dash a hyphen and
/// every space a plain one. Line ends stay; characters without width are left out.
#[derive(Clone, Debug)]
pub struct Folded {
    pub text: String,
    /// For each byte of `text`, the first byte of what it was folded from; one more for the end.
    origin: Vec<u32>,
    /// Bytes of the original that held a Cyrillic or Greek letter in place of a Latin one, in
    /// order.
    pub homoglyphs: Vec<Range<usize>>,
    /// The first byte of the original that is not composed.
    pub decomposed: Option<usize>,
    /// Where characters without width begin that stand right before the next one.
    dropped: Option<usize>,
}

impl Folded {
    pub fn new(original: &str) -> Self {
        let mut folded = Folded {
            text: String::with_capacity(original.len()),
            origin: Vec::with_capacity(original.len() + 1),
            homoglyphs: vec![],
            decomposed: None,
            dropped: None,
        };
        let mut at = 0;
        while at < original.len() {
            let end = cluster(original, at);
            folded.take(&original[at..end], at);
            at = end;
        }
        folded.origin.push(to_u32(original.len()));
        folded
    }

    /// The bytes of the original that `range` of the folded text stands for.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let last = self.origin.len() - 1;
        self.origin[range.start.min(last)] as usize..self.origin[range.end.min(last)] as usize
    }

    /// Whether `range` of the original holds a letter that only looks Latin.
    pub fn has_homoglyph(&self, range: &Range<usize>) -> bool {
        let next = self
            .homoglyphs
            .partition_point(|homoglyphs| homoglyphs.end <= range.start);
        self.homoglyphs
            .get(next)
            .is_some_and(|homoglyphs| homoglyphs.start < range.end)
    }

    /// Adds one letter with its marks, `cluster`, that begins at byte `at` of the original.
    fn take(&mut self, cluster: &str, at: usize) {
        let mut chars = cluster.chars();
        let (first, alone) = (chars.next().unwrap_or(' '), chars.next().is_none());
        if alone {
            return self.push(first, at, cluster.len());
        }
        let composed: String = cluster.nfc().collect();
        if composed != cluster && self.decomposed.is_none() {
            self.decomposed = Some(at);
        }
        composed
            .chars()
            .for_each(|c| self.push(c, at, cluster.len()));
    }

    /// What has no width belongs to the character after it.
    fn push(&mut self, c: char, at: usize, bytes: usize) {
        let Some(plain) = plain(c) else {
            return self.dropped = self.dropped.or(Some(at));
        };
        let from = self.dropped.take().unwrap_or(at);
        if plain != c && (matches!(c, '\u{370}'..='\u{52F}')) {
            self.homoglyphs.push(at..at + bytes);
        }
        self.text.push(plain);
        self.origin
            .extend(std::iter::repeat_n(to_u32(from), plain.len_utf8()));
    }
}

/// The end of the letter that begins at byte `at`, combining marks included.
fn cluster(text: &str, at: usize) -> usize {
    let mut chars = text[at..].char_indices();
    chars.next();
    let end = chars.find(|(_, c)| *c < '\u{300}' || canonical_combining_class(*c) == 0);
    end.map_or(text.len(), |(offset, _)| at + offset)
}

/// The character that `c` is read as; `None` for one without width.
fn plain(c: char) -> Option<char> {
    if c < '\u{80}' {
        return Some(c);
    }
    Some(match c {
        'Ð' | 'Ɖ' => 'Đ',
        'ð' => 'đ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FF0D}' => '-',
        '\u{2044}' | '\u{2215}' | '\u{FF0F}' => '/',
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => return None,
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
            ' '
        }
        '\u{370}'..='\u{52F}' => latin(c),
        _ => c,
    })
}

/// The Latin letter that a Greek or Cyrillic one looks like; itself where it looks like none.
fn latin(c: char) -> char {
    const LOOKS: [(&str, &str); 2] = [
        ("АВЕЅІЈКМНОРСТУХЁасеіјорсухѕ", "ABESIJKMHOPCTYXEaceijopcyxs"),
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧΟοανρ", "ABEZHIKMNOPTYXOoavp"),
    ];
    LOOKS
        .iter()
        .find_map(|(from, to)| from.chars().zip(to.chars()).find(|pair| pair.0 == c))
        .map_or(c, |pair| pair.1)
}

#[cfg(test)]
mod tests {
    use super::Folded;

    #[test]
    fn folded_bytes_lead_back_to_the_original() {
        let original = "Điê\u{300}u 5 \u{2013} QÐ";
        let folded = Folded::new(original);
        assert_eq!(folded.text, "Điều 5 - QĐ");
        let number = folded.text.find('5').unwrap();
        assert_eq!(&original[folded.original(number..number + 1)], "5");
        assert_eq!(&original[folded.original(0.."Điều".len())], "Điê\u{300}u");
        assert_eq!(folded.decomposed, Some("Đi".len()));
    }

    #[test]
    fn letters_that_only_look_latin_are_told() {
        let original = "1393/QĐ-ТTg";
        let folded = Folded::new(original);
        assert_eq!(folded.text, "1393/QĐ-TTg");
        assert!(folded.has_homoglyph(&(0..original.len())));
        assert!(!folded.has_homoglyph(&(0..4)));
    }

    #[test]
    fn both_tables_of_looks_are_as_long() {
        let folded = Folded::new("АВЕЅІЈКМНОРСТУХЁасеіјорсухѕ ΑΒΕΖΗΙΚΜΝΟΡΤΥΧΟοανρ");
        assert_eq!(
            folded.text,
            "ABESIJKMHOPCTYXEaceijopcyxs ABEZHIKMNOPTYXOoavp"
        );
    }
}
