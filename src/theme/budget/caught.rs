//! Templates whose text is caught in a variable before it is written, so that the bytes of a page
//! do not tell what they write.

use super::values::assigned;
use crate::theme::layers::Layer;
use crate::theme::names::lex::{Tag, tags};
use std::collections::{BTreeMap, BTreeSet};

/// The templates that are included, also by way of others, where a text may be caught.
pub fn caught(sources: &BTreeMap<String, Layer>) -> BTreeSet<&str> {
    let mut included: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut todo = vec![];
    for (name, layer) in sources {
        let tags = tags(&layer.text);
        let names = tags.iter().filter(|tag| tag.word == "include");
        let names = names.filter_map(|tag| quoted(layer.text.get(tag.inside.clone())?));
        included.insert(name, names.collect());
        if tags.iter().any(|tag| catches(&layer.text, tag)) {
            todo.push(name.as_str());
        }
    }
    let mut caught = BTreeSet::new();
    while let Some(name) = todo.pop() {
        for name in included.get(name).into_iter().flatten() {
            if caught.insert(*name) {
                todo.push(name);
            }
        }
    }
    caught
}

/// Whether the text behind a tag goes into a variable or a filter, or is the body of a component.
pub fn catches(text: &str, tag: &Tag) -> bool {
    match tag.word {
        "component" | "filter" => true,
        "set" | "set_global" => assigned(text, tag).is_none(),
        _ => component(text, tag).is_some_and(|name| !name.starts_with('/')),
    }
}

/// Whether such a text ends at a tag.
pub fn ends(text: &str, tag: &Tag) -> bool {
    match tag.word {
        "endcomponent" | "endfilter" | "endset" => true,
        _ => component(text, tag).is_some_and(|name| name.starts_with('/')),
    }
}

/// What follows the `<` of `{% <card> %}` and `{% </card> %}`.
fn component<'a>(text: &'a str, tag: &Tag) -> Option<&'a str> {
    let is_statement = text.get(tag.whole.clone())?.starts_with("{%");
    let inside = text.get(tag.inside.clone())?.trim_start();
    inside.strip_prefix('<').filter(|_| is_statement)
}

fn quoted(inside: &str) -> Option<&str> {
    let inside = inside.trim_start();
    let quote = inside.chars().next().filter(|c| "\"'`".contains(*c))?;
    Some(inside.strip_prefix(quote)?.split_once(quote)?.0)
}
