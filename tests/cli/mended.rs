//! `fix`, `config`, `clean`, `doctor`, `help`, and the variables of the environment.

use super::{Run, Site, tree};
use std::fs;

#[track_caller]
fn told(run: &Run, code: i32, out: &str, err: &str) {
    assert_eq!(
        (run.code, run.out.as_str(), run.err.as_str()),
        (code, out, err)
    );
}

#[test]
fn a_fix_changes_its_bytes_and_no_others() {
    let site = Site::new();
    let text = |key: &str, goal: &str| {
        format!(
            "\u{FEFF}---\r\ntitle: \"A\"\r\n{key}: \"Mô tả\"\r\n---\r\nTie\u{302}\u{301}t kiệm: \
             xem [đó]({goal}).\r\n"
        )
    };
    let (wrong, right) = (
        text("descripton", "_idnex.md"),
        text("description", "_index.md"),
    );
    site.write("content/a.md", &wrong);
    let shown = "\
content/a.md:3:1: head/unknown-key: không có khóa `descripton`
- descripton: \"Mô tả\"
+ description: \"Mô tả\"
content/a.md:5:16: link/broken: không có trang `_idnex.md`
- Tiết kiệm: xem [đó](_idnex.md).
+ Tiết kiệm: xem [đó](_index.md).
";
    let check = site.run(&["fix", "--check"]);
    told(
        &check,
        1,
        shown,
        "sửa được 2 chỗ trong 1 tệp; chưa ghi gì\n",
    );
    assert_eq!(fs::read_to_string(site.at("content/a.md")).unwrap(), wrong);
    let fix = site.run(&["fix", "content/a.md"]);
    told(
        &fix,
        0,
        shown,
        "đã sửa 2 chỗ trong 1 tệp; xem còn gì: `xanh check`\n",
    );
    assert_eq!(fs::read_to_string(site.at("content/a.md")).unwrap(), right);
    told(
        &site.run(&["fix", "--lang", "en"]),
        0,
        "",
        "nothing that can be mended so\n",
    );
    assert_eq!(site.run(&["check", "--strict"]).code, 0);
    assert_eq!(tree(&site.at("content")).len(), 2);
}

#[test]
fn a_fix_that_opens_the_way_to_another_is_followed_by_it() {
    let site = Site::new();
    site.write(
        "content/a.md",
        "---\ntitle: “A”\nleevls: co-so\n---\nMột.\n",
    );
    site.write(
        "content/registers/levels.toml",
        "[[level]]\nid = \"co-so\"\nname = \"Cơ sở\"\n",
    );
    site.write(
        "content/b.md",
        "---\ntilte: \"B\"\ntitle: \"B\"\n---\nHai.\n",
    );
    let run = site.run(&["fix", "-q", "content/a.md"]);
    told(&run, 0, "", "");
    let text = fs::read_to_string(site.at("content/a.md")).unwrap();
    assert_eq!(text, "---\ntitle: \"A\"\nlevels: [co-so]\n---\nMột.\n");
    // What would make a key stand twice is left to a person.
    let run = site.run(&["fix", "-q"]);
    told(&run, 0, "", "");
    assert_eq!(site.run(&["check"]).code, 1);
}

#[test]
fn variables_stand_in_for_options_and_are_part_of_what_was_asked() {
    let site = Site::new();
    let with = |name: &str, value: &str| {
        Run::of(site.command(&["build"]).env(name, value).output().unwrap())
    };
    assert_eq!(with("XANH_OUTPUT_DIR", "khac").code, 0);
    assert!(site.at("khac/index.html").is_file() && !site.at("public").exists());
    site.build();
    let plain = site.public();
    assert_eq!(with("XANH_BASE_URL", "https://example.org/xanh").code, 0);
    let robots = |files: &std::collections::BTreeMap<String, Vec<u8>>| {
        String::from_utf8(files["sitemap.xml"].clone()).unwrap()
    };
    assert!(robots(&site.public()).contains("<loc>https://example.org/xanh/index.html</loc>"));
    site.build();
    assert_eq!(site.public(), plain);
    for (name, value) in [
        ("XANH_AUDIENCE", "trainer"),
        ("XANH_DRAFTS", "1"),
        ("XANH_CLOCK", "2001-01-01"),
    ] {
        assert_eq!(with(name, value).code, 0);
        assert_eq!(site.public(), plain, "{name}");
    }
    let run = with("XANH_THEME", "xan");
    let err = "\
lỗi[theme/unknown]: không có giao diện `xan`
sửa: có phải bạn muốn dùng `xanh`?
vì sao, và ví dụ: xanh explain theme/unknown
1 lỗi: trang không được ghi ra, bản cũ giữ nguyên
";
    told(&run, 1, "", err);
    let err = "lỗi[cli/value]: `XANH_JOBS` không nhận `x`\nsửa: viết một số từ 1 đến 1000\n";
    told(&with("XANH_JOBS", "x"), 2, "", err);
}

