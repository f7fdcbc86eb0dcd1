//! The table of codes and the source agree: each code that the source gives stands in the table
//! once, with all that it should say, and the table holds no other.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use xanh::manual::codes::{self, Code};

/// Texts of the source that only look like a code: media types, paths, signs of official texts.
const MEDIA: &[&str] = &["application", "audio", "font", "text", "video"];
const OTHERS: &[&str] = &[
    "assets/site-",
    "content/ke-hoach",
    "image/gif",
    "image/jpeg",
    "image/png",
    "image/webp",
    "image/x-icon",
    "t/m",
    "themes/xanh",
    "v/v",
];

/// Faults that only YAML knows, so that heads alone report them.
const YAML: &[&str] = &["colon", "comment", "sign", "tab", "unsupported"];

#[test]
fn every_code_of_the_source_stands_in_the_table() {
    let (table, source) = (table(), source());
    let lacking: Vec<&String> = source.difference(&table).collect();
    let unused: Vec<&String> = table.difference(&source).collect();
    assert_eq!(
        lacking,
        Vec::<&String>::new(),
        "add it to src/manual/codes/"
    );
    assert_eq!(unused, Vec::<&String>::new(), "nothing gives this code");
}

#[test]
fn every_code_stands_once_and_says_everything() {
    let codes = codes::all();
    let count: usize = codes.iter().map(|code| code.names.len()).sum();
    assert_eq!(count, table().len(), "a code stands twice");
    let parts = |code: &Code| {
        let parts = [
            code.what.clone(),
            code.why.clone(),
            code.cure.clone(),
            code.wrong.clone(),
            code.right.clone(),
        ];
        parts.map(|part| [part.vi, part.en]).concat()
    };
    let is_whole = |code: &&Code| parts(code).iter().any(|part| part.trim().is_empty());
    let broken: Vec<_> = codes
        .iter()
        .filter(is_whole)
        .map(|code| &code.names)
        .collect();
    assert_eq!(broken, Vec::<&Vec<&str>>::new());
    let sentence = |code: &&Code| {
        [&code.what, &code.why, &code.cure]
            .iter()
            .any(|said| !said.vi.ends_with('.') || !said.en.ends_with('.'))
    };
    let broken: Vec<_> = codes
        .iter()
        .filter(sentence)
        .map(|code| &code.names)
        .collect();
    assert_eq!(
        broken,
        Vec::<&Vec<&str>>::new(),
        "a sentence lacks its full stop"
    );
}

fn table() -> BTreeSet<String> {
    let codes = codes::all();
    let names = codes.iter().flat_map(|code| &code.names);
    names.map(|name| name.to_string()).collect()
}

/// Every code that a literal of the source names, or that `read/codes.rs` puts together.
fn source() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in files(Path::new("src")) {
        let text = std::fs::read_to_string(&file).unwrap();
        let code = text
            .split("#[cfg(test)]\nmod tests {")
            .next()
            .unwrap_or_default();
        let lines = code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        let literals = lines.flat_map(|line| line.split('"').skip(1));
        found.extend(literals.filter(|text| is_code(text)).map(str::to_string));
    }
    found.extend(shared());
    found
}

fn is_code(text: &str) -> bool {
    let Some((room, fault)) = text.split_once('/') else {
        return false;
    };
    let word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    };
    word(room) && word(fault) && !MEDIA.contains(&room) && !OTHERS.contains(&text)
}

/// The codes of files of keys and values: each room with each fault.
fn shared() -> Vec<String> {
    let text = std::fs::read_to_string("src/read/codes.rs").unwrap();
    let quoted = |start: &'static str| {
        let parts = text.split(start).skip(1);
        let names = parts.filter_map(|part| part.split('"').next());
        names.map(str::to_string).collect::<Vec<String>>()
    };
    let (rooms, faults) = (quoted("codes!(\""), quoted("concat!($room, \"/"));
    assert!(rooms.len() > 5 && faults.len() > 10, "{rooms:?} {faults:?}");
    let pairs = rooms
        .iter()
        .flat_map(|room| faults.iter().map(move |fault| (room, fault)));
    pairs
        .filter(|(room, fault)| *room == "head" || !YAML.contains(&fault.as_str()))
        .map(|(room, fault)| format!("{room}/{fault}"))
        .collect()
}

/// Every file of the source that is no test.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() && name != "tests" {
            found.extend(files(&path));
        } else if name.ends_with(".rs") && name != "tests.rs" {
            found.push(path);
        }
    }
    found
}
