//! One page as a chapter.

use super::BookSetting;
use crate::graph::lock::aliases;
use crate::model::page::Page;
use crate::render::html::{self, Questions, Setting};
use crate::render::links::LinkPolicy;
use crate::render::official::{self, Annotations, OnPage};
use crate::render::view::{ColumnView, ModuleView};
use crate::render::xml::escape;
use crate::select::book::Chapter;
use crate::select::levels::REPORTS;
use crate::select::model::{Body, PlanBody};
use crate::select::text::Text;

/// The chapter under its title; its ids begin with `prefix`.
pub fn chapter(chapter: &Chapter, setting: BookSetting, prefix: &str) -> String {
    let writer = Writer {
        chapter,
        setting,
        prefix,
    };
    let model = &chapter.model;
    let mut out = format!("<h1>{}</h1>\n", escape(&model.base.page.title));
    out.push_str(&writer.head());
    let (intro, rest) = writer.text();
    out.push_str(&intro);
    out.push_str(&writer.duties());
    match &model.body {
        Body::Plan(plan) => out.push_str(&writer.plan(plan)),
        Body::Module(module) => out.push_str(&writer.module(module)),
        _ => {}
    }
    out + &rest
}

struct Writer<'a> {
    chapter: &'a Chapter,
    setting: BookSetting<'a>,
    prefix: &'a str,
}

impl<'a> Writer<'a> {
    fn word(&self, key: &str) -> String {
        escape(self.setting.theme.word(key))
    }

    fn links(&self) -> LinkPolicy<'a> {
        LinkPolicy::Within(self.setting.package)
    }

    /// What has to be known before the text is read: notices, corrections, who wrote it and when.
    fn head(&self) -> String {
        let model = &self.chapter.model;
        let mut out = String::new();
        let page = model.text.as_ref().map(|text| &text.page);
        match &model.body {
            Body::Column(column) => out.push_str(&self.column(&column.column)),
            _ => out.push_str(&paragraph("lead", &escape(&model.base.page.description))),
        }
        if let Some(page) = page {
            out.push_str(&paragraph("byline", &byline(page)));
        }
        for notice in &model.notices {
            let (html, _) = self.setting.theme.render(NOTICE, notice, &model.out);
            let words = words(&html.unwrap_or_default());
            out.push_str(&paragraph("notice", &words));
        }
        out
    }

    /// The text in two: of a level what stands before its first heading, and the rest.
    fn text(&self) -> (String, String) {
        let Some(text) = &self.chapter.model.text else {
            return Default::default();
        };
        let (flow, setting) = (text.reader(), self.html(text));
        let flow = flow.flow();
        match &self.chapter.model.body {
            Body::Level(_) => {
                let parted = html::split(&flow, setting, REPORTS);
                (parted.intro, format!("{}{}", parted.middle, parted.last))
            }
            _ => (String::new(), html::html(&flow, setting)),
        }
    }

    fn html(&self, text: &'a Text) -> Setting<'a> {
        Setting {
            links: self.links(),
            syntax: self.setting.syntax,
            questions: Questions::Told,
            prefix: self.prefix,
            ..text.setting(self.setting.theme)
        }
    }

    fn column(&self, column: &ColumnView) -> String {
        let mut out = paragraph("lead", &escape(&column.standfirst));
        for correction in &column.corrections {
            let (title, text) = (self.word("corrections"), escape(&correction.text));
            let day = &correction.date.short;
            out.push_str(&paragraph("notice", &format!("{title} ({day}): {text}")));
        }
        if !column.withdrawn.is_empty() {
            let (title, why) = (self.word("withdrawn"), escape(&column.withdrawn));
            out.push_str(&paragraph("notice", &format!("{title} {why}")));
        }
        out
    }

    fn module(&self, module: &ModuleView) -> String {
        let mut out = String::new();
        if !module.objectives.is_empty() {
            let objectives = module.objectives.iter();
            let rows = objectives.map(|one| format!("{} {}", one.id, one.text));
            out.push_str(&self.section("objectives", rows));
        }
        let timed = module.activities.iter();
        let minutes = self.word("minutes");
        let rows: Vec<String> = timed
            .map(|one| format!("{} ({} {minutes})", one.title, one.minutes))
            .collect();
        if !rows.is_empty() {
            out.push_str(&self.section("timeline", rows.into_iter()));
        }
        out
    }

    /// A list under the heading that the theme gives to a part of a page.
    fn section(&self, name: &str, rows: impl Iterator<Item = String>) -> String {
        let title = self.word(name);
        let rows: String = rows
            .map(|row| format!("<li>{}</li>\n", escape(&row)))
            .collect();
        format!("<h2>{title}</h2>\n<ul>\n{rows}</ul>\n")
    }

    fn duties(&self) -> String {
        let duties = &self.chapter.duties;
        if duties.is_empty() {
            return String::new();
        }
        let mut out = format!("<h2>{}</h2>\n", self.word("duties"));
        let page = &self.chapter.model.out;
        for (plan, clauses) in duties {
            out.push_str(&format!("<h3>{}</h3>\n", escape(plan)));
            for quoted in clauses {
                out.push_str("<blockquote class=\"official\" data-official=\"\">\n");
                official::quoted_lines(&mut out, quoted, self.links(), page);
                out.push_str("</blockquote>\n");
            }
        }
        out
    }

    fn plan(&self, body: &PlanBody) -> String {
        let text = &body.plan.official;
        let html = official::official(&OnPage {
            text,
            marks: &body.marks,
            annotations: &Annotations::new(),
            old: &aliases(text, &body.plan.notes),
            out: &self.chapter.model.out,
            links: self.links(),
            prefix: self.prefix,
        });
        // The one attribute without a value; no text holds it, for `>` is escaped there.
        html.replace(" data-official>", " data-official=\"\">")
    }
}

const NOTICE: &str = "partials/notice.html";

/// Who wrote a page, and on what day.
fn byline(page: &Page) -> String {
    let day = page.meta.updated.max(page.meta.date);
    let names = page.meta.authors.iter().map(|name| escape(name));
    let all: Vec<String> = names.chain(day.map(|day| day.short())).collect();
    all.join(" · ")
}

/// A paragraph of `html`; nothing where that is empty.
fn paragraph(class: &str, html: &str) -> String {
    match html.is_empty() {
        true => String::new(),
        false => format!("<p class=\"{class}\">{html}</p>\n"),
    }
}

/// The words of a notice, still escaped: its links lead to pages that a book may not hold.
fn words(html: &str) -> String {
    let mut out = String::new();
    for piece in html.split('<') {
        let text = piece.split_once('>').map_or("", |(_, text)| text);
        let text = text.trim_matches('\n');
        if !text.trim().is_empty() {
            out.push_str(text);
        }
    }
    let words: Vec<&str> = out.split_whitespace().collect();
    words.join(" ")
}
