//! A site begun with the program alone: `init`, `new`, a mistake, its cure, `build`.

use super::{Run, Site};
use std::fs;

const PRESETS: [&str; 5] = ["plan", "training", "columns", "all", "empty"];
const KINDS: [&str; 8] = [
    "page", "module", "guide", "column", "form", "level", "body", "section",
];

/// A folder with nothing in it.
fn bare() -> Site {
    let site = Site::new();
    fs::remove_dir_all(site.at("content")).unwrap();
    fs::remove_file(site.at("xanh.toml")).unwrap();
    site
}

#[track_caller]
fn is_clean(run: &Run) {
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(!run.err.contains('['), "{}", run.err);
}

/// What stands between `begin` and the next `end`.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> &'a str {
    let rest = text.split_once(begin).map_or("", |(_, rest)| rest);
    rest.split_once(end).map_or("", |(inner, _)| inner)
}

#[test]
fn every_preset_builds_without_a_warning_in_both_languages() {
    for language in ["vi", "en"] {
        for preset in PRESETS {
            let site = bare();
            let title = "Sống \"xanh\" \\ 100 %";
            is_clean(&site.run(&[
                "init", "--preset", preset, "--title", title, "--lang", language,
            ]));
            is_clean(&site.run(&["build", "--strict"]));
            let home = fs::read_to_string(site.at("public/index.html")).unwrap();
            assert_eq!(between(&home, "<html lang=\"", "\""), language, "{preset}");
            let named = between(&home, "<title>", "</title>");
            assert_eq!(named, "Sống &quot;xanh&quot; \\ 100 %", "{preset}");
        }
    }
}

#[test]
fn a_page_of_every_kind_is_right_as_it_is_begun() {
    for preset in ["empty", "all"] {
        for language in ["vi", "en"] {
            let site = bare();
            is_clean(&site.run(&["init", "--preset", preset, "--lang", language]));
            for kind in KINDS {
                is_clean(&site.run(&["new", kind, &format!("Trang {kind} đầu tiên")]));
            }
            is_clean(&site.run(&["check", "--strict"]));
        }
    }
}

#[test]
fn every_file_that_a_new_page_comes_with_is_named() {
    let site = bare();
    is_clean(&site.run(&["init", "--preset", "empty", "--lang", "en"]));
    let new = |kind: &str, title: &str| {
        let run = site.run(&["new", kind, title, "--lang", "en"]);
        assert_eq!(run.code, 0);
        run.err
    };
    let page = |path: &str| format!("wrote `{path}`; edit it, look at it with `xanh serve`\n");
    let section = |path: &str| {
        format!("wrote `{path}`: the first page of that section, which was not there yet\n")
    };
    let register = "content/registers/levels.toml";
    let entry = |id: &str, line: usize| format!("added `{id}` to `{register}`, line {line}\n");
    let line = |number: usize| {
        let text = fs::read_to_string(site.at(register)).unwrap();
        text.lines().nth(number - 1).unwrap_or_default().to_string()
    };
    assert_eq!(
        new("level", "Top"),
        page("content/levels/top.md") + &section("content/levels/_index.md") + &entry("top", 1)
    );
    assert_eq!(line(1), "[[level]]");
    assert_eq!(
        new("level", "Below"),
        page("content/levels/below.md") + &entry("below", 5)
    );
    assert_eq!(line(5), "[[level]]");
    assert_eq!(
        new("body", "Board"),
        page("content/bodies/board.md")
            + &section("content/bodies/_index.md")
            + &entry("board", 10)
    );
    assert_eq!(line(10), "[[body]]");
    assert_eq!(new("page", "Plain"), page("content/plain.md"));
}

#[test]
fn nothing_is_written_over() {
    let site = bare();
    is_clean(&site.run(&["init", "--preset", "empty"]));
    is_clean(&site.run(&["new", "page", "Họp tổ"]));
    site.write("content/hop-to.md", "của tôi");
    assert_eq!(site.run(&["new", "page", "Họp tổ"]).code, 2);
    assert_eq!(site.run(&["init"]).code, 2);
    let text = fs::read_to_string(site.at("content/hop-to.md")).unwrap();
    assert_eq!(text, "của tôi");
}

#[test]
fn a_page_stays_in_the_content() {
    let site = bare();
    is_clean(&site.run(&["init", "--preset", "empty"]));
    for folder in ["../ngoai", "/tmp", "content/../.."] {
        assert_eq!(
            site.run(&["new", "page", "A", "--in", folder]).code,
            2,
            "{folder}"
        );
    }
    is_clean(&site.run(&["new", "page", "A", "--in", "content/muc"]));
    assert!(site.at("content/muc/a.md").is_file());
}

#[test]
fn an_empty_folder_says_how_to_begin() {
    let site = bare();
    for arguments in [["build"], ["check"], ["serve"]] {
        let run = site.run(&arguments);
        assert_eq!(run.code, 2);
        let cure = run.err.lines().find(|line| line.starts_with("sửa:"));
        assert!(
            cure.is_some_and(|cure| cure.starts_with("sửa: bắt đầu một trang mới: `xanh init`")),
            "{}",
            run.err
        );
    }
    let run = site.run(&[]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.err
            .lines()
            .filter(|line| line.starts_with("  xanh "))
            .count(),
        5
    );
}
