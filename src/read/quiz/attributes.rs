//! What the fence of a question says: kind, use, points, objectives.

use super::faults;
use crate::base::diagnostic::Diagnostic;
use crate::base::span::{Span, Spanned};
use crate::model::block::Directive;

/// The attributes of a fence, each with its place.
pub struct Attributes {
    pub kind: Option<Spanned<String>>,
    pub points: u32,
    pub objectives: Vec<Spanned<String>>,
}

/// Most points of one question.
const MOST: u32 = 100;

/// The attributes of `directive`; its fence stands in `source`.
pub fn attributes(directive: &Directive, source: &str, faults: &mut Vec<Diagnostic>) -> Attributes {
    let placed = |key: &str| value(directive, source, key);
    let kind = placed("kind").filter(|kind| known(kind, &["match", "order"], faults));
    if let Some(wish) = placed("use") {
        known(&wish, &["exam"], faults);
    }
    let points = placed("points").map_or(1, |points| {
        points
            .value
            .parse()
            .ok()
            .filter(|number| (1..=MOST).contains(number))
            .unwrap_or_else(|| {
                faults.push(faults::points(&points.value, MOST).at(points.span.clone()));
                1
            })
    });
    Attributes {
        kind,
        points,
        objectives: placed("objective").map(split).unwrap_or_default(),
    }
}

fn known(wish: &Spanned<String>, values: &[&str], faults: &mut Vec<Diagnostic>) -> bool {
    let known = values.contains(&wish.value.as_str());
    if !known {
        faults.push(faults::attribute(&wish.value, values).at(wish.span.clone()));
    }
    known
}

/// The value of an attribute with its place in the fence.
fn value(directive: &Directive, source: &str, key: &str) -> Option<Spanned<String>> {
    let value = directive.attribute(key)?;
    let fence = directive.fence.range();
    let written = format!("{key}={value}");
    let start = source
        .get(fence.clone())?
        .rfind(&written)
        .map(|at| fence.start + at + key.len() + 1);
    let place = start.map_or(fence, |start| start..start + value.len());
    Some(Spanned {
        value: value.to_string(),
        span: Span::new(&directive.fence.file, place),
    })
}

/// `MT1,MT2` as two ids, each with its place.
fn split(list: Spanned<String>) -> Vec<Spanned<String>> {
    let mut found = vec![];
    let mut at = list.span.start as usize;
    for id in list.value.split(',') {
        if !id.is_empty() {
            found.push(Spanned {
                value: id.to_string(),
                span: Span::new(&list.span.file, at..at + id.len()),
            });
        }
        at += id.len() + 1;
    }
    found
}
