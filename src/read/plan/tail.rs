//! The end of an official text: its closing words, who signed it, who receives it.

use super::candidate::{Score, score};
use super::cell;
use super::label;
use super::line::{Lines, ends_sentence, is_capitals};
use super::order::Division;
use super::outline::Found;
use super::style::Style;
use crate::model::official::OtherPart;
use crate::text::vi;
use std::ops::Range;

/// The parts after the clauses of a stretch of lines: where each begins, in order.
pub fn tail(lines: &Lines, range: Range<usize>) -> Vec<(usize, OtherPart)> {
    let Some(start) = start(lines, range.clone()) else {
        return vec![];
    };
    let mut marks: Vec<(usize, OtherPart)> = vec![];
    for line in (start..range.end).filter(|&line| !lines.is_blank(line)) {
        let last = marks.last().map(|(_, part)| *part);
        let part = match lines.text(line) {
            text if is_recipients(text) => OtherPart::Recipients,
            text if is_signature(text) => OtherPart::Signature,
            text if last == Some(OtherPart::Recipients) && !goes_on(lines, line, text) => {
                OtherPart::Signature
            }
            _ => last.unwrap_or(OtherPart::Signature),
        };
        if last != Some(part) {
            marks.push((line, part));
        }
    }
    marks
}

/// Whether a line still names recipients: a dash, or the rest of a line that did not end.
fn goes_on(lines: &Lines, line: usize, text: &str) -> bool {
    let before = lines
        .before(line, line.saturating_sub(4))
        .map_or("", |before| lines.text(before));
    text.starts_with(['-', '+', '•']) || !(ends_sentence(before) || is_capitals(text))
}

/// The first line that names signers or recipients with no clause after it.
fn start(lines: &Lines, range: Range<usize>) -> Option<usize> {
    let structural = |line: usize| {
        let text = lines.text(line);
        let numbered = |style: Style| style.rank() <= Style::Number.rank() && !style.is_annexed();
        !is_signature(text)
            && label::readings(text)
                .iter()
                .any(|label| numbered(label.style))
    };
    let marks = |line: usize| is_end(lines.text(line));
    let mut first = None;
    for line in range.clone().rev().take(400) {
        if marks(line) && score(lines, line, range.start) >= Score::Likely {
            first = Some(line);
        } else if structural(line) {
            break;
        }
    }
    first
}

/// Whether a line names who signed a text or who receives it.
pub fn is_end(text: &str) -> bool {
    is_recipients(text) || is_signature(text)
}

fn is_recipients(text: &str) -> bool {
    let folded = vi::fold(text);
    let names = [
        "noi nhan",
        "recipients:",
        "distribution:",
        "copies to:",
        "copy to:",
    ];
    names.iter().any(|name| folded.starts_with(name)) && text.chars().count() < 120
}

/// `Done at Hanoi`, `For the Executive Board`, `President`: how an English text is signed.
fn is_signed_in_english(text: &str) -> bool {
    const BEGINS: [&str; 5] = [
        "done at ",
        "for the ",
        "on behalf of ",
        "signed by",
        "signed at",
    ];
    const AS: [&str; 12] = [
        "president",
        "vice president",
        "chair",
        "chairman",
        "chairperson",
        "chairwoman",
        "general secretary",
        "secretary general",
        "director",
        "general director",
        "minister",
        "prime minister",
    ];
    let lower = text.to_lowercase();
    let begins = BEGINS.iter().any(|word| lower.starts_with(word));
    begins && !ends_sentence(text) && text.chars().count() < 60 || AS.contains(&lower.trim())
}

/// `TM. BAN CHẤP HÀNH`, `CHỦ TỊCH`: for whom or as what somebody signs.
pub fn is_signature(text: &str) -> bool {
    if is_signed_in_english(text) {
        return true;
    }
    const FOR: [&str; 8] = ["TM.", "T/M", "KT.", "TL.", "TUQ.", "Q.", "TM ", "KT "];
    const AS: [&str; 20] = [
        "CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "THỦ TƯỚNG",
        "PHÓ THỦ TƯỚNG",
        "BỘ TRƯỞNG",
        "THỨ TRƯỞNG",
        "TỔNG BÍ THƯ",
        "BÍ THƯ",
        "PHÓ BÍ THƯ",
        "TRƯỞNG BAN",
        "PHÓ TRƯỞNG BAN",
        "TỔNG GIÁM ĐỐC",
        "PHÓ TỔNG GIÁM ĐỐC",
        "GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "CHÁNH VĂN PHÒNG",
        "CỤC TRƯỞNG",
        "VỤ TRƯỞNG",
        "HIỆU TRƯỞNG",
        "THỦ TRƯỞNG",
    ];
    let first = cell::columns(text)
        .into_iter()
        .next()
        .map_or("", |cell| &text[cell]);
    is_capitals(first)
        && (FOR.iter().any(|word| first.starts_with(word))
            || AS.iter().any(|word| first.starts_with(word)))
}

/// The line on which the closing words begin, after the last clause and before line `end`.
pub fn closing(lines: &Lines, last: &Found, end: usize, division: Division) -> Option<usize> {
    let begins = |line: usize| {
        !lines.is_blank(line)
            && score(lines, line, last.line) >= Score::Likely
            && !lines.runs_on(line - 1)
    };
    let line = (last.line + 1..end)
        .find(|&line| begins(line) && is_closing(lines.text(line), division))?;
    let before = lines.before(line, last.line)?;
    // Right after a heading the words are what the clause says.
    let says = before == last.line
        && !ends_sentence(lines.text(before))
        && last.label.style.rank() <= Style::Number.rank();
    (!says).then_some(line)
}

/// Whether a paragraph has one of the forms that close a text.
fn is_closing(text: &str, division: Division) -> bool {
    const SECTIONS: [&str; 13] = [
        "yeu cau ",
        "de nghi ",
        "trong qua trinh ",
        "nhan duoc ",
        "can cu ke hoach",
        "can cu vao ke hoach",
        "can cu noi dung",
        "ke hoach nay ",
        "nghi quyet nay ",
        "chi thi nay ",
        "huong dan nay ",
        "chuong trinh nay ",
        "van phong thong bao ",
    ];
    const PASSED: [&str; 6] = [
        "luat nay",
        "bo luat nay",
        "phap lenh nay",
        "nghi quyet nay",
        "dieu le",
        "hien phap nay",
    ];
    let folded = vi::fold(text);
    let passed = PASSED.iter().any(|word| folded.starts_with(word)) && folded.contains("thong qua");
    let asks =
        division == Division::Sections && SECTIONS.iter().any(|word| folded.starts_with(word));
    folded.starts_with("tren day") || passed || asks
}
