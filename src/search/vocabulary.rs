//! Every syllable of the site with its place in the order of keys.

use std::collections::{HashMap, HashSet};

use super::analysis::Syllable;
use super::posting::{Global, KEYS, VARIANTS};
use super::term::Batch;

/// The syllables of all batches.
pub struct Vocabulary<'a> {
    /// By number of key, from 1: the key, and its forms by number of variant.
    entries: Vec<(&'a str, Vec<&'a str>)>,
    /// By batch, by number in the batch.
    maps: Vec<Vec<Option<Global>>>,
}

impl<'a> Vocabulary<'a> {
    pub fn merge(batches: &'a [Batch]) -> Vocabulary<'a> {
        let all: HashSet<&Syllable> = batches.iter().flat_map(|batch| &batch.syllables).collect();
        let mut all: Vec<&Syllable> = all.into_iter().collect();
        all.sort_by(|a, b| order(&a.key, &b.key).then_with(|| a.form.cmp(&b.form)));
        let mut entries: Vec<(&str, Vec<&str>)> = vec![("", vec![])];
        let mut numbers: HashMap<&Syllable, Global> = HashMap::with_capacity(all.len());
        for syllable in all {
            if entries.last().is_none_or(|(key, _)| *key != syllable.key) {
                entries.push((&syllable.key, vec![]));
            }
            let key = entries.len() - 1;
            let forms = &mut entries[key].1;
            forms.push(&syllable.form);
            numbers.insert(
                syllable,
                Global {
                    key: key as u64,
                    variant: forms.len() as u64 - 1,
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

    /// Numbers of the syllables of one batch; `None` for what the index has no room for.
    pub fn of(&self, batch: usize) -> &[Option<Global>] {
        &self.maps[batch]
    }

    pub fn key(&self, number: u64) -> &'a str {
        self.entries[number as usize].0
    }

    pub fn form(&self, syllable: Global) -> &'a str {
        self.entries[syllable.key as usize].1[syllable.variant as usize]
    }
}

/// The order of JavaScript strings, in which the reader searches.
fn order(a: &str, b: &str) -> std::cmp::Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}
