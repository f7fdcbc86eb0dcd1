//! Whether a word is written as a Vietnamese syllable is.

use unicode_normalization::UnicodeNormalization;

/// Consonants that a syllable may begin with. Source: Vietnamese orthography.
const INITIALS: [&str; 28] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
    "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
];

/// Consonants that it may end with.
const FINALS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];

/// What may stand between, without tones, in the order of bytes.
const NUCLEI: [&str; 62] = [
    "a", "ai", "ao", "au", "ay", "e", "eo", "i", "ia", "iu", "iê", "iêu", "o", "oa", "oai", "oao",
    "oau", "oay", "oe", "oeo", "oi", "oo", "oă", "u", "ua", "ue", "ui", "uy", "uya", "uyu", "uyê",
    "uâ", "uây", "uê", "uêu", "uô", "uôi", "uău", "uơ", "y", "ya", "yê", "yêu", "â", "âu", "ây",
    "ê", "êi", "êu", "ô", "ôi", "ôô", "ă", "ơ", "ơi", "ư", "ưa", "ưi", "ưu", "ươ", "ươi", "ươu",
];

/// Whether `word` is one syllable, in any case: consonants, vowels, one tone at most, consonants.
pub fn is_valid(word: &str) -> bool {
    let mut tones = vec![];
    let plain: String = word
        .to_lowercase()
        .nfd()
        .filter(|c| {
            let tone = "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*c);
            tones.extend(tone.then_some(*c));
            !tone
        })
        .nfc()
        .collect();
    let stopped = |last: &str| matches!(last, "c" | "ch" | "p" | "t");
    let toned = |last: &str| !stopped(last) || matches!(tones.first(), Some('\u{301}' | '\u{323}'));
    let fits = |first: &str| {
        let Some(rest) = plain.strip_prefix(first) else {
            return false;
        };
        FINALS.iter().any(|last| {
            rest.strip_suffix(last)
                .is_some_and(|vowels| NUCLEI.binary_search(&vowels).is_ok() && toned(last))
        })
    };
    tones.len() <= 1 && is_cased(word) && INITIALS.iter().any(|first| fits(first))
}

/// Whether capitals stand where they may: all, the first alone, or none.
fn is_cased(word: &str) -> bool {
    let rest = || word.chars().skip(1);
    let small = rest().all(|c| !c.is_uppercase());
    small || word.chars().all(|c| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::NUCLEI;

    #[test]
    fn vowels_stand_in_the_order_of_bytes() {
        assert!(NUCLEI.is_sorted());
    }
}
