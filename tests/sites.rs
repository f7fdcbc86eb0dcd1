//! Golden sites: each folder of `tests/sites/` is a site, and `expect/` in it every output, byte
//! for byte.
//!
//! The laws of a build hold on each of them: the same bytes twice and with a warm memo, every link
//! relative and found.

use crate::support::{BuildOptions, Built, inputs, lines, make};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use xanh::base::diagnostic::Language;
use xanh::engine::Memo;
use xanh::rule::Body;

#[test]
fn every_golden_site_comes_out_byte_for_byte() {
    let bless = std::env::var_os("XANH_BLESS").is_some();
    let mut faults = vec![];
    for folder in folders() {
        let outputs = outputs(&site(&folder, &Memo::once()));
        let expected = read(&folder.join("expect"));
        if bless {
            let _ = std::fs::remove_dir_all(folder.join("expect"));
            outputs
                .iter()
                .for_each(|(name, text)| write(&folder.join("expect").join(name), text));
        } else {
            let names = outputs.keys().chain(expected.keys());
            faults.extend(
                names
                    .filter(|name| outputs.get(*name) != expected.get(*name))
                    .map(|name| format!("{}: {name}", folder.display())),
            );
        }
    }
    faults.sort();
    faults.dedup();
    assert_eq!(
        faults,
        Vec::<String>::new(),
        "see what came out with XANH_BLESS=1 and git diff"
    );
}

#[test]
fn a_second_build_cold_or_warm_gives_the_same_bytes() {
    for folder in folders() {
        let memo = Memo::lasting();
        let cold = site(&folder, &memo).outputs;
        assert!(
            cold == site(&folder, &memo).outputs,
            "{}: warm",
            folder.display()
        );
        assert!(
            cold == site(&folder, &Memo::once()).outputs,
            "{}: cold",
            folder.display()
        );
    }
}

/// The one exception is `404.html` of a site that says its `base_url`: a host shows it at any
/// address (`tests/cases/publish/not_found.md`).
#[test]
fn every_link_is_relative_and_found() {
    for folder in folders() {
        let built = site(&folder, &Memo::once());
        let names = names(&built);
        for (path, body) in &built.outputs {
            let Body::Bytes(bytes) = body else { continue };
            if !path.as_str().ends_with(".html") {
                continue;
            }
            for link in links(&String::from_utf8_lossy(bytes)) {
                assert!(
                    leads(path.as_str(), &link, &names),
                    "{}: {path}: {link}",
                    folder.display()
                );
            }
        }
    }
}

/// The names of all files of a site.
fn names(built: &Built) -> Vec<String> {
    let mut names: Vec<String> = vec![];
    for (path, body) in &built.outputs {
        match body {
            Body::Folder(files) => names.extend(files.iter().map(|(name, _)| name.to_string())),
            _ => names.push(path.to_string()),
        }
    }
    names
}

pub fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir("tests/sites")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    assert!(!folders.is_empty());
    folders
}

fn site(folder: &Path, memo: &Memo) -> Built {
    let site = make(inputs(&files(folder), &BuildOptions::default()), memo);
    let told = lines(&site.diagnostics, &site.inputs, Language::English);
    assert_eq!(told, "", "{}", folder.display());
    site
}

/// What a golden site is made of.
pub fn files(folder: &Path) -> BTreeMap<String, String> {
    read(folder)
        .into_iter()
        .filter(|(name, _)| !name.starts_with("expect/"))
        .collect()
}

/// What the site itself makes; files of the theme and the index of the search are left out.
fn outputs(site: &Built) -> BTreeMap<String, String> {
    let own = site
        .outputs
        .keys()
        .filter(|path| !crate::cases::of_theme(path.as_str()));
    own.map(|path| (path.to_string(), site.text(path.as_str())))
        .collect()
}

fn read(folder: &Path) -> BTreeMap<String, String> {
    fn collect(folder: &Path, below: &Path, into: &mut BTreeMap<String, String>) {
        let Ok(entries) = std::fs::read_dir(below) else {
            return;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(folder, &path, into);
            } else {
                let name = path
                    .strip_prefix(folder)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_string();
                into.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut files = BTreeMap::new();
    collect(folder, folder, &mut files);
    files
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// The addresses in `href` and `src`.
fn links(html: &str) -> Vec<String> {
    let starts = ["href=\"", "src=\""]
        .into_iter()
        .flat_map(|key| html.match_indices(key).map(move |(at, _)| at + key.len()));
    starts
        .map(|at| html[at..].split('"').next().unwrap().replace("&amp;", "&"))
        .collect()
}

fn leads(from: &str, link: &str, names: &[String]) -> bool {
    let path = link.split(['#', '?']).next().unwrap();
    let outside = ["https://", "http://", "mailto:", "tel:"]
        .iter()
        .any(|scheme| link.starts_with(scheme));
    if outside || path.is_empty() {
        return true;
    }
    let goal = xanh::base::path::SourcePath::new(from).resolve(&xanh::base::path::decode(path));
    !path.starts_with('/')
        && goal.is_some_and(|goal| names.iter().any(|name| name == goal.as_str()))
}
