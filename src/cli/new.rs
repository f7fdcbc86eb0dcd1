//! `xanh new`: source files to begin with.

pub mod page;
mod plan;

use super::Terminal;
use super::global::Global;
use crate::model::meta::KindName;
use crate::shell::failure::{Exit, Failure};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// What is begun, and where it goes.
#[derive(Debug, Args)]
pub struct New {
    #[arg(id = "new_kind", value_enum, hide_possible_values = true)]
    pub kind: NewKind,
    #[arg(id = "new_title")]
    pub title: Option<String>,
    #[arg(long = "in", id = "section")]
    pub section: Option<PathBuf>,
    #[arg(long)]
    pub edit: bool,
    #[arg(long)]
    pub from: Option<String>,
    #[arg(long)]
    pub level: Option<String>,
    #[arg(long)]
    pub out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum NewKind {
    #[value(alias = "trang")]
    Page,
    #[value(alias = "mo-dun")]
    Module,
    #[value(alias = "cam-nang")]
    Guide,
    #[value(alias = "chuyen-muc")]
    Column,
    #[value(alias = "bieu-mau")]
    Form,
    #[value(alias = "cap")]
    Level,
    #[value(alias = "don-vi")]
    Body,
    #[value(alias = "muc")]
    Section,
    #[value(alias = "ke-hoach")]
    Plan,
}

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
