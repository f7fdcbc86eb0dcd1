//! What begins a line that is an item of a list and that CommonMark takes for words.

use crate::text::ordinals::roman;
use std::collections::BTreeSet;

/// What begins a line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// Its place in the list: 0 for `a`, `1`, `I` and every sign.
    place: usize,
    form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    /// The sign behind the letter, and whether it is large: `a)`, `A.`.
    Letter(char, bool),
    /// `(a)`
    LetterBetween,
    /// The sign behind it: `1/`.
    Number(char),
    /// `(1)`
    NumberBetween,
    /// The sign behind it: `I.`, `ii)`.
    Roman(char, bool),
    /// `•`
    Bullet(char),
}

/// Letters as Vietnamese texts count: `đ` after `d`.
///
/// Source: Decree 30/2020/NĐ-CP, Annex I, II.5: points follow the Vietnamese alphabet.
const SMALL: [&str; 16] = [
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q",
];

/// Signs that begin nothing but an item.
const BULLETS: [char; 7] = ['•', '●', '▪', '■', '◦', '✓', '➢'];

/// Signs that begin an item, and may stand between words too.
const DASHES: [char; 3] = ['–', '—', '·'];

/// Signs of Markdown that begin no item where a letter touches them: `-Tắt đèn`.
const TOUCHED: [char; 3] = ['-', '+', '*'];

/// The most characters of a number.
const MOST_DIGITS: usize = 6;

/// All that the beginning of the line of `text` at `from` may be: `i)` is a letter and a number.
pub fn labels(text: &str, from: usize) -> Vec<Label> {
    let line = text[from..].trim_start_matches([' ', '\t', '>']);
    let first = line.chars().next();
    let is_sign = |c: &char| BULLETS.contains(c) || DASHES.contains(c) || touches(*c, line);
    if let Some(sign) = first.filter(is_sign) {
        let form = Form::Bullet(sign);
        return vec![Label { place: 0, form }];
    }
    let (between, inside) = match line.strip_prefix('(') {
        Some(inside) => (true, inside),
        None => (false, line),
    };
    let mut signs = inside
        .char_indices()
        .skip_while(|(at, c)| c.is_alphanumeric() && *at < MOST_DIGITS);
    let Some((end, mark)) = signs.next() else {
        return vec![];
    };
    let spaced = signs
        .next()
        .is_some_and(|(_, c)| c.is_whitespace() || c.is_alphabetic());
    if end == 0 || !spaced || !matches!(mark, ')' | '.' | '/') || between && mark != ')' {
        return vec![];
    }
    named(&inside[..end], mark, between)
}

/// Whether a line is a sign of Markdown and a letter right behind it, the sign on it once.
fn touches(sign: char, line: &str) -> bool {
    let words = line.lines().next().unwrap_or_default();
    let rest = words.strip_prefix(sign).unwrap_or_default();
    TOUCHED.contains(&sign) && rest.starts_with(char::is_alphabetic) && !rest.contains(sign)
}

/// What a letter or number before a sign may be.
fn named(written: &str, mark: char, between: bool) -> Vec<Label> {
    let is_large = written.starts_with(char::is_uppercase);
    let small = written.to_lowercase();
    let letter = SMALL.iter().position(|known| *known == small);
    let letter = letter.filter(|_| mark != '/').map(|place| Label {
        place,
        form: match between {
            true => Form::LetterBetween,
            false => Form::Letter(mark, is_large),
        },
    });
    let number = written.parse::<usize>().ok().filter(|number| *number > 0);
    let number = number.map(|number| Label {
        place: number - 1,
        form: match between {
            true => Form::NumberBetween,
            false => Form::Number(mark),
        },
    });
    let large = small.to_uppercase();
    let numeral = roman(&large).filter(|(_, length)| *length == large.len());
    let numeral = numeral.map(|(number, _)| Label {
        place: number as usize - 1,
        form: Form::Roman(mark, is_large),
    });
    [letter, number, numeral].into_iter().flatten().collect()
}

/// The lines of a paragraph, but the first, that begin an item: the one before theirs stands above,
/// or they are the first and the second stands below.
pub fn listed(lines: &[Vec<Label>]) -> Vec<usize> {
    let mut above: BTreeSet<Label> = BTreeSet::new();
    let mut found = vec![];
    for (line, here) in lines.iter().enumerate() {
        let below = lines.get(line + 1);
        let goes_on = here.iter().any(|label| match (label.form, label.place) {
            (Form::Bullet(sign), _) if BULLETS.contains(&sign) => true,
            (Form::Bullet(_), _) => {
                above.contains(label) || below.is_some_and(|below| below.contains(label))
            }
            (_, 0) => {
                let second = Label { place: 1, ..*label };
                below.is_some_and(|below| below.contains(&second))
            }
            (_, place) => above.contains(&Label {
                place: place - 1,
                ..*label
            }),
        });
        found.extend((goes_on && line > 0).then_some(line));
        above.extend(here);
    }
    found
}
