//! Which style of clause holds which, in one stretch of a text.

use super::candidate::{Candidate, Score};
use super::style::Style;

/// Whether a stretch of text is divided into articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Division {
    Articles,
    Sections,
}

/// How deep each style lies. Sections, Roman numbers and capital letters hold one another in the
/// order in which the stretch first uses them: `A.` above `I.`, or `I.` above `A.`.
#[derive(Clone, Debug)]
pub struct Order {
    division: Division,
    /// The styles whose order differs from text to text, the outermost first.
    open: Vec<Style>,
}

/// The usual order of the styles whose order differs.
const USUAL: [Style; 3] = [Style::Letter, Style::Section, Style::Roman];

impl Order {
    pub fn of(candidates: &[Candidate], division: Division) -> Self {
        let first = |style: Style| {
            candidates.iter().position(|candidate| {
                candidate.score >= Score::Likely
                    && candidate
                        .readings
                        .iter()
                        .any(|label| label.style == style && label.value.is_first())
            })
        };
        let mut open: Vec<(usize, Style)> = USUAL
            .iter()
            .map(|style| (first(*style).unwrap_or(usize::MAX), *style))
            .collect();
        open.sort_by_key(|(at, _)| *at);
        Order {
            division,
            open: open.into_iter().map(|(_, style)| style).collect(),
        }
    }

    /// What may hold what: a clause holds those of a higher rank. In a text of articles Roman
    /// numbers and capital letters divide an article.
    pub fn rank(&self, style: Style) -> u8 {
        let place = |style: Style| {
            let mut places = (0..).zip(&self.open);
            places
                .find(|(_, one)| **one == style)
                .map_or(0, |(place, _)| place)
        };
        match style {
            Style::Attachment | Style::Appendix | Style::Form => 0,
            Style::Part => 10,
            Style::Chapter => 20,
            Style::Section if self.division == Division::Articles => 30,
            Style::Letter | Style::Roman if self.division == Division::Articles => {
                60 + place(style)
            }
            Style::Letter | Style::Roman | Style::Section => 30 + place(style),
            Style::Subsection => 40,
            Style::Article => 50,
            Style::Number => 70,
            Style::Decimal(depth) => 70 + depth.min(9),
            Style::Point => 90,
            Style::Bracketed => 92,
            Style::SmallRoman => 95,
            Style::Dash(_) => 100,
        }
    }

    /// Whether a clause of the style `outer` may hold one of the style `inner`.
    pub fn holds(&self, outer: Style, inner: Style) -> bool {
        match (outer, inner) {
            (Style::Dash(a), Style::Dash(b)) => a != b,
            _ => self.rank(outer) < self.rank(inner),
        }
    }
}
