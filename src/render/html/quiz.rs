//! Questions as forms: readable without a script, answered with one, the key in attributes that
//! nothing shows.

use super::directives::{id, within};
use super::writer::Writer;
use crate::base::digest::Digest;
use crate::model::block::{Block, Directive};
use crate::model::markdown::SpannedEvent;
use crate::model::quiz::{Answer, Choice, Pair, Piece, Question};
use crate::render::xml::escape;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

impl Writer<'_> {
    /// Writes the question in `directive`; nothing where it could not be read.
    pub fn question(&mut self, directive: &Directive, events: &[SpannedEvent]) {
        let Some(document) = self.document else {
            return;
        };
        let at = document
            .questions
            .binary_search_by_key(&directive.span.start, |question| question.span.start);
        let Some(question) = at.ok().map(|at| &document.questions[at]) else {
            return;
        };
        self.line();
        self.out.push_str(&format!(
            "<form class=\"quiz\"{}",
            id(&Directive {
                id: Some(question.id.clone()),
                ..directive.clone()
            })
        ));
        self.out.push_str(&format!(
            " data-kind=\"{}\" data-digest=\"{}\"",
            question.answer.name(),
            question.digest
        ));
        self.out.push_str(&format!(
            " data-points=\"{}\" data-key=\"{}\"",
            question.points,
            escape(&key(question))
        ));
        if let Some(explanation) = &question.explanation {
            let html = self.quoted(explanation, events);
            self.out
                .push_str(&format!(" data-explanation=\"{}\"", escape(html.trim())));
        }
        self.out.push_str(">\n");
        if !directive.title.is_empty() {
            self.out.push_str(&format!(
                "<p class=\"block-title\">{}</p>\n",
                escape(&directive.title)
            ));
        }
        self.out.push_str("<fieldset>\n");
        self.stem(question, events);
        self.answers(question, events);
        self.line();
        self.out.push_str("</fieldset>\n");
        let others: Vec<Block> = directive
            .blocks
            .iter()
            .filter(|block| matches!(block, Block::Directive(_)))
            .cloned()
            .collect();
        self.blocks(&others, events);
        self.line();
        self.out.push_str("</form>\n");
    }

    /// What is asked: the first paragraph names the group of answers.
    fn stem(&mut self, question: &Question, events: &[SpannedEvent]) {
        let first = question
            .stem
            .first()
            .filter(|range| starts_paragraph(within(events, range)));
        let words = match first {
            Some(range) => self.one_line(range, events),
            None => escape(self.word("block_quiz")),
        };
        self.out.push_str(&format!("<legend>{words}</legend>\n"));
        for range in question.stem.iter().skip(usize::from(first.is_some())) {
            self.events(within(events, range));
        }
        self.line();
    }

    fn answers(&mut self, question: &Question, events: &[SpannedEvent]) {
        match &question.answer {
            Answer::Single(choices) | Answer::TrueFalse(choices) => {
                self.choices(&question.id, "radio", choices, events)
            }
            Answer::Multiple(choices) => self.choices(&question.id, "checkbox", choices, events),
            Answer::Match(pairs) => self.pairs(question, pairs, events),
            Answer::Order(pieces) => self.pieces(question, pieces, events),
            Answer::Short(_) => self.field(question, "text"),
            Answer::Number(_) => self.field(question, "decimal"),
            Answer::Open => {
                let label = escape(self.word("quiz_answer"));
                self.out.push_str(&format!(
                    "<textarea name=\"{}\" rows=\"4\" aria-label=\"{label}\"></textarea>\n",
                    escape(&question.id)
                ));
            }
        }
    }

    fn choices(&mut self, name: &str, shape: &str, choices: &[Choice], events: &[SpannedEvent]) {
        for (at, choice) in choices.iter().enumerate() {
            let feedback = choice
                .feedback
                .as_ref()
                .map(|range| self.quoted(range, events));
            let feedback = feedback
                .map(|html| format!(" data-feedback=\"{}\"", escape(html.trim())))
                .unwrap_or_default();
            let words = self.one_line(&choice.piece.text, events);
            let input = format!(
                "<input type=\"{shape}\" name=\"{}\" value=\"{at}\">",
                escape(name)
            );
            self.out.push_str(&format!(
                "<label class=\"choice\"{feedback}>{input}<span>{words}</span></label>\n"
            ));
        }
    }

    fn pairs(&mut self, question: &Question, pairs: &[Pair], events: &[SpannedEvent]) {
        let order = shuffled(question, pairs.len());
        let empty = escape(self.word("quiz_choose"));
        let option = |(shown, at): (usize, &usize)| {
            format!(
                "<option value=\"{shown}\">{}</option>",
                escape(&pairs[*at].right.plain)
            )
        };
        let options: String = order.iter().enumerate().map(option).collect();
        for (at, pair) in pairs.iter().enumerate() {
            let words = self.one_line(&pair.left.text, events);
            let name = escape(&format!("{}-{at}", question.id));
            self.out.push_str(&format!(
                "<label class=\"pair\"><span>{words}</span><select \
                name=\"{name}\"><option value=\"\">{empty}</option>{options}</select></label>\n"
            ));
        }
    }

    fn pieces(&mut self, question: &Question, pieces: &[Piece], events: &[SpannedEvent]) {
        self.out.push_str("<ol class=\"order\">\n");
        for (shown, at) in shuffled(question, pieces.len()).into_iter().enumerate() {
            let words = self.one_line(&pieces[at].text, events);
            self.out.push_str(&format!(
                "<li data-piece=\"{shown}\"><span>{words}</span></li>\n"
            ));
        }
        self.out.push_str("</ol>\n");
    }

    fn field(&mut self, question: &Question, mode: &str) {
        let label = escape(self.word("quiz_answer"));
        let name = escape(&question.id);
        self.out.push_str(&format!(
            "<input type=\"text\" inputmode=\"{mode}\" name=\"{name}\" \
                autocomplete=\"off\" aria-label=\"{label}\">\n"
        ));
    }

    /// What stands in `range`, as HTML of one line.
    pub fn one_line(&mut self, range: &Range<usize>, events: &[SpannedEvent]) -> String {
        let inside: Vec<SpannedEvent> = within(events, range)
            .iter()
            .filter(|(event, _)| is_inline(event))
            .cloned()
            .collect();
        self.caught(&inside).trim().to_string()
    }

    /// What stands in the quote at `range`, without the quote.
    pub fn quoted(&mut self, range: &Range<usize>, events: &[SpannedEvent]) -> String {
        let inside = within(events, range).iter();
        let from = inside
            .skip_while(|(event, _)| !matches!(event, Event::Start(Tag::BlockQuote(_))))
            .skip(1);
        let inside: Vec<SpannedEvent> = from
            .take_while(|(event, _)| !matches!(event, Event::End(TagEnd::BlockQuote(_))))
            .cloned()
            .collect();
        self.caught(&inside)
    }

    /// What `events` are as HTML, apart from what is written so far.
    pub fn caught(&mut self, events: &[SpannedEvent]) -> String {
        let before = std::mem::take(&mut self.out);
        self.events(events);
        std::mem::replace(&mut self.out, before)
    }
}

