//! A file uses only what stands below it; only the shell touches the world; one crate, one room.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Rooms by floor, the ground first. Rooms on one floor know nothing of each other.
const FLOORS: [&[&str]; 11] = [
    &["base"],
    &["text", "typeset"],
    &["model", "theme"],
    &["read", "graph"],
    &["render", "search", "import", "preset", "manual"],
    &["select"],
    &["rule"],
    &["publish", "check", "engine"],
    &["features", "shell"],
    &["cli"],
    &["main"],
];

/// Crates and the rooms or files that may name them; `pulldown_cmark` is our vocabulary and has
/// three.
const CRATES: [(&str, &[&str]); 30] = [
    ("pulldown_latex", &["model/markdown/math/"]),
    (
        "pulldown_cmark",
        &["model/markdown", "read/", "render/flow/"],
    ),
    ("tera", &["theme.rs", "theme/"]),
    ("syntect", &["theme/highlight.rs"]),
    ("lightningcss", &["theme/bundle"]),
    ("include_dir", &["theme/embedded.rs"]),
    ("serde_saphyr", &["base/value/"]),
    ("toml", &["base/value/"]),
    ("jiff", &["base/date.rs"]),
    ("blake3", &["base/digest.rs"]),
    ("memchr", &["base/bytes.rs"]),
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
        &["import/word", "render/piece/docx/", "shell/"],
    ),
    ("ammonia", &["render/html/safe.rs"]),
    ("annotate_snippets", &["shell/report"]),
    ("clap", &["cli/"]),
    ("ureq", &["shell/external/"]),
    ("tiny_skia", &["render/social"]),
    ("resvg", &["render/drawing"]),
    ("ttf_parser", &["render/social"]),
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
fn no_publisher_and_no_check_uses_another() {
    let files = sources();
    let mut faults = vec![];
    for (file, used) in files_used(&files) {
        let Some(own) = feature(&file) else { continue };
        let others = used.iter().filter_map(|used| Some((used, feature(used)?)));
        for (used, _) in others.filter(|(_, other)| *other != own) {
            faults.push(format!("`{file}` uses `{used}`"));
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

/// Modules below one module; files of their folders count as theirs. That a module and what lies
/// below it use each other is no circle.
#[test]
fn no_modules_beside_each_other_form_a_circle() {
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let files = files_used(&sources());
    for (file, used) in files {
        let parted = used.iter().filter_map(|used| parted(&file, used));
        for (own, other) in parted {
            graph.entry(own).or_default().insert(other);
        }
    }
    // What uses nothing that is left stands in no circle.
    loop {
        let left: BTreeSet<String> = graph.keys().cloned().collect();
        for used in graph.values_mut() {
            used.retain(|one| left.contains(one));
        }
        graph.retain(|_, used| !used.is_empty());
        if graph.len() == left.len() {
            break;
        }
    }
    assert_eq!(graph, BTreeMap::new());
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

/// The feature that a file belongs to: `publish/web/feeds` of `src/publish/web/feeds/atom.rs`.
fn feature(file: &str) -> Option<String> {
    let inside = file.strip_prefix("src/")?.strip_suffix(".rs")?;
    let steps: Vec<&str> = inside.split('/').collect();
    match steps.as_slice() {
        ["publish", format @ ("web" | "file"), name, ..] => {
            Some(format!("publish/{format}/{name}"))
        }
        ["check", name, ..] => Some(format!("check/{name}")),
        _ => None,
    }
}

/// The files that each file uses; one that only declares its modules uses none of them.
fn files_used(files: &BTreeMap<String, String>) -> BTreeMap<String, BTreeSet<String>> {
    let of = |(file, text): (&String, &String)| {
        let own = module(file);
        let paths = named_paths(text).into_iter();
        let paths = paths.filter_map(|path| absolute(&own, &path));
        let used = paths.filter_map(|path| file_of(files, &path));
        let used: BTreeSet<String> = used.filter(|used| used != file).collect();
        (file.clone(), used)
    };
    files.iter().map(of).collect()
}

/// The two modules below one module in which two files stand; `None` where one is above the other.
fn parted(file: &str, used: &str) -> Option<(String, String)> {
    let (own, other) = (module(file), module(used));
    let shared = own.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let name = |steps: &[String]| Some(steps.get(..=shared)?.join("::"));
    Some((name(&own)?, name(&other)?))
}

/// The steps of the module that a file holds: `publish`, `web` of `src/publish/web.rs`.
fn module(file: &str) -> Vec<String> {
    let inside = file.trim_start_matches("src/").trim_end_matches(".rs");
    inside.split('/').map(str::to_string).collect()
}

/// A path from the root of the program; `None` for one of another crate.
fn absolute(own: &[String], path: &[String]) -> Option<Vec<String>> {
    let (first, rest) = path.split_first()?;
    let base = match first.as_str() {
        "crate" => vec![],
        "self" => own.to_vec(),
        "super" => own[..own.len() - 1].to_vec(),
        _ => [own, std::slice::from_ref(first)].concat(),
    };
    Some([base.as_slice(), rest].concat())
}

/// The file of the longest beginning of `path` that is a module.
fn file_of(files: &BTreeMap<String, String>, path: &[String]) -> Option<String> {
    let names = (1..=path.len()).rev();
    let mut names = names.map(|steps| format!("src/{}.rs", path[..steps].join("/")));
    names.find(|name| files.contains_key(name))
}

/// The paths that the code of a file names, those of its tests left out: `super::a::{b, c}` is two.
fn named_paths(text: &str) -> BTreeSet<Vec<String>> {
    let code = code(text).collect::<Vec<_>>().join("\n");
    let code = code.split("#[cfg(test)]\nmod tests").next().unwrap();
    let mut paths = BTreeSet::new();
    for statement in code.split(';') {
        let statement = statement.trim();
        let used = statement.strip_prefix("pub ").unwrap_or(statement);
        match used.strip_prefix("use ") {
            Some(tree) => spread(vec![], tree, &mut paths),
            None => paths.extend(inline_paths(statement)),
        }
    }
    paths
}

/// Paths within a statement that is no `use`.
fn inline_paths(statement: &str) -> Vec<Vec<String>> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    statement
        .split(|c: char| !is_part(c))
        .filter(|word| word.contains("::"))
        .map(|word| word.split("::").map(str::to_string).collect())
        .collect()
}

/// `a::{b, c::d}` below `base` as single paths.
fn spread(base: Vec<String>, tree: &str, into: &mut BTreeSet<Vec<String>>) {
    let tree = tree.trim();
    let Some((before, inside)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        let steps = path.split("::").map(|step| step.trim().to_string());
        let steps = steps.filter(|step| !step.is_empty() && step != "*");
        let whole: Vec<String> = base.into_iter().chain(steps).collect();
        let is_self = whole.len() > 1 && whole.last().is_some_and(|step| step == "self");
        into.insert(whole[..whole.len() - usize::from(is_self)].to_vec());
        return;
    };
    let steps = before.split("::").map(|step| step.trim().to_string());
    let base: Vec<String> = base
        .into_iter()
        .chain(steps.filter(|step| !step.is_empty()))
        .collect();
    let inside = inside.strip_suffix('}').unwrap_or(inside);
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                spread(base.clone(), &inside[start..at], into);
                start = at + 1;
            }
            _ => {}
        }
    }
    spread(base, &inside[start..], into);
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
