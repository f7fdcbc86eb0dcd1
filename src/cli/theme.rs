//! `xanh theme`: lists the themes of a site, examines one, begins one.

mod check;
mod list;
mod new;

use super::global::Global;
use super::{Terminal, site, usage};
use crate::base::diagnostic::message;
use crate::base::inputs::Inputs;
use crate::shell::failure::{Exit, Failure};
use crate::shell::{disk, environment};
use crate::text::nearest::nearest;
use crate::theme::about;
use clap::{Args, ValueEnum};

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

/// Does with themes what was asked for.
///
/// Failures: those of reading the site; `cli/no-value` where a name is missing, `theme/unknown`,
/// `theme/name`, `theme/exists`.
pub fn theme(shell: &Terminal, global: &Global, asked: &Theme) -> Result<Exit, Failure> {
    let options = site::configured(global)?;
    disk::expect_site(&global.root, &options.config)?;
    let (inputs, _) = disk::read(&global.root, options, environment::now())?;
    match (asked.action, &asked.name) {
        (ThemeAction::List, _) => Ok(list::list(shell, global, &inputs)),
        (ThemeAction::Check, name) => {
            let (config, _) = crate::read::config::config(&inputs);
            let name = known(&inputs, name.as_ref().unwrap_or(&config.theme))?;
            check::check(shell, &inputs, name, asked.strict)
        }
        (ThemeAction::New, Some(name)) => new::new(shell, &global.root, name),
        (ThemeAction::New, None) => {
            let failure = usage::failure(
                "cli/no-value",
                "giao diện mới cần một tên",
                "the new theme wants a name",
            );
            Err(failure.help(message!(
                vi: "viết: xanh theme new ten-giao-dien",
                en: "write: xanh theme new a-name",
            )))
        }
    }
}

fn known<'a>(inputs: &Inputs, name: &'a str) -> Result<&'a str, Failure> {
    let names = about::names(inputs);
    if names.contains(name) {
        return Ok(name);
    }
    let failure = usage::failure(
        "theme/unknown",
        format!("không có giao diện `{name}`"),
        format!("no theme `{name}`"),
    );
    let all = names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ");
    Err(
        failure.help(match nearest(name, names.iter().map(String::as_str)) {
            Some(near) => {
                message!(vi: "có phải bạn muốn viết `{near}`?", en: "did you mean `{near}`?")
            }
            None => message!(vi: "các giao diện: {all}", en: "the themes: {all}"),
        }),
    )
}
