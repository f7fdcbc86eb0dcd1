//! The walk that finds headings, links and slips.

use super::headings::{Named, timed};
use super::{leftover, lints, lost};
use crate::base::diagnostic::Diagnostic;
use crate::base::loads;
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::model::document::{Heading, Link, LinkForm};
use crate::model::markdown::html;
use crate::read::blocks::FenceFault;
use crate::read::parsed::Parsed;
use crate::read::reference::clause_ref;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What one walk over the events of a text finds.
pub struct Found {
    pub headings: Vec<Named>,
    /// Places that HTML names.
    pub places: Vec<String>,
    pub links: Vec<Link>,
    pub fences: Vec<FenceFault>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Walks the events of a text.
///
/// Diagnostics: those of slips, and `block/disagree`, `block/in-text` where Markdown and the
/// scanner of fences do not see the same.
pub fn walk(parsed: &Parsed) -> Found {
    let (file, text) = (parsed.file, parsed.text);
    let mut walk = Walk::new(file, text, parsed.fences);
    for (event, range) in &parsed.events {
        walk.shown(event, range);
        walk.take(event, range.clone());
    }
    walk.flush();
    let unused = walk.unused_notes(parsed.source);
    let references = lost::unused_references(file, (parsed.source, text), &walk.referred);
    let mut diagnostics = walk.diagnostics;
    let fences = (parsed.fences, &walk.seen_fences);
    let slips = (parsed.slips, walk.quiet.as_slice());
    let fences = lints::fences(file, text, fences, slips);
    diagnostics.extend(lints::notes(file, text, &walk.notes, &walk.code));
    let unused = unused.into_iter().filter(|note| {
        let told = fences.iter().map(|(_, fault)| fault);
        !lost::is_told(note, told.chain(&diagnostics))
    });
    let unused: Vec<Diagnostic> = unused.collect();
    diagnostics.extend(unused);
    diagnostics.extend(references);
    Found {
        headings: walk.headings,
        places: walk.places,
        links: walk.links,
        fences,
        diagnostics,
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
    headings: Vec<Named>,
    heading: Option<Named>,
    places: Vec<String>,
    links: Vec<Link>,
    /// Text that is shown as it stands in the source, event after event.
    run: Option<Range<usize>>,
    /// Columns of the table that is open.
    columns: usize,
    /// Links that are open; `None` for one that bears no text of its own.
    open_links: Vec<Option<usize>>,
    depth: usize,
    /// Where footnotes are mentioned and defined.
    notes: BTreeSet<usize>,
    /// Labels of references that links are made by, in lower case.
    referred: BTreeSet<String>,
    /// Footnotes that are defined, by name, and the names that are mentioned.
    defined: Vec<(String, Range<usize>)>,
    mentioned: BTreeSet<String>,
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
            places: vec![],
            links: vec![],
            run: None,
            columns: 0,
            open_links: vec![],
            depth: 0,
            notes: BTreeSet::new(),
            referred: BTreeSet::new(),
            defined: vec![],
            mentioned: BTreeSet::new(),
            diagnostics: vec![],
        }
    }

    /// Gathers text that is shown as it stands, to look through it as a whole.
    fn shown(&mut self, event: &Event, range: &Range<usize>) {
        let is_source = matches!(event, Event::Text(words) if **words == self.text[range.clone()]);
        match &mut self.run {
            Some(run) if is_source && run.end == range.start => run.end = range.end,
            _ => {
                self.flush();
                self.run = is_source.then(|| range.clone());
            }
        }
    }

    fn flush(&mut self) {
        let Some(run) = self.run.take() else { return };
        let in_code = |code: &Range<usize>| code.start <= run.start && run.end <= code.end;
        if !self.code.iter().rev().any(in_code) {
            self.diagnostics
                .extend(leftover::run(self.file, self.text, run));
        }
    }

