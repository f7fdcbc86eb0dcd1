//! A module as a lesson plan: its activities on the clock, its questions with their answers.

use crate::graph::session::{Activity, activities};
use crate::model::block::{Directive, DirectiveKind};
use crate::render::flow::{self, Flow, Question};
use crate::render::html;
use crate::render::view::lesson::{KeyView, LessonRow, LessonView};
use crate::select::model::LessonBody;
use crate::select::periods::periods;
use crate::select::text::Text;
use crate::theme::Theme;
use std::collections::BTreeMap;

/// The lesson plan of a module with the text `text`.
pub fn lesson(text: &Text, body: &LessonBody, theme: &Theme) -> LessonView {
    let start = body.start;
    let document = &text.page.document;
    let reader = text.reader();
    let flow = reader.flow();
    let sheet = Sheet {
        text,
        theme,
        directives: document.directives(),
        flow: &flow,
        boxes: flow.directives(),
    };
    let activities = activities(document);
    let minutes = activities.iter().map(|activity| activity.minutes).sum();
    let mut rows = vec![];
    for activity in &activities {
        rows.push(sheet.row(activity, start, false));
        rows.extend(
            activity
                .parts
                .iter()
                .map(|part| sheet.row(part, start + activity.start, true)),
        );
    }
    let questions = reader
        .questions()
        .iter()
        .filter(|question| !question.asked.exam)
        .map(|question| sheet.key(question))
        .collect();
    LessonView {
        start: clock(start),
        end: clock(start + minutes),
        minutes,
        periods: periods(minutes, body.period),
        rows,
        questions,
    }
}

fn clock(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
}

/// A module, read once for all rows.
struct Sheet<'a> {
    text: &'a Text,
    theme: &'a Theme,
    directives: Vec<&'a Directive>,
    flow: &'a Flow<'a>,
    /// Blocks of the flow by their first byte.
    boxes: BTreeMap<u32, &'a flow::Directive<'a>>,
}

impl Sheet<'_> {
    fn row(&self, activity: &Activity, before: u32, part: bool) -> LessonRow {
        let place = |at: usize| {
            self.directives
                .partition_point(|directive| (directive.span.start as usize) < at)
        };
        let inside = &self.directives[place(activity.range.start)..place(activity.range.end)];
        let directives: Vec<&Directive> = inside
            .iter()
            .copied()
            .filter(|directive| !directive.is_exam())
            .collect();
        let notes = directives.iter().filter(|directive| {
            directive.kind == DirectiveKind::Trainer && !covered(activity, directive)
        });
        let from = before + activity.start;
        LessonRow {
            part,
            from: clock(from),
            to: clock(from + activity.minutes),
            minutes: activity.minutes,
            title: activity.heading.text.clone(),
            id: activity.heading.id.clone(),
            objectives: activity
                .objectives
                .iter()
                .map(|id| id.value.clone())
                .collect(),
            methods: methods(activity, &directives, part, self.theme),
            aids: aids(&directives, self.theme),
            notes: notes
                .filter_map(|directive| self.boxes.get(&directive.span.start))
                .map(|one| html::excerpt(self.flow, &one.blocks, self.text.setting(self.theme)))
                .collect(),
        }
    }

    fn key(&self, question: &Question) -> KeyView {
        let asked = question.asked;
        let setting = self.text.setting(self.theme);
        let shown = html::question(question, self.flow.page, setting);
        KeyView {
            id: asked.id.clone(),
            answers: shown.answers(asked),
            stem: shown.stem,
            explanation: shown.explanation,
            points: asked.points,
            objectives: asked.objectives.iter().map(|id| id.value.clone()).collect(),
        }
    }
}

/// Whether a part of the activity has a row in which this block stands already.
fn covered(activity: &Activity, directive: &Directive) -> bool {
    activity
        .parts
        .iter()
        .any(|part| part.range.contains(&(directive.span.start as usize)))
}

/// The names of the ways of working, each once, in order. An activity that serves an objective
/// without any such block is one of the whole class; a break serves none, and of a part the
/// activity tells it.
fn methods(
    activity: &Activity,
    directives: &[&Directive],
    part: bool,
    theme: &Theme,
) -> Vec<String> {
    let ways = [
        DirectiveKind::Discussion,
        DirectiveKind::Case,
        DirectiveKind::Exercise,
        DirectiveKind::Worksheet,
        DirectiveKind::Quiz,
        DirectiveKind::Slide,
    ];
    let used = ways
        .iter()
        .filter(|kind| directives.iter().any(|directive| directive.kind == **kind));
    let named: Vec<String> = used
        .map(|kind| theme.word(&format!("method_{}", kind.name())).to_string())
        .collect();
    match named.is_empty() && !part && !activity.objectives.is_empty() {
        true => vec![theme.word("method_class").to_string()],
        false => named,
    }
}

fn aids(directives: &[&Directive], theme: &Theme) -> Vec<String> {
    let sheets = directives.iter().filter(|directive| {
        matches!(
            directive.kind,
            DirectiveKind::Worksheet | DirectiveKind::Handout
        )
    });
    sheets
        .map(|directive| match directive.title.as_str() {
            "" => theme
                .word(&format!("block_{}", directive.kind.name()))
                .to_string(),
            title => title.to_string(),
        })
        .collect()
}
