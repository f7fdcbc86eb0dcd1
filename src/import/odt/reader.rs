//! The walk over the elements of a text of OpenDocument.

use super::changes::Tracked;
use super::styles::{Look, Styles};
use crate::import::word::build::Build;
use crate::import::word::signs;
use crate::import::word::xml::{Node, Tag};
use crate::import::word::{Changes, Content, Height, NoticeKind, Paragraph, Run, Word};
use std::collections::HashMap;

mod lists;

/// What is read of the elements that are open.
enum Holder {
    /// Letters look like this inside.
    Look(Look),
    Link(Option<String>),
    List {
        style: String,
        id: String,
        count: u64,
    },
    /// An item whose first paragraph bears its number.
    Item {
        numbered: bool,
    },
    /// A note: the paragraphs of its body come here.
    Note(Vec<Paragraph>),
    /// Words of this kind are told of and not shown.
    Told(NoticeKind),
    /// Nothing of it is read.
    Silent,
    Contents,
    Other,
}

pub struct Reader<'a> {
    styles: &'a Styles,
    build: Build,
    holders: Vec<Holder>,
    /// The paragraph that a note interrupts.
    waiting: Vec<Paragraph>,
    marks: usize,
    /// The picture that is open: what it shows.
    frame: Option<(String, String)>,
    within_description: bool,
    changes: Changes,
    tracked: HashMap<String, Tracked>,
    /// Insertions that are open.
    inserting: usize,
    /// Items of the lists that ended, by the style and by the id of each, for one that goes on.
    counted: HashMap<String, u64>,
}

impl<'a> Reader<'a> {
    pub fn new(styles: &'a Styles, changes: Changes, tracked: HashMap<String, Tracked>) -> Self {
        Reader {
            styles,
            build: Build::default(),
            holders: vec![],
            waiting: vec![],
            marks: 0,
            frame: None,
            within_description: false,
            changes,
            tracked,
            inserting: 0,
            counted: HashMap::new(),
        }
    }

    pub fn word(self) -> Word {
        self.build.word()
    }

    pub fn take(&mut self, nodes: &[Node]) {
        let mut inside = false;
        for node in nodes {
            match node {
                Node::Open(tag) if tag.name == "body" => inside = true,
                Node::Close(name) if name == "body" => inside = false,
                _ if !inside => {}
                Node::Open(tag) => {
                    let holder = self.start(tag);
                    self.holders.push(holder);
                }
                Node::Close(name) => self.close(name),
                Node::Text(text) => self.text(text),
            }
        }
    }

    fn look(&self) -> Look {
        let looks = self.holders.iter().rev().filter_map(|holder| match holder {
            Holder::Look(look) => Some(look),
            _ => None,
        });
        looks.fold(Look::default(), |look, below| look.over(below))
    }

    fn told(&self) -> Option<NoticeKind> {
        self.holders.iter().rev().find_map(|holder| match holder {
            Holder::Told(kind) => Some(*kind),
            _ => None,
        })
    }

    fn is_silent(&self) -> bool {
        self.holders
            .iter()
            .any(|holder| matches!(holder, Holder::Silent))
    }

    fn text(&mut self, text: &str) {
        if self.within_description {
            if let Some((_, alt)) = &mut self.frame {
                alt.push_str(text);
            }
            return;
        }
        // White space between elements is none of the text.
        let spaced: String = text.split(['\n', '\t', '\r']).collect::<Vec<_>>().join(" ");
        self.write(&spaced);
    }

