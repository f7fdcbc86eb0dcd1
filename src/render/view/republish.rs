//! What a template gets of a column that may be printed again.

use super::LinkView;
use serde::Serialize;

/// What a newspaper needs to print a column again; `column.html` gets it as `republish`.
#[derive(Serialize)]
pub struct RepublishView {
    /// Its name and, where there is one, its address on the web.
    pub licence: LinkView,
    pub terms: String,
    /// The text with its credits as HTML without classes, and as plain text.
    pub html: String,
    pub text: String,
    /// The line where a cut may begin, in both forms, and the line above the credits in the plain
    /// one (`<hr>` in HTML).
    pub cut_mark: String,
    pub rule: &'static str,
    pub whole: CountView,
    pub cut: Option<CountView>,
    pub headlines: Vec<HeadlineView>,
    /// Files to take away, the most useful first.
    pub files: Vec<LinkView>,
    /// A line for each picture of the newspaper's own.
    pub pictures: Vec<String>,
}

/// A length as Word counts it.
#[derive(Serialize)]
pub struct CountView {
    pub words: usize,
    pub characters: usize,
    pub without_spaces: usize,
}

#[derive(Serialize)]
pub struct HeadlineView {
    pub label: String,
    pub text: String,
    pub characters: usize,
    /// Messages that it is sent as; only of a text message.
    pub parts: Option<usize>,
}
