//! The command line in the language of its reader.

mod commands;
mod every;
mod examples;
mod exchange;
mod outputs;
mod single;
mod table;
mod word;

use crate::base::diagnostic::Language;
use clap::{Arg, Command};
use commands::{COMMANDS, ENDING};
use examples::EXAMPLES;
use word::Word;

/// The command line with its words in `language`.
pub fn translated(command: Command, language: Language) -> Command {
    let path = command.get_name().to_string();
    within(command, &path, language)
}

/// A command that is written `path`, and those below it.
fn within(command: Command, path: &str, language: Language) -> Command {
    let names: Vec<String> = command
        .get_subcommands()
        .map(|command| command.get_name().to_string())
        .collect();
    let below = |command: Command, name: String| {
        let path = format!("{path} {name}");
        command.mut_subcommand(name, |command| within(command, &path, language))
    };
    let command = names.into_iter().fold(command, below);
    let about = find(COMMANDS, command.get_name())
        .map(|word| word.help.within(language))
        .unwrap_or_default();
    let has_commands = command.has_subcommands();
    let command = command
        .about(about)
        .mut_args(|argument| named(argument, language));
    let (usage, template) = (
        usage(&command, path, language),
        template(&command, language),
    );
    let command = command.override_usage(usage).help_template(template);
    let name = command.get_name().to_string();
    match has_commands {
        true => command.after_help(ENDING.within(language)),
        false => command
            .after_help(more(path, language))
            .after_long_help(examples(&name, language)),
    }
}

/// The way from the short help to the long one.
fn more(path: &str, language: Language) -> String {
    match language {
        Language::Vietnamese => format!("Ví dụ: {path} --help"),
        Language::English => format!("Examples: {path} --help"),
    }
}

/// Examples of a command: what is typed, and behind it what that does.
fn examples(name: &str, language: Language) -> String {
    let rows = EXAMPLES.iter().find(|(command, _)| *command == name);
    let rows = rows.map_or(&[][..], |(_, rows)| *rows);
    let typed = |row: &Word| match row.value.within(language) {
        "" => row.id,
        words => words,
    };
    let width = rows
        .iter()
        .map(|row| typed(row).chars().count())
        .max()
        .unwrap_or(0);
    let line = |row: &Word| format!("\n  {:width$}  {}", typed(row), row.help.within(language));
    let title = match language {
        Language::Vietnamese => "Ví dụ:",
        Language::English => "Examples:",
    };
    let lines: String = rows.iter().map(line).collect();
    format!("{title}{lines}")
}

/// Every name that a command is called by, those in Vietnamese too.
pub fn command_names(root: &Command) -> Vec<String> {
    let names = root.get_subcommands().flat_map(|command| {
        let others = command.get_all_aliases();
        std::iter::once(command.get_name())
            .chain(others)
            .map(str::to_string)
            .collect::<Vec<_>>()
    });
    names.collect()
}

fn named(argument: Arg, language: Language) -> Arg {
    let Some((order, word)) = table::find(argument.get_id().as_str()) else {
        return argument;
    };
    let argument = argument
        .help(word.help.within(language))
        .display_order(order);
    if word.value.en.is_empty() {
        argument
    } else {
        argument.value_name(word.value.within(language))
    }
}

fn find(words: &'static [Word], id: &str) -> Option<&'static Word> {
    words.iter().find(|word| word.id == id)
}

fn usage(command: &Command, path: &str, language: Language) -> String {
    let (options, name) = match language {
        Language::Vietnamese => ("[TÙY CHỌN]", "LỆNH"),
        Language::English => ("[OPTIONS]", "COMMAND"),
    };
    let place = |argument: &Arg| {
        let value = argument
            .get_value_names()
            .and_then(|names| names.first())
            .map(|name| name.to_string())
            .unwrap_or_default();
        if argument.is_required_set() {
            value
        } else {
            format!("[{value}]")
        }
    };
    let places = command.get_positionals().map(place);
    let name = command.has_subcommands().then(|| name.to_string());
    [path.to_string(), options.to_string()]
        .into_iter()
        .chain(places)
        .chain(name)
        .collect::<Vec<_>>()
        .join(" ")
}

fn template(command: &Command, language: Language) -> String {
    let (usage, places, commands, options) = match language {
        Language::Vietnamese => ("Cách dùng", "Cho biết", "Lệnh", "Tùy chọn"),
        Language::English => ("Usage", "Arguments", "Commands", "Options"),
    };
    let part = |is_there: bool, title: &str, tag: &str| {
        if is_there {
            format!("{title}:\n{{{tag}}}\n\n")
        } else {
            String::new()
        }
    };
    let places = part(
        command.get_positionals().next().is_some(),
        places,
        "positionals",
    );
    let commands = part(command.has_subcommands(), commands, "subcommands");
    format!(
        "{{about}}\n\n{usage}: {{usage}}\n\n{places}{commands}{options}:\n\
         {{options}}{{after-help}}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn wordless(command: &Command) -> Vec<String> {
        let arguments = command
            .get_arguments()
            .map(|argument| argument.get_id().as_str())
            .filter(|id| table::find(id).is_none());
        let name = Some(command.get_name()).filter(|name| find(COMMANDS, name).is_none());
        let below = command.get_subcommands().flat_map(wordless);
        arguments
            .chain(name)
            .map(str::to_string)
            .chain(below)
            .collect()
    }

    #[test]
    fn every_command_and_argument_has_its_words() {
        let root = crate::cli::args::Cli::command();
        assert_eq!(wordless(&root), Vec::<String>::new());
        let names = root.get_subcommands().map(Command::get_name);
        let bare = names.filter(|name| !EXAMPLES.iter().any(|(known, _)| known == name));
        assert_eq!(bare.collect::<Vec<_>>(), Vec::<&str>::new());
    }

    #[test]
    fn usage_names_what_a_command_wants() {
        let shown = |name: &str, language| {
            let mut command = translated(crate::cli::args::Cli::command(), language);
            let help = command
                .find_subcommand_mut(name)
                .unwrap()
                .render_help()
                .to_string();
            help.lines().nth(2).unwrap().to_string()
        };
        assert_eq!(
            shown("serve", Language::English),
            "Usage: xanh serve [OPTIONS] [PLACE]"
        );
        assert_eq!(
            shown("import", Language::Vietnamese),
            "Cách dùng: xanh import [TÙY CHỌN] GÌ TỆP"
        );
        assert_eq!(
            shown("build", Language::English),
            "Usage: xanh build [OPTIONS]"
        );
    }

    #[test]
    fn the_command_line_is_sound() {
        translated(crate::cli::args::Cli::command(), Language::Vietnamese).debug_assert();
    }
}
