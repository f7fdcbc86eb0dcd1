//! A file uses only what stands below it; only the shell touches the world; one crate, one room.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Rooms by floor, the ground first. Rooms on one floor know nothing of each other.
const FLOORS: [&[&str]; 9] = [
    &["base"],
    &["text", "typeset"],
    &["model", "theme"],
    &["read", "graph"],
    &["render", "search", "rule", "import", "preset", "manual"],
    &["publish", "check", "engine"],
    &["features", "shell"],
    &["cli"],
    &["main"],
];

/// Crates and the rooms or files that may name them; `pulldown_cmark` is our vocabulary and has
/// three.
const CRATES: [(&str, &[&str]); 25] = [
    (
        "pulldown_cmark",
        &["model/markdown", "read/", "render/flow/"],
    ),
    ("tera", &["theme.rs", "theme/"]),
    ("syntect", &["theme/highlight.rs"]),
    ("two_face", &["theme/highlight.rs"]),
    ("lightningcss", &["theme/bundle.rs"]),
    ("include_dir", &["theme/embedded.rs"]),
    ("serde_saphyr", &["base/value/"]),
    ("toml", &["base/value/"]),
    ("jiff", &["base/date.rs"]),
    ("blake3", &["base/digest.rs"]),
    ("icu_collator", &["text/vi.rs"]),
    ("slug", &["text/vi.rs"]),
    ("snowball_stemmers_rs", &["search/stem.rs"]),
    ("walkdir", &["shell/"]),
    ("notify", &["shell/watch.rs"]),
    ("notify_debouncer_full", &["shell/watch.rs"]),
    ("hyper", &["shell/serve/"]),
    ("hyper_util", &["shell/serve/"]),
    ("tokio", &["shell/serve/"]),
    ("zip", &["shell/", "import/"]),
    ("image", &["shell/"]),
    (
        "quick_xml",
        &["import/docx", "render/piece/docx/", "shell/"],
    ),
    ("ammonia", &["render/html/safe.rs"]),
    ("annotate_snippets", &["shell/report"]),
    ("clap", &["cli/"]),
];

#[test]
fn a_file_uses_only_what_stands_below_it() {
    let mut faults = vec![];
    for (file, text) in sources() {
        let room = room(&file);
        for used in uses(&text) {
            if used != room && floor(&used) >= floor(&room) {
                faults.push(format!("`{file}` uses `{used}`"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn one_crate_stands_in_one_room() {
    let mut faults = vec![];
    for (file, text) in sources() {
        for (name, homes) in CRATES {
            let named = code(&text).any(|line| starts_path(line, name));
            if named
                && !homes
                    .iter()
                    .any(|home| file.starts_with(&format!("src/{home}")))
            {
                faults.push(format!("`{file}` names the crate `{name}`"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn publishers_and_checks_know_nothing_of_each_other_but_the_frame_of_a_page() {
    for (file, text) in sources()
        .into_iter()
        .filter(|(file, _)| file.starts_with("src/check/"))
    {
        assert!(
            !code(&text).any(|line| line.contains("publish::")),
            "`{file}` uses a publisher"
        );
    }
}

#[test]
fn no_file_is_longer_than_400_lines() {
    let long: Vec<String> = sources()
        .into_iter()
        .filter(|(_, text)| text.lines().count() > 400)
        .map(|(file, _)| file)
        .collect();
    assert_eq!(long, Vec::<String>::new());
}

/// Paths below this repository and texts of every Rust file of the program.
fn sources() -> BTreeMap<String, String> {
    fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, into)
            } else {
                into.push(path)
            }
        }
    }
    let mut files = vec![];
    collect(Path::new("src"), &mut files);
    let rust = files
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    rust.map(|path| {
        (
            path.to_str().unwrap().to_string(),
            std::fs::read_to_string(&path).unwrap(),
        )
    })
    .collect()
}

/// The room of a file: its first folder, or its stem.
fn room(file: &str) -> String {
    let inside = file.strip_prefix("src/").unwrap_or(file);
    inside
        .split(['/', '.'])
        .next()
        .unwrap_or_default()
        .to_string()
}

fn floor(room: &str) -> usize {
    FLOORS
        .iter()
        .position(|rooms| rooms.contains(&room))
        .unwrap_or(usize::MAX)
}

/// Lines without comments.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .map(str::trim_start)
        .filter(|line| !line.starts_with("//"))
}

fn uses(text: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for line in code(text) {
        for (at, _) in line.match_indices("crate::") {
            let rest = &line[at + "crate::".len()..];
            let end = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            rooms.insert(rest[..end].to_string());
        }
    }
    rooms.retain(|room| floor(room) != usize::MAX);
    rooms
}

/// Whether `name::` stands in `line` as the start of a path.
fn starts_path(line: &str, name: &str) -> bool {
    line.match_indices(&format!("{name}::")).any(|(at, _)| {
        !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':' || c == '.')
    })
}
