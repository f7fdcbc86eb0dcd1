//! What is wrong with a template, with its place.

use super::layers::Layer;
use crate::base::diagnostic::{Diagnostic, Said};
use crate::base::path::OutPath;
use crate::base::span::{Span, floor};
use std::collections::BTreeMap;
use tera::{Error, ErrorKind};

type Sources = BTreeMap<String, Layer>;

/// A template that does not compile: its name where it is known, and the fault.
pub fn loading(error: &Error, sources: &Sources) -> (Option<String>, Diagnostic) {
    let (name, reason, at) = parts(error);
    let message = Said::new(format!("khuôn mẫu sai: {reason}"), format!("template fault: {reason}"));
    let at = name.as_ref().and_then(|name| named(&reason, &sources.get(name)?.text)).unwrap_or(at);
    let span = name.as_ref().and_then(|name| span(name, at, sources));
    (name, Diagnostic::error("theme/template", span, message))
}

/// A template that fails while it is filled for `page`.
pub fn rendering(error: &Error, sources: &Sources, template: &str, page: &OutPath) -> Diagnostic {
    let (name, reason, at) = parts(error);
    let name = name.unwrap_or_else(|| template.to_string());
    let message = Said::new(
        format!("khuôn mẫu `{name}` không điền được cho trang `{page}`: {reason}"),
        format!("template `{name}` cannot be filled for page `{page}`: {reason}"),
    );
    Diagnostic::error("theme/render", span(&name, at, sources), message)
}

/// The bytes of the filter, test or function that Tera names but does not place.
fn named(reason: &str, text: &str) -> Option<std::ops::Range<usize>> {
    let word = reason.strip_prefix("Unknown ")?.split('`').nth(1)?;
    let at = text.match_indices(word).find(|(at, _)| text[..*at].trim_end().ends_with(['|', '{', '(', ' ', '%']))?.0;
    Some(at..at + word.len())
}

fn span(name: &str, at: std::ops::Range<usize>, sources: &Sources) -> Option<Span> {
    let layer = sources.get(name)?;
    Some(Span::new(&layer.file, floor(&layer.text, at.start)..floor(&layer.text, at.end.max(at.start))))
}

/// The template's name, what is wrong on one line, and the bytes it stands at.
fn parts(error: &Error) -> (Option<String>, String, std::ops::Range<usize>) {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (Some(report.filename().to_string()), one_line(report.message()), report.span().range.clone())
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (Some(tpl.clone()), one_line(&error.to_string()), 0..0)
        }
        ErrorKind::MissingParent { current, .. } => (Some(current.clone()), one_line(&error.to_string()), 0..0),
        _ => headed(&error.to_string()),
    }
}

/// Tera gives an unknown filter, test or component as plain text that names the template: `error: … --> page.html:3:5`.
fn headed(text: &str) -> (Option<String>, String, std::ops::Range<usize>) {
    let place = text.lines().find_map(|line| line.trim().strip_prefix("--> ").or_else(|| line.split_once("--> ").map(|(_, place)| place)));
    let name = place.and_then(|place| place.trim().rsplitn(3, ':').nth(2)).map(|name| name.trim_matches(['[', ']', ' ']).to_string());
    (name, one_line(text), 0..0)
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default().trim_start_matches("error: ").to_string()
}
