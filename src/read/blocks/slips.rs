//! Lines that were meant for fences and are none: marks that only look like colons, characters that
//! nobody sees, two colons, a fence behind something else.
//!
//! What such a line was to hide from learners would be shown, so each is an error wherever it
//! stands.

use crate::base::lines;
use crate::model::block::BLOCKS;
use crate::model::markdown::html;
use crate::text::unseen::is_unseen;
use crate::text::vi::slug;
use crate::theme::BlockSpec;
use std::ops::Range;

/// The lines of `text` that are no fence (their starts are `fences`, ascending) and have two
/// colons or more one after the other, with the name of a block or at the start of the line, or
/// three anywhere. Ranges are bytes of `text`, from the first colon to the end of the line.
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
            let colons = slip(line, wishes).into_iter();
            found.extend(colons.map(|at| start + at..end));
        }
        start += line.len();
    }
    found
}

/// Whether two colons may stand side by side in a line, apart from what is not seen: most lines
/// hold none, and of the letters and signs that Vietnamese is written with (U+0080 to U+02BF,
/// U+1E80 to U+1EFF, U+2000 to U+203F, U+2080 to U+21FF) none looks like one. In a line with marks
/// of Markdown or HTML, what stands between two may not be seen.
fn may_have_colons(line: &[u8]) -> bool {
    let (mut is_after_one, mut signs, mut has_marks) = (false, 0, false);
    let is_side_by_side = line.iter().enumerate().any(|(at, byte)| match byte {
        b':' | b';' => {
            signs += 1;
            std::mem::replace(&mut is_after_one, true)
        }
        b'<' | b'\\' | b'*' | b'~' => {
            has_marks = true;
            false
        }
        b'!'..=b'}' => {
            is_after_one = false;
            false
        }
        ..0xcb => false,
        lead => !matches!(
            (lead, line.get(at + 1)),
            (0xe1, Some(0xba | 0xbb)) | (0xe2, Some(0x80 | 0x82..=0x87))
        ),
    });
    is_side_by_side || has_marks && signs >= 2
}

/// Where colons begin in a line that was meant for a fence.
fn slip(line: &str, wishes: &[BlockSpec]) -> Vec<usize> {
    let written = || line.char_indices();
    let mut runs = colons(written());
    let mut is_named = !runs.is_empty() && has_name(line, wishes);
    if line.contains(['<', '\\', '*', '~']) {
        let shown = shown(line);
        let before = runs.len();
        // Between the marks of prose a colon meets others by chance: `**Note:** ::`.
        let meant = colons(shown.iter().copied()).into_iter();
        runs.extend(meant.map(|run| Run {
            width: run.width - 1,
            ..run
        }));
        let words = || shown.iter().map(|(_, c)| c).collect::<String>();
        is_named |= runs.len() > before && has_name(&words(), wishes);
        runs.sort_by_key(|run| run.at);
        runs.dedup_by_key(|run| run.at);
    }
    let begins = beginnings(line);
    let begins = |at: usize| begins.binary_search(&at).is_ok();
    let found = runs
        .into_iter()
        .filter(|run| is_named || run.width >= 3 || begins(run.at));
    found.map(|run| run.at).collect()
}

/// Two colons or more with nothing between them but what is not seen.
#[derive(Clone, Copy)]
struct Run {
    at: usize,
    width: usize,
}

fn colons(chars: impl Iterator<Item = (usize, char)>) -> Vec<Run> {
    let mut found: Vec<Run> = vec![];
    let mut run = Run { at: 0, width: 0 };
    for (at, c) in chars {
        match colon_width(c) {
            0 if is_passed_over(c) => continue,
            0 => run.width = 0,
            width if run.width == 0 => run = Run { at, width },
            width => run.width += width,
        }
        match found.last_mut().filter(|last| last.at == run.at) {
            Some(last) => last.width = last.width.max(run.width),
            None if run.width >= 2 => found.push(run),
            None => {}
        }
    }
    found
}

