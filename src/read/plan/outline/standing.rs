//! Whether a line whose number continues an open list is a clause, by what stands before it.

use super::super::candidate::{Candidate, Score};
use super::super::line::{breaks_off, ends_sentence};
use super::super::number::Value;
use super::super::style::Label;
use super::Outline;

/// What a line whose number continues an open list is.
pub enum Standing {
    Clause,
    /// Words of the clause above.
    Words,
    /// Words, most likely: to be reported.
    Doubtful,
}

impl Outline<'_> {
    /// What a line whose number continues an open list is.
    pub fn standing(&self, at: usize, candidate: &Candidate, label: &Label) -> Standing {
        let lone = label.sign == ',' || label.is_enclosed() && !self.lines.is_english;
        let series = !lone || self.is_series(at, candidate, label);
        let better = |candidate: &Candidate| {
            let same = |other: Value| other == label.value;
            label.value != Value::Unnumbered && self.comes_later(at, label, same, candidate.score)
        };
        match candidate.score {
            _ if !series => Standing::Words,
            Score::Never | Score::Weak if better(candidate) => Standing::Words,
            Score::Never => Standing::Doubtful,
            Score::Weak if label.value == Value::Unnumbered => self.dash(candidate, label),
            _ => Standing::Clause,
        }
    }

    /// Whether `a, Trồng cây` or `(1) Trồng cây` is one of several: the next comes, or the one
    /// before came. A comma may stand by mistake behind a number whose list is open.
    fn is_series(&self, at: usize, candidate: &Candidate, label: &Label) -> bool {
        let open = self
            .open
            .iter()
            .rev()
            .find(|open| open.style == label.style);
        let before = open.and_then(|open| self.found.get(open.found));
        before.is_some_and(|before| {
            let slip = label.sign == ',' && candidate.score >= Score::Likely;
            (slip || before.label.sign == label.sign) && label.value.follows(before.label.value)
        }) || self.comes_later(at, label, |other| other.follows(label.value), Score::Never)
    }

    /// What a dash is that stands after a line which does not end: one of a list, or a sign between
    /// two words that layout has put at the start of a line.
    fn dash(&self, candidate: &Candidate, label: &Label) -> Standing {
        let before = self
            .lines
            .before(candidate.line, self.first)
            .map_or("", |line| self.lines.text(line));
        let text = self.lines.text(candidate.line)[label.width..].trim_start();
        let span = before.ends_with(|c: char| c.is_ascii_digit())
            && text.starts_with(|c: char| c.is_ascii_digit());
        let listed = self.open.iter().any(|open| open.style == label.style);
        let capital = text.starts_with(char::is_uppercase);
        match () {
            () if span => Standing::Words,
            () if before.ends_with(',') || breaks_off(before) || ends_sentence(before) => {
                Standing::Clause
            }
            () if listed && capital => Standing::Clause,
            () if listed => Standing::Doubtful,
            () => Standing::Words,
        }
    }
}
