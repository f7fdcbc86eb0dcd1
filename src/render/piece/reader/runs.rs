//! A line of a flow as runs.

use super::Reader;
use crate::graph::links::Target;
use crate::model::markdown::html::partings;
use crate::render::flow::{Image, Inline, Link, words};
use crate::render::links::LinkPolicy;
use crate::render::piece::{Look, Run};

/// The runs read so far.
#[derive(Default)]
pub struct Runs(Vec<Run>);

impl Runs {
    /// The runs of `line`.
    pub fn read(mut self, reader: &mut Reader, line: &[Inline]) -> Vec<Run> {
        self.line(reader, line, &Look::default());
        self.0
    }

    /// The same of items that do not stand side by side.
    pub fn of(mut self, reader: &mut Reader, items: &[&Inline]) -> Vec<Run> {
        for item in items {
            self.item(reader, item, &Look::default());
        }
        self.0
    }

    fn line(&mut self, reader: &mut Reader, line: &[Inline], look: &Look) {
        for item in line {
            self.item(reader, item, look);
        }
    }

    fn item(&mut self, reader: &mut Reader, item: &Inline, look: &Look) {
        let mut inner = look.clone();
        match item {
            Inline::Text(text) => self.push(text, look),
            Inline::Strong(text) => {
                inner.strong = true;
                self.line(reader, text, &inner);
            }
            Inline::Emphasis(text) => {
                inner.emphasis = true;
                self.line(reader, text, &inner);
            }
            Inline::Strike(text) => {
                inner.struck = true;
                self.line(reader, text, &inner);
            }
            Inline::Superscript(text) => {
                inner.raised = true;
                self.line(reader, text, &inner);
            }
            Inline::Subscript(text) => {
                inner.lowered = true;
                self.line(reader, text, &inner);
            }
            Inline::Code(text) => {
                inner.code = true;
                self.push(text, &inner);
            }
            Inline::Math(math) => self.push(&math.written(), look),
            Inline::Link(link) => self.link(reader, link, inner),
            Inline::Image(image) => picture(reader, image),
            Inline::NoteMark(number) => self.0.push(Run::Note(reader.note(*number))),
            Inline::Citation { text, .. } | Inline::Abbreviation { text, .. } => {
                self.line(reader, text, look);
            }
            Inline::Tick(done) => self.push(if *done { "☒ " } else { "☐ " }, look),
            Inline::SoftBreak => self.push(" ", look),
            Inline::Break => self.0.push(Run::Break),
            Inline::Html(html) if partings(html).next().is_some() => self.part(),
            Inline::Html(_) | Inline::Address { .. } => {}
        }
    }

    /// Begins a line, where none has begun.
    fn part(&mut self) {
        let has_words = !matches!(self.0.last(), None | Some(Run::Break));
        self.0.extend(has_words.then_some(Run::Break));
    }

    /// Adds `text`, to the last run where that looks the same.
    fn push(&mut self, text: &str, look: &Look) {
        if text.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(Run::Text {
                text: last,
                look: same,
            }) if same == look => last.push_str(text),
            _ => self.0.push(Run::Text {
                text: text.to_string(),
                look: look.clone(),
            }),
        }
    }

    /// A link with its whole address, where that holds outside the site.
    fn link(&mut self, reader: &mut Reader, link: &Link, mut look: Look) {
        look.link = link
            .target
            .and_then(|target| address(reader, target))
            .or(look.link);
        if let Some(Target::Outside(address)) = link.target {
            reader.outside.push((words(&link.text), address.clone()));
        }
        match link.label {
            Some(label) => self.push(label, &look),
            None => self.line(reader, &link.text, &look),
        }
    }
}

/// The whole address of what a link leads to.
fn address(reader: &Reader, target: &Target) -> Option<String> {
    let source = reader.source;
    let links = match source.base_url.as_str() {
        "" => LinkPolicy::None,
        base_url => LinkPolicy::Absolute { base_url },
    };
    match target {
        // A run holds an address as it is written.
        Target::Outside(address) => Some(address.clone()),
        Target::Term { .. } | Target::Document { .. } => None,
        Target::Page { .. }
        | Target::Anchor(_)
        | Target::File { .. }
        | Target::Picture { .. }
        | Target::Part { .. }
        | Target::Clauses { .. }
        | Target::Hidden
        | Target::Left(_)
        | Target::Broken => links.of(target, &source.page.out),
    }
}

fn picture(reader: &mut Reader, image: &Image) {
    if let Some(Target::Picture { source, .. }) = image.target {
        let picture = reader.picture(source, &image.alt);
        reader.below.push(picture);
    }
}
