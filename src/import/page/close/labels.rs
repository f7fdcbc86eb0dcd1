//! What notes, answers and keys are called.

use crate::model::meta::KindName;
use crate::text::{unseen, vi};

/// What answers are called, without marks, spaces and signs.
const ANSWERS: [&str; 25] = [
    "dapan",
    "dapso",
    "cautraloi",
    "goiytraloi",
    "huongdantraloi",
    "huongdangiai",
    "loigiai",
    "baigiai",
    "huongdancham",
    "thangdiem",
    "bieudiem",
    "barem",
    "ymongdoi",
    "ykienmongdoi",
    "phuongandung",
    "answerkey",
    "modelanswer",
    "markingscheme",
    "expectedanswer",
    "correctanswer",
    "sampleanswer",
    "suggestedanswer",
    "possibleanswer",
    "answersto",
    "answersheet",
];

/// Words that name answers where nothing stands beside them: elsewhere they ask for some.
const ANSWERS_ALONE: [&str; 6] = [
    "traloi",
    "answer",
    "answers",
    "solution",
    "solutions",
    "key",
];

/// Who stands before a class.
const TRAINERS: [&str; 14] = [
    "giangvien",
    "taphuanvien",
    "baocaovien",
    "huongdanvien",
    "giaovien",
    "nguoidaytruc",
    "nguoiday",
    "nguoihuongdan",
    "nguoidandat",
    "tophuanvien",
    "trainer",
    "facilitator",
    "instructor",
    "teacher",
];

/// What is said to them, and what is not said of them.
const SAID: [&str; 24] = [
    "ghichu",
    "luuy",
    "huongdan",
    "goiy",
    "danhcho",
    "danhrieng",
    "chicho",
    "tailieu",
    "noibo",
    "giaoan",
    "kichban",
    "loidan",
    "note",
    "only",
    "for",
    "guide",
    "tip",
    "khongphatcho",
    "cachlam",
    "hint",
    "chigiangvien",
    "riengcua",
    "riengcho",
    "chirieng",
];

/// What is said of whom it is kept from.
const KEPT_FROM: [&str; 9] = [
    "khongphatchohocvien",
    "khongphatchonguoihoc",
    "khongphatcholop",
    "khongduachohocvien",
    "khongduachonguoihoc",
    "khongchohocvien",
    "donotdistribute",
    "nottobedistributed",
    "notforlearners",
];

/// What answers are called for short, in capitals.
const SHORT: [&str; 4] = ["ĐA", "Đ/A", "Đ.A", "HDC"];

/// Labels that may be meant for trainers in a module.
const DOUBTFUL: [&str; 15] = [
    "ghichu",
    "ghichuthem",
    "goiy",
    "huongdan",
    "cachlam",
    "cachtienhanh",
    "giangvien",
    "trainer",
    "facilitator",
    "instructor",
    "note",
    "notes",
    "gv",
    "thv",
    "bcv",
];

/// What ends such a stretch.
const ENDS: [&str; 6] = [
    "hetghichu",
    "hetdapan",
    "hetphandanhchogiangvien",
    "hetphangiangvien",
    "endofnotes",
    "endofanswers",
];

/// A label has as many characters at most.
const LONGEST: usize = 80;

/// Whether one of the lines of `text` bears a label of what may be for trainers alone.
pub fn is_closed(text: &str, kind: KindName) -> bool {
    text.lines().any(|line| {
        let line = line.trim();
        // The mark of a note is no part of its label: `[^a]: Trả lời: B`.
        let note = line
            .strip_prefix("[^")
            .and_then(|rest| rest.split_once("]:"));
        let line = note.map_or(line, |(_, said)| said.trim());
        let short = line.chars().count() <= LONGEST;
        let begins = |words: &[&str], said: &str| words.iter().any(|word| said.starts_with(word));
        let whole = compact(line);
        let first = unnumbered(&whole);
        let bracketed = inner(line).any(|inside| {
            is_label(&compact(inside)) || self::labels(inside).any(|label| is_label(&label))
        });
        let labels = labels(line)
            .any(|label| is_label(&label) || kind == KindName::Module && doubts(&label));
        begins(&ANSWERS[..1], first)
            || begins(&ANSWERS, first) && (short || line.contains([':', '–']))
            || short && (is_label(&whole) || kind == KindName::Module && doubts(&whole))
            || bracketed
            || labels
            || is_short(line)
    })
}

/// Whether a label names answers, or something for trainers.
fn is_label(said: &str) -> bool {
    let said = unnumbered(said);
    let names = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let answers = said.contains("dapan") || ANSWERS.iter().any(|word| said.starts_with(word));
    let kept = KEPT_FROM.iter().any(|word| said.starts_with(word));
    answers || kept || ANSWERS_ALONE.contains(&said) || names(&TRAINERS) && names(&SAID)
}

