//! `xanh new`: source files to begin with.

pub mod page;
mod plan;

use super::Terminal;
use super::args::{Global, New, NewKind};
use crate::model::meta::KindName;
use crate::shell::failure::{Exit, Failure};

/// Writes the files to begin with; nothing where one of them is there already.
///
/// Failures: those of `plan::plan` and `page::page`.
pub fn new(terminal: &Terminal, global: &Global, new: &New) -> Result<Exit, Failure> {
    let kind = match new.kind {
        NewKind::Plan => return plan::plan(terminal, global, new),
        NewKind::Section => return page::section(terminal, global, new),
        NewKind::Page => KindName::Page,
        NewKind::Module => KindName::Module,
        NewKind::Guide => KindName::Guide,
        NewKind::Column => KindName::Column,
        NewKind::Form => KindName::Form,
        NewKind::Level => KindName::Level,
        NewKind::Body => KindName::Body,
    };
    page::page(terminal, global, new, kind)
}
