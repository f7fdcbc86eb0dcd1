//! Postings to rows of text: `key \t form \t postings \t form \t postings`, cut into shards.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::posting::{Edge, Posting, Term};
use super::vlq;
use super::vocabulary::Vocabulary;

/// Rows in the order of keys.
pub struct Shard {
    pub first: String,
    pub last: String,
    pub rows: String,
}

/// Raw bytes of a shard, as long as a single row is not longer.
const SHARD: usize = 12 * 1024;
/// The best postings of a form that are kept; how many there were stands before them.
const KEPT_SINGLE: usize = 2_000;
const KEPT_PAIR: usize = 6_000;
/// Postings that are written together; a fixed number, so that nothing depends on the number of threads.
const STRETCH: usize = 1 << 19;

/// All rows; `postings` are sorted.
pub fn shards(postings: &[Posting], vocabulary: &Vocabulary) -> Vec<Shard> {
    stretches(postings).par_iter().flat_map_iter(|stretch| cut(stretch, vocabulary)).collect()
}

/// Keys of one syllable without digits, with the number of sections they stand in; in order.
pub fn known<'a>(postings: &[Posting], vocabulary: &Vocabulary<'a>) -> BTreeMap<&'a str, usize> {
    let singles = &postings[..postings.partition_point(|posting| !posting.term.is_pair())];
    let rows = singles.chunk_by(|a, b| a.term.row() == b.term.row());
    let plain = rows.filter(|row| row[0].term.edge() == Edge::None);
    let keys = plain.map(|row| (vocabulary.key(row[0].term.first().key), row.len()));
    keys.filter(|(key, _)| key.chars().all(char::is_alphabetic)).collect()
}

/// Parts of about [`STRETCH`] postings that end with a row.
fn stretches(postings: &[Posting]) -> Vec<&[Posting]> {
    let mut rest = postings;
    let mut stretches = Vec::new();
    while let Some(at) = rest.get(STRETCH) {
        let end = rest.partition_point(|posting| posting.term.row() <= at.term.row());
        let (stretch, after) = rest.split_at(end);
        stretches.push(stretch);
        rest = after;
    }
    stretches.push(rest);
    stretches
}

fn cut(stretch: &[Posting], vocabulary: &Vocabulary) -> Vec<Shard> {
    let mut shards: Vec<Shard> = Vec::new();
    let mut row = String::new();
    for postings in stretch.chunk_by(|a, b| a.term.row() == b.term.row()) {
        let key = key(postings[0].term, vocabulary);
        row.clear();
        write_row(&mut row, &key, postings, vocabulary);
        match shards.last_mut() {
            Some(shard) if shard.rows.len() + row.len() <= SHARD => {
                shard.rows.push_str(&row);
                shard.last = key;
            }
            _ => shards.push(Shard { first: key.clone(), last: key, rows: row.clone() }),
        }
    }
    shards
}

fn key(term: Term, vocabulary: &Vocabulary) -> String {
    let first = vocabulary.key(term.first().key);
    let mut key = if term.is_pair() { format!("{first} {}", vocabulary.key(term.second().key)) } else { format!("!{first}") };
    match term.edge() {
        Edge::None => {}
        Edge::Start => key.push('('),
        Edge::End => key.push(')'),
    }
    key
}

fn write_row(row: &mut String, key: &str, postings: &[Posting], vocabulary: &Vocabulary) {
    row.push_str(key);
    for form in postings.chunk_by(|a, b| a.term == b.term) {
        row.push('\t');
        write_form(row, form[0].term, vocabulary);
        row.push('\t');
        write_postings(row, form);
    }
    row.push('\n');
}

/// Nothing where the form is the key itself.
fn write_form(row: &mut String, term: Term, vocabulary: &Vocabulary) {
    let syllables = if term.is_pair() { vec![term.first(), term.second()] } else { vec![term.first()] };
    if syllables.iter().all(|syllable| vocabulary.form(*syllable) == vocabulary.key(syllable.key)) {
        return;
    }
    for (at, syllable) in syllables.into_iter().enumerate() {
        row.push_str(if at == 0 { "" } else { " " });
        row.push_str(vocabulary.form(syllable));
    }
}

/// The number of sections, then page (from the one before), section and impact of those that are kept.
fn write_postings(row: &mut String, postings: &[Posting]) {
    vlq::push(row, postings.len() as u32);
    let most = if postings[0].term.is_pair() { KEPT_PAIR } else { KEPT_SINGLE };
    let mut page = 0;
    for posting in best(postings, most) {
        vlq::push(row, posting.page() - page);
        vlq::push(row, posting.section());
        vlq::push(row, posting.impact());
        page = posting.page();
    }
}

/// The `most` postings of the highest impact, earlier ones first among equals; in their own order.
fn best(postings: &[Posting], most: usize) -> Vec<Posting> {
    let mut best = postings.to_vec();
    if best.len() > most {
        best.sort_by_key(|posting| std::cmp::Reverse(posting.impact()));
        best.truncate(most);
        best.sort_unstable();
    }
    best
}
