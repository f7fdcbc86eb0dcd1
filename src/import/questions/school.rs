//! Questions as schools write them: `Câu 1: …`, `A. …`, `*B. …`, `Đáp án: B`, a key at the end.

mod line;
mod meant;

use super::key::{Keys, answer};
use super::{Answer, Bank, Question};
use crate::base::number::to_u32;
use crate::import::page::{self, Why};
use crate::import::word::{Block, Paragraph, Word};
use crate::model::meta::KindName;
use line::Line;
use meant::{Meant, asked, meant};

pub fn of_text(text: &str) -> Bank {
    let lines = text.lines().enumerate();
    bank(
        lines
            .flat_map(|(at, text)| line::of_text(text, at + 1))
            .collect(),
    )
}

pub fn of_word(word: Word) -> Bank {
    let listed: Vec<page::Listed> = word
        .notices
        .iter()
        .filter_map(page::Listed::of_notice)
        .collect();
    let mut lines = vec![];
    let mut number = 0;
    for block in &word.blocks {
        let paragraphs: Vec<&Paragraph> = match block {
            Block::Paragraph(paragraph) => vec![paragraph],
            Block::Table(table) => {
                let cells = table.rows.iter().flatten();
                cells.flat_map(|cell| &cell.paragraphs).collect()
            }
        };
        for paragraph in paragraphs {
            number += 1;
            lines.extend(line::of_paragraph(paragraph, number));
        }
    }
    let mut bank = bank(lines);
    bank.listed.splice(0..0, listed);
    bank
}

/// A question as far as it is read.
#[derive(Default)]
struct Open {
    number: u32,
    stem: Vec<String>,
    choices: Vec<(String, bool, bool)>,
    key: Option<String>,
    explanation: Vec<String>,
    /// What trainers are told.
    notes: Vec<String>,
    explaining: bool,
    paragraph: usize,
}

impl Open {
    fn new(number: u32, line: &Line, words: &str) -> Open {
        Open {
            number,
            stem: vec![behind(&line.markdown, words)],
            paragraph: line.paragraph,
            ..Open::default()
        }
    }
}

fn bank(lines: Vec<Line>) -> Bank {
    let mut bank = Bank::default();
    let mut open: Vec<Open> = vec![];
    let (mut keys, mut within_keys) = (Keys::default(), false);
    // Without numbers a question begins where the one before has its key.
    let numbered = lines
        .iter()
        .any(|line| matches!(meant(&line.plain), Meant::Asked(..)));
    for line in &lines {
        match meant(&line.plain) {
            Meant::AllKeys => within_keys = true,
            _ if within_keys => take_keys(&mut bank, &mut open, &mut keys, line),
            Meant::Keys => keys.take(&line.plain),
            Meant::Part => bank.list(Why::Unknown, &line.plain, line.paragraph),
            Meant::Asked(number, words) => open.push(Open::new(number, line, words)),
            Meant::Choice(place, words, starred) => {
                let fits = |open: &&mut Open| place.is_none_or(|place| open.choices.len() == place);
                match open.last_mut().filter(fits) {
                    Some(open) => {
                        let (text, told) = untold(behind(&line.markdown, words));
                        open.choices.push((text, starred || told, line.marked));
                    }
                    None => words_of(&mut bank, &mut open, line),
                }
            }
            Meant::Key(key) => match open.last_mut() {
                Some(open) => open.key = Some(key.to_string()),
                None => bank.list(Why::Closed, &line.plain, line.paragraph),
            },
            Meant::Explanation(words) => match open.last_mut() {
                Some(open) => {
                    open.explaining = true;
                    open.explanation.push(behind(&line.markdown, words));
                }
                None => bank.list(Why::Closed, &line.plain, line.paragraph),
            },
            Meant::Words
                if !numbered
                    && !line.plain.trim().is_empty()
                    && open.last().is_none_or(|open| open.key.is_some()) =>
            {
                let number = to_u32(open.len() + 1);
                open.push(Open::new(number, line, &line.plain));
            }
            Meant::Words => words_of(&mut bank, &mut open, line),
        }
    }
    open.retain(|open| {
        !(open.choices.is_empty() && open.key.is_none() && open.stem.join("").is_empty())
    });
    // Words without numbers and keys are no questions.
    open.retain(|open| numbered || open.key.is_some() || !open.choices.is_empty());
    for one in open {
        let key = keys.of(one.number);
        let question = finished(&mut bank, one, key);
        bank.questions.push(question);
    }
    bank
}

