//! `theme.toml`: what a theme says of itself.

use super::layers::{Folder, Stack};
use crate::base::diagnostic::Diagnostic;
use crate::base::setting::{Plain, Setting};
use serde::Serialize;
use std::collections::BTreeMap;

/// What the themes of a stack say together.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    pub settings: BTreeMap<String, SettingValue>,
    pub blocks: Vec<BlockWish>,
    /// Lists that templates ask for, by template and name.
    pub queries: BTreeMap<String, BTreeMap<String, Query>>,
}

/// The value of a theme's setting, as a template gets it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum SettingValue {
    Text(String),
    Number(i64),
    Flag(bool),
    List(Vec<String>),
}

/// A block that a theme declares.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BlockWish {
    pub name: String,
    pub attributes: Vec<String>,
}

/// A list of pages that a template asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    pub kind: Option<String>,
    pub section: Option<String>,
    pub level: Option<String>,
    pub topic: Option<String>,
    pub sort: Option<String>,
    pub limit: Option<usize>,
}

/// The theme that `folder` builds upon.
pub fn parent(folder: &Folder) -> Option<String> {
    let text = &folder.texts.get("theme.toml")?.text;
    let line = text.lines().find_map(|line| line.trim().strip_prefix("parent"))?;
    Some(line.trim_start().strip_prefix('=')?.trim().trim_matches('"').to_string())
}

/// Reads the `theme.toml` of every theme of the stack.
pub fn manifest(_stack: &Stack, settings: &BTreeMap<String, Setting>) -> (Manifest, Vec<Diagnostic>) {
    let settings = settings.iter().map(|(key, setting)| (key.clone(), value(&setting.value))).collect();
    (Manifest { settings, ..Manifest::default() }, vec![])
}

fn value(plain: &Plain) -> SettingValue {
    match plain {
        Plain::Text(text) => SettingValue::Text(text.clone()),
        Plain::Number(number) => SettingValue::Number(*number),
        Plain::Flag(flag) => SettingValue::Flag(*flag),
        Plain::List(list) => SettingValue::List(list.clone()),
    }
}
