//! The inside of a paragraph as runs.

use super::reader::{Reader, Rest};
use super::{Look, Run};
use crate::graph::links::Target;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

/// The runs read so far, and how the next one looks.
pub struct Inline {
    runs: Vec<Run>,
    /// The looks that are open, the innermost last; never empty.
    looks: Vec<Look>,
    /// The text of the link that is open is passed over, because its label stands already.
    muted: bool,
}

impl Default for Inline {
    fn default() -> Self {
        Inline {
            runs: vec![],
            looks: vec![Look::default()],
            muted: false,
        }
    }
}

/// Whether `tag` stands inside a paragraph.
pub fn is_inline(tag: &Tag) -> bool {
    use Tag::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    matches!(
        tag,
        Emphasis | Strong | Strikethrough | Superscript | Subscript | Link { .. } | Image { .. }
    )
}

fn ends_inline(tag: &TagEnd) -> bool {
    use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    matches!(
        tag,
        Emphasis | Strong | Strikethrough | Superscript | Subscript | Link | Image
    )
}

impl Inline {
    /// Reads up to the next block or the end of this one.
    pub fn read<'a>(mut self, reader: &mut Reader<'a>, rest: &mut Rest<'_, 'a>) -> Vec<Run> {
        while let Some((event, range)) = rest.as_slice().first() {
            match event {
                Event::Start(tag) if !is_inline(tag) => break,
                Event::End(tag) if !ends_inline(tag) => break,
                Event::Rule | Event::Html(_) => break,
                Event::Start(Tag::Image { link_type, .. }) => {
                    let (kind, at) = (*link_type, range.start);
                    rest.next();
                    self.image(kind, at, reader, rest);
                }
                Event::Start(tag) => self.open(tag, range.start, reader),
                Event::End(tag) => self.close(tag),
                event => self.word(event, reader),
            }
            rest.next();
        }
        self.runs
    }

    fn word(&mut self, event: &Event, reader: &mut Reader) {
        match event {
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.say(text)
            }
            Event::Code(text) => {
                let look = Look {
                    code: true,
                    ..self.look()
                };
                self.push(text, look);
            }
            Event::SoftBreak => self.say(" "),
            Event::HardBreak => self.runs.push(Run::Break),
            Event::FootnoteReference(label) => self.runs.push(Run::Note(reader.note(label))),
            Event::TaskListMarker(done) => self.say(if *done { "☒ " } else { "☐ " }),
            _ => {}
        }
    }

    fn look(&self) -> Look {
        self.looks.last().cloned().unwrap_or_default()
    }

    fn say(&mut self, text: &str) {
        let look = self.look();
        self.push(text, look);
    }

    /// Adds `text`, to the last run where that looks the same.
    fn push(&mut self, text: &str, look: Look) {
        if self.muted || text.is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some(Run::Text {
                text: last,
                look: same,
            }) if *same == look => last.push_str(text),
            _ => self.runs.push(Run::Text {
                text: text.to_string(),
                look,
            }),
        }
    }

    fn open(&mut self, tag: &Tag, at: usize, reader: &mut Reader) {
        let mut look = self.look();
        match tag {
            Tag::Strong => look.strong = true,
            Tag::Emphasis => look.emphasis = true,
            Tag::Strikethrough => look.struck = true,
            Tag::Superscript => look.raised = true,
            Tag::Subscript => look.lowered = true,
            Tag::Link { link_type, .. } => {
                let (address, label) = lead(reader, at);
                look.link = address.or(look.link);
                if let (LinkType::WikiLink { has_pothole: false }, Some(label)) = (link_type, label)
                {
                    self.push(&label, look.clone());
                    self.muted = true;
                }
            }
            _ => {}
        }
        self.looks.push(look);
    }

    fn close(&mut self, tag: &TagEnd) {
        if *tag == TagEnd::Link {
            self.muted = false;
        }
        if self.looks.len() > 1 {
            self.looks.pop();
        }
    }

    /// A picture, or a clause quoted inside a sentence, up to its end.
    fn image<'a>(
        &mut self,
        kind: LinkType,
        at: usize,
        reader: &mut Reader<'a>,
        rest: &mut Rest<'_, 'a>,
    ) {
        let mut alt = String::new();
        while let Some((event, _)) = rest.as_slice().first() {
            match event {
                Event::End(TagEnd::Image) => break,
                Event::Text(text) | Event::Code(text) => alt.push_str(text),
                _ => {}
            }
            rest.next();
        }
        match (kind, reader.source.links.targets.get(&(at as u32))) {
            (LinkType::WikiLink { .. }, _) => {
                let (address, label) = lead(reader, at);
                let look = Look {
                    link: address,
                    ..self.look()
                };
                self.push(&label.unwrap_or(alt), look);
            }
            (_, Some(Target::Picture { source, .. })) => {
                let picture = reader.picture(source, &alt);
                reader.aside.push(picture);
            }
            (_, Some(Target::Part { source })) => {
                let parts = reader.included(source);
                reader.aside.extend(parts);
            }
            _ => {}
        }
    }
}

/// The whole address of the link at byte `at`, where it has one that holds outside the site, and
/// its label.
fn lead(reader: &mut Reader, at: usize) -> (Option<String>, Option<String>) {
    let base = reader.source.base_url.clone();
    let inside = |path: String| (!base.is_empty()).then(|| format!("{base}{path}"));
    let fragment = |anchor: &str| format!("#{}", crate::base::path::encode(anchor));
    let source = reader.source;
    match source.links.targets.get(&(at as u32)) {
        Some(Target::Page { out, anchor, .. }) => (
            inside(format!(
                "{}{}",
                out.address(),
                anchor.as_deref().map(fragment).unwrap_or_default()
            )),
            None,
        ),
        Some(Target::Anchor(anchor)) => (
            inside(format!("{}{}", source.page.out.address(), fragment(anchor))),
            None,
        ),
        Some(Target::File { out, .. } | Target::Picture { out, .. }) => {
            (inside(out.address()), None)
        }
        Some(Target::Outside(address)) => {
            let words = source
                .page
                .document
                .links
                .iter()
                .find(|link| link.span.start as usize == at)
                .map(|link| link.text.clone());
            reader
                .outside
                .push((words.unwrap_or_default(), address.clone()));
            (Some(address.clone()), None)
        }
        Some(Target::Clauses {
            clauses,
            out,
            label,
            ..
        }) => {
            let anchor = clauses
                .first()
                .map(|clause| fragment(clause.clause.as_str()))
                .unwrap_or_default();
            (
                inside(format!("{}{anchor}", out.address())),
                Some(label.clone()),
            )
        }
        _ => (None, None),
    }
}
