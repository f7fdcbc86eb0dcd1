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
fn a_number_out_of_range_is_told_its_range_in_both_languages() {
    let site = Site::new();
    let rows = [
        (["serve", "--port", "99999"], "PORT", "CỔNG", 0, 65535),
        (["serve", "-p", "-1"], "PORT", "CỔNG", 0, 65535),
        (["start", "-p", "abc"], "PORT", "CỔNG", 0, 65535),
        (["build", "--jobs", "0"], "NUMBER", "SỐ", 1, 1000),
        (["check", "-j", "20000"], "NUMBER", "SỐ", 1, 1000),
        (
            ["serve", "--debounce", "0"],
            "MILLISECONDS",
            "MILI GIÂY",
            1,
            60000,
        ),
    ];
    for (arguments, en, vi, least, most) in rows {
        let option = match arguments[1] {
            "-p" => "--port",
            "-j" => "--jobs",
            long => long,
        };
        let value = arguments[2];
        let run = site.run(&[&arguments[..], &["--lang", "en"]].concat());
        let told = format!(
            "error[cli/value]: `{option} <{en}>` does not take `{value}`\nhelp: write a number \
             from {least} to {most}\n"
        );
        assert_eq!((run.code, run.err), (2, told));
        let run = site.run(&[&arguments[..], &["--lang", "vi"]].concat());
        let told = format!(
            "lỗi[cli/value]: `{option} <{vi}>` không nhận `{value}`\nsửa: viết một số từ {least} \
             đến {most}\n"
        );
        assert_eq!((run.code, run.err), (2, told));
    }
    let run = site.run(&["serve", "-i", "localhost", "--lang", "en"]);
    let told = "error[cli/value]: `--interface <ADDRESS>` does not take `localhost`\nhelp: write \
                an IP address of this machine, such as 127.0.0.1 or ::1\n";
    assert_eq!((run.code, run.err.as_str()), (2, told));
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
