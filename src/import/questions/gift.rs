//! Questions of Moodle's GIFT format.
//!
//! Source: docs.moodle.org, "GIFT format".

use super::{Answer, Bank, Choice, Markup, Question};
use crate::import::page::Why;

pub fn bank(text: &str) -> Bank {
    let mut bank = Bank::default();
    let mut category = String::new();
    for (at, block) in blocks(text).iter().enumerate() {
        let at = at + 1;
        match block.strip_prefix("$CATEGORY:") {
            Some(path) => category = super::xml::category(path),
            None => {
                let mut question = question(&mut bank, block, at);
                question.category = category.clone();
                bank.questions.push(question);
            }
        }
    }
    bank
}

/// Stretches between empty lines outside of braces, without comments; a category stands alone.
fn blocks(text: &str) -> Vec<String> {
    let mut blocks = vec![];
    let (mut open, mut depth) = (String::new(), 0usize);
    for line in text.lines() {
        let bare = line.trim();
        if depth == 0 && bare.starts_with("//") {
            continue;
        }
        let ends = depth == 0 && (bare.is_empty() || bare.starts_with("$CATEGORY:"));
        if ends && !open.trim().is_empty() {
            blocks.push(std::mem::take(&mut open).trim().to_string());
        }
        if bare.starts_with("$CATEGORY:") && depth == 0 {
            blocks.push(bare.to_string());
            continue;
        }
        depth = braces(line, depth);
        open.push_str(line);
        open.push('\n');
    }
    if !open.trim().is_empty() {
        blocks.push(open.trim().to_string());
    }
    blocks
}

fn braces(line: &str, mut depth: usize) -> usize {
    let mut escaped = false;
    for c in line.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    depth
}

fn question(bank: &mut Bank, block: &str, at: usize) -> Question {
    let (name, rest) = named(block);
    let (markup, rest) = markup(rest, Markup::Plain);
    let open = find(rest, "{");
    let close = open.and_then(|open| Some(open + 1 + find(&rest[open + 1..], "}")?));
    let (Some(open), Some(close)) = (open, close) else {
        let stem = bank.block(&plain(rest), markup, at);
        bank.list(Why::Unknown, &plain(rest), at);
        return Question {
            name,
            stem,
            points: 1,
            at,
            ..Question::default()
        };
    };
    let tail = rest[close + 1..].trim();
    let stem = match tail {
        "" => plain(&rest[..open]),
        tail => format!(
            "{} \\_\\_\\_\\_\\_ {}",
            plain(&rest[..open]).trim(),
            plain(tail)
        )
        .replace("\\_", "_"),
    };
    let stem = bank.block(&stem, markup, at);
    let mut answers = rest[open + 1..close].trim();
    let mut explanation = String::new();
    if let Some(general) = find(answers, "####") {
        let (own, text) = self::markup(&answers[general + 4..], markup);
        explanation = bank.block(&plain(text), own, at);
        answers = answers[..general].trim();
    }
    let answer = answer(bank, answers, markup, at);
    Question {
        name,
        stem,
        answer,
        explanation,
        points: 1,
        at,
        ..Question::default()
    }
}

/// `::name::rest`
fn named(block: &str) -> (String, &str) {
    let inside = block.strip_prefix("::");
    let end = inside.and_then(|inside| find(inside, "::"));
    match (inside, end) {
        (Some(inside), Some(end)) => (
            plain(&inside[..end]).trim().to_string(),
            inside[end + 2..].trim_start(),
        ),
        _ => (String::new(), block),
    }
}

/// `[html]rest`
fn markup(text: &str, usual: Markup) -> (Markup, &str) {
    let text = text.trim_start();
    let known = [
        ("[html]", Markup::Html),
        ("[markdown]", Markup::Markdown),
        ("[plain]", Markup::Plain),
        ("[moodle]", Markup::Html),
    ];
    let found = known
        .iter()
        .find_map(|(mark, markup)| Some((*markup, text.strip_prefix(mark)?)));
    found.unwrap_or((usual, text))
}

