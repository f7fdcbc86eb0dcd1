//! What is odd in an official text, told at its bytes.

use super::build::Outlined;
use super::line::Lines;
use super::number::{Value, letter};
use super::order::Division;
use super::outline::{Found, Oddity};
use super::quote::Quotes;
use super::style::{Label, Style};
use crate::base::diagnostic::{Diagnostic, Message, message, warning};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use std::ops::Range;

/// What the faults of a text are told from.
pub struct Faults<'a> {
    pub file: &'a SourcePath,
    pub lines: &'a Lines<'a>,
    pub outlined: &'a [Outlined],
    pub wished: Division,
}

impl Faults<'_> {
    pub fn all(&self, quotes: &Quotes, oddities: &[(usize, Oddity)]) -> Vec<Diagnostic> {
        let mut all: Vec<Diagnostic> = self
            .not_nfc()
            .into_iter()
            .chain(self.no_clauses())
            .chain(self.layout())
            .collect();
        all.extend(
            oddities
                .iter()
                .map(|(piece, oddity)| self.oddity(&self.outlined[*piece], oddity)),
        );
        all.extend(quotes.open.iter().map(|&line| self.open_quote(line)));
        all.extend(self.odd_points());
        all
    }

    fn span(&self, line: usize, range: Range<usize>) -> Span {
        Span::new(self.file, self.lines.within(line, range))
    }

    fn label_span(&self, found: &Found) -> Span {
        self.span(found.line, 0..found.label.width)
    }

    fn not_nfc(&self) -> Option<Diagnostic> {
        let at = self.lines.folded.decomposed?;
        let message = message!(
            vi: "văn bản dùng dấu rời (không phải Unicode dựng sẵn, NFC)",
            en: "the text uses combining marks (it is not NFC)",
        );
        let help = message!(
            vi: "văn bản được giữ nguyên; nếu được, hãy lấy bản dùng Unicode dựng sẵn",
            en: "the text is kept as it is; use a composed copy if there is one",
        );
        Some(
            Diagnostic::warning("plan/not-nfc", Span::new(self.file, at..at + 1), message)
                .help(help),
        )
    }

    fn no_clauses(&self) -> Option<Diagnostic> {
        let none = self
            .outlined
            .iter()
            .all(|outlined| outlined.found.is_empty());
        let message = message!(
            vi: "không tìm thấy điều khoản nào trong văn bản",
            en: "no clause was found in the text",
        );
        let help = message!(
            vi: "mục viết `I.`, khoản `1.`, điểm `a)`, hoặc `Điều 1.`, mỗi số ở đầu dòng",
            en: "sections read `I.`, clauses `1.`, points `a)`, or articles `Điều 1.`, each at the \
                start of a line",
        );
        none.then(|| {
            Diagnostic::error("plan/no-clauses", Span::new(self.file, 0..0), message).help(help)
        })
    }

    fn layout(&self) -> Option<Diagnostic> {
        let main = self
            .outlined
            .first()
            .filter(|main| !main.found.is_empty() && self.outlined.len() == 1)?;
        let first = main
            .found
            .first()
            .filter(|_| main.division != self.wished)?;
        let (name, vi, en) = match main.division {
            Division::Articles => ("dieu-khoan-diem", "điều", "articles"),
            Division::Sections => ("muc-khoan-diem", "mục", "sections"),
        };
        let message = message!(
            vi: "văn bản chia theo {vi}, không như `layout` đã ghi",
            en: "the text is divided into {en}, not as `layout` says",
        );
        let help = message!(vi: "ghi `layout: {name}`", en: "write `layout: {name}`");
        Some(Diagnostic::warning("plan/layout", self.label_span(first), message).help(help))
    }

    fn oddity(&self, outlined: &Outlined, oddity: &Oddity) -> Diagnostic {
        match oddity {
            Oddity::Gap(at) => self.gap(&outlined.found, *at),
            Oddity::Stray(line, label) => self.stray(*line, label),
        }
    }

    fn gap(&self, found: &[Found], at: usize) -> Diagnostic {
        let one = &found[at];
        let last = found[..at]
            .iter()
            .rev()
            .find(|other| other.label.style == one.label.style);
        let printed = |found: &Found| self.lines.text(found.line)[..found.label.width].to_string();
        let message = match last.map(printed) {
            Some(last) => Message::new(
                format!("`{}` không nối tiếp `{last}`", printed(one)),
                format!("`{}` does not follow `{last}`", printed(one)),
            ),
            None => Message::new(
                format!("`{}` đứng đầu nhưng không phải số một", printed(one)),
                format!("`{}` comes first but is not number one", printed(one)),
            ),
        };
        let help = message!(
            vi: "kiểm tra xem có thiếu điều khoản nào không",
            en: "see whether a clause is missing",
        );
        Diagnostic::warning("plan/gap", self.label_span(one), message).help(help)
    }

    fn stray(&self, line: usize, label: &Label) -> Diagnostic {
        let printed = &self.lines.text(line)[..label.width];

        warning!(
            "plan/stray-number",
            self.span(line, 0..label.width),
            vi: "`{printed}` không nối tiếp số nào nên được coi là lời văn",
            en: "`{printed}` continues no sequence and is taken as plain text",
        )
    }

    fn open_quote(&self, line: usize) -> Diagnostic {
        let text = self.lines.text(line);
        let at = text.find(['“', '«', '"']).unwrap_or(0);
        let width = text[at..].chars().next().map_or(0, char::len_utf8);
        warning!(
            "plan/open-quote",
            self.span(line, at..at + width),
            vi: "đoạn trích mở ngoặc kép ở đây không được đóng",
            en: "the quotation that opens here is never closed",
        )
    }

    /// Points that are numbered in another way than most of this text.
    fn odd_points(&self) -> Vec<Diagnostic> {
        let points: Vec<&Found> = self
            .outlined
            .iter()
            .flat_map(|outlined| &outlined.found)
            .filter(|found| found.label.style == Style::Point)
            .collect();
        let dotted = |found: &&&Found| found.label.sign != ')';
        let odd_sign = fewer(points.iter().copied().partition(|found| dotted(&found)));
        let mut odd: Vec<Diagnostic> = odd_sign
            .into_iter()
            .map(|found| self.odd_point(found))
            .collect();
        odd.extend(
            fewer(self.turns())
                .into_iter()
                .map(|found| self.odd_point(found)),
        );
        odd.sort_by_key(|one| one.span.as_ref().map(|span| span.start));
        odd.dedup();
        odd
    }

    /// The points after d, i, v that go on in Vietnamese order, and those that go on in Latin
    /// order.
    fn turns(&self) -> (Vec<&Found>, Vec<&Found>) {
        let (mut vietnamese, mut latin) = (vec![], vec![]);
        for found in self.outlined.iter().map(|outlined| &outlined.found) {
            for one in found.iter().filter(|one| one.label.style == Style::Point) {
                let Value::Letter(place, _) = one.label.value else {
                    continue;
                };
                let is = |c: char| letter(c) == Some(place);
                let before = |c: char| {
                    let sister = |other: &&Found| {
                        other.parent == one.parent
                            && other.line < one.line
                            && other.label.style == Style::Point
                    };
                    found
                        .iter()
                        .rev()
                        .filter(|other| other.line < one.line)
                        .take(200)
                        .find(sister)
                        .is_some_and(|sister| {
                            Some(sister.label.value)
                                == letter(c).map(|place| Value::Letter(place, 0))
                        })
                };
                match () {
                    () if is('đ') || (is('g') && before('e')) || (is('k') && before('i')) => {
                        vietnamese.push(one)
                    }
                    () if is('f') || is('j') || is('w') || (is('e') && before('d')) => {
                        latin.push(one)
                    }
                    () => {}
                }
            }
        }
        (vietnamese, latin)
    }

    fn odd_point(&self, found: &Found) -> Diagnostic {
        let printed = &self.lines.text(found.line)[..found.label.width];

        warning!(
            "plan/odd-point",
            self.label_span(found),
            vi: "điểm `{printed}` đánh khác phần lớn các điểm của văn bản",
            en: "point `{printed}` is lettered in another way than most points of the text",
        )
    }
}

/// The smaller of two groups, where there are both.
fn fewer<'a>((a, b): (Vec<&'a Found>, Vec<&'a Found>)) -> Vec<&'a Found> {
    if a.len() <= b.len() { a } else { b }
}
