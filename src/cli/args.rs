//! What may be written on the command line. What it means stands in `words`.

use crate::base::diagnostic::Language;
use crate::shell::environment;
use crate::shell::report::Style;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::net::IpAddr;
use std::num::NonZeroU16;
use std::path::PathBuf;

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

/// What every command understands, before its name or after it.
#[derive(Clone, Debug, Args)]
pub struct Global {
    #[arg(
        short,
        long,
        global = true,
        default_value = ".",
        hide_default_value = true
    )]
    pub root: PathBuf,
    #[arg(short, long, global = true)]
    pub config: Option<String>,
    #[arg(
        long,
        global = true,
        value_enum,
        default_value = "human",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: Format,
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    #[arg(short, long, global = true)]
    pub verbose: bool,
    #[arg(long, global = true, value_enum, hide_possible_values = true)]
    pub lang: Option<Lang>,
    #[arg(short, long, global = true)]
    pub jobs: Option<NonZeroU16>,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    pub help: Option<bool>,
    #[arg(short = 'V', long, global = true, action = ArgAction::Version)]
    pub version: Option<bool>,
}

/// Every command, with a hidden name in Vietnamese without marks.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(alias = "khoi-tao")]
    Init(Init),
    #[command(alias = "tao")]
    New(New),
    #[command(alias = "bat-dau")]
    Start(super::start::StartArgs),
    #[command(alias = "xem")]
    Serve(Serve),
    #[command(alias = "soat")]
    Check(Check),
    #[command(aliases = ["dung", "xuat-ban"])]
    Build(Build),
    #[command(alias = "dong-goi")]
    Pack(super::pack::PackArgs),
    #[command(alias = "sua")]
    Fix(super::fix::FixArgs),
    #[command(alias = "liet-ke")]
    List(List),
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
    Theme(Theme),
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

#[derive(Debug, Args)]
pub struct Build {
    #[arg(short, long)]
    pub output_dir: Option<PathBuf>,
    #[command(flatten)]
    pub wish: BuildArgs,
}

#[derive(Debug, Args)]
pub struct Check {
    /// Other hosts are asked too.
    #[arg(long)]
    pub external: bool,
    #[command(flatten)]
    pub wish: BuildArgs,
}

#[derive(Debug, Args)]
pub struct Serve {
    pub path: Option<PathBuf>,
    #[arg(short, long)]
    pub interface: Option<IpAddr>,
    #[arg(short, long)]
    pub port: Option<u16>,
    #[arg(short = 'O', long)]
    pub open: bool,
    #[arg(long)]
    pub lan: bool,
    #[arg(long)]
    pub follow: bool,
    #[arg(long)]
    pub editor: Option<String>,
    #[arg(
        long,
        default_value = "15",
        hide_default_value = true,
        value_parser = clap::value_parser!(u64).range(1..=60_000)
    )]
    pub debounce: u64,
    #[command(flatten)]
    pub wish: BuildArgs,
}

/// What is done with which theme.
#[derive(Debug, Args)]
pub struct Theme {
    #[arg(value_enum, hide_possible_values = true)]
    pub action: ThemeAction,
    pub name: Option<String>,
    #[arg(long)]
    pub strict: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ThemeAction {
    List,
    Check,
    New,
}

/// What a new site is for, and where it goes.
#[derive(Debug, Args)]
pub struct Init {
    #[arg(id = "dir")]
    pub folder: Option<PathBuf>,
    #[arg(long, value_enum, hide_possible_values = true)]
    pub preset: Option<PresetName>,
    #[arg(long)]
    pub title: Option<String>,
    /// Nothing is asked.
    #[arg(short, long)]
    pub yes: bool,
    /// Schemas for an editor; alone in a folder that holds a site.
    #[arg(long)]
    pub vscode: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PresetName {
    #[value(alias = "ke-hoach")]
    Plan,
    #[value(alias = "dao-tao")]
    Training,
    #[value(alias = "chuyen-muc")]
    Columns,
    #[value(alias = "tat-ca")]
    All,
    #[value(alias = "trong")]
    Empty,
}

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

/// Which site is wanted.
#[derive(Debug, Args)]
pub struct BuildArgs {
    #[arg(short = 'u', long)]
    pub base_url: Option<String>,
    #[arg(short = 'D', long)]
    pub drafts: bool,
    #[arg(short = 'F', long)]
    pub future: bool,
    #[arg(short = 'E', long)]
    pub expired: bool,
    #[arg(long)]
    pub clock: Option<String>,
    /// For learners where nothing is said; `check` then looks at both sites.
    #[arg(long, value_enum, hide_possible_values = true)]
    pub audience: Option<Audience>,
    #[arg(long)]
    pub strict: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    Human,
    Json,
    Github,
    /// Lists only; messages are for people.
    Csv,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Lang {
    Vi,
    En,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Audience {
    Learner,
    Trainer,
}

impl Format {
    pub fn style(self) -> Style {
        match self {
            Format::Human | Format::Csv => Style::Human,
            Format::Json => Style::Json,
            Format::Github => Style::Github,
        }
    }
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
