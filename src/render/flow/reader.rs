//! A text that is parsed, to be read as a flow or question by question.

use super::includes::Includes;
use crate::base::path::OutPath;
use crate::graph::links::Links;
use crate::graph::quotes::Quotes;
use crate::model::document::{self, Document};
use crate::model::markdown::{self, SpannedEvent};
use crate::model::page::Page;
use pulldown_cmark::Event;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What the links, quotes and included files of a text are.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    pub links: &'a Links,
    pub quotes: &'a Quotes,
    pub includes: &'a Includes,
}

impl Sources<'static> {
    /// Nothing is resolved: for readers of words alone.
    pub fn none() -> Self {
        static NOTHING: LazyLock<(Links, Quotes, Includes)> = LazyLock::new(Default::default);
        let (links, quotes, includes) = &*NOTHING;
        Sources {
            links,
            quotes,
            includes,
        }
    }
}

/// A text that is parsed, to be read as a flow or question by question.
pub struct Reader<'a> {
    pub page: &'a OutPath,
    pub document: &'a Document,
    pub(super) sources: Sources<'a>,
    /// Without fences.
    pub(super) events: Vec<SpannedEvent<'a>>,
    /// Labels of the footnotes that something shown refers to.
    pub(super) used: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    pub fn new(page: &'a Page, sources: Sources<'a>) -> Self {
        let document = &page.document;
        let mut events = markdown::parse(&document.text);
        events.retain(|event| !markdown::is_fence(event, &document.fences));
        let exams = document::exams(&document.blocks);
        let mentions = events.iter().filter_map(|(event, at)| match event {
            Event::FootnoteReference(label) if !exams.contains(at.start) => Some(label.to_string()),
            _ => None,
        });
        Reader {
            page: &page.out,
            document,
            sources,
            used: mentions.collect(),
            events,
        }
    }
}
