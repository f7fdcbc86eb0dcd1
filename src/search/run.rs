//! The postings of a batch as one sorted, packed run; runs are merged range by range of keys.

use crate::base::number::{to_u32, to_usize};
use rayon::prelude::*;

use super::posting::{Posting, Term};
use super::term::{self, Batch};
use super::vocabulary::Vocabulary;

/// Ranges of keys of each kind of term; a fixed number, so that nothing depends on the number of
/// threads.
const RANGES: usize = 192;

/// Sorted postings as varints: term (from the one before), how many there are, and each place (from
/// the one before).
pub struct Run {
    /// Where each range begins, and the end.
    starts: Vec<u32>,
    bytes: Vec<u8>,
}

/// The runs of all batches, in their order.
pub fn runs(batches: Vec<Batch>, vocabulary: &Vocabulary) -> Vec<Run> {
    let ranges = Ranges {
        keys: vocabulary.len(),
    };
    let run = |(number, batch): (usize, Batch)| {
        let mut postings: Vec<Posting> = term::postings(&batch, vocabulary.of(number)).collect();
        drop(batch);
        postings.sort_unstable();
        Run::of(&postings, ranges)
    };
    batches.into_par_iter().enumerate().map(run).collect()
}

/// `see` is given the postings of each range, sorted, and what it makes of them is given back in
/// the order of keys.
pub fn merge<T: Send>(
    runs: &[Run],
    kind: Kind,
    see: impl Fn(&[Posting]) -> T + Sync + Send,
) -> Vec<T> {
    let first = if kind == Kind::Single { 0 } else { RANGES };
    let range = |at: usize| {
        let mut postings = Vec::new();
        runs.iter().for_each(|run| run.read(at, &mut postings));
        postings.sort_unstable();
        see(&postings)
    };
    (first..first + RANGES).into_par_iter().map(range).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Single,
    Pair,
}

#[derive(Clone, Copy)]
struct Ranges {
    keys: usize,
}

impl Ranges {
    fn of(self, term: Term) -> usize {
        let key = to_usize(term.first().key) * RANGES / self.keys.max(1);
        let kind = if term.is_pair() { RANGES } else { 0 };
        kind + key.min(RANGES - 1)
    }
}

impl Run {
    fn of(postings: &[Posting], ranges: Ranges) -> Run {
        let mut run = Run {
            starts: Vec::with_capacity(2 * RANGES + 1),
            bytes: Vec::with_capacity(postings.len() * 6),
        };
        let mut term = 0;
        for form in postings.chunk_by(|a, b| a.term == b.term) {
            let range = ranges.of(form[0].term);
            while run.starts.len() <= range {
                run.starts.push(to_u32(run.bytes.len()));
                term = 0;
            }
            push(&mut run.bytes, form[0].term.bits() - term);
            term = form[0].term.bits();
            run.places(form);
        }
        let end = to_u32(run.bytes.len());
        run.starts.resize(2 * RANGES + 1, end);
        run.bytes.shrink_to_fit();
        run
    }

    fn places(&mut self, form: &[Posting]) {
        push(&mut self.bytes, form.len() as u64);
        let mut before = 0;
        for posting in form {
            push(&mut self.bytes, posting.place() - before);
            before = posting.place();
        }
    }

    fn read(&self, range: usize, postings: &mut Vec<Posting>) {
        let (start, end) = (self.starts[range] as usize, self.starts[range + 1] as usize);
        let mut bytes = &self.bytes[start..end];
        let mut bits = 0;
        while !bytes.is_empty() {
            bits += pull(&mut bytes);
            let count = pull(&mut bytes);
            let mut place = 0;
            for _ in 0..count {
                place += pull(&mut bytes);
                postings.push(Posting::at(Term::of_bits(bits), place));
            }
        }
    }
}

/// Seven bits a byte, the lowest first; the eighth says that more follow.
fn push(bytes: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push((number & 0x7f) as u8);
}

fn pull(bytes: &mut &[u8]) -> u64 {
    let (mut number, mut shift) = (0, 0);
    while let Some((byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            break;
        }
    }
    number
}

#[cfg(test)]
mod tests {
    use super::super::posting::{Edge, Global};
    use super::*;

    #[test]
    fn a_run_gives_back_what_it_was_made_of() {
        let syllable = |key, variant| Global { key, variant };
        let term = Term::pair(syllable(900, 3), syllable(7, 511), Edge::End);
        let terms = [Term::single(syllable(1, 0), Edge::None), term];
        let all = terms.map(|term| [1, 70_000].map(|page| Posting::new(term, page, 4_000, 31)));
        let postings = all.concat();
        let run = Run::of(&postings, Ranges { keys: 1000 });
        let mut read = Vec::new();
        (0..2 * RANGES).for_each(|range| run.read(range, &mut read));
        assert_eq!(read, postings);
    }
}
