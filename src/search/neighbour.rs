//! Rows that tell what stands beside a syllable, for the mending of slips: one look instead of one
//! a guess.

use super::posting::{Edge, Posting};
use super::row::{self, Shard};
use super::vlq;
use super::vocabulary::Vocabulary;

/// Neighbours of a syllable that are told, the most frequent ones.
const TOLD: usize = 1_000;
/// What begins the row of what stands after a syllable, and of what stands before it: between
/// singles (`!`) and pairs.
const SIGNS: [char; 2] = ['#', '$'];

/// A syllable beside another, as numbers of keys, and in how many sections.
type Neighbour = (u64, u64, usize);

/// Rows `#key \t neighbours` and `$key \t neighbours`; a neighbour is a digit, the logarithm of the
/// number of sections, and its key.
pub fn shards(pairs: &[Posting], vocabulary: &Vocabulary) -> Vec<Shard> {
    let rows = pairs
        .chunk_by(|a, b| a.term.row() == b.term.row())
        .filter(|row| row[0].term.edge() == Edge::None);
    let mut after: Vec<Neighbour> = rows
        .map(|row| (row[0].term.first().key, row[0].term.second().key, row.len()))
        .collect();
    let mut before: Vec<Neighbour> = after
        .iter()
        .map(|(first, second, count)| (*second, *first, *count))
        .collect();
    let mut shards = Vec::new();
    for (sign, all) in SIGNS.into_iter().zip([&mut after, &mut before]) {
        all.sort_by_key(|(key, other, count)| (*key, std::cmp::Reverse(*count), *other));
        for of_one in all.chunk_by(|a, b| a.0 == b.0) {
            let open = !shards.is_empty();
            row::add(&mut shards, open, written(sign, of_one, vocabulary));
        }
    }
    shards
}

fn written(sign: char, of_one: &[Neighbour], vocabulary: &Vocabulary) -> (String, String) {
    let key = format!("{sign}{}", vocabulary.key(of_one[0].0));
    let mut row = key.clone();
    for (at, (_, other, count)) in of_one.iter().take(TOLD).enumerate() {
        row.push(if at == 0 { '\t' } else { ' ' });
        vlq::push(&mut row, count.ilog2());
        row.push_str(vocabulary.key(*other));
    }
    row.push('\n');
    (key, row)
}
