//! Which of the lines that look like clauses are clauses: a number must continue its sequence.

mod standing;

use super::candidate::{Candidate, Score};
use super::line::{Lines, is_capitals};
use super::number::Value;
use super::order::{Division, Order};
use super::style::{Label, Style};
use standing::Standing;
use std::collections::BTreeMap;

/// How far ahead a better line is looked for, in candidates.
const REACH: usize = 400;

/// A clause that was found: its line, its label, and the one it lies in, as an index among those
/// found.
#[derive(Clone, Debug)]
pub struct Found {
    pub line: usize,
    pub label: Label,
    pub parent: Option<usize>,
}

/// Something odd in the numbers of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// The number at an index of the found ones does not follow on.
    Gap(usize),
    /// A line looks like a clause, but its number continues nothing.
    Stray(usize, Label),
}

/// What is open at a place of the text.
struct Open {
    style: Style,
    value: Value,
    found: usize,
}

/// Where a label fits: how many open clauses stay open, and how well its number follows.
enum Fit {
    Next(usize),
    Gap(usize, Value),
}

/// The outline of one stretch of text.
pub struct Outline<'a> {
    lines: &'a Lines<'a>,
    candidates: &'a [Candidate],
    division: Division,
    order: Order,
    first: usize,
    open: Vec<Open>,
    /// The last value of lists that may run on after their parent has ended.
    last: BTreeMap<Style, Value>,
    pub found: Vec<Found>,
    pub oddities: Vec<Oddity>,
}

impl<'a> Outline<'a> {
    /// The clauses of a stretch of text from line `first` on; `base` is what holds them all.
    pub fn read(
        lines: &'a Lines<'a>,
        candidates: &'a [Candidate],
        division: Division,
        first: usize,
        base: Option<Style>,
    ) -> Self {
        let mut outline = Outline {
            lines,
            candidates,
            division,
            order: Order::of(candidates, division),
            first,
            open: vec![],
            last: BTreeMap::new(),
            found: vec![],
            oddities: vec![],
        };
        // The base is no clause of the stretch itself: its index is never looked at.
        outline.open.extend(base.map(|style| Open {
            style,
            value: Value::Unnumbered,
            found: usize::MAX,
        }));
        for (at, candidate) in candidates.iter().enumerate() {
            outline.take(at, candidate);
        }
        outline
    }

    fn take(&mut self, at: usize, candidate: &Candidate) {
        let fits: Vec<(&Label, Fit)> = candidate
            .readings
            .iter()
            .filter_map(|label| self.fit(candidate, label).map(|fit| (label, fit)))
            .collect();
        if let Some((label, Fit::Next(keep))) =
            fits.iter().find(|(_, fit)| matches!(fit, Fit::Next(_)))
        {
            return match self.standing(at, candidate, label) {
                Standing::Clause => self.add(candidate.line, label, *keep),
                Standing::Words => {}
                Standing::Doubtful => self
                    .oddities
                    .push(Oddity::Stray(candidate.line, (*label).clone())),
            };
        }
        if candidate.score == Score::Never {
            return;
        }
        for (label, fit) in &fits {
            if let Fit::Gap(keep, last) = fit
                && self.bridges(at, candidate, label, *last)
            {
                self.oddities.push(Oddity::Gap(self.found.len()));
                return self.add(candidate.line, label, *keep);
            }
        }
        self.note_stray(candidate);
    }

    /// Where `label` fits, looking from the innermost open clause outwards.
    fn fit(&self, candidate: &Candidate, label: &Label) -> Option<Fit> {
        if !self.belongs(label.style) {
            return None;
        }
        if self.opens_below(candidate, label) {
            return Some(Fit::Next(self.open.len()));
        }
        let mut gap = None;
        let begun = self.open.iter().any(|open| open.style == label.style);
        for (at, open) in self.open.iter().enumerate().rev() {
            if open.style == label.style {
                if label.value.follows(open.value) && self.continues(open, label) {
                    return Some(Fit::Next(at));
                }
                gap = gap.or(label
                    .value
                    .skips(open.value)
                    .then_some(Fit::Gap(at, open.value)));
            } else if !begun && self.order.holds(open.style, label.style) {
                return self.begin(at + 1, label);
            }
        }
        if begun { gap } else { self.begin(0, label) }
    }

