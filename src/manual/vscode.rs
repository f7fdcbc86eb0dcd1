//! Schemas where VS Code looks for them: completions and red lines in `xanh.toml` and the
//! registers.

use super::{schema, settings};
use crate::base::diagnostic::Language;
use crate::base::path::SourcePath;
use serde_json::{Map, Value, json};

/// The folder of the schemas.
const FOLDER: &str = ".vscode/xanh";

/// The extension that reads schemas for TOML.
const EXTENSION: &str = "tamasfe.even-better-toml";

/// The files, by path below the root of a site: a schema for each kind of page and each file of
/// keys and values, and the settings that name them.
///
/// Source: Even Better TOML, `evenBetterToml.schema.associations`: a pattern of paths to an address
/// that may be relative to the workspace.
pub fn files(language: Language) -> Vec<(SourcePath, String)> {
    let mut files: Vec<(SourcePath, String)> = schema::names()
        .into_iter()
        .filter_map(|name| Some((path(name), schema::schema(name, language)?)))
        .map(|(path, schema)| (SourcePath::new(&path), format!("{schema:#}\n")))
        .collect();
    let mut settings = Map::new();
    settings.insert(
        "evenBetterToml.schema.associations".to_string(),
        Value::Object(associations()),
    );
    let texts = [
        ("settings.json", Value::Object(settings)),
        ("extensions.json", json!({ "recommendations": [EXTENSION] })),
    ];
    files.extend(texts.map(|(name, value)| {
        (
            SourcePath::new(&format!(".vscode/{name}")),
            format!("{value:#}\n"),
        )
    }));
    files
}

fn path(name: &str) -> String {
    format!("{FOLDER}/{name}.schema.json")
}

/// Each file of keys and values as a regular expression of its path, with its schema.
fn associations() -> Map<String, Value> {
    let association = |file: &settings::File| {
        let name = file.path.replace("PLAN/", "").replace('.', "\\.");
        let schema = json!(format!("./{}", path(file.name)));
        (format!(".*/{name}$"), schema)
    };
    settings::FILES.iter().map(association).collect()
}
