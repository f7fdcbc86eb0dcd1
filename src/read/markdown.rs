//! One walk over the Markdown of a page: headings, links, words, and the slips that Markdown passes
//! over in silence.

use super::cite::running;
use super::reference::clause_ref;
use crate::base::diagnostic::Diagnostic;
use crate::base::path::SourcePath;
use crate::base::ranges::Ranges;
use crate::base::span::Span;
use crate::model::block::{Block, DirectiveKind};
use crate::model::document::{Document, Heading, Link, LinkForm, options};
use crate::model::register::Lexicon;
use crate::text::vi;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

mod included;
mod lints;

pub use included::included;

/// The document in a text whose fences are scanned; `source` is that text as written.
///
/// Diagnostics: those of slips and questions, and `block/disagree`, `block/in-text` where Markdown
/// and the scanner of fences do not see the same.
pub fn document(
    file: &SourcePath,
    source: &str,
    scanned: super::blocks::Scanned,
    lexicon: &Lexicon,
) -> (Document, Vec<Diagnostic>) {
    let text: Arc<str> = scanned.masked.into();
    let mut walk = Walk::new(file, &text, &scanned.fences);
    for (event, range) in Parser::new_ext(&text, options()).into_offset_iter() {
        walk.take(event, range);
    }
    walk.diagnostics.extend(lints::fences(
        file,
        &text,
        &scanned.fences,
        &walk.seen_fences,
        &walk.quiet,
    ));
    walk.diagnostics
        .extend(lints::notes(file, &text, &walk.notes, &walk.code));
    let Walk {
        mut headings,
        links,
        mut diagnostics,
        ..
    } = walk;
    let trainers: Ranges = ranges_of(&scanned.blocks, &DirectiveKind::Trainer)
        .into_iter()
        .collect();
    name(&mut headings, &scanned.blocks, &trainers);
    let headings = headings.into_iter().map(|(heading, _)| heading).collect();
    let (blocks, fences) = (scanned.blocks, scanned.fences);
    let (questions, citations, abbreviations) = (vec![], vec![], vec![]);
    let mut document = Document {
        file: file.clone(),
        text,
        blocks,
        fences,
        headings,
        links,
        questions,
        citations,
        abbreviations,
        words: 0,
    };
    let (questions, faults) = super::quiz::questions(&document, source);
    document.questions = questions;
    diagnostics.extend(faults);
    document.words = words(&document);
    (document.citations, document.abbreviations) = running::said(&document, lexicon);
    let exams = document.exams();
    document
        .headings
        .retain(|heading| !exams.contains(heading.span.start as usize));
    (document, diagnostics)
}

/// Words that are shown, as Word counts them.
fn words(document: &Document) -> usize {
    let mut text = String::new();
    for (event, _) in document.events() {
        match event {
            Event::Text(piece) | Event::Code(piece) => text.push_str(&piece),
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(_)
            | Event::Start(Tag::Item | Tag::Paragraph) => match event {
                Event::End(
                    TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link,
                ) => {}
                _ => text.push(' '),
            },
            _ => {}
        }
    }
    vi::words(&text)
}

fn ranges_of(blocks: &[Block], kind: &DirectiveKind) -> Vec<Range<usize>> {
    let mut found = vec![];
    for block in blocks {
        if let Block::Directive(directive) = block {
            match directive.kind == *kind {
                true => found.push(directive.span.range()),
                false => found.extend(ranges_of(&directive.blocks, kind)),
            }
        }
    }
    found
}

/// Gives each heading its id: the one it asks for, else the slug of its words, else `muc`; a second
/// one bears `-1`.
///
/// Headings that only trainers see come last, so that the others are called the same in every
/// build.
fn name(headings: &mut [(Heading, Option<String>)], blocks: &[Block], trainers: &Ranges) {
    let mut taken: BTreeSet<String> = block_ids(blocks).into_iter().collect();
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    let for_trainers = |heading: &Heading| trainers.contains(heading.span.start as usize);
    for turn in [false, true] {
        for (heading, asked) in headings
            .iter_mut()
            .filter(|(heading, _)| for_trainers(heading) == turn)
        {
            let slug = vi::slug(&heading.text);
            let wish = asked.clone().unwrap_or(if slug.is_empty() {
                "muc".to_string()
            } else {
                slug
            });
            heading.id = free(&wish, &taken, last.entry(wish.clone()).or_default());
            taken.insert(heading.id.clone());
        }
    }
}

fn block_ids(blocks: &[Block]) -> Vec<String> {
    let mut ids = vec![];
    for block in blocks {
        if let Block::Directive(directive) = block {
            ids.extend(directive.id.clone());
            ids.extend(block_ids(&directive.blocks));
        }
    }
    ids
}

/// `wish`, or the first of `wish-1`, `wish-2` … that is free; all up to the number `last` are
/// taken.
fn free(wish: &str, taken: &BTreeSet<String>, last: &mut usize) -> String {
    if !taken.contains(wish) {
        return wish.to_string();
    }
    loop {
        *last += 1;
        let id = format!("{wish}-{last}");
        if !taken.contains(&id) {
            return id;
        }
    }
}

