//! Postings to rows of text: `key \t form \t postings \t form \t postings`, cut into shards.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::neighbour;
use super::posting::{Edge, Posting, Term};
use super::vlq;
use super::vocabulary::Vocabulary;

/// What of a long list stands in a row: rows of the rest bear a `+` and have files of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RowPart {
    Best,
    Rest,
}

/// Rows in the order of keys.
pub struct Shard {
    pub first: String,
    pub last: String,
    pub rows: String,
}

/// Raw bytes of a shard, as long as a single row is not longer.
const SHARD: usize = 7 * 1024;
/// The best postings of a form, which are read first; of single syllables no others are kept. How
/// many there were stands before them.
const BEST: usize = 1_000;
/// Pairs that stand in more sections say too little about any: no more than their best are kept.
const KEPT: usize = 16_000;
/// Postings that are written together; a fixed number, so that nothing depends on the number of
/// threads.
const STRETCH: usize = 1 << 19;

/// All rows; `postings` are sorted.
pub fn shards(postings: &[Posting], vocabulary: &Vocabulary) -> Vec<Shard> {
    let (singles, pairs) =
        postings.split_at(postings.partition_point(|posting| !posting.term.is_pair()));
    let of = |postings| {
        stretches(postings)
            .par_iter()
            .flat_map_iter(|stretch| cut(stretch, vocabulary))
            .collect()
    };
    let all: [Vec<Shard>; 3] = [of(singles), neighbour::shards(pairs, vocabulary), of(pairs)];
    all.into_iter().flatten().collect()
}

/// Keys of one syllable without digits, with the number of sections they stand in; in order.
pub fn known<'a>(postings: &[Posting], vocabulary: &Vocabulary<'a>) -> BTreeMap<&'a str, usize> {
    let singles = &postings[..postings.partition_point(|posting| !posting.term.is_pair())];
    let rows = singles.chunk_by(|a, b| a.term.row() == b.term.row());
    let plain = rows.filter(|row| row[0].term.edge() == Edge::None);
    let keys = plain.map(|row| (vocabulary.key(row[0].term.first().key), row.len()));
    keys.filter(|(key, _)| key.chars().all(char::is_alphabetic))
        .collect()
}

/// Parts of about [`STRETCH`] postings that end with the last row of a key.
fn stretches(postings: &[Posting]) -> Vec<&[Posting]> {
    let mut rest = postings;
    let mut stretches = Vec::new();
    while let Some(at) = rest.get(STRETCH) {
        let end = rest.partition_point(|posting| posting.term.keys() <= at.term.keys());
        let (stretch, after) = rest.split_at(end);
        stretches.push(stretch);
        rest = after;
    }
    stretches.push(rest);
    stretches
}

fn cut(stretch: &[Posting], vocabulary: &Vocabulary) -> Vec<Shard> {
    let mut shards: Vec<Shard> = Vec::new();
    let mut open = false;
    for postings in stretch.chunk_by(|a, b| a.term.keys() == b.term.keys()) {
        for row in postings.chunk_by(|a, b| a.term.row() == b.term.row()) {
            add(&mut shards, open, written(row, vocabulary, RowPart::Best));
            open = true;
        }
        let more: Vec<Posting> = postings
            .iter()
            .take_while(|posting| posting.term.edge() == Edge::None)
            .copied()
            .collect();
        let more = written(&more, vocabulary, RowPart::Rest);
        if !more.1.is_empty() {
            add(&mut shards, false, more);
            open = false;
        }
    }
    shards
}

/// Adds a row to the last shard where that is `open` and has room, else to a new one.
pub fn add(shards: &mut Vec<Shard>, open: bool, (key, row): (String, String)) {
    match shards.last_mut() {
        Some(shard) if open && shard.rows.len() + row.len() <= SHARD => {
            shard.rows.push_str(&row);
            shard.last = key;
        }
        _ => shards.push(Shard {
            first: key.clone(),
            last: key,
            rows: row,
        }),
    }
}

/// Key and text of a row with that part of the postings of each form; no text where there are none.
fn written(row: &[Posting], vocabulary: &Vocabulary, part: RowPart) -> (String, String) {
    let Some(first) = row.first() else {
        return Default::default();
    };
    let key = key(first.term, vocabulary) + if part == RowPart::Rest { "+" } else { "" };
    let mut text = String::new();
    for form in row.chunk_by(|a, b| a.term == b.term) {
        let chosen = if part == RowPart::Rest {
            rest(form)
        } else {
            best(form)
        };
        if chosen.is_empty() {
            continue;
        }
        text.push('\t');
        write_form(&mut text, form[0].term, vocabulary);
        text.push('\t');
        write_postings(&mut text, form.len(), &chosen, part);
    }
    if text.is_empty() {
        (key, text)
    } else {
        (key.clone(), key + &text + "\n")
    }
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

/// Nothing where the form is the key itself.
fn write_form(row: &mut String, term: Term, vocabulary: &Vocabulary) {
    let syllables = if term.is_pair() {
        vec![term.first(), term.second()]
    } else {
        vec![term.first()]
    };
    if syllables
        .iter()
        .all(|syllable| vocabulary.form(*syllable) == vocabulary.key(syllable.key))
    {
        return;
    }
    for (at, syllable) in syllables.into_iter().enumerate() {
        row.push_str(if at == 0 { "" } else { " " });
        row.push_str(vocabulary.form(syllable));
    }
}

/// The number of sections that there are, then page (from the one before), section and impact of
/// each of `chosen`; the rest has no impact.
fn write_postings(row: &mut String, count: usize, chosen: &[Posting], part: RowPart) {
    vlq::push(row, count as u32);
    let mut page = 0;
    for posting in chosen {
        vlq::push(row, posting.page() - page);
        vlq::push(row, posting.section());
        if part == RowPart::Best {
            vlq::push(row, posting.impact());
        }
        page = posting.page();
    }
}

/// The [`BEST`] postings of one form.
fn best(form: &[Posting]) -> Vec<Posting> {
    if form.len() <= BEST {
        return form.to_vec();
    }
    placed(&ranked(form)[..BEST])
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
