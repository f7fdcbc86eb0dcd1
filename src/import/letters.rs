//! Vietnamese set in fonts of the years before Unicode, TCVN3 (ABC) and VNI, as letters of today.

mod syllable;

use std::collections::HashMap;
use std::sync::LazyLock;

/// A way of setting Vietnamese letters with the signs of a western font.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Legacy {
    Tcvn3,
    Vni,
}

/// Whether a font shows every letter as a capital, as `.VnTimeH` does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    AsWritten,
    Capitals,
}

/// A text in letters of today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Converted {
    pub text: String,
    /// Signs that were read as letters.
    pub letters: usize,
    /// Words that are no Vietnamese syllables after the change, as they were and as they are: at
    /// which line of the text, from 1.
    pub doubtful: Vec<Doubtful>,
}

/// A word that may have been read wrongly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubtful {
    pub line: usize,
    pub before: String,
    pub after: String,
}

/// One table of letters: what signs stand for.
struct Table {
    letters: HashMap<&'static str, char>,
    /// Signs that stand for a letter or a part of one, other than plain letters.
    signs: HashMap<char, ()>,
}

static TCVN3: LazyLock<Table> = LazyLock::new(|| table(include_str!("letters/tcvn3.tsv")));
static VNI: LazyLock<Table> = LazyLock::new(|| table(include_str!("letters/vni.tsv")));

impl Legacy {
    pub const ALL: [Legacy; 2] = [Legacy::Tcvn3, Legacy::Vni];

    /// As people call it.
    pub fn name(self) -> &'static str {
        match self {
            Legacy::Tcvn3 => "TCVN3",
            Legacy::Vni => "VNI",
        }
    }

    fn table(self) -> &'static Table {
        match self {
            Legacy::Tcvn3 => &TCVN3,
            Legacy::Vni => &VNI,
        }
    }
}

/// What a font of this name sets: `.VnTimeH`, `VNI-Times`; `None` for a font of today.
pub fn of_font(name: &str) -> Option<(Legacy, Case)> {
    let lower = name.to_lowercase();
    if let Some(rest) = lower.strip_prefix(".vn") {
        let capitals = rest.ends_with('h') && name.ends_with('H');
        let case = if capitals {
            Case::Capitals
        } else {
            Case::AsWritten
        };
        return Some((Legacy::Tcvn3, case));
    }
    lower
        .starts_with("vni-")
        .then_some((Legacy::Vni, Case::AsWritten))
}

/// How a text is set, by its letters; `None` for letters of today, and where too little tells.
pub fn detect(text: &str) -> Option<Legacy> {
    let readings = [None, Some(Legacy::Tcvn3), Some(Legacy::Vni)];
    // A long text says few words many times.
    let mut known: HashMap<&str, [i64; 3]> = HashMap::new();
    let mut scores = [0; 3];
    for word in marked_words(text) {
        let own = known
            .entry(word)
            .or_insert_with(|| readings.map(|legacy| worth(word, legacy)));
        scores
            .iter_mut()
            .zip(own)
            .for_each(|(sum, own)| *sum += *own);
    }
    let [plain, read @ ..] = scores;
    let (best, legacy) = read
        .into_iter()
        .zip(Legacy::ALL)
        .max_by_key(|(score, _)| *score)?;
    (best > plain && best > 0).then_some(legacy)
}

/// `text` in letters of today, where it is set as `legacy` says line by line: a line that is right
/// as it is stays.
pub fn convert(text: &str, legacy: Legacy) -> Converted {
    let mut out = Converted::default();
    for (at, line) in text.split_inclusive('\n').enumerate() {
        if score(line, None) >= score(line, Some(legacy)).max(1) {
            out.text.push_str(line);
            continue;
        }
        let new = letters(line, legacy);
        out.letters += line
            .chars()
            .filter(|c| legacy.table().signs.contains_key(c))
            .count();
        out.doubtful.extend(doubtful(line, &new, at + 1));
        out.text.push_str(&new);
    }
    out
}

/// Every letter of `text`, which is set as `legacy` says throughout.
pub fn letters(text: &str, legacy: Legacy) -> String {
    let table = legacy.table();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let one = first.len_utf8();
        let two = one + rest[one..].chars().next().map_or(0, char::len_utf8);
        let found = [two, one]
            .into_iter()
            .find_map(|width| Some((*table.letters.get(&rest[..width])?, width)));
        let (letter, width) = found.unwrap_or((first, one));
        out.push(letter);
        rest = &rest[width..];
    }
    out
}

/// The text of bytes as a western Windows shows them.
pub fn western(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| western_sign(*byte)).collect()
}

/// The character of a byte in windows-1252.
///
/// Source: the WHATWG Encoding Standard, index windows-1252.
fn western_sign(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž',
        '\u{8F}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        byte => char::from(byte),
    }
}

/// The table in `text`: signs, a tab, the letter.
fn table(text: &'static str) -> Table {
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    let letters: HashMap<&str, char> = rows
        .filter_map(|row| {
            let (signs, letter) = row.split_once('\t')?;
            Some((signs, letter.chars().next()?))
        })
        .collect();
    let signs = letters
        .keys()
        .flat_map(|signs| signs.chars())
        .filter(|c| !c.is_ascii())
        .map(|c| (c, ()))
        .collect();
    Table { letters, signs }
}

/// How many words of a line with letters that are no ASCII are Vietnamese when it is read as
/// `legacy`, those that are not taken off.
fn score(line: &str, legacy: Option<Legacy>) -> i64 {
    marked_words(line).map(|word| worth(word, legacy)).sum()
}

/// Words with letters that are no ASCII.
fn marked_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation() || "“”‘’–—…".contains(c))
        .filter(|word| !word.is_ascii())
}

/// 1 for a word that is Vietnamese when it is read as `legacy`, else -1.
fn worth(word: &str, legacy: Option<Legacy>) -> i64 {
    let is_valid = match legacy {
        Some(legacy) => syllable::is_valid(&letters(word, legacy)),
        None => syllable::is_valid(word),
    };
    if is_valid { 1 } else { -1 }
}

/// Words that changed and are no syllables now.
fn doubtful(before: &str, after: &str, line: usize) -> Vec<Doubtful> {
    let word = |text: &str| {
        text.trim_matches(|c: char| c.is_ascii_punctuation())
            .to_string()
    };
    before
        .split_whitespace()
        .zip(after.split_whitespace())
        .map(|(before, after)| (word(before), word(after)))
        .filter(|(before, after)| before != after && !syllable::is_valid(after))
        .map(|(before, after)| Doubtful {
            line,
            before,
            after,
        })
        .collect()
}

#[cfg(test)]
mod tests;
