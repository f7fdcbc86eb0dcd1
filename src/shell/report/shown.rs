//! A diagnostic with all that is needed to show it, without the file it stands in.

use super::place::{Locator, Place};
use crate::base::diagnostic::{Bond, Diagnostic, Fix, Language, Message, Severity, fault};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use serde::{Deserialize, Serialize};

/// Faults of one file that are listed; nobody mends a thousand before looking again.
const MOST: usize = 1000;

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
    /// Faults that follow from one of these places follow from this one.
    #[serde(default)]
    pub causes: Vec<Anchor>,
    #[serde(default)]
    pub follows: Option<Anchor>,
}

/// A byte of a file, by which faults that hang together know each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Anchor {
    file: String,
    start: u32,
}

/// An edit that mends a fault: `replacement` in place of `start..end`, bytes of `file`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Edit {
    pub file: String,
    pub start: u32,
    pub end: u32,
    pub replacement: String,
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

impl From<&Span> for Anchor {
    fn from(place: &Span) -> Self {
        Anchor {
            file: place.file.to_string(),
            start: place.start,
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
    /// All of `diagnostics` in order, each once; of one file at most `MOST`, errors first, and one
    /// more that says how many are left out. `text` gives the text of a file where there is one.
    pub fn all<'a>(
        diagnostics: &[Diagnostic],
        text: impl Fn(&SourcePath) -> Option<&'a str>,
    ) -> Vec<Shown> {
        let mut ordered: Vec<&Diagnostic> = diagnostics.iter().collect();
        ordered.sort();
        ordered.dedup();
        let mut shown = vec![];
        for found in ordered.chunk_by(|one, other| file_of(one) == file_of(other)) {
            let mut locator = file_of(found[0]).and_then(&text).map(Locator::new);
            let (kept, left_out) = first_of(found);
            let mut one = |diagnostic: &&Diagnostic| Shown::one(diagnostic, locator.as_mut());
            shown.extend(kept.iter().map(&mut one));
            shown.extend(left_out.as_ref().map(|more| one(&more)));
        }
        shown.sort();
        shown.dedup();
        shown
    }

    /// A diagnostic that stands in no file of the site.
    pub fn bare(diagnostic: &Diagnostic) -> Shown {
        Shown::one(diagnostic, None)
    }

    fn one(diagnostic: &Diagnostic, locator: Option<&mut Locator>) -> Shown {
        let span = diagnostic.span.as_ref();
        let (causes, follows) = match &diagnostic.bond {
            Some(Bond::Cause(places)) => (places.iter().map(Anchor::from).collect(), None),
            Some(Bond::Consequence(place)) => (vec![], Some(place.into())),
            None => (vec![], None),
        };
        Shown {
            file: span.map(|span| span.file.to_string()),
            place: span.and_then(|span| locator?.place(span)),
            severity: diagnostic.severity,
            code: diagnostic.code.to_string(),
            message: (&diagnostic.message).into(),
            help: diagnostic.help.as_ref().map(Sentence::from),
            fixes: diagnostic.fixes.iter().map(Edit::from).collect(),
            causes,
            follows,
        }
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

fn file_of(diagnostic: &Diagnostic) -> Option<&SourcePath> {
    diagnostic.span.as_ref().map(|span| &span.file)
}

/// The first `MOST` of what was found in one file, errors first, in order; and how many more there
/// are, at the place of the first of them.
fn first_of<'d>(found: &[&'d Diagnostic]) -> (Vec<&'d Diagnostic>, Option<Diagnostic>) {
    if found.len() <= MOST || found[0].span.is_none() {
        return (found.to_vec(), None);
    }
    let mut kept = found.to_vec();
    kept.sort_by_key(|diagnostic| diagnostic.severity);
    let left_out = kept.split_off(MOST);
    kept.sort();
    let count = left_out.len();
    let more = Diagnostic {
        severity: left_out[0].severity,
        ..fault!(
            "report/more",
            left_out[0].span.clone(),
            vi: "và {count} chỗ nữa trong tệp này, không nêu hết",
            en: "and {count} more in this file, which are not listed",
        )
    };
    (kept, Some(more))
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
