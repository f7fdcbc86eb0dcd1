//! The text of a file that is imported, whatever form and letters it has.

use super::report::{Removed, Why};
use super::{Encoding, Form, Options, markdown, word};
use crate::base::diagnostic::Diagnostic;
use crate::base::inputs;
use crate::base::path::SourcePath;
use crate::import::letters::{self, Doubtful, Legacy};
use crate::import::word as docx;
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
        let legacy = match options.encoding {
            Some(Encoding::Utf8) => None,
            Some(Encoding::Legacy(legacy)) => Some(legacy),
            None => letters::detect(&self.text),
        };
        let Some(legacy) = legacy else {
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
    inputs::text(file, bytes.to_vec()).or_else(|refused| {
        let western = letters::western(bytes);
        let told = matches!(options.encoding, Some(Encoding::Legacy(_)));
        if told || letters::detect(&western).is_some() {
            Ok(western)
        } else {
            Err(refused.why)
        }
    })
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
