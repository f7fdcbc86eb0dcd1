//! What is wrong with a template, with its place.

mod lacking;
pub mod words;

pub use lacking::Lacking;

use super::budget::Charged;
use super::filters;
use super::layers::{DEFAULT, Layer};
use crate::base::diagnostic::{Diagnostic, Message, message};
use crate::base::path::OutPath;
use crate::base::span::{Span, floor};
use crate::text::nearest::nearest;
use std::collections::BTreeMap;
use std::ops::Range;
use tera::{Error, ErrorKind};

type Sources = BTreeMap<String, Layer>;

/// A template that does not compile: its name where it is known, and the fault.
pub fn loading(
    error: &Error,
    sources: &Sources,
    charged: &BTreeMap<String, Charged>,
) -> (Option<String>, Diagnostic) {
    let (name, reason, at) = parts(error);
    let at = written(name.as_deref(), charged, at);
    let (said, fix) = words::told(&reason);
    let message = Message::new(
        format!("khuôn mẫu sai: {}", said.vi),
        format!("template fault: {}", said.en),
    );
    let at = name
        .as_ref()
        .and_then(|name| named(&reason, &sources.get(name)?.text))
        .unwrap_or(at);
    let span = name.as_ref().and_then(|name| span(name, at, sources));
    let tag = span
        .as_ref()
        .zip(name.as_ref())
        .and_then(|(span, name)| Some(&sources.get(name)?.text[span.range()]));
    let help = lost_block(&reason)
        .or_else(|| misspelt(&reason, sources))
        .or_else(|| lost_tag(&reason, tag?));
    let fault = Diagnostic::error("theme/template", span, message);
    match help.or(fix.map(Message::from)) {
        Some(help) => (name, fault.help(help)),
        None => (name, fault),
    }
}

/// A template that fails while it is filled for `page`.
pub fn rendering(
    error: &Error,
    (sources, charged): (&Sources, &BTreeMap<String, Charged>),
    template: &str,
    page: &OutPath,
) -> Diagnostic {
    let (name, reason, at) = parts(error);
    let name = name.unwrap_or_else(|| template.to_string());
    let at = written(Some(&name), charged, at);
    let (reason, fields) = apart(&reason);
    let (said, fix) = words::told(reason);
    let message = Message::new(
        format!(
            "khuôn mẫu `{name}` không điền được cho trang `{page}`: {}",
            said.vi
        ),
        format!(
            "template `{name}` cannot be filled for page `{page}`: {}",
            said.en
        ),
    );
    let fault = Diagnostic::error("theme/render", span(&name, at, sources), message);
    let near = fields
        .and_then(|(word, fields)| Some(meant(nearest(&word, fields.iter().map(String::as_str))?)));
    match near.or(fix.map(Message::from)) {
        Some(help) => fault.help(help),
        None => fault,
    }
}

/// Bytes of the template as written: those of an error are of what is compiled.
fn written(
    name: Option<&str>,
    charged: &BTreeMap<String, Charged>,
    at: Range<usize>,
) -> Range<usize> {
    let charged = name.and_then(|name| charged.get(name));
    charged.map_or(at.clone(), |charged| charged.written(at))
}

/// `Field \`x\` is not defined. Available fields: a, b` without its list, which may be long; and
/// the field with the list.
fn apart(reason: &str) -> (&str, Option<(String, Vec<String>)>) {
    let listed = reason
        .split_once(". Available fields: ")
        .or_else(|| reason.split_once(". Available variables: "));
    let Some((short, list)) = listed else {
        return (reason, None);
    };
    let word = short.split('`').nth(1).unwrap_or_default().to_string();
    (
        short,
        Some((word, list.split(", ").map(str::to_string).collect())),
    )
}

/// The block that no parent of a template has.
fn lost_name(reason: &str) -> Option<&str> {
    reason
        .strip_prefix("Block `")?
        .strip_suffix("` is not defined in any parent template")
}

/// A template fills a block that the one it builds upon no longer has.
fn lost_block(reason: &str) -> Option<Message> {
    let block = lost_name(reason)?;
    Some(message!(
        vi: "giữ `{{% block {block} %}}` trong khuôn mẫu mà tệp này kế thừa, hoặc cho khuôn mẫu ấy \
            kế thừa bản cùng tên của `xanh/`",
        en: "keep `{{% block {block} %}}` in the template that this one extends, or let that one \
            extend its namesake in `xanh/`",
    ))
}

/// The nearest to a template, filter or test that is not there.
fn misspelt(reason: &str, sources: &Sources) -> Option<Message> {
    let word = reason.strip_prefix("Unknown ")?.split('`').nth(1)?;
    match reason.split('`').next()? {
        "Unknown template " => lost_template(word, sources),
        "Unknown filter " => Some(one_of(word, &filters::NAMES)),
        "Unknown test " => Some(one_of(word, &TESTS)),
        _ => None,
    }
}

