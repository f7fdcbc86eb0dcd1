//! Stamps of electronic signatures, which stand between the lines of a text and within its
//! sentences.

use std::ops::Range;

/// Words that open a stamp, and those before its last field.
const OPENS: [&str; 6] = [
    "Người ký:",
    "Ký bởi:",
    "Được ký bởi",
    "Digitally signed by",
    "Ký điện tử bởi",
    "Signature Not Verified",
];
const CLOSES: [&str; 5] = ["Thời gian ký:", "Ngày ký:", "Ký ngày:", "Date:", "Giờ ký:"];

/// How many bytes a stamp takes at most.
const LONGEST: usize = 400;

/// Stamps in `text`, in order: from their first word to the time at which they were set.
pub fn stamps(text: &str) -> Vec<Range<usize>> {
    let mut stamps: Vec<Range<usize>> = vec![];
    let mut at = 0;
    while let Some(start) = OPENS
        .iter()
        .filter_map(|word| text[at..].find(word))
        .min()
        .map(|offset| at + offset)
    {
        at = match stamp(text, start) {
            Some(end) => {
                stamps.push(start..end);
                end
            }
            None => start + text[start..].chars().next().map_or(1, char::len_utf8),
        };
    }
    stamps
}

/// The end of the stamp that begins at byte `start`.
fn stamp(text: &str, start: usize) -> Option<usize> {
    let limit = crate::base::span::floor(text, start + LONGEST);
    let inside = &text[start..limit];
    let close = CLOSES
        .iter()
        .filter_map(|word| inside.find(word).map(|at| at + word.len()))
        .min();
    match close {
        Some(close) => Some(start + close + time(&inside[close..])?),
        None => {
            let alone = inside.starts_with("Signature Not Verified");
            alone.then_some(start + "Signature Not Verified".len())
        }
    }
}

/// The bytes of a date and a time: ` 25.09.2014 15:04:32 +07:00`, up to the first word.
fn time(text: &str) -> Option<usize> {
    let part = |c: char| c.is_ascii_digit() || c.is_whitespace() || ".:/+-'".contains(c);
    let run = text.find(|c| !part(c)).map_or(text, |end| &text[..end]);
    let mut width = 0;
    for (at, word) in run
        .split_whitespace()
        .map(|word| (word.as_ptr() as usize - run.as_ptr() as usize, word))
    {
        let dated =
            at < 3 || word.contains([':', '\'']) || word.matches(['.', '/', '-']).count() == 2;
        if !dated || width > 0 && run[width..at].matches('\n').count() > 1 {
            break;
        }
        width = at + word.len();
    }
    (width > 0).then_some(width)
}

#[cfg(test)]
mod tests {
    use super::stamps;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = stamps(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_stamp_ends_with_its_time() {
        check(
            "tăng trưởng Người ký: Cổng Thông tin\nEmail: a@vi-du.vn\nThời gian ký: 25.09.2014 \
             15:04:32 +07:00 xanh",
            &[
                "Người ký: Cổng Thông tin\nEmail: a@vi-du.vn\nThời gian ký: 25.09.2014 15:04:32 \
                 +07:00",
            ],
        );
        check(
            "Ký bởi: Văn thư\nKý ngày: 28/12/2017 14:01:39\n1. Khoản",
            &["Ký bởi: Văn thư\nKý ngày: 28/12/2017 14:01:39"],
        );
        check("Người ký: chủ tịch công đoàn ký văn bản.", &[]);
    }
}
