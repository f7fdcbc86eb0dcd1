//! Literate cases: each heading of a file in `tests/cases/` is one small site and what comes of it.
//!
//! A case holds fences ` ```file PATH `, at most one ` ```options `, and what is expected: `
//! ```diagnostics ` (English), ` ```diagnostics vi `, ` ```output PATH `. `XANH_BLESS=1` rewrites
//! what is expected.

use crate::support::{BuildOptions, Built, built, lines};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use xanh::base::diagnostic::{Diagnostic, Language};
use xanh::base::inputs::Inputs;

/// A fence of a case: its words, its text, and the lines of the file that the text fills.
struct Fence {
    words: Vec<String>,
    text: String,
    lines: std::ops::Range<usize>,
}

struct Case {
    title: String,
    fences: Vec<Fence>,
}

#[test]
fn every_case_comes_out_as_told() {
    let bless = std::env::var_os("XANH_BLESS").is_some();
    let mut failures = String::new();
    let mut count = 0;
    for file in files(Path::new("tests/cases")) {
        let text = std::fs::read_to_string(&file).unwrap();
        let mut changes: Vec<(std::ops::Range<usize>, String)> = vec![];
        for case in cases(&text) {
            count += 1;
            assert!(
                case.fences
                    .iter()
                    .any(|fence| fence.words[0] != "file" && fence.words[0] != "options"),
                "{}: `{}` expects nothing",
                file.display(),
                case.title
            );
            for (fence, actual) in outcomes(&case) {
                if fence.text != actual {
                    let _ = writeln!(
                        failures,
                        "{}: {}: {}\n--- expected\n{}--- actual\n{actual}",
                        file.display(),
                        case.title,
                        fence.words.join(" "),
                        fence.text
                    );
                    changes.push((fence.lines.clone(), actual));
                }
            }
        }
        if bless {
            std::fs::write(&file, blessed(&text, changes)).unwrap();
        }
    }
    assert!(count > 0, "there are no cases");
    assert!(bless || failures.is_empty(), "{failures}");
}

/// Law: a cure is tried before it is printed. What a fix writes makes its message go away.
#[test]
fn every_fix_mends_what_it_is_of() {
    let mut failures = String::new();
    let mut tried = 0;
    for (title, files, asked) in sites() {
        let before = built(&files, &asked);
        for fault in before
            .diagnostics
            .iter()
            .filter(|fault| !fault.fixes.is_empty())
        {
            tried += 1;
            let fixed = applied(&files, &before.inputs, fault);
            let after = built(&fixed, &asked);
            let same = |site: &Built| {
                let alike =
                    |one: &&Diagnostic| one.code == fault.code && one.message == fault.message;
                site.diagnostics.iter().filter(alike).count()
            };
            if same(&after) >= same(&before) {
                let _ = writeln!(failures, "{title}: {fault:?}");
            }
        }
    }
    assert!(tried > 0, "no case has a fix");
    assert!(failures.is_empty(), "{failures}");
}

/// `files` with all edits of one fault made.
fn applied(
    files: &BTreeMap<String, String>,
    inputs: &Inputs,
    fault: &Diagnostic,
) -> BTreeMap<String, String> {
    let (mut files, mut edited) = (files.clone(), BTreeMap::new());
    let mut fixes = fault.fixes.clone();
    fixes.sort_by_key(|fix| std::cmp::Reverse(fix.span.start));
    for fix in fixes {
        let name = fix.span.file.as_str();
        let text = edited
            .entry(name.to_string())
            .or_insert_with(|| inputs.shown(&fix.span.file).expect(name).to_string());
        text.replace_range(fix.span.range(), &fix.replacement);
    }
    files.extend(edited);
    files
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "md") && is_asked(&path) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// `XANH_CASES=heads` takes only files whose path says so.
fn is_asked(path: &Path) -> bool {
    let asked = std::env::var("XANH_CASES").unwrap_or_default();
    path.to_string_lossy().contains(&asked)
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = vec![];
    let mut open: Option<(String, Fence)> = None;
    for (number, line) in text.lines().enumerate() {
        if let Some((mark, fence)) = &mut open {
            if line == mark {
                fence.lines.end = number;
                let (_, fence) = open.take().unwrap();
                cases
                    .last_mut()
                    .expect("a fence before the first heading")
                    .fences
                    .push(fence);
            } else {
                fence.text.push_str(line);
                fence.text.push('\n');
            }
        } else if let Some(title) = line.strip_prefix("# ") {
            cases.push(Case {
                title: title.to_string(),
                fences: vec![],
            });
        } else if line.starts_with("```") {
            let mark: String = line.chars().take_while(|c| *c == '`').collect();
            let words: Vec<String> = line[mark.len()..]
                .split_whitespace()
                .map(str::to_string)
                .collect();
            open = Some((
                mark,
                Fence {
                    words,
                    text: String::new(),
                    lines: number + 1..number + 1,
                },
            ));
        }
    }
    assert!(open.is_none(), "a fence is never closed");
    cases
}

/// Every case as a site: its name, its files, what is asked of its build.
pub fn sites() -> impl Iterator<Item = (String, BTreeMap<String, String>, BuildOptions)> {
    files(Path::new("tests/cases"))
        .into_iter()
        .flat_map(|file| {
            let text = std::fs::read_to_string(&file).unwrap();
            let of_case = move |case: Case| {
                (
                    format!("{}: {}", file.display(), case.title),
                    given(&case),
                    asked(&case),
                )
            };
            cases(&text).into_iter().map(of_case)
        })
}

fn named<'a>(case: &'a Case, name: &'static str) -> impl Iterator<Item = &'a Fence> {
    case.fences
        .iter()
        .filter(move |fence| fence.words[0] == name)
}

fn given(case: &Case) -> BTreeMap<String, String> {
    named(case, "file")
        .map(|fence| (fence.words[1..].join(" "), fence.text.clone()))
        .collect()
}

fn asked(case: &Case) -> BuildOptions {
    named(case, "options")
        .next()
        .map(|fence| BuildOptions::parse(&fence.text))
        .unwrap_or_default()
}

/// Each expectation of a case and what came of it.
fn outcomes(case: &Case) -> Vec<(&Fence, String)> {
    let site = built(&given(case), &asked(case));
    let mut outcomes = vec![];
    for fence in &case.fences {
        let actual = match fence.words[0].as_str() {
            "diagnostics" if fence.words.get(1).is_some_and(|word| word == "vi") => {
                lines(&site.diagnostics, &site.inputs, Language::Vietnamese)
            }
            "diagnostics" => lines(&site.diagnostics, &site.inputs, Language::English),
            "output" => site.text(&fence.words[1..].join(" ")),
            "outputs" => site
                .outputs
                .keys()
                .filter(|path| !of_theme(path.as_str()))
                .map(|path| format!("{path}\n"))
                .collect(),
            _ => continue,
        };
        outcomes.push((fence, actual));
    }
    outcomes
}

/// Outputs that every site has from its theme.
pub fn of_theme(path: &str) -> bool {
    path.starts_with("assets/")
        || matches!(path, "404.html" | "tim.html" | "search.html" | "search")
        || (!path.contains('/') && (path.ends_with(".svg") || path.ends_with(".png")))
}

fn blessed(text: &str, mut changes: Vec<(std::ops::Range<usize>, String)>) -> String {
    let mut all: Vec<String> = text.lines().map(str::to_string).collect();
    changes.sort_by_key(|(lines, _)| std::cmp::Reverse(lines.start));
    for (lines, actual) in changes {
        all.splice(lines, actual.lines().map(str::to_string));
    }
    all.join("\n") + "\n"
}
