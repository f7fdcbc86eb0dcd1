//! `theme.toml`: what a theme says of itself.

use super::block::{self, BlockSpec};
use super::keys::{CODES, text, unknown, wrong};
use super::layers::{Layer, Stack, no_template};
use super::setting::{self, SettingSpec, SettingValue};
use crate::base::diagnostic::{Diagnostic, Message, fault, message};
use crate::base::setting::Setting;
use crate::base::span::Span;
use crate::base::value::{self, Entry, Node, Table, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The number of the contract between templates and views (`themes/README.md`). It grows when a
/// template may break.
pub const CONTRACT: i64 = 2;

/// What the themes of a stack say together.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    pub settings: BTreeMap<String, SettingValue>,
    /// Files that settings leave out, by name below the folder of the theme.
    pub left_out: BTreeSet<String>,
    pub blocks: Vec<BlockSpec>,
    /// Lists that templates ask for, by template and name.
    pub queries: BTreeMap<String, BTreeMap<String, Query>>,
    /// Why this program does not show the theme; empty where it does. They are diagnostics of
    /// `manifest` as well.
    pub refusals: Vec<Diagnostic>,
}

/// A list of pages that a template asks for. What is `None` does not narrow it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    pub kind: Option<String>,
    pub section: Option<String>,
    pub level: Option<String>,
    pub topic: Option<String>,
    /// `title`, `date` (newest first) or `weight`.
    pub sort: Option<String>,
    pub limit: Option<usize>,
}

/// Reads the `theme.toml` of every theme of the stack, and holds the site's settings against what
/// they declare.
///
/// Diagnostics: `theme/manifest`, `theme/contract`, `theme/setting`.
pub fn manifest(
    stack: &Stack,
    settings: &BTreeMap<String, Setting>,
) -> (Manifest, Vec<Diagnostic>) {
    let (mut manifest, mut wishes, mut diagnostics) =
        (Manifest::default(), BTreeMap::new(), vec![]);
    for (_, layer) in stack.all("theme.toml") {
        let (read, faults) = value::toml(&layer.file, &layer.text, 0..layer.text.len(), &CODES);
        diagnostics.extend(faults);
        if let Node::Table(table) = &read.node {
            one(
                table,
                (layer, stack),
                &mut manifest,
                &mut wishes,
                &mut diagnostics,
            );
        }
    }
    let (settings, faults) = setting::settings(&wishes, settings);
    diagnostics.extend(faults);
    diagnostics.extend_from_slice(&manifest.refusals);
    (
        Manifest {
            left_out: setting::left_out(&wishes, &settings),
            settings,
            ..manifest
        },
        diagnostics,
    )
}

const KEYS: [&str; 13] = [
    "name",
    "version",
    "parent",
    "contract",
    "min_program",
    "max_program",
    "description",
    "license",
    "authors",
    "settings",
    "queries",
    "blocks",
    "homepage",
];

type From<'a> = (&'a Layer, &'a Stack);

fn one(
    table: &Table,
    (layer, stack): From,
    manifest: &mut Manifest,
    wishes: &mut BTreeMap<String, SettingSpec>,
    faults: &mut Vec<Diagnostic>,
) {
    for Entry { key, value } in &table.entries {
        match key.name.as_str() {
            "contract" => manifest.refusals.extend(contract(value)),
            "min_program" | "max_program" => manifest.refusals.extend(program(&key.name, value)),
            "settings" => wishes.extend(setting::wishes(value, stack, faults)),
            "queries" => queries(value, stack, manifest, faults),
            "blocks" => block::blocks(value, stack, &mut manifest.blocks, faults),
            name if KEYS.contains(&name) => {}
            name => faults.push(unknown(name, key.span.clone(), &KEYS)),
        }
    }
    if table.get("contract").is_none() {
        let span = Span::new(&layer.file, 0..0);
        let message = message!(
            vi: "giao diện không ghi phiên bản giao diện (contract)",
            en: "the theme does not say its contract",
        );
        let help = message!(vi: "thêm `contract = {CONTRACT}`", en: "add `contract = {CONTRACT}`");
        let fault = Diagnostic::error("theme/contract", span, message);
        manifest.refusals.push(fault.help(help));
    }
}

