//! Vietnamese of the years before Unicode, TCVN3 (ABC), VNI, windows-1258 and VIQR, as letters of
//! today.

mod syllable;
mod viqr;

use crate::base::bytes::all_of_two;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// A way of setting Vietnamese letters with the signs of a western font.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Legacy {
    Tcvn3,
    Vni,
    Windows1258,
    Viqr,
}

/// How the letters of a file are set, where a person says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As they stand.
    Utf8,
    Legacy(Legacy),
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

/// Words on a line that make it one of old letters.
const STRAY: usize = 3;

static TCVN3: LazyLock<Table> = LazyLock::new(|| table(include_str!("letters/tcvn3.tsv")));
static VNI: LazyLock<Table> = LazyLock::new(|| table(include_str!("letters/vni.tsv")));
static CP1258: LazyLock<Table> = LazyLock::new(|| table(include_str!("letters/cp1258.tsv")));
static VIQR: LazyLock<Table> = LazyLock::new(|| table(include_str!("letters/viqr.tsv")));

impl Legacy {
    pub const ALL: [Legacy; 4] = [
        Legacy::Tcvn3,
        Legacy::Vni,
        Legacy::Windows1258,
        Legacy::Viqr,
    ];

    /// Those that use signs of a western font for letters.
    const WESTERN: [Legacy; 3] = [Legacy::Tcvn3, Legacy::Vni, Legacy::Windows1258];

    /// As people call it.
    pub fn name(self) -> &'static str {
        match self {
            Legacy::Tcvn3 => "TCVN3",
            Legacy::Vni => "VNI",
            Legacy::Windows1258 => "windows-1258",
            Legacy::Viqr => "VIQR",
        }
    }

    fn table(self) -> &'static Table {
        match self {
            Legacy::Tcvn3 => &TCVN3,
            Legacy::Vni => &VNI,
            Legacy::Windows1258 => &CP1258,
            Legacy::Viqr => &VIQR,
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
    western_letters(text).or_else(|| viqr::is_viqr(text).then_some(Legacy::Viqr))
}

/// The same of letters that are set with signs of a western font.
pub fn western_letters(text: &str) -> Option<Legacy> {
    let [tcvn3, vni, windows] = Legacy::WESTERN.map(Some);
    let readings = [None, tcvn3, vni, windows];
    // A long text says few words many times.
    let mut known: HashMap<&str, [i64; 4]> = HashMap::new();
    let mut scores = [0; 4];
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
        .zip(Legacy::WESTERN)
        .max_by_key(|(score, _)| *score)?;
    (best > plain && best > 0).then_some(legacy)
}

/// `text` in letters of today, where it is set as `legacy` says line by line: a line that is right
/// as it is stays.
pub fn convert(text: &str, legacy: Legacy) -> Converted {
    let mut out = Converted::default();
    for (at, line) in text.split_inclusive('\n').enumerate() {
        if legacy == Legacy::Viqr {
            viqr::line(line, at + 1, &mut out);
            continue;
        }
        if score(line, None) >= score(line, Some(legacy)).max(1) {
            out.text.push_str(line);
            continue;
        }
        let new = letters(line, legacy);
        let new = match legacy {
            Legacy::Tcvn3 => capitals(line, &new),
            _ => new,
        };
        out.letters += line
            .chars()
            .filter(|c| legacy.table().signs.contains_key(c))
            .count();
        out.doubtful.extend(doubtful(line, &new, at + 1));
        out.text.push_str(&new);
    }
    out
}

/// `new` with capitals where `old` has them for plain letters: TCVN3 has none with marks.
fn capitals(old: &str, new: &str) -> String {
    let is_shouted = |text: &str, least: usize| {
        let mut plain = text.bytes().filter(u8::is_ascii_alphabetic);
        plain.clone().count() >= least && plain.all(|byte| byte.is_ascii_uppercase())
    };
    if is_shouted(old, 3) {
        return new.to_uppercase();
    }
    let words = old.split(' ').zip(new.split(' '));
    let words = words.map(|(old, new)| match is_shouted(old, 2) {
        true => new.to_uppercase(),
        false => new.to_string(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Every letter of `text`, which is set as `legacy` says throughout.
pub fn letters(text: &str, legacy: Legacy) -> String {
    let table = legacy.table();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let one = first.len_utf8();
        let width_of = |from: usize| rest[from..].chars().next().map_or(0, char::len_utf8);
        let two = one + width_of(one);
        let three = two + width_of(two);
        if first == '\\' && legacy == Legacy::Viqr && two > one {
            out.push_str(&rest[one..two]);
            rest = &rest[two..];
            continue;
        }
        let found = [three, two, one]
            .into_iter()
            .find_map(|width| Some((*table.letters.get(&rest[..width])?, width)));
        let (letter, width) = found.unwrap_or((first, one));
        out.push(letter);
        rest = &rest[width..];
    }
    out
}

/// Whether a text holds a sign of western languages that is no letter of Vietnamese: a text in old
/// letters does.
///
/// Source: RFC 3629 §3, the two bytes of U+00A1 to U+00FF.
fn is_suspect(text: &str) -> bool {
    let bytes = text.as_bytes();
    all_of_two([0xC2, 0xC3], bytes).any(|at| match bytes[at..] {
        [0xC2, byte, ..] => !matches!(byte, 0xA0 | 0xB0 | 0xB2 | 0xB3 | 0xBA),
        [_, byte, ..] => !matches!(
            byte & !0x20,
            0x80..=0x83 | 0x88..=0x8A | 0x8C | 0x8D | 0x92..=0x95 | 0x99 | 0x9A | 0x9D
        ),
        _ => false,
    })
}

/// `text` that a font sets which is made for `legacy`.
pub fn fonted(text: &str, legacy: Legacy, case: Case) -> String {
    let text = letters(text, legacy);
    match case {
        Case::Capitals => text.to_uppercase(),
        Case::AsWritten => text,
    }
}

/// Where letters in a text of today look like those of TCVN3 or VNI: the first line that does, its
/// bytes, and which they are. One word alone may be of another language.
pub fn stray(text: &str) -> Option<(Range<usize>, Legacy)> {
    if !is_suspect(text) {
        return None;
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if !is_suspect(line) {
            at += line.len();
            continue;
        }
        let found = looks_like(line);
        if let Some(legacy) = found {
            return Some((at..at + line.trim_end().len(), legacy));
        }
        at += line.len();
    }
    None
}

/// What a line seems to be set in: words that are no syllables would be some, and few that are
/// would be none.
fn looks_like(line: &str) -> Option<Legacy> {
    // A dot between two words, `a · b`, is a letter of TCVN3 too.
    let words = marked_words(line).filter(|word| word.chars().nth(1).is_some());
    let (right, wrong): (Vec<&str>, Vec<&str>) = words.partition(|word| worth(word, None) > 0);
    let least = STRAY.max(right.len());
    if wrong.len() < least {
        return None;
    }
    [Legacy::Tcvn3, Legacy::Vni].into_iter().find(|legacy| {
        let becomes = |word: &&&str| worth(word, Some(*legacy)) > 0;
        let gained = wrong.iter().filter(becomes).count();
        let lost = wrong.len() - gained + right.iter().filter(|word| !becomes(word)).count();
        gained >= least.max(2 * lost)
    })
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
    // Tags stand between words too.
    let parts = |c: char| c.is_whitespace() || "<>=\"".contains(c);
    before
        .split(parts)
        .zip(after.split(parts))
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
