//! The headings of a text: their ids, and the time at their end.

use crate::base::ranges::Ranges;
use crate::model::block::{Block, DirectiveKind, directives};
use crate::model::document::Heading;
use crate::text::vi;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A heading without an id, and the id it asks for.
pub type Named = (Heading, Option<String>);

/// Gives each heading its id: the one it asks for, else the slug of its words, else `muc`; a second
/// one bears `-1`.
///
/// Headings that only trainers see come last, so that the others are called the same in every
/// build.
pub fn named(mut headings: Vec<Named>, blocks: &[Block]) -> Vec<Heading> {
    let trainers: Ranges = ranges_of(blocks, &DirectiveKind::Trainer)
        .into_iter()
        .collect();
    let ids = directives(blocks)
        .into_iter()
        .filter_map(|directive| directive.id.clone());
    let mut taken: BTreeSet<String> = ids.collect();
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    let for_trainers = |heading: &Heading| trainers.contains(heading.span.start as usize);
    for turn in [false, true] {
        for (heading, asked) in headings
            .iter_mut()
            .filter(|(heading, _)| for_trainers(heading) == turn)
        {
            let slug = vi::slug(&heading.text);
            let wish = asked.clone().unwrap_or(if slug.is_empty() {
                "muc".to_string()
            } else {
                slug
            });
            heading.id = free(&wish, &taken, last.entry(wish.clone()).or_default());
            taken.insert(heading.id.clone());
        }
    }
    headings.into_iter().map(|(heading, _)| heading).collect()
}

/// `wish`, or the first of `wish-1`, `wish-2` … that is free; all up to the number `last` are
/// taken.
fn free(wish: &str, taken: &BTreeSet<String>, last: &mut usize) -> String {
    if !taken.contains(wish) {
        return wish.to_string();
    }
    loop {
        *last += 1;
        let id = format!("{wish}-{last}");
        if !taken.contains(&id) {
            return id;
        }
    }
}

fn ranges_of(blocks: &[Block], kind: &DirectiveKind) -> Vec<Range<usize>> {
    let mut found = vec![];
    for block in blocks {
        if let Block::Directive(directive) = block {
            match directive.kind == *kind {
                true => found.push(directive.span.range()),
                false => found.extend(ranges_of(&directive.blocks, kind)),
            }
        }
    }
    found
}

/// The words of a heading and the minutes said at its end: `Khởi động (10 phút)` -> `Khởi động`,
/// 10.
pub fn timed(text: &str) -> (&str, Option<u32>) {
    let text = text.trim();
    let said = [('(', ')'), ('[', ']'), ('（', '）')]
        .iter()
        .find_map(|(open, close)| text.strip_suffix(*close)?.rsplit_once(*open));
    let minutes = said.and_then(|(_, time)| about(&time.trim().to_lowercase()));
    match (said, minutes) {
        (Some((words, _)), Some(minutes)) => (words.trim_end(), Some(minutes)),
        _ => (text, None),
    }
}

/// Words that stand before a time and change nothing of it.
const ABOUT: [&str; 8] = [
    "khoảng",
    "chừng",
    "tối đa",
    "thời gian:",
    "thời lượng:",
    "about",
    "time:",
    "~",
];

/// Minutes, with or without a word of `ABOUT` before them.
fn about(time: &str) -> Option<u32> {
    let behind = ABOUT.iter().find_map(|about| time.strip_prefix(about));
    minutes(behind.unwrap_or(time).trim())
}

/// Whether a heading, without the time that is read of it, says one in its last brackets, at its
/// end behind a dash or a comma, or before its words.
pub fn says_time(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let mut inside = text.split(['(', '[', '（']).skip(1);
    let last = text.rsplit_once([',', '–', '—', ';']);
    let last = last.or_else(|| text.rsplit_once(" - "));
    let first = text.split_once(':');
    let is_time = |part: &str| about(part.trim().trim_end_matches('.')).is_some();
    inside.any(|inside| names_time(inside.split([')', ']', '）']).next().unwrap_or_default()))
        || last.is_some_and(|(_, last)| is_time(last))
        || first.is_some_and(|(first, _)| is_time(first))
}

