//! Postings to rows of text: `key \t form \t postings \t form \t postings`.

use super::posting::{Edge, Posting, Term};
use super::shard::Row;
use super::vlq;
use super::vocabulary::Vocabulary;

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
        let plain = postings
            .iter()
            .take_while(|posting| posting.term.edge() == Edge::None);
        let plain: Vec<Posting> = plain.copied().collect();
        rows.extend(written(&plain, vocabulary, RowPart::Rest));
    }
    rows
}

/// Keys of one syllable without digits, with the number of sections they stand in.
pub fn known(postings: &[Posting], vocabulary: &Vocabulary) -> Vec<(String, usize)> {
    let rows = postings.chunk_by(|a, b| a.term.row() == b.term.row());
    let plain = rows.filter(|row| row[0].term.edge() == Edge::None);
    let keys = plain.map(|row| {
        (
            vocabulary.key(row[0].term.first().key).to_string(),
            row.len(),
        )
    });
    keys.filter(|(key, _)| key.chars().all(char::is_alphabetic))
        .collect()
}

/// A row with that part of the postings of each form; `None` where there are none.
fn written(row: &[Posting], vocabulary: &Vocabulary, part: RowPart) -> Option<Row> {
    let is_alone = part == RowPart::Rest;
    let key = key(row.first()?.term, vocabulary) + if is_alone { "+" } else { "" };
    let mut text = key.clone();
    for form in row.chunk_by(|a, b| a.term == b.term) {
        let chosen = if is_alone { rest(form) } else { best(form) };
        if chosen.is_empty() {
            continue;
        }
        text.push('\t');
        write_form(&mut text, form[0].term, vocabulary);
        text.push('\t');
        write_postings(&mut text, form.len(), &chosen, part);
    }
    let is_empty = text.len() == key.len();
    text.push('\n');
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
