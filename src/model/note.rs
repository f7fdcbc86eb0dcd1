//! What the editors say of a clause, beside its text.

use super::clause::{ClauseId, ClauseRef};
use super::level::LevelId;
use crate::base::span::{Span, Spanned};

/// What the editors say of a clause, beside its text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Note {
    pub clause: ClauseId,
    pub levels: Vec<LevelId>,
    pub summary: String,
    pub carries_out: Vec<ClauseRef>,
    pub keywords: Vec<String>,
    pub report: Option<Report>,
    /// Words that are misprinted in the text and stay so.
    pub verbatim: Vec<Spanned<String>>,
    /// Named parts: id and sentence, in the order written.
    pub parts: Vec<(String, String)>,
    pub span: Span,
}

/// To whom a clause has its level report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Report {
    /// The id of a body.
    pub to: String,
    pub every: String,
    pub due: String,
}