    /// Footnotes that nothing mentions, or that another of the same name takes the place of, are
    /// not shown.
    fn unused_notes(&self, source: &str) -> Vec<Diagnostic> {
        let written = lost::marks(source);
        let mut before: BTreeMap<&str, usize> = BTreeMap::new();
        let mut last: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, (name, _)) in self.defined.iter().enumerate() {
            *before.entry(name).or_default() += 1;
            last.insert(name, at);
        }
        let mut faults = vec![];
        for (at, (name, range)) in self.defined.iter().enumerate() {
            let again = last.get(name.as_str()) != Some(&at);
            // One that only text for others mentions is theirs.
            let times = written.get(name.as_str()).copied().unwrap_or_default();
            let unused = times <= before[name.as_str()] && !self.mentioned.contains(name);
            if unused || again {
                let range = range.clone();
                faults.push(lost::unused_note(self.file, self.text, name, range, again));
            }
        }
        faults
    }

    fn take(&mut self, event: &Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Rule if self.depth == 0 && self.fences.binary_search(&range.start).is_ok() => {
                self.seen_fences.insert(range.start);
            }
            Event::Text(text) => {
                if !self.holds_fence(&range) {
                    let fault = lints::text(self.file, self.text, text, &range, &self.code);
                    self.diagnostics.extend(fault);
                }
                self.words(text);
            }
            Event::Code(text) => {
                self.code.push(range.clone());
                self.quiet_line(range);
                self.words(text);
            }
            Event::InlineMath(tex) | Event::DisplayMath(tex) => {
                self.diagnostics
                    .extend(lints::formula(self.file, tex, &range));
                self.code.push(range);
                self.words(tex);
            }
            Event::SoftBreak | Event::HardBreak => self.words(" "),
            Event::Html(html) | Event::InlineHtml(html) => {
                if matches!(event, Event::InlineHtml(_)) {
                    self.loads(&range);
                    self.addresses(&range);
                }
                self.places.extend(html::places(html));
                self.quiet.extend(html::comments(self.text, &range));
                self.code.push(range);
            }
            Event::FootnoteReference(label) => {
                self.notes.insert(range.start);
                self.mentioned.insert(label.to_string());
            }
            _ => {}
        }
    }

    /// Whether a fence lies in `range`, which stands as stars in the text that Markdown sees.
    fn holds_fence(&self, range: &Range<usize>) -> bool {
        let before = |at: usize| self.fences.partition_point(|fence| *fence < at);
        before(range.start) < before(range.end)
    }

    /// Code that ends on the line it begins on; over more lines it may be a block that slipped.
    fn quiet_line(&mut self, range: Range<usize>) {
        if !self.text[range.clone()].trim_end().contains(['\n', '\r']) {
            self.quiet.push(range);
        }
    }

    /// HTML that a browser would load something for from another host.
    fn loads(&mut self, range: &Range<usize>) {
        let found = loads::foreign(self.file, self.text, range.clone());
        self.diagnostics.extend(found);
    }

    /// What HTML that stays HTML names of the site.
    fn addresses(&mut self, range: &Range<usize>) {
        let link = |(at, goal)| Link {
            form: LinkForm::Html,
            goal,
            text: String::new(),
            clause: None,
            span: Span::new(self.file, at),
        };
        let found = loads::own(self.text, range.clone());
        self.links.extend(found.into_iter().map(link));
    }

    fn words(&mut self, text: &str) {
        if let Some((heading, _)) = &mut self.heading {
            heading.text.push_str(text);
        }
        for at in self.open_links.iter().copied().flatten() {
            self.links[at].text.push_str(text);
        }
    }

    fn start(&mut self, tag: &Tag, range: Range<usize>) {
        self.depth += 1;
        match tag {
            Tag::Heading {
                level, id, attrs, ..
            } => {
                let heading = self.begun(*level as u8, attrs, range);
                self.heading = Some((heading, id.as_ref().map(|id| id.to_string())));
            }
            Tag::CodeBlock(kind) => {
                self.code.push(range.clone());
                if let CodeBlockKind::Fenced(words) = kind {
                    self.diagnostics
                        .extend(self.fence_words(words, range.start));
                    self.diagnostics
                        .extend(lints::open_code(self.file, self.text, &range));
                    self.quiet.push(range);
                }
            }
            Tag::HtmlBlock => self.html_block(range),
            Tag::Link {
                link_type,
                dest_url,
                id,
                ..
            } => self.refer((*link_type, dest_url, id), range, false),
            Tag::Image {
                link_type,
                dest_url,
                id,
                ..
            } => self.refer((*link_type, dest_url, id), range, true),
            Tag::Emphasis => self
                .diagnostics
                .extend(lost::between_digits(self.file, self.text, &range)),
            Tag::Table(columns) => self.columns = columns.len(),
            Tag::TableRow => {
                self.diagnostics
                    .extend(lost::row(self.file, self.text, &range, self.columns))
            }
            Tag::FootnoteDefinition(label) => {
                self.notes.insert(range.start);
                self.defined.push((label.to_string(), range));
            }
            Tag::Paragraph => self
                .diagnostics
                .extend(lints::paragraph(self.file, self.text, &range)),
            _ => {}
        }
    }

    fn html_block(&mut self, range: Range<usize>) {
        self.loads(&range);
        let open = lost::open_comment(self.file, self.text, &range);
        self.diagnostics.extend(open);
        self.quiet.extend(html::comments(self.text, &range));
    }

    /// Takes a link or a picture, and the definition that it refers to.
    fn refer(
        &mut self,
        (how, goal, definition): (LinkType, &CowStr, &CowStr),
        range: Range<usize>,
        is_picture: bool,
    ) {
        self.referred.insert(definition.to_lowercase());
        self.link(how, goal, range, is_picture)
    }

    /// What is wrong with `words` behind the fence of code at `fence`.
    fn fence_words(&self, words: &str, fence: usize) -> Vec<Diagnostic> {
        let (file, text) = (self.file, self.text);
        let others = [lints::callout, lints::diagram];
        let of_others = others
            .iter()
            .find_map(|lint| lint(file, text, words, fence));
        match of_others {
            Some(fault) => vec![fault],
            None => lints::code(file, text, words, fence),
        }
    }

    /// A heading that has no words yet.
    fn begun(
        &self,
        level: u8,
        attributes: &[(CowStr, Option<CowStr>)],
        range: Range<usize>,
    ) -> Heading {
        let end = range.start + self.text[range.clone()].trim_end().len();
        let pair = |(key, value): &(CowStr, Option<CowStr>)| {
            (key.to_string(), value.as_deref().unwrap_or("").to_string())
        };
        Heading {
            level,
            id: String::new(),
            text: String::new(),
            minutes: None,
            attributes: attributes.iter().map(pair).collect(),
            span: Span::new(self.file, range.start..end),
        }
    }

    fn end(&mut self, tag: &TagEnd) {
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
        if picture {
            let size = lints::size(self.file, self.text, &range);
            self.diagnostics.extend(size);
        }
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