/// Whether a line says `ĐA: B` or `(Đ/A: B)`.
fn is_short(line: &str) -> bool {
    let begins = |text: &str| {
        let text = text.trim_start_matches(|c: char| !c.is_alphabetic());
        let said = text.split([':', '：', '–', '=']).next();
        SHORT.contains(&said.unwrap_or("").trim())
    };
    begins(line) || inner(line).any(begins)
}

/// Whether two headings say the same, whatever their marks.
pub fn same_words(one: &str, other: &str) -> bool {
    compact(one) == compact(other)
}

/// Whether a line ends such a stretch.
pub fn ends(line: &str) -> bool {
    ENDS.contains(&compact(line).as_str())
}

/// The part of a line that names what stands behind it: `Đáp án: B` -> `Đáp án`.
pub fn label_part(line: &str) -> &str {
    let end = line.find([':', '：', '–', '—', '(', '[', '{']);
    end.map_or(line, |end| line[..end].trim_end_matches([' ', '-']))
}

fn doubts(said: &str) -> bool {
    DOUBTFUL.contains(&unnumbered(said))
}

/// What stands before a colon or a dash on a line, where it is short.
fn labels(line: &str) -> impl Iterator<Item = String> + '_ {
    let ends = line
        .char_indices()
        .filter(|(_, c)| matches!(c, ':' | '：' | '–' | '—'));
    ends.map(|(at, _)| &line[..at])
        .filter(|label| label.chars().count() <= LONGEST)
        .map(compact)
}

/// What stands in brackets, and what stands between an open one and the end of the line.
fn inner(line: &str) -> impl Iterator<Item = &str> {
    let starts = line
        .char_indices()
        .filter(|(_, c)| matches!(c, '(' | '[' | '{'));
    starts.map(|(at, c)| {
        let rest = &line[at + c.len_utf8()..];
        rest.split([')', ']', '}']).next().unwrap_or(rest)
    })
}

/// Letters and digits without marks, in lower case: `ĐÁP - ÁN:` -> `dapan`.
fn compact(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !unseen::is_unseen(*c)).collect();
    vi::fold(&seen)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// Without the number before it: `2dapan`, `iidapan`, `adapan`.
fn unnumbered(said: &str) -> &str {
    let rest = said.trim_start_matches(|c: char| c.is_ascii_digit());
    let roman = rest.trim_start_matches(['i', 'v', 'x']);
    let known = |text: &&str| {
        let words = ANSWERS
            .iter()
            .chain(&SAID)
            .chain(&TRAINERS)
            .chain(&DOUBTFUL);
        words.into_iter().any(|word| text.starts_with(word))
    };
    [rest, roman, rest.get(1..).unwrap_or("")]
        .into_iter()
        .find(known)
        .unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, closed: bool) {
        assert_eq!(is_closed(text, KindName::Module), closed, "{text}");
    }

    #[test]
    fn answers_and_notes_are_closed() {
        for text in [
            "Đáp án: B",
            "ĐÁP ÁN",
            "Đ Á P  Á N",
            "a) Đáp án",
            "2. Đáp án câu 3",
            "Câu 1 – đáp án: C",
            "Trả lời: một, hai",
            "Ghi chú cho giảng viên",
            "(Dành cho giảng viên) Phát thẻ màu.",
            "Lưu ý của tập huấn viên: nói chậm",
            "Gợi ý trả lời: …",
            "Hướng dẫn chấm",
            "Answer key",
            "Notes for trainers",
            "Instructor notes: slow",
            "Đa\u{301}p a\u{301}n: B",
            "Ghi chú: thẻ",
            "Không phát cho học viên: phiếu chấm",
            "ĐA: B",
            "Hỏi gì? (Solution: B)",
            "Câu 3 (Đ/A: C)",
            "Suggested answers",
            "Tài liệu riêng của giảng viên",
            "Một câu dài hơn thế nữa để cho đủ tám mươi chữ cái thì mới thôi không dừng (đáp án: \
                B)",
        ] {
            check(text, true);
        }
    }

    #[test]
    fn what_all_read_stays_open() {
        for text in [
            "Hoạt động 1. Khởi động (10 phút)",
            "Giảng viên chia lớp thành bốn nhóm.",
            "Học viên đọc câu hỏi và ghi vào phiếu.",
            "Người học: cán bộ công đoàn",
            "Mục tiêu",
            "Thời lượng: 90 phút",
            "Chuẩn bị: giấy A0",
            "Không phát thải ròng vào năm 2050",
            "Đá: 2 viên",
            "Đoàn viên, giảng viên nói riêng và người lao động nói chung",
            "Answering calls takes time.",
        ] {
            check(text, false);
        }
    }
}
