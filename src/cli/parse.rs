//! A command line is understood, or what is wrong with it is said.

use super::args::{self, Cli};
use super::usage::failure;
use super::value::Wanted;
use super::words;
use crate::base::diagnostic::{Language, Message, did_you_mean, message};
use crate::shell::failure::{Exit, Failure};
use crate::shell::report::{self, Shown, Style};
use crate::text::nearest::nearest;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Error, FromArgMatches};
use std::ffi::OsString;

/// What `arguments` ask for. Help and complaints are shown here; then the program ends as the error
/// says.
pub fn parse(arguments: Vec<OsString>, language: Language) -> Result<Cli, Exit> {
    let parsed = args::root(language)
        .try_get_matches_from(&arguments)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    parsed.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            // Nobody reads it: there is nobody to tell.
            let _ = error.print();
            if error.use_stderr() {
                Exit::Usage
            } else {
                Exit::Clean
            }
        }
        _ => {
            let failure = complaint(&error, &arguments, language);
            report::print(
                &report::report(&[Shown::bare(&failure.why)], Style::Human, language),
                Style::Human,
            );
            failure.exit
        }
    })
}

fn complaint(error: &Error, arguments: &[OsString], language: Language) -> Failure {
    let told = |kind| context(error, kind);
    let (argument, value) = (
        told(ContextKind::InvalidArg),
        told(ContextKind::InvalidValue),
    );
    let help = way_to_help(arguments, language);
    match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => extra_word(&argument),
        ErrorKind::UnknownArgument => {
            let (vi, en) = (
                format!("không có tùy chọn `{argument}`"),
                format!("no option `{argument}`"),
            );
            let failure = failure("cli/unknown-option", vi, en);
            suggest(failure, &told(ContextKind::SuggestedArg), help)
        }
        ErrorKind::InvalidSubcommand => {
            unknown_command(&told(ContextKind::InvalidSubcommand), help, language)
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            let (vi, en) = (
                format!("`{argument}` cần một giá trị"),
                format!("`{argument}` wants a value"),
            );
            failure("cli/no-value", vi, en).help(help)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (vi, en) = (
                format!("`{argument}` không nhận `{value}`"),
                format!("`{argument}` does not take `{value}`"),
            );
            let failure = failure("cli/value", vi, en);
            match std::error::Error::source(error).and_then(|why| why.downcast_ref::<Wanted>()) {
                Some(Wanted(wanted)) => failure.help(wanted.clone()),
                None => suggest(failure, &told(ContextKind::ValidValue), help),
            }
        }
        ErrorKind::ArgumentConflict => conflict(&argument, &told(ContextKind::PriorArg)),
        kind => incomplete(kind, &argument, help),
    }
}

fn extra_word(word: &str) -> Failure {
    let (vi, en) = (
        format!("thừa từ `{word}`"),
        format!("`{word}` is one word too many"),
    );
    failure("cli/extra-word", vi, en).help(message!(
        vi: "thư mục của trang viết sau `-r`; ngoài ra xem `xanh --help`",
        en: "the folder of the site is written after `-r`; else see `xanh --help`",
    ))
}

fn unknown_command(name: &str, help: Message, language: Language) -> Failure {
    let (vi, en) = (
        format!("không có lệnh `{name}`"),
        format!("no command `{name}`"),
    );
    let failure = failure("cli/unknown-command", vi, en);
    let names = words::command_names(&args::root(language));
    match nearest(name, names.iter().map(String::as_str)) {
        Some(near) => failure.help(did_you_mean(&format!("xanh {near}"))),
        None => failure.help(help),
    }
}

fn conflict(argument: &str, other: &str) -> Failure {
    let (vi, en) = (
        format!("`{argument}` không đi cùng `{other}`"),
        format!("`{argument}` does not go with `{other}`"),
    );
    failure("cli/conflict", vi, en)
}

/// A command line that lacks something, or that cannot be read.
fn incomplete(kind: ErrorKind, argument: &str, help: Message) -> Failure {
    match kind {
        ErrorKind::InvalidUtf8 => failure(
            "cli/encoding",
            "dòng lệnh có chữ không phải UTF-8",
            "the command line holds what is not UTF-8",
        ),
        ErrorKind::MissingSubcommand => {
            failure("cli/no-command", "chưa có lệnh", "a command is missing").help(help)
        }
        ErrorKind::MissingRequiredArgument => {
            let (vi, en) = (
                format!("thiếu {argument}"),
                format!("{argument} is missing"),
            );
            failure("cli/usage", vi, en).help(help)
        }
        _ => failure(
            "cli/usage",
            "lệnh viết sai",
            "the command is written wrongly",
        )
        .help(help),
    }
}

/// Names the help of the command that was begun: `xanh import plan --help`.
fn way_to_help(arguments: &[OsString], language: Language) -> Message {
    let root = args::root(language);
    let (mut command, mut path) = (&root, "xanh".to_string());
    for word in arguments.iter().skip(1) {
        if let Some(found) = command.find_subcommand(word) {
            path = format!("{path} {}", found.get_name());
            command = found;
        }
    }
    message!(vi: "xem `{path} --help`", en: "see `{path} --help`")
}

/// Names what may be meant, where that is known; else shows the way to the help.
fn suggest(failure: Failure, meant: &str, help: Message) -> Failure {
    match meant {
        "" => failure.help(help),
        meant => failure.help(message!(vi: "có thể viết {meant}", en: "write {meant}")),
    }
}

/// What clap tells of an error: one word as it is, several in backticks.
fn context(error: &Error, kind: ContextKind) -> String {
    let quoted = matches!(
        kind,
        ContextKind::SuggestedArg | ContextKind::SuggestedSubcommand | ContextKind::ValidValue
    );
    let quote = |word: &str| {
        if quoted {
            format!("`{word}`")
        } else {
            word.to_string()
        }
    };
    match error.get(kind) {
        Some(ContextValue::String(word)) => quote(word),
        Some(ContextValue::Strings(words)) => words
            .iter()
            .map(|word| quote(word))
            .collect::<Vec<_>>()
            .join(", "),
        _ => String::new(),
    }
}