/// Where `mark` stands without a backslash before it.
fn find(text: &str, mark: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if text[at..].starts_with(mark) => return Some(at),
            _ => {}
        }
    }
    None
}

/// `text` without the backslashes before signs of the format.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some('n')) => {
                out.push('\n');
                chars.next();
            }
            ('\\', Some('~' | '=' | '#' | '{' | '}' | ':' | '\\')) => out.extend(chars.next()),
            _ => out.push(c),
        }
    }
    out
}

/// One answer: its mark, its weight in per cent, its text, what is said of it.
struct Piece<'a> {
    mark: char,
    weight: Option<f64>,
    text: &'a str,
    feedback: &'a str,
}

fn answer(bank: &mut Bank, answers: &str, markup: Markup, at: usize) -> Answer {
    if answers.is_empty() {
        return Answer::Open;
    }
    if let Some(number) = answers.strip_prefix('#') {
        return numeric(bank, number, at);
    }
    if let Some(choices) = true_false(bank, answers, markup, at) {
        return Answer::Choices(choices);
    }
    let bare = format!("={answers}");
    // One right answer needs no sign before it.
    let answers = if starts(answers).is_empty() {
        &bare
    } else {
        answers
    };
    let pieces = pieces(answers);
    let matching = !pieces.is_empty()
        && pieces
            .iter()
            .all(|piece| piece.mark == '=' && find(piece.text, "->").is_some());
    if matching {
        let pairs = pieces
            .iter()
            .map(|piece| pair(bank, piece.text, markup, at))
            .collect();
        return super::write::ordered(pairs);
    }
    if pieces.iter().all(|piece| piece.mark == '=') {
        return short(bank, &pieces, at);
    }
    let single = pieces.iter().any(|piece| piece.mark == '=');
    let choices = pieces.iter().map(|piece| {
        let weight = piece.weight.unwrap_or(0.0);
        let right = if single {
            piece.mark == '='
        } else {
            weight > 0.0
        };
        let partial = single && piece.mark == '~' && weight > 0.0;
        if partial {
            bank.list(Why::Unknown, &format!("{weight} %: {}", piece.text), at);
        }
        choice(bank, piece, right, markup, at)
    });
    Answer::Choices(choices.collect())
}

fn choice(bank: &mut Bank, piece: &Piece, right: bool, markup: Markup, at: usize) -> Choice {
    let (own, text) = self::markup(piece.text, markup);
    let (of_feedback, feedback) = self::markup(piece.feedback, markup);
    Choice {
        text: bank.line(&plain(text), own, at),
        right,
        feedback: bank.block(&plain(feedback), of_feedback, at),
    }
}

fn pair(bank: &mut Bank, text: &str, markup: Markup, at: usize) -> (String, String) {
    let arrow = find(text, "->").unwrap_or(text.len());
    let (own, left) = self::markup(&text[..arrow], markup);
    let right = text.get(arrow + 2..).unwrap_or("");
    let left = bank.line(&plain(left), own, at);
    (left, bank.line(&plain(right), Markup::Plain, at))
}

fn short(bank: &mut Bank, pieces: &[Piece], at: usize) -> Answer {
    let mut texts = vec![];
    for piece in pieces {
        let text = plain(self::markup(piece.text, Markup::Plain).1)
            .trim()
            .to_string();
        let whole = piece.weight.is_none_or(|weight| weight >= 100.0);
        if !whole || !piece.feedback.trim().is_empty() {
            bank.list(Why::Unknown, &format!("{text} {}", piece.feedback), at);
        }
        if whole {
            texts.push(text);
        }
    }
    Answer::Short(texts)
}

/// Each answer from its mark to the next one.
fn pieces(answers: &str) -> Vec<Piece<'_>> {
    let starts: Vec<usize> = starts(answers);
    let ends = starts.iter().skip(1).copied().chain([answers.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| piece(&answers[*start..end]))
        .collect()
}

