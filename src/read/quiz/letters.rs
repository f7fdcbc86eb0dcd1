//! Choices with letters, as they are pasted from Word: `A.` `B.` and `Đáp án: B`.

use super::parts::answers_of;
use crate::base::diagnostic::{Diagnostic, Message, fault};
use crate::base::span::Span;
use crate::model::block::Directive;
use crate::read::parsed::Parsed;
use std::ops::Range;

/// A line that begins with a letter.
struct Choice<'t> {
    letter: char,
    words: &'t str,
    /// The line, without its end.
    at: Range<usize>,
}

/// The fault of a question whose choices bear letters, with the lines to write; `None` where it has
/// none. Diagnostics: `quiz/letters`.
pub fn lettered(parsed: &Parsed, directive: &Directive) -> Option<Diagnostic> {
    let lines = lines(parsed.text, directive.span.range());
    let choices: Vec<Choice> = lines
        .iter()
        .filter_map(|at| choice(parsed.text, at))
        .collect();
    let mut letters = choices.iter().map(|choice| choice.letter);
    let follow = letters.next() == Some('A') && letters.next() == Some('B');
    let boxes = parsed.text[directive.span.range()].contains("- [");
    let answer = lines
        .iter()
        .find(|at| answers_of(&parsed.text[at.start..at.end]).is_some());
    let said = answer.and_then(|at| answers_of(&parsed.text[at.start..at.end]));
    let right: Vec<char> = said.map(right_letters).unwrap_or_default();
    let told = said.is_none() || !right.is_empty();
    if !follow || boxes || !told {
        return None;
    }
    Some(fault(parsed, &choices, &right, answer))
}

fn fault(
    parsed: &Parsed,
    choices: &[Choice],
    right: &[char],
    answer: Option<&Range<usize>>,
) -> Diagnostic {
    let boxed = |choice: &Choice| {
        let mark = if right.contains(&choice.letter) {
            'x'
        } else {
            ' '
        };
        format!("- [{mark}] {}", choice.words)
    };
    let shown: Vec<String> = choices
        .iter()
        .map(|choice| format!("`{}`", boxed(choice)))
        .collect();
    let shown = shown.join(", ");
    let file = parsed.file;
    let fault = fault!(
        "quiz/letters",
        Span::new(file, choices[0].at.clone()),
        vi: "các lựa chọn `A.` `B.` dính thành một đoạn, người học không chọn được",
        en: "the choices `A.` `B.` run into one paragraph, and nobody can choose",
    );
    let hint = match right.is_empty() {
        true => (
            " (đánh dấu `[x]` vào câu đúng)",
            " (mark the right one with `[x]`)",
        ),
        false => (", bỏ dòng đáp án", ", and take the line of the answer out"),
    };
    let mut fault = fault.help(Message::new(
        format!("viết mỗi lựa chọn một dòng: {shown}{}", hint.0),
        format!("write each choice on a line: {shown}{}", hint.1),
    ));
    if right.is_empty() {
        return fault;
    }
    for choice in choices {
        fault = fault.fix(Span::new(file, choice.at.clone()), boxed(choice));
    }
    answer.into_iter().fold(fault, |fault, at| {
        fault.fix(Span::new(file, at.clone()), "")
    })
}

/// The lines between the two fences of a block.
fn lines(text: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let mut at = block.start;
    let whole = text[block].split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        start..start + line.trim_end().len()
    });
    let whole: Vec<_> = whole.collect();
    whole
        .get(1..whole.len().saturating_sub(1))
        .unwrap_or_default()
        .to_vec()
}

/// `B. Tái chế`, `b) Tái chế`, `- **C.** Họp tổ`.
fn choice<'t>(text: &'t str, at: &Range<usize>) -> Option<Choice<'t>> {
    let line = text[at.clone()]
        .trim_start()
        .trim_start_matches(['-', '*', ' ']);
    let letter = line.chars().next()?.to_uppercase().next()?;
    let rest = line[line.chars().next()?.len_utf8()..].strip_prefix(['.', ')', '/'])?;
    let words = rest.trim_start_matches('*').trim();
    let valid = matches!(letter, 'A'..='H' | 'Đ') && !words.is_empty();
    valid.then(|| Choice {
        letter,
        words,
        at: at.clone(),
    })
}

/// The letters in `B`, `B, D`, `B và D`; none where anything else is said.
fn right_letters(said: &str) -> Vec<char> {
    let words = said
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut letters = vec![];
    for word in words {
        match word.chars().next().filter(|_| word.chars().count() == 1) {
            Some(letter) if letter.is_alphabetic() => {
                letters.extend(letter.to_uppercase());
            }
            _ if matches!(word, "và" | "and" | "câu" | "ý") => {}
            _ => return vec![],
        }
    }
    letters
}
