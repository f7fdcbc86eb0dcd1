//! `xanh explain`, `schema`, `reference`, `completions`: what the program knows, told.

use super::{Terminal, usage};
use crate::base::diagnostic::{Language, Message, message};
use crate::manual::reference::Part;
use crate::manual::{explain, reference, schema};
use crate::shell::failure::{Exit, Failure};
use crate::shell::report;
use crate::text::nearest::nearest;
use clap::{Args, Command, ValueEnum};

/// What is explained.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    #[arg(required = true)]
    pub word: Vec<String>,
}

/// Which parts; all of them where none is named.
#[derive(Debug, Args)]
pub struct ReferenceArgs {
    #[arg(id = "reference_part", value_enum, hide_possible_values = true)]
    pub parts: Vec<PartName>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PartName {
    #[value(alias = "lenh")]
    Commands,
    #[value(alias = "khoa")]
    Keys,
    #[value(alias = "khoi")]
    Blocks,
    #[value(alias = "thiet-lap")]
    Settings,
    #[value(alias = "du-lieu")]
    Data,
    #[value(alias = "ma")]
    Codes,
}

/// Of which file or kind of page.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    #[arg(id = "schema_name")]
    pub name: String,
}

/// For which shell.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    #[arg(id = "command_shell", value_enum, hide_possible_values = true)]
    pub shell: clap_complete::Shell,
}

/// Says what a word means. Failures: `explain/unknown`.
pub fn explain(terminal: &Terminal, args: &ExplainArgs) -> Result<Exit, Failure> {
    let word = args.word.join(" ");
    match explain::explain(&word, terminal.language) {
        Ok(text) => printed(&text),
        Err(near) => Err(unknown(&word, near)),
    }
}

fn unknown(word: &str, near: Option<&str>) -> Failure {
    let failure = usage::failure(
        "explain/unknown",
        format!("xanh không có `{word}`"),
        format!("xanh knows no `{word}`"),
    );
    failure.help(match near {
        Some(near) => message!(
            vi: "có phải bạn muốn viết `{near}`?",
            en: "did you mean `{near}`?",
        ),
        None => message!(
            vi: "viết một khóa, một khối, một phần của xanh.toml hoặc mã của một thông báo; tất \
                cả: `xanh reference`",
            en: "write a key, a block, a section of xanh.toml or the code of a message; all of \
                them: `xanh reference`",
        ),
    })
}

/// Prints a JSON Schema. Failures: `schema/unknown`.
pub fn schema(terminal: &Terminal, args: &SchemaArgs) -> Result<Exit, Failure> {
    let found = schema::schema(&args.name, terminal.language);
    let Some(schema) = found else {
        return Err(no_schema(&args.name));
    };
    printed(&format!("{schema:#}\n"))
}

fn no_schema(name: &str) -> Failure {
    let names = schema::names();
    let failure = usage::failure(
        "schema/unknown",
        format!("không có lược đồ `{name}`"),
        format!("no schema `{name}`"),
    );
    failure.help(match nearest(name, names.iter().copied()) {
        Some(near) => message!(
            vi: "có phải bạn muốn viết `{near}`?",
            en: "did you mean `{near}`?",
        ),
        None => {
            let all = names.join(", ");
            Message::new(format!("có: {all}"), format!("there are: {all}"))
        }
    })
}

/// Prints the reference as a page of Markdown.
pub fn reference(
    terminal: &Terminal,
    root: &Command,
    args: &ReferenceArgs,
) -> Result<Exit, Failure> {
    let commands = commands(root, terminal.language);
    let parts: Vec<Part> = match args.parts.is_empty() {
        true => Part::ALL.to_vec(),
        false => args.parts.iter().map(|name| part(*name)).collect(),
    };
    printed(&reference::reference(terminal.language, &parts, &commands))
}

fn part(name: PartName) -> Part {
    match name {
        PartName::Commands => Part::Commands,
        PartName::Keys => Part::Fields,
        PartName::Blocks => Part::Blocks,
        PartName::Settings => Part::Settings,
        PartName::Data => Part::Data,
        PartName::Codes => Part::Codes,
    }
}

/// Every command of `root` with its options, as Markdown.
fn commands(root: &Command, language: Language) -> String {
    let mut out = options(root, language, true);
    for command in root.get_subcommands() {
        let about = command.get_about().map(ToString::to_string);
        let name = command.get_name();
        out.push_str(&format!(
            "\n### `xanh {name}`\n\n{}\n",
            about.unwrap_or_default()
        ));
        out.push_str(&options(command, language, false));
    }
    out
}

/// The arguments of one command; those that every command knows only where `is_root`.
fn options(command: &Command, language: Language, is_root: bool) -> String {
    let head = match language {
        Language::Vietnamese => "\n| tùy chọn | nghĩa |\n| --- | --- |\n",
        Language::English => "\n| option | meaning |\n| --- | --- |\n",
    };
    let arguments: Vec<_> = command
        .get_arguments()
        .filter(|argument| argument.is_global_set() == is_root || argument.is_positional())
        .collect();
    let rows = arguments.iter().map(|argument| {
        let value = argument.get_value_names().and_then(|names| names.first());
        let value = value.map(|name| name.to_string()).unwrap_or_default();
        let name = match (argument.get_short(), argument.get_long()) {
            (Some(short), Some(long)) => format!("`-{short}`, `--{long}`"),
            (None, Some(long)) => format!("`--{long}`"),
            _ => format!("`{value}`"),
        };
        let help = argument.get_help().map(ToString::to_string);
        reference::row(&[&name, &help.unwrap_or_default()])
    });
    match arguments.is_empty() {
        true => String::new(),
        false => reference::table(head, rows),
    }
}

/// Prints completions of the commands of `root` for a shell.
pub fn completions(mut root: Command, args: &CompletionsArgs) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut root, "xanh", &mut script);
    printed(&String::from_utf8_lossy(&script))
}

fn printed(text: &str) -> Result<Exit, Failure> {
    report::put(text);
    Ok(Exit::Clean)
}