    /// Whether the numbers before the last are the same: `1.3.` continues `1.2.`, not `2.2.`.
    fn continues(&self, open: &Open, label: &Label) -> bool {
        let above = |number: &str| number.rsplit_once('.').map(|(above, _)| above.to_string());
        let last = self.found.get(open.found).map(|found| &found.label.number);
        !matches!(label.style, Style::Decimal(_))
            || last.is_some_and(|last| above(last) == above(&label.number))
    }

    /// Whether `1.2.` stands below number 1, or below section I where that has no numbers of its
    /// own.
    fn agrees(&self, label: &Label, parent: Option<usize>) -> bool {
        let above = label
            .number
            .rsplit('.')
            .nth(1)
            .and_then(|above| above.parse().ok());
        let (Style::Decimal(_), Some(above)) = (label.style, above) else {
            return true;
        };
        parent.is_some_and(|at| self.open[at].value == Value::plain(above))
    }

    /// The first of a list after the open clauses up to `keep`: number 1, or one that runs on from
    /// an earlier list.
    fn begin(&self, keep: usize, label: &Label) -> Option<Fit> {
        let parent = keep.checked_sub(1).map(|at| self.open[at].style);
        if !self.may_stand(label.style, parent) || !self.agrees(label, keep.checked_sub(1)) {
            return None;
        }
        let last = self
            .last
            .get(&label.style)
            .filter(|_| runs_on(label.style, parent));
        let first = label.value.is_first() && (label.style != Style::Article || last.is_none());
        if first || last.is_some_and(|last| label.value.follows(*last)) {
            return Some(Fit::Next(keep));
        }
        let last = last.copied().unwrap_or(Value::plain(0));
        label.value.skips(last).then_some(Fit::Gap(keep, last))
    }

    /// Whether a list begins inside a point or a dash whose text ends in a colon, or `I.` begins
    /// again right below `Mục 1`.
    fn opens_below(&self, candidate: &Candidate, label: &Label) -> bool {
        let Some(inner) = self.open.last() else {
            return false;
        };
        if inner.style == Style::Section && matches!(label.style, Style::Roman | Style::Letter) {
            let is_begun = self.open.iter().any(|open| open.style == label.style);
            return is_begun && label.value.is_first() && candidate.score >= Score::Likely;
        }
        let within = matches!(inner.style, Style::Point | Style::Dash(_))
            && matches!(label.style, Style::Number | Style::Point);
        let introduced = || {
            self.lines
                .before(candidate.line, self.first)
                .is_some_and(|line| self.lines.text(line).ends_with(':'))
        };
        within
            && inner.style != label.style
            && self.order.rank(inner.style) >= self.order.rank(label.style)
            && label.value.is_first()
            && introduced()
    }

    /// Whether the stretch is divided by clauses of this style at all.
    fn belongs(&self, style: Style) -> bool {
        match style {
            Style::Attachment | Style::Appendix | Style::Form => false,
            Style::Article => self.division == Division::Articles,
            _ => true,
        }
    }

    /// Whether a list of `style` may stand right below a clause of the style `parent`.
    fn may_stand(&self, style: Style, parent: Option<Style>) -> bool {
        let articles = self.division == Division::Articles;
        match style {
            Style::Letter
            | Style::Roman
            | Style::Number
            | Style::Decimal(_)
            | Style::Point
            | Style::Bracketed
            | Style::SmallRoman
            | Style::Dash(_)
                if articles =>
            {
                let article = self.order.rank(Style::Article);
                parent.is_some_and(|parent| self.order.rank(parent) >= article)
            }
            Style::Point | Style::Bracketed | Style::SmallRoman | Style::Dash(_) => {
                parent.is_some()
            }
            _ => true,
        }
    }

