//! What is being written.

mod notes;

use super::{Setting, Syntax, safe};
use crate::base::path::OutPath;
use crate::model::config::RawHtml;
use crate::render::flow::Block;
use crate::render::links::LinkPolicy;
use crate::render::xml::{escape, escape_into};
use notes::Notes;

/// How the mentions of footnotes stand in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// As links to the notes.
    Linked,
    /// As numbers: the text stands inside another or is read elsewhere, where ids may clash.
    Plain,
    /// Not at all.
    Dropped,
}

impl Marks {
    pub fn of(setting: &Setting, page: &OutPath) -> Marks {
        match setting.links.is_page() || setting.links.is_chapter(page) {
            true => Marks::Linked,
            false => Marks::Plain,
        }
    }
}

/// How wide a picture stands in a text: over the whole screen of a phone, else as wide as text.
const IN_TEXT: &str = "(max-width: 46rem) 100vw, 46rem";

/// How wide one stands on a screen of a deck.
const ON_SCREEN: &str = "100vw";

pub struct Writer<'w> {
    pub out: String,
    pub setting: Setting<'w>,
    /// The page that the text is of.
    pub page: &'w OutPath,
    pub marks: Marks,
    /// Headings bear their ids.
    pub has_ids: bool,
    pub notes: Notes<'w>,
    /// What is right in each question that was written to be read.
    pub answers: Vec<String>,
    /// The run being written holds raw HTML.
    pub has_raw: bool,
    /// The formulas of the run being written, as they stand in it.
    pub formulas: Vec<String>,
    /// A picture was written.
    pub has_picture: bool,
    /// How wide pictures stand, as `sizes` says it.
    pub picture_sizes: &'static str,
}

impl<'w> Writer<'w> {
    pub fn new(page: &'w OutPath, setting: Setting<'w>, marks: Marks) -> Self {
        Writer {
            out: String::new(),
            setting,
            page,
            marks,
            has_ids: true,
            notes: Notes::default(),
            answers: vec![],
            has_raw: false,
            formulas: vec![],
            has_picture: false,
            picture_sizes: IN_TEXT,
        }
    }

    /// A writer of the screens of a deck.
    pub fn on_screens(page: &'w OutPath, setting: Setting<'w>) -> Self {
        Writer {
            picture_sizes: ON_SCREEN,
            ..Writer::new(page, setting, Marks::Dropped)
        }
    }

    /// What was written, notes and answers at its end.
    pub fn finish(mut self) -> String {
        self.write_notes();
        self.write_answers();
        match self.setting.syntax {
            Syntax::Html => self.out,
            Syntax::Xhtml => safe::without_controls(self.out),
        }
    }

    /// Writes the blocks of a text or a directive; raw HTML in a run of them is made safe as the
    /// site wishes, the whole run at once.
    pub fn blocks(&mut self, blocks: &'w [Block<'w>]) {
        let is_box = |block: &Block| matches!(block, Block::Directive(_) | Block::Question(_));
        let mut rest = blocks;
        while let Some(first) = rest.first() {
            if is_box(first) {
                self.block(first);
                rest = &rest[1..];
            } else {
                let (run, behind) =
                    rest.split_at(rest.iter().position(is_box).unwrap_or(rest.len()));
                self.run(run);
                rest = behind;
            }
        }
    }

    /// Writes blocks that are no directives.
    pub fn run(&mut self, blocks: &'w [Block<'w>]) {
        self.safely(|writer| writer.inner(blocks));
    }

    /// Writes what `write` writes, with raw HTML made safe.
    pub fn safely(&mut self, write: impl FnOnce(&mut Self)) {
        let start = self.out.len();
        let outer = std::mem::replace(&mut self.has_raw, false);
        let around = std::mem::take(&mut self.formulas);
        write(self);
        let has_raw = std::mem::replace(&mut self.has_raw, outer);
        let formulas = std::mem::replace(&mut self.formulas, around);
        let make = match (self.setting.syntax, self.setting.raw) {
            (Syntax::Xhtml, _) if has_raw => safe::well_formed,
            (Syntax::Html, RawHtml::Sanitised) if has_raw => safe::sanitised,
            _ => return,
        };
        let safe = safe::around(&self.out[start..], &formulas, make);
        self.out.truncate(start);
        self.out.push_str(&safe);
    }

    /// What `write` writes, apart from what is written so far.
    pub fn apart(&mut self, write: impl FnOnce(&mut Self)) -> String {
        let before = std::mem::take(&mut self.out);
        write(self);
        std::mem::replace(&mut self.out, before)
    }

    /// The page that the HTML stands on, or is of.
    pub fn stands_at(&self) -> &OutPath {
        match self.setting.links {
            LinkPolicy::Relative { from } => from,
            LinkPolicy::Absolute { .. } | LinkPolicy::Within(_) | LinkPolicy::None => self.page,
        }
    }

    /// A word of the interface, escaped.
    pub fn word(&self, key: &str) -> String {
        escape(self.setting.theme.word(key))
    }

    pub fn put(&mut self, pieces: &[&str]) {
        pieces.iter().for_each(|piece| self.out.push_str(piece));
    }

    pub fn escaped(&mut self, text: &str) {
        escape_into(&mut self.out, text);
    }

    /// Begins a new line unless one has begun.
    pub fn new_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// The end of a tag that has no content.
    pub fn void(&self) -> &'static str {
        match self.setting.syntax {
            Syntax::Html => ">",
            Syntax::Xhtml => "/>",
        }
    }

    /// An attribute that needs no value in HTML.
    pub fn flag(&self, name: &str) -> String {
        match self.setting.syntax {
            Syntax::Html => format!(" {name}"),
            Syntax::Xhtml => format!(" {name}=\"{name}\""),
        }
    }

    /// The attribute `id`, where there is one.
    pub fn id(&self, id: Option<&str>) -> String {
        let id = id.map(|id| format!(" id=\"{}{}\"", self.setting.prefix, escape(id)));
        id.unwrap_or_default()
    }
}
