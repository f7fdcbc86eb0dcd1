//! Steps to tick: a list in which the first words of each item are the label of a box.

use super::directives::within;
use super::writer::Writer;
use crate::model::block::{Block, Directive};
use crate::model::markdown::SpannedEvent;
use pulldown_cmark::{Event, Tag, TagEnd};

impl Writer<'_> {
    /// The content of a block `steps`: its lists get boxes to tick, all else stays as it is.
    pub fn steps(&mut self, directive: &Directive, events: &[SpannedEvent]) {
        for block in &directive.blocks {
            match block {
                Block::Text(range) => self.step_lists(within(events, range)),
                other => self.blocks(std::slice::from_ref(other), events),
            }
        }
    }

    fn step_lists(&mut self, events: &[SpannedEvent]) {
        let mut at = 0;
        while at < events.len() {
            let end = at + whole(&events[at..]);
            match &events[at].0 {
                Event::Start(Tag::List(first)) => {
                    let tag = if first.is_some() { "ol" } else { "ul" };
                    self.line();
                    self.out.push_str(&format!("<{tag} class=\"steps\">\n"));
                    self.items(&events[at + 1..end - 1]);
                    self.out.push_str(&format!("</{tag}>\n"));
                }
                _ => self.events(&events[at..end]),
            }
            at = end;
        }
    }

    fn items(&mut self, events: &[SpannedEvent]) {
        let mut at = 0;
        while at < events.len() {
            let end = at + whole(&events[at..]);
            self.step(&events[at + 1..end - 1]);
            at = end;
        }
    }

    /// One item: what stands before its first block becomes the label.
    fn step(&mut self, content: &[SpannedEvent]) {
        let (label, rest) = match content.first() {
            Some((Event::Start(Tag::Paragraph), _)) => {
                let end = whole(content);
                (&content[1..end - 1], &content[end..])
            }
            _ => content.split_at(
                content
                    .iter()
                    .position(|(event, _)| is_block(event))
                    .unwrap_or(content.len()),
            ),
        };
        let label = &label[usize::from(is_mark(label))..];
        self.out
            .push_str("<li><label><input type=\"checkbox\"> <span>");
        self.events(label);
        self.out.push_str("</span></label>");
        self.events(rest);
        self.out.push_str("</li>\n");
    }
}

fn is_mark(label: &[SpannedEvent]) -> bool {
    matches!(label.first(), Some((Event::TaskListMarker(_), _)))
}

/// How many events the first one and all inside it are.
fn whole(events: &[SpannedEvent]) -> usize {
    let mut depth = 0;
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth <= 0 {
            return at + 1;
        }
    }
    events.len()
}

fn is_block(event: &Event) -> bool {
    match event {
        Event::Start(tag) => !matches!(
            tag,
            Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Superscript
                | Tag::Subscript
                | Tag::Link { .. }
                | Tag::Image { .. }
        ),
        Event::End(end) => matches!(end, TagEnd::Item),
        Event::Html(_) | Event::Rule => true,
        _ => false,
    }
}