/// A template that another one names, with the nearest that is.
fn lost_template(word: &str, sources: &Sources) -> Option<Message> {
    let below = word
        .split_once('/')
        .filter(|(_, rest)| sources.contains_key(*rest))
        .map(|(_, rest)| format!("{DEFAULT}/{rest}"));
    nearest(word, sources.keys().map(String::as_str))
        .map(str::to_string)
        .or(below)
        .map(|near| meant(&near))
}

/// A statement that Tera does not have.
fn lost_tag(reason: &str, word: &str) -> Option<Message> {
    (reason == "Unknown tag")
        .then(|| nearest(word, TAGS).filter(|near| *near != word).map(meant))?
}

/// The words of Tera's statements.
#[rustfmt::skip]
const TAGS: [&str; 20] = [
    "block", "endblock", "if", "elif", "else", "endif", "for", "endfor", "set", "set_global",
    "endset", "include", "extends", "raw", "endraw", "filter", "endfilter", "component",
    "endcomponent", "break",
];

fn meant(near: &str) -> Message {
    message!(vi: "có phải bạn muốn viết `{near}`?", en: "did you mean `{near}`?")
}

/// The nearest of `names`, else all of them.
fn one_of(word: &str, names: &[&str]) -> Message {
    let all = || names.join(", ");
    nearest(word, names.iter().copied()).map_or_else(
        || {
            Message::new(
                format!("chỉ có: {}", all()),
                format!("there are: {}", all()),
            )
        },
        meant,
    )
}

/// Source: Tera 2.4, `Tera::register_tera_builtins`.
#[rustfmt::skip]
const TESTS: [&str; 17] = [
    "array", "bool", "containing", "defined", "divisible_by", "ending_with", "even", "float",
    "integer", "iterable", "map", "none", "number", "odd", "starting_with", "string", "undefined",
];

/// The bytes of the word that Tera names but does not place: a filter, test, function, component or
/// template.
fn named(reason: &str, text: &str) -> Option<std::ops::Range<usize>> {
    let lost = reason
        .strip_prefix("Unknown ")
        .and_then(|rest| rest.split('`').nth(1));
    let circle = || reason.strip_prefix("Circular ")?.split('"').nth(3);
    let word = lost.or_else(circle)?;
    let begins = |at: usize| text[..at].ends_with(['|', '{', '(', ' ', '%', '"', '\'', '<', '|']);
    let at = text.match_indices(word).find(|(at, _)| begins(*at))?.0;
    Some(at..at + word.len())
}

fn span(name: &str, at: std::ops::Range<usize>, sources: &Sources) -> Option<Span> {
    let layer = sources.get(name)?;
    Some(Span::new(
        &layer.file,
        floor(&layer.text, at.start)..floor(&layer.text, at.end.max(at.start)),
    ))
}

/// The template's name, what is wrong on one line, and the bytes it stands at.
fn parts(error: &Error) -> (Option<String>, String, std::ops::Range<usize>) {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => (
            Some(report.filename().to_string()),
            one_line(report.message()),
            report.span().range.clone(),
        ),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (Some(tpl.clone()), one_line(&error.to_string()), 0..0)
        }
        ErrorKind::MissingParent { current, parent } => (
            Some(current.clone()),
            format!("Unknown template `{parent}`"),
            0..0,
        ),
        _ => headed(&error.to_string()),
    }
}

/// Tera gives an unknown filter, test or component as plain text that names the template: `error: …
/// --> page.html:3:5`.
fn headed(text: &str) -> (Option<String>, String, std::ops::Range<usize>) {
    let place = text.lines().find_map(|line| {
        line.trim()
            .strip_prefix("--> ")
            .or_else(|| line.split_once("--> ").map(|(_, place)| place))
    });
    let name = place
        .and_then(|place| place.trim().rsplitn(3, ':').nth(2))
        .map(|name| name.trim_matches(['[', ']', ' ']).to_string());
    (name, one_line(text), 0..0)
}

fn one_line(text: &str) -> String {
    text.lines()
        .map(str::trim)
        .find(|line| !line.is_empty())
        .unwrap_or_default()
        .trim_start_matches("error: ")
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_and_tests_that_are_offered_are_there() {
        let mut tera = tera::Tera::default();
        filters::register(&mut tera, &Default::default());
        let filters: String = filters::NAMES
            .iter()
            .map(|name| format!("{{{{ 1 | {name} }}}}"))
            .collect();
        let tests: String = TESTS
            .iter()
            .map(|name| format!("{{% if 1 is {name} %}}{{% endif %}}"))
            .collect();
        tera.add_raw_template("all.html", &(filters + &tests))
            .unwrap();
    }
}
