//! What several commands understand. What it means stands in `words`.

use super::value;
use crate::shell::report::Style;
use clap::{ArgAction, Args, ValueEnum};
use std::path::PathBuf;

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
    #[arg(
        short,
        long,
        global = true,
        allow_negative_numbers = true,
        value_parser = value::threads
    )]
    pub jobs: Option<u16>,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    pub help: Option<bool>,
    #[arg(short = 'V', long, global = true, action = ArgAction::Version)]
    pub version: Option<bool>,
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
