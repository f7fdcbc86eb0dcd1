//! Questions: what stands in a block `quiz`, read by its shape.

mod answer;
mod attributes;
mod choices;
mod faults;
mod letters;
mod parts;
mod tables;

use crate::base::diagnostic::Diagnostic;
use crate::base::digest::Digest;
use crate::base::span::{Span, Spanned as At};
use crate::model::block::{Block, Directive, DirectiveKind};
use crate::model::quiz::{Answer, Question};
use crate::read::parsed::Parsed;
use parts::{Part, parts, plain};
use pulldown_cmark::Event;
use std::collections::BTreeSet;
use std::ops::Range;

/// The questions of a text.
///
/// Diagnostics at the bytes of the fault: `quiz/attribute`, `quiz/empty`, `quiz/no-right`,
/// `quiz/one-choice`, `quiz/same`, `quiz/box`, `quiz/choice`, `quiz/table`, `quiz/order`,
/// `quiz/answer`, `quiz/number`, `quiz/shape`, `quiz/after`, `quiz/inside`, `quiz/note`,
/// `block/same-id`.
pub fn questions(parsed: &Parsed) -> (Vec<Question>, Vec<Diagnostic>) {
    let directives: Vec<&Directive> = parsed
        .directives()
        .into_iter()
        .filter(|directive| directive.kind == DirectiveKind::Quiz)
        .collect();
    let mut diagnostics = same_ids(parsed);
    if directives.is_empty() {
        return (vec![], diagnostics);
    }
    let mut questions = vec![];
    let mut numbers = [0, 0];
    for directive in directives {
        let number = &mut numbers[usize::from(directive.is_exam())];
        *number += 1;
        let named = directive.id.clone().unwrap_or_else(|| {
            format!(
                "{}-{number}",
                if directive.is_exam() { "de-thi" } else { "cau" }
            )
        });
        let mut reading = Reading {
            parsed,
            directive,
            faults: &mut diagnostics,
        };
        questions.extend(reading.question(named));
    }
    (questions, diagnostics)
}

/// Blocks that bear an id which another block of the page bears already.
fn same_ids(parsed: &Parsed) -> Vec<Diagnostic> {
    let mut taken = BTreeSet::new();
    let second = parsed
        .directives()
        .into_iter()
        .filter_map(|directive| Some((directive, directive.id.as_ref()?)));
    let second: Vec<_> = second
        .filter(|(_, id)| !taken.insert(id.to_string()))
        .collect();
    second
        .into_iter()
        .map(|(directive, id)| faults::same_id(id, directive.fence.clone()))
        .collect()
}

/// One block on its way to become a question.
struct Reading<'a> {
    parsed: &'a Parsed<'a>,
    directive: &'a Directive,
    faults: &'a mut Vec<Diagnostic>,
}

impl<'a> Reading<'a> {
    /// The question, where nothing is wrong with it.
    fn question(&mut self, id: String) -> Option<Question> {
        if let Some(fault) = letters::lettered(self.parsed, self.directive) {
            self.faults.push(fault);
            return None;
        }
        let before = self.faults.len();
        let attributes = attributes::attributes(self.directive, self.parsed.source, self.faults);
        self.nested();
        let mut parts = parts(&self.ranges(), &self.parsed.events);
        let explanation = parts
            .pop_if(|part| part.is_explanation())
            .map(|part| part.range);
        let at = parts
            .iter()
            .position(|part| self.is_answer(part, &attributes.kind))
            .unwrap_or(parts.len());
        let behind = if at < parts.len() {
            parts.split_off(at)
        } else {
            vec![]
        };
        self.hidden_lines(&parts);
        if behind.is_empty() {
            self.told(parts.last());
        }
        let answer = self.answer(behind.first(), &attributes.kind);
        self.after(&behind, &attributes.kind);
        let plain = parts
            .iter()
            .map(|part| plain(part.events))
            .collect::<Vec<_>>()
            .join(" ")
            .trim()
            .to_string();
        if plain.is_empty() {
            self.fault(faults::empty(), self.directive.fence.clone());
        }
        self.notes();
        let answers = behind.first().map_or(0..0, |part| part.range.clone());
        let answer = answer.filter(|_| self.faults.len() == before)?;
        let digest = digest(&plain, &answer);
        Some(Question {
            id,
            objectives: attributes.objectives,
            points: attributes.points,
            exam: self.directive.is_exam(),
            stem: parts.into_iter().map(|part| part.range).collect(),
            plain,
            answer,
            answers,
            explanation,
            digest,
            span: self.directive.span.clone(),
        })
    }

    /// The text of the block, without the blocks inside it.
    fn ranges(&self) -> Vec<Range<usize>> {
        self.directive
            .blocks
            .iter()
            .filter_map(|block| {
                if let Block::Text(range) = block {
                    Some(range.clone())
                } else {
                    None
                }
            })
            .collect()
    }

