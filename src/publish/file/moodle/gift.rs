//! Questions in Moodle's GIFT format.
//!
//! Source: docs.moodle.org, "GIFT format".

use super::{Bank, Entry, category, is_true, share};
use crate::model::quiz::{Answer, Question};

/// The bank, a category a module.
pub fn gift(banks: &[Bank]) -> String {
    let mut out = String::new();
    for bank in banks {
        out.push_str(&format!("$CATEGORY: {}\n\n", category(bank.category)));
        bank.entries.iter().for_each(|entry| write(&mut out, entry));
    }
    out
}

fn write(out: &mut String, entry: &Entry) {
    let tags: String = entry
        .tags
        .iter()
        .map(|tag| format!(" [tag:{}]", tag.replace([']', '['], "")))
        .collect();
    out.push_str(&format!(
        "// [id:{}]{tags}\n",
        entry.name.replace([' ', ']'], "-")
    ));
    out.push_str(&format!(
        "::{}::[html]{}{{{}",
        escape(&entry.name),
        escape(&entry.shown.stem),
        answers(entry)
    ));
    if !entry.shown.explanation.is_empty() {
        out.push_str(&format!("####[html]{}", escape(&entry.shown.explanation)));
    }
    out.push_str("}\n\n");
}

fn answers(entry: &Entry) -> String {
    let (question, shown) = (entry.question, &entry.shown);
    match &question.answer {
        Answer::Single(choices) => {
            let marks: Vec<String> = choices
                .iter()
                .map(|choice| if choice.right { "=" } else { "~" }.to_string())
                .collect();
            pieces(entry, &marks)
        }
        Answer::Multiple(choices) => {
            let each = share(choices.iter().filter(|choice| choice.right).count());
            let marks: Vec<String> = choices
                .iter()
                .map(|choice| {
                    if choice.right {
                        format!("~%{each}%")
                    } else {
                        format!("~%-{each}%")
                    }
                })
                .collect();
            pieces(entry, &marks)
        }
        Answer::TrueFalse(_) => true_false(entry, question),
        Answer::Match(pairs) => {
            let lines = pairs.iter().zip(shown.pieces.iter().step_by(2));
            lines
                .map(|(pair, left)| format!("\n={} -> {}", html(left), escape(&pair.right.plain)))
                .collect::<String>()
                + "\n"
        }
        Answer::Order(_) => {
            let lines = shown.pieces.iter().enumerate();
            lines
                .map(|(at, piece)| format!("\n={} -> {}", html(piece), at + 1))
                .collect::<String>()
                + "\n"
        }
        Answer::Short(answers) => answers
            .iter()
            .map(|answer| format!("={} ", escape(&literal(answer))))
            .collect(),
        Answer::Number(number) => format!("#{}:{}", number.value, number.tolerance),
        Answer::Open => String::new(),
    }
}

/// Choices, each behind its mark, with the comment on it.
fn pieces(entry: &Entry, marks: &[String]) -> String {
    let feedback = |at: usize| match entry
        .shown
        .feedback
        .get(at)
        .map(String::as_str)
        .unwrap_or_default()
    {
        "" => String::new(),
        comment => format!("#{}", html(comment)),
    };
    let lines = entry.shown.pieces.iter().zip(marks).enumerate();
    lines
        .map(|(at, (piece, mark))| format!("\n{mark}{}{}", html(piece), feedback(at)))
        .collect::<String>()
        + "\n"
}

/// `T` or `F`, then the comment for those who were wrong, then the one for those who were right.
fn true_false(entry: &Entry, question: &Question) -> String {
    let comment = |right: bool| {
        let at = question
            .answer
            .choices()
            .iter()
            .position(|choice| choice.right == right);
        at.and_then(|at| entry.shown.feedback.get(at))
            .filter(|html| !html.is_empty())
            .map(|text| html(text))
            .unwrap_or_default()
    };
    let letter = if is_true(question) { "T" } else { "F" };
    match (comment(false), comment(true)) {
        (wrong, right) if wrong.is_empty() && right.is_empty() => letter.to_string(),
        (wrong, right) if right.is_empty() => format!("{letter}#{wrong}"),
        (wrong, right) => format!("{letter}#{wrong}#{right}"),
    }
}

fn html(text: &str) -> String {
    format!("[html]{}", escape(text))
}

/// A short answer in which `*` is a star: to Moodle it stands for any words.
///
/// Source: docs.moodle.org, "Short-Answer question type", wild card usage.
pub fn literal(answer: &str) -> String {
    answer.replace('*', "\\*")
}

/// `text` on one line, with what GIFT reads as its own marks escaped; lines of code stay apart by
/// `\n`, which GIFT reads as the end of a line.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut in_code = false;
    for (at, c) in text.char_indices() {
        if c == '<' {
            let rest = text.get(at..).unwrap_or_default();
            in_code = (in_code || rest.starts_with("<pre")) && !rest.starts_with("</pre");
        }
        match c {
            '\n' if in_code => out.push_str("\\n"),
            '~' | '=' | '#' | '{' | '}' | ':' | '\\' => out.extend(['\\', c]),
            '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
