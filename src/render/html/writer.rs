//! The walk over Markdown events.

use super::notes::Notes;
use super::tables::Table;
use super::{Setting, links, words};
use crate::model::config::RawHtml;
use crate::model::document::Document;
use crate::model::markdown::SpannedEvent;
use crate::render::xml::{escape, escape_into};
use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, Tag, TagEnd};

/// What is being written, and what is open.
pub struct Writer<'a> {
    pub out: String,
    pub setting: Option<Setting<'a>>,
    pub document: Option<&'a Document>,
    pub notes: Notes,
    /// Where each footnote that is open began, with its label.
    open_notes: Vec<(usize, String)>,
    /// The text of a picture's description is gathered, not written.
    alt: Option<String>,
    /// The picture whose description is being gathered, and how many pictures are open.
    pub picture: Option<links::Picture>,
    pictures: usize,
    code: Option<(String, String)>,
    pub table: Option<Table>,
    /// Closing tags of links that are open.
    link_ends: Vec<&'static str>,
    /// Closing tags of quotes that are open.
    quote_ends: Vec<&'static str>,
    /// The text of a link is passed over, because its label stands already.
    muted: bool,
    /// The paragraph that is open holds nothing but quoted clauses and included files, which are
    /// blocks themselves.
    pub only_blocks: bool,
    /// The citation or abbreviation that is open over a line end.
    pub open_word: Option<words::OpenWord>,
    /// The run being written holds raw HTML.
    has_raw: bool,
}

impl<'a> Writer<'a> {
    pub fn new(setting: Option<Setting<'a>>, document: &'a Document) -> Self {
        Writer {
            setting,
            document: Some(document),
            ..Self::plain()
        }
    }

    pub fn plain() -> Self {
        Writer {
            out: String::new(),
            setting: None,
            document: None,
            notes: Notes::default(),
            open_notes: vec![],
            alt: None,
            picture: None,
            pictures: 0,
            code: None,
            table: None,
            link_ends: vec![],
            quote_ends: vec![],
            muted: false,
            only_blocks: false,
            open_word: None,
            has_raw: false,
        }
    }

    /// What was written, notes at its end.
    pub fn finish(mut self) -> String {
        if let Some(setting) = &self.setting {
            let list = self.notes.list(
                &escape(setting.theme.word("footnotes")),
                &escape(setting.theme.word("footnote_back")),
            );
            self.out.push_str(&list);
        }
        self.out
    }

