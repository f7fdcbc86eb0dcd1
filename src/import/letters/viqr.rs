//! VIQR: letters with marks typed as ASCII, `Vie^.t Nam`.
//!
//! Source: RFC 1456.

use super::{Converted, Doubtful, Legacy, syllable};

/// Signs that stand for a mark behind a vowel.
const MARKS: [char; 9] = ['(', '^', '+', '*', '`', '\'', '?', '~', '.'];

/// Those that end a sentence as well.
const STOPS: [char; 2] = ['.', '?'];

/// Words that must tell of VIQR before a text is taken for it.
const ENOUGH: usize = 5;

/// Whether many words of `text` are Vietnamese in VIQR and hardly any that look like it are not.
pub fn is_viqr(text: &str) -> bool {
    let (mut right, mut wrong) = (0, 0);
    for piece in pieces(text).filter(|piece| is_marked(piece)) {
        let (core, _) = without_stop(piece);
        match syllable::is_valid(&super::letters(core, Legacy::Viqr)) {
            true => right += 1,
            false => wrong += 1,
        }
    }
    right >= ENOUGH && right >= 6 * wrong
}

/// `line`, number `number` of its text, with the words that are Vietnamese in VIQR; the others
/// stay.
pub fn line(line: &str, number: usize, out: &mut Converted) {
    let mut rest = line;
    while let Some(piece) = pieces(rest).next() {
        let at = piece.as_ptr() as usize - rest.as_ptr() as usize;
        out.text.push_str(&rest[..at]);
        rest = &rest[at + piece.len()..];
        let sentence_ends = rest.trim_start().is_empty()
            || rest
                .trim_start_matches(['"', ')', ' '])
                .starts_with(char::is_uppercase);
        let (core, stop) = match sentence_ends {
            true => without_stop(piece),
            false => (piece, ""),
        };
        let new = super::letters(core, Legacy::Viqr);
        let known = syllable::is_valid(&new);
        if known && new != core {
            out.letters += new.chars().filter(|c| !c.is_ascii()).count();
            out.text.push_str(&new);
        } else {
            out.text.push_str(&literal(core));
        }
        if !known && is_marked(core) {
            out.doubtful.push(Doubtful {
                line: number,
                before: core.to_string(),
                after: new,
            });
        }
        out.text.push_str(stop);
    }
    out.text.push_str(rest);
}

/// Words with the signs behind them: `mo^.t`, `ddie^`.u`.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let part = |c: char| !(c.is_alphanumeric() || MARKS.contains(&c) || c == '\\');
    let all = text.split(part).map(|piece| {
        let piece = piece.trim_start_matches(MARKS);
        let bare = piece.trim_end_matches(MARKS);
        // Signs behind a consonant are no marks; of those behind a vowel two at most are.
        let ends_in_vowel = bare.ends_with(is_vowel);
        let marks = if ends_in_vowel {
            (piece.len() - bare.len()).min(3)
        } else {
            0
        };
        &piece[..bare.len() + marks]
    });
    all.filter(|piece| piece.contains(char::is_alphabetic))
}

/// Whether a sign in a word can only be a mark: one that ends no sentence, behind a vowel, or one
/// within the word; or `dd` before a vowel.
fn is_marked(piece: &str) -> bool {
    let chars: Vec<char> = piece.chars().collect();
    let mut pairs = chars.windows(2).enumerate();
    let marked = pairs.any(|(at, pair)| {
        let inside = chars.get(at + 2).is_some_and(|c| c.is_alphabetic());
        let mark = MARKS.contains(&pair[1]) && is_vowel(pair[0]);
        mark && (inside || !STOPS.contains(&pair[1]) && pair[1] != '\'')
    });
    let lower = piece.to_lowercase();
    marked
        || lower
            .strip_prefix("dd")
            .is_some_and(|rest| rest.starts_with(is_vowel))
}

/// A word without the full stop or question mark behind it, where it bears one.
fn without_stop(piece: &str) -> (&str, &str) {
    let core = piece.strip_suffix(STOPS);
    let core = core.map(|core| core.strip_suffix('\\').unwrap_or(core));
    match core {
        Some(core) => (core, &piece[piece.len() - 1..]),
        None => (piece, ""),
    }
}

/// Without the backslashes that say that a sign is no mark.
fn literal(piece: &str) -> String {
    let mut out = String::with_capacity(piece.len());
    let mut chars = piece.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && MARKS.contains(next) => out.extend(chars.next()),
            _ => out.push(c),
        }
    }
    out
}

fn is_vowel(c: char) -> bool {
    "aeiouyAEIOUY".contains(c)
}
