//! A text that is parsed, to be read as a flow or question by question.

use super::build::Builder;
use super::includes::Includes;
use super::{Flow, Question};
use crate::base::path::OutPath;
use crate::graph::links::Links;
use crate::graph::quotes::Quotes;
use crate::model::block;
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
    sources: Sources<'a>,
    /// Without fences.
    events: Vec<SpannedEvent<'a>>,
    /// Labels of the footnotes that something shown refers to.
    used: BTreeSet<String>,
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

    /// All of the text that its page shows: no question for exams, no footnote that nothing refers
    /// to.
    pub fn flow(&self) -> Flow<'a> {
        Flow {
            page: self.page,
            blocks: self.builder().blocks(&self.document.blocks),
        }
    }

    /// Every question of the text, those for exams too.
    pub fn questions(&self) -> Vec<Question<'a>> {
        let mut builder = self.builder();
        let directives = self.document.directives().into_iter();
        let quizzes = directives.filter(|directive| directive.kind == block::DirectiveKind::Quiz);
        quizzes
            .filter_map(|directive| builder.question(directive))
            .collect()
    }

    fn builder(&self) -> Builder<'_, 'a> {
        Builder {
            headings: &self.document.headings,
            questions: &self.document.questions,
            ..Builder::new(self.sources, &self.events, &self.used)
        }
    }
}