    fn write(&mut self, text: &str) {
        if self.is_silent() || !self.build.is_open() && text.trim().is_empty() {
            return;
        }
        if let Some(kind) = self.told() {
            return self.build.note(kind, text);
        }
        let look = self.look();
        if look.hidden == Some(true) {
            return self.build.note(NoticeKind::Hidden, text);
        }
        if self.inserting > 0 {
            let kind = match self.changes {
                Changes::Accept => NoticeKind::Inserted,
                Changes::Reject => NoticeKind::Deleted,
            };
            self.build.note(kind, text);
            if kind == NoticeKind::Deleted {
                return;
            }
        }
        let (text, height) = shaped(text, look.height.unwrap_or_default());
        let link = self.holders.iter().rev().find_map(|holder| match holder {
            Holder::Link(link) => Some(link.clone()),
            _ => None,
        });
        self.build.add(Run {
            text,
            font: look.font.unwrap_or_default(),
            bold: look.bold == Some(true),
            italic: look.italic == Some(true),
            strike: look.strike == Some(true),
            underline: look.underline == Some(true),
            height,
            link: link.flatten(),
            content: Content::Words,
        });
    }

    fn start(&mut self, tag: &Tag) -> Holder {
        let said = |key: &str| tag.attribute(key).unwrap_or("").to_string();
        match tag.name.as_str() {
            "p" | "h" if self.told().is_some() || self.is_silent() => Holder::Other,
            "p" | "h" => self.paragraph(tag),
            "span" => Holder::Look(self.styles.look(&said("style-name"))),
            "a" => {
                let link = tag.attribute("href").filter(|href| href.contains(':'));
                Holder::Link(link.map(str::to_string))
            }
            "s" => {
                let count = said("c").parse().unwrap_or(1usize).min(64);
                self.write(&" ".repeat(count));
                Holder::Other
            }
            "tab" => self.written("\t"),
            "line-break" => self.written("\n"),
            "list" => self.list(tag),
            "list-item" | "list-header" => {
                self.count(
                    tag.attribute("start-value")
                        .and_then(|value| value.parse().ok()),
                );
                Holder::Item {
                    numbered: tag.name == "list-header",
                }
            }
            "note" => {
                self.waiting.push(std::mem::take(self.build.open()));
                Holder::Note(vec![])
            }
            "note-citation" => Holder::Silent,
            "annotation" => Holder::Told(NoticeKind::Comment),
            "tracked-changes" => Holder::Silent,
            "change-start" | "change-end" | "change" => self.change(tag),
            "creator" | "date" | "change-info" if self.told().is_some() => Holder::Silent,
            "hidden-text" => {
                let text = said("string-value");
                self.build.note(NoticeKind::Hidden, &text);
                Holder::Told(NoticeKind::Hidden)
            }
            "hidden-paragraph" => Holder::Told(NoticeKind::Hidden),
            "section" if said("display") == "none" => Holder::Told(NoticeKind::Hidden),
            "table-of-content" => Holder::Contents,
            _ => self.start_frame(tag),
        }
    }

    /// A table, a picture, or a part of one.
    fn start_frame(&mut self, tag: &Tag) -> Holder {
        match tag.name.as_str() {
            "table" => self.build.begin_table(),
            "table-row" => self.build.begin_row(),
            "table-cell" => {
                let number = |key: &str| tag.attribute(key).and_then(|n| n.parse().ok());
                let columns = number("number-columns-spanned").unwrap_or(1);
                let rows = number("number-rows-spanned").unwrap_or(1);
                self.build.begin_cell(columns, rows);
            }
            "frame" => self.frame = Some((String::new(), String::new())),
            "image" => {
                if let Some((file, _)) = self.frame.as_mut().filter(|(file, _)| file.is_empty()) {
                    *file = tag.attribute("href").unwrap_or("").to_string();
                }
            }
            "title" | "desc" if self.frame.is_some() => self.within_description = true,
            _ => {}
        }
        Holder::Other
    }

    fn written(&mut self, text: &str) -> Holder {
        self.write(text);
        Holder::Other
    }

