//! The text of a page: bytes and ranges, parsed again when an output is made (`render::flow`).

use super::block::{Block, Directive, directives};
use super::citation::Citation;
use super::clause::ClauseRef;
use super::quiz::Question;
use crate::base::path::SourcePath;
use crate::base::ranges::Ranges;
use crate::base::span::Span;
use std::ops::Range;
use std::sync::Arc;

/// A page's text for one reader. What the reader may not see is not in it.
///
/// `text` is as long as the file, so that ranges are places in the file: its head is blank, a fence
/// is a thematic break, what was cut is blank.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Document {
    pub file: SourcePath,
    pub text: Arc<str>,
    pub blocks: Vec<Block>,
    /// Starts of the lines that were fences, ascending.
    pub fences: Vec<usize>,
    pub headings: Vec<Heading>,
    /// Places that HTML in it names.
    pub places: Vec<String>,
    pub links: Vec<Link>,
    /// In the order of the text.
    pub questions: Vec<Question>,
    /// Citations in its running text, where no link is, in the order of the text.
    pub citations: Vec<Citation>,
    /// The first use of each abbreviation in its running text, and what it stands for.
    pub abbreviations: Vec<(Range<usize>, String)>,
    /// Words as Word counts them.
    pub words: usize,
}

/// A heading of a document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Unique in its document, without `#`.
    pub id: String,
    /// Its words, without its time.
    pub text: String,
    /// Minutes said at its end: `(20 phút)`.
    pub minutes: Option<u32>,
    /// Attributes besides the id: `objective=MT1`.
    pub attributes: Vec<(String, String)>,
    pub span: Span,
}

/// A link as written. `span` is the whole link.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Link {
    pub form: LinkForm,
    /// What it leads to, as written: `../cap/co-so.md#viec`, `III.4.2`.
    pub goal: String,
    /// Its text; empty for `[[III.4.2]]` without a text of its own. For a picture, its description.
    pub text: String,
    /// What `[[…]]` reads as, where it has the form of a clause.
    pub clause: Option<ClauseRef>,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkForm {
    /// `[text](goal)`
    Link,
    /// `![alt](goal)`
    Picture,
    /// `[[goal]]`
    Reference,
    /// `![[goal]]`
    Quote,
    /// `key=goal` in the fence of a block
    File,
    /// `src="goal"` and the like in raw HTML; `span` is the address alone
    Html,
}

impl Document {
    /// A text of which nothing is left.
    pub fn emptied(&self) -> Document {
        Document::empty(&self.file, self.text.len())
    }

    /// A text of `length` bytes with nothing in it.
    pub fn empty(file: &SourcePath, length: usize) -> Document {
        Document {
            file: file.clone(),
            text: " ".repeat(length).into(),
            blocks: vec![],
            fences: vec![],
            headings: vec![],
            places: vec![],
            links: vec![],
            questions: vec![],
            citations: vec![],
            abbreviations: vec![],
            words: 0,
        }
    }

    /// Every block of the text, outer ones first, in order.
    pub fn directives(&self) -> Vec<&Directive> {
        directives(&self.blocks)
    }

    /// The anchors a link may lead to: ids of headings, of blocks and of HTML.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        let headings = self.headings.iter().map(|heading| heading.id.as_str());
        let places = self.places.iter().map(String::as_str);
        headings.chain(places).chain(
            self.directives()
                .into_iter()
                .filter(|directive| !directive.is_exam())
                .filter_map(|directive| directive.id.as_deref()),
        )
    }
}

/// The bytes of questions for exams.
pub fn exams(blocks: &[Block]) -> Ranges {
    directives(blocks)
        .into_iter()
        .filter(|directive| directive.is_exam())
        .map(|directive| directive.span.range())
        .collect()
}
