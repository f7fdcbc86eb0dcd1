//! The words of arguments, in the order of the help.

use super::word::Word;
use super::{every, exchange, outputs, single};

/// What a command knows for itself, then what every command knows.
pub const ARGUMENTS: [&[Word]; 4] = [outputs::WORDS, exchange::WORDS, single::WORDS, every::WORDS];

/// The word of an argument, and its place in the order.
pub fn find(id: &str) -> Option<(usize, &'static Word)> {
    let words = ARGUMENTS.iter().flat_map(|words| words.iter());
    words.enumerate().find(|(_, word)| word.id == id)
}
