//! Files named by what they hold: the same bytes have the same name in every build.

use crate::base::digest::Digest;
use std::collections::HashSet;

/// Values on their way to files; the same value may come several times.
#[derive(Default)]
pub struct Store {
    /// Name and value, which is JavaScript.
    values: Vec<(String, String)>,
}

/// Characters of a name: ten of five bits, in lower case, as not every disk tells `a` from `A`.
const LENGTH: usize = 10;
const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

impl Store {
    /// Takes a value and gives its name.
    pub fn add(&mut self, value: String) -> String {
        let name = name(&value);
        self.values.push((name.clone(), value));
        name
    }

    pub fn extend(&mut self, other: Store) {
        self.values.extend(other.values);
    }

    /// Name and value of each file, in the order in which they came first.
    pub fn files(self) -> Vec<(String, String)> {
        let (mut files, mut known) = (self.values, HashSet::new());
        files.retain(|(name, _)| known.insert(name.clone()));
        files
    }
}

fn name(value: &str) -> String {
    let digest = Digest::of_bytes(value.as_bytes()).to_string();
    let bits = u64::from_str_radix(&digest[..16], 16).unwrap_or(0);
    let letter = |at: usize| char::from(LETTERS[(bits >> (5 * at) & 31) as usize]);
    (0..LENGTH).map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_value_has_the_same_name() {
        let names: Vec<String> = ["a", "b", "a"]
            .map(|value| Store::default().add(value.into()))
            .to_vec();
        assert_eq!(names[0], names[2]);
        assert_ne!(names[0], names[1]);
        let mut store = Store::default();
        for value in ["a", "b", "a"] {
            store.add(value.into());
        }
        let files = [
            (names[0].clone(), "a".into()),
            (names[1].clone(), "b".into()),
        ];
        assert_eq!(store.files(), files);
        assert!(names[0].len() == LENGTH && names[0].chars().all(|c| c.is_ascii_alphanumeric()));
    }
}
