//! Clauses by their English names: `Article 5`, `Article 5(1)(a)`, `point (a) of clause 1 of
//! Article 5`, `Part II`.

use super::{Places, document};
use crate::model::citation::{Cited, CitedClause, Source};
use crate::model::clause::{ClauseKind, Step};
use crate::text::ordinals::{past, word};
use std::cmp::Reverse;

/// Words that name a kind of clause, in lower case.
const KINDS: [(&str, ClauseKind); 8] = [
    ("article", ClauseKind::Article),
    ("clause", ClauseKind::Clause),
    ("paragraph", ClauseKind::Clause),
    ("point", ClauseKind::Point),
    ("subsection", ClauseKind::Subsection),
    ("section", ClauseKind::Section),
    ("chapter", ClauseKind::Chapter),
    ("part", ClauseKind::Part),
];

/// The clause cited from byte `start` on, and the byte after it. It is a citation where it reaches
/// an article, a part, a chapter or a section, in a capital as names are.
pub fn clauses(text: &str, start: usize) -> Option<(Places, usize)> {
    let (mut steps, mut end) = group(text, start)?;
    let mut is_named = is_name(text, start, &steps);
    while let Some(at) = joint(text, end) {
        let Some((more, after)) = group(text, at).filter(|(more, _)| {
            let told = |step: &Step| steps.iter().any(|known| known.kind == step.kind);
            !more.iter().any(told)
        }) else {
            break;
        };
        is_named |= is_name(text, at, &more);
        steps.extend(more);
        end = after;
    }
    steps.sort_by_key(|step| Reverse(step.kind));
    let clause = CitedClause {
        steps,
        last: None,
        within: None,
        of: source(text, end),
    };
    is_named.then(|| (vec![(start..end, Cited::Clause(clause))], end))
}

/// Whether the group at `at` is one that a text names by itself.
fn is_name(text: &str, at: usize, steps: &[Step]) -> bool {
    let outer = steps.iter().any(|step| step.kind <= ClauseKind::Article);
    outer && text[at..].starts_with(char::is_uppercase)
}

/// `Article 5(1)(a)` at byte `start`: its steps, and the byte after them.
fn group(text: &str, start: usize) -> Option<(Vec<Step>, usize)> {
    let rest = &text[start..];
    let (kind, width) = KINDS
        .iter()
        .find_map(|(name, kind)| Some((*kind, word(rest, name)?)))?;
    let number = rest[width..].trim_start();
    if number.len() == rest.len() - width {
        return None;
    }
    let at = text.len() - number.len();
    let (number, mut end) = bracket(text, at).or_else(|| bare(text, at))?;
    let mut steps = vec![Step { kind, number }];
    while let Some((number, after)) = bracket(text, end) {
        let is_figure = number.bytes().all(|byte| byte.is_ascii_digit());
        let kind = if is_figure {
            ClauseKind::Clause
        } else {
            ClauseKind::Point
        };
        if steps.iter().any(|step| step.kind >= kind) {
            break;
        }
        steps.push(Step { kind, number });
        end = after;
    }
    Some((steps, end))
}

/// The most bytes of a number and its bracket.
const MOST_NUMBER: usize = 8;

/// `(a)`: what stands between the brackets, in lower case, and the byte after them.
fn bracket(text: &str, at: usize) -> Option<(String, usize)> {
    let inside = text[at..].strip_prefix('(')?;
    let end = inside
        .bytes()
        .take(MOST_NUMBER)
        .position(|byte| byte == b')')?;
    let number = &inside[..end];
    is_number(number).then(|| (number.to_lowercase(), at + number.len() + 2))
}

/// `5`, `II`, `b`: a figure, a Roman one, or one letter.
fn bare(text: &str, at: usize) -> Option<(String, usize)> {
    let rest = &text[at..];
    let end = rest
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(rest.len());
    let number = &rest[..end];
    let is_small = number.starts_with(char::is_lowercase);
    // `Article a`, `Part of`: words of a sentence.
    (is_number(number) && !is_small).then(|| (number.to_lowercase(), at + end))
}

fn is_number(text: &str) -> bool {
    let digits = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let figures = text.len() <= 7
        && text
            .to_uppercase()
            .bytes()
            .all(|byte| b"IVXLC".contains(&byte));
    let letter = text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    !text.is_empty() && (digits || figures || letter)
}

/// The byte at which a further step may begin: after `of`, or a comma.
fn joint(text: &str, end: usize) -> Option<usize> {
    let rest = text[end..].trim_start();
    let width = ["of", "in", "under"]
        .iter()
        .find_map(|joint| word(rest, joint))
        .or(rest.starts_with(',').then_some(1))?;
    Some(text.len() - rest[width..].trim_start().len())
}

/// The document that is named behind a clause: `of Plan 57`, `of this Plan`, `of Decision
/// 12/QĐ-TTg`.
fn source(text: &str, end: usize) -> Source {
    let Some(at) = joint(text, end).filter(|_| !text[end..].trim_start().starts_with(',')) else {
        return Source::Unsaid;
    };
    let rest = &text[at..];
    if word(rest, "this").is_some() {
        return Source::This(String::new());
    }
    let rest = past(rest, &["the"]).unwrap_or(rest);
    if !rest.starts_with(char::is_uppercase) {
        return Source::Unnamed;
    }
    let mut words = rest
        .match_indices(|c: char| c.is_ascii_digit())
        .map(|(at, _)| at);
    let first = words
        .next()
        .filter(|at| rest[..*at].split_whitespace().count() <= 3);
    let number = first.and_then(|first| document::number(text, text.len() - rest.len() + first));
    match number {
        Some((number, _)) => Source::Document(number),
        None => Source::Named(super::source::name(rest)),
    }
}