#[test]
fn settings_are_shown_with_where_they_come_from() {
    let site = Site::new();
    site.write("xanh.toml", "title = \"Thử\"\n\n[feeds]\nentries = 7\n");
    let mut command = site.command(&["config", "--format", "csv"]);
    let run = Run::of(
        command
            .env("XANH_BASE_URL", "https://example.org/")
            .output()
            .unwrap(),
    );
    let expected = "\
key,value,origin
title,Thử,xanh.toml:1
description,,mặc định
base_url,https://example.org/,XANH_BASE_URL
lang,vi,mặc định
theme,xanh,mặc định
zone,'+07:00,mặc định
plan,,mặc định
html,sanitised,mặc định
paginate,50,mặc định
period_minutes,45,mặc định
report,,mặc định
menu,,mặc định
feeds.entries,7,xanh.toml:4
output_dir,./public,mặc định
";
    let rows: String = run
        .out
        .replace('\r', "")
        .split_inclusive('\n')
        .take(15)
        .collect();
    assert_eq!((run.code, rows.as_str()), (0, expected));
}

#[test]
fn only_what_a_build_wrote_is_removed() {
    let site = Site::new();
    site.build();
    let count = site.public().len() - 1;
    site.write("public/CNAME", "example.org\n");
    site.write("public/a.html", "của tôi");
    let run = site.run(&["clean", "--check"]);
    assert_eq!((run.code, run.out.lines().count()), (0, count - 1));
    let run = site.run(&["clean"]);
    let err = format!(
        "giữ lại `a.html`: đã bị sửa từ lần dựng trước\nđã xóa {} tệp khỏi `./public`; dựng lại \
         bằng `xanh build`\n",
        count - 1
    );
    told(&run, 0, "", &err);
    let left = site.public();
    let left: Vec<&str> = left.keys().map(String::as_str).collect();
    assert_eq!(left, [".xanh-manifest.json", "CNAME", "a.html"]);
    assert!(!site.at(".public.xanh").exists());
    fs::remove_file(site.at("public/a.html")).unwrap();
    site.build();
    assert_eq!(site.public().len(), count + 2);
}

#[test]
fn a_whole_folder_of_ours_is_gone_when_it_is_cleaned() {
    let site = Site::new();
    site.build();
    assert_eq!(site.run(&["clean"]).code, 0);
    assert!(!site.at("public").exists());
    let run = site.run(&["clean"]);
    told(&run, 0, "", "`./public` không có gì do xanh ghi\n");
}

#[test]
fn help_of_a_command_is_its_own_and_has_examples() {
    let site = Site::new();
    for language in ["vi", "en"] {
        let long = site.run(&["build", "--help", "--lang", language]);
        let help = site.run(&["help", "build", "--lang", language]);
        assert_eq!((help.code, &help.out), (0, &long.out));
        let word = if language == "vi" {
            "Ví dụ:"
        } else {
            "Examples:"
        };
        let examples = help
            .out
            .split_once(word)
            .map_or("", |(_, examples)| examples);
        assert_eq!(examples.matches("xanh build").count(), 3, "{}", help.out);
        let short = site.run(&["build", "-h", "--lang", language]);
        assert!(short.out.lines().count() < long.out.lines().count());
    }
    let run = site.run(&["help", "biuld"]);
    let err = "\
lỗi[cli/unknown-command]: không có lệnh `biuld`
sửa: có phải bạn muốn viết `xanh help build`?
";
    told(&run, 2, "", err);
}

