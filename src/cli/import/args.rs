//! What may be written behind `xanh import`.

use crate::model::meta::KindName;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// What is taken in, and where it goes.
#[derive(Debug, Args)]
pub struct ImportArgs {
    #[arg(value_enum, hide_possible_values = true)]
    pub kind: ImportKind,
    pub file: PathBuf,
    #[arg(long)]
    pub out: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
    /// The page comes in again after each save.
    #[arg(long)]
    pub watch: bool,
    #[arg(long, value_enum, hide_possible_values = true)]
    pub layout: Option<LayoutName>,
    #[arg(
        long,
        value_enum,
        hide_possible_values = true,
        default_value = "accept"
    )]
    #[arg(hide_default_value = true)]
    pub changes: Tracked,
    #[arg(long, value_enum, hide_possible_values = true)]
    pub encoding: Option<Letters>,
    /// Questions are for learners, not for exams alone.
    #[arg(long)]
    pub practice: bool,
}

/// How an official text is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LayoutName {
    #[value(name = "muc-khoan-diem")]
    Sections,
    #[value(name = "dieu-khoan-diem")]
    Articles,
}

/// What becomes of tracked changes of a Word file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Tracked {
    Accept,
    Reject,
}

/// How the letters of a file are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Letters {
    #[value(name = "utf-8")]
    Utf8,
    Tcvn3,
    Vni,
    Viqr,
    #[value(name = "windows-1258", alias = "cp1258")]
    Windows1258,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ImportKind {
    #[value(alias = "ke-hoach")]
    Plan,
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
    #[value(alias = "cau-hoi")]
    Questions,
    #[value(alias = "trang-web")]
    Site,
}

impl ImportKind {
    /// The kind of a page; `None` for what becomes something else.
    pub fn of_page(self) -> Option<KindName> {
        match self {
            ImportKind::Page => Some(KindName::Page),
            ImportKind::Module => Some(KindName::Module),
            ImportKind::Guide => Some(KindName::Guide),
            ImportKind::Column => Some(KindName::Column),
            ImportKind::Form => Some(KindName::Form),
            ImportKind::Plan | ImportKind::Questions | ImportKind::Site => None,
        }
    }
}