    /// A place where words were put in or taken away.
    fn change(&mut self, tag: &Tag) -> Holder {
        let id = tag.attribute("change-id").unwrap_or("");
        match (tag.name.as_str(), self.tracked.get(id)) {
            ("change-start", Some(Tracked::Inserted)) => self.inserting += 1,
            ("change-end", Some(Tracked::Inserted)) => {
                self.inserting = self.inserting.saturating_sub(1);
            }
            ("change", Some(Tracked::Deleted(words))) => {
                let words = words.clone();
                match self.changes {
                    Changes::Accept => self.build.note(NoticeKind::Deleted, &words),
                    Changes::Reject => {
                        self.build.note(NoticeKind::Inserted, &words);
                        self.write(&words);
                    }
                }
            }
            _ => {}
        }
        Holder::Other
    }

    fn paragraph(&mut self, tag: &Tag) -> Holder {
        let style = tag.attribute("style-name").unwrap_or("");
        let outline = (tag.name == "h").then(|| {
            let level = tag
                .attribute("outline-level")
                .and_then(|level| level.parse().ok());
            level.unwrap_or(1usize).saturating_sub(1).min(8)
        });
        let contents = self
            .holders
            .iter()
            .any(|holder| matches!(holder, Holder::Contents));
        let (level, number) = self.number();
        let name = match contents {
            true => "toc 1".to_string(),
            false => self.styles.name(style),
        };
        self.build.begin(Paragraph {
            style: style.to_string(),
            outline: outline.filter(|_| name != "title"),
            name,
            level,
            number,
            ..Paragraph::default()
        });
        Holder::Look(self.styles.look(style))
    }

    fn close(&mut self, name: &str) {
        match self.holders.pop() {
            Some(Holder::Note(body)) => self.end_note(body),
            Some(Holder::List { style, id, count }) => {
                self.counted.extend([(style, count), (id, count)]);
            }
            Some(Holder::Told(_) | Holder::Silent) => {}
            _ => self.end(name),
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" | "h" if self.told().is_none() && !self.is_silent() => self.end_paragraph(),
            "table" => self.build.end_table(),
            "table-cell" => self.build.end_cell(),
            "title" | "desc" => self.within_description = false,
            "frame" => self.picture(),
            _ => {}
        }
    }

    /// A paragraph of a note goes to its note.
    fn end_paragraph(&mut self) {
        let note = self
            .holders
            .iter_mut()
            .rev()
            .find_map(|holder| match holder {
                Holder::Note(body) => Some(body),
                _ => None,
            });
        match note {
            Some(body) => body.push(std::mem::take(self.build.open())),
            None => self.build.end(),
        }
    }

    fn end_note(&mut self, body: Vec<Paragraph>) {
        let mut paragraph = self.waiting.pop().unwrap_or_default();
        self.marks += 1;
        let mark = signs::raised(&self.marks.to_string()).unwrap_or_default();
        paragraph.runs.push(Run {
            text: mark.clone(),
            content: Content::Note(paragraph.notes.len()),
            ..Run::default()
        });
        paragraph.notes.push((mark, body));
        *self.build.open() = paragraph;
    }

    fn picture(&mut self) {
        let Some((path, alt)) = self.frame.take().filter(|(path, _)| !path.is_empty()) else {
            return;
        };
        let name = path.rsplit('/').next().unwrap_or(&path).to_string();
        if let Some(kind) = self.told() {
            return self.build.note(kind, &format!("{name} {alt}"));
        }
        if self.look().hidden == Some(true) {
            return self
                .build
                .note(NoticeKind::Hidden, &format!("{name} {alt}"));
        }
        self.build
            .pictures()
            .insert(name.clone(), path.into_bytes());
        self.build.add(Run {
            content: Content::Picture {
                name,
                alt: alt.trim().to_string(),
            },
            ..Run::default()
        });
    }
}

/// `text` above or below the line by signs, where there are.
fn shaped(text: &str, height: Height) -> (String, Height) {
    let signs = match height {
        Height::Raised => signs::raised(text),
        Height::Lowered => signs::lowered(text),
        Height::Line => None,
    };
    match signs {
        Some(signs) => (signs, Height::Line),
        None => (text.to_string(), height),
    }
}
