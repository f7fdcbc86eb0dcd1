//! What a second import would change, line by line.

/// Lines of two texts that are compared at most, the same ones at both ends apart; beyond that all
/// of one stand before all of the other.
const MOST: usize = 4000;

/// The lines that differ: `-` before those of `old` alone, `+` before those of `new` alone, `@N`
/// before the first line of each stretch, from 1 in `old`.
pub fn diff(old: &str, new: &str) -> Vec<String> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let same = |pair: &(&&str, &&str)| pair.0 == pair.1;
    let head = old.iter().zip(&new).take_while(same).count();
    let (a, b) = (&old[head..], &new[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(same).count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    let steps = match a.len().max(b.len()) <= MOST {
        true => steps(a, b),
        false => a
            .iter()
            .map(Step::Old)
            .chain(b.iter().map(Step::New))
            .collect(),
    };
    let mut out = vec![];
    let (mut at, mut differs) = (head + 1, false);
    for step in steps {
        if !differs && !matches!(step, Step::Both) {
            out.push(format!("@{at}"));
        }
        differs = !matches!(step, Step::Both);
        match step {
            Step::Both => at += 1,
            Step::New(line) => out.push(format!("+{line}")),
            Step::Old(line) => {
                out.push(format!("-{line}"));
                at += 1;
            }
        }
    }
    out
}

enum Step<'a> {
    Both,
    Old(&'a &'a str),
    New(&'a &'a str),
}

/// The shortest way from `a` to `b`, by the longest common subsequence.
fn steps<'a>(a: &'a [&'a str], b: &'a [&'a str]) -> Vec<Step<'a>> {
    let width = b.len() + 1;
    let mut common = vec![0u16; (a.len() + 1) * width];
    for at in (0..a.len()).rev() {
        for other in (0..b.len()).rev() {
            common[at * width + other] = match a[at] == b[other] {
                true => common[(at + 1) * width + other + 1] + 1,
                false => common[(at + 1) * width + other].max(common[at * width + other + 1]),
            };
        }
    }
    let (mut at, mut other, mut steps) = (0, 0, vec![]);
    while at < a.len() || other < b.len() {
        let both = at < a.len() && other < b.len() && a[at] == b[other];
        let old = at < a.len()
            && (other == b.len()
                || common[(at + 1) * width + other] >= common[at * width + other + 1]);
        match (both, old) {
            (true, _) => {
                steps.push(Step::Both);
                (at, other) = (at + 1, other + 1);
            }
            (false, true) => {
                steps.push(Step::Old(&a[at]));
                at += 1;
            }
            (false, false) => {
                steps.push(Step::New(&b[other]));
                other += 1;
            }
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::diff;

    #[test]
    fn lines_that_differ_are_shown_with_their_place() {
        assert_eq!(
            diff("a\nb\nc\nd\n", "a\nx\nc\nd\ny\n"),
            ["@2", "-b", "+x", "@5", "+y"]
        );
        assert_eq!(diff("a\n", "a\n"), Vec::<String>::new());
        assert_eq!(diff("", "a\n"), ["@1", "+a"]);
    }
}