fn contract(value: &Value) -> Option<Diagnostic> {
    let number = match value.node {
        Node::Number(number) => number,
        _ => return Some(wrong(value, "một số", "a number")),
    };
    let (vi, en) = match number.cmp(&CONTRACT) {
        std::cmp::Ordering::Equal => return None,
        std::cmp::Ordering::Less => ("cũ", "old"),
        std::cmp::Ordering::Greater => ("mới", "new"),
    };
    let message = message!(
        vi: "giao diện theo contract {number}, quá {vi}: chương trình này theo contract {CONTRACT}",
        en: "the theme keeps contract {number}, too {en}: this program keeps contract {CONTRACT}",
    );
    Some(Diagnostic::error("theme/contract", value.span.clone(), message).help(mapping(number)))
}

/// What to do with a theme of the contract `number`.
fn mapping(number: i64) -> Message {
    match number {
        1 => message!(
            vi: "xem mục “From contract 1 to 2” của themes/README.md: danh sách của một mục là \
                 `cards`, kiểu trong `list_css`; ô tìm của `tim.html` đứng trong trang; trang có \
                 `around`, thẻ có `topics`; rồi viết `contract = 2`",
            en: "see “From contract 1 to 2” in themes/README.md: the list of a section is `cards`, \
                 with its styles in `list_css`; the field of `tim.html` stands in the page; a page \
                 has `around`, a card `topics`; then write `contract = 2`",
        ),
        _ => message!(
            vi: "dùng bản giao diện hoặc chương trình hợp nhau; xem themes/README.md",
            en: "use a theme and a program that fit; see themes/README.md",
        ),
    }
}

fn program(key: &str, value: &Value) -> Option<Diagnostic> {
    let Some(wanted) = text(value) else {
        return Some(wrong(
            value,
            "một số phiên bản trong ngoặc kép",
            "a version in quotes",
        ));
    };
    let numbers = |version: &str| {
        version
            .split('.')
            .map(|part| part.parse::<u32>().unwrap_or(0))
            .collect::<Vec<_>>()
    };
    let own = env!("CARGO_PKG_VERSION");
    let fits = if key == "min_program" {
        numbers(own) >= numbers(&wanted)
    } else {
        numbers(own) <= numbers(&wanted) || own.starts_with(&format!("{wanted}."))
    };

    (!fits).then(|| {
        fault!(
            "theme/contract",
            value.span.clone(),
            vi: "giao diện cần chương trình `{key} = {wanted}`, đây là {own}",
            en: "the theme asks for a program with `{key} = {wanted}`, this one is {own}",
        )
    })
}

fn queries(value: &Value, stack: &Stack, manifest: &mut Manifest, faults: &mut Vec<Diagnostic>) {
    let Node::Table(templates) = &value.node else {
        return faults.push(wrong(value, "một bảng", "a table"));
    };
    for template in &templates.entries {
        let Node::Table(lists) = &template.value.node else {
            return faults.push(wrong(&template.value, "một bảng", "a table"));
        };
        if !stack.has_template(&template.key.name) {
            faults.push(no_template(
                &template.key.name,
                template.key.span.clone(),
                stack,
            ));
        }
        let known = manifest
            .queries
            .entry(template.key.name.clone())
            .or_default();
        for list in &lists.entries {
            known.insert(list.key.name.clone(), query(&list.value, faults));
        }
    }
}

fn query(value: &Value, faults: &mut Vec<Diagnostic>) -> Query {
    let mut query = Query::default();
    let Node::Table(table) = &value.node else {
        faults.push(wrong(value, "một bảng", "a table"));
        return query;
    };
    for Entry { key, value } in &table.entries {
        let said = text(value);
        match (key.name.as_str(), &value.node) {
            ("limit", Node::Number(most)) if *most >= 0 => {
                query.limit = usize::try_from(*most).ok();
            }
            ("kind", Node::Text(_)) => query.kind = said,
            ("section", Node::Text(_)) => query.section = said,
            ("level", Node::Text(_)) => query.level = said,
            ("topic", Node::Text(_)) => query.topic = said,
            ("sort", Node::Text(sort)) if matches!(sort.as_str(), "title" | "date" | "weight") => {
                query.sort = said
            }
            ("sort", _) => faults.push(wrong(
                value,
                "`title`, `date` hoặc `weight`",
                "`title`, `date` or `weight`",
            )),
            ("kind" | "section" | "level" | "topic", _) => {
                faults.push(wrong(value, "một chuỗi chữ", "a text"))
            }
            ("limit", _) => faults.push(wrong(value, "một số không âm", "a number from 0")),
            (name, _) => faults.push(unknown(
                name,
                key.span.clone(),
                &["kind", "section", "level", "topic", "sort", "limit"],
            )),
        }
    }
    query
}
