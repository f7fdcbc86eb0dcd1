//! `xanh help`: the help of the program, or of one command.

use super::{usage, words};
use crate::base::diagnostic::message;
use crate::shell::failure::{Exit, Failure};
use crate::shell::report;
use crate::text::nearest::nearest;
use clap::{Args, Command};

/// Of which command.
#[derive(Debug, Args)]
pub struct HelpArgs {
    #[arg(id = "help_verb")]
    pub verb: Option<String>,
}

/// Prints the long help of `root` or of one of its commands. Failures: `cli/unknown-command`.
pub fn help(root: Command, args: &HelpArgs) -> Result<Exit, Failure> {
    let verb = args.verb.as_deref();
    if let Some(verb) = verb.filter(|verb| root.find_subcommand(verb).is_none()) {
        return Err(unknown(verb, &root));
    }
    let asked = ["xanh"].into_iter().chain(verb).chain(["--help"]);
    if let Err(help) = root.try_get_matches_from(asked) {
        report::put(&help.render().to_string());
    }
    Ok(Exit::Clean)
}

fn unknown(verb: &str, root: &Command) -> Failure {
    let failure = usage::failure(
        "cli/unknown-command",
        format!("không có lệnh `{verb}`"),
        format!("no command `{verb}`"),
    );
    let names = words::command_names(root);
    failure.help(match nearest(verb, names.iter().map(String::as_str)) {
        Some(near) => message!(
            vi: "có phải bạn muốn viết `xanh help {near}`?",
            en: "did you mean `xanh help {near}`?",
        ),
        None => message!(vi: "xem `xanh --help`", en: "see `xanh --help`"),
    })
}
