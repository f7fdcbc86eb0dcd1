//! How a form differs from its key, in few characters: `công đoàn` beside `cong doan`.

use super::vlq;
use crate::base::number::to_u32;

/// What the letters of a key may stand for: the letter itself, then those with marks.
const LETTERS: [(char, &str); 6] = [
    ('a', "aăâ"),
    ('d', "dđ"),
    ('e', "eê"),
    ('i', "iy"),
    ('o', "oôơ"),
    ('u', "uư"),
];
/// The tones, from 1.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// A form, and how it is told from its key.
pub struct Spelling {
    form: String,
    is_key: bool,
    /// `None` where the form is not Vietnamese.
    code: Option<u32>,
}

impl Spelling {
    pub fn of(key: &str, form: &str) -> Spelling {
        Spelling {
            form: form.to_string(),
            is_key: key == form,
            code: code(key, form),
        }
    }
}

/// Adds the forms of some keys, a number each; nothing where all are their keys, and as they stand
/// behind a space where one is not Vietnamese.
pub fn push(text: &mut String, forms: &[&Spelling]) {
    if forms.iter().all(|one| one.is_key) {
        return;
    }
    if forms.iter().all(|one| one.code.is_some()) {
        let codes = forms.iter().filter_map(|one| one.code);
        return codes.for_each(|code| vlq::push(text, code));
    }
    for one in forms {
        text.push(' ');
        text.push_str(&one.form);
    }
}

/// The tone, and six times which of its letters each letter of the key is, the first counting
/// least.
fn code(key: &str, form: &str) -> Option<u32> {
    let tone = TONES.iter().position(|tone| form.ends_with(*tone));
    let bare = form.trim_end_matches(TONES);
    let mut code = tone.map_or(0, |tone| to_u32(tone) + 1);
    let mut times: u32 = 6;
    let (mut letters, mut marked) = (key.chars(), bare.chars());
    loop {
        let (letter, own) = match (letters.next(), marked.next()) {
            (None, None) => break,
            (letter, own) => (letter?, own?),
        };
        let row = LETTERS.iter().find(|(base, _)| *base == letter);
        let all = row.map_or_else(|| letter.to_string(), |(_, all)| all.to_string());
        let at = to_u32(all.chars().position(|one| one == own)?);
        code = code.checked_add(at.checked_mul(times)?)?;
        times = times.checked_mul(to_u32(all.chars().count()))?;
    }
    let is_one_tone = bare.len() + tone.map_or(0, |at| TONES[at].len_utf8()) == form.len();
    (is_one_tone && code < 1 << 30).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(parts: &[(&str, &str)], expected: &str) {
        let forms = parts.iter().map(|(key, form)| Spelling::of(key, form));
        let forms: Vec<Spelling> = forms.collect();
        let mut text = String::new();
        push(&mut text, &forms.iter().collect::<Vec<_>>());
        assert_eq!(text, expected);
    }

    #[test]
    fn a_form_is_a_number() {
        check(&[("cong", "cong"), ("doan", "doan")], "");
        check(&[("cong", "công"), ("doan", "đoan\u{300}")], "67");
        check(&[("ti", "ty"), ("so", "sơ\u{309}")], "6@");
        check(&[("duong", "đương\u{300}")], "S2");
        check(
            &[("aaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaă")],
            " aaaaaaaaaaaaaaaaaaaaaaaaă",
        );
    }

    #[test]
    fn what_is_not_vietnamese_stands_as_it_is() {
        check(&[("recycl", "recycling")], " recycling");
        check(&[("a", "a\u{301}\u{300}")], " a\u{301}\u{300}");
        check(&[("ca", "cả"), ("cafe", "café")], " cả café");
    }
}
