//! The text of a template with what counts in it, and the way back to the bytes as written.

use super::Place;
use super::caught::{catches, ends};
use super::lists::comprehensions;
use super::values::{assigned, trimmed};
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

/// The template `name` with what counts; each counted tag is one of `places`. What it writes may
/// be `caught` in a variable of another template.
pub fn charged(name: &str, layer: &Layer, is_caught: bool, places: &mut Vec<Place>) -> Charged {
    let text = layer.text.as_str();
    let mut charging = Charging {
        name,
        layer,
        marks: vec![],
        places,
    };
    if is_caught {
        let at = charging.places.len();
        let call = format!("{{{{ xanh_call(at={at}, bytes={}) }}}}", text.len());
        charging.add(0..0, vec![(0, call)]);
    }
    let (tags, mut captures) = (tags(text), usize::from(is_caught));
    for (number, tag) in tags.iter().enumerate() {
        let body = match (tag.word, captures) {
            ("for", 0) => 0,
            _ => tags.get(number..).map_or(0, body),
        };
        captures = match (catches(text, tag), ends(text, tag)) {
            (true, _) => captures + 1,
            (_, true) => captures.saturating_sub(1),
            _ => captures,
        };
        charging.tag(tag, body, captures > 0);
    }
    charging.charged()
}

/// A template with what counts so far.
struct Charging<'a> {
    name: &'a str,
    layer: &'a Layer,
    marks: Vec<Mark>,
    places: &'a mut Vec<Place>,
}

impl Charging<'_> {
    /// A tag with the bytes of its body; what it shows `is_caught` by a variable.
    fn tag(&mut self, tag: &Tag, body: usize, is_caught: bool) {
        let text = self.layer.text.as_str();
        let at = self.places.len();
        if let Some((whole, found)) = of_tag(text, tag, at, body) {
            self.add(whole, found);
        } else if let Some(value) = shown(text, tag).filter(|_| is_caught) {
            let found = around(&value, &format!("xanh_value(at={at})"));
            self.add(value, found);
        }
        for list in comprehensions(text, tag.inside.clone()) {
            let at = self.places.len();
            let (each, values) = (trimmed(text, list.each), trimmed(text, list.values));
            let mut found = around(&each, &format!("xanh_value(at={at})"));
            found.extend(around(&values, &format!("xanh_loop(at={at}, body=0)")));
            self.add(values, found);
        }
    }

    /// One place at `whole`, with what is put in at which bytes.
    fn add(&mut self, whole: Range<usize>, found: Vec<(usize, String)>) {
        self.marks.extend(found.into_iter().map(|(at, put)| Mark {
            at,
            put,
            whole: whole.clone(),
        }));
        self.places.push(Place {
            template: self.name.to_string(),
            file: self.layer.file.clone(),
            range: whole,
        });
    }

    fn charged(mut self) -> Charged {
        // A list lies within the brackets of what holds it: no two marks stand at one byte.
        self.marks.sort_by_key(|mark| mark.at);
        let text = self.layer.text.as_str();
        let (mut out, mut from) = (String::with_capacity(text.len() * 2), 0);
        for mark in &self.marks {
            out.extend([text.get(from..mark.at).unwrap_or_default(), &mark.put]);
            from = mark.at;
        }
        out.push_str(text.get(from..).unwrap_or_default());
        Charged {
            text: out,
            marks: self.marks,
        }
    }
}

/// Where the counted part of a tag stands, and what is put in at which bytes.
type Counted = (Range<usize>, Vec<(usize, String)>);

/// What is counted of a tag; `at` is its number.
fn of_tag(text: &str, tag: &Tag, at: usize, body: usize) -> Option<Counted> {
    let around = |value: Range<usize>, filter: String| {
        let marks = around(&value, &filter);
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
        "component" => {
            let mark = (
                tag.whole.end,
                format!("{{{{ xanh_call(at={at}, bytes={body}) }}}}"),
            );
            Some((tag.whole.clone(), vec![mark]))
        }
        "block" => {
            let trims = text[tag.whole.clone()].ends_with("-%}");
            let mark = (tag.whole.end, call("", if trims { "-" } else { "" }));
            Some((tag.whole.clone(), vec![mark]))
        }
        _ => None,
    }
}

/// A value goes through a filter.
fn around(value: &Range<usize>, filter: &str) -> Vec<(usize, String)> {
    let open = (value.start, "(".to_string());
    vec![open, (value.end, format!(")|{filter}"))]
}

/// The value of a tag that shows one; that of a component, and of the block that this one takes the
/// place of, counts itself.
fn shown(text: &str, tag: &Tag) -> Option<Range<usize>> {
    let is_shown = text.get(tag.whole.clone())?.starts_with("{{");
    let inside = text.get(tag.inside.clone())?;
    let dash = usize::from(inside.starts_with('-'));
    let value = trimmed(text, tag.inside.start + dash..tag.inside.end);
    let written = text.get(value.clone())?;
    let counts_itself = written.starts_with('<') || written.starts_with("super(");
    (is_shown && !written.is_empty() && !counts_itself).then_some(value)
}

/// The bytes between a `for` or `component`, the first of `tags`, and its end; 0 for any other tag.
fn body(tags: &[Tag]) -> usize {
    let begins = |tag: &&Tag| matches!(tag.word, "for" | "component");
    let Some(first) = tags.first().filter(begins) else {
        return 0;
    };
    let mut depth = 0_usize;
    let end = tags.iter().find(|tag| {
        match tag.word {
            "for" | "component" => depth += 1,
            "endfor" | "endcomponent" => depth = depth.saturating_sub(1),
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
