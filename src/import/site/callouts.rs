//! What sets a stretch apart: admonitions, tabs, containers.

use crate::import::page::is_closed;
use crate::model::meta::KindName;

/// What a container becomes.
pub enum Box {
    /// An alert of this kind.
    Alert(&'static str),
    /// A block of ours.
    Block(&'static str),
    /// Its words alone, under its label.
    Plain,
}

/// The box of a name that other generators use.
///
/// Sources: the documentation of Material for MkDocs (admonitions), Docusaurus (admonitions),
/// The Carpentries Workbench (fenced divs), Hugo themes Docsy and Learn (alerts, notices).
pub fn of_name(name: &str) -> Option<Box> {
    let name = name.to_lowercase();
    let name = name
        .trim_start_matches("admonition-")
        .trim_matches(['"', '\'', '.']);
    Some(match name {
        "note" | "info" | "abstract" | "summary" | "callout" | "seealso" | "quote" | "cite"
        | "todo" | "testimonial" | "primary" | "secondary" => Box::Alert("NOTE"),
        "tip" | "hint-box" | "success" | "check" | "done" | "example" => Box::Alert("TIP"),
        "important" | "question" | "help" | "faq" | "prereq" | "prerequisites" | "checklist" => {
            Box::Alert("IMPORTANT")
        }
        "warning" | "attention" | "warn" => Box::Alert("WARNING"),
        "caution" | "danger" | "error" | "failure" | "fail" | "bug" | "missing" => {
            Box::Alert("CAUTION")
        }
        "challenge" | "exercise" => Box::Block("exercise"),
        "solution" => Box::Block("solution"),
        "hint" => Box::Block("hint"),
        "keypoints" => Box::Block("keypoints"),
        "discussion" => Box::Block("discussion"),
        "instructor" | "instructor-note" => Box::Block("trainer"),
        "objectives" | "questions" | "tab" | "spoiler" | "group-tab" | "overview" | "details" => {
            Box::Plain
        }
        // A name that says for whom it is, whatever program it is of.
        name if is_closed(&name.replace(['-', '_'], " "), KindName::Module) => {
            Box::Block("trainer")
        }
        _ => return None,
    })
}

/// `lines` in a box of this kind; `depth` boxes of ours lie inside it.
pub fn boxed(kind: Box, title: &str, lines: &[String], depth: usize) -> Vec<String> {
    let title = title.trim();
    let mut out = vec![String::new()];
    match kind {
        Box::Alert(name) => {
            if lines
                .iter()
                .any(|line| line.trim_start().starts_with(":::"))
            {
                return boxed(Box::Plain, title, lines, depth);
            }
            out.push(format!("> [!{name}]"));
            if !title.is_empty() {
                out.extend([format!("> **{title}**"), ">".to_string()]);
            }
            let quoted = trimmed(lines).iter().map(|line| format!("> {line}"));
            out.extend(quoted.map(|line| line.trim_end().to_string()));
        }
        Box::Block(name) => {
            let colons = ":".repeat(3 + depth);
            let title = title.replace(['[', ']', '{', '}', ':'], "");
            let title = if title.is_empty() {
                title
            } else {
                format!(" [{}]", title.trim())
            };
            out.extend([format!("{colons} {name}{title}"), String::new()]);
            out.extend(trimmed(lines).iter().cloned());
            out.extend([String::new(), colons]);
        }
        Box::Plain => {
            if !title.is_empty() {
                out.extend([format!("**{title}**"), String::new()]);
            }
            out.extend(trimmed(lines).iter().cloned());
        }
    }
    out.push(String::new());
    out
}

fn trimmed(lines: &[String]) -> &[String] {
    let first = lines
        .iter()
        .position(|line| !line.trim().is_empty())
        .unwrap_or(lines.len());
    let last = lines
        .iter()
        .rposition(|line| !line.trim().is_empty())
        .map_or(first, |at| at + 1);
    &lines[first..last]
}

/// How many boxes of ours lie one in the other in `lines`.
pub fn depth(lines: &[String]) -> usize {
    let colons = |line: &String| line.bytes().take_while(|byte| *byte == b':').count();
    let most = lines.iter().map(colons).max().unwrap_or(0);
    most.saturating_sub(2)
}
