//! Choices to tick, and items to put in order.

use super::answer::reading;
use super::parts::{Part, children, is_inline, plain, reach};
use super::{Reading, faults};
use crate::model::markdown::SpannedEvent;
use crate::model::quiz::{Answer, Choice, Piece};
use crate::text::vi;
use pulldown_cmark::{Event, Tag};
use std::collections::BTreeSet;

impl Reading<'_> {
    /// The choices of a task list; the kind follows from how many are ticked.
    pub fn choices(&mut self, list: &Part) -> Option<Answer> {
        let items = children(list.events, |tag| matches!(tag, Tag::Item));
        let choices: Vec<Choice> = items.iter().filter_map(|item| self.choice(item)).collect();
        let spans: Vec<_> = items.iter().map(|item| self.span(&item.range)).collect();
        if items.len() < 2 {
            self.fault(faults::one_choice(), self.span(&list.range));
        }
        let mut readings = BTreeSet::new();
        for (choice, span) in choices.iter().zip(spans) {
            if !readings.insert(reading(&choice.piece.plain)) && choices.len() == items.len() {
                self.fault(faults::same(&choice.piece.plain), span);
            }
        }
        let true_false =
            choices.len() == 2 && choices.iter().all(|choice| is_verdict(&choice.piece.plain));
        match choices.iter().filter(|choice| choice.right).count() {
            _ if choices.len() < items.len() => None,
            0 => {
                self.fault(faults::no_right(), self.span(&list.range));
                None
            }
            1 if true_false => Some(Answer::TrueFalse(choices)),
            1 => Some(Answer::Single(choices)),
            _ if true_false => {
                self.fault(faults::both(), self.span(&list.range));
                None
            }
            _ => Some(Answer::Multiple(choices)),
        }
    }

    fn choice(&mut self, item: &Part) -> Option<Choice> {
        let marker = item
            .events
            .iter()
            .position(|(event, _)| matches!(event, Event::TaskListMarker(_)));
        let Some(marker) = marker.filter(|at| *at <= 2) else {
            self.fault(faults::no_box(), self.span(&item.range));
            return None;
        };
        let right = matches!(item.events[marker].0, Event::TaskListMarker(true));
        let feedback = children(item.events, |tag| matches!(tag, Tag::BlockQuote(_)));
        let until = feedback
            .first()
            .map_or(item.range.end, |quote| quote.range.start);
        let label: Vec<SpannedEvent> = item
            .inner()
            .iter()
            .filter(|(_, at)| at.start < until && at.start >= item.events[marker].1.end)
            .cloned()
            .collect();
        let piece = self.piece(&label, item)?;
        if feedback.len() > 1 {
            self.fault(faults::choice(), self.span(&feedback[1].range));
        }
        Some(Choice {
            piece,
            right,
            feedback: feedback.first().map(|quote| quote.range.clone()),
        })
    }

    /// A numbered list in the right order.
    pub fn order(&mut self, list: &Part) -> Option<Answer> {
        let items = children(list.events, |tag| matches!(tag, Tag::Item));
        let (mut pieces, mut readings): (Vec<Piece>, BTreeSet<String>) = Default::default();
        for item in &items {
            let Some(piece) = self.piece(item.inner(), item) else {
                continue;
            };
            if !readings.insert(reading(&piece.plain)) {
                self.fault(faults::same(&piece.plain), self.span(&item.range));
            }
            pieces.push(piece);
        }
        if items.len() < 2 {
            self.fault(faults::one_choice(), self.span(&list.range));
        }
        Some(Answer::Order(pieces))
    }

    /// What stands in one line of an answer; `around` is what a fault is told of.
    pub fn piece(&mut self, events: &[SpannedEvent], around: &Part) -> Option<Piece> {
        let blocks = events.iter().filter(|(event, _)| match event {
            Event::Start(tag) => !is_inline(tag) && *tag != Tag::Paragraph,
            _ => false,
        });
        let paragraphs = events
            .iter()
            .filter(|(event, _)| matches!(event, Event::Start(Tag::Paragraph)));
        if blocks.count() > 0 || paragraphs.count() > 1 {
            self.fault(faults::choice(), self.span(&around.range));
            return None;
        }
        let plain = plain(events);
        let picture = events
            .iter()
            .any(|(event, _)| matches!(event, Event::Start(Tag::Image { .. })));
        if plain.is_empty() && !picture {
            self.fault(faults::no_answer(), self.span(&around.range));
            return None;
        }
        Some(Piece {
            text: reach(events, around.range.start),
            plain,
        })
    }
}

/// `Đúng`, `Sai`, `True`, `False`.
fn is_verdict(words: &str) -> bool {
    matches!(
        vi::fold(words.trim_end_matches('.')).as_str(),
        "dung" | "sai" | "true" | "false"
    )
}