    /// Whether a number that leaves some out is meant: the next one expected comes no more, and it
    /// is named by its word or followed by its own next.
    fn bridges(&self, at: usize, candidate: &Candidate, label: &Label, last: Value) -> bool {
        let capitals = || is_capitals(&self.lines.text(candidate.line)[label.width..]);
        let named = matches!(
            label.style,
            Style::Part | Style::Chapter | Style::Section | Style::Article
        );
        let named = named
            || (matches!(label.style, Style::Roman | Style::Letter)
                && last != Value::plain(0)
                && capitals());
        let begun = last != Value::plain(0) || named;
        begun
            && candidate.score >= Score::Likely
            && !self.comes_later(at, label, |other| other.follows(last), Score::Never)
            && (named
                || self.comes_later(at, label, |other| other.follows(label.value), Score::Weak))
    }

    /// Whether a later line of the same list has a value that `wanted` accepts and a better score
    /// than `least`.
    fn comes_later(
        &self,
        at: usize,
        label: &Label,
        wanted: impl Fn(Value) -> bool,
        least: Score,
    ) -> bool {
        let rest = self.candidates[at + 1..].iter().take(REACH);
        for candidate in rest {
            if candidate
                .readings
                .iter()
                .any(|other| other.style == label.style && wanted(other.value))
                && candidate.score > least
            {
                return true;
            }
            let ends = |other: &Label| self.ends_list(candidate.score, other, label);
            if candidate.readings.iter().any(ends) {
                return false;
            }
        }
        false
    }

    /// Whether a line with this score and reading `other` ends the list of `label`: the next of
    /// what holds it, or the first of another such list.
    fn ends_list(&self, score: Score, other: &Label, label: &Label) -> bool {
        let outer = self.belongs(other.style)
            && self.order.rank(other.style) < self.order.rank(label.style)
            && !runs_through(label.style);
        let is_next = |open: &Open| open.style == other.style && other.value.follows(open.value);
        let again = other.style == label.style
            && other.value != Value::Unnumbered
            && other.value.is_first()
            && !label.value.is_first();
        match score {
            Score::Never => false,
            Score::Weak => outer && self.open.iter().any(is_next),
            Score::Likely | Score::Sure => outer || again,
        }
    }

    fn add(&mut self, line: usize, label: &Label, keep: usize) {
        self.open.truncate(keep);
        let parent = self
            .open
            .last()
            .map(|open| open.found)
            .filter(|found| *found != usize::MAX);
        if runs_on(label.style, self.open.last().map(|open| open.style)) {
            self.last.insert(label.style, label.value);
        }
        self.open.push(Open {
            style: label.style,
            value: label.value,
            found: self.found.len(),
        });
        self.found.push(Found {
            line,
            label: label.clone(),
            parent,
        });
    }

    /// Notes a line that reads as a clause of this text and continues nothing: named by its word, a
    /// section, or a number that stands twice.
    fn note_stray(&mut self, candidate: &Candidate) {
        let label = &candidate.readings[0];
        let named = matches!(
            label.style,
            Style::Part | Style::Chapter | Style::Section | Style::Article | Style::Roman
        );
        let twice = || {
            self.open
                .iter()
                .any(|open| open.style == label.style && open.value == label.value)
        };
        let told = matches!(label.style, Style::Number | Style::Point) && twice();
        if candidate.score >= Score::Likely && (named || told) && !self.found.is_empty() {
            self.oddities
                .push(Oddity::Stray(candidate.line, label.clone()));
        }
    }
}

/// Whether there is one list of `style` in the whole text, whatever holds its parts.
fn runs_through(style: Style) -> bool {
    matches!(style, Style::Article | Style::Chapter)
}

/// Whether lists of `style` below a clause of the style `parent` may run on from one parent to the
/// next.
fn runs_on(style: Style, parent: Option<Style>) -> bool {
    match style {
        Style::Article | Style::Chapter | Style::Roman => true,
        Style::Number => matches!(parent, Some(Style::Roman | Style::Section | Style::Letter)),
        _ => false,
    }
}
