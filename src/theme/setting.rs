//! Settings of a theme: what it declares, and what a site sets.

use super::keys::{text, unknown, wrong};
use super::layers::Stack;
use crate::base::diagnostic::{Diagnostic, fault, message};
use crate::base::setting::{Plain, Setting};
use crate::base::value::{Entry, Node, Value};
use crate::text::nearest::nearest;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The value of a theme's setting, as a template gets it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum SettingValue {
    Text(String),
    Number(i64),
    Flag(bool),
    List(Vec<String>),
}

/// A setting that a theme declares: its default says its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingSpec {
    pub default: SettingValue,
    /// The only values it may have; empty: any.
    pub choices: Vec<String>,
    pub about: String,
    /// Files of the theme that are there only where the setting is `true`.
    pub files: Vec<String>,
}

const KEYS: [&str; 4] = ["default", "choices", "about", "files"];

/// `[settings.KEY]` tables: `default`, `choices`, `about`, `files`.
pub fn wishes(
    value: &Value,
    stack: &Stack,
    faults: &mut Vec<Diagnostic>,
) -> BTreeMap<String, SettingSpec> {
    let mut wishes = BTreeMap::new();
    let Node::Table(table) = &value.node else {
        faults.push(wrong(value, "một bảng", "a table"));
        return wishes;
    };
    for Entry { key, value } in &table.entries {
        if let Some(wish) = wish(value, stack, faults) {
            wishes.insert(key.name.clone(), wish);
        }
    }
    wishes
}

fn wish(value: &Value, stack: &Stack, faults: &mut Vec<Diagnostic>) -> Option<SettingSpec> {
    let Node::Table(table) = &value.node else {
        faults.push(wrong(
            value,
            "một bảng có `default`",
            "a table with `default`",
        ));
        return None;
    };
    for entry in table
        .entries
        .iter()
        .filter(|entry| !KEYS.contains(&entry.key.name.as_str()))
    {
        faults.push(unknown(&entry.key.name, entry.key.span.clone(), &KEYS));
    }
    let Some(default) = table.get("default").and_then(plain) else {
        faults.push(wrong(value, "`default`", "`default`"));
        return None;
    };
    let files = table
        .get("files")
        .map(|value| match (&value.node, &default) {
            (Node::List(list), SettingValue::Flag(_)) => files(list, stack, faults),
            _ => {
                faults.push(wrong(
                    value,
                    "một danh sách tệp, và `default` là `true` hoặc `false`",
                    "a list of files, with a `default` of `true` or `false`,",
                ));
                vec![]
            }
        });
    let choices = match table.get("choices").map(|value| &value.node) {
        Some(Node::List(list)) => list.iter().filter_map(text).collect(),
        _ => vec![],
    };
    Some(SettingSpec {
        default,
        choices,
        about: table.get("about").and_then(text).unwrap_or_default(),
        files: files.unwrap_or_default(),
    })
}

fn files(list: &[Value], stack: &Stack, faults: &mut Vec<Diagnostic>) -> Vec<String> {
    let mut files = vec![];
    for value in list {
        match text(value) {
            Some(name) if stack.has_file(&name) => files.push(name),
            _ => faults.push(wrong(
                value,
                "tên một tệp của giao diện",
                "the name of a file of the theme",
            )),
        }
    }
    files
}

/// Files of the settings that are `false`.
pub fn left_out(
    wishes: &BTreeMap<String, SettingSpec>,
    values: &BTreeMap<String, SettingValue>,
) -> BTreeSet<String> {
    let is_off = |key: &String| values.get(key) == Some(&SettingValue::Flag(false));
    let off = wishes.iter().filter(|(key, _)| is_off(key));
    off.flat_map(|(_, wish)| wish.files.iter().cloned())
        .collect()
}

fn plain(value: &Value) -> Option<SettingValue> {
    match &value.node {
        Node::Text(text) => Some(SettingValue::Text(text.clone())),
        Node::Number(number) => Some(SettingValue::Number(*number)),
        Node::Flag(flag) => Some(SettingValue::Flag(*flag)),
        Node::List(list) => Some(SettingValue::List(list.iter().filter_map(text).collect())),
        _ => None,
    }
}

/// The value of every declared setting: the site's, else the default.
///
/// Diagnostics: `theme/setting` for one that is not declared, of another kind, or none of its
/// choices.
pub fn settings(
    wishes: &BTreeMap<String, SettingSpec>,
    set: &BTreeMap<String, Setting>,
) -> (BTreeMap<String, SettingValue>, Vec<Diagnostic>) {
    let mut values: BTreeMap<String, SettingValue> = wishes
        .iter()
        .map(|(key, wish)| (key.clone(), wish.default.clone()))
        .collect();
    let mut faults = vec![];
    for (key, setting) in set {
        match wishes.get(key) {
            None => faults.push(undeclared(key, setting, wishes)),
            Some(wish) => match fitting(wish, &setting.value) {
                Some(value) => drop(values.insert(key.clone(), value)),
                None => faults.push(unfit(key, setting, wish)),
            },
        }
    }
    (values, faults)
}

fn fitting(wish: &SettingSpec, plain: &Plain) -> Option<SettingValue> {
    match (&wish.default, plain) {
        (SettingValue::Text(_), Plain::Text(text))
            if wish.choices.is_empty() || wish.choices.contains(text) =>
        {
            Some(SettingValue::Text(text.clone()))
        }
        (SettingValue::Number(_), Plain::Number(number)) => Some(SettingValue::Number(*number)),
        (SettingValue::Flag(_), Plain::Flag(flag)) => Some(SettingValue::Flag(*flag)),
        (SettingValue::List(_), Plain::List(list)) => Some(SettingValue::List(list.clone())),
        _ => None,
    }
}

fn undeclared(key: &str, setting: &Setting, wishes: &BTreeMap<String, SettingSpec>) -> Diagnostic {
    let fault = fault!(
        "theme/setting",
        setting.span.clone(),
        vi: "giao diện không có thiết lập `{key}`",
        en: "the theme has no setting `{key}`",
    );
    match nearest(key, wishes.keys().map(String::as_str)) {
        Some(near) => fault
            .help(message!(vi: "có phải bạn muốn viết `{near}`?", en: "did you mean `{near}`?")),
        None => fault,
    }
}

fn unfit(key: &str, setting: &Setting, wish: &SettingSpec) -> Diagnostic {
    let (vi, en) = match &wish.default {
        SettingValue::Text(_) if !wish.choices.is_empty() => (
            format!("một trong: {}", wish.choices.join(", ")),
            format!("one of: {}", wish.choices.join(", ")),
        ),
        SettingValue::Text(_) => ("chuỗi chữ".into(), "a text".into()),
        SettingValue::Number(_) => ("số".into(), "a number".into()),
        SettingValue::Flag(_) => ("`true` hoặc `false`".into(), "`true` or `false`".into()),
        SettingValue::List(_) => ("danh sách chữ".into(), "a list of texts".into()),
    };

    fault!(
        "theme/setting",
        setting.span.clone(),
        vi: "thiết lập `{key}` cần {vi}",
        en: "setting `{key}` needs {en}",
    )
}
