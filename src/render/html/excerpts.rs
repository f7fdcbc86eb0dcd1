//! Parts of a document as HTML, each by itself.

use super::Setting;
use super::directives::within;
use super::writer::Writer;
use crate::model::block::Block;
use crate::model::document::Document;
use crate::model::markdown::SpannedEvent;
use crate::model::quiz::{Answer, Piece, Question};
use pulldown_cmark::Event;
use std::ops::Range;

/// A document that is shown in parts; it is walked once, however many they are.
pub struct Excerpts<'a> {
    document: &'a Document,
    /// What stands on its page, without the marks of footnotes, which stay behind.
    shown: Vec<SpannedEvent<'a>>,
    /// With the questions for exams.
    all: Vec<SpannedEvent<'a>>,
}

/// A question in pieces of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub stem: String,
    /// Choices, or left and right sides in turn, or pieces in the right order.
    pub pieces: Vec<String>,
    /// The comment on each choice; empty where there is none.
    pub feedback: Vec<String>,
    pub explanation: String,
}

impl<'a> Excerpts<'a> {
    pub fn new(document: &'a Document) -> Self {
        let mut shown = document.events_with_keys();
        shown.retain(|(event, _)| !matches!(event, Event::FootnoteReference(_)));
        Excerpts {
            document,
            shown,
            all: document.all_events(),
        }
    }

    /// Some blocks as they stand on another page: `setting` is of that page.
    pub fn blocks(&self, blocks: &[Block], setting: Setting) -> String {
        let mut writer = Writer::new(Some(setting), self.document);
        writer.blocks(blocks, &self.shown);
        writer.finish()
    }

    /// The parts of `question`, one for exams too, for those who may know the answers.
    pub fn question(&self, question: &Question, setting: Setting) -> Shown {
        let events = &self.all;
        let mut writer = Writer::new(Some(setting), self.document);
        let pieces: Vec<&Piece> = match &question.answer {
            Answer::Match(pairs) => pairs
                .iter()
                .flat_map(|pair| [&pair.left, &pair.right])
                .collect(),
            Answer::Order(pieces) => pieces.iter().collect(),
            answer => answer
                .choices()
                .iter()
                .map(|choice| &choice.piece)
                .collect(),
        };
        let feedback = question
            .answer
            .choices()
            .iter()
            .map(|choice| quoted(&mut writer, choice.feedback.as_ref(), events))
            .collect();
        Shown {
            stem: question
                .stem
                .iter()
                .map(|range| whole(&mut writer, range, events))
                .collect::<String>()
                .trim()
                .to_string(),
            pieces: pieces
                .into_iter()
                .map(|piece| writer.one_line(&piece.text, events))
                .collect(),
            feedback,
            explanation: quoted(&mut writer, question.explanation.as_ref(), events),
        }
    }
}

fn whole(writer: &mut Writer, range: &Range<usize>, events: &[SpannedEvent]) -> String {
    writer.caught(within(events, range))
}

fn quoted(writer: &mut Writer, range: Option<&Range<usize>>, events: &[SpannedEvent]) -> String {
    range
        .map(|range| writer.quoted(range, events).trim().to_string())
        .unwrap_or_default()
}
