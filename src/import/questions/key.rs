//! The key of a question, in the ways people write it.

use super::{Answer, Choice};
use crate::text::vi;

/// What `choices` and `key` say; a choice is its words, whether a `*` marks it, whether its look
/// does.
pub fn answer(choices: &[(String, bool, bool)], key: Option<&str>) -> Answer {
    if choices.is_empty() {
        return match key {
            None => Answer::Open,
            Some(key) => short_or_truth(key),
        };
    }
    let texts: Vec<&str> = choices.iter().map(|(text, ..)| text.as_str()).collect();
    let starred = choices.iter().any(|(_, starred, _)| *starred);
    let some = choices.iter().any(|(.., marked)| *marked);
    let all = choices.iter().all(|(.., marked)| *marked);
    let right = match key {
        Some(key) => keys(key, &texts),
        None if starred => places(choices, |(_, starred, _)| *starred),
        None if some && !all => places(choices, |(.., marked)| *marked),
        None => vec![],
    };
    let choice = |(at, text): (usize, &&str)| Choice {
        text: text.to_string(),
        right: right.contains(&at),
        feedback: String::new(),
    };
    Answer::Choices(texts.iter().enumerate().map(choice).collect())
}

fn places<T>(all: &[T], wanted: impl Fn(&T) -> bool) -> Vec<usize> {
    let found = all.iter().enumerate().filter(|(_, one)| wanted(one));
    found.map(|(at, _)| at).collect()
}

fn short_or_truth(key: &str) -> Answer {
    let truth = match vi::fold(key.trim_end_matches('.')).as_str() {
        "dung" | "true" => true,
        "sai" | "false" => false,
        _ => {
            let texts = key
                .split('|')
                .map(|text| text.trim().trim_end_matches('.').to_string());
            return Answer::Short(texts.collect());
        }
    };
    let choice = |text: &str, right: bool| Choice {
        text: text.to_string(),
        right,
        feedback: String::new(),
    };
    Answer::Choices(vec![choice("Đúng", truth), choice("Sai", !truth)])
}

/// The places of choices that a key names: `B`, `A, C`, `2`, or the words of one.
pub fn keys(key: &str, choices: &[&str]) -> Vec<usize> {
    let bare = key.trim().trim_end_matches('.');
    let same = choices
        .iter()
        .position(|choice| vi::fold(choice.trim()) == vi::fold(bare));
    if let Some(at) = same {
        return vec![at];
    }
    let words = bare
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut found = vec![];
    for word in words {
        let letters = word.chars().all(|c| c.is_ascii_uppercase()) && word.len() <= choices.len();
        let lower = word.len() == 1 && word.starts_with(|c: char| c.is_ascii_lowercase());
        match word.parse::<usize>() {
            Ok(number) => found.extend(number.checked_sub(1)),
            Err(_) if letters || lower => {
                let letters = word.to_ascii_uppercase();
                found.extend(letters.bytes().map(|letter| usize::from(letter - b'A')));
            }
            // Words follow: they explain.
            Err(_) if !found.is_empty() => break,
            Err(_) => {}
        }
    }
    found.retain(|at| *at < choices.len());
    found
}

/// `1. B`, `2-C`, `3D` in a line.
pub fn key_pairs(line: &str) -> Vec<(u32, String)> {
    let mut pairs = vec![];
    let mut rest = line;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let end = rest[at..]
            .find(|c: char| !c.is_ascii_digit())
            .map_or(rest.len(), |end| at + end);
        let number = rest[at..end].parse().ok();
        let behind = rest[end..].trim_start_matches(|c: char| !c.is_alphanumeric());
        let letters: String = behind
            .chars()
            .take_while(char::is_ascii_uppercase)
            .collect();
        if let Some(number) = number.filter(|_| !letters.is_empty()) {
            pairs.push((number, letters));
        }
        rest = &rest[end..];
    }
    pairs
}
