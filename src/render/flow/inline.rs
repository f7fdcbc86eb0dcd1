//! What stands in a line, with the citations and abbreviations in it.

use super::build::Builder;
use super::events::{Rest, cow, is_inline};
use super::{Image, Inline, Link, Math};
use crate::base::loads;
use crate::base::number::to_u32;
use crate::graph::links::{InlineKind, Target, Word};
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// A citation or an abbreviation that goes on after a line end.
struct OpenWord<'a> {
    word: &'a Word,
    text: Vec<Inline<'a>>,
}

/// A line as far as it is read.
#[derive(Default)]
struct Line<'a> {
    items: Vec<Inline<'a>>,
    open: Option<OpenWord<'a>>,
}

impl<'a> Line<'a> {
    fn push(&mut self, item: Inline<'a>) {
        match &mut self.open {
            Some(open) => open.text.push(item),
            None => self.items.push(item),
        }
    }

    fn close(&mut self) {
        let Some(OpenWord { word, text }) = self.open.take() else {
            return;
        };
        self.items.push(match &word.what {
            InlineKind::Cited(target) => Inline::Citation { target, text },
            InlineKind::Short(long) => Inline::Abbreviation { long, text },
        });
    }
}

impl<'a> Builder<'_, 'a> {
    /// Reads up to the next block or the end of what is open.
    pub fn line(&mut self, rest: &mut Rest<'_, 'a>) -> Vec<Inline<'a>> {
        let mut line = Line::default();
        while let Some((event, range)) = rest.as_slice().first() {
            match event {
                Event::Start(tag) if !is_inline(tag) => break,
                Event::End(_) | Event::Rule | Event::Html(_) => break,
                Event::Text(text) => self.text(text, range, &mut line),
                Event::SoftBreak => line.push(Inline::SoftBreak),
                event => {
                    line.close();
                    if let Event::Start(tag) = event {
                        rest.next();
                        let item = self.within_line(tag, range.start, rest);
                        line.items.extend(item);
                    } else if let Event::InlineHtml(html) = event {
                        self.tag(html, range, &mut line.items);
                    } else {
                        line.items.extend(self.single(event));
                    }
                }
            }
            rest.next();
        }
        line.close();
        line.items
    }

    fn single(&mut self, event: &Event<'a>) -> Option<Inline<'a>> {
        Some(match event {
            Event::Code(text) => Inline::Code(cow(text)),
            Event::HardBreak => Inline::Break,
            Event::TaskListMarker(done) => Inline::Tick(*done),
            Event::FootnoteReference(label) => Inline::NoteMark(self.number(label)),
            Event::InlineMath(tex) => math(tex, false),
            Event::DisplayMath(tex) => math(tex, true),
            _ => return None,
        })
    }

    /// HTML that stands at `range` of the file; each address in it that is resolved stands apart.
    fn tag(&self, html: &CowStr<'a>, range: &Range<usize>, into: &mut Vec<Inline<'a>>) {
        let mut from = 0;
        for (at, _) in loads::own(html, 0..html.len()) {
            let Some(target) = self.target(range.start + at.start) else {
                continue;
            };
            into.push(Inline::Html(slice(html, from..at.start)));
            from = at.end;
            into.push(Inline::Address {
                target,
                goal: slice(html, at),
            });
        }
        into.push(Inline::Html(slice(html, from..html.len())));
    }

    /// What stands between the start `tag` and its end, which is left to be passed over.
    fn within_line(
        &mut self,
        tag: &Tag<'a>,
        at: usize,
        rest: &mut Rest<'_, 'a>,
    ) -> Option<Inline<'a>> {
        Some(match tag {
            Tag::Emphasis => Inline::Emphasis(self.line(rest)),
            Tag::Strong => Inline::Strong(self.line(rest)),
            Tag::Strikethrough => Inline::Strike(self.line(rest)),
            Tag::Superscript => Inline::Superscript(self.line(rest)),
            Tag::Subscript => Inline::Subscript(self.line(rest)),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                let unnamed = matches!(link_type, LinkType::WikiLink { has_pothole: false });
                let target = self.target(at);
                let mut link = Link {
                    target,
                    goal: match link_type {
                        LinkType::Email => Cow::Owned(format!("mailto:{dest_url}")),
                        _ => cow(dest_url),
                    },
                    title: cow(title),
                    label: target.and_then(label).filter(|_| unnamed),
                    text: self.line(rest),
                };
                if link.label.is_none() && link.is_bare() {
                    let labels = &self.sources.links.labels;
                    link.label = labels.get(&to_u32(at)).map(String::as_str);
                }
                Inline::Link(Box::new(link))
            }
            Tag::Image {
                link_type,
                dest_url,
                title,
                ..
            } => {
                let alt = alt(rest);
                return match link_type {
                    LinkType::WikiLink { .. } => Some(self.quoted_inline(at, cow(dest_url), alt)),
                    _ => self.image(at, (cow(dest_url), cow(title)), alt),
                };
            }
            _ => return None,
        })
    }

    /// A clause that is quoted inside a sentence is a link.
    fn quoted_inline(&self, at: usize, goal: Cow<'a, str>, alt: String) -> Inline<'a> {
        let target = self.target(at);
        Inline::Link(Box::new(Link {
            target,
            goal,
            title: Cow::Borrowed(""),
            label: target.and_then(label),
            text: vec![Inline::Text(Cow::Owned(alt))],
        }))
    }

    fn image(
        &mut self,
        at: usize,
        (goal, title): (Cow<'a, str>, Cow<'a, str>),
        alt: String,
    ) -> Option<Inline<'a>> {
        let target = self.target(at);
        if matches!(target, Some(Target::Part { .. })) {
            let included = self.included(at);
            self.below.extend(included);
            return None;
        }
        Some(Inline::Image(Box::new(Image {
            target,
            goal,
            title,
            alt,
        })))
    }

    /// Adds `text`, which stands at `range` of the file, in pieces: citations and abbreviations
    /// apart.
    fn text(&mut self, text: &CowStr<'a>, range: &Range<usize>, line: &mut Line<'a>) {
        let words = &self.sources.links.words;
        if words.is_empty() || text.len() != range.len() {
            return line.push(Inline::Text(cow(text)));
        }
        let piece = |from: usize, to: usize| slice(text, from - range.start..to - range.start);
        let mut at = range.start;
        if let Some(open) = &mut line.open {
            at = (open.word.end as usize).min(range.end);
            let is_over = at == open.word.end as usize;
            open.text.push(Inline::Text(piece(range.start, at)));
            is_over.then(|| line.close());
        }
        for (start, word) in words.range(to_u32(at)..to_u32(range.end)) {
            let start = *start as usize;
            if start < at || !leads(word) {
                continue;
            }
            line.push(Inline::Text(piece(at, start)));
            at = (word.end as usize).min(range.end);
            let text = vec![Inline::Text(piece(start, at))];
            line.open = Some(OpenWord { word, text });
            if at == word.end as usize {
                line.close();
            }
        }
        if at < range.end {
            line.push(Inline::Text(piece(at, range.end)));
        }
    }
}

