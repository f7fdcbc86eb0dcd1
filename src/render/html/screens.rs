//! A flow as screens to project: its headings, its slides and its key messages, one thought at a
//! time.

use super::Setting;
use super::writer::{Marks, Writer};
use crate::model::block::DirectiveKind;
use crate::render::flow::{Block, Directive, Flow, Heading, headings};
use crate::render::xml::escape;

/// The screens of a text, each a `.screen`; what trainers are told stands beside the one before
/// it.
pub fn screens(flow: &Flow, setting: Setting) -> String {
    let mut screens = Screens {
        writer: Writer::new(flow.page, setting, Marks::Dropped),
        shown: vec![],
    };
    screens.blocks(&flow.blocks);
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

struct Screens<'w> {
    writer: Writer<'w>,
    shown: Vec<Screen>,
}

impl<'w> Screens<'w> {
    fn blocks(&mut self, blocks: &'w [Block<'w>]) {
        for block in blocks {
            match block {
                Block::Directive(directive) => self.directive(directive),
                Block::Question(question) => self.blocks(&question.others),
                Block::Heading(_)
                | Block::List(_)
                | Block::Quote { .. }
                | Block::Definitions(_)
                | Block::Note(_) => {
                    let found = headings(std::slice::from_ref(block)).into_iter();
                    found.for_each(|heading| self.heading(heading));
                }
                Block::Paragraph(_)
                | Block::Line(_)
                | Block::Code { .. }
                | Block::Table(_)
                | Block::ClauseQuote(_)
                | Block::Included(_)
                | Block::Html(_)
                | Block::Rule => {}
            }
        }
    }

    /// A heading of level 2 opens a screen; those below it stand on that screen.
    fn heading(&mut self, heading: &Heading) {
        let Some(named) = heading.named else { return };
        let words = escape(&named.text);
        let unit = self.writer.word("minutes");
        let time = named.minutes.map(|minutes| format!("{minutes} {unit}"));
        match (named.level, self.shown.last_mut()) {
            (0..=2, _) => {
                let time = time.map(|time| format!("<p class=\"kicker\">{time}</p>\n"));
                self.show(format!("<h2>{words}</h2>\n{}", time.unwrap_or_default()));
            }
            (3, Some(screen)) => {
                let time = time.map(|time| format!(" · {time}")).unwrap_or_default();
                screen.inside.push_str(&format!("<p>{words}{time}</p>\n"));
            }
            _ => {}
        }
    }

    fn show(&mut self, inside: String) {
        self.shown.push(Screen {
            inside,
            ..Screen::default()
        });
    }

    fn directive(&mut self, directive: &'w Directive<'w>) {
        match &directive.of.kind {
            DirectiveKind::Slide | DirectiveKind::Keypoints => {
                let title = self.writer.title(directive.of);
                let title = match title.is_empty() {
                    true => String::new(),
                    false => format!("<h2>{title}</h2>\n"),
                };
                let inside = self.inside(directive);
                self.show(format!("{title}{inside}"));
            }
            DirectiveKind::Trainer => self.told(directive),
            DirectiveKind::Quiz
            | DirectiveKind::Exercise
            | DirectiveKind::Hint
            | DirectiveKind::Solution
            | DirectiveKind::Worksheet
            | DirectiveKind::Handout
            | DirectiveKind::Discussion
            | DirectiveKind::Case
            | DirectiveKind::Steps
            | DirectiveKind::For
            | DirectiveKind::Table
            | DirectiveKind::Cut
            | DirectiveKind::Theme(_) => self.blocks(&directive.blocks),
        }
    }

    fn told(&mut self, directive: &'w Directive<'w>) {
        let inside = self.inside(directive);
        let title = self.writer.title(directive.of);
        let notes = format!(
            "<aside class=\"block block-trainer\">\n<p class=\"block-title\">{title}</p>\n\
             {inside}</aside>\n"
        );
        match self.shown.last_mut() {
            Some(screen) => screen.notes.push_str(&notes),
            None => self.shown.push(Screen {
                notes,
                ..Screen::default()
            }),
        }
    }

    /// What stands in a block, as HTML.
    fn inside(&mut self, directive: &'w Directive<'w>) -> String {
        self.writer.apart(|writer| {
            writer.safely(|writer| writer.on_screen(&directive.blocks));
            writer.new_line();
        })
    }
}

impl<'w> Writer<'w> {
    /// Blocks on a screen, which has a heading of its own and no foot for notes: headings become
    /// bold paragraphs, blocks are what stands in them, a question is what it asks.
    fn on_screen(&mut self, blocks: &'w [Block<'w>]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    self.open("<p><strong>");
                    self.line(&heading.text);
                    self.out.push_str("</strong></p>\n");
                }
                Block::Directive(directive) => self.on_screen(&directive.blocks),
                Block::Question(question) => self.on_screen(&question.stem),
                Block::Note(_) => {}
                Block::Paragraph(_)
                | Block::Line(_)
                | Block::List(_)
                | Block::Quote { .. }
                | Block::Code { .. }
                | Block::Table(_)
                | Block::Definitions(_)
                | Block::ClauseQuote(_)
                | Block::Included(_)
                | Block::Html(_)
                | Block::Rule => self.block(block),
            }
        }
    }
}