/// Whether words hold a number and a unit of time behind it: `10-15 phút`, `8h00–8h15`.
fn names_time(words: &str) -> bool {
    let units = [
        "phút", "giờ", "tiếng", "tiết", "min", "hour", "h", "p", "’", "'", "′",
    ];
    words
        .match_indices(|c: char| c.is_ascii_digit())
        .any(|(at, digit)| {
            let rest = words[at + digit.len()..].trim_start_matches([' ', '\u{a0}']);
            units.iter().any(|unit| {
                let after = rest.strip_prefix(unit);
                after.is_some_and(|after| !after.starts_with(char::is_alphabetic))
            })
        })
}

/// Minutes as people write them: `20 phút`, `20’`, `20p`, `1 giờ 30 phút`, `1h30`.
fn minutes(time: &str) -> Option<u32> {
    let end = time.find(|c: char| !c.is_ascii_digit())?;
    let number: u32 = time[..end].parse().ok()?;
    let unit = time[end..].trim_start_matches([' ', '\u{a0}']);
    for name in ["giờ", "tiếng", "hours", "hour", "h"] {
        if let Some(rest) = unit.strip_prefix(name) {
            let rest = rest.trim_start_matches([' ', '\u{a0}']);
            let more = match rest {
                "" => Some(0),
                rest => rest.parse().ok().or_else(|| minutes(rest)),
            };
            return more.map(|more| number * 60 + more);
        }
    }
    let units = [
        "phút", "phut", "ph", "p", "min", "mins", "minute", "minutes", "’", "'", "′", "‘", "´",
    ];
    units
        .contains(&unit.trim_end_matches('.'))
        .then_some(number)
}

#[cfg(test)]
mod tests {
    use super::{says_time, timed};

    #[test]
    fn a_time_stands_at_the_end_of_a_heading() {
        assert_eq!(timed("Khởi động (10 phút)"), ("Khởi động", Some(10)));
        assert_eq!(timed("Warm up (5 min)"), ("Warm up", Some(5)));
        for time in [
            "20’", "20'", "20p", "20 ph", "20phút", "20 PHÚT", "20 phut", "20 mins", "20 ′",
        ] {
            assert_eq!(timed(&format!("Nói ({time})")), ("Nói", Some(20)), "{time}");
        }
        assert_eq!(timed("Nói (1 giờ 30 phút)"), ("Nói", Some(90)));
        assert_eq!(timed("Nói (1h30)"), ("Nói", Some(90)));
        assert_eq!(timed("Nói (2 tiếng)"), ("Nói", Some(120)));
        assert_eq!(timed("Nói (20 phần)"), ("Nói (20 phần)", None));
        assert_eq!(timed("Nói (20)"), ("Nói (20)", None));
        assert_eq!(timed("Phiếu (2 mặt)"), ("Phiếu (2 mặt)", None));
        assert_eq!(timed("(10 phút) Khởi động"), ("(10 phút) Khởi động", None));
        assert_eq!(timed("Nói [10 phút]"), ("Nói", Some(10)));
        assert_eq!(timed("Nói （10 phút）"), ("Nói", Some(10)));
        assert_eq!(timed("Nói (khoảng 10 phút)"), ("Nói", Some(10)));
    }

    #[test]
    fn a_time_that_is_not_read_is_known_as_one() {
        for said in [
            "Nói (10-15 phút)",
            "Nói (20 phút, nhóm)",
            "Nói (8h00–8h15)",
            "Nói (1 tiết)",
            "Nói – 15 phút",
            "Nói, 15 phút",
            "15 phút: Nói",
            "Nói (1/2 giờ)",
            "Nói (1,5 giờ)",
            "Nói (20 phút) (nhóm)",
        ] {
            assert!(says_time(said), "{said}");
        }
        for other in [
            "Phiếu (2 mặt)",
            "Đọc 20 phút mỗi ngày",
            "Nói (năm 2026)",
            "Nghị quyết (khóa 12)",
            "Giấc ngủ: 15 phút",
            "Bài 3: Nói",
            "Khu 5h",
        ] {
            assert!(!says_time(other), "{other}");
        }
    }
}
