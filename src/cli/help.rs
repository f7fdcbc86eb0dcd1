//! `xanh help`: the help of the program, or of one command.

use super::args::Cli;
use super::{Terminal, usage, words};
use crate::base::diagnostic::message;
use crate::shell::failure::{Exit, Failure};
use crate::shell::report;
use crate::text::nearest::nearest;
use clap::{Args, CommandFactory};

/// Of which command.
#[derive(Debug, Args)]
pub struct HelpArgs {
    #[arg(id = "help_verb")]
    pub verb: Option<String>,
}

/// Prints the long help. Failures: `cli/unknown-command`.
pub fn help(terminal: &Terminal, args: &HelpArgs) -> Result<Exit, Failure> {
    let root = words::translated(Cli::command(), terminal.language);
    let verb = args.verb.as_deref();
    if let Some(verb) = verb.filter(|verb| root.find_subcommand(verb).is_none()) {
        return Err(unknown(verb, terminal));
    }
    let asked = ["xanh"].into_iter().chain(verb).chain(["--help"]);
    if let Err(help) = root.try_get_matches_from(asked) {
        report::put(&help.render().to_string());
    }
    Ok(Exit::Clean)
}

fn unknown(verb: &str, terminal: &Terminal) -> Failure {
    let failure = usage::failure(
        "cli/unknown-command",
        format!("không có lệnh `{verb}`"),
        format!("no command `{verb}`"),
    );
    let names = words::command_names(terminal.language);
    failure.help(match nearest(verb, names.iter().map(String::as_str)) {
        Some(near) => message!(
            vi: "có phải bạn muốn viết `xanh help {near}`?",
            en: "did you mean `xanh help {near}`?",
        ),
        None => message!(vi: "xem `xanh --help`", en: "see `xanh --help`"),
    })
}
