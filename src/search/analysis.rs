//! Text to syllables: the one specification that this room and `search/x.js` both follow.

use std::borrow::Cow;

use crate::text::vi;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark, is_nfc};

/// What a text is made of, in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// A run of letters, marks and digits, as it was written.
    Word(&'a str),
    /// A number of several parts, such as `1393/QĐ-TTg`; its parts follow as words.
    Joined(&'a str),
    /// No phrase goes over this place.
    Break,
}

/// A syllable as it is looked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Syllable {
    /// Lower case without marks, `y` as `i` in open syllables: `ki`.
    pub key: String,
    /// Lower case, the tone at the end: `ky` + U+0303.
    pub form: String,
}

/// Characters of a longer word are not looked at.
const LONGEST: usize = 32;
/// A number of more parts is not taken as one.
const PARTS: usize = 8;

/// `text` composed, and without characters that have no width.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_settled) || (!text.contains(is_invisible) && is_nfc(text)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !is_invisible(*c)).nfc().collect())
}

/// The pieces of `text`, which is [`composed`].
pub fn pieces<'a>(text: &'a str, mut see: impl FnMut(Token<'a>)) {
    let words = spans(text);
    let mut at = 0;
    while at < words.len() {
        let end = chain(text, &words, at);
        let joined = &text[words[at].0..words[end - 1].1];
        let counts =
            (2..=PARTS).contains(&(end - at)) && joined.bytes().any(|b| b.is_ascii_digit());
        if counts {
            see(Token::Joined(joined));
        }
        for number in at..end {
            see(Token::Word(&text[words[number].0..words[number].1]));
            let next = words.get(number + 1).map_or(text.len(), |word| word.0);
            let gap = &text[words[number].1..next];
            if !(counts && number + 1 < end) && gap.contains(is_break) {
                see(Token::Break);
            }
        }
        at = end;
    }
}

/// The syllable that `word` writes; `None` where nothing is left of it.
pub fn syllable(word: &str) -> Option<Syllable> {
    let lower: String = word
        .to_lowercase()
        .chars()
        .take(LONGEST)
        .map(|c| if c == 'ð' { 'đ' } else { c })
        .collect();
    let mut key = String::with_capacity(lower.len());
    let mut rest = String::with_capacity(lower.len());
    let mut tones = String::new();
    for c in lower.nfd() {
        if is_tone(c) {
            tones.push(c);
        } else {
            rest.push(c);
            fold(c, &mut key);
        }
    }
    let mut form: String = rest.nfc().collect();
    form.push_str(&tones);
    (!key.is_empty()).then(|| Syllable {
        key: open_i(key),
        form,
    })
}

/// The number `joined`, such as `1393/QĐ-TTg`, as one term: `1393/qd-ttg`.
pub fn joined(joined: &str) -> Syllable {
    let lower: String = joined.to_lowercase().nfc().map(dash).collect();
    let mut key = String::with_capacity(lower.len());
    lower.nfd().for_each(|c| fold(c, &mut key));
    Syllable { key, form: lower }
}

/// `ky` -> `ki`: after h k l m s t an open syllable is written with either letter.
fn open_i(key: String) -> String {
    match key.as_bytes() {
        [b'h' | b'k' | b'l' | b'm' | b's' | b't', b'y'] => format!("{}i", &key[..1]),
        _ => key,
    }
}

fn fold(c: char, key: &mut String) {
    match c {
        '\u{300}'..='\u{36f}' => {}
        'đ' | 'ð' => key.push('d'),
        'ħ' => key.push('h'),
        'ł' => key.push('l'),
        'ø' => key.push('o'),
        'ı' => key.push('i'),
        'ß' => key.push_str("ss"),
        'æ' => key.push_str("ae"),
        'œ' => key.push_str("oe"),
        _ => key.push(c),
    }
}

/// The end of the chain that begins at word `at`: words with one `.`, `/` or dash between them.
fn chain(text: &str, words: &[(usize, usize)], at: usize) -> usize {
    let linked = |pair: &&[(usize, usize)]| {
        let gap = &text[pair[0].1..pair[1].0];
        matches!(gap, "." | "/" | "-" | "–")
    };
    at + 1 + words[at..].windows(2).take_while(linked).count()
}

/// Start and end, in bytes, of each word.
fn spans(text: &str) -> Vec<(usize, usize)> {
    let mut words = Vec::with_capacity(text.len() / 5);
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (start, is_word(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| (from, text.len())));
    words
}

/// Letters, marks and numbers: `\p{L}\p{M}\p{N}`. Rust counts some encircled letters as alphabetic
/// too.
fn is_word(c: char) -> bool {
    let encircled = || matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}');
    if vi::is_alphanumeric(c) {
        !encircled()
    } else {
        !c.is_ascii() && is_combining_mark(c)
    }
}

fn is_break(c: char) -> bool {
    matches!(
        c,
        '.' | ';' | ':' | '!' | '?' | '(' | ')' | '[' | ']' | '…' | '|' | '\n' | '\t'
    )
}

/// Characters that composing neither changes nor joins to their neighbours, and that are seen: all
/// that most texts hold.
fn is_settled(c: char) -> bool {
    matches!(c, '\0'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2027}')
        && c != '\u{ad}'
}

fn is_tone(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{ad}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}'
    )
}

fn dash(c: char) -> char {
    if c == '–' { '-' } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces as `tests/search/analysis.json` writes them: `key form`, `#key form` for a number
    /// of several parts, `|`.
    fn shown(text: &str) -> Vec<String> {
        let mut shown: Vec<String> = Vec::new();
        pieces(&composed(text), |piece| match piece {
            Token::Word(word) => {
                shown.extend(syllable(word).map(|found| format!("{} {}", found.key, found.form)))
            }
            Token::Joined(text) => {
                let found = joined(text);
                shown.push(format!("#{} {}", found.key, found.form));
            }
            Token::Break if shown.last().is_none_or(|last| last == "|") => {}
            Token::Break => shown.push("|".into()),
        });
        shown
    }

    #[test]
    fn what_is_settled_is_composed_already() {
        let settled: String = (char::MIN..=char::MAX).filter(|c| is_settled(*c)).collect();
        assert!(is_nfc(&settled) && !settled.contains(is_invisible));
        assert!(
            settled
                .chars()
                .rev()
                .collect::<String>()
                .nfc()
                .eq(settled.chars().rev())
        );
    }

    #[test]
    fn a_text_is_analysed_as_the_table_says() {
        let table = include_str!("../../tests/search/analysis.json");
        let table: Vec<serde_json::Value> = serde_json::from_str(table).expect("the table is JSON");
        for case in &table {
            let text = case["text"].as_str().expect("a text");
            let expected: Vec<&str> = case["pieces"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|p| p.as_str())
                .collect();
            assert_eq!(shown(text), expected, "{}", case["about"]);
        }
    }
}
