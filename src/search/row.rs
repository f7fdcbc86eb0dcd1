//! Postings to rows of text: `key \t form \t postings \t form \t postings`; a form is what
//! [`spelling`] makes of it.

use super::posting::{Edge, Posting, Term};
use super::shard::Row;
use super::term::ONCE;
use super::vocabulary::Vocabulary;
use super::{spelling, vlq};
use crate::base::number::to_u32;
use std::borrow::Cow;

/// What of a long list stands in a row: rows of the rest bear a `+` and have files of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RowPart {
    Best,
    Rest,
}

/// The best postings of a form, which are read first; of single syllables no others are kept. How
/// many there were stands before them.
const BEST: usize = 1_000;
/// Pairs that stand in more sections say too little about any: no more than their best are kept.
const KEPT: usize = 16_000;

/// The rows of `postings`, which are sorted and hold all of each key.
pub fn rows(postings: &[Posting], vocabulary: &Vocabulary) -> Vec<Row> {
    let mut rows = Vec::new();
    for postings in postings.chunk_by(|a, b| a.term.keys() == b.term.keys()) {
        let edges = postings.chunk_by(|a, b| a.term.row() == b.term.row());
        rows.extend(edges.filter_map(|row| written(row, vocabulary, RowPart::Best)));
        let is_plain = |posting: &&Posting| posting.term.edge() == Edge::None;
        let plain = &postings[..postings.iter().take_while(is_plain).count()];
        // Fewer are no more than the best of any form.
        if plain.len() > BEST {
            rows.extend(written(plain, vocabulary, RowPart::Rest));
        }
    }
    rows
}

/// Keys of one syllable without digits, with the number of sections they stand in.
pub fn known(postings: &[Posting], vocabulary: &Vocabulary) -> Vec<(String, usize)> {
    let rows = postings.chunk_by(|a, b| a.term.row() == b.term.row());
    let plain = rows.filter(|row| row[0].term.edge() == Edge::None);
    let words = plain.filter(|row| vocabulary.is_word(row[0].term.first().key));
    let key = |row: &[Posting]| vocabulary.key(row[0].term.first().key).to_string();
    words.map(|row| (key(row), row.len())).collect()
}

/// A row with that part of the postings of each form; `None` where there are none.
fn written(row: &[Posting], vocabulary: &Vocabulary, part: RowPart) -> Option<Row> {
    let is_alone = part == RowPart::Rest;
    let key = key(row.first()?.term, vocabulary) + if is_alone { "+" } else { "" };
    let mut text = key.clone();
    for form in row.chunk_by(|a, b| a.term == b.term) {
        let chosen = match is_alone {
            true => Cow::Owned(rest(form)),
            false => best(form),
        };
        if chosen.is_empty() {
            continue;
        }
        text.push('\t');
        push_form(&mut text, form[0].term, vocabulary);
        text.push('\t');
        write_postings(&mut text, form.len(), &chosen, part);
    }
    let is_empty = text.len() == key.len();
    (!is_empty).then_some(Row {
        key,
        text,
        is_alone,
    })
}

fn key(term: Term, vocabulary: &Vocabulary) -> String {
    let first = vocabulary.key(term.first().key);
    let mut key = if term.is_pair() {
        format!("{first} {}", vocabulary.key(term.second().key))
    } else {
        format!("!{first}")
    };
    match term.edge() {
        Edge::None => {}
        Edge::Start => key.push('('),
        Edge::End => key.push(')'),
    }
    key
}

fn push_form(text: &mut String, term: Term, vocabulary: &Vocabulary) {
    let first = vocabulary.form(term.first());
    match term.is_pair() {
        true => spelling::push(text, &[first, vocabulary.form(term.second())]),
        false => spelling::push(text, &[first]),
    }
}

/// The number of sections that there are, then of each of `chosen` its page (from the one before)
/// and twice its section, one more where an impact follows: not that of a word that is said once,
/// and none in the rest of a list.
fn write_postings(row: &mut String, count: usize, chosen: &[Posting], part: RowPart) {
    vlq::push(row, to_u32(count));
    let mut page = 0;
    for posting in chosen {
        let follows = part == RowPart::Best && posting.impact() != ONCE;
        vlq::push(row, posting.page() - page);
        vlq::push(row, posting.section() << 1 | u32::from(follows));
        if follows {
            vlq::push(row, posting.impact());
        }
        page = posting.page();
    }
}

/// The [`BEST`] postings of one form.
fn best(form: &[Posting]) -> Cow<'_, [Posting]> {
    match form.len() <= BEST {
        true => Cow::Borrowed(form),
        false => Cow::Owned(placed(&ranked(form)[..BEST])),
    }
}

/// What is kept besides the best.
fn rest(form: &[Posting]) -> Vec<Posting> {
    match form[0].term.is_pair() && (BEST + 1..=KEPT).contains(&form.len()) {
        true => placed(&ranked(form)[BEST..]),
        false => Vec::new(),
    }
}

/// The highest impact first, earlier places first among equals.
fn ranked(form: &[Posting]) -> Vec<Posting> {
    let mut ranked = form.to_vec();
    ranked.sort_by_key(|posting| std::cmp::Reverse(posting.impact()));
    ranked
}

fn placed(chosen: &[Posting]) -> Vec<Posting> {
    let mut placed = chosen.to_vec();
    placed.sort_unstable();
    placed
}
