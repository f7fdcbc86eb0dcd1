//! An official text as people paste it becomes the folder of a plan.

mod capitals;
mod clean;
mod front;
mod join;
mod markdown;
mod page;
mod report;
mod stamp;

pub use report::{Removed, Report, Why};

use super::docx;
use crate::base::diagnostic::{Diagnostic, fault, message};
use crate::base::inputs;
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::model::plan::{Layout, OfficialText};
use crate::read::plan::{layout, official};

/// What kind of file a text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Text,
    Markdown,
    Word,
}

/// A plan that was imported: files of its folder with their names, and what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The name of its folder, from the number of the document: `57-kh-tld`.
    pub id: String,
    /// `text.txt`, `index.md`, `notes.toml`.
    pub files: Vec<(&'static str, String)>,
    pub report: Report,
}

impl Form {
    /// The form that a file has by the ending of its name; `None` for one that cannot be read.
    pub fn of(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1.to_lowercase().as_str() {
            "txt" | "text" => Some(Form::Text),
            "md" | "markdown" => Some(Form::Markdown),
            "docx" => Some(Form::Word),
            _ => None,
        }
    }
}

/// The plan in `bytes`, a file named `name`. Places of faults are places in the new `text.txt`.
///
/// Page headers, page numbers and signature stamps are taken out and told in the report; lines that
/// layout broke are joined by a space. Nothing else changes: white space aside, `text.txt` holds
/// every other character. Diagnostics: those of `read::plan::official` and `import::docx`;
/// `read/encoding`, `import/lost`.
pub fn plan(name: &str, bytes: &[u8], form: Form) -> (Option<Imported>, Vec<Diagnostic>) {
    let file = SourcePath::new(name);
    let read = match form {
        Form::Word => docx::text(&file, bytes),
        Form::Markdown => utf8(&file, bytes).map(|text| markdown::plain(&text)),
        Form::Text => utf8(&file, bytes),
    };
    let text = match read {
        Ok(text) => text,
        Err(fault) => return (None, vec![*fault]),
    };
    let cleaned = clean::clean(&text, form);
    let source = SourcePath::new("text.txt");
    let (broken, _) = read_as(&source, &cleaned.text);
    let joined = join::join(&broken.0);
    let ((official, layout), mut faults) = read_as(&source, &joined.text);
    faults.extend(lost(&file, &text, &cleaned, &joined.text));
    let report = Report::new(bytes, &joined, cleaned.removed, &official);
    let (id, index) = front::index(&file, &official, layout);
    let files = vec![
        ("index.md", index),
        ("notes.toml", front::notes(&official)),
        ("text.txt", joined.text),
    ];
    (Some(Imported { id, files, report }), faults)
}

fn utf8(file: &SourcePath, bytes: &[u8]) -> Result<String, Box<Diagnostic>> {
    inputs::text(file, bytes.to_vec()).map_err(|refused| refused.why)
}

/// `text` read in the layout that it has.
fn read_as(source: &SourcePath, text: &str) -> ((OfficialText, Layout), Vec<Diagnostic>) {
    let layout = layout(text);
    let (read, faults) = official(source, &text.into(), layout);
    ((read, layout), faults)
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