fn starts(answers: &str) -> Vec<usize> {
    let (mut starts, mut escaped) = (vec![], false);
    for (at, c) in answers.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '=' | '~' => starts.push(at),
            _ => {}
        }
    }
    starts
}

fn piece(text: &str) -> Piece<'_> {
    let mark = text.chars().next().unwrap_or('~');
    let mut rest = text[mark.len_utf8()..].trim();
    let mut weight = None;
    if let Some((share, behind)) = rest.strip_prefix('%').and_then(|rest| rest.split_once('%')) {
        weight = share.trim().parse().ok();
        rest = behind.trim();
    }
    let (text, feedback) = match find(rest, "#") {
        Some(at) => (rest[..at].trim(), rest[at + 1..].trim()),
        None => (rest, ""),
    };
    Piece {
        mark,
        weight,
        text,
        feedback,
    }
}

/// `TRUE`, `F#wrong#right`.
fn true_false(bank: &mut Bank, answers: &str, markup: Markup, at: usize) -> Option<Vec<Choice>> {
    let hash = find(answers, "#").unwrap_or(answers.len());
    let truth = match answers[..hash].trim().to_uppercase().as_str() {
        "T" | "TRUE" => true,
        "F" | "FALSE" => false,
        _ => return None,
    };
    let rest = answers.get(hash + 1..).unwrap_or("");
    let (wrong, right) = match find(rest, "#") {
        Some(at) => (&rest[..at], &rest[at + 1..]),
        None => (rest, ""),
    };
    let mut said = |text: &str| {
        let (own, text) = self::markup(text, markup);
        bank.block(&plain(text.trim()), own, at)
    };
    let (wrong, right) = (said(wrong), said(right));
    let choice = |text: &str, is: bool| Choice {
        text: text.to_string(),
        right: is == truth,
        feedback: if is == truth {
            right.clone()
        } else {
            wrong.clone()
        },
    };
    Some(vec![choice("Đúng", true), choice("Sai", false)])
}

/// `#3.14:0.01`, `#1..5`, `#=3:0 =%50%3:1`.
fn numeric(bank: &mut Bank, text: &str, at: usize) -> Answer {
    let all = pieces(text);
    let first = all
        .iter()
        .find(|piece| piece.mark == '=' && piece.weight.is_none_or(|weight| weight >= 100.0));
    let is_first = |piece: &Piece| first.is_some_and(|first| std::ptr::eq(first.text, piece.text));
    for other in all.iter().filter(|piece| !is_first(piece)) {
        bank.list(
            Why::Unknown,
            format!("{} {}", other.text, other.feedback).trim(),
            at,
        );
    }
    let said = match first {
        Some(piece) => {
            if !piece.feedback.is_empty() {
                bank.list(Why::Unknown, piece.feedback, at);
            }
            piece.text
        }
        None => find(text, "#").map_or(text, |end| &text[..end]).trim(),
    };
    if let Some((low, high)) = said.split_once("..") {
        return middle(low.trim(), high.trim());
    }
    let (value, tolerance) = said.split_once(':').unwrap_or((said, "0"));
    Answer::Number(value.trim().to_string(), tolerance.trim().to_string())
}

/// The middle of a range, and how far its ends are from it: both exact, with a digit more than the
/// ends have.
fn middle(low: &str, high: &str) -> Answer {
    let digits = |number: &str| number.split_once('.').map_or(0, |(_, digits)| digits.len());
    let places = digits(low).max(digits(high)) + 1;
    let (from, to): (f64, f64) = (low.parse().unwrap_or(0.0), high.parse().unwrap_or(0.0));
    let written = |number: f64| {
        let number = format!("{number:.places$}");
        number
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_string()
    };
    Answer::Number(written((from + to) / 2.0), written((to - from) / 2.0))
}
