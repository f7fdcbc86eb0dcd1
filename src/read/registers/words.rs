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
    match value.node {
        Node::List(_) => values(wrong.texts(value)),
        _ => wrong
            .text(value)
            .map(|text| text.value)
            .into_iter()
            .collect(),
    }
}

fn same(keys: &mut TableReader) -> Vec<Vec<String>> {
    let Some(value) = keys.get("set") else {
        return vec![];
    };
    let mut sets = vec![];
    for set in keys.wrong.list(value) {
        let words = values(keys.wrong.texts(set));
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

fn term(keys: &mut TableReader, names: &mut Vec<Spanned<String>>) -> Option<Term> {
    let (word, meaning) = (keys.needed("word"), keys.needed("meaning"));
    let (source, also, clauses) = (
        keys.text("source"),
        keys.strings("also"),
        keys.clauses("clauses"),
    );
    names.extend(word.clone());
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
