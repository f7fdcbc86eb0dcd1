//! The themes that a site can use, and what each says of itself.

use super::keys::text;
use super::layers::{DEFAULT, Folder, stack};
use crate::base::inputs::Inputs;
use crate::base::value::{self, Codes, Node, Table};
use std::collections::BTreeSet;

/// A theme as a list shows it. What it does not say is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub name: String,
    /// Inside the program, and not in the folder of the site.
    pub is_built_in: bool,
    /// The themes it stands upon, the nearest first.
    pub parents: Vec<String>,
    pub version: String,
    pub contract: String,
    /// The program it wants: `0.1`, `0.1 - 0.9`, `- 0.9`.
    pub program: String,
    pub description: String,
}

/// The names of all themes in `themes/` and of the one inside the program, in order.
pub fn names(inputs: &Inputs) -> BTreeSet<String> {
    let files = inputs.texts.keys().chain(inputs.assets.keys());
    let folders =
        files.filter_map(|file| Some(file.below("themes")?.split_once('/')?.0.to_string()));
    folders.chain([DEFAULT.to_string()]).collect()
}

/// What theme `name` says of itself.
pub fn about(inputs: &Inputs, name: &str) -> About {
    let (stack, _) = stack(inputs, name, None);
    let mut above: Vec<&Folder> = stack
        .0
        .iter()
        .rev()
        .filter(|folder| !folder.name.is_empty())
        .collect();
    above.dedup_by(|a, b| a.name == b.name);
    let own = stack
        .0
        .iter()
        .rev()
        .find(|folder| folder.name == name && folder.texts.contains_key("theme.toml"));
    let parents = above
        .iter()
        .map(|folder| folder.name.clone())
        .filter(|one| one != name)
        .collect();
    let is_built_in = name == DEFAULT
        && !inputs
            .texts
            .keys()
            .any(|file| file.below("themes/xanh").is_some());
    let bare = About {
        name: name.to_string(),
        is_built_in,
        parents,
        ..About::default()
    };
    own.and_then(table).map_or(bare.clone(), |table| About {
        version: said(&table, "version"),
        contract: said(&table, "contract"),
        program: program(&said(&table, "min_program"), &said(&table, "max_program")),
        description: said(&table, "description"),
        ..bare
    })
}

fn table(folder: &Folder) -> Option<Table> {
    let layer = folder.texts.get("theme.toml")?;
    match value::toml(
        &layer.file,
        &layer.text,
        0..layer.text.len(),
        &Codes::of_one("theme/manifest"),
    )
    .0
    .node
    {
        Node::Table(table) => Some(table),
        _ => None,
    }
}

fn said(table: &Table, key: &str) -> String {
    let Some(value) = table.get(key) else {
        return String::new();
    };
    match value.node {
        Node::Number(number) => number.to_string(),
        _ => text(value).unwrap_or_default(),
    }
}

fn program(min: &str, max: &str) -> String {
    if max.is_empty() {
        min.to_string()
    } else {
        format!("{min} - {max}").trim_start().to_string()
    }
}
