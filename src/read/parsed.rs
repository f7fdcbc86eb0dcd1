//! A text in its first phase.

use crate::base::path::SourcePath;
use crate::model::block::{Block, Directive, directives};
use crate::model::markdown::SpannedEvent;
use std::ops::Range;

/// A text in its first phase: its fences are scanned and its events known; nothing in it is read.
pub struct Parsed<'a> {
    pub file: &'a SourcePath,
    /// The file as written, fences included.
    pub source: &'a str,
    pub text: &'a str,
    pub blocks: &'a [Block],
    /// Starts of the lines that were fences, ascending.
    pub fences: &'a [usize],
    /// Lines that were meant for fences.
    pub slips: &'a [Range<usize>],
    /// All of them, fences and questions for exams too.
    pub events: Vec<SpannedEvent<'a>>,
}

impl Parsed<'_> {
    /// Every block of the text, outer ones first, in order.
    pub fn directives(&self) -> Vec<&Directive> {
        directives(self.blocks)
    }
}
