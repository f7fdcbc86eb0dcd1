//! The title of an official text: what kind of document it is and what it is about.

use super::cell::{self, HeadPart, is_note, is_rule};
use super::line::{Lines, ends_sentence, is_capitals};
use crate::text::vi;
use std::ops::Range;

/// The lines of a title: its kind, its subject, and where the head ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    pub kind: Option<usize>,
    /// Lines, some of them blank.
    pub subject: Range<usize>,
    /// The first line after the head.
    pub end: usize,
}

impl Title {
    /// What a line of the title is; `None` for one that shows by itself what it is.
    pub fn part(&self, lines: &Lines, line: usize) -> Option<HeadPart> {
        let kind = self.kind.filter(|kind| *kind <= line)?;
        Some(match lines.text(line) {
            _ if kind == line => HeadPart::Kind,
            text if is_rule(text) => HeadPart::Rule,
            text if text.starts_with('(') => HeadPart::Note,
            _ if self.subject.contains(&line) => HeadPart::Subject,
            text if is_capitals(text) => HeadPart::Other,
            _ => return None,
        })
    }
}

/// The title among the lines of `range`, which ends before the first clause.
pub fn title(lines: &Lines, range: Range<usize>) -> Title {
    let Some(kind) = range
        .clone()
        .take(60)
        .find(|&line| is_kind(lines.text(line)))
    else {
        let end = range
            .clone()
            .filter(|&line| !lines.is_blank(line))
            .take_while(|&line| cell::is_head(lines.text(line)))
            .last();
        let end = end.map_or(range.start, |line| line + 1);
        return Title {
            kind: None,
            subject: end..end,
            end,
        };
    };
    let subject = kind + 1..subject_end(lines, kind + 1, range.end);
    let mut end = subject.end;
    while let Some(next) = lines
        .next_told(end, range.end)
        .filter(|&line| belongs(lines.text(line)))
    {
        end = next + 1;
    }
    Title {
        kind: Some(kind),
        subject,
        end,
    }
}

/// What may still follow a title: a rule, a note in brackets, the name of who decides.
fn belongs(text: &str) -> bool {
    is_rule(text)
        || is_note(text)
        || cell::is_head(text) && !is_capitals(text)
        || (is_capitals(text) && !text.ends_with(':') && kind(text).is_none())
}

/// The first line after the subject, which begins at `from`: one block of lines, or one more after
/// a blank line where it reads as a subject.
fn subject_end(lines: &Lines, from: usize, end: usize) -> usize {
    let Some(first) = lines.next_told(from, end) else {
        return from;
    };
    let close = first == from;
    let block_end = (first..end)
        .find(|&line| lines.is_blank(line))
        .unwrap_or(end);
    let stop = (first..block_end)
        .find(|&line| is_opening(lines, line, block_end))
        .unwrap_or(block_end);
    let alone = block_end == first + 1
        && lines.next_told(block_end, end).is_some()
        && reads_as_title(lines.text(first));
    let reads = is_capitals(lines.text(first)) || begins_subject(lines.text(first)) || alone;
    if stop > first && (close || reads) {
        stop
    } else {
        from
    }
}

/// A short line that is no sentence and tells nothing else of the head.
fn reads_as_title(text: &str) -> bool {
    let short =
        text.chars().count() < 160 && text.starts_with(char::is_uppercase) && !text.contains('\t');
    short
        && !ends_sentence(text)
        && !text.ends_with(',')
        && cell::part(text) == HeadPart::Other
        && !vi::fold(text).starts_with("kinh gui")
}

fn begins_subject(text: &str) -> bool {
    let folded = vi::fold(text);
    [
        "ve ",
        "v/v",
        "thuc hien ",
        "ban hanh ",
        "sua doi",
        "quy dinh ",
        "trien khai ",
        "huong dan ",
        "cong doan ",
        "phe duyet ",
        "to chuc ",
    ]
    .iter()
    .any(|start| folded.starts_with(start))
        && !ends_sentence(text)
}