struct Walk<'a> {
    file: &'a SourcePath,
    text: &'a str,
    fences: &'a [usize],
    seen_fences: BTreeSet<usize>,
    /// Code and HTML.
    code: Vec<Range<usize>>,
    /// Bytes in which `:::` means nothing: code between fences or in a line, comments. Code that is
    /// only indented may be a block that slipped, and HTML is shown.
    quiet: Vec<Range<usize>>,
    /// Each heading and the id it asks for.
    headings: Vec<(Heading, Option<String>)>,
    heading: Option<(Heading, Option<String>)>,
    links: Vec<Link>,
    /// Links that are open; `None` for one that bears no text of its own.
    open_links: Vec<Option<usize>>,
    depth: usize,
    /// Where footnotes are mentioned and defined.
    notes: BTreeSet<usize>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Walk<'a> {
    fn new(file: &'a SourcePath, text: &'a str, fences: &'a [usize]) -> Self {
        Walk {
            file,
            text,
            fences,
            seen_fences: BTreeSet::new(),
            code: vec![],
            quiet: vec![],
            headings: vec![],
            heading: None,
            links: vec![],
            open_links: vec![],
            depth: 0,
            notes: BTreeSet::new(),
            diagnostics: vec![],
        }
    }

    fn take(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Rule if self.depth == 0 && self.fences.binary_search(&range.start).is_ok() => {
                self.seen_fences.insert(range.start);
            }
            Event::Text(text) => {
                self.diagnostics
                    .extend(lints::text(self.file, self.text, &text, &range, &self.code));
                self.words(&text);
            }
            Event::Code(text) => {
                self.code.push(range.clone());
                self.quiet.push(range);
                self.words(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.words(" "),
            Event::Html(html) | Event::InlineHtml(html) => {
                self.code.push(range.clone());
                self.quiet.extend(html.starts_with("<!--").then_some(range));
            }
            Event::FootnoteReference(_) => drop(self.notes.insert(range.start)),
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        if let Some((heading, _)) = &mut self.heading {
            heading.text.push_str(text);
        }
        for at in self.open_links.iter().copied().flatten() {
            self.links[at].text.push_str(text);
        }
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        self.depth += 1;
        match tag {
            Tag::Heading {
                level, id, attrs, ..
            } => {
                let pair =
                    |(key, value): &(pulldown_cmark::CowStr, Option<pulldown_cmark::CowStr>)| {
                        (key.to_string(), value.as_deref().unwrap_or("").to_string())
                    };
                let heading = Heading {
                    level: level as u8,
                    id: String::new(),
                    text: String::new(),
                    minutes: None,
                    attributes: attrs.iter().map(pair).collect(),
                    span: Span::new(
                        self.file,
                        range.start..self.text[range.clone()].trim_end().len() + range.start,
                    ),
                };
                self.heading = Some((heading, id.map(|id| id.to_string())));
            }
            Tag::CodeBlock(kind) => {
                self.code.push(range.clone());
                if let CodeBlockKind::Fenced(words) = kind {
                    self.diagnostics
                        .extend(lints::code(self.file, self.text, &words, range.start));
                    self.diagnostics
                        .extend(lints::open_code(self.file, self.text, &range));
                    self.quiet.push(range);
                }
            }
            Tag::HtmlBlock if self.text[range.clone()].trim_start().starts_with("<!--") => {
                self.quiet.push(range)
            }
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => self.link(link_type, &dest_url, range, false),
            Tag::Image {
                link_type,
                dest_url,
                ..
            } => self.link(link_type, &dest_url, range, true),
            Tag::FootnoteDefinition(_) => drop(self.notes.insert(range.start)),
            Tag::Paragraph => self
                .diagnostics
                .extend(lints::paragraph(self.file, self.text, &range)),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, _: Range<usize>) {
        self.depth -= 1;
        match tag {
            TagEnd::Heading(_) => {
                if let Some((mut heading, id)) = self.heading.take() {
                    let (text, minutes) = timed(&heading.text);
                    (heading.text, heading.minutes) = (text.to_string(), minutes);
                    self.headings.push((heading, id));
                }
            }
            TagEnd::Link | TagEnd::Image => drop(self.open_links.pop()),
            _ => {}
        }
    }

    fn link(&mut self, kind: LinkType, goal: &str, range: Range<usize>, picture: bool) {
        let form = match (kind, picture) {
            (LinkType::WikiLink { .. }, false) => LinkForm::Reference,
            (LinkType::WikiLink { .. }, true) => LinkForm::Quote,
            (_, false) => LinkForm::Link,
            (_, true) => LinkForm::Picture,
        };
        let goal = if kind == LinkType::Email {
            format!("mailto:{goal}")
        } else {
            goal.to_string()
        };
        let named = !matches!(kind, LinkType::WikiLink { has_pothole: false });
        self.open_links.push(named.then_some(self.links.len()));
        let span = Span::new(self.file, range);
        let clause = matches!(form, LinkForm::Reference | LinkForm::Quote)
            .then(|| clause_ref(&goal, span.clone()))
            .flatten();
        self.links.push(Link {
            form,
            goal,
            text: String::new(),
            clause,
            span,
        });
    }
}

/// The words of a heading and the minutes said at its end: `Khởi động (10 phút)` -> `Khởi động`,
/// 10.
pub fn timed(text: &str) -> (&str, Option<u32>) {
    let text = text.trim();
    let said = text
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('));
    let minutes = said.and_then(|(_, time)| {
        let (number, unit) = time.trim().split_once([' ', '\u{a0}'])?;
        matches!(unit.trim(), "phút" | "min" | "minutes").then(|| number.parse().ok())?
    });
    match (said, minutes) {
        (Some((words, _)), Some(minutes)) => (words.trim_end(), Some(minutes)),
        _ => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::timed;

    #[test]
    fn a_time_stands_at_the_end_of_a_heading() {
        assert_eq!(timed("Khởi động (10 phút)"), ("Khởi động", Some(10)));
        assert_eq!(timed("Warm up (5 min)"), ("Warm up", Some(5)));
        assert_eq!(timed("Phiếu (2 mặt)"), ("Phiếu (2 mặt)", None));
        assert_eq!(timed("(10 phút) Khởi động"), ("(10 phút) Khởi động", None));
    }
}
