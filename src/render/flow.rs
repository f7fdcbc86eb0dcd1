//! The resolved text of a page: the one tree that every output walks.
//!
//! It is built when an output is made, from one parse, and never kept. Links know what they lead
//! to, blocks `:::` keep their kind, questions, notes, quoted clauses and included texts stand
//! where they are written. A writer matches on [`Block`] and [`Inline`] without a wild card, so
//! that the compiler lists every place that a new block needs.

mod build;
mod events;
mod html;
mod includes;
mod inline;
mod question;
mod reader;
mod tables;
mod walk;

use crate::base::path::OutPath;
use crate::graph::links::Target;
use crate::graph::quotes::Quoted;
use crate::model::block;
use crate::model::data::DataTable;
use crate::model::document;
use crate::model::quiz;
use std::borrow::Cow;

pub use build::commonmark;
pub use html::{HtmlPiece, html_pieces};
pub use includes::{Includes, Part};
pub use reader::{Reader, Sources};
pub use walk::{each_word, headings, words};

/// The text of a page.
pub struct Flow<'a> {
    /// The page that the text is of.
    pub page: &'a OutPath,
    pub blocks: Vec<Block<'a>>,
}

/// What stands between two line ends of a text. A directive stands at the top of a text or in
/// another directive.
pub enum Block<'a> {
    Heading(Heading<'a>),
    Paragraph(Vec<Inline<'a>>),
    /// The text of an item in a list whose items are no paragraphs.
    Line(Vec<Inline<'a>>),
    List(List<'a>),
    Quote {
        alert: Option<Alert>,
        blocks: Vec<Block<'a>>,
    },
    Code {
        /// What stands behind the opening fence; empty for code that is indented.
        info: Cow<'a, str>,
        text: Cow<'a, str>,
    },
    Table(Table<'a>),
    Definitions(Vec<Definition<'a>>),
    Directive(Directive<'a>),
    Question(Question<'a>),
    /// Clauses of an official text, one or a range.
    ClauseQuote(&'a [Quoted]),
    /// The text of another file; its headings have no anchors, which might clash.
    Included(Flow<'a>),
    /// HTML that the author wrote: its tags, and what stands between them. Tags in a row are one.
    Html(Vec<Inline<'a>>),
    /// A footnote, where it is defined; it is read at the end of the text.
    Note(Note<'a>),
    Rule,
}

/// What stands in a line.
pub enum Inline<'a> {
    /// Two in a row are not joined: they stand apart in the source.
    Text(Cow<'a, str>),
    Emphasis(Vec<Inline<'a>>),
    Strong(Vec<Inline<'a>>),
    Strike(Vec<Inline<'a>>),
    Superscript(Vec<Inline<'a>>),
    Subscript(Vec<Inline<'a>>),
    Code(Cow<'a, str>),
    Math(Math<'a>),
    Link(Box<Link<'a>>),
    Image(Box<Image<'a>>),
    /// The mention of a footnote, by its number.
    NoteMark(usize),
    /// A citation in running text; a `Text`, maybe empty, stands before it.
    Citation {
        target: &'a Target,
        text: Vec<Inline<'a>>,
    },
    /// An abbreviation at its first use; a `Text`, maybe empty, stands before it.
    Abbreviation {
        long: &'a str,
        text: Vec<Inline<'a>>,
    },
    /// A tag that the author wrote, or a comment; of a tag with addresses of the site what stands
    /// around them.
    Html(Cow<'a, str>),
    /// The address in a tag of the author.
    Address {
        target: &'a Target,
        goal: Cow<'a, str>,
    },
    /// The box of a task, ticked or not.
    Tick(bool),
    /// An end of line in the source.
    SoftBreak,
    Break,
}

/// A formula.
pub struct Math<'a> {
    /// As LaTeX, without its dollar signs.
    pub tex: Cow<'a, str>,
    /// It stands on a line of its own.
    pub is_display: bool,
}

impl Math<'_> {
    /// As it stands in the source, for what shows no formulas.
    pub fn written(&self) -> String {
        let mark = if self.is_display { "$$" } else { "$" };
        format!("{mark}{}{mark}", self.tex.trim())
    }
}

pub struct Heading<'a> {
    /// 1 to 6.
    pub level: u8,
    /// What the document says of it: its id, its time.
    pub named: Option<&'a document::Heading>,
    pub text: Vec<Inline<'a>>,
}

pub struct List<'a> {
    /// The number of the first item; `None` for a list without numbers.
    pub first: Option<u64>,
    pub items: Vec<Vec<Block<'a>>>,
}

/// The kind of a quote that begins with `[!NOTE]` and the like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alert {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

/// A cell of a table.
pub type Cell<'a> = Vec<Inline<'a>>;

pub struct Table<'a> {
    pub alignments: Vec<Alignment>,
    pub head: Vec<Cell<'a>>,
    pub rows: Vec<Vec<Cell<'a>>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    None,
    Left,
    Center,
    Right,
}

pub enum Definition<'a> {
    Term(Vec<Inline<'a>>),
    Meaning(Vec<Block<'a>>),
}

/// A block `:::` that is no question.
pub struct Directive<'a> {
    pub of: &'a block::Directive,
    /// The table of its data file.
    pub table: Option<&'a DataTable>,
    /// The files that its attributes name.
    pub files: Vec<(&'a str, &'a Target)>,
    pub blocks: Vec<Block<'a>>,
}

/// A question in pieces; a writer shows of its answers what its readers may see.
pub struct Question<'a> {
    pub asked: &'a quiz::Question,
    pub of: &'a block::Directive,
    /// What is asked.
    pub stem: Vec<Block<'a>>,
    /// Choices, or left and right sides in turn, or pieces in the right order.
    pub pieces: Vec<Vec<Inline<'a>>>,
    /// The comment on each choice; empty where there is none.
    pub feedback: Vec<Vec<Block<'a>>>,
    pub explanation: Vec<Block<'a>>,
    /// Blocks that stand inside it.
    pub others: Vec<Block<'a>>,
}

/// A link; `target` is `None` where it is not resolved.
pub struct Link<'a> {
    pub target: Option<&'a Target>,
    /// As written; `mailto:` stands before an address of mail.
    pub goal: Cow<'a, str>,
    pub title: Cow<'a, str>,
    /// What is shown in place of `text`, where the link has no words of its own.
    pub label: Option<&'a str>,
    pub text: Vec<Inline<'a>>,
}

pub struct Image<'a> {
    pub target: Option<&'a Target>,
    pub goal: Cow<'a, str>,
    pub title: Cow<'a, str>,
    pub alt: String,
}

pub struct Note<'a> {
    /// From 1, in the order of the first mentions.
    pub number: usize,
    pub blocks: Vec<Block<'a>>,
}

impl Link<'_> {
    /// Whether its own text shows nothing.
    pub fn is_bare(&self) -> bool {
        let is_blank = |item: &Inline| match item {
            Inline::Text(text) => text.trim().is_empty(),
            Inline::SoftBreak | Inline::Break => true,
            _ => false,
        };
        self.text.iter().all(is_blank)
    }
}

impl List<'_> {
    /// Whether its first item has a box to tick.
    pub fn is_tasks(&self) -> bool {
        let first = self.items.first().and_then(|item| item.first());
        let Some(Block::Line(text) | Block::Paragraph(text)) = first else {
            return false;
        };
        matches!(text.first(), Some(Inline::Tick(_)))
    }
}

impl Alert {
    /// `note`, `tip`, `important`, `warning`, `caution`.
    pub fn name(self) -> &'static str {
        match self {
            Alert::Note => "note",
            Alert::Tip => "tip",
            Alert::Important => "important",
            Alert::Warning => "warning",
            Alert::Caution => "caution",
        }
    }
}
