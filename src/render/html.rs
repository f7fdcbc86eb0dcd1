//! A document as HTML, written from its Markdown events.

mod directives;
mod excerpts;
mod includes;
mod links;
mod notes;
mod quiz;
mod screens;
mod steps;
mod tables;
mod words;
mod writer;

use crate::base::path::OutPath;
use crate::graph::links::{Links, Target};
use crate::model::config::RawHtml;
use crate::model::document::Document;
use crate::model::markdown::commonmark;
use crate::theme::Theme;
use std::collections::BTreeMap;

pub use directives::within;
pub use excerpts::{Excerpts, Shown};
pub use includes::{Includes, Part};
pub use links::holds_only_blocks;
pub use notes::Notes;
pub use screens::screens;

/// All that a document's HTML depends on besides the document.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The output that the HTML goes into: links start there.
    pub from: &'a OutPath,
    pub links: &'a Links,
    /// Quoted clauses as HTML, by the first byte of the link that quotes them.
    pub quotes: &'a BTreeMap<u32, String>,
    /// Names of levels by id, as a label shows them.
    pub levels: &'a BTreeMap<String, String>,
    pub includes: &'a Includes,
    /// The text stands inside another one: its headings have no ids, which might clash.
    pub is_part: bool,
    pub raw: RawHtml,
    pub theme: &'a Theme,
    /// Where the site will stand, ending in `/`: links become absolute, for texts that are read
    /// elsewhere.
    pub base_url: Option<&'a str>,
    pub pictures: Pictures,
}

/// How pictures stand in the HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pictures {
    /// As files of the site.
    Linked,
    /// As files that go with the text: `@@PLUGINFILE@@/anh/so-do.png`. Source: docs.moodle.org,
    /// "Moodle XML format".
    Attached,
    /// As what they show, in words.
    StaticMessage,
}

/// What the address of an attached picture begins with.
pub const ATTACHED: &str = "@@PLUGINFILE@@/";

impl Setting<'_> {
    /// The address of an output, as links in this HTML have it.
    pub fn link(&self, out: &OutPath) -> String {
        match self.base_url {
            Some(base) => format!("{base}{}", out.address()),
            None => self.from.link_to(out),
        }
    }

    /// The address of a picture.
    pub fn picture(&self, out: &OutPath) -> String {
        match self.pictures {
            Pictures::Attached => format!("{ATTACHED}{}", out.address()),
            Pictures::Linked | Pictures::StaticMessage => self.link(out),
        }
    }

    /// A place on the same page.
    pub fn here(&self, anchor: &str) -> String {
        let page = if self.base_url.is_some() {
            self.link(self.from)
        } else {
            String::new()
        };
        format!("{page}#{}", crate::base::path::encode(anchor))
    }
}

/// The HTML of a document as it stands on its page.
pub fn html(document: &Document, setting: Setting) -> String {
    let events = document.events_with_keys();
    let mut writer = writer::Writer::new(Some(setting), document);
    writer.blocks(&document.blocks, &events);
    writer.finish()
}

/// The reference HTML of CommonMark for `text`: no extension, raw HTML as it is.
pub fn plain(text: &str) -> String {
    let mut writer = writer::Writer::plain();
    writer.events(&commonmark(text));
    writer.finish()
}

/// The target of the link at byte `at`.
fn target<'a>(setting: &Option<Setting<'a>>, at: usize) -> Option<&'a Target> {
    setting
        .as_ref()
        .and_then(|setting| setting.links.targets.get(&(at as u32)))
}
