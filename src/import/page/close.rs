//! What may be for trainers alone: notes, answers, keys. It is closed: shown to trainers only, and
//! where its end is doubtful it goes on to the next heading of the level it stands in.

use super::piece::{Piece, PieceKind};
use super::report::{Listed, Why};
use crate::model::meta::KindName;
use crate::text::{unseen, vi};

/// What answers are called, without marks, spaces and signs.
const ANSWERS: [&str; 21] = [
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
const SAID: [&str; 20] = [
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
];

/// Labels that may be meant for trainers in a module.
const DOUBTFUL: [&str; 12] = [
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

/// Closes what may be for trainers alone in a page of this title, and lists each stretch.
pub fn close(pieces: &mut Vec<Piece>, title: &str, kind: KindName) -> Vec<Listed> {
    take_out_notes(pieces);
    if is_closed(title, kind) {
        pieces.iter_mut().for_each(|piece| piece.closed = true);
        return vec![Listed::new(Why::Closed, title, 1)];
    }
    let mut listed = vec![];
    let mut section = 1;
    let mut at = 0;
    while at < pieces.len() {
        section = pieces[at].heading().unwrap_or(section);
        if !pieces[at].closed && !is_closed(&pieces[at].plain, kind) {
            at += 1;
            continue;
        }
        let end = end(pieces, at, section);
        let why = match pieces[at].kind {
            PieceKind::Heading(_) | PieceKind::Table => Why::Closed,
            _ if pieces[at].closed => Why::Closed,
            _ => Why::ClosedOn,
        };
        listed.push(Listed::new(why, &pieces[at].plain, pieces[at].paragraph));
        pieces[at..end]
            .iter_mut()
            .for_each(|piece| piece.closed = true);
        at = end;
    }
    listed
}

/// Where the stretch ends that begins at `at`, in a section of this level.
fn end(pieces: &[Piece], at: usize, section: usize) -> usize {
    let level = match pieces[at].kind {
        PieceKind::Heading(level) => level,
        PieceKind::Table => return at + 1,
        _ if pieces[at].closed => return at + 1,
        _ => section,
    };
    let behind = pieces[at + 1..].iter();
    let mut ends = behind.enumerate().filter_map(|(offset, piece)| {
        let said = compact(&piece.plain);
        match piece.heading() {
            Some(other) if other <= level => Some(at + 1 + offset),
            _ if ENDS.iter().any(|end| said == *end) => Some(at + 2 + offset),
            _ => None,
        }
    });
    ends.next().unwrap_or(pieces.len())
}

/// A note of this kind becomes a closed piece of its own, and its mark goes: the mark stands in
/// what all read.
fn take_out_notes(pieces: &mut Vec<Piece>) {
    let mut at = 0;
    while at < pieces.len() {
        let (closed, kept) = std::mem::take(&mut pieces[at].notes)
            .into_iter()
            .partition::<Vec<_>, _>(|(_, note)| is_closed(note, KindName::Module));
        pieces[at].notes = kept;
        for (label, note) in closed {
            let mark = format!("[^{label}]");
            pieces[at].markdown = pieces[at].markdown.replace(&mark, "");
            let paragraph = pieces[at].paragraph;
            let piece = Piece {
                closed: true,
                ..Piece::text(&note, note.clone(), paragraph)
            };
            pieces.insert(at + 1, piece);
        }
        at += 1;
    }
}

/// Whether one of the lines of `text` bears a label of what may be for trainers alone.
pub fn is_closed(text: &str, kind: KindName) -> bool {
    text.lines().any(|line| {
        let line = line.trim();
        let short = line.chars().count() <= LONGEST;
        let begins = |words: &[&str], said: &str| words.iter().any(|word| said.starts_with(word));
        let whole = compact(line);
        let first = unnumbered(&whole);
        let bracketed = inner(line).any(|inside| is_label(&compact(inside)));
        let labels = labels(line)
            .any(|label| is_label(&label) || kind == KindName::Module && doubts(&label));
        begins(&ANSWERS[..1], first)
            || begins(&ANSWERS, first) && (short || line.contains([':', '–']))
            || short && (is_label(&whole) || kind == KindName::Module && doubts(&whole))
            || bracketed
            || labels
    })
}

/// Whether a label names answers, or something for trainers.
fn is_label(said: &str) -> bool {
    let said = unnumbered(said);
    let names = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let answers = said.contains("dapan") || ANSWERS.iter().any(|word| said.starts_with(word));
    answers || ANSWERS_ALONE.contains(&said) || names(&TRAINERS) && names(&SAID)
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
            "Answering calls takes time.",
        ] {
            check(text, false);
        }
    }
}
