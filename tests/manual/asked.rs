//! The table of settings names the keys that the reader asks for, in each table of each file: both
//! ways, by giving every table every word that the readers know.

use crate::support::{BuildOptions, built};
use std::collections::{BTreeMap, BTreeSet};
use xanh::manual::settings::{self, File};

/// Sections that features read for themselves.
const FEATURES: &[&str] = &[
    "about",
    "feeds",
    "packs",
    "pictures",
    "pwa",
    "republish",
    "search",
    "session",
    "social",
];
/// Where the keys of `[theme]` and of taxonomies lie is told by themes and by the site.
const OPEN: &[&str] = &["theme", "taxonomies"];

#[test]
fn every_table_asks_for_the_keys_that_the_table_of_settings_names() {
    let words = words();
    let mut failures = vec![];
    for file in settings::FILES {
        for parent in parents(file) {
            let told = children(file, &parent);
            let known = known(file, &parent, &words);
            let differ: Vec<&String> = told.symmetric_difference(&known).collect();
            if !differ.is_empty() {
                failures.push(format!("{} `{parent}`: {differ:?}", file.path));
            }
        }
    }
    assert_eq!(failures, Vec::<String>::new());
}

/// The tables of a file, as the paths of its keys name them: ``, `level[]`, `clause.*.report`.
fn parents(file: &File) -> BTreeSet<String> {
    let mut parents = BTreeSet::from([String::new()]);
    for key in file.keys {
        let mut path = key.path;
        while let Some((parent, name)) = path.rsplit_once('.') {
            let is_open = name == "*" || FEATURES.contains(&parent);
            if !is_open {
                parents.insert(parent.to_string());
            }
            path = parent;
        }
    }
    parents
}

/// The names right below `parent`.
fn children(file: &File, parent: &str) -> BTreeSet<String> {
    let below = |key: &settings::Key| match parent {
        "" => Some(key.path),
        _ => key.path.strip_prefix(parent)?.strip_prefix('.'),
    };
    let names = file.keys.iter().filter_map(|key| {
        let path = below(key)?;
        let name = path.split('.').next()?;
        Some(name.trim_end_matches("[]").to_string())
    });
    let outer: &[&str] = if file.name == "config" && parent.is_empty() {
        FEATURES
    } else {
        &[]
    };
    let is_told = |name: &String| !outer.contains(&name.as_str()) && !OPEN.contains(&name.as_str());
    names.filter(is_told).collect()
}

/// Of `words`, those that the reader does not call unknown as keys of the table `parent`.
fn known(file: &File, parent: &str, words: &BTreeSet<String>) -> BTreeSet<String> {
    let keys: String = words.iter().map(|word| format!("{word} = 0\n")).collect();
    let text = format!("{}{keys}", header(parent));
    let path = file.path.replace("PLAN", "content/ke-hoach/mau");
    let page = |title: &str| format!("---\ntitle: \"{title}\"\nkind: plan\n---\n");
    let files = BTreeMap::from([
        ("content/ke-hoach/mau/index.md".to_string(), page("Mẫu")),
        (
            "content/ke-hoach/mau/text.txt".to_string(),
            "I. A\n1. B.\n".to_string(),
        ),
        (path.clone(), text.clone()),
    ]);
    let built = built(&files, &BuildOptions::default());
    let of_file = |fault: &&xanh::base::diagnostic::Diagnostic| {
        let here = fault
            .span
            .as_ref()
            .is_some_and(|span| span.file.as_str() == path);
        here && fault.code.ends_with("/unknown-key")
    };
    let unknown: BTreeSet<&str> = built
        .diagnostics
        .iter()
        .filter(of_file)
        .filter_map(|fault| Some(&text[fault.span.as_ref()?.range()]))
        .collect();
    assert!(!unknown.is_empty(), "{path} {parent}: nothing was unknown");
    let left = words.iter().filter(|word| !unknown.contains(word.as_str()));
    left.cloned().collect()
}

/// `[[level]]`, `[clause."II.1".report]`; nothing for the file itself.
fn header(parent: &str) -> String {
    let name = |name: &str| match name {
        "*" => "page".to_string(),
        name => name.to_string(),
    };
    match parent.strip_suffix("[]") {
        Some(table) => format!("[[{table}]]\n"),
        None if parent.is_empty() => String::new(),
        None => {
            let names: Vec<String> = parent.split('.').map(name).collect();
            let path = names.join(".").replace("clause.page", "clause.\"II.1\"");
            format!("[{path}]\n")
        }
    }
}

/// Every word in quotes in the readers of these files, and every name of the table.
fn words() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut files = vec![];
    for folder in ["src/read/config", "src/read/registers"] {
        files.push(format!("{folder}.rs"));
        let entries = std::fs::read_dir(folder).unwrap();
        files.extend(entries.map(|entry| entry.unwrap().path().display().to_string()));
    }
    for file in files.iter().filter(|file| !file.ends_with("tests.rs")) {
        let text = std::fs::read_to_string(file).unwrap();
        words.extend(
            text.split('"')
                .skip(1)
                .filter(|word| is_key(word))
                .map(str::to_string),
        );
    }
    let keys = settings::FILES.iter().flat_map(|file| file.keys);
    let names = keys.flat_map(|key| key.path.split('.'));
    let names = names
        .map(|name| name.trim_end_matches("[]"))
        .filter(|name| is_key(name));
    words.extend(names.map(str::to_string));
    words.retain(|word| !OPEN.contains(&word.as_str()) && !FEATURES.contains(&word.as_str()));
    words
}

fn is_key(word: &str) -> bool {
    !word.is_empty()
        && word
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || b"_-".contains(&byte))
}
