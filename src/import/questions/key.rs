//! The key of a question, in the ways people write it.

use super::{Answer, Choice};
use crate::text::vi;
use std::collections::{BTreeMap, VecDeque};

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
        "dung" | "true" | "d" => true,
        "sai" | "false" | "s" => false,
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

/// The key of all questions, `1. B`, `2-C`, `3D`, or a row of numbers above one of letters.
#[derive(Default)]
pub struct Keys {
    found: BTreeMap<u32, String>,
    /// Numbers that no letter has followed yet.
    waiting: VecDeque<u32>,
    last: u32,
}

/// What stands in a key.
enum Token {
    Number(u32),
    /// `B`, `A,C`, `Đ`
    Letters(String),
    Word,
}

impl Keys {
    pub fn of(&self, number: u32) -> Option<String> {
        self.found.get(&number).cloned()
    }

    /// Whether a line holds nothing but numbers, letters and what heads them.
    pub fn is_plain(line: &str) -> bool {
        !tokens(line)
            .iter()
            .any(|token| matches!(token, Token::Word))
    }

    pub fn take(&mut self, line: &str) {
        for token in tokens(line) {
            match token {
                Token::Number(number) => self.waiting.push_back(number),
                Token::Letters(letters) => {
                    self.last = self.waiting.pop_front().unwrap_or(self.last);
                    self.found.entry(self.last).or_default().push_str(&letters);
                }
                // `2 điểm`
                Token::Word => drop(self.waiting.pop_back()),
            }
        }
    }
}

fn tokens(line: &str) -> Vec<Token> {
    let mut tokens = vec![];
    let mut rest = line;
    while let Some(at) = rest.find(char::is_alphanumeric) {
        let digit = rest[at..].starts_with(|c: char| c.is_ascii_digit());
        let width = rest[at..].find(|c: char| !c.is_alphanumeric() || c.is_ascii_digit() != digit);
        let end = width.map_or(rest.len(), |width| at + width);
        let word = &rest[at..end];
        rest = &rest[end..];
        let letters = word
            .chars()
            .all(|c| ('A'..='H').contains(&c) || c == 'Đ' || c == 'S');
        match word.parse() {
            Ok(number) => tokens.push(Token::Number(number)),
            Err(_) if letters => tokens.push(Token::Letters(word.to_string())),
            Err(_) if HEADS.contains(&vi::fold(word).as_str()) => {}
            Err(_) => tokens.push(Token::Word),
        }
        // `A,C`
        while let Some(Token::Letters(letters)) = tokens.last_mut() {
            let next = rest.strip_prefix(',').and_then(|rest| rest.chars().next());
            let Some(next) = next.filter(|next| ('A'..='H').contains(next)) else {
                break;
            };
            letters.push(next);
            rest = &rest[1 + next.len_utf8()..];
        }
    }
    tokens
}

/// Words over the rows of a key.
const HEADS: [&str; 6] = ["cau", "dap", "an", "bang", "so", "question"];

/// Whether a line is a row of keys, `1A 2C 3B`, and nothing else.
pub fn is_key_row(line: &str) -> bool {
    let tokens = tokens(line);
    let pairs = tokens.chunks(2).all(
        |pair| matches!(pair, [Token::Number(_), Token::Letters(letters)] if letters.len() < 5),
    );
    tokens.len() > 3 && pairs
}