/// A line of the key of all questions: letters for numbers, or words for one.
fn take_keys(bank: &mut Bank, open: &mut [Open], keys: &mut Keys, line: &Line) {
    let question = asked(&line.plain).filter(|(_, words)| !Keys::is_plain(words));
    let Some((number, words)) = question else {
        if !Keys::is_plain(&line.plain) {
            words_of_key(bank, open, line);
        }
        return keys.take(&line.plain);
    };
    let asks = |one: &&mut Open| one.number == number && one.choices.is_empty();
    match open.iter_mut().find(asks) {
        Some(one) if words.split_whitespace().count() <= SHORT => one.key = Some(words.to_string()),
        Some(one) => {
            bank.list(Why::Closed, &line.plain, line.paragraph);
            one.notes.push(line.markdown.clone());
        }
        None => {
            keys.take(&line.plain);
            words_of_key(bank, open, line);
        }
    }
}

/// Words that an answer has at most where nobody chooses one; more of them tell how to mark it.
const SHORT: usize = 5;

/// Words within a key are for trainers.
fn words_of_key(bank: &mut Bank, open: &mut [Open], line: &Line) {
    if line.plain.trim().is_empty() {
        return;
    }
    bank.list(Why::Closed, &line.plain, line.paragraph);
    if let Some(open) = open.last_mut() {
        open.notes.push(line.markdown.clone());
    }
}

/// A line that goes on with what stands before it.
fn words_of(bank: &mut Bank, open: &mut [Open], line: &Line) {
    match open.last_mut() {
        _ if line.plain.trim().is_empty() => {}
        Some(open) if !open.notes.is_empty() || page::is_closed(&line.plain, KindName::Module) => {
            bank.list(Why::Closed, &line.plain, line.paragraph);
            open.notes.push(line.markdown.clone());
        }
        Some(open) if open.explaining => open.explanation.push(line.markdown.clone()),
        Some(open) if open.choices.is_empty() => open.stem.push(line.markdown.clone()),
        Some(open) if open.key.is_none() => {
            if let Some((text, ..)) = open.choices.last_mut() {
                text.push(' ');
                text.push_str(&line.markdown);
            }
        }
        _ => bank.list(Why::Unknown, &line.plain, line.paragraph),
    }
}

/// A choice without the mark in brackets behind it, `(Đ)`, and whether that says it is right.
fn untold(text: String) -> (String, bool) {
    const MARKS: [(&str, bool); 6] = [
        ("(Đ)", true),
        ("(đúng)", true),
        ("(Đúng)", true),
        ("(S)", false),
        ("(sai)", false),
        ("(Sai)", false),
    ];
    let bare = |(mark, right): &(&str, bool)| {
        let bare = text.trim_end().strip_suffix(mark)?.trim_end();
        (!bare.is_empty()).then(|| (bare.to_string(), *right))
    };
    MARKS.iter().find_map(bare).unwrap_or((text, false))
}

/// The Markdown of the last `words` of a line.
fn behind(markdown: &str, words: &str) -> String {
    let length = page::line(words).len();
    let start = markdown.trim_end().len().saturating_sub(length);
    match markdown.trim_end().get(start..) {
        Some(end) if end == page::line(words) => end.to_string(),
        _ => after_label(markdown, words),
    }
}

/// Where marks stand in the words: what follows as many words as the label has.
fn after_label(markdown: &str, words: &str) -> String {
    let first = words.split_whitespace().next().unwrap_or("");
    match markdown.find(first).filter(|_| !first.is_empty()) {
        Some(at) => {
            let start = markdown[..at].rfind(' ').map_or(0, |space| space + 1);
            markdown[start..].trim().to_string()
        }
        None => page::line(words),
    }
}

fn finished(bank: &mut Bank, open: Open, listed_key: Option<String>) -> Question {
    let at = open.number.max(1) as usize;
    let key = open.key.or(listed_key);
    let answer = answer(&open.choices, key.as_deref());
    if key.is_none() && !open.choices.is_empty() {
        let known =
            matches!(&answer, Answer::Choices(choices) if choices.iter().any(|one| one.right));
        if !known {
            bank.list(Why::NoKey, &open.stem.join(" "), open.paragraph);
        }
    }
    Question {
        stem: open.stem.join("\n\n"),
        answer,
        explanation: open.explanation.join("\n\n"),
        points: 1,
        notes: open.notes,
        at,
        ..Question::default()
    }
}
