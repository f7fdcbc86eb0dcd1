//! A text that people have, from Word, LibreOffice, a browser or another Markdown, becomes a page.

mod close;
mod front;
mod inline;
mod levels;
mod markdown;
mod module;
mod pictures;
mod piece;
mod report;
mod roles;
mod write;

pub use close::{is_closed, note_mark, same_words};
pub use inline::{escape, without_fences};
pub use markdown::heading;
pub use report::{Listed, Report, Why};

use super::letters::{Doubtful, Encoding};
use super::word::{self, Changes, Word};
use super::{html, odt, source};
use crate::base::diagnostic::Diagnostic;
use crate::base::path::SourcePath;
use crate::model::meta::KindName;
use crate::text::vi;
use piece::Piece;

/// What kind of file a text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Word,
    OpenDocument,
    Html,
    Markdown,
}

/// What the person asks for who imports a file.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub kind: KindName,
    pub changes: Changes,
    /// `None`: as fonts and letters show.
    pub encoding: Option<Encoding>,
}

/// A page that was imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedPage {
    /// The name of its folder, from its title: `phong-trao-3t`.
    pub id: String,
    /// `index.md` and the pictures beside it.
    pub files: Vec<(String, Vec<u8>)>,
    pub report: Report,
}

/// A text on its way to become a page.
struct Draft {
    title: String,
    author: String,
    /// `2026-03-05`
    date: String,
    pieces: Vec<Piece>,
    pictures: Vec<(String, Vec<u8>)>,
    listed: Vec<Listed>,
}

impl Form {
    /// The form that a file has by the ending of its name; `None` for one that cannot be read.
    pub fn of(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1.to_lowercase().as_str() {
            "docx" | "docm" | "dotx" => Some(Form::Word),
            "odt" => Some(Form::OpenDocument),
            "html" | "htm" | "xhtml" => Some(Form::Html),
            "md" | "markdown" | "txt" => Some(Form::Markdown),
            _ => None,
        }
    }
}

/// The page in `bytes`, a file named `name`.
///
/// What may be for trainers alone stands in blocks `trainer`; comments and hidden text are in the
/// report and nowhere else. Diagnostics: those of `import::word` and `import::odt`;
/// `read/encoding`.
pub fn page(
    name: &str,
    bytes: &[u8],
    form: Form,
    options: &Options,
) -> (Option<ImportedPage>, Vec<Diagnostic>) {
    match draft(name, bytes, form, options) {
        Ok(draft) => (Some(imported(name, draft, options.kind)), vec![]),
        Err(fault) => (None, vec![*fault]),
    }
}

fn draft(
    name: &str,
    bytes: &[u8],
    form: Form,
    options: &Options,
) -> Result<Draft, Box<Diagnostic>> {
    let file = SourcePath::called(name);
    let encoding = options.encoding;
    Ok(match form {
        Form::Word => of_word(word::read(&file, bytes, options.changes)?, options),
        Form::OpenDocument => of_word(odt::read(&file, bytes, options.changes)?, options),
        Form::Html => {
            let read = source::markup(&file, bytes, encoding)?;
            doubted(of_word(html::read(&read.text), options), read.doubtful)
        }
        Form::Markdown => {
            let read = source::text(&file, bytes, encoding)?;
            doubted(markdown::draft(&read.text), read.doubtful)
        }
    })
}

fn of_word(mut word: Word, options: &Options) -> Draft {
    let doubtful = source::modernise(&mut word, options.encoding);
    doubted(write::draft(word), doubtful)
}

/// Lists the words of old letters that may have been read wrongly.
fn doubted(mut draft: Draft, doubtful: Vec<Doubtful>) -> Draft {
    let listed = doubtful.into_iter().map(|one| {
        let text = format!("{} → {}", one.before, one.after);
        Listed::new(Why::Letters, &text, one.line)
    });
    draft.listed.extend(listed);
    draft
}

fn imported(name: &str, mut draft: Draft, kind: KindName) -> ImportedPage {
    if draft.title.trim().is_empty() {
        draft.title = SourcePath::called(name).stem().to_string();
    }
    draft.title = draft.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let stretches = close::close(&mut draft.pieces, &draft.title, kind);
    draft.title = open_title(&mut draft, name, kind);
    let (keys, pieces, minutes) = match kind {
        KindName::Module => module::module(draft.pieces),
        _ => (vec![], draft.pieces, vec![]),
    };
    let text =
        front::front(&draft.title, kind, &draft.date, &draft.author, &keys) + &piece::text(&pieces);
    let mut report = Report::new(name, kind, &draft.title, &pieces);
    report.listed.extend(draft.listed);
    report.listed.extend(stretches);
    report.listed.extend(minutes);
    report.listed.sort_by_key(|one| one.paragraph);
    report.pictures = draft.pictures.len();
    let id = match vi::slug(&draft.title) {
        slug if slug.is_empty() => "trang".to_string(),
        slug => slug
            .chars()
            .take(60)
            .collect::<String>()
            .trim_matches('-')
            .to_string(),
    };
    let mut files = vec![("index.md".to_string(), text.into_bytes())];
    files.extend(draft.pictures);
    ImportedPage { id, files, report }
}

/// The title as all may read it; what it says of a key becomes a closed piece.
fn open_title(draft: &mut Draft, name: &str, kind: KindName) -> String {
    let (open, rest) = close::open_title(&draft.title, kind);
    if !rest.is_empty() {
        let closed = Piece {
            closed: true,
            ..Piece::text(rest, escape(rest), 1)
        };
        draft.pieces.insert(0, closed);
    }
    match open.trim() {
        "" => SourcePath::new(name).stem().to_string(),
        open => open.to_string(),
    }
}

/// The Markdown of a stretch of a text, and what is to be looked at in it; nothing in it is closed.
pub fn fragment(word: Word) -> (String, Vec<Listed>) {
    let draft = write::fragment(word);
    (piece::text(&draft.pieces).trim().to_string(), draft.listed)
}

/// Runs on one line as Markdown.
pub fn inline(runs: Vec<word::Run>) -> String {
    let paragraph = word::Paragraph {
        runs,
        ..word::Paragraph::default()
    };
    inline::markdown(&paragraph, inline::Place::Line, &|_| String::new())
}

/// Plain words on one line as Markdown.
pub fn line(text: &str) -> String {
    let run = word::Run {
        text: text.to_string(),
        ..word::Run::default()
    };
    inline(vec![run])
}
