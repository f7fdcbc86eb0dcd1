//! Questions as schools write them: `Câu 1: …`, `A. …`, `*B. …`, `Đáp án: B`, a key at the end.

use super::key::{answer, key_pairs};
use super::{Answer, Bank, Question};
use crate::import::page::{self, Why};
use crate::import::word::{Block, Paragraph, Run, Word};
use crate::model::meta::KindName;
use crate::text::vi;
use std::collections::BTreeMap;

/// A line of the file.
struct Line {
    /// The words, without marks.
    plain: String,
    markdown: String,
    /// Whether all of it is bold or underlined, or its letter is.
    marked: bool,
    paragraph: usize,
}

/// What a line is.
enum Meant<'a> {
    /// The number of a question, and what is asked.
    Asked(u32, &'a str),
    /// The place of its letter from 0, its words, whether a `*` marks it.
    Choice(usize, &'a str, bool),
    Key(&'a str),
    Explanation(&'a str),
    /// The key of all questions: what follows is `1. B`, `2 - C`.
    AllKeys,
    Words,
}

pub fn of_text(text: &str) -> Bank {
    let line = |(at, line): (usize, &str)| Line {
        plain: line.trim().to_string(),
        markdown: page::line(line.trim()),
        marked: line.trim().starts_with("**") && line.trim().ends_with("**"),
        paragraph: at + 1,
    };
    bank(
        text.lines()
            .enumerate()
            .map(line)
            .flat_map(parted)
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
            lines.extend(lines_of(paragraph, number).into_iter().flat_map(parted));
        }
    }
    let mut bank = bank(lines);
    bank.listed.splice(0..0, listed);
    bank
}

/// The lines of a paragraph, its number before the first.
fn lines_of(paragraph: &Paragraph, number: usize) -> Vec<Line> {
    let mut stretches: Vec<Vec<Run>> = vec![vec![]];
    for run in &paragraph.runs {
        for (at, text) in run.text.split('\n').enumerate() {
            if at > 0 {
                stretches.push(vec![]);
            }
            if let Some(last) = stretches.last_mut() {
                last.push(Run {
                    text: text.to_string(),
                    ..run.clone()
                });
            }
        }
    }
    let line = |(at, runs): (usize, Vec<Run>)| {
        let prefix = match at {
            0 if !paragraph.number.is_empty() => format!("{} ", paragraph.number),
            _ => String::new(),
        };
        let plain: String = runs.iter().map(|run| run.text.as_str()).collect();
        let marked = |run: &Run| run.bold || run.underline || run.text.trim().is_empty();
        let first = runs.iter().find(|run| !run.text.trim().is_empty());
        let letter = first.is_some_and(|run| run.underline);
        let all = !plain.trim().is_empty() && runs.iter().all(marked);
        let unmarked = runs
            .into_iter()
            .map(|run| Run { bold: false, ..run })
            .collect();
        let markdown = page::inline(unmarked);
        Line {
            plain: format!("{prefix}{}", plain.trim()),
            markdown: format!("{prefix}{markdown}"),
            marked: all || letter,
            paragraph: number,
        }
    };
    let lines = stretches.into_iter().enumerate().map(line);
    lines.filter(|line| !line.plain.trim().is_empty()).collect()
}

/// A line that holds several choices, `A. … B. … C. …`, as one line each.
fn parted(line: Line) -> Vec<Line> {
    let starts = choice_starts(&line.plain);
    if starts.len() < 2 || line.plain.len() != line.markdown.len() {
        return vec![line];
    }
    let first = starts[0];
    let ends = starts.iter().skip(1).copied().chain([line.plain.len()]);
    let mut ranges: Vec<(usize, usize)> = starts.iter().copied().zip(ends).collect();
    if !line.plain[..first].trim().is_empty() {
        ranges.insert(0, (0, first));
    }
    let part = |(start, end): (usize, usize)| Line {
        plain: line.plain[start..end].trim().to_string(),
        markdown: line.markdown[start..end].trim().to_string(),
        marked: line.marked,
        paragraph: line.paragraph,
    };
    ranges.into_iter().map(part).collect()
}

/// Where `A.`, `B.`, `C.` begin, one after the other.
fn choice_starts(text: &str) -> Vec<usize> {
    let mut starts = vec![];
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let wanted = ('A'..='Z').nth(starts.len()).unwrap_or('Z');
        let rest = &text[at + c.len_utf8()..];
        let opens = c == wanted && rest.starts_with(['.', ')']);
        let apart = before.is_whitespace() || before == '*';
        if opens && apart {
            starts.push(if before == '*' { at - 1 } else { at });
        }
        before = c;
    }
    starts
}

fn meant(line: &str) -> Meant<'_> {
    let folded = vi::fold(line);
    let label = line
        .split_once(':')
        .map(|(label, rest)| (vi::fold(label), rest.trim()));
    let label = label.map(|(label, rest)| {
        let label = label
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_string();
        (label, rest)
    });
    match label.as_ref().map(|(label, rest)| (label.as_str(), *rest)) {
        Some(("dap an" | "tra loi" | "dap an dung" | "chon" | "da" | "answer" | "key", rest))
            if !rest.is_empty() =>
        {
            return Meant::Key(rest);
        }
        Some(("giai thich" | "loi giai" | "huong dan giai" | "explanation", rest)) => {
            return Meant::Explanation(rest);
        }
        _ => {}
    }
    let whole: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    if matches!(
        whole.as_str(),
        "dapan" | "bangdapan" | "answers" | "answerkey" | "dapancaccau"
    ) {
        return Meant::AllKeys;
    }
    choice(line)
        .or_else(|| asked(line, &folded))
        .unwrap_or(Meant::Words)
}

