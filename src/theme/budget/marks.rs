//! The text of a template with what counts in it, and the way back to the bytes as written.

use super::Place;
use crate::theme::layers::Layer;
use crate::theme::names::lex::{Tag, tags};
use std::ops::Range;

/// A template as it is compiled.
pub struct Charged {
    pub text: String,
    /// In the order of the text.
    marks: Vec<Mark>,
}

/// What is put in at byte `at` of the text as written; a fault of it stands at `whole`.
struct Mark {
    at: usize,
    put: String,
    whole: Range<usize>,
}

/// The template `name` with what counts; each counted tag is one of `places`.
pub fn charged(name: &str, layer: &Layer, places: &mut Vec<Place>) -> Charged {
    let text = layer.text.as_str();
    let (mut marks, mut captures) = (vec![], 0_usize);
    let tags = tags(text);
    for (number, tag) in tags.iter().enumerate() {
        let body = match captures {
            0 => 0,
            _ => body(&tags[number..]),
        };
        captures = match tag.word {
            "component" | "filter" => captures + 1,
            "set" | "set_global" if assigned(text, tag).is_none() => captures + 1,
            "endcomponent" | "endfilter" | "endset" => captures.saturating_sub(1),
            _ => captures,
        };
        let Some((whole, found)) = of_tag(text, tag, places.len(), body) else {
            continue;
        };
        let mark = |(at, put): (usize, String)| Mark {
            at,
            put,
            whole: whole.clone(),
        };
        marks.extend(found.into_iter().map(mark));
        places.push(Place {
            template: name.to_string(),
            file: layer.file.clone(),
            range: whole,
        });
    }
    let (mut out, mut from) = (String::with_capacity(text.len() * 2), 0);
    for mark in &marks {
        out.extend([&text[from..mark.at], &mark.put]);
        from = mark.at;
    }
    let text = out + &text[from..];
    Charged { text, marks }
}

/// Where the counted part of a tag stands, and what is put in at which bytes.
type Counted = (Range<usize>, Vec<(usize, String)>);

/// What is counted of a tag; `at` is its number.
fn of_tag(text: &str, tag: &Tag, at: usize, body: usize) -> Option<Counted> {
    let around = |value: Range<usize>, filter: String| {
        let marks = vec![
            (value.start, "(".to_string()),
            (value.end, format!(")|{filter}")),
        ];
        (value, marks)
    };
    let call = |open: &str, close: &str| format!("{{{{{open} xanh_call(at={at}) {close}}}}}");
    match tag.word {
        "for" => Some(around(
            looped(text, tag)?,
            format!("xanh_loop(at={at}, body={body})"),
        )),
        "set" | "set_global" => Some(match assigned(text, tag) {
            Some(value) => around(value, format!("xanh_value(at={at})")),
            None => {
                let whole = trimmed(text, tag.inside.clone());
                let mark = (whole.end, format!("|xanh_value(at={at})"));
                (whole, vec![mark])
            }
        }),
        "include" => {
            let trims = text[tag.whole.clone()].starts_with("{%-");
            let mark = (tag.whole.start, call(if trims { "-" } else { "" }, ""));
            Some((tag.whole.clone(), vec![mark]))
        }
        "block" | "component" => {
            let trims = text[tag.whole.clone()].ends_with("-%}");
            let mark = (tag.whole.end, call("", if trims { "-" } else { "" }));
            Some((tag.whole.clone(), vec![mark]))
        }
        _ => None,
    }
}

/// The bytes between a `for`, the first of `tags`, and its `endfor`; 0 for any other tag.
fn body(tags: &[Tag]) -> usize {
    let Some(first) = tags.first().filter(|tag| tag.word == "for") else {
        return 0;
    };
    let mut depth = 0_usize;
    let end = tags.iter().find(|tag| {
        match tag.word {
            "for" => depth += 1,
            "endfor" => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    end.map_or(0, |end| end.whole.start.saturating_sub(first.whole.end))
}

/// The value behind `in`.
fn looped(text: &str, tag: &Tag) -> Option<Range<usize>> {
    let inside = &text[tag.inside.clone()];
    let is_alone = |at: &usize| {
        inside[..*at].ends_with(char::is_whitespace)
            && inside[at + 2..].starts_with(char::is_whitespace)
    };
    let mut found = inside.match_indices("in").map(|(at, _)| at);
    let behind = tag.inside.start + found.find(is_alone)? + 2;
    Some(trimmed(text, behind..tag.inside.end)).filter(|value| !value.is_empty())
}

/// The value behind `name =`; `None` where a text follows up to `endset`.
fn assigned(text: &str, tag: &Tag) -> Option<Range<usize>> {
    let inside = &text[tag.inside.clone()];
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let behind = inside.trim_start().trim_start_matches(is_name);
    let value = behind.trim_start().strip_prefix('=')?;
    Some(trimmed(text, tag.inside.end - value.len()..tag.inside.end))
        .filter(|value| !value.is_empty())
}

/// `range` without white space around it, and without the `-` that ends a tag.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = text[range.clone()].trim_end();
    let inner = inner.strip_suffix('-').unwrap_or(inner).trim_end();
    let start = range.start + inner.len() - inner.trim_start().len();
    start..range.start + inner.len().max(start - range.start)
}

impl Charged {
    /// The bytes as written of bytes of the text that is compiled.
    pub fn written(&self, range: Range<usize>) -> Range<usize> {
        let start = self.back(range.start).unwrap_or_else(|whole| whole.start);
        if range.is_empty() {
            return start..start;
        }
        let end = self.back(range.end - 1).map(|last| last + 1);
        start..end.unwrap_or_else(|whole| whole.end).max(start)
    }

    /// The byte as written, or what a fault of the mark that `at` lies in stands at.
    fn back(&self, at: usize) -> Result<usize, Range<usize>> {
        let mut put = 0;
        for mark in &self.marks {
            let start = mark.at + put;
            if at < start {
                break;
            }
            if at < start + mark.put.len() {
                return Err(mark.whole.clone());
            }
            put += mark.put.len();
        }
        Ok(at - put)
    }
}
