//! The text of a file that is imported, whatever form and letters it has.

use super::removed::{Removed, Why};
use super::{Form, Options, markdown, word};
use crate::base::diagnostic::Diagnostic;
use crate::base::path::SourcePath;
use crate::import::letters::{self, Doubtful, Legacy};
use crate::import::word as docx;
use crate::import::{pdf, source};
use std::collections::BTreeSet;

/// The text of a file, and what was done to have it.
#[derive(Default)]
pub struct Source {
    pub text: String,
    /// What the file holds and the text does not.
    pub removed: Vec<Removed>,
    /// What the text holds and a person should look at.
    pub kept: Vec<Removed>,
    /// Old letters that were turned into those of today.
    pub legacy: BTreeSet<Legacy>,
    pub doubtful: Vec<Doubtful>,
    pub tables: usize,
}

/// Diagnostics: those of `import::word`; `read/encoding`.
pub fn read(
    file: &SourcePath,
    bytes: &[u8],
    form: Form,
    options: &Options,
) -> Result<Source, Box<Diagnostic>> {
    let mut source = match form {
        Form::Word => of_word(docx::read(file, bytes, options.changes)?),
        Form::Pdf => of_word(pdf::read(file, bytes)?),
        Form::Markdown => {
            let (text, removed) = markdown::plain(&utf8(file, bytes, options)?);
            Source {
                text,
                removed,
                ..Source::default()
            }
        }
        Form::Text => Source {
            text: utf8(file, bytes, options)?,
            ..Source::default()
        },
    };
    source.modernise(options);
    Ok(source)
}

impl Source {
    /// Turns letters of old fonts into those of today, where the text shows them or the person says
    /// so.
    fn modernise(&mut self, options: &Options) {
        let Some(legacy) = source::legacy(options.encoding, &self.text) else {
            return;
        };
        let converted = letters::convert(&self.text, legacy);
        if converted.text != self.text {
            self.legacy.insert(legacy);
        }
        self.text = converted.text;
        self.doubtful = converted.doubtful;
    }
}

/// The text in `bytes`; one byte a character, as Windows shows them, where it is no UTF-8 and set
/// in letters of old fonts.
fn utf8(file: &SourcePath, bytes: &[u8], options: &Options) -> Result<String, Box<Diagnostic>> {
    source::as_it_stands(file, bytes, options.encoding)
}

fn of_word(read: docx::Word) -> Source {
    let lines = word::lines(&read);
    let (removed, kept) = read
        .notices
        .into_iter()
        .map(|notice| Removed {
            line: notice.paragraph,
            text: notice.text,
            why: Why::Word(notice.kind),
        })
        .partition(|one: &Removed| match one.why {
            Why::Word(kind) => kind.is_left_out(),
            _ => true,
        });
    Source {
        text: lines.text,
        removed,
        kept,
        legacy: lines.legacy,
        doubtful: vec![],
        tables: lines.tables,
    }
}
