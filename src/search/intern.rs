//! Words to numbers: each spelling is analysed once in a batch.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::analysis::{self, Syllable};
use super::stem;
use crate::base::number::to_u32;

/// Number of a syllable within one batch.
pub type Local = u32;

/// The syllables of one batch, numbered as they were first met.
#[derive(Default)]
pub struct Interner {
    spelt: Map<Option<Local>>,
    numbers: HashMap<Syllable, Local>,
    pub syllables: Vec<Syllable>,
    stems: bool,
}

type Map<V> = HashMap<Box<str>, V, BuildHasherDefault<Quick>>;

impl Interner {
    /// `stems`: words of English are found in all their forms.
    pub fn new(stems: bool) -> Interner {
        Interner {
            stems,
            ..Interner::default()
        }
    }

    /// The number of what `word` writes; `None` where nothing is left of it.
    pub fn word(&mut self, word: &str) -> Option<Local> {
        if let Some(number) = self.spelt.get(word) {
            return *number;
        }
        let number = analysis::syllable(word)
            .map(|syllable| {
                if self.stems {
                    stem::stemmed(syllable)
                } else {
                    syllable
                }
            })
            .map(|syllable| self.number(syllable));
        self.spelt.insert(word.into(), number);
        number
    }

    /// The number of a syllable, or of a number of several parts.
    pub fn number(&mut self, syllable: Syllable) -> Local {
        if let Some(number) = self.numbers.get(&syllable) {
            return *number;
        }
        let number = to_u32(self.syllables.len());
        self.syllables.push(syllable.clone());
        self.numbers.insert(syllable, number);
        number
    }
}

/// A hash for short words that nobody picks to do harm: a build is not a server.
#[derive(Default)]
pub struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..part.len()].copy_from_slice(part);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, _: u8) {}

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}
