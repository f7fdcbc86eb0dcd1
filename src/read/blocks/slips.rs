//! Lines that were meant for fences and are none: marks that only look like colons, characters that
//! nobody sees, two colons, a fence behind something else.
//!
//! What such a line was to hide from learners would be shown, so each is an error wherever it
//! stands.

use crate::base::lines;
use crate::model::block::BLOCKS;
use crate::text::unseen::is_unseen;
use crate::theme::BlockSpec;
use std::ops::Range;

/// The lines of `text` that are no fence (their starts are `fences`, ascending) and have two
/// colons or more one after the other, with the name of a block or at the start of the line.
/// Ranges are bytes of `text`, from the first colon to the end of the line.
pub fn slips(text: &str, fences: &[usize], wishes: &[BlockSpec]) -> Vec<Range<usize>> {
    let mut found = vec![];
    let mut start = 0;
    for line in lines::lines(text) {
        let is_fence = fences
            .binary_search_by(|at| {
                if *at < start {
                    std::cmp::Ordering::Less
                } else if *at >= start + line.len() {
                    std::cmp::Ordering::Greater
                } else {
                    std::cmp::Ordering::Equal
                }
            })
            .is_ok();
        if !is_fence && may_have_colons(line.as_bytes()) {
            let end = start + line.trim_end().len();
            found.extend(slip(line, wishes).map(|at| start + at..end));
        }
        start += line.len();
    }
    found
}

/// Whether two colons may stand side by side in a line, apart from what is not seen: most lines
/// hold none, and of the letters and signs that Vietnamese is written with (U+0080 to U+02BF,
/// U+1E80 to U+1EFF, U+2000 to U+203F, U+2080 to U+21FF) none looks like one.
fn may_have_colons(line: &[u8]) -> bool {
    let mut is_after_one = false;
    line.iter().enumerate().any(|(at, byte)| match byte {
        b':' | b';' => std::mem::replace(&mut is_after_one, true),
        b'!'..=b'~' => {
            is_after_one = false;
            false
        }
        ..0xcb => false,
        lead => match (lead, line.get(at + 1)) {
            (0xe1, Some(0xba | 0xbb)) | (0xe2, Some(0x80 | 0x82..=0x87)) => false,
            _ => true,
        },
    })
}

/// Where colons begin in a line that was meant for a fence.
fn slip<'a>(line: &'a str, wishes: &[BlockSpec]) -> impl Iterator<Item = usize> + 'a {
    let runs = colons(line);
    let is_named = !runs.is_empty() && has_name(line, wishes);
    let in_front = |c: char| is_passed_over(c) || ">-*+".contains(c);
    let is_first = move |at: &usize| line[..*at].chars().all(in_front);
    runs.into_iter().filter(move |at| is_named || is_first(at))
}

/// Where two colons or more begin, with nothing between them but what is not seen.
fn colons(line: &str) -> Vec<usize> {
    let mut found = vec![];
    let (mut run, mut from) = (0, 0);
    for (at, c) in line.char_indices() {
        match colon_width(c) {
            0 if is_passed_over(c) => continue,
            0 => run = 0,
            width if run == 0 => (run, from) = (width, at),
            width => run += width,
        }
        if run >= 2 && found.last() != Some(&from) {
            found.push(from);
        }
    }
    found
}

/// Whether a word of the line is the name of a block, in capitals or not, read with what is not
/// seen and without it.
fn has_name(line: &str, wishes: &[BlockSpec]) -> bool {
    let seen: String = line
        .chars()
        .filter(|c| c.is_whitespace() || !is_unseen(*c))
        .collect();
    [line, seen.as_str()]
        .iter()
        .any(|line| words_name(line, wishes))
}

fn words_name(line: &str, wishes: &[BlockSpec]) -> bool {
    line.to_lowercase()
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')))
        .map(|word| word.trim_matches(['-', '_']))
        .any(|word| {
            BLOCKS
                .iter()
                .any(|row| row.name == word || row.alias == word)
                || wishes.iter().any(|wish| wish.name == word)
        })
}

/// How many colons a character looks like.
///
/// Source: Unicode 16, confusables.txt of UTS #39 for U+003A, and what its charts show beside it. A
/// semicolon is the same key.
fn colon_width(c: char) -> usize {
    match c {
        ':' | ';' | '；' | '：' | '﹔' | '﹕' | '︓' | '︔' | '︰' | '∶' | '꞉' | 'ː' | '˸'
        | '։' | '׃' | '܃' | '܄' | '܅' | 'ः' | 'ઃ' | '፡' | '፥' | '፦' | '᛬' | '᠃' | '᠄' | '᠉'
        | '⁚' | 'ꓽ' | '꛴' | '⦂' | '؛' | '\u{37E}' => 1,
        '∷' | '⩴' | '⁝' | '⁞' | '⸬' | '∺' => 2,
        _ => 0,
    }
}

/// White space, and what is not seen.
fn is_passed_over(c: char) -> bool {
    c.is_whitespace() || is_unseen(c)
}

#[cfg(test)]
mod tests {
    use super::{colon_width, may_have_colons, slips};

    #[track_caller]
    fn check(line: &str, is_slip: bool) {
        for text in [line.to_string(), format!("a\n\n{line}\nb\n")] {
            assert_eq!(
                slips(&text, &[], &[]).len(),
                usize::from(is_slip),
                "{text:?}"
            );
        }
    }

    #[test]
    fn what_looks_like_a_fence_is_a_slip() {
        for line in [
            ":: trainer",
            "：：： trainer",
            "∶∶∶ trainer",
            "꞉꞉꞉",
            ":::",
            "::",
            "∷ trainer",
            "\u{200b}::: trainer",
            ":\u{feff}:: Trainer",
            "a\u{2028}:::: trainer\u{2028}b",
            "[^1]: ::: trainer",
            "# ::: tra\u{200b}iner",
            "x ::: trainer\u{200b}y",
            "<p>::: worksheet",
            "| ::: trainer |",
            "\\::: trainer",
            "trainer ::",
            ";:: trainer",
            ": : trainer",
            "> - ::",
        ] {
            check(line, true);
        }
    }

    #[test]
    fn prose_is_no_slip() {
        for line in [
            "Thời gian: 10:30; ghi chú: trainer",
            "a::b",
            "Term",
            ": definition",
            "std::vec",
            "trainer",
            "10 : 30",
            "| :-: | :--- |",
        ] {
            check(line, false);
        }
    }

    #[test]
    fn what_looks_like_a_colon_is_never_passed_over() {
        let colons = ('\0'..=char::MAX).filter(|c| colon_width(*c) > 0);
        for colon in colons {
            let line = format!("đây{colon}{colon} là chữ");
            assert!(may_have_colons(line.as_bytes()), "{colon:?}");
        }
        assert!(!may_have_colons("Ơn ai: “đỡ” · ước gì… → 5 ₫".as_bytes()));
    }

    #[test]
    fn a_fence_is_no_slip() {
        assert!(slips("::: trainer\n:::\n", &[0, 12], &[]).is_empty());
        let found = slips("::: trainer\n:::\n", &[0], &[]);
        assert_eq!(found, std::slice::from_ref(&(12usize..15)));
    }
}