/// Whether the opening, and no more the title, begins on `line`: with a legal ground, or with a
/// paragraph that is a sentence.
fn is_opening(lines: &Lines, line: usize, end: usize) -> bool {
    let text = lines.text(line);
    let sentence = !is_capitals(text)
        && !text.starts_with('(')
        && ends_sentence(lines.text(paragraph_end(lines, line, end)));
    vi::fold(text).starts_with("can cu ") || sentence
}

/// The last line of the paragraph that `line` begins.
fn paragraph_end(lines: &Lines, line: usize, end: usize) -> usize {
    let goes_on =
        |line: usize| lines.runs_on(line - 1) || lines.text(line - 1).ends_with([',', '“', '-']);
    (line + 1..end)
        .take_while(|&line| goes_on(line))
        .last()
        .unwrap_or(line)
}

/// The words that open a title, the longest first where one begins another.
const KINDS: [&str; 34] = [
    "KẾ HOẠCH HÀNH ĐỘNG",
    "KẾ HOẠCH LIÊN TỊCH",
    "KẾ HOẠCH",
    "CHƯƠNG TRÌNH HÀNH ĐỘNG",
    "CHƯƠNG TRÌNH PHỐI HỢP",
    "CHƯƠNG TRÌNH",
    "BỘ LUẬT",
    "LUẬT",
    "PHÁP LỆNH",
    "NGHỊ ĐỊNH",
    "NGHỊ QUYẾT LIÊN TỊCH",
    "NGHỊ QUYẾT",
    "QUYẾT ĐỊNH",
    "CHỈ THỊ",
    "THÔNG TƯ LIÊN TỊCH",
    "THÔNG TƯ",
    "THÔNG BÁO",
    "THÔNG TRI",
    "HƯỚNG DẪN",
    "ĐIỀU LỆ",
    "QUY CHẾ PHỐI HỢP",
    "QUY CHẾ",
    "QUY ĐỊNH",
    "QUY TRÌNH",
    "ĐỀ ÁN",
    "DỰ ÁN",
    "PHƯƠNG ÁN",
    "BÁO CÁO",
    "TỜ TRÌNH",
    "KẾT LUẬN",
    "NỘI QUY",
    "CÔNG ĐIỆN",
    "HIẾN PHÁP",
    "CHIẾN LƯỢC",
];

/// The same in English, where they stand alone on their line or with what they are about behind
/// one of `ABOUT`.
const ENGLISH: [&str; 27] = [
    "ACTION PLAN",
    "ACTION PROGRAMME",
    "WORK PLAN",
    "PLAN",
    "PROGRAMME",
    "PROGRAM",
    "DECISION",
    "RESOLUTION",
    "DIRECTIVE",
    "DECREE",
    "CIRCULAR",
    "ORDER",
    "ACT",
    "LAW",
    "CODE",
    "CONSTITUTION",
    "CHARTER",
    "STATUTES",
    "REGULATIONS",
    "REGULATION",
    "RULES",
    "POLICY",
    "STRATEGY",
    "GUIDELINES",
    "NOTICE",
    "AGREEMENT",
    "REPORT",
];

const ABOUT: [&str; 5] = [" ON ", " FOR ", " TO ", " OF ", " ABOUT "];

fn english(text: &str) -> Option<&'static str> {
    let about = |rest: &str| rest.is_empty() || ABOUT.iter().any(|word| rest.starts_with(word));
    let mut kinds = ENGLISH.into_iter();
    kinds.find(|kind| text.strip_prefix(kind).is_some_and(about))
}

/// The bytes of the known kind that `text`, in capitals, begins with.
pub fn kind(text: &str) -> Option<usize> {
    if let Some(kind) = english(text) {
        return Some(kind.len());
    }
    let known = KINDS.iter().find(|kind| {
        text.starts_with(**kind) && !text[kind.len()..].starts_with(char::is_alphanumeric)
    })?;
    Some(known.len())
}

/// Whether a line is the kind of a document: in capitals with what it may add, or alone on its
/// line.
pub fn is_kind(text: &str) -> bool {
    let capitals = is_capitals(text) && kind(text).is_some() && !text.ends_with(':');
    capitals
        || KINDS
            .iter()
            .chain(&ENGLISH)
            .any(|kind| kind.to_lowercase() == text.to_lowercase())
}
