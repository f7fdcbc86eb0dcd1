//! What can be said of a theme without a page: names in its templates, words in both languages,
//! templates that nothing shows.

use super::layers::{DEFAULT, Folder, Layer, Stack, stack};
use super::manifest::{Manifest, manifest};
use super::names::{self, KnownNames};
use super::{bundle, strings};
use crate::base::diagnostic::{Diagnostic, message};
use crate::base::inputs::Inputs;
use crate::base::setting::Setting;
use crate::base::value::{self, Codes, Node};
use crate::text::nearest::nearest;
use std::collections::{BTreeMap, BTreeSet};

/// Templates that the program fills by name, below `templates/`.
pub const TEMPLATES: [&str; 23] = [
    "base.html",
    "home.html",
    "section.html",
    "page.html",
    "plan.html",
    "level.html",
    "body.html",
    "module.html",
    "projection.html",
    "session.html",
    "guide.html",
    "form.html",
    "column.html",
    "terms.html",
    "term.html",
    "coverage.html",
    "glossary.html",
    "search.html",
    "404.html",
    "documents.html",
    "about.html",
    "head_extra.html",
    "footer_extra.html",
];

/// Looks at theme `name` and what it stands upon; `kinds` are the kinds of page that a query may
/// ask for.
///
/// Diagnostics: `theme/name`, `theme/strings`, `theme/manifest`, and as a warning `theme/unused`.
/// Those of loading are not told again.
pub fn examine(inputs: &Inputs, name: &str, kinds: &[&str]) -> Vec<Diagnostic> {
    let (stack, _) = stack(inputs, name, None);
    let (manifest, _) = manifest(&stack, &BTreeMap::<String, Setting>::new());
    let known = known(&stack, &manifest);
    let mut faults: Vec<Diagnostic> = stack
        .templates()
        .iter()
        .flat_map(|(name, layer)| names::unknown(name, layer, &known))
        .collect();
    faults.extend(one_language(&stack));
    for folder in &stack.0 {
        faults.extend(unused(folder, &manifest));
        faults.extend(queries(folder, kinds));
    }
    faults
}

/// The shape and filling of what templates may name.
fn known(stack: &Stack, manifest: &Manifest) -> KnownNames {
    let (words, _) = strings::words(stack, "en");
    let (bundles, _) = bundle::bundles(stack);
    let templates = stack.templates();
    KnownNames {
        strings: words.into_keys().collect(),
        settings: manifest.settings.keys().cloned().collect(),
        assets: bundles.into_keys().collect(),
        queries: manifest
            .queries
            .values()
            .flat_map(BTreeMap::keys)
            .cloned()
            .collect(),
        blocks: manifest
            .blocks
            .iter()
            .map(|wish| wish.template.clone())
            .collect(),
        bound: names::bound(templates.values().map(|layer| layer.text.as_str())),
    }
}

/// Words that only one language has.
fn one_language(stack: &Stack) -> Vec<Diagnostic> {
    let words = |lang: &str| keys(stack, &format!("strings/{lang}.toml"));
    let (vi, en) = (words("vi"), words("en"));
    let fault = |(key, span): (&String, &crate::base::span::Span), lang: &str| {
        let message = message!(
            vi: "chữ `{key}` không có trong `strings/{lang}.toml`",
            en: "the word `{key}` is not in `strings/{lang}.toml`",
        );
        let help =
            message!(vi: "thêm `{key} = \"…\"` vào tệp ấy", en: "add `{key} = \"…\"` to that file");
        Diagnostic::error("theme/strings", span.clone(), message).help(help)
    };
    let no_en = vi
        .iter()
        .filter(|(key, _)| !en.contains_key(*key))
        .map(|word| fault(word, "en"));
    let no_vi = en
        .iter()
        .filter(|(key, _)| !vi.contains_key(*key))
        .map(|word| fault(word, "vi"));
    no_en.chain(no_vi).collect()
}

/// The keys of every file of that name, each where the highest theme has it.
fn keys(stack: &Stack, name: &str) -> BTreeMap<String, crate::base::span::Span> {
    let mut keys = BTreeMap::new();
    for (_, layer) in stack.all(name) {
        if let Node::Table(table) = read(layer).node {
            keys.extend(
                table
                    .entries
                    .into_iter()
                    .map(|entry| (entry.key.name, entry.key.span)),
            );
        }
    }
    keys
}

fn read(layer: &Layer) -> value::Value {
    const CODES: Codes = Codes::of_one("theme/manifest");
    value::toml(&layer.file, &layer.text, 0..layer.text.len(), &CODES).0
}

/// A template that looks like a slip in the name of one that is filled.
fn unused(folder: &Folder, manifest: &Manifest) -> Vec<Diagnostic> {
    let filled: BTreeSet<&str> = TEMPLATES
        .into_iter()
        .chain(manifest.blocks.iter().map(|wish| wish.template.as_str()))
        .collect();
    let own = folder
        .texts
        .iter()
        .filter_map(|(name, layer)| Some((name.strip_prefix("templates/")?, layer)));
    let unknown = own.filter(|(name, _)| !name.contains('/') && !filled.contains(name));
    let fault = |(name, layer): (&str, &Layer)| {
        let near = nearest(name, filled.iter().copied())?;
        let message = message!(
            vi: "không loại trang nào dùng khuôn mẫu `{name}`",
            en: "no kind of page is shown by the template `{name}`",
        );
        let help = message!(
            vi: "có phải bạn muốn đặt tên `{near}`?",
            en: "did you mean to call it `{near}`?",
        );
        Some(
            Diagnostic::warning(
                "theme/unused",
                crate::base::span::Span::new(&layer.file, 0..0),
                message,
            )
            .help(help),
        )
    };
    unknown.filter_map(fault).collect()
}

/// Queries for a kind of page that there is not.
fn queries(folder: &Folder, kinds: &[&str]) -> Vec<Diagnostic> {
    let mut faults = vec![];
    let Some(layer) = folder
        .texts
        .get("theme.toml")
        .filter(|_| folder.name != DEFAULT)
    else {
        return faults;
    };
    let read = read(layer);
    let tables = table(&read)
        .and_then(|table| table.get("queries"))
        .and_then(table)
        .into_iter()
        .flat_map(|table| &table.entries);
    let lists = tables
        .filter_map(|template| table(&template.value))
        .flat_map(|table| &table.entries);
    for kind in lists.filter_map(|list| table(&list.value)?.get("kind")) {
        let Node::Text(name) = &kind.node else {
            continue;
        };
        if !kinds.contains(&name.as_str()) {
            let message =
                message!(vi: "không có loại trang `{name}`", en: "no kind of page `{name}`");
            let all = kinds.join(", ");
            let help = message!(vi: "các loại: {all}", en: "the kinds: {all}");
            faults.push(Diagnostic::error("theme/manifest", kind.span.clone(), message).help(help));
        }
    }
    faults
}

fn table(value: &value::Value) -> Option<&value::Table> {
    match &value.node {
        Node::Table(table) => Some(table),
        _ => None,
    }
}
