//! Nothing is written outside the site, and what a file holds ends no command.

use super::{Site, tree};
use std::fs;

#[cfg(unix)]
#[test]
fn no_command_writes_through_a_link() {
    use std::os::unix::fs::symlink;
    let site = Site::new();
    site.write("victim/kept.txt", "mine");
    let plan = fs::read_to_string("content/ke-hoach/57-kh-tld/text.txt").unwrap();
    site.write("plan.txt", &plan);
    let before = tree(&site.at("victim"));
    for name in ["content/ke-hoach", "themes"] {
        symlink(site.at("victim"), site.at(name)).unwrap();
    }
    for arguments in [
        &["import", "plan", "plan.txt"][..],
        &["import", "plan", "plan.txt", "--force"],
        &["import", "plan", "plan.txt", "--out", "content/ke-hoach/x"],
        &["theme", "new", "cua-toi"],
    ] {
        let run = site.run(arguments);
        assert_ne!(run.code, 0, "{arguments:?}");
        assert!(run.err.contains("disk/link"), "{arguments:?}: {}", run.err);
    }
    assert_eq!(tree(&site.at("victim")), before);
}

#[test]
fn a_site_without_settings_is_told_what_to_write() {
    let site = Site::new();
    for text in [None, Some(""), Some(" \n"), Some("\u{feff}\n")] {
        match text {
            Some(text) => site.write("xanh.toml", text),
            None => fs::remove_file(site.at("xanh.toml")).unwrap(),
        }
        for command in ["build", "check", "list", "lock", "serve"] {
            let run = site.run(&[command, "--lang", "en"]);
            assert_eq!(run.code, 2, "{command}: {}", run.err);
            assert!(run.err.contains("disk/no-config"), "{command}: {}", run.err);
            assert!(
                run.err.contains("`lang = \"en\"`"),
                "{command}: {}",
                run.err
            );
        }
    }
}

#[test]
fn a_panic_of_a_library_is_told_at_its_file() {
    let site = Site::new();
    site.write("content/b.md", "---\ntitle: B\n---\na\n:<\n  {}\n -");
    let run = site.run(&["build", "--lang", "en"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(
        run.err.starts_with("content/b.md:1:1: error[xanh/fault]"),
        "{}",
        run.err
    );
    assert!(!run.err.contains("/registry/"), "{}", run.err);
}

#[test]
fn a_message_shows_a_screen_of_a_long_line() {
    let site = Site::new();
    site.write(
        "content/b.md",
        &format!("---\ntitle: B\n---\n{}\n", "[[a]] ".repeat(3_000)),
    );
    let run = site.run(&["check", "--lang", "en"]);
    assert_eq!(run.code, 1);
    let longest = run.err.lines().map(|line| line.chars().count()).max();
    assert!(longest.unwrap() < 200, "{longest:?}");
    assert!(
        run.err
            .contains("error[report/more]: and 2000 more in this file"),
        "{}",
        &run.err[run.err.len() - 900..]
    );
}