    /// A word of the interface.
    pub fn word<'k>(&self, key: &'k str) -> &'k str
    where
        'a: 'k,
    {
        self.setting
            .as_ref()
            .map_or("", |setting| setting.theme.word(key))
    }

    /// Writes `events`; raw HTML in them is made safe as the site wishes, the whole run at once.
    pub fn events(&mut self, events: &[SpannedEvent]) {
        let start = self.out.len();
        self.has_raw = false;
        for at in 0..events.len() {
            self.event(&events[at], &events[at + 1..]);
        }
        let raw = self
            .setting
            .as_ref()
            .map_or(RawHtml::Trusted, |setting| setting.raw);
        if self.has_raw && raw == RawHtml::Sanitised {
            let safe = super::links::sanitised(&self.out[start..]);
            self.out.truncate(start);
            self.out.push_str(&safe);
        }
    }

    fn event(&mut self, (event, range): &SpannedEvent, rest: &[SpannedEvent]) {
        match event {
            Event::Start(tag) => self.start(tag, range.start, rest),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.alt.is_none() && self.code.is_none() && !self.muted => {
                self.running(text, range, rest)
            }
            Event::Text(text) => self.text(text),
            Event::Code(text) => match &mut self.alt {
                Some(alt) => alt.push_str(text),
                None => self.wrapped("code", text),
            },
            Event::Html(text) => self.raw(text),
            Event::InlineHtml(text) => self.raw(text),
            Event::FootnoteReference(label) => {
                let elsewhere = self
                    .setting
                    .is_some_and(|setting| setting.base_url.is_some() || setting.is_part);
                let mark = self.notes.mention(label, elsewhere);
                self.out.push_str(&mark);
            }
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => match &mut self.alt {
                Some(alt) => alt.push('\n'),
                None => self.out.push_str(if self.setting.is_some() {
                    "<br>\n"
                } else {
                    "<br />\n"
                }),
            },
            Event::Rule => {
                self.line();
                self.out.push_str(if self.setting.is_some() {
                    "<hr>\n"
                } else {
                    "<hr />\n"
                });
            }
            Event::TaskListMarker(done) => {
                let checked = if *done { " checked" } else { "" };
                let label = escape(self.word(if *done { "task_done" } else { "task_open" }));
                self.out.push_str(&format!(
                    "<input type=\"checkbox\" disabled{checked} aria-label=\"{label}\"> "
                ));
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(text),
        }
    }

    fn wrapped(&mut self, tag: &str, text: &str) {
        self.out.push_str(&format!("<{tag}>"));
        escape_into(&mut self.out, text);
        self.out.push_str(&format!("</{tag}>"));
    }

    fn text(&mut self, text: &str) {
        match (&mut self.alt, &mut self.code) {
            _ if self.muted => {}
            (Some(alt), _) => alt.push_str(text),
            (_, Some((_, code))) => code.push_str(text),
            _ => escape_into(&mut self.out, text),
        }
    }

    fn raw(&mut self, html: &str) {
        if self.alt.is_some() {
            return;
        }
        let comment = html.trim_start().starts_with("<!--");
        match self.setting.as_ref().map(|setting| setting.raw) {
            None => self.out.push_str(html),
            Some(_) if comment => {}
            Some(RawHtml::Escaped) => escape_into(&mut self.out, html),
            Some(_) => {
                self.has_raw = true;
                self.out.push_str(html);
            }
        }
    }

    /// Begins a new line unless one has begun.
    pub fn line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn start(&mut self, tag: &Tag, at: usize, rest: &[SpannedEvent]) {
        match tag {
            Tag::Paragraph
                if self.setting.is_some() && links::holds_only_blocks(self.setting, rest) =>
            {
                self.line();
                self.only_blocks = true;
            }
            Tag::Paragraph => self.open_line("<p>"),
            Tag::Heading { level, .. } => self.heading(*level as u8, at),
            Tag::BlockQuote(kind) => self.quote(*kind),
            Tag::CodeBlock(kind) => {
                let language = if let CodeBlockKind::Fenced(words) = kind {
                    words.to_string()
                } else {
                    String::new()
                };
                self.code = Some((language, String::new()));
            }
            Tag::HtmlBlock => self.line(),
            Tag::List(first) => self.list(*first, rest),
            Tag::Item => self.open_line("<li>"),
            Tag::FootnoteDefinition(label) => {
                self.open_notes.push((self.out.len(), label.to_string()));
            }
            Tag::DefinitionList => self.open_line("<dl>\n"),
            Tag::DefinitionListTitle => self.open_line("<dt>"),
            Tag::DefinitionListDefinition => self.open_line("<dd>"),
            Tag::Table(alignments) => self.table(alignments.clone(), rest),
            Tag::TableHead => {
                self.set_table(|table| (table.head, table.column) = (true, 0));
                self.out.push_str("<thead>\n<tr>");
            }
            Tag::TableRow => self.row(),
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.inline("<em>"),
            Tag::Strong => self.inline("<strong>"),
            Tag::Strikethrough => self.inline("<del>"),
            Tag::Superscript => self.inline("<sup>"),
            Tag::Subscript => self.inline("<sub>"),
            Tag::Link {
                dest_url,
                title,
                link_type,
                ..
            } if self.alt.is_none() => {
                let end = links::open(self, at, dest_url, title, *link_type);
                self.link_ends.push(end);
            }
            Tag::Image {
                dest_url,
                title,
                link_type,
                ..
            } => {
                self.pictures += 1;
                if self.pictures == 1 {
                    self.alt = Some(String::new());
                    self.picture = Some(links::Picture::new(at, dest_url, title, *link_type));
                }
            }
            _ => {}
        }
    }

    fn inline(&mut self, tag: &str) {
        if self.alt.is_none() {
            self.out.push_str(tag);
        }
    }

    fn open_line(&mut self, tag: &str) {
        self.line();
        self.out.push_str(tag);
    }

    fn heading(&mut self, level: u8, at: usize) {
        self.line();
        let anchored = !self.setting.is_some_and(|setting| setting.is_part);
        let heading = self.document.filter(|_| anchored).and_then(|document| {
            document
                .headings
                .iter()
                .find(|heading| heading.span.start as usize == at)
        });
        match heading {
            Some(heading) => self
                .out
                .push_str(&format!("<h{level} id=\"{}\">", escape(&heading.id))),
            None => self.out.push_str(&format!("<h{level}>")),
        }
    }

    fn end_heading(&mut self, level: u8) {
        let opened = self.out.rfind(&format!("<h{level}"));
        let id = opened
            .and_then(|at| self.out[at..].split_once(" id=\""))
            .and_then(|(_, rest)| rest.split_once('"'))
            .map(|(id, _)| id.to_string());
        if let Some(id) = id.filter(|_| {
            self.setting
                .is_some_and(|setting| setting.base_url.is_none())
        }) {
            let label = escape(self.word("anchor"));
            self.out.push_str(&format!(
                " <a class=\"anchor\" href=\"#{id}\" aria-label=\"{label}\"></a>"
            ));
        }
        self.out.push_str(&format!("</h{level}>\n"));
    }

    fn quote(&mut self, kind: Option<BlockQuoteKind>) {
        self.line();
        let name = kind.map(|kind| match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        });
        match name {
            Some(name) => {
                let title = escape(self.word(&format!("callout_{name}")));
                self.out.push_str(&format!(
                    "<aside class=\"callout callout-{name}\" role=\"note\">\n<p \
                        class=\"callout-title\">{title}</p>\n"
                ));
                self.quote_ends.push("</aside>\n");
            }
            None => {
                self.out.push_str("<blockquote>\n");
                self.quote_ends.push("</blockquote>\n");
            }
        }
    }

    fn list(&mut self, first: Option<u64>, rest: &[SpannedEvent]) {
        let tasks = self.setting.is_some() && links::is_task_list(rest);
        self.line();
        match first {
            Some(1) => self.out.push_str("<ol>\n"),
            Some(first) => self.out.push_str(&format!("<ol start=\"{first}\">\n")),
            None if tasks => self.out.push_str("<ul class=\"tasks\">\n"),
            None => self.out.push_str("<ul>\n"),
        }
    }

    fn end(&mut self, tag: &TagEnd) {
        match tag {
            TagEnd::Paragraph if self.only_blocks => self.only_blocks = false,
            TagEnd::Paragraph => self.out.push_str("</p>\n"),
            TagEnd::Heading(level) => self.end_heading(*level as u8),
            TagEnd::BlockQuote(_) => {
                let end = self.quote_ends.pop().unwrap_or("</blockquote>\n");
                self.out.push_str(end);
            }
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => {}
            TagEnd::List(true) => self.out.push_str("</ol>\n"),
            TagEnd::List(false) => self.out.push_str("</ul>\n"),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::FootnoteDefinition => self.end_note(),
            TagEnd::DefinitionList => self.out.push_str("</dl>\n"),
            TagEnd::DefinitionListTitle => self.out.push_str("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.out.push_str("</dd>\n"),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => {
                self.set_table(|table| table.head = false);
                self.out.push_str("</tr>\n</thead>\n");
            }
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Emphasis => self.inline("</em>"),
            TagEnd::Strong => self.inline("</strong>"),
            TagEnd::Strikethrough => self.inline("</del>"),
            TagEnd::Superscript => self.inline("</sup>"),
            TagEnd::Subscript => self.inline("</sub>"),
            TagEnd::Link if self.alt.is_none() => {
                self.muted = false;
                let end = self.link_ends.pop().unwrap_or("</a>");
                self.out.push_str(end);
            }
            TagEnd::Image => {
                self.pictures -= 1;
                if self.pictures == 0 {
                    links::picture(self);
                }
            }
            _ => {}
        }
    }

    fn end_note(&mut self) {
        if let Some((start, label)) = self.open_notes.pop() {
            let body = self.out.split_off(start);
            self.notes.define(&label, body);
        }
    }

    fn end_code(&mut self) {
        let Some((words, code)) = self.code.take() else {
            return;
        };
        self.line();
        match &self.setting {
            Some(setting) => self.out.push_str(&setting.theme.code(&words, &code)),
            None => {
                let language = words.split([' ', '\t', ',']).next().unwrap_or_default();
                match language {
                    "" => self.out.push_str("<pre><code>"),
                    language => self.out.push_str(&format!(
                        "<pre><code class=\"language-{}\">",
                        escape(language)
                    )),
                }
                escape_into(&mut self.out, &code);
                self.out.push_str("</code></pre>\n");
            }
        }
    }

    /// Passes over the text of the link that is open.
    pub fn mute(&mut self) {
        self.muted = true;
    }

    /// Writes text again.
    pub fn unmute(&mut self) {
        self.muted = false;
    }

    /// Takes the description gathered for a picture.
    pub fn take_alt(&mut self) -> Option<String> {
        self.alt.take()
    }
}
