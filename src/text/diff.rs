//! Two texts compared word by word.

use std::collections::HashMap;

/// What became of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    Kept,
    Removed,
    Added,
}

/// Cells of the table that is filled at most; beyond it what differs is one change.
const MOST: usize = 1_000_000;

/// The words of `old` and `new` in order, in runs of one fate, single spaces between words; what
/// goes stands before what comes in its place.
pub fn words(old: &str, new: &str) -> Vec<(Fate, String)> {
    let (old, new): (Vec<&str>, Vec<&str>) = (
        old.split_whitespace().collect(),
        new.split_whitespace().collect(),
    );
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let end = old_rest
        .iter()
        .rev()
        .zip(new_rest.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (old_middle, new_middle) = (
        &old_rest[..old_rest.len() - end],
        &new_rest[..new_rest.len() - end],
    );
    let mut runs = Runs::default();
    old[..start]
        .iter()
        .for_each(|word| runs.push(Fate::Kept, word));
    middle(old_middle, new_middle, &mut runs);
    old[old.len() - end..]
        .iter()
        .for_each(|word| runs.push(Fate::Kept, word));
    runs.0
}

/// How much two texts share: 0 nothing, 1 every word, each counted as often as it stands.
pub fn likeness(old: &str, new: &str) -> f64 {
    let mut counts: HashMap<&str, i64> = HashMap::new();
    let (mut all, mut shared) = (0usize, 0usize);
    for word in old.split_whitespace() {
        *counts.entry(word).or_default() += 1;
        all += 1;
    }
    for word in new.split_whitespace() {
        all += 1;
        if let Some(count) = counts.get_mut(word).filter(|count| **count > 0) {
            *count -= 1;
            shared += 2;
        }
    }
    if all == 0 {
        1.0
    } else {
        shared as f64 / all as f64
    }
}

#[derive(Default)]
struct Runs(Vec<(Fate, String)>);

impl Runs {
    fn push(&mut self, fate: Fate, word: &str) {
        match self.0.last_mut().filter(|(last, _)| *last == fate) {
            Some((_, words)) => {
                words.push(' ');
                words.push_str(word);
            }
            None => self.0.push((fate, word.to_string())),
        }
    }
}

/// The longest common words of both, by the table of lengths of what remains.
fn middle(old: &[&str], new: &[&str], runs: &mut Runs) {
    let width = new.len() + 1;
    let fits = (old.len() + 1).saturating_mul(width) <= MOST;
    let mut longest = vec![0u32; if fits { (old.len() + 1) * width } else { 0 }];
    if fits {
        for i in (0..old.len()).rev() {
            for j in (0..new.len()).rev() {
                longest[i * width + j] = if old[i] == new[j] {
                    longest[(i + 1) * width + j + 1] + 1
                } else {
                    longest[(i + 1) * width + j].max(longest[i * width + j + 1])
                };
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        let both = i < old.len() && j < new.len();
        if fits && both && old[i] == new[j] {
            runs.push(Fate::Kept, old[i]);
            (i, j) = (i + 1, j + 1);
        } else if i < old.len()
            && (!fits || !both || longest[(i + 1) * width + j] >= longest[i * width + j + 1])
        {
            runs.push(Fate::Removed, old[i]);
            i += 1;
        } else {
            runs.push(Fate::Added, new[j]);
            j += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `[-gone-]` and `{+new+}` around words.
    #[track_caller]
    fn check(old: &str, new: &str, expected: &str) {
        let shown = |(fate, words): &(Fate, String)| match fate {
            Fate::Kept => words.clone(),
            Fate::Removed => format!("[-{words}-]"),
            Fate::Added => format!("{{+{words}+}}"),
        };
        let found: Vec<String> = words(old, new).iter().map(shown).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn what_goes_stands_before_what_comes() {
        check(
            "Tắt đèn khi ra về.",
            "Tắt quạt khi ra về.",
            "Tắt [-đèn-] {+quạt+} khi ra về.",
        );
        check("a b c", "a c d", "a [-b-] c {+d+}");
        check("", "a", "{+a+}");
        check("a\n b", "a b", "a b");
        let (old, new) = ("x y ".repeat(600), "z ".repeat(1500));
        assert_eq!(words(&old, &new).len(), 2);
    }

    #[test]
    fn likeness_counts_every_word() {
        assert_eq!(likeness("a b c d", "a b c e"), 0.75);
        assert_eq!(likeness("a a", "a"), 2.0 / 3.0);
        assert_eq!(likeness("", ""), 1.0);
    }
}
