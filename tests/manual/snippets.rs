//! What README and guide tell people to type is understood by the program, and what they tell them
//! to write is read.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use xanh::base::path::SourcePath;
use xanh::base::value::{Codes, toml, yaml};

const CODES: Codes = Codes::of_one("levels/syntax");

/// README, the guides of this repository and of its themes.
fn texts() -> Vec<PathBuf> {
    let mut found = vec!["README.md".into(), "themes/README.md".into()];
    let mut folders = vec![PathBuf::from("content/huong-dan")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.extension().is_some_and(|ending| ending == "md") {
                true => found.push(path),
                false if path.is_dir() => folders.push(path),
                false => {}
            }
        }
    }
    found
}

/// The fenced snippets of a text, each with its language.
fn snippets(text: &str) -> Vec<(String, String)> {
    let (mut found, mut open) = (vec![], None::<(String, String)>);
    for line in text.lines() {
        match (line.strip_prefix("```"), open.take()) {
            (Some(_), Some(snippet)) => found.push(snippet),
            (Some(language), None) => open = Some((language.trim().to_string(), String::new())),
            (None, Some((language, text))) => open = Some((language, format!("{text}{line}\n"))),
            (None, None) => {}
        }
    }
    found
}

/// Commands `xanh …` of snippets for a shell, and in code within sentences.
fn commands(text: &str) -> BTreeSet<String> {
    let shells = snippets(text).into_iter();
    let typed = shells.filter(|(language, _)| language == "sh");
    let lines = typed.flat_map(|(_, text)| text.lines().map(str::to_string).collect::<Vec<_>>());
    let spans = text.lines().filter(|line| !line.starts_with("```"));
    let spans = spans.flat_map(|line| line.split('`').skip(1).step_by(2));
    let all = lines.chain(spans.map(str::to_string));
    let parts = all.flat_map(|line| {
        let line = line.split(" #").next().unwrap_or_default().to_string();
        line.split("&&")
            .map(|part| part.trim().to_string())
            .collect::<Vec<_>>()
    });
    let is_whole = |part: &String| {
        let is_place = |word: &str| {
            let letters = || word.chars().filter(|c| c.is_alphabetic());
            letters().count() > 1 && letters().all(char::is_uppercase)
        };
        let words = words(part);
        part.starts_with("xanh ")
            && !part.contains(['…', '|'])
            && !words.iter().any(|word| is_place(word))
    };
    parts.filter(is_whole).collect()
}

/// The words of a line as a shell takes them, quotes taken off.
fn words(line: &str) -> Vec<String> {
    let (mut found, mut word, mut is_quoted) = (vec![], String::new(), false);
    for c in line.chars() {
        match c {
            '"' | '“' | '”' => is_quoted = !is_quoted,
            ' ' if !is_quoted => found.push(std::mem::take(&mut word)),
            c => word.push(c),
        }
    }
    found.push(word);
    found.retain(|word| !word.is_empty());
    found
}

#[test]
fn every_command_that_is_told_is_understood() {
    let (mut wrong, mut count) = (vec![], 0);
    for path in texts() {
        let text = std::fs::read_to_string(&path).unwrap();
        for command in commands(&text) {
            // Behind all else, `--help` ends the program once the words before it were understood.
            let run = std::process::Command::new(env!("CARGO_BIN_EXE_xanh"))
                .args(&words(&command)[1..])
                .arg("--help")
                .output()
                .unwrap();
            count += 1;
            if !run.status.success() {
                wrong.push(format!("{}: {command}", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(count > 40, "{count} commands were found");
}

#[test]
fn every_snippet_of_keys_and_values_is_read() {
    let mut wrong = vec![];
    for path in texts() {
        let text = std::fs::read_to_string(&path).unwrap();
        let file = SourcePath::new(&path.to_string_lossy());
        for (language, snippet) in snippets(&text) {
            let read = match language.as_str() {
                "toml" => toml,
                "yaml" => yaml,
                _ => continue,
            };
            let (_, faults) = read(&file, &snippet, 0..snippet.len(), &CODES);
            if !faults.is_empty() {
                wrong.push(format!("{file}: {snippet}{faults:?}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Files that README leads to are there.
#[test]
fn every_file_that_the_readme_names_is_there() {
    let text = std::fs::read_to_string("README.md").unwrap();
    let plain: String = text.split('`').step_by(2).collect();
    let goals = plain
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    let own = goals.filter(|goal| !goal.contains("://") && !goal.starts_with('#'));
    let lost: Vec<&str> = own
        .filter(|goal| !Path::new(goal.split('#').next().unwrap_or(goal)).exists())
        .collect();
    assert_eq!(lost, Vec::<&str>::new());
}
