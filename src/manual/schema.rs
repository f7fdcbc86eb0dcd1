//! JSON Schemas (2020-12) of heads, `xanh.toml` and registers, from the tables that the reader
//! uses.

use super::settings::{self, File};
use crate::base::diagnostic::{Language, StaticMessage};
use crate::model::meta::KindName;
use crate::read::fields::{FIELDS, Field, Owner, Shape};
use serde_json::{Map, Value, json};

/// Every schema that there is, as `xanh schema` names them: kinds of pages, `section`, then files.
pub fn names() -> Vec<&'static str> {
    let kinds = KindName::ALL.iter().map(|kind| kind.as_str());
    let files = settings::FILES.iter().map(|file| file.name);
    kinds.chain(["section"]).chain(files).collect()
}

/// The schema of that name; `None` for a name that is not in `names`.
pub fn schema(name: &str, language: Language) -> Option<Value> {
    let file = settings::FILES.iter().find(|file| file.name == name);
    if let Some(file) = file {
        return Some(of_file(file, language));
    }
    let kind = KindName::ALL.into_iter().find(|kind| kind.as_str() == name);
    let is_section = name == "section";
    if kind.is_none() && !is_section {
        return None;
    }
    let belongs = |field: &&Field| match field.owner {
        Owner::Every => true,
        Owner::Kinds(kinds) => kind.is_some_and(|kind| kinds.contains(&kind)),
        Owner::Section => is_section,
    };
    let fields: Vec<&Field> = FIELDS.iter().filter(belongs).collect();
    let title = match language {
        Language::Vietnamese => format!("Phần đầu của trang loại `{name}`"),
        Language::English => format!("The head of a page of kind `{name}`"),
    };
    // Fields and taxonomies of the site's own may stand here as well.
    Some(headed(title, table(&fields, language), true))
}

fn headed(title: String, mut schema: Map<String, Value>, is_open: bool) -> Value {
    schema.insert(
        "$schema".to_string(),
        json!("https://json-schema.org/draft/2020-12/schema"),
    );
    schema.insert("title".to_string(), json!(title));
    schema.insert("additionalProperties".to_string(), json!(is_open));
    Value::Object(schema)
}

/// A table with these keys, and every other name that they have.
fn table(fields: &[&Field], language: Language) -> Map<String, Value> {
    let mut properties = Map::new();
    for field in fields {
        let names = [field.key, field.alias]
            .into_iter()
            .chain(field.also.iter().copied());
        for name in names {
            let schema = described(field.shape, &field.about, language);
            // A key of two shapes for two kinds of page stands once a kind.
            properties.entry(name).or_insert(schema);
        }
    }
    let object = json!({ "type": "object", "properties": properties });
    object.as_object().cloned().unwrap_or_default()
}

fn described(shape: Shape, about: &StaticMessage, language: Language) -> Value {
    let mut schema = of_shape(shape, language);
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("description".to_string(), json!(about.within(language)));
    }
    schema
}

fn of_shape(shape: Shape, language: Language) -> Value {
    let date = || json!({ "type": "string", "pattern": DATE });
    match shape {
        Shape::Text => json!({ "type": ["string", "number"] }),
        Shape::Texts => json!({ "type": "array", "items": { "type": ["string", "number"] } }),
        Shape::TextLists => json!({
            "type": "array",
            "items": { "type": "array", "items": { "type": ["string", "number"] } }
        }),
        Shape::TextOrTable => json!({ "type": ["string", "number", "object"] }),
        Shape::Slug => json!({ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" }),
        Shape::Language => {
            json!({ "type": "string", "pattern": "^[a-zA-Z]{2,3}(-[a-zA-Z0-9]+)*$" })
        }
        Shape::Date => date(),
        Shape::Moment => json!({ "type": "string", "pattern": MOMENT }),
        Shape::Years => json!({ "type": ["string", "integer"] }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Number { min, max } => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Shape::OneOf(words) => json!({ "enum": words }),
        Shape::ListOf(words) => json!({ "type": "array", "items": { "enum": words } }),
        Shape::Clauses => json!({ "type": "array", "items": { "type": "string" } }),
        Shape::Objectives => {
            json!({ "type": "object", "additionalProperties": { "type": "string" } })
        }
        Shape::Search => json!({
            "anyOf": [{ "const": false }, { "type": "number", "minimum": 0.1, "maximum": 10 }]
        }),
        Shape::Table(fields) => inner(fields, language),
        Shape::Tables(fields) => json!({ "type": "array", "items": inner(fields, language) }),
    }
}

fn inner(fields: &[Field], language: Language) -> Value {
    let fields: Vec<&Field> = fields.iter().collect();
    let mut schema = table(&fields, language);
    schema.insert("additionalProperties".to_string(), json!(false));
    Value::Object(schema)
}

/// `2014-09-25` or `25/09/2014`.
const DATE: &str = r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{4})";
/// A day, and perhaps a time.
const MOMENT: &str = r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{4})([ T].*)?$";

/// The schema of a file from the paths of its keys: `level[].id` stands in a list of tables
/// `level`, `taxonomies.*` is any name in a table.
fn of_file(file: &File, language: Language) -> Value {
    let mut root = json!({ "type": "object" });
    for key in file.keys {
        let schema = described(key.shape, &key.about, language);
        let names: Vec<&str> = key.path.split('.').collect();
        place(&mut root, &names, schema, key.is_needed);
    }
    let title = file.about.within(language).to_string();
    let schema = root.as_object().cloned().unwrap_or_default();
    headed(title, schema, file.name == "config" || file.name == "words")
}

/// Puts the schema of the key `names` into the object schema `table`.
fn place(table: &mut Value, names: &[&str], schema: Value, is_needed: bool) {
    let Some((first, rest)) = names.split_first() else {
        return;
    };
    let (name, is_list) = match first.strip_suffix("[]") {
        Some(name) => (name, true),
        None => (*first, false),
    };
    if name == "*" {
        place_any(table, rest, schema, is_needed);
        return;
    }
    if rest.is_empty() {
        table["properties"][name] = schema;
        if is_needed {
            let mut needed = table["required"].as_array().cloned().unwrap_or_default();
            needed.push(json!(name));
            table["required"] = Value::Array(needed);
        }
        return;
    }
    let below = &mut table["properties"][name];
    if below.is_null() {
        *below = match is_list {
            true => json!({ "type": "array", "items": closed() }),
            false => closed(),
        };
    }
    let below = if is_list { &mut below["items"] } else { below };
    place(below, rest, schema, is_needed);
}

/// Under any name: a value, or a table with the keys `rest`.
fn place_any(table: &mut Value, rest: &[&str], schema: Value, is_needed: bool) {
    let below = &mut table["additionalProperties"];
    if rest.is_empty() {
        // What is named by the site may be a text, a list or a table of its own.
        *below = json!({ "description": schema["description"] });
        return;
    }
    if !below.is_object() {
        *below = closed();
    }
    place(below, rest, schema, is_needed);
}

/// A table that takes only the keys that are put into it.
fn closed() -> Value {
    json!({ "type": "object", "additionalProperties": false })
}
