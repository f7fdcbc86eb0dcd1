//! The answers of a question, by the shape that they are written in.

use super::parts::Part;
use super::{Reading, faults};
use crate::base::span::{Span, Spanned as At};
use crate::model::quiz::{Answer, Number};
use std::collections::BTreeSet;
use std::ops::Range;

impl Reading<'_> {
    /// What `part` says; an open question where nothing is said. `None` where it cannot be read.
    pub fn answer(&mut self, part: Option<&Part>, kind: &Option<At<String>>) -> Option<Answer> {
        match (part, kind.as_ref().map(|kind| kind.value.as_str())) {
            (Some(table), Some("match")) => self.pairs(table),
            (Some(list), Some("order")) => self.order(list),
            (None, Some(wanted)) => {
                let fence = kind
                    .as_ref()
                    .map_or(self.directive.fence.clone(), |kind| kind.span.clone());
                let fault = if wanted == "match" {
                    faults::no_table()
                } else {
                    faults::no_order()
                };
                self.fault(fault, fence);
                None
            }
            (None, _) => Some(Answer::Open),
            (Some(list), _) if list.is_task_list() => self.choices(list),
            (Some(line), _) => self.line(line),
        }
    }

    /// `Đáp án: a | b` or `Đáp án: 2014 ± 0`.
    fn line(&mut self, part: &Part) -> Option<Answer> {
        let text = self.parsed.text;
        let said = part.answer_line(text)?;
        let start = said.as_ptr() as usize - text.as_ptr() as usize;
        match split_tolerance(said) {
            Some((value, tolerance)) => self.number(value, tolerance, start..start + said.len()),
            None => self.short(said, start),
        }
    }

    fn number(&mut self, value: &str, tolerance: &str, at: Range<usize>) -> Option<Answer> {
        let (value, tolerance) = (
            number(value),
            number(tolerance).filter(|number| !number.starts_with('-')),
        );
        match (value, tolerance) {
            (Some(value), Some(tolerance)) => Some(Answer::Number(Number { value, tolerance })),
            _ => {
                let span = Span::new(self.parsed.file, at);
                self.fault(faults::number(), span);
                None
            }
        }
    }

    fn short(&mut self, said: &str, start: usize) -> Option<Answer> {
        let (mut answers, mut readings): (Vec<String>, BTreeSet<String>) = Default::default();
        let mut at = start;
        for piece in said.split('|') {
            let words = piece.split_whitespace().collect::<Vec<_>>().join(" ");
            let from = at + piece.len() - piece.trim_start().len();
            let span = Span::new(self.parsed.file, from..from + piece.trim().len());
            if !words.chars().any(char::is_alphanumeric) {
                self.fault(faults::no_answer(), span);
            } else if !readings.insert(reading(&words)) {
                self.fault(faults::same(&words), span);
            }
            answers.push(words);
            at += piece.len() + 1;
        }
        Some(Answer::Short(answers))
    }
}

/// How a text reads: case, spaces and punctuation apart; where there is nothing else, as it is. A
/// mark makes two readings.
pub fn reading(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    match words.is_empty() {
        true => text.trim().to_string(),
        false => words.join(" "),
    }
}

fn split_tolerance(said: &str) -> Option<(&str, &str)> {
    ["±", "+/-", "+-"]
        .iter()
        .find_map(|mark| said.split_once(mark))
}

/// A number as people write it, without grouping: `11,25` and `11.25` -> `11.25`; three digits
/// after one full stop could be either.
fn number(written: &str) -> Option<String> {
    let text = written.trim().replace('\u{2212}', "-").replace(',', ".");
    let (sign, digits) = text
        .strip_prefix('-')
        .map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let valid = |text: &str| {
        !text.is_empty() && text.len() <= 15 && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let grouped = written.contains('.') && part.len() == 3;
    let part = part.trim_end_matches('0');
    let plain = if part.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{part}")
    };
    (valid(whole) && (part.is_empty() || valid(part)) && !grouped).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, read: Option<&str>) {
        assert_eq!(number(written).as_deref(), read);
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        check("250", Some("250"));
        check(" 11,25 ", Some("11.25"));
        check("0.50", Some("0.5"));
        check("\u{2212}3", Some("-3"));
        check("1,250", Some("1.25"));
        check("1.250", None);
        check("mười", None);
        check("", None);
        check("1.2.3", None);
    }

    #[test]
    fn what_reads_the_same_is_the_same() {
        let same = |a, b| reading(a) == reading(b);
        assert!(same("Tái chế.", "tái  chế"));
        assert!(!same("Tái chế", "Tai che"));
        assert!(!same("ki-lô-oát", "kilôoát"));
        assert!(!same("+", "-"));
    }
}
