//! Diagnostics as people and machines see them.

mod github;
mod group;
mod human;
mod json;
mod place;
mod shown;

pub use place::Place;
pub use shown::{Sentence, Shown};

use crate::base::diagnostic::{Language, Severity};
use crate::text::unseen::printable;
use group::Group;

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Human,
    /// One object a line.
    Json,
    /// Workflow commands of GitHub Actions.
    Github,
}

/// The report of `shown`, which stand in order: lines, each ended; colours as ANSI sequences. What
/// follows from another fault stands behind it, for people as a list of places.
pub fn report(shown: &[Shown], style: Style, language: Language) -> String {
    let groups = group::groups(shown);
    let one = |group: &Group| match style {
        Style::Human => human::group(group, language),
        Style::Json => group.all().map(json::one).collect(),
        Style::Github => group
            .all()
            .map(|shown| github::one(shown, language))
            .collect(),
    };
    groups.iter().map(one).collect()
}

/// Puts `report` where its style goes: messages for people on stderr, data on stdout.
///
/// Colours are taken off where stderr is no terminal or `NO_COLOR` is set, and stay where
/// `CLICOLOR_FORCE` is.
pub fn print(report: &str, style: Style) {
    use std::io::Write;
    // Nobody reads on: there is nobody to tell.
    let _ = match style {
        Style::Human => anstream::stderr().lock().write_all(report.as_bytes()),
        Style::Json | Style::Github => std::io::stdout().lock().write_all(report.as_bytes()),
    };
}

/// Puts `text` on stdout. Where nobody reads on, as after `| head`, the rest is not wanted.
pub fn put(text: &str) {
    use std::io::Write;
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// Puts `text` for people on stdout, without what could move the cursor of their terminal or turn
/// what it shows.
pub fn show(text: &str) {
    let parts: Vec<String> = text.split('\t').map(printable).collect();
    put(&parts.join("\t"));
}

/// How many errors and warnings there are: `2 lỗi, 1 cảnh báo`; empty where there is none.
pub fn count(shown: &[Shown], language: Language) -> String {
    let errors = shown
        .iter()
        .filter(|shown| shown.severity == Severity::Error)
        .count();
    let counts = [
        (errors, Severity::Error),
        (shown.len() - errors, Severity::Warning),
    ];
    let counted = counts.into_iter().filter(|(count, _)| *count > 0);
    counted
        .map(|(count, severity)| some(count, severity, language))
        .collect::<Vec<_>>()
        .join(", ")
}

fn some(count: usize, severity: Severity, language: Language) -> String {
    let plural = if count == 1 || language == Language::Vietnamese {
        ""
    } else {
        "s"
    };
    format!("{count} {}{plural}", word(severity, language))
}

fn word(severity: Severity, language: Language) -> &'static str {
    match (severity, language) {
        (Severity::Error, Language::Vietnamese) => "lỗi",
        (Severity::Error, Language::English) => "error",
        (Severity::Warning, Language::Vietnamese) => "cảnh báo",
        (Severity::Warning, Language::English) => "warning",
    }
}
