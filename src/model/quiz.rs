//! A question of a module: what is asked, how it is answered, what is right.

use crate::base::span::{Span, Spanned};
use std::ops::Range;

/// One question. Ranges are bytes of its page's text; what is shown in them is Markdown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Question {
    /// Unique on its page, without `#`; made from its place where the author gives none.
    pub id: String,
    pub objectives: Vec<Spanned<String>>,
    pub points: u32,
    /// Only exports for trainers hold it.
    pub exam: bool,
    /// What is asked, in pieces: other blocks may stand between them.
    pub stem: Vec<Range<usize>>,
    /// What is asked, as plain text.
    pub plain: String,
    pub answer: Answer,
    /// Where the answers stand; empty for an open question.
    pub answers: Range<usize>,
    /// The quote at the end that explains.
    pub explanation: Option<Range<usize>>,
    /// Eight hexadecimal digits that change when what is asked or what is right changes.
    pub digest: String,
    /// The whole block.
    pub span: Span,
}

/// How a question is answered, and the key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// One choice is right.
    Single(Vec<Choice>),
    /// Two choices or more are right.
    Multiple(Vec<Choice>),
    /// The choices are the words for true and false.
    TrueFalse(Vec<Choice>),
    Match(Vec<Pair>),
    /// In the right order.
    Order(Vec<Piece>),
    /// Each of these is right.
    Short(Vec<String>),
    Number(Number),
    /// Nothing is right or wrong.
    Open,
}

/// A piece of an answer: its Markdown and its words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Piece {
    pub text: Range<usize>,
    pub plain: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Choice {
    pub piece: Piece,
    pub right: bool,
    /// The quote below it.
    pub feedback: Option<Range<usize>>,
}

/// What belongs together.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pair {
    pub left: Piece,
    pub right: Piece,
}

/// A number and how far from it an answer may be, both as `-12.5`: no grouping, a full stop for the
/// decimals.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number {
    pub value: String,
    pub tolerance: String,
}

impl Answer {
    /// `single`, `multiple`, `true-false`, `match`, `order`, `short`, `number`, `open`.
    pub fn name(&self) -> &'static str {
        match self {
            Answer::Single(_) => "single",
            Answer::Multiple(_) => "multiple",
            Answer::TrueFalse(_) => "true-false",
            Answer::Match(_) => "match",
            Answer::Order(_) => "order",
            Answer::Short(_) => "short",
            Answer::Number(_) => "number",
            Answer::Open => "open",
        }
    }

    /// The choices of a question that has any.
    pub fn choices(&self) -> &[Choice] {
        match self {
            Answer::Single(choices) | Answer::Multiple(choices) | Answer::TrueFalse(choices) => {
                choices
            }
            _ => &[],
        }
    }
}

impl Question {
    /// Bytes that give the answer away: what only the question itself may show, in its own way.
    pub fn key(&self) -> impl Iterator<Item = &Range<usize>> {
        let whole = self.answer.choices().is_empty().then_some(&self.answers);
        self.answer
            .choices()
            .iter()
            .filter_map(|choice| choice.feedback.as_ref())
            .chain(&self.explanation)
            .chain(whole)
    }

    /// Its page, as a place for faults.
    pub fn at(&self, range: &Range<usize>) -> Span {
        Span::new(&self.span.file, range.clone())
    }
}
