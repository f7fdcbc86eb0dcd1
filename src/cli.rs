//! The command line: what was asked for, and the function that does it.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::disallowed_macros,
    reason = "the command line speaks to the terminal"
)]
#![deny(clippy::string_slice)]

mod args;
mod build;
mod check;
mod clean;
mod config;
mod doctor;
mod edited;
mod explain;
mod export;
mod external;
mod fix;
mod global;
mod help;
mod import;
mod init;
mod levels;
mod list;
mod lock;
mod named;
mod new;
mod pack;
mod panic;
mod parse;
mod recover;
mod renumber;
mod serve;
mod site;
mod start;
mod theme;
mod usage;
mod value;
mod words;

use crate::base::diagnostic::{Language, message};
use crate::shell::environment;
use crate::shell::failure::{Exit, Failure};
use crate::shell::report::{self, Shown, Style};
use crate::text::unseen::printable;
use args::{Cli, Command};
use global::Global;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Runs the command that the arguments of the program ask for.
pub fn main() -> ExitCode {
    panic::hook();
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let language = args::language(&arguments).unwrap_or_else(environment::language);
    let exit = match parse::parse(arguments, language) {
        Ok(cli) => run(cli, language),
        Err(exit) => exit,
    };
    ExitCode::from(exit as u8)
}

fn run(cli: Cli, language: Language) -> Exit {
    let Cli { global, command } = cli;
    let (style, root) = (global.format.style(), global.root.clone());
    let terminal = Terminal {
        is_explained: Arc::default(),
        style,
        quiet: global.quiet,
        verbose: global.verbose,
        language,
        root,
    };
    let Some(command) = command else {
        return start::start(&terminal);
    };
    let ready = threads(&global).and_then(|()| recover::recover(&global, &command));
    let done = ready.and_then(|()| match command {
        Command::Start(args) => start::page(&terminal, &args),
        Command::Init(args) => init::init(&terminal, &args),
        Command::Build(args) => build::build(&terminal, &global, &args),
        Command::Pack(args) => pack::pack(&terminal, &global, &args),
        Command::Check(args) => check::check(&terminal, &global, &args),
        Command::List(args) => list::list(&terminal, &global, &args),
        Command::Lock(args) => lock::lock(&terminal, &global, &args),
        Command::Renumber(args) => renumber::renumber(&terminal, &global, &args),
        Command::Rename(args) => levels::rename(&terminal, &global, &args),
        Command::Merge(args) => levels::merge(&terminal, &global, &args),
        Command::Diff(args) => renumber::diff(&global, &args, terminal.language),
        Command::Serve(args) => serve::serve(terminal.clone(), &global, &args),
        Command::Theme(args) => theme::theme(&terminal, &global, &args),
        Command::Import(args) => import::import(&terminal, &global, &args),
        Command::Export(args) => export::export(&terminal, &global, &args),
        Command::Fix(args) => fix::fix(&terminal, &global, &args),
        Command::Config => config::config(&terminal, &global),
        Command::Doctor => doctor::doctor(&terminal, &global),
        Command::Clean(args) => clean::clean(&terminal, &global, &args),
        Command::Help(args) => help::help(args::root(language), &args),
        Command::Explain(args) => explain::explain(&terminal, &args),
        Command::Reference(args) => explain::reference(&terminal, &args::root(language), &args),
        Command::Schema(args) => explain::schema(&terminal, &args),
        Command::Completions(args) => explain::completions(args::root(language), &args),
        Command::New(args) => new::new(&terminal, &global, &args),
    });
    done.unwrap_or_else(|failure| terminal.failed(&failure))
}

/// As many threads as were asked for; else as many as the machine has.
fn threads(global: &Global) -> Result<(), Failure> {
    let Some(jobs) = jobs(global)? else {
        return Ok(());
    };
    let built = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs.into())
        .build_global();
    built.map_err(|_| {
        let (vi, en) = (
            format!("máy này không mở được {jobs} luồng"),
            format!("this machine cannot start {jobs} threads"),
        );
        usage::failure("cli/threads", vi, en)
            .help(message!(vi: "viết số nhỏ hơn sau `-j`", en: "write a smaller number after `-j`"))
    })
}

/// The number of threads that is asked for, by `--jobs` or `XANH_JOBS`. Failures: `cli/value`.
fn jobs(global: &Global) -> Result<Option<u16>, Failure> {
    let Some(written) = environment::jobs().filter(|_| global.jobs.is_none()) else {
        return Ok(global.jobs);
    };
    value::threads(&written).map(Some).map_err(|wanted| {
        let (vi, en) = (
            format!("`XANH_JOBS` không nhận `{written}`"),
            format!("`XANH_JOBS` does not take `{written}`"),
        );
        usage::failure("cli/value", vi, en).help(wanted.0)
    })
}

/// How a command speaks.
#[derive(Clone)]
struct Terminal {
    /// Whether the way to `xanh explain` was shown; once a run is enough.
    is_explained: Arc<AtomicBool>,
    style: Style,
    quiet: bool,
    verbose: bool,
    language: Language,
    root: PathBuf,
}

impl Terminal {
    /// Tells what was found, and once how to learn more; warnings not where it should be quiet.
    fn tell(&self, shown: &[Shown]) {
        self.report(shown);
        let first = shown
            .iter()
            .min_by_key(|shown| (shown.severity, shown.follows.is_some()));
        let Some(code) = first.map(|shown| &shown.code) else {
            return;
        };
        let is_wanted = self.style == Style::Human && !self.quiet;
        if is_wanted && !self.is_explained.swap(true, Ordering::Relaxed) {
            self.say(
                &format!("vì sao, và ví dụ: xanh explain {code}"),
                &format!("why, with an example: xanh explain {code}"),
            );
        }
    }

    /// Tells what was found; warnings not where it should be quiet.
    fn report(&self, shown: &[Shown]) {
        let mut heard: Vec<Shown> = shown
            .iter()
            .filter(|shown| shown.is_error() || !self.quiet)
            .cloned()
            .collect();
        if self.style == Style::Github {
            // A workflow runs at the root of the repository and names files from there.
            heard.iter_mut().for_each(|shown| {
                shown.file = shown.file.take().map(|file| self.below_root(&file))
            });
        }
        report::print(
            &report::report(&heard, self.style, self.language),
            self.style,
        );
    }

    fn below_root(&self, file: &str) -> String {
        let path = self.root.join(file);
        path.strip_prefix(".")
            .unwrap_or(&path)
            .display()
            .to_string()
    }

    /// One line for people, unless it should be quiet.
    fn say(&self, vi: &str, en: &str) {
        if !self.quiet {
            let text = match self.language {
                Language::Vietnamese => vi,
                Language::English => en,
            };
            report::print(&format!("{}\n", printable(text)), Style::Human);
        }
    }

    /// As `say`, for those who want to know more.
    fn explain(&self, vi: &str, en: &str) {
        if self.verbose {
            self.say(vi, en);
        }
    }

    fn failed(&self, failure: &Failure) -> Exit {
        let shown = [Shown::bare(&failure.why)];
        // What is wrong with a command line is said with its cure.
        match failure.exit {
            Exit::Usage => self.report(&shown),
            _ => self.tell(&shown),
        }
        failure.exit
    }
}
