//! How a clause is labelled, and what may hold what.

use super::number::Value;
use crate::model::clause::ClauseKind;

/// How a clause is labelled. Clauses of one style in a row make a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    Attachment,
    Appendix,
    /// `Mẫu số 01`
    Form,
    /// `Phần thứ nhất`
    Part,
    /// `A.`
    Letter,
    Chapter,
    /// `Mục 1`
    Section,
    /// `I.`
    Roman,
    Subsection,
    Article,
    /// `1.`
    Number,
    /// `1.1.`, with the count of numbers.
    Decimal(u8),
    /// `a)`
    Point,
    /// `(1)` below a number or an article, in Vietnamese texts.
    Bracketed,
    /// `(ii)`
    SmallRoman,
    /// `-`, with its sign.
    Dash(char),
}

/// One reading of the start of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub style: Style,
    pub value: Value,
    /// The number as printed, without its punctuation; for `1.2.` all of it.
    pub number: String,
    /// Bytes of the line that label and punctuation take.
    pub width: usize,
    /// The sign after the number; a space where there is none.
    pub sign: char,
}

impl Label {
    /// Whether the number stands between brackets: `(1)`.
    pub fn is_enclosed(&self) -> bool {
        self.sign == ')' && self.width == self.number.len() + 2
    }
}

impl Style {
    /// Whether what bears it stands after the text that it belongs to and counts anew.
    pub fn is_annexed(self) -> bool {
        matches!(self, Style::Appendix | Style::Form)
    }

    /// What may hold what: a clause holds those of a higher rank.
    pub fn rank(self) -> u8 {
        match self {
            Style::Attachment | Style::Appendix | Style::Form => 0,
            Style::Part | Style::Letter => 1,
            Style::Chapter => 2,
            Style::Section | Style::Roman => 3,
            Style::Subsection => 4,
            Style::Article => 5,
            Style::Number => 6,
            Style::Decimal(depth) => 5 + depth.min(4),
            Style::Point => 10,
            Style::Bracketed => 11,
            Style::SmallRoman => 12,
            Style::Dash(_) => 13,
        }
    }

    pub fn kind(self) -> ClauseKind {
        match self {
            Style::Attachment => ClauseKind::Attachment,
            Style::Appendix => ClauseKind::Appendix,
            Style::Form => ClauseKind::Form,
            Style::Part | Style::Letter => ClauseKind::Part,
            Style::Chapter => ClauseKind::Chapter,
            Style::Section | Style::Roman => ClauseKind::Section,
            Style::Subsection => ClauseKind::Subsection,
            Style::Article => ClauseKind::Article,
            Style::Number | Style::Decimal(_) => ClauseKind::Clause,
            Style::Point | Style::Bracketed | Style::SmallRoman => ClauseKind::Point,
            Style::Dash(_) => ClauseKind::Dash,
        }
    }
}