    fn fault(&mut self, fault: faults::Fault, span: Span) {
        self.faults.push(fault.at(span));
    }

    fn span(&self, range: &Range<usize>) -> Span {
        let end = range.start + self.parsed.text[range.clone()].trim_end().len();
        Span::new(self.parsed.file, range.start..end)
    }

    /// A question does not hold another one, and what belongs to exams alone does not stand in what
    /// learners see.
    fn nested(&mut self) {
        let inner: Vec<Span> = self
            .directive
            .blocks
            .iter()
            .filter_map(quiz_fence)
            .collect();
        inner
            .into_iter()
            .for_each(|fence| self.fault(faults::inside(), fence));
    }

    /// Whether this part holds the answers of a question whose fence says `kind`.
    fn is_answer(&self, part: &Part, kind: &Option<At<String>>) -> bool {
        match kind.as_ref().map(|kind| kind.value.as_str()) {
            Some("match") => part.is_table(),
            Some("order") => part.is_numbered_list(),
            _ => part.is_task_list() || part.answer_line(self.parsed.text).is_some(),
        }
    }

    /// An answer that stands inside what is asked would be shown to everybody.
    fn hidden_lines(&mut self, parts: &[Part]) {
        for part in parts {
            for line in parts::answer_lines(self.parsed.text, &part.range) {
                self.fault(faults::hidden_line(), Span::new(self.parsed.file, line));
            }
            for item in part.unknown_checkboxes(self.parsed.text) {
                self.fault(faults::unknown_checkbox(), self.span(&item));
            }
            if part.is_task_list() {
                self.fault(faults::two_shapes(), self.span(&part.range));
            }
            if part.is_explanation() {
                self.fault(faults::explanation_first(), self.span(&part.range));
            }
        }
    }

    /// The last line of a question without an answer may tell one in other words.
    fn told(&mut self, last: Option<&Part>) {
        let Some(last) = last else { return };
        let Some((line, said)) = parts::last_told(self.parsed.text, &last.range) else {
            return;
        };
        self.fault(faults::told(said), Span::new(self.parsed.file, line));
    }

    /// A footnote would be written below the page, for all to read.
    fn notes(&mut self) {
        let range = self.directive.span.range();
        let first = self
            .parsed
            .events
            .partition_point(|(_, at)| at.start < range.start);
        let inside = self.parsed.events[first..]
            .iter()
            .take_while(|(_, at)| at.start < range.end);
        let notes = inside.filter(|(event, _)| matches!(event, Event::FootnoteReference(_)));
        let found: Vec<Range<usize>> = notes.map(|(_, at)| at.clone()).collect();
        found
            .into_iter()
            .for_each(|at| self.fault(faults::note(), Span::new(self.parsed.file, at)));
    }

    /// Behind the answers stands the explanation alone.
    fn after(&mut self, behind: &[Part], kind: &Option<At<String>>) {
        for part in behind
            .iter()
            .skip(1)
            .filter(|part| !part.is_comment(self.parsed.text))
        {
            let is_key = part.answer_line(self.parsed.text).is_some();
            let boxes = behind.first().is_some_and(Part::is_task_list);
            let fault = match self.is_answer(part, kind) || part.is_task_list() {
                true if is_key && boxes => faults::key_behind(),
                true => faults::two_shapes(),
                false => faults::behind(),
            };
            self.fault(fault, self.span(&part.range));
        }
    }
}

fn quiz_fence(block: &Block) -> Option<Span> {
    match block {
        Block::Directive(directive) if directive.kind == DirectiveKind::Quiz => {
            Some(directive.fence.clone())
        }
        Block::Directive(directive) => directive.blocks.iter().find_map(quiz_fence),
        Block::Text(_) => None,
    }
}

/// Changes when what is asked or what is right changes; feedback may be mended without it.
fn digest(plain: &str, answer: &Answer) -> String {
    let mut text = format!("{}\n{plain}\n", answer.name());
    let mut line = |words: &str, mark: &str| text.push_str(&format!("{mark}{words}\n"));
    match answer {
        Answer::Single(choices) | Answer::Multiple(choices) | Answer::TrueFalse(choices) => choices
            .iter()
            .for_each(|choice| line(&choice.piece.plain, if choice.right { "+" } else { "-" })),
        Answer::Match(pairs) => pairs.iter().for_each(|pair| {
            line(&pair.left.plain, "");
            line(&pair.right.plain, "=");
        }),
        Answer::Order(pieces) => pieces.iter().for_each(|piece| line(&piece.plain, "")),
        Answer::Short(answers) => answers.iter().for_each(|answer| line(answer, "")),
        Answer::Number(number) => {
            line(&number.value, "");
            line(&number.tolerance, "±");
        }
        Answer::Open => {}
    }
    Digest::of_bytes(text.as_bytes()).short()
}
