//! A text without any look of its own, for who prints it again: paragraphs and runs that each
//! writer puts in its own form.
//!
//! The words of a piece are the same in every form: HTML, plain text, DOCX.

mod count;
mod credits;
pub mod docx;
mod front;
pub mod html;
mod reader;
pub mod text;

use crate::base::digest::{Digest, Hashed};
use crate::base::inputs::{Audience, Form};
use crate::base::path::{OutPath, SourcePath};
use crate::graph::links::Links;
use crate::graph::quotes::Quotes;
use crate::model::licence::Licence;
use crate::model::meta::Reprint;
use crate::model::page::Page;
use crate::render::flow::{self, Flow, Includes, Sources};
use crate::theme::Theme;

pub use count::{Count, Counts};

/// What a piece is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A newspaper prints it again: without questions and notes for trainers, with its source.
    Reprint,
    /// Somebody approves the page before it is published: all that this audience sees.
    Approval(Audience),
}

/// All that a piece is made of, besides the words of the theme.
#[derive(Clone, Hash)]
pub struct Source {
    pub purpose: Purpose,
    pub page: Hashed<Page>,
    pub links: Hashed<Links>,
    pub quotes: Quotes,
    pub includes: Includes,
    pub licence: &'static Licence,
    /// The name of the site, and its language.
    pub site: String,
    pub lang: String,
    /// Ends in `/`; empty where the site has no address.
    pub base_url: String,
    /// Clauses that the piece rests on: the number of each plan and the labels of its clauses.
    pub clauses: Vec<(String, Vec<String>)>,
    /// Whom to ask for pictures; empty where nobody is named.
    pub contact: String,
    /// The pictures that the front matter tells of; for an approval all that the text shows.
    pub pictures: Vec<KnownPicture>,
    /// The lines of an official text that the page shows besides its own.
    pub official: Vec<String>,
}

impl Source {
    fn flow(&self) -> Flow<'_> {
        let sources = Sources {
            links: &self.links,
            quotes: &self.quotes,
            includes: &self.includes,
        };
        flow::Reader::new(&self.page, sources).flow()
    }
}

/// A picture of which is known whether it may be printed again.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct KnownPicture {
    pub source: SourcePath,
    pub out: OutPath,
    pub alt: String,
    pub credit: String,
    pub reprint: Reprint,
    pub form: Form,
    /// Of its bytes.
    pub digest: Digest,
}

/// A text to be printed again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub lang: String,
    pub title: String,
    pub standfirst: String,
    /// Who wrote it, and its day; empty where neither is known.
    pub byline: String,
    pub parts: Vec<Part>,
    /// Footnotes, in the order of their numbers.
    pub notes: Vec<Vec<Part>>,
    /// The heading over the notes.
    pub notes_heading: String,
    /// Source, licence, address, clauses, pictures: a paragraph each.
    pub credits: Vec<Vec<Run>>,
    /// The line at which a cut may begin.
    pub cut_mark: String,
}

/// A block of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// 2 to 6.
    Heading(u8, Vec<Run>),
    Paragraph(Vec<Run>),
    Quote(Vec<Part>),
    /// `first`: the number of the first item; `None` for a list without numbers.
    List {
        first: Option<u64>,
        items: Vec<Vec<Part>>,
    },
    /// Rows of cells, the head first.
    Table(Vec<Vec<Vec<Run>>>),
    Code(String),
    Picture {
        /// `None` where it may not be given on.
        shown: Option<KnownPicture>,
        caption: String,
    },
    Rule,
    /// What may be cut.
    Cut(Vec<Part>),
}

/// A stretch of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    Text {
        text: String,
        look: Look,
    },
    Break,
    /// The mention of a footnote, from 1.
    Note(usize),
}

/// How a stretch looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    pub strong: bool,
    pub emphasis: bool,
    pub struck: bool,
    pub code: bool,
    pub raised: bool,
    pub lowered: bool,
    /// A whole address.
    pub link: Option<String>,
}

/// The piece that `source` makes.
pub fn piece(source: &Source, theme: &Theme) -> Piece {
    reader::read(source, theme)
}

impl Run {
    pub fn plain(text: impl Into<String>) -> Run {
        Run::Text {
            text: text.into(),
            look: Look::default(),
        }
    }

    pub fn strong(text: impl Into<String>) -> Run {
        Run::Text {
            text: text.into(),
            look: Look {
                strong: true,
                ..Look::default()
            },
        }
    }

    pub fn linked(text: impl Into<String>, address: &str) -> Run {
        Run::Text {
            text: text.into(),
            look: Look {
                link: Some(address.to_string()),
                ..Look::default()
            },
        }
    }
}

/// The line below a picture, or in its place.
pub fn caption(source: &Source, theme: &Theme, known: &KnownPicture) -> String {
    credits::caption(source, theme, Some(known), &known.alt)
}

/// What a picture shows, who made it, and whether it may be printed again.
pub fn told(source: &Source, theme: &Theme, known: &KnownPicture) -> String {
    credits::told(source, theme, known)
}

/// The words of `runs` as one line; the mention of a note is `[1]`.
pub fn line(runs: &[Run]) -> String {
    let word = |run: &Run| match run {
        Run::Text { text, look } if look.raised => script(text, SUPERSCRIPTS, '^'),
        Run::Text { text, look } if look.lowered => script(text, SUBSCRIPTS, '_'),
        Run::Text { text, .. } => text.clone(),
        Run::Break => "\n".to_string(),
        Run::Note(number) => format!("[{number}]"),
    };
    runs.iter().map(word).collect()
}

const SUPERSCRIPTS: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾";
const SUBSCRIPTS: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";

/// `text` in the small signs of Unicode, 10⁶; behind `mark` where there are none: `x^n`.
fn script(text: &str, signs: &str, mark: char) -> String {
    let sign = |c: char| {
        let at = "0123456789+-=()".chars().position(|plain| plain == c)?;
        signs.chars().nth(at)
    };
    let small: Option<String> = text.chars().map(sign).collect();
    small.unwrap_or_else(|| format!("{mark}{text}"))
}

impl Piece {
    /// The pictures that it shows, in order.
    pub fn pictures(&self) -> Vec<&KnownPicture> {
        let mut found = vec![];
        shown(&self.parts, &mut found);
        found
    }

    /// How long it is, whole and cut, without its credits.
    pub fn counts(&self) -> Counts {
        count::counts(self)
    }
}

fn shown<'a>(parts: &'a [Part], into: &mut Vec<&'a KnownPicture>) {
    for part in parts {
        match part {
            Part::Picture {
                shown: Some(known), ..
            } => into.push(known),
            Part::Quote(parts) | Part::Cut(parts) => shown(parts, into),
            Part::List { items, .. } => items.iter().for_each(|item| shown(item, into)),
            Part::Picture { shown: None, .. }
            | Part::Heading(..)
            | Part::Paragraph(_)
            | Part::Table(_)
            | Part::Code(_)
            | Part::Rule => {}
        }
    }
}