/// The characters that a reader sees of a line, each with the byte where it is written: tags,
/// comments and the marks of emphasis left out. An entity is no slip: `&#58;` is written by who
/// wants the sign and no fence, as importers do.
fn shown(line: &str) -> Vec<(usize, char)> {
    let (mut found, mut rest) = (vec![], line);
    while let Some(c) = rest.chars().next() {
        let at = line.len() - rest.len();
        let (length, shown) = match c {
            '\\' | '*' | '~' => (c.len_utf8(), None),
            '<' => (html::tag_length(rest).unwrap_or(c.len_utf8()), None),
            _ => (c.len_utf8(), Some(c)),
        };
        found.extend(shown.map(|c| (at, c)));
        rest = rest.get(length..).unwrap_or_default();
    }
    found
}

/// Whether the words of the line hold the name of a block, in capitals or not, with its marks or
/// without, read with what is not seen and without it.
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
    let words = format!("-{}-", slug(line));
    let own = BLOCKS.iter().flat_map(|row| [row.name, row.alias]);
    own.chain(wishes.iter().map(|wish| wish.name.as_str()))
        .any(|name| words.contains(&format!("-{}-", slug(name))))
}

/// How many colons a character looks like.
///
/// Source: Unicode 16, confusables.txt of UTS #39 for U+003A, and what its charts show beside it. A
/// semicolon is the same key.
fn colon_width(c: char) -> usize {
    match c {
        ':' | ';' | '；' | '：' | '﹔' | '﹕' | '︓' | '︔' | '︰' | '∶' | '꞉' | 'ː' | '˸'
        | '։' | '׃' | '܃' | '܄' | '܅' | '፡' | '፥' | '፦' | '᛬' | '᠃' | '᠄' | '᠉' | '⁚' | 'ꓽ'
        | '꛴' | '⦂' | '؛' | '⁏' | '\u{37E}' | '⋮' => 1,
        // The sign of breath of each script of India, Cambodia and Burma.
        '\u{903}' | '\u{983}' | '\u{A03}' | '\u{A83}' | '\u{B03}' | '\u{B83}' | '\u{C03}'
        | '\u{C83}' | '\u{D03}' | '\u{D83}' | '\u{F7F}' | '\u{1038}' | '\u{17C7}' | '\u{1D108}' => {
            1
        }
        '∷' | '⩴' | '⁝' | '⁞' | '⸬' | '∺' => 2,
        _ => 0,
    }
}

/// Where words begin in a line, behind the marks of lists, quotes and tables; for a person it may
/// be several lines.
fn beginnings(line: &str) -> Vec<usize> {
    let in_front = |c: char| is_passed_over(c) || ">-*+|\\.)".contains(c) || c.is_ascii_digit();
    let (mut found, mut is_front) = (vec![], true);
    for (at, c) in line.char_indices() {
        if is_other_end(c) {
            is_front = true;
        } else if is_front && !in_front(c) {
            found.push(at);
            is_front = false;
        }
    }
    found
}

/// Whether a line ends here for a person, though not for Markdown.
fn is_other_end(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
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
            "\\:\\:\\: trainer",
            ":<!-- -->: quiz",
            "<b></b>:::",
            "chữ ::: trainers",
            "chữ :: trаiner",
            "chữ :: ｔｒａｉｎｅｒ",
            "\\:\\:\\:\\: ghi chú",
            "⁏⁏⁏ trainer",
            "a\u{85}:: teacher",
            "1. :: teacher",
            "| :: teacher | x |",
            "[^1]: \\:\\:\\:\\: gv",
            "\u{2800}::",
            "ಃಃ trainer",
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
            "Họ tên: ……; đơn vị: ……; cho",
            "**Chú ý:** trainer; quiz",
            "> **Giải thích:** :: là dấu",
            "a &amp; b; c &amp; d: quiz",
            "&#58;&#58;&#58; trainer",
            "<https://a.vn/x;y:z> trainer",
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
