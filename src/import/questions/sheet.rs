//! Questions in a table with commas, semicolons or tabs between.

use super::{Answer, Bank, Choice, Markup, Question, key};
use crate::base::csv;
use crate::import::page::Why;
use crate::text::vi;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Stem,
    Choice,
    Key,
    Explanation,
    Points,
    Name,
    Category,
    /// The number of the row.
    Row,
    Other,
}

/// Each row a question: what is asked, choices, the key (`B`, `A,C`, `2`, the words of a choice),
/// an explanation, points. Without a row of names the first column is asked and the last is the
/// key.
pub fn bank(text: &str) -> Bank {
    let mut bank = Bank::default();
    let rows = match csv::read(text) {
        Ok(rows) => rows,
        Err((why, _)) => {
            bank.list(Why::Unreadable, &why, 1);
            return bank;
        }
    };
    let Some((first, _)) = rows.first() else {
        return bank;
    };
    let named: Vec<Column> = first.iter().map(|cell| column(cell)).collect();
    let has_names = named.contains(&Column::Stem);
    let columns = if has_names {
        named
    } else {
        unnamed(first.len())
    };
    for (at, (row, _)) in rows.iter().enumerate().skip(usize::from(has_names)) {
        let mut question = question(&mut bank, row, &columns, at + 1);
        question.notes = notes(&mut bank, (first, row), &columns, at + 1);
        if !question.stem.is_empty() {
            bank.questions.push(question);
        }
    }
    bank
}

fn column(name: &str) -> Column {
    let name = vi::fold(name);
    let name = name.trim().trim_end_matches("(s)");
    let letter = name.rsplit(' ').next().filter(|last| last.len() == 1);
    match name {
        "cau hoi" | "noi dung" | "noi dung cau hoi" | "de bai" | "question" | "question text" => {
            Column::Stem
        }
        "stt" | "tt" | "so thu tu" | "no." | "#" => Column::Row,
        "dap an" | "dap an dung" | "dung" | "answer" | "correct" | "correct answer" | "key" => {
            Column::Key
        }
        "giai thich" | "nhan xet" | "explanation" | "feedback" => Column::Explanation,
        "diem" | "points" | "score" => Column::Points,
        "ma" | "ma cau" | "name" | "id" => Column::Name,
        "chu de" | "nhom" | "category" | "topic" => Column::Category,
        _ if letter.is_some_and(|one| one.starts_with(|c: char| c.is_ascii_alphanumeric())) => {
            Column::Choice
        }
        _ => Column::Other,
    }
}

fn unnamed(width: usize) -> Vec<Column> {
    let last = width.saturating_sub(1);
    let of = |at: usize| match at {
        0 => Column::Stem,
        at if at == last => Column::Key,
        _ => Column::Choice,
    };
    (0..width).map(of).collect()
}

fn question(bank: &mut Bank, row: &[String], columns: &[Column], at: usize) -> Question {
    let cells = || {
        row.iter()
            .zip(columns)
            .filter(|(cell, _)| !cell.trim().is_empty())
    };
    let of = |column: Column| {
        let found = cells().find(|(_, other)| **other == column);
        found.map_or("", |(cell, _)| cell.trim())
    };
    let texts: Vec<&str> = cells()
        .filter(|(_, column)| **column == Column::Choice)
        .map(|(cell, _)| cell.as_str())
        .collect();
    let said = of(Column::Key);
    let answer = match texts.as_slice() {
        [] => unchosen(said),
        _ => {
            let right = key::keys(said, &texts);
            let choice = |(place, text): (usize, &&str)| Choice {
                text: bank.line(text, Markup::Plain, at),
                right: right.contains(&place),
                feedback: String::new(),
            };
            Answer::Choices(texts.iter().enumerate().map(choice).collect())
        }
    };
    Question {
        name: of(Column::Name).to_string(),
        category: of(Column::Category).to_string(),
        stem: bank.block(of(Column::Stem), Markup::Plain, at),
        answer,
        explanation: bank.block(of(Column::Explanation), Markup::Plain, at),
        points: of(Column::Points).parse().unwrap_or(1),
        at,
        ..Question::default()
    }
}

/// The cells of columns that are not known, behind their names: they may be for trainers alone.
fn notes(
    bank: &mut Bank,
    (names, row): (&[String], &[String]),
    columns: &[Column],
    at: usize,
) -> Vec<String> {
    let mut notes = vec![];
    let cells = names.iter().zip(row).zip(columns);
    for ((name, cell), _) in cells.filter(|(_, column)| **column == Column::Other) {
        if !cell.trim().is_empty() {
            bank.list(Why::Closed, cell, at);
            notes.push(bank.line(&format!("{name}: {cell}"), Markup::Plain, at));
        }
    }
    notes
}

/// A key without choices: true or false, words, or nothing.
fn unchosen(key: &str) -> Answer {
    let truth = match vi::fold(key).as_str() {
        "" => return Answer::Open,
        "dung" | "true" | "d" => true,
        "sai" | "false" | "s" => false,
        _ => return Answer::Short(key.split('|').map(|text| text.trim().to_string()).collect()),
    };
    let choice = |text: &str, right: bool| Choice {
        text: text.to_string(),
        right,
        feedback: String::new(),
    };
    Answer::Choices(vec![choice("Đúng", truth), choice("Sai", !truth)])
}
