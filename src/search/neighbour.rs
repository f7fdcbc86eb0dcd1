//! Rows that tell what stands before a syllable, for the mending of slips: one look instead of one
//! a guess. What stands after it is told by the pairs themselves.

use super::posting::{Edge, Posting};
use super::shard::Row;
use super::vlq;
use super::vocabulary::Vocabulary;

/// Neighbours of a syllable that are told, the most frequent ones.
const TOLD: usize = 1_000;
/// What begins the row of what stands before a syllable: between singles (`!`) and pairs.
const SIGN: char = '$';

/// A syllable, the one before it, as numbers of keys, and in how many sections.
pub type Neighbour = (u64, u64, usize);

/// The neighbours in `pairs`, which are sorted.
pub fn neighbours(pairs: &[Posting]) -> Vec<Neighbour> {
    let rows = pairs.chunk_by(|a, b| a.term.row() == b.term.row());
    let plain = rows.filter(|row| row[0].term.edge() == Edge::None);
    plain
        .map(|row| {
            let (first, second) = (row[0].term.first(), row[0].term.second());
            (second.key, first.key, row.len())
        })
        .collect()
}

/// Rows `$key \t \t neighbours`; a neighbour is a digit, the logarithm of the number of sections,
/// and its key, which has only letters.
pub fn rows(mut before: Vec<Neighbour>, vocabulary: &Vocabulary) -> Vec<Row> {
    before.retain(|(key, other, _)| [key, other].iter().all(|key| vocabulary.is_word(**key)));
    before.sort_unstable_by_key(|(key, other, count)| {
        (*key, std::cmp::Reverse(count.ilog2()), *other)
    });
    let rows = before.chunk_by(|a, b| a.0 == b.0);
    rows.map(|of_one| written(of_one, vocabulary)).collect()
}

fn written(of_one: &[Neighbour], vocabulary: &Vocabulary) -> Row {
    let key = format!("{SIGN}{}", vocabulary.key(of_one[0].0));
    let mut text = key.clone();
    for (at, (_, other, count)) in of_one.iter().take(TOLD).enumerate() {
        text.push_str(if at == 0 { "\t\t" } else { " " });
        vlq::push(&mut text, count.ilog2());
        text.push_str(vocabulary.key(*other));
    }
    Row {
        key,
        text,
        is_alone: false,
    }
}
