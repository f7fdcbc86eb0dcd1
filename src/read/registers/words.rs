//! `words.toml`: abbreviations, words that mean the same, and the glossary.

use super::{register, twice, values};
use crate::base::diagnostic::{Diagnostic, fault};
use crate::base::path::SourcePath;
use crate::base::span::Spanned;
use crate::base::value::{Entry, Node, Value};
use crate::model::register::{Term, Words};
use crate::read::codes::WORDS;
use crate::read::reporter::Reporter;
use crate::read::table::TableReader;

/// The words of the site.
///
/// Diagnostics: those of `codes::WORDS`, `clause/form`; `words/value` for a set of one word.
pub fn words(file: &SourcePath, text: &str) -> (Words, Vec<Diagnostic>) {
    register(file, text, &WORDS, |keys| {
        let mut names = vec![];
        let words = Words {
            abbreviations: pairs(keys, "abbr"),
            same: keys.table("same", same).unwrap_or_default(),
            one_way: pairs(keys, "one-way")
                .into_iter()
                .flat_map(|(from, to)| to.into_iter().map(move |to| (from.clone(), to)))
                .collect(),
            terms: keys.tables("term", |keys| term(keys, &mut names)),
        };
        twice(keys.wrong, &names);
        words
    })
}

/// Each key of a section, and the word or words after it.
fn pairs(keys: &mut TableReader, section: &'static str) -> Vec<(String, Vec<String>)> {
    let entries = keys
        .table(section, |keys| keys.others())
        .unwrap_or_default();
    let pair = |entry: &Entry| {
        (
            entry.key.name.clone(),
            one_or_more(keys.wrong, &entry.value),
        )
    };
    entries
        .into_iter()
        .map(pair)
        .filter(|(_, words)| !words.is_empty())
        .collect()
}

fn one_or_more(wrong: &mut Reporter, value: &Value) -> Vec<String> {
    let texts = match value.node {
        Node::List(_) => wrong.texts(value),
        _ => wrong.text(value).into_iter().collect(),
    };
    short(wrong, texts)
}

/// Characters of a text, and texts that may mean the same: search puts them beside every place
/// where one of them stands.
const MOST: (usize, usize) = (200, 30);

/// The `texts` that are not too long, as many as there may be.
fn short(wrong: &mut Reporter, mut texts: Vec<Spanned<String>>) -> Vec<String> {
    let (length, count) = MOST;
    if let Some(last) = texts.get(count) {
        wrong.add(fault!(
            wrong.codes.value,
            last.span.clone(),
            vi: "nhiều nhất {count} cách nói cho một từ",
            en: "at most {count} ways to say one thing",
        ));
        texts.truncate(count);
    }
    texts.retain(|text| {
        let is_short = text.value.chars().nth(length).is_none();
        if !is_short {
            wrong.add(fault!(
                wrong.codes.value,
                text.span.clone(),
                vi: "nhiều nhất {length} chữ cái cho một cách nói",
                en: "at most {length} characters for one way to say it",
            ));
        }
        is_short
    });
    values(texts)
}

fn same(keys: &mut TableReader) -> Vec<Vec<String>> {
    let Some(value) = keys.get("set") else {
        return vec![];
    };
    let mut sets = vec![];
    for set in keys.wrong.list(value) {
        let texts = keys.wrong.texts(set);
        let words = short(keys.wrong, texts);
        if matches!(set.node, Node::List(_)) && words.len() < 2 {
            keys.wrong.add(fault!(
                keys.wrong.codes.value,
                set.span.clone(),
                vi: "một nhóm từ đồng nghĩa có ít nhất hai từ",
                en: "a set of words that mean the same has two at least",
            ));
        }
        sets.push(words);
    }
    sets
}

/// Bytes of what a term means: every link to it shows that.
const MOST_MEANING: usize = 4_000;

fn term(keys: &mut TableReader, names: &mut Vec<Spanned<String>>) -> Option<Term> {
    let (word, meaning) = (keys.needed("word"), keys.needed("meaning"));
    let (source, also, clauses) = (
        keys.text("source"),
        keys.strings("also"),
        keys.clauses("clauses"),
    );
    names.extend(word.clone());
    if let Some(long) = meaning
        .as_ref()
        .filter(|text| text.value.len() > MOST_MEANING)
    {
        keys.wrong.add(fault!(
            keys.wrong.codes.value,
            long.span.clone(),
            vi: "nghĩa của từ dài quá {MOST_MEANING} byte",
            en: "what a word means is longer than {MOST_MEANING} bytes",
        ));
        return None;
    }
    let word = word?;
    Some(Term {
        word: word.value,
        meaning: meaning?.value,
        source: source.map(|source| source.value),
        also,
        clauses,
        span: word.span,
    })
}
