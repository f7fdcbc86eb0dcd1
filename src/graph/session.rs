//! A module as a session: its activities, how long each takes, which objectives they serve.

use crate::base::ranges::Ranges;
use crate::base::span::{Span, Spanned};
use crate::model::block::DirectiveKind;
use crate::model::document::{Document, Heading};

/// A timed heading and all below it.
pub struct Activity<'a> {
    pub heading: &'a Heading,
    pub minutes: u32,
    /// Minutes before it.
    pub start: u32,
    pub objectives: Vec<Spanned<String>>,
    /// Timed headings below it.
    pub parts: Vec<Activity<'a>>,
    /// Bytes from its heading to the next heading of its level or above.
    pub range: std::ops::Range<usize>,
}

/// The activities of a document: timed headings of the highest level that bears a time. What
/// trainers are told is no activity.
pub fn activities(document: &Document) -> Vec<Activity<'_>> {
    let directives = document.directives();
    let told: Ranges = directives
        .iter()
        .filter(|directive| directive.kind == DirectiveKind::Trainer)
        .map(|directive| directive.span.range())
        .collect();
    let shown = |heading: &&Heading| !told.contains(heading.span.start as usize);
    let headings: Vec<&Heading> = document.headings.iter().filter(shown).collect();
    timed(&headings, document.text.len())
}

/// `headings` run up to byte `end`.
fn timed<'a>(headings: &[&'a Heading], end: usize) -> Vec<Activity<'a>> {
    let Some(top) = headings
        .iter()
        .filter(|heading| heading.minutes.is_some())
        .map(|heading| heading.level)
        .min()
    else {
        return vec![];
    };
    let mut start = 0;
    let mut found = vec![];
    for (at, heading) in headings
        .iter()
        .enumerate()
        .filter(|(_, heading)| heading.level == top)
    {
        let Some(minutes) = heading.minutes else {
            continue;
        };
        let behind = headings[at + 1..]
            .iter()
            .position(|other| other.level <= top)
            .map_or(headings.len(), |count| at + 1 + count);
        let until = headings
            .get(behind)
            .map_or(end, |other| other.span.start as usize);
        found.push(Activity {
            heading,
            minutes,
            start,
            objectives: objectives(heading),
            parts: timed(&headings[at + 1..behind], until),
            range: heading.span.start as usize..until,
        });
        start += minutes;
    }
    found
}

/// The ids in `{objective=MT1,MT2}`; each stands at its heading.
fn objectives(heading: &Heading) -> Vec<Spanned<String>> {
    let lists = heading
        .attributes
        .iter()
        .filter(|(key, _)| key == "objective")
        .map(|(_, ids)| ids);
    let ids = lists
        .flat_map(|ids| ids.split(','))
        .filter(|id| !id.is_empty());
    ids.map(|id| Spanned {
        value: id.to_string(),
        span: heading.span.clone(),
    })
    .collect()
}

/// Every objective that an activity, a part of one or a block serves, with its place; exam
/// questions teach nothing.
pub fn served(document: &Document) -> Vec<Spanned<String>> {
    let directives = document
        .directives()
        .into_iter()
        .filter(|directive| directive.kind != DirectiveKind::Quiz);
    let of_blocks = directives.flat_map(|directive| {
        let ids = directive
            .attribute("objective")
            .unwrap_or("")
            .split(',')
            .filter(|id| !id.is_empty());
        ids.map(|id| Spanned {
            value: id.to_string(),
            span: directive.fence.clone(),
        })
        .collect::<Vec<_>>()
    });
    let of_questions = document
        .questions
        .iter()
        .filter(|question| !question.exam)
        .flat_map(|question| question.objectives.clone());
    document
        .headings
        .iter()
        .flat_map(objectives)
        .chain(of_blocks)
        .chain(of_questions)
        .collect()
}

/// The bytes of the time at the end of a heading, `(20 phút)`; the heading where it is not found.
pub fn time(heading: &Heading, document: &Document) -> Span {
    let whole = heading.span.range();
    let text = &document.text[whole.clone()];
    let found = text
        .rfind('(')
        .zip(text.rfind(')'))
        .filter(|(open, close)| open < close);
    found.map_or(heading.span.clone(), |(open, close)| {
        Span::new(&document.file, whole.start + open..whole.start + close + 1)
    })
}