#[test]
fn a_command_is_known_by_its_vietnamese_name_and_its_slips() {
    let site = Site::new();
    for (name, expected) in [("soat", 0), ("dung", 0), ("xuat-ban", 0)] {
        assert_eq!(site.run(&[name]).code, expected, "{name}");
    }
    for (name, near) in [
        ("dựng", "dung"),
        ("xuât-bản", "xuat-ban"),
        ("chekc", "check"),
    ] {
        let err = format!(
            "lỗi[cli/unknown-command]: không có lệnh `{name}`\nsửa: có phải bạn muốn viết `xanh \
             {near}`?\n"
        );
        told(&site.run(&[name]), 2, "", &err);
    }
    let err = "lỗi[cli/usage]: thiếu <GÌ>, <TỆP>\nsửa: xem `xanh import --help`\n";
    told(&site.run(&["import"]), 2, "", err);
}

#[test]
fn no_help_speaks_the_other_language() {
    let site = Site::new();
    for command in [
        "build", "serve", "fix", "config", "doctor", "clean", "help", "explain",
    ] {
        let run = site.run(&["help", command, "--lang", "vi"]);
        for word in [
            "Usage",
            "Options",
            "Arguments",
            "Print help",
            "possible values",
            "default:",
        ] {
            assert!(!run.out.contains(word), "{command}: {word}\n{}", run.out);
        }
    }
}

#[test]
fn the_doctor_looks_at_a_site_and_at_a_folder_without_one() {
    let site = Site::new();
    let mut command = site.command(&["doctor", "--format", "csv", "--lang", "en"]);
    let run = Run::of(
        command
            .env("EDITOR", "vi")
            .env_remove("VISUAL")
            .output()
            .unwrap(),
    );
    let rows: Vec<&str> = run
        .out
        .lines()
        .map(|line| line.split(',').next().unwrap())
        .collect();
    let expected = [
        "what",
        "program",
        "machine",
        "editor",
        "faults open in",
        "browser",
        "prints PDFs",
        "site",
        "faults",
        "output",
        "address",
        "descriptions",
        "plans",
        "schemas",
    ];
    assert_eq!((run.code, rows.as_slice()), (0, &expected[..]));
    fs::remove_dir_all(site.at("content")).unwrap();
    fs::remove_file(site.at("xanh.toml")).unwrap();
    let run = site.run(&["doctor", "--format", "csv", "--lang", "en"]);
    assert_eq!((run.code, run.out.lines().count()), (0, 8));
}

#[test]
fn schemas_are_added_to_a_site_and_never_twice() {
    let site = Site::new();
    assert_eq!(site.run(&["init", "--vscode"]).code, 0);
    let text = fs::read_to_string(site.at(".vscode/settings.json")).unwrap();
    let settings: serde_json::Value = serde_json::from_str(&text).unwrap();
    let files = settings["evenBetterToml.schema.associations"]
        .as_object()
        .unwrap();
    for schema in files.values().map(|path| path.as_str().unwrap()) {
        let text = fs::read_to_string(site.at(schema)).unwrap();
        let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(schema["type"], "object");
    }
    assert_eq!(files.len(), 6);
    assert_eq!(site.run(&["init", "--vscode"]).code, 2);
    site.build();
}

#[test]
fn the_way_to_an_explanation_is_shown_once() {
    let site = Site::new();
    site.break_link();
    let run = site.run(&["check", "--lang", "en"]);
    let lines: Vec<&str> = run
        .err
        .lines()
        .filter(|line| line.contains("xanh explain"))
        .collect();
    assert_eq!(lines, ["why, with an example: xanh explain link/broken"]);
    for arguments in [&["check", "-q"][..], &["check", "--format", "json"]] {
        let run = site.run(arguments);
        assert_eq!((run.out + &run.err).matches("xanh explain").count(), 0);
    }
}