fn math<'a>(tex: &CowStr<'a>, is_display: bool) -> Inline<'a> {
    Inline::Math(Math {
        tex: cow(tex),
        is_display,
    })
}

/// The words that stand for a link without words of its own.
fn label(target: &Target) -> Option<&str> {
    match target {
        Target::Clauses { label, .. } => Some(label),
        _ => None,
    }
}

fn leads(word: &Word) -> bool {
    match &word.what {
        InlineKind::Cited(target) => target.leads(),
        InlineKind::Short(_) => true,
    }
}

fn slice<'a>(text: &CowStr<'a>, range: Range<usize>) -> Cow<'a, str> {
    match text {
        CowStr::Borrowed(text) => Cow::Borrowed(&text[range]),
        owned => Cow::Owned(owned[range].to_string()),
    }
}

/// The words of a picture's description, up to its end.
fn alt(rest: &mut Rest<'_, '_>) -> String {
    let (mut text, mut depth) = (String::new(), 0);
    while let Some((event, _)) = rest.as_slice().first() {
        match event {
            Event::End(TagEnd::Image) if depth == 0 => break,
            Event::End(TagEnd::Image) => depth -= 1,
            Event::Start(Tag::Image { .. }) => depth += 1,
            Event::Text(piece) | Event::Code(piece) => text.push_str(piece),
            Event::SoftBreak | Event::HardBreak => text.push('\n'),
            _ => {}
        }
        rest.next();
    }
    text
}
