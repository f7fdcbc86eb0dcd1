//! The parts of a question as HTML, for those who may know the answers.

use super::Setting;
use super::boxes::within;
use super::writer::Writer;
use crate::model::document::{Document, Placed};
use crate::model::quiz::{Answer, Piece, Question};
use std::ops::Range;

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

/// The parts of `question`, one for exams too; `setting` says where its links start.
pub fn question(document: &Document, question: &Question, setting: Setting) -> Shown {
    let events = document.events_of(question);
    let mut writer = Writer::new(Some(setting), document);
    let pieces: Vec<&Piece> = match &question.answer {
        Answer::Match(pairs) => pairs.iter().flat_map(|pair| [&pair.left, &pair.right]).collect(),
        Answer::Order(pieces) => pieces.iter().collect(),
        answer => answer.choices().iter().map(|choice| &choice.piece).collect(),
    };
    let feedback = question.answer.choices().iter().map(|choice| quoted(&mut writer, choice.feedback.as_ref(), &events)).collect();
    Shown {
        stem: question.stem.iter().map(|range| whole(&mut writer, range, &events)).collect::<String>().trim().to_string(),
        pieces: pieces.into_iter().map(|piece| writer.one_line(&piece.text, &events)).collect(),
        feedback,
        explanation: quoted(&mut writer, question.explanation.as_ref(), &events),
    }
}

fn whole(writer: &mut Writer, range: &Range<usize>, events: &[Placed]) -> String {
    writer.caught(within(events, range))
}

fn quoted(writer: &mut Writer, range: Option<&Range<usize>>, events: &[Placed]) -> String {
    range.map(|range| writer.quoted(range, events).trim().to_string()).unwrap_or_default()
}
