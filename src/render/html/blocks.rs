//! Blocks, one by one.

use super::safe::without_comments;
use super::writer::{Marks, Writer};
use crate::graph::quotes::Quoted;
use crate::model::config::RawHtml;
use crate::render::flow::{Alert, Block, Definition, Flow, Heading, List};
use crate::render::official;

impl<'w> Writer<'w> {
    /// Writes blocks inside another one.
    pub fn inner(&mut self, blocks: &'w [Block<'w>]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    pub fn block(&mut self, block: &'w Block<'w>) {
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(text) => {
                self.open("<p>");
                self.line(text);
                self.out.push_str("</p>\n");
            }
            Block::Line(text) => self.line(text),
            Block::List(list) => self.list(list),
            Block::Quote { alert, blocks } => self.quote(*alert, blocks),
            Block::Code { info, text } => {
                self.new_line();
                self.out.push_str(&self.setting.theme.code(info, text));
            }
            Block::Table(table) => self.table(table),
            Block::Definitions(definitions) => self.definitions(definitions),
            Block::Directive(directive) => self.directive(directive),
            Block::Question(question) => self.question(question),
            Block::ClauseQuote(quoted) => {
                self.new_line();
                quoted.iter().for_each(|one| self.clause(one));
            }
            Block::Included(flow) => self.included(flow),
            Block::Html(items) => {
                self.new_line();
                self.line(items);
            }
            Block::Note(note) => self.notes.define(note),
            Block::Rule => {
                self.new_line();
                self.put(&["<hr", self.void(), "\n"]);
            }
        }
    }

    pub fn open(&mut self, tag: &str) {
        self.new_line();
        self.out.push_str(tag);
    }

    fn heading(&mut self, heading: &'w Heading<'w>) {
        let tag = format!("h{}", heading.level);
        let id = heading.named.filter(|_| self.has_ids);
        let id = self.id(id.map(|named| named.id.as_str()));
        self.open("<");
        self.put(&[&tag, &id, ">"]);
        self.line(&heading.text);
        if let Some(named) = heading.named.filter(|_| self.has_ids && self.is_page()) {
            let label = self.word("anchor");
            self.put(&[" <a class=\"anchor\" href=\"#", self.setting.prefix]);
            self.escaped(&named.id);
            self.put(&["\" aria-label=\"", &label, "\"></a>"]);
        }
        self.put(&["</", &tag, ">\n"]);
    }

    fn list(&mut self, list: &'w List<'w>) {
        let number = list.first.filter(|first| *first != 1);
        let number = number.map(|first| format!(" start=\"{first}\""));
        self.new_line();
        let tag = if list.first.is_some() { "ol" } else { "ul" };
        let tasks = list.first.is_none() && list.is_tasks();
        let class = if tasks { " class=\"tasks\"" } else { "" };
        self.put(&["<", tag, &number.unwrap_or_default(), class, ">\n"]);
        for item in &list.items {
            self.open("<li>");
            self.inner(item);
            self.out.push_str("</li>\n");
        }
        self.put(&["</", tag, ">\n"]);
    }

    fn quote(&mut self, alert: Option<Alert>, blocks: &'w [Block<'w>]) {
        self.new_line();
        let Some(alert) = alert else {
            self.out.push_str("<blockquote>\n");
            self.inner(blocks);
            return self.out.push_str("</blockquote>\n");
        };
        let title = self.word(&format!("callout_{}", alert.name()));
        let name = alert.name();
        self.put(&[
            "<aside class=\"callout callout-",
            name,
            "\" role=\"note\">\n",
        ]);
        self.put(&["<p class=\"callout-title\">", &title, "</p>\n"]);
        self.inner(blocks);
        self.out.push_str("</aside>\n");
    }

    fn definitions(&mut self, definitions: &'w [Definition<'w>]) {
        self.open("<dl>\n");
        for definition in definitions {
            match definition {
                Definition::Term(text) => {
                    self.open("<dt>");
                    self.line(text);
                    self.out.push_str("</dt>\n");
                }
                Definition::Meaning(blocks) => {
                    self.open("<dd>");
                    self.inner(blocks);
                    self.out.push_str("</dd>\n");
                }
            }
        }
        self.out.push_str("</dl>\n");
    }

    /// The text of another file, its headings without anchors, its notes at its end.
    fn included(&mut self, flow: &'w Flow<'w>) {
        let mut inner = Writer::new(self.page, self.setting, Marks::Plain);
        inner.has_ids = false;
        inner.blocks(&flow.blocks);
        self.new_line();
        self.out.push_str(&inner.finish());
    }

    fn clause(&mut self, quoted: &Quoted) {
        let official = self.flag("data-official");
        self.put(&["<blockquote class=\"clause-quote\"", &official, ">"]);
        official::quoted_lines(&mut self.out, quoted, self.setting.links, self.page);
        self.out.push_str("</blockquote>\n");
    }

    /// HTML of the author; comments stay out.
    pub fn raw(&mut self, html: &str) {
        let html = without_comments(html);
        match self.setting.raw {
            RawHtml::Escaped => self.escaped(&html),
            RawHtml::Sanitised | RawHtml::Trusted => {
                self.has_raw |= !html.is_empty();
                self.out.push_str(&html);
            }
        }
    }

    /// Texts that are read elsewhere have no style sheet of ours.
    pub fn is_page(&self) -> bool {
        self.setting.links.is_page()
    }
}
