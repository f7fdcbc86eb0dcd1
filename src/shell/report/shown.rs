//! A diagnostic with all that is needed to show it, without the file it stands in.

use crate::base::diagnostic::{Diagnostic, Fix, Language, Message, Severity};
use crate::base::path::SourcePath;
use crate::base::span::{Span, floor, line_col};
use serde::{Deserialize, Serialize};

/// A diagnostic that can be kept and shown later. In order: by file, place, severity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Shown {
    pub file: Option<String>,
    pub place: Option<Place>,
    #[serde(with = "severity")]
    pub severity: Severity,
    pub code: String,
    pub message: Sentence,
    pub help: Option<Sentence>,
    #[serde(default)]
    pub fixes: Vec<Edit>,
}

/// An edit that mends a fault: `replacement` in place of `start..end`, bytes of `file`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Edit {
    pub file: String,
    pub start: u32,
    pub end: u32,
    pub replacement: String,
}

/// Lines and columns from 1, in characters; the end is the column after the last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
    /// The first line, without its end.
    pub text: String,
    /// The bytes of `text` that are meant.
    pub bytes: (usize, usize),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Sentence {
    pub vi: String,
    pub en: String,
}

impl Sentence {
    pub fn within(&self, language: Language) -> &str {
        match language {
            Language::Vietnamese => &self.vi,
            Language::English => &self.en,
        }
    }
}

impl From<&Message> for Sentence {
    fn from(said: &Message) -> Self {
        Sentence {
            vi: said.vi.clone(),
            en: said.en.clone(),
        }
    }
}

impl From<&Fix> for Edit {
    fn from(fix: &Fix) -> Self {
        Edit {
            file: fix.span.file.to_string(),
            start: fix.span.start,
            end: fix.span.end,
            replacement: fix.replacement.clone(),
        }
    }
}

impl Shown {
    /// All of `diagnostics` in order, each once. `text` gives the text of a file where there is
    /// one.
    pub fn all<'a>(
        diagnostics: &[Diagnostic],
        text: impl Fn(&SourcePath) -> Option<&'a str>,
    ) -> Vec<Shown> {
        let mut shown: Vec<Shown> = diagnostics
            .iter()
            .map(|diagnostic| Shown::one(diagnostic, &text))
            .collect();
        shown.sort();
        shown.dedup();
        shown
    }

    /// A diagnostic that stands in no file of the site.
    pub fn bare(diagnostic: &Diagnostic) -> Shown {
        Shown::one(diagnostic, &|_| None)
    }

    fn one<'a>(diagnostic: &Diagnostic, text: &impl Fn(&SourcePath) -> Option<&'a str>) -> Shown {
        let span = diagnostic.span.as_ref();
        Shown {
            file: span.map(|span| span.file.to_string()),
            place: span.and_then(|span| place(span, text(&span.file)?)),
            severity: diagnostic.severity,
            code: diagnostic.code.to_string(),
            message: (&diagnostic.message).into(),
            help: diagnostic.help.as_ref().map(Sentence::from),
            fixes: diagnostic.fixes.iter().map(Edit::from).collect(),
        }
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Where `span` stands; `None` in an empty text, which has no place to show.
fn place(span: &Span, text: &str) -> Option<Place> {
    let (start, end) = (span.start as usize, span.end.max(span.start) as usize);
    let ((line, column), (end_line, end_column)) = (line_col(text, start), line_col(text, end));
    let begins = text[..floor(text, start)]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    let shown = text
        .get(begins..)
        .filter(|_| !text.is_empty())?
        .lines()
        .next()
        .unwrap_or_default();
    let within = |at: usize| crate::base::span::floor(shown, at.saturating_sub(begins));
    Some(Place {
        line,
        column,
        end_line,
        end_column,
        text: shown.to_string(),
        bytes: (within(start), within(end)),
    })
}

mod severity {
    use super::Severity;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(severity: &Severity, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(if *severity == Severity::Error {
            "error"
        } else {
            "warning"
        })
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Severity, D::Error> {
        Ok(if String::deserialize(deserializer)? == "error" {
            Severity::Error
        } else {
            Severity::Warning
        })
    }
}
