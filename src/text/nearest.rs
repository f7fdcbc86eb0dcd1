//! The word that was meant: "did you mean".

use crate::base::diagnostic::{Message, did_you_mean, message};

/// Of `known`, the word nearest to `word` for "did you mean": within a third of its length in
/// letters changed, added, left out or swapped, marks apart; else the shortest that begins with it
/// or that it begins with.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = super::vi::fold(word);
    let most = (folded.chars().count() / 3).max(1);
    let known: Vec<(String, &str)> = known
        .into_iter()
        .map(|candidate| (super::vi::fold(candidate), candidate))
        .collect();
    let close = known
        .iter()
        .map(|(plain, candidate)| (distance(&folded, plain), *candidate))
        .filter(|(distance, _)| *distance <= most)
        .min();
    let begun = |plain: &str| {
        folded.chars().count() >= 3
            && !plain.is_empty()
            && (plain.starts_with(&folded) || folded.starts_with(plain))
    };
    let starting = known
        .iter()
        .filter(|(plain, _)| begun(plain))
        .min_by_key(|(plain, _)| plain.len());
    close
        .map(|(_, candidate)| candidate)
        .or(starting.map(|(_, candidate)| *candidate))
}

/// "Did you mean …?" with the nearest of the words that are `known`, else all of them.
pub fn one_of(word: &str, known: &[&str]) -> Message {
    match nearest(word, known.iter().copied()) {
        Some(near) => did_you_mean(near),
        None => {
            let all = known.join("`, `");
            message!(vi: "có: `{all}`", en: "there are: `{all}`")
        }
    }
}

/// Edits between two words, in characters; two neighbours swapped count as one.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = change.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_word_is_found_across_marks_and_slips() {
        let known = ["title", "trainer", "worksheet"];
        assert_eq!(nearest("tilte", known), Some("title"));
        assert_eq!(nearest("trainner", known), Some("trainer"));
        assert_eq!(nearest("wörksheet", known), Some("worksheet"));
        assert_eq!(nearest("zzz", known), None);
    }
}
