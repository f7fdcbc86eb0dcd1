//! An official text as people paste it becomes the folder of a plan.

mod capitals;
mod clean;
mod front;
mod join;
mod markdown;
mod page;
mod place;
mod removed;
mod report;
mod source;
mod stamp;
mod word;

pub use removed::{Removed, Why};
pub use report::Report;

use super::letters::Encoding;
use super::word::Changes;
use crate::base::diagnostic::{Diagnostic, fault, message};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::model::official::{Layout, Speech};
use crate::read::plan::{layout, official};
use place::Places;

/// What kind of file a text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Text,
    Markdown,
    Word,
    Pdf,
}

/// A plan that was imported: files of its folder with their names, and what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedPlan {
    /// The name of its folder, from the number of the document: `57-kh-tld`.
    pub id: String,
    /// `text.txt`, `index.md`, `notes.toml`.
    pub files: Vec<(&'static str, String)>,
    /// The name and the bytes of the file as it was, where its letters were turned into those of
    /// today.
    pub original: Option<(String, Vec<u8>)>,
    pub report: Report,
    /// The text of the file, which places of faults lie in.
    pub source: String,
}

impl Form {
    /// The form that a file has by the ending of its name; `None` for one that cannot be read.
    pub fn of(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1.to_lowercase().as_str() {
            "txt" | "text" => Some(Form::Text),
            "md" | "markdown" => Some(Form::Markdown),
            "docx" | "docm" | "dotx" => Some(Form::Word),
            "pdf" => Some(Form::Pdf),
            _ => None,
        }
    }
}

/// What the person asks for who imports a file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// `None`: as the text shows.
    pub layout: Option<Layout>,
    pub changes: Changes,
    /// `None`: as the letters show.
    pub encoding: Option<Encoding>,
    /// What clauses are called in, and the language of comments.
    pub speech: Speech,
}

/// The plan in `bytes`, a file named `name`. Places of faults are places in its text.
///
/// Page headers, page numbers and signature stamps are taken out and told in the report; lines that
/// layout broke are joined by a space. Nothing else changes: white space aside, `text.txt` holds
/// every other character. Diagnostics: those of `read::plan::official` and `import::word`;
/// `read/encoding`, `import/lost`.
pub fn plan(
    name: &str,
    bytes: &[u8],
    form: Form,
    options: &Options,
) -> (Option<ImportedPlan>, Vec<Diagnostic>) {
    let file = SourcePath::called(name);
    let source = match source::read(&file, bytes, form, options) {
        Ok(source) => source,
        Err(fault) => return (None, vec![*fault]),
    };
    let cleaned = clean::clean(&source.text, form);
    let path = SourcePath::new("text.txt");
    let read = |text: &str| {
        let layout = options.layout.unwrap_or_else(|| layout(text));
        let (text, faults) = official(&path, &text.into(), layout);
        ((text.called_in(options.speech), faults), layout)
    };
    let joined = join::join(&read(&cleaned.text).0.0);
    let ((official, faults), layout) = read(&joined.text);
    let mut faults = Places::new(&file, &source.text, &joined.text).placed(faults);
    faults.extend(lost(&file, &source.text, &cleaned, &joined.text));
    let original = (!source.legacy.is_empty()).then(|| original(&file, bytes));
    let text = source.text.clone();
    let report = Report::new(bytes, &joined, cleaned, source, &official);
    let (id, index) = front::index(&file, &official, layout);
    let files = vec![
        ("index.md", index),
        ("notes.toml", front::notes(&official)),
        ("text.txt", joined.text),
    ];
    let imported = ImportedPlan {
        id,
        files,
        original,
        report,
        source: text,
    };
    (Some(imported), faults)
}

/// The file as it was, under a name that no site reads.
fn original(file: &SourcePath, bytes: &[u8]) -> (String, Vec<u8>) {
    (format!(".original.{}", file.extension()), bytes.to_vec())
}

/// Whether a character went astray: what is left and what was taken out must be all that was there.
fn lost(file: &SourcePath, text: &str, cleaned: &clean::Cleaned, new: &str) -> Option<Diagnostic> {
    let told = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let removed: usize = cleaned.removed.iter().map(|one| told(&one.text)).sum();
    let same = cleaned.text.split_whitespace().eq(new.split_whitespace());

    let fault = fault!(
        "import/lost",
        Span::new(file, 0..0),
        vi: "có chữ bị mất khi nhập",
        en: "characters were lost on the way in",
    );
    (!same || told(text) != removed + told(new)).then(|| {
        fault.help(
            message!(vi: "báo lỗi này cho người làm xanh", en: "report this to the makers of xanh"),
        )
    })
}
