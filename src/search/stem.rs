//! Words of English by their stems, so that `recycling` finds `recycle`.

use super::analysis::Syllable;
use snowball_stemmers_rs::{Algorithm, Stemmer};

/// The syllable with its stem as its key, where it could be a word of English; short words and
/// those with other letters stay.
pub fn stemmed(syllable: Syllable) -> Syllable {
    let is_english = syllable.key == syllable.form
        && syllable.key.len() > 2
        && syllable.key.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_english {
        return syllable;
    }
    let key = Stemmer::create(Algorithm::English)
        .stem(&syllable.key)
        .into_owned();
    Syllable { key, ..syllable }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        let syllable = super::super::analysis::syllable(word).expect("a word");
        assert_eq!(super::stemmed(syllable).key, expected);
    }

    #[test]
    fn words_of_english_meet_at_their_stem() {
        check("Recycling", "recycl");
        check("recycled", "recycl");
        check("đối", "doi");
        check("thuong", "thuong");
    }

    #[test]
    fn words_have_the_stems_of_the_table() {
        let table = include_str!("../../tests/search/english.json");
        let table: BTreeMap<String, String> =
            serde_json::from_str(table).expect("the table is JSON");
        table.iter().for_each(|(word, stem)| check(word, stem));
    }
}
