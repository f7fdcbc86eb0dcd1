//! The words of a page of HTML, or of a stretch of it, as those of a Word file.
//!
//! Source: the HTML Living Standard §13.2.5 (tokens), §15.3 (what is hidden); only what texts of
//! offices hold of it.

mod entities;
mod frames;
mod lists;
mod look;
mod tokens;

pub use look::is_hidden;
pub use tokens::{Tag, Token, tokens};

use super::word::build::Build;
use super::word::{Content, NoticeKind, Paragraph, Run, Word};
use crate::model::markdown::html::is_void;
use lists::{List, printed};
use look::{Look, Sheet, look};

/// Elements whose text is no part of a page.
const SILENT: [&str; 9] = [
    "script", "style", "template", "noscript", "iframe", "object", "svg", "math", "head",
];

/// Elements that stand alone on a line.
const BLOCKS: [&str; 27] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "nav",
    "aside",
    "figure",
    "figcaption",
    "address",
    "dl",
    "dt",
    "dd",
    "ul",
    "ol",
    "form",
    "fieldset",
    "hr",
    "center",
    "details",
    "summary",
    "legend",
    "select",
    "option",
    "textarea",
];

/// An element that is open.
struct Open {
    name: String,
    hidden: bool,
    /// Whether Word keeps a comment in it.
    comment: bool,
    /// Whether Word keeps the number of a list in it.
    number: bool,
    look: Look,
}

struct Reader {
    build: Build,
    open: Vec<Open>,
    lists: Vec<List>,
    title: Option<String>,
    sheet: Sheet,
}

/// The blocks of `text`. What is hidden, and comments, are in its notices.
pub fn read(text: &str) -> Word {
    let mut reader = Reader {
        build: Build::default(),
        open: vec![],
        lists: vec![],
        title: None,
        sheet: Sheet::read(text),
    };
    for token in tokens(text) {
        match token {
            Token::Open(tag) => reader.start(&tag),
            Token::Close(name) => reader.close(&name),
            Token::Text(text) => reader.text(&text),
            Token::Comment(text) => reader.comment(&text),
        }
    }
    reader.build.word()
}

impl Reader {
    fn look(&self) -> Look {
        self.open
            .last()
            .map_or_else(Look::default, |open| open.look.clone())
    }

    fn is_silent(&self) -> bool {
        self.open
            .iter()
            .any(|open| SILENT.contains(&open.name.as_str()))
    }

    fn is_hidden(&self) -> bool {
        self.open.iter().any(|open| open.hidden)
    }

    /// Whether an item of a list is open.
    fn is_in_item(&self) -> bool {
        self.open.iter().any(|open| open.name == "li")
    }

    fn comment(&mut self, text: &str) {
        let text = text.trim();
        let of_program = text.starts_with('[') || text.ends_with("Fragment");
        if !of_program {
            self.build.note(NoticeKind::Comment, text);
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(title) = &mut self.title {
            title.push_str(text);
            return;
        }
        if self.is_silent() {
            return;
        }
        if self.is_hidden() {
            return self.build.note(NoticeKind::Hidden, text);
        }
        if self.open.iter().any(|open| open.comment) {
            return self.build.note(NoticeKind::Comment, text);
        }
        if self.open.iter().any(|open| open.number) {
            return self.number(text);
        }
        let look = self.look();
        if look.pre {
            return self.preformatted(text);
        }
        let text = collapsed(text);
        if text.trim().is_empty() && !self.build.is_open() {
            return;
        }
        if !self.build.is_open() {
            self.build.begin(plain(&look));
        }
        self.build.add(run(text, look));
    }

    fn preformatted(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 || !self.build.is_open() {
                let name = "pre".to_string();
                self.build.begin(Paragraph {
                    name,
                    ..Paragraph::default()
                });
            }
            self.build.add(Run {
                text: line.to_string(),
                ..Run::default()
            });
        }
    }

    fn start(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        if name == "title" && self.open.iter().all(|open| open.name != "body") {
            self.title = Some(String::new());
        }
        if name == "meta" && tag.attribute("name").is_some_and(|name| name == "author") {
            self.build
                .properties("", tag.attribute("content").unwrap_or(""), "");
        }
        if matches!(name, "p" | "li" | "td" | "th" | "tr" | "option") {
            self.end_implied(name);
        }
        if !self.is_silent() {
            self.block(tag);
        }
        if !is_void(name) && !tag.empty {
            if look::begins_comment(tag) {
                self.open
                    .iter_mut()
                    .last()
                    .into_iter()
                    .for_each(|open| open.comment = true);
            }
            self.open.push(Open {
                name: name.to_string(),
                hidden: self.sheet.hides(tag),
                comment: look::is_comment(tag),
                number: look::is_number(tag),
                look: look(self.look(), tag, &self.sheet.declared(tag)),
            });
        }
    }

