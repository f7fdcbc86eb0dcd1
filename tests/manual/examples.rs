//! Each example of the table of codes is tried in the site that `xanh init` makes: what is wrong
//! gives the code, what is right does not.

use crate::support::{self, BuildOptions};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use xanh::base::date::Date;
use xanh::base::diagnostic::Language;
use xanh::base::inputs::Audience;
use xanh::engine::Memo;
use xanh::manual::codes::{self, Code};
use xanh::preset::{self, Preset};

#[test]
fn every_example_is_wrong_and_right_as_told() {
    let mut failures = String::new();
    for code in codes::all() {
        let Some(file) = code.file else { continue };
        let (wrong, right) = (given(file, &code.wrong.vi), given(file, &code.right.vi));
        let has = |found: &[Fault]| {
            let is_it = |fault: &Fault| code.names.contains(&fault.code.as_str());
            found.iter().any(is_it)
        };
        // What is right is right in every way.
        let is_whole = !right
            .iter()
            .any(|fault| fault.is_error && fault.file == file);
        if !has(&wrong) || has(&right) || !is_whole {
            let _ = writeln!(failures, "{}: {wrong:?} {right:?}", code.names[0]);
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn most_codes_have_an_example_that_is_tried() {
    let codes = codes::all();
    let tried = codes
        .iter()
        .filter(|code: &&Code| code.file.is_some())
        .count();
    assert!(tried > 100, "{tried} of {}", codes.len());
}

/// A fault of an example.
#[derive(Debug)]
struct Fault {
    code: String,
    file: String,
    is_error: bool,
}

/// What is wrong with the site, for learners and for trainers, where `text` stands at `file`.
fn given(file: &str, text: &str) -> Vec<Fault> {
    let mut files = site();
    if file.starts_with("themes/") {
        let config = files.entry("xanh.toml".to_string()).or_default();
        config.insert_str(0, "theme = \"mau\"\n");
        files.insert(
            "themes/mau/theme.toml".to_string(),
            "contract = 2\n".to_string(),
        );
    }
    files.insert(file.to_string(), whole(file, text));
    let mut found = vec![];
    for audience in [Audience::Learner, Audience::Trainer] {
        let mut asked = BuildOptions::default();
        asked.options.audience = audience;
        let mut inputs = support::inputs(&files, &asked);
        support::add(&mut inputs, "content/anh.png", b"png".to_vec());
        found.extend(support::make(inputs, &Memo::once()).diagnostics);
    }
    let fault = |fault: xanh::base::diagnostic::Diagnostic| Fault {
        code: fault.code.to_string(),
        is_error: fault.is_error(),
        file: fault
            .span
            .map_or(String::new(), |span| span.file.to_string()),
    };
    found.into_iter().map(fault).collect()
}

/// A page without a head gets one.
fn whole(file: &str, text: &str) -> String {
    let is_page = file.ends_with(".md") && !text.starts_with("---") && !text.starts_with("–");
    match is_page {
        true => format!("---\ntitle: \"Bài\"\n---\n\n{text}"),
        false => text.to_string(),
    }
}

/// One of everything, and what the examples lean on.
fn site() -> BTreeMap<String, String> {
    let today = Date::parse("2026-11-22").unwrap();
    let files = preset::site(Preset::All, "Sống xanh", today, Language::Vietnamese);
    let mut files: BTreeMap<String, String> = files
        .into_iter()
        .map(|(path, text)| (path.to_string(), text))
        .collect();
    let more = [
        (
            "content/nhap.md",
            "---\ntitle: \"Nháp\"\ndraft: true\n---\n\nChữ.\n",
        ),
        ("content/_cuoi.md", "Chữ ghép.\n"),
        ("content/_bai.md", "Chữ.\n\n![](_bai.md)\n"),
        ("content/so-lieu.csv", "Thiết bị,Số giờ\nQuạt,8\n"),
        (
            "content/bai.md",
            "---\ntitle: \"Bài\"\n---\n\n::: table [Số giờ] {from=so-lieu.csv}\n:::\n",
        ),
    ];
    files.extend(more.map(|(path, text)| (path.to_string(), text.to_string())));
    files
}
