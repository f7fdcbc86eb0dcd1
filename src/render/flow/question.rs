//! A question in pieces.

use super::build::Builder;
use super::events::{is_inline, within};
use super::{Block, Inline, Question};
use crate::model::block::{self, Directive};
use crate::model::markdown::SpannedEvent;
use crate::model::quiz::{self, Answer, Piece};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

impl<'a> Builder<'_, 'a> {
    pub fn pieces(&mut self, asked: &'a quiz::Question, of: &'a Directive) -> Question<'a> {
        let choices = asked.answer.choices();
        let inner = of.blocks.iter();
        let inner = inner.filter(|block| matches!(block, block::Block::Directive(_)));
        Question {
            asked,
            of,
            stem: asked.stem.iter().flat_map(|at| self.range(at)).collect(),
            pieces: pieces(&asked.answer)
                .into_iter()
                .map(|piece| self.flat(&piece.text))
                .collect(),
            feedback: choices
                .iter()
                .map(|choice| self.quoted(choice.feedback.as_ref()))
                .collect(),
            explanation: self.quoted(asked.explanation.as_ref()),
            others: inner
                .flat_map(|block| self.blocks(std::slice::from_ref(block)))
                .collect(),
        }
    }

    /// What stands in `range`, as one line without boxes.
    fn flat(&mut self, range: &Range<usize>) -> Vec<Inline<'a>> {
        let inside = within(self.events, range).iter();
        let line: Vec<SpannedEvent> = inside
            .filter(|(event, _)| is_flat(event))
            .cloned()
            .collect();
        self.line(&mut line.iter())
    }

    /// What stands in the quote at `range`, without the quote.
    fn quoted(&mut self, range: Option<&Range<usize>>) -> Vec<Block<'a>> {
        let Some(range) = range else { return vec![] };
        let inside = within(self.events, range);
        let opens = |(event, _): &SpannedEvent| matches!(event, Event::Start(Tag::BlockQuote(_)));
        let Some(start) = inside.iter().position(opens) else {
            return vec![];
        };
        let inside = &inside[start + 1..];
        let end = end_of_quote(inside);
        self.run(&mut inside[..end].iter())
    }
}

/// Where the quote ends that `events` are inside of.
fn end_of_quote(events: &[SpannedEvent]) -> usize {
    let mut depth = 0;
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::BlockQuote(_)) => depth += 1,
            Event::End(TagEnd::BlockQuote(_)) if depth == 0 => return at,
            Event::End(TagEnd::BlockQuote(_)) => depth -= 1,
            _ => {}
        }
    }
    events.len()
}

fn pieces(answer: &Answer) -> Vec<&Piece> {
    match answer {
        Answer::Single(choices) | Answer::Multiple(choices) | Answer::TrueFalse(choices) => {
            choices.iter().map(|choice| &choice.piece).collect()
        }
        Answer::Match(pairs) => pairs
            .iter()
            .flat_map(|pair| [&pair.left, &pair.right])
            .collect(),
        Answer::Order(pieces) => pieces.iter().collect(),
        Answer::Short(_) | Answer::Number(_) | Answer::Open => vec![],
    }
}

fn is_flat(event: &Event) -> bool {
    use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    match event {
        Event::Start(tag) => is_inline(tag),
        Event::End(tag) => matches!(
            tag,
            Emphasis | Strong | Strikethrough | Superscript | Subscript | Link | Image
        ),
        Event::TaskListMarker(_) | Event::Rule | Event::Html(_) => false,
        _ => true,
    }
}
