//! Every syllable of the site with its place in the order of keys.

use std::collections::{HashMap, HashSet};

use super::analysis::Syllable;
use super::posting::{Global, KEYS, VARIANTS};
use super::spelling::Spelling;
use super::term::Batch;
use crate::base::number::to_usize;

/// The syllables of all batches.
pub struct Vocabulary {
    /// By number of key, from 1.
    entries: Vec<Entry>,
    /// By batch, by number in the batch.
    maps: Vec<Vec<Option<Global>>>,
}

#[derive(Default)]
struct Entry {
    key: String,
    /// By number of variant.
    forms: Vec<Spelling>,
}

impl Vocabulary {
    pub fn merge(batches: &[Batch]) -> Vocabulary {
        let all: HashSet<&Syllable> = batches.iter().flat_map(|batch| &batch.syllables).collect();
        let mut all: Vec<&Syllable> = all.into_iter().collect();
        all.sort_by(|a, b| order(&a.key, &b.key).then_with(|| a.form.cmp(&b.form)));
        let mut entries = vec![Entry::default()];
        let mut numbers: HashMap<&Syllable, Global> = HashMap::with_capacity(all.len());
        for syllable in all {
            if entries.last().is_none_or(|entry| entry.key != syllable.key) {
                entries.push(Entry {
                    key: syllable.key.clone(),
                    forms: vec![],
                });
            }
            let key = entries.len() - 1;
            let forms = &mut entries[key].forms;
            forms.push(Spelling::of(&syllable.key, &syllable.form));
            let variant = forms.len() as u64 - 1;
            numbers.insert(
                syllable,
                Global {
                    key: key as u64,
                    variant,
                },
            );
        }
        let fits = |global: &&Global| global.key < KEYS && global.variant < VARIANTS;
        let number = |syllable| numbers.get(syllable).filter(fits).copied();
        let maps = batches
            .iter()
            .map(|batch| batch.syllables.iter().map(number).collect())
            .collect();
        Vocabulary { entries, maps }
    }

    /// How many numbers of keys there are; 0 is nobody's.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Numbers of the syllables of one batch; `None` for what the index has no room for.
    pub fn of(&self, batch: usize) -> &[Option<Global>] {
        &self.maps[batch]
    }

    pub fn key(&self, number: u64) -> &str {
        &self.entries[to_usize(number)].key
    }

    /// Whether the key has only letters: what a slip may be mended to.
    pub fn is_word(&self, number: u64) -> bool {
        self.key(number).chars().all(char::is_alphabetic)
    }

    pub fn form(&self, syllable: Global) -> &Spelling {
        &self.entries[to_usize(syllable.key)].forms[to_usize(syllable.variant)]
    }
}

/// The order of JavaScript strings, in which the reader searches.
fn order(a: &str, b: &str) -> std::cmp::Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}