    /// Elements whose end may be left out. Source: the HTML Living Standard §13.1.2.4.
    fn end_implied(&mut self, name: &str) {
        let (ends, stops): (&[&str], &[&str]) = match name {
            "p" => (
                &["p"],
                &["td", "th", "li", "div", "blockquote", "table", "section"],
            ),
            "li" => (&["li"], &["ul", "ol"]),
            "tr" => (&["tr"], &["table"]),
            "option" => (&["option"], &["select"]),
            _ => (&["td", "th"], &["table"]),
        };
        let found = self
            .open
            .iter()
            .rev()
            .take_while(|open| !stops.contains(&open.name.as_str()));
        let is_open = found.clone().any(|open| ends.contains(&open.name.as_str()));
        let inner = self
            .open
            .iter()
            .rev()
            .find(|open| ends.contains(&open.name.as_str()));
        if let Some(inner) = inner.filter(|_| is_open).map(|open| open.name.clone()) {
            self.close(&inner);
        }
    }

    fn block(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        match name {
            "br" => self.line_break(),
            "img" => self.picture(tag),
            "iframe" | "video" | "audio" | "embed" | "source" => self.frame(tag),
            "p" if !self.is_in_item() && look::paragraph(tag).is_some() => {
                self.build.begin(look::paragraph(tag).unwrap_or_default());
            }
            "table" => self.build.begin_table(),
            "tr" => self.build.begin_row(),
            "td" | "th" => self
                .build
                .begin_cell(number(tag, "colspan"), number(tag, "rowspan")),
            "ul" | "ol" => {
                self.build.end();
                let kind = tag.attribute("type").and_then(|kind| kind.chars().next());
                let start = tag
                    .attribute("start")
                    .and_then(|start| start.parse::<u64>().ok());
                self.lists.push(List {
                    ordered: (name == "ol").then_some(kind.unwrap_or('1')),
                    count: start.unwrap_or(1).saturating_sub(1),
                });
            }
            "li" => self.item(),
            "pre" => self.build.end(),
            _ if heading(name).is_some() => {
                self.build.begin(Paragraph {
                    outline: heading(name),
                    name: format!("heading {}", &name[1..]),
                    ..Paragraph::default()
                });
            }
            _ if BLOCKS.contains(&name) || name == "blockquote" => self.new_line(),
            _ => {}
        }
    }

    /// A block within an item is a new line of it.
    fn new_line(&mut self) {
        match self.is_in_item() {
            true if self.build.is_open() => {
                let begun = self
                    .build
                    .open()
                    .runs
                    .iter()
                    .any(|run| !run.text.trim().is_empty());
                if begun {
                    self.line_break();
                }
            }
            true => {}
            false => self.build.end(),
        }
    }

    fn line_break(&mut self) {
        match self.look().pre {
            true => self.preformatted("\n"),
            false if self.build.is_open() => self.build.add(run("\n".into(), self.look())),
            false => {}
        }
    }

    fn item(&mut self) {
        let level = self.lists.len().saturating_sub(1);
        let number = match self.lists.last_mut() {
            Some(list) => {
                list.count += 1;
                printed(list)
            }
            None => "-".to_string(),
        };
        self.build.begin(Paragraph {
            number,
            level,
            ..Paragraph::default()
        });
    }

    fn close(&mut self, name: &str) {
        if name == "title"
            && let Some(title) = self.title.take()
        {
            self.build.properties(&title, "", "");
        }
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else {
            return;
        };
        let silent = self.open[..at]
            .iter()
            .any(|open| SILENT.contains(&open.name.as_str()));
        self.open.truncate(at);
        if silent {
            return;
        }
        match name {
            "table" => self.build.end_table(),
            "td" | "th" => self.build.end_cell(),
            "li" => self.build.end(),
            "ul" | "ol" => {
                self.build.end();
                self.lists.pop();
            }
            "pre" => self.build.end(),
            _ if heading(name).is_some() => self.build.end(),
            _ if BLOCKS.contains(&name) || name == "blockquote" => match self.is_in_item() {
                true => {}
                false => self.build.end(),
            },
            _ => {}
        }
    }
}

fn plain(look: &Look) -> Paragraph {
    let name = if look.quote { "quote" } else { "" };
    Paragraph {
        name: name.to_string(),
        ..Paragraph::default()
    }
}

fn run(text: String, look: Look) -> Run {
    Run {
        text,
        font: look.font,
        bold: look.bold,
        italic: look.italic,
        strike: look.strike,
        underline: look.underline,
        height: look.height,
        link: look.link,
        content: Content::Words,
    }
}

/// White space as one space.
fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let space = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}');
        if !(space && out.ends_with(' ')) {
            out.push(if space { ' ' } else { c });
        }
    }
    out
}

fn heading(name: &str) -> Option<usize> {
    let level = name.strip_prefix('h')?.parse::<usize>().ok()?;
    (1..=6).contains(&level).then(|| level - 1)
}

fn number(tag: &Tag, name: &str) -> usize {
    tag.attribute(name)
        .and_then(|value| value.trim().parse().ok())
        .unwrap_or(1)
}