/// The key as the script reads it: numbers of the right choices, of the option for each pair, of
/// the pieces in the right order; answers between `|`; a number and its tolerance. Empty for an
/// open question.
fn key(question: &Question) -> String {
    let numbers = |numbers: Vec<usize>| {
        numbers
            .iter()
            .map(usize::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    };
    match &question.answer {
        Answer::Single(choices) | Answer::Multiple(choices) | Answer::TrueFalse(choices) => {
            numbers(
                choices
                    .iter()
                    .enumerate()
                    .filter(|(_, choice)| choice.right)
                    .map(|(at, _)| at)
                    .collect(),
            )
        }
        Answer::Match(pairs) => numbers(places(&shuffled(question, pairs.len()))),
        Answer::Order(pieces) => numbers(places(&shuffled(question, pieces.len()))),
        Answer::Short(answers) => answers.join("|"),
        Answer::Number(number) => format!("{} {}", number.value, number.tolerance),
        Answer::Open => String::new(),
    }
}

/// Where each of the things stands that `order` puts in order.
fn places(order: &[usize]) -> Vec<usize> {
    (0..order.len())
        .filter_map(|thing| order.iter().position(|at| *at == thing))
        .collect()
}

/// `count` things in an order that only the question decides and that is never the right one.
fn shuffled(question: &Question, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|at| Digest::of_bytes(format!("{} {at}", question.digest).as_bytes()));
    if count > 1 && order.is_sorted() {
        order.rotate_left(1);
    }
    order
}

fn starts_paragraph(events: &[SpannedEvent]) -> bool {
    matches!(events.first(), Some((Event::Start(Tag::Paragraph), _)))
}

fn is_inline(event: &Event) -> bool {
    match event {
        Event::Start(tag) => {
            matches!(
                tag,
                Tag::Emphasis
                    | Tag::Strong
                    | Tag::Strikethrough
                    | Tag::Superscript
                    | Tag::Subscript
            ) || matches!(tag, Tag::Link { .. } | Tag::Image { .. })
        }
        Event::End(tag) => {
            matches!(
                tag,
                TagEnd::Emphasis
                    | TagEnd::Strong
                    | TagEnd::Strikethrough
                    | TagEnd::Superscript
                    | TagEnd::Subscript
            ) || matches!(tag, TagEnd::Link | TagEnd::Image)
        }
        Event::TaskListMarker(_) | Event::Rule | Event::Html(_) => false,
        _ => true,
    }
}
