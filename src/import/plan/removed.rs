//! What an import takes out of a text, and why.

use crate::import::word::NoticeKind;
use serde::Serialize;

/// A stretch of the text that was taken out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Removed {
    /// From 1, in the text that was read; in a Word file the paragraph.
    pub line: usize,
    pub text: String,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    PageNumber,
    /// It may be that of a page.
    Number,
    PageHeader,
    Stamp,
    /// Signs of Markdown, counted.
    Markdown,
    #[serde(untagged)]
    Word(NoticeKind),
}
