//! What a command ends with, and what it refuses.

use super::{Run, Site};
use std::fs;

/// Runs `arguments` in a sound site: the exit code and the code of what is told.
#[track_caller]
fn ends(arguments: &[&str], code: i32, told: &str) {
    let run = Site::new().run(arguments);
    assert_eq!(
        (run.code, run.err.contains(&format!("[{told}]"))),
        (code, true),
        "{arguments:?}\n{}",
        run.err
    );
}

#[test]
fn a_sound_site_ends_with_0() {
    let site = Site::new();
    for arguments in [["build"], ["check"], ["dung"], ["soat"]] {
        let run = site.run(&arguments);
        assert_eq!(
            (run.code, run.out.as_str()),
            (0, ""),
            "{arguments:?}: {}",
            run.err
        );
    }
}

#[test]
fn a_broken_site_ends_with_1() {
    let site = Site::new();
    site.break_link();
    for arguments in [["build"], ["check"]] {
        assert_eq!(site.run(&arguments).code, 1, "{arguments:?}");
    }
    assert!(!site.at("public").exists());
}

#[test]
fn a_wrong_command_ends_with_2() {
    ends(&["biuld"], 2, "cli/unknown-command");
    ends(&["build", "--drfats"], 2, "cli/unknown-option");
    ends(&["build", "trang-cua-toi"], 2, "cli/extra-word");
    ends(&["build", "--jobs", "0"], 2, "cli/value");
    ends(&["build", "--root"], 2, "cli/no-value");
    ends(&["build", "-q", "-v"], 2, "cli/conflict");
    ends(&["build", "--clock", "31/02/2026"], 2, "cli/clock");
    ends(&["build", "-c", "no.toml"], 2, "cli/config");
    ends(&["build", "-c", "../xanh.toml"], 2, "cli/config");
    ends(&["build", "-r", "content/a.md"], 3, "disk/unreadable");
    ends(&["build", "-r", "nowhere"], 3, "disk/unreadable");
    ends(&["build", "-r", "content"], 2, "disk/no-site");
    assert_eq!(Site::new().run(&[]).code, 2);
}

#[test]
fn a_disk_that_refuses_ends_with_3() {
    ends(&["build", "-o", "xanh.toml/public"], 3, "disk/unreadable");
    let site = Site::new();
    site.write("blocked/.public.xanh", "");
    let run = site.run(&["build", "-o", "blocked/public"]);
    assert_eq!(run.code, 3, "{}", run.err);
}

#[test]
fn options_stand_before_and_after_the_command() {
    let site = Site::new();
    site.break_link();
    let expected = site.run(&["check", "--format", "json", "--lang", "en"]).out;
    assert!(!expected.is_empty());
    assert_eq!(
        site.run(&["--format", "json", "check", "--lang", "en"]).out,
        expected
    );
    assert_eq!(
        site.run(&["--lang=en", "--format=json", "check", "-r", "."])
            .out,
        expected
    );
}

#[test]
fn folders_that_people_need_are_not_written_to() {
    let site = Site::new();
    site.write("thesis/chapter.docx", "years of work");
    for output in [
        ".",
        "..",
        "content",
        "content/new",
        "static/new",
        "themes",
        "thesis",
        "/",
    ] {
        let run = site.run(&["build", "-o", output]);
        assert_eq!(
            (run.code, run.err.contains("[disk/output]")),
            (2, true),
            "{output}: {}",
            run.err
        );
    }
    fs::create_dir(site.at("home")).unwrap();
    let run = Run::of(
        site.command(&["build", "-o", "home"])
            .env("HOME", site.at("home"))
            .output()
            .unwrap(),
    );
    assert_eq!(
        (run.code, run.err.contains("[disk/output]")),
        (2, true),
        "{}",
        run.err
    );
    assert_eq!(
        fs::read_to_string(site.at("thesis/chapter.docx")).unwrap(),
        "years of work"
    );
}

#[test]
fn two_builds_at_once_are_one_too_many() {
    let site = Site::new();
    site.build();
    let lock = fs::File::open(site.at(".public.xanh/lock")).unwrap();
    lock.lock().unwrap();
    let run = site.run(&["build"]);
    assert_eq!(
        (run.code, run.err.contains("[disk/busy]")),
        (3, true),
        "{}",
        run.err
    );
    drop(lock);
    site.build();
}
