//! What may be written on the command line. What it means stands in `words`.

use super::global::Global;
use super::words;
use crate::base::diagnostic::Language;
use crate::shell::environment;
use clap::{CommandFactory, Parser, Subcommand};
use std::ffi::OsString;

#[derive(Debug, Parser)]
#[command(
    name = "xanh",
    version,
    propagate_version = true,
    args_override_self = true,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Every command, with a hidden name in Vietnamese without marks.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(alias = "khoi-tao")]
    Init(super::init::Init),
    #[command(alias = "tao")]
    New(super::new::New),
    #[command(alias = "bat-dau")]
    Start(super::start::StartArgs),
    #[command(alias = "xem")]
    Serve(super::serve::Serve),
    #[command(alias = "soat")]
    Check(super::check::Check),
    #[command(aliases = ["dung", "xuat-ban"])]
    Build(super::build::Build),
    #[command(alias = "dong-goi")]
    Pack(super::pack::PackArgs),
    #[command(alias = "sua")]
    Fix(super::fix::FixArgs),
    #[command(alias = "liet-ke")]
    List(super::list::List),
    #[command(alias = "khoa")]
    Lock(super::lock::LockArgs),
    #[command(alias = "danh-so-lai")]
    Renumber(super::renumber::RenumberArgs),
    #[command(alias = "doi-ten")]
    Rename(super::levels::RenameArgs),
    #[command(alias = "gop")]
    Merge(super::levels::MergeArgs),
    #[command(alias = "so-sanh")]
    Diff(super::renumber::DiffArgs),
    #[command(alias = "nhap")]
    Import(super::import::ImportArgs),
    #[command(alias = "xuat")]
    Export(super::export::ExportArgs),
    #[command(alias = "giao-dien")]
    Theme(super::theme::Theme),
    #[command(alias = "thiet-lap")]
    Config,
    #[command(alias = "kham")]
    Doctor,
    #[command(alias = "don")]
    Clean(super::clean::CleanArgs),
    #[command(alias = "tro-giup")]
    Help(super::help::HelpArgs),
    #[command(alias = "giai-thich")]
    Explain(super::explain::ExplainArgs),
    #[command(alias = "tra-cuu")]
    Reference(super::explain::ReferenceArgs),
    Schema(super::explain::SchemaArgs),
    Completions(super::explain::CompletionsArgs),
}

/// All commands, with their words in `language`.
pub fn root(language: Language) -> clap::Command {
    words::translated(Cli::command(), language)
}

/// The language that `--lang` names, before anything else is understood: help and complaints want
/// it too.
pub fn language(arguments: &[OsString]) -> Option<Language> {
    let arguments: Vec<_> = arguments
        .iter()
        .map(|argument| argument.to_string_lossy())
        .collect();
    let after = arguments
        .iter()
        .position(|argument| argument == "--lang")
        .and_then(|at| arguments.get(at + 1));
    let joined = arguments
        .iter()
        .find_map(|argument| argument.strip_prefix("--lang="));
    environment::named(joined.or(after.map(|value| value.as_ref()))?)
}
