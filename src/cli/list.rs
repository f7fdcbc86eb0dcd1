//! `xanh list`: what the site holds, as a table, JSON or CSV on stdout.

mod citations;
mod coverage;
mod pages;
pub mod table;
mod unanswered;

use super::Terminal;
use super::global::{BuildArgs, Format, Global};
use super::site;
use crate::engine::{self, Memo};
use crate::features;
use crate::shell::disk;
use crate::shell::failure::{Exit, Failure};
use crate::shell::report::{self, Shown};
use clap::{Args, ValueEnum};

/// What of a site is listed.
#[derive(Debug, Args)]
pub struct List {
    #[arg(
        value_enum,
        default_value = "pages",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub what: ListKind,
    #[arg(long, value_enum, hide_possible_values = true)]
    pub sort: Option<SortKey>,
    #[command(flatten)]
    pub wish: BuildArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListKind {
    Pages,
    Drafts,
    Future,
    Expired,
    Review,
    Orphans,
    Coverage,
    Unanswered,
    Citations,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SortKey {
    File,
    Title,
    Kind,
    Words,
    Date,
    Review,
}

/// Prints the list that was asked for. Faults of the site are told; they do not keep it from being
/// listed.
pub fn list(shell: &Terminal, global: &Global, list: &List) -> Result<Exit, Failure> {
    let mut options = site::options(global, &list.wish)?;
    (options.drafts, options.future, options.expired) = (true, true, true);
    disk::expect_site(&global.root, &options.config)?;
    let now = site::moment(&list.wish)?;
    let (inputs, _) = disk::read(&global.root, options, now)?;
    let planned = engine::plan(&inputs, &features::ALL, &Memo::once());
    let table = match list.what {
        ListKind::Pages
        | ListKind::Drafts
        | ListKind::Future
        | ListKind::Expired
        | ListKind::Review
        | ListKind::Orphans => pages::pages(&planned.site, now, list.what, list.sort),
        ListKind::Coverage => coverage::cells(&planned.site),
        ListKind::Unanswered => unanswered::clauses(&planned.site),
        ListKind::Citations => citations::citations(&planned.site),
    };
    report::put(&table.text(global.format, shell.language));
    let errors: Vec<_> = planned
        .diagnostics
        .into_iter()
        .filter(|diagnostic| diagnostic.is_error())
        .collect();
    if errors.is_empty() {
        return Ok(Exit::Clean);
    }
    let shown = Shown::all(&errors, |file| {
        inputs
            .shown(file)
            .or_else(|| crate::theme::embedded_text(file))
    });
    if !matches!(global.format, Format::Json | Format::Csv) {
        shell.tell(&shown);
    }
    Ok(Exit::Faults)
}