/// `*C. …`, `c) …`, `D/ …`
fn choice(line: &str) -> Option<Meant<'_>> {
    let bare = line.trim_start();
    let starred = bare.starts_with('*') && !bare.starts_with("**");
    let bare = bare.trim_start_matches('*').trim_start();
    let letter = bare.chars().next().filter(char::is_ascii_alphabetic)?;
    let rest = bare[1..].trim_start().strip_prefix(['.', ')', '/', ':'])?;
    let place = letter.to_ascii_uppercase() as usize - 'A' as usize;
    let lower = letter.is_lowercase() && !bare[1..].starts_with([')', '.']);
    let words = rest.trim().trim_end_matches("**").trim();
    (place < 10 && !lower && !words.is_empty()).then_some(Meant::Choice(place, words, starred))
}

/// `Câu 3: …`, `Question 3. …`, `3. …`
fn asked<'a>(line: &'a str, folded: &str) -> Option<Meant<'a>> {
    let words = ["cau hoi", "cau", "bai", "question"];
    let digit = line.find(|c: char| c.is_ascii_digit())?;
    let before = vi::fold(&line[..digit]);
    let before = before.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = folded.starts_with(|c: char| c.is_ascii_digit());
    if !bare && !words.contains(&before) {
        return None;
    }
    let end = line[digit..]
        .find(|c: char| !c.is_ascii_digit())
        .map_or(line.len(), |at| digit + at);
    let number = line[digit..end].parse().ok()?;
    let rest = &line[end..];
    let rest = match rest.trim_start().strip_prefix(['.', ':', ')', '-', '/']) {
        Some(rest) => rest,
        None if bare => return None,
        None => rest,
    };
    Some(Meant::Asked(
        number,
        rest.trim_matches(|c: char| c.is_whitespace() || c == '*'),
    ))
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

fn bank(lines: Vec<Line>) -> Bank {
    let mut bank = Bank::default();
    let mut open: Vec<Open> = vec![];
    let mut keys: Option<BTreeMap<u32, String>> = None;
    for line in &lines {
        match meant(&line.plain) {
            _ if keys.is_some() => {
                keys.iter_mut()
                    .for_each(|keys| keys.extend(key_pairs(&line.plain)));
            }
            Meant::AllKeys => keys = Some(BTreeMap::new()),
            Meant::Asked(number, words) => open.push(Open {
                number,
                stem: vec![behind(&line.markdown, words)],
                paragraph: line.paragraph,
                ..Open::default()
            }),
            Meant::Choice(place, words, starred) => {
                match open.last_mut().filter(|open| open.choices.len() == place) {
                    Some(open) => {
                        let text = behind(&line.markdown, words);
                        open.choices.push((text, starred, line.marked));
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
            Meant::Words => words_of(&mut bank, &mut open, line),
        }
    }
    let keys = keys.unwrap_or_default();
    open.retain(|open| {
        !(open.choices.is_empty() && open.key.is_none() && open.stem.join("").is_empty())
    });
    for one in open {
        let key = keys.get(&one.number).cloned();
        let question = finished(&mut bank, one, key);
        bank.questions.push(question);
    }
    bank
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
