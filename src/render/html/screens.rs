//! A document as screens to project: its headings, its slides and its key messages, one thought at
//! a time.

use super::Setting;
use super::directives::within;
use super::writer::Writer;
use crate::model::block::{Block, Directive, DirectiveKind};
use crate::model::document::{Document, Heading};
use crate::model::markdown::SpannedEvent;
use crate::render::xml::escape;
use pulldown_cmark::{Event, Tag, TagEnd};

/// The screens of a document, each a `.screen`; what trainers are told stands beside the one before
/// it.
pub fn screens(document: &Document, setting: Setting) -> String {
    let events = without_notes(document.events_with_keys());
    let mut screens = Screens {
        writer: Writer::new(Some(setting), document),
        shown: vec![],
        document,
    };
    screens.blocks(&document.blocks, &events);
    screens.shown.iter().map(Screen::html).collect()
}

/// What all see, and what trainers are told beside it.
#[derive(Default)]
struct Screen {
    inside: String,
    notes: String,
}

impl Screen {
    fn html(&self) -> String {
        let inside = self.inside.trim_start();
        match self.notes.as_str() {
            "" => format!("<div class=\"screen\">\n{inside}</div>\n"),
            notes => {
                format!(
                    "<div class=\"screen screen-told\">\n<div>\n{inside}</div>\n<div \
                     class=\"screen-notes\">\n{notes}</div>\n</div>\n"
                )
            }
        }
    }
}

struct Screens<'a> {
    writer: Writer<'a>,
    shown: Vec<Screen>,
    document: &'a Document,
}

impl Screens<'_> {
    fn blocks(&mut self, blocks: &[Block], events: &[SpannedEvent]) {
        for block in blocks {
            match block {
                Block::Text(range) => {
                    let headings = &self.document.headings;
                    let place = |at: usize| {
                        headings.partition_point(|heading| (heading.span.start as usize) < at)
                    };
                    headings[place(range.start)..place(range.end)]
                        .iter()
                        .for_each(|heading| self.heading(heading));
                }
                Block::Directive(directive) => self.boxed(directive, events),
            }
        }
    }

    /// A heading of level 2 opens a screen; those below it stand on that screen.
    fn heading(&mut self, heading: &Heading) {
        let words = escape(&heading.text);
        let time = heading
            .minutes
            .map(|minutes| format!(" · {minutes} {}", escape(self.writer.word("minutes"))))
            .unwrap_or_default();
        match (heading.level, self.shown.last_mut()) {
            (0..=2, _) => self.show(format!(
                "<h2>{words}</h2>\n{}",
                line(time.trim_start_matches(" · "))
            )),
            (3, Some(screen)) => screen.inside.push_str(&format!("<p>{words}{time}</p>\n")),
            _ => {}
        }
    }

    fn show(&mut self, inside: String) {
        self.shown.push(Screen {
            inside,
            ..Screen::default()
        });
    }

    fn boxed(&mut self, directive: &Directive, events: &[SpannedEvent]) {
        match directive.kind {
            DirectiveKind::Slide | DirectiveKind::Keypoints => {
                let title = self.writer.title(directive);
                let title = if title.is_empty() {
                    String::new()
                } else {
                    format!("<h2>{title}</h2>\n")
                };
                let inside = self.inside(directive, events);
                self.show(format!("{title}{inside}"));
            }
            DirectiveKind::Trainer => {
                let inside = self.inside(directive, events);
                let title = self.writer.title(directive);
                let note = format!(
                    "<aside class=\"block block-trainer\">\n<p class=\"block-title\">{title}</p>\n\
                     {inside}</aside>\n"
                );
                match self.shown.last_mut() {
                    Some(screen) => screen.notes.push_str(&note),
                    None => self.shown.push(Screen {
                        notes: note,
                        ..Screen::default()
                    }),
                }
            }
            _ => self.blocks(&directive.blocks, events),
        }
    }

    /// What stands in a block, as HTML; headings in it bear no anchor.
    fn inside(&mut self, directive: &Directive, events: &[SpannedEvent]) -> String {
        let within: Vec<SpannedEvent> = directive
            .blocks
            .iter()
            .flat_map(|block| within(events, &range(block)).to_vec())
            .collect();
        let before = std::mem::take(&mut self.writer.out);
        self.writer.events(&plainly(within));
        self.writer.line();
        std::mem::replace(&mut self.writer.out, before)
    }
}

fn range(block: &Block) -> std::ops::Range<usize> {
    match block {
        Block::Text(range) => range.clone(),
        Block::Directive(directive) => directive.span.range(),
    }
}

fn line(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("<p class=\"kicker\">{text}</p>\n")
    }
}

/// Headings inside a screen become bold paragraphs: the screen has a heading of its own.
fn plainly(events: Vec<SpannedEvent>) -> Vec<SpannedEvent> {
    let mut out = Vec::with_capacity(events.len());
    for (event, at) in events {
        match event {
            Event::Start(Tag::Heading { .. }) => out.extend([
                (Event::Start(Tag::Paragraph), at.clone()),
                (Event::Start(Tag::Strong), at),
            ]),
            Event::End(TagEnd::Heading(_)) => out.extend([
                (Event::End(TagEnd::Strong), at.clone()),
                (Event::End(TagEnd::Paragraph), at),
            ]),
            event => out.push((event, at)),
        }
    }
    out
}

/// A screen has no foot for notes.
fn without_notes(events: Vec<SpannedEvent>) -> Vec<SpannedEvent> {
    events
        .into_iter()
        .filter(|(event, _)| !matches!(event, Event::FootnoteReference(_)))
        .collect()
}
