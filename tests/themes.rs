//! Themes: the contract is told as it is, and every theme shows the repository's own site without a fault.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::Path;
use xanh::base::digest::Hashed;
use xanh::base::inputs::{Inputs, Options};
use xanh::base::path::SourcePath;
use xanh::engine::{self, Memo};
use xanh::{features, shell};

const README: &str = "themes/README.md";
const VIEW: [&str; 5] = [
    "src/render/view.rs",
    "src/render/view/plans.rs",
    "src/render/view/republish.rs",
    "src/render/view/lesson.rs",
    "src/render/view/block.rs",
];
const EDGES: [&str; 2] = ["<!-- view: begin -->\n", "<!-- view: end -->"];

#[test]
fn the_readme_tells_the_whole_view() {
    let readme = std::fs::read_to_string(README).unwrap();
    let (before, rest) = readme.split_once(EDGES[0]).unwrap();
    let (told, after) = rest.split_once(EDGES[1]).unwrap();
    let real = tables(&VIEW.map(|file| std::fs::read_to_string(file).unwrap()).concat());
    if std::env::var_os("XANH_BLESS").is_some() {
        std::fs::write(README, format!("{before}{}{real}{}{after}", EDGES[0], EDGES[1])).unwrap();
    } else {
        assert_eq!(told, real, "run `XANH_BLESS=1 cargo test` and read the diff of {README}");
    }
}

#[test]
fn every_theme_shows_every_kind_of_page() {
    for theme in ["xanh", "toa-soan", "mau"] {
        let inputs = dressed(theme);
        let memo = Memo::once();
        let planned = engine::plan(&inputs, &features::ALL, &memo);
        let mut faults = planned.diagnostics.clone();
        faults.extend(engine::make(&planned, &memo, &|_, _| ControlFlow::Continue(())));
        let told: Vec<String> =
            faults.iter().filter(|fault| fault.is_error()).map(|fault| format!("{}: {}", fault.code, fault.message.en)).collect();
        assert!(told.is_empty(), "theme `{theme}`: {told:#?}");
    }
}

#[test]
fn both_languages_have_every_word() {
    let words = |lang: &str| {
        let text = std::fs::read_to_string(format!("themes/xanh/strings/{lang}.toml")).unwrap();
        text.lines().filter_map(|line| Some(line.split_once(" = ")?.0.trim_matches('"').to_string())).collect::<BTreeSet<_>>()
    };
    let (vi, en) = (words("vi"), words("en"));
    let lacking: Vec<_> = vi.symmetric_difference(&en).collect();
    assert!(lacking.is_empty(), "in one language only: {lacking:?}");
}

/// The repository's own site in `theme`.
fn dressed(theme: &str) -> Inputs {
    let (mut inputs, _) = shell::disk::read(Path::new("."), Options::default(), shell::environment::now()).ok().unwrap();
    let config = inputs.texts.get_mut(&SourcePath::new("xanh.toml")).unwrap();
    *config = Hashed::new(config.replace("theme = \"xanh\"", &format!("theme = \"{theme}\"")));
    inputs
}

/// A table for each struct of `source`: name of a value, its type, what it is.
fn tables(source: &str) -> String {
    let mut out = String::new();
    let (mut about, mut inside) = (String::new(), false);
    for line in source.lines().map(str::trim) {
        if let Some(said) = line.strip_prefix("/// ") {
            about = format!("{about}{}{said}", if about.is_empty() { "" } else { " " });
        } else if let Some(name) = line.strip_prefix("pub struct ").and_then(|rest| rest.split(['<', ' ']).next()) {
            let about = std::mem::take(&mut about);
            let gap = if about.is_empty() { String::new() } else { format!("{about}\n\n") };
            let _ = write!(out, "\n### {name}\n\n{gap}| value | type | what it is |\n| --- | --- | --- |\n");
            inside = true;
        } else if line == "#[serde(flatten)]" {
            about = "All its values stand beside these.".to_string();
        } else if let Some((name, kind)) = line.strip_prefix("pub ").and_then(|rest| rest.split_once(": ")).filter(|_| inside) {
            let _ = writeln!(out, "| `{name}` | {} | {} |", told(kind.trim_end_matches(',')), std::mem::take(&mut about));
        } else if line == "}" {
            inside = false;
            about.clear();
        } else if !line.starts_with("#[") {
            about.clear();
        }
    }
    format!("{out}\n")
}

/// A type in the words of a theme author.
fn told(kind: &str) -> String {
    let kind = kind.trim_start_matches('&').trim_start_matches("'a ").trim_end_matches("<'a>");
    if let Some(inner) = kind.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return format!("list of {}", told(inner));
    }
    let inner = |outer: &str| kind.strip_prefix(outer).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = inner("Option<") {
        format!("{} or `null`", told(inner))
    } else if let Some(inner) = inner("Vec<") {
        format!("list of {}", told(inner))
    } else if let Some(inner) = inner("Hashed<") {
        told(inner)
    } else if let Some((_, value)) = inner("BTreeMap<").and_then(|inner| inner.split_once(", ")) {
        format!("table of {}", told(value))
    } else {
        match kind.trim_start_matches('&').trim_start_matches("'static ").trim_start_matches("'a ") {
            "str" | "String" | "KindName" => "text".to_string(),
            "bool" => "`true` or `false`".to_string(),
            "usize" | "u8" | "u32" | "u64" | "i16" => "number".to_string(),
            "Extra" => "text, number, date or list".to_string(),
            "SettingValue" => "text, number, `true`, `false` or list".to_string(),
            name => format!("[{name}](#{})", name.to_lowercase()),
        }
    }
}
