//! Nothing is written outside the site, and what a file holds ends no command.

use super::{Site, tree};
use std::fs;
use std::process::Command;

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

/// A pipe is waited for without end, and a link beside the output leads out of the site.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_told_wherever_a_command_reads_or_writes() {
    use std::os::unix::fs::symlink;
    for (place, commands) in [
        ("xanh.toml", &["build", "check", "lock"][..]),
        ("content/registers/levels.toml", &["check", "lock"]),
        ("content/b.md", &["check", "lock"]),
        (".writing.xanh", &["build", "check", "lock"]),
        (".public.xanh/lock", &["build"]),
        ("content/a.md", &["new"]),
    ] {
        let site = Site::new();
        let path = site.at(place);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        drop(fs::remove_file(&path));
        let made = Command::new("mkfifo").arg(&path).status();
        assert!(made.is_ok_and(|status| status.success()), "{place}");
        for command in commands {
            let more: &[&str] = if *command == "new" {
                &["page", "A"]
            } else {
                &[]
            };
            let run = site.run(&[&[*command], more].concat());
            assert_ne!(run.code, 0, "{place} {command}");
            let told = ["disk/special", "new/exists"].map(|code| run.err.contains(code));
            assert_ne!(told, [false; 2], "{place} {command}: {}", run.err);
        }
    }
    for name in ["lock", ".gitignore", "journal"] {
        let site = Site::new();
        fs::create_dir(site.at(".public.xanh")).unwrap();
        symlink("../../outside", site.at(&format!(".public.xanh/{name}"))).unwrap();
        let run = site.run(&["build"]);
        assert_eq!(run.code, 3, "{name}: {}", run.err);
        assert!(run.err.contains("[disk/link]"), "{name}: {}", run.err);
        assert!(!site.at("../outside").exists(), "{name}");
    }
}

#[test]
fn nothing_is_imported_into_a_site_without_settings() {
    let site = Site::new();
    site.write("bai.md", "# Bài\n\nChữ.\n");
    fs::remove_file(site.at("xanh.toml")).unwrap();
    let before = tree(&site.at("."));
    for kind in ["plan", "module", "page"] {
        let run = site.run(&["import", kind, "bai.md"]);
        assert_eq!(run.code, 2, "{kind}: {}", run.err);
        assert!(run.err.contains("disk/no-config"), "{kind}: {}", run.err);
    }
    assert_eq!(tree(&site.at(".")), before);
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

/// Every file below `folder`, those in archives too.
fn files_in(folder: &std::path::Path) -> Vec<(String, Vec<u8>)> {
    use std::io::Read;
    let mut files = vec![];
    for (name, bytes) in tree(folder) {
        if let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(&bytes)) {
            for at in 0..archive.len() {
                let mut part = archive.by_index(at).unwrap();
                let inside = format!("{name}!{}", part.name().unwrap());
                let mut bytes = vec![];
                part.read_to_end(&mut bytes).unwrap();
                files.push((inside, bytes));
            }
        }
        files.push((name, bytes));
    }
    files
}

#[test]
fn no_file_holds_what_xml_may_not() {
    let site = Site::new();
    let odd = r"A\u0001B\fC\u001bD\uffffE";
    let (config, head) = (
        format!(
            "title = \"Thử {odd}\"\nbase_url = \"https://vi.du/\"\n[republish]\ncontact = \"a@b.vn\"\n"
        ),
        format!("title = \"Bài {odd}\"\ndescription = \"{odd}\"\ndate = 2026-11-22\n"),
    );
    site.write("xanh.toml", &config);
    let text =
        "Một &#1;&#12;&#xFFFE; hai \u{1b}\u{b}\u{c}\u{0} ba `\u{2}`.[^1]\n\n[^1]: Ghi \u{3}.\n";
    site.write(
        "content/dao-tao/bai.md",
        &format!(
            "+++\n{head}kind = \"module\"\ncode = \"MD-01\"\n+++\n{text}\n::: quiz {{#c}}\n\nCâu \
             \u{4}&#5;?\n\n- [x] Có \u{6}\n- [ ] Không\n\n:::\n"
        ),
    );
    site.write(
        "content/tin/cot.md",
        &format!("+++\n{head}kind = \"column\"\nlicense = \"CC-BY-4.0\"\n+++\n{text}"),
    );
    for arguments in [
        &["build", "--audience", "trainer"][..],
        &["pack", "--epub", "-o", "goi"],
        &["pack", "--single", "-o", "goi"],
        &["pack", "--module", "MD-01", "--scorm", "-o", "goi"],
    ] {
        let run = site.run(arguments);
        assert_eq!(run.code, 0, "{arguments:?}: {}", run.err);
    }
    let mut endings = std::collections::BTreeSet::new();
    for folder in ["public", "goi"] {
        for (name, bytes) in files_in(&site.at(folder)) {
            let ending = name.rsplit('.').next().unwrap().to_string();
            if !["xml", "xhtml", "opf", "ncx", "rels"].contains(&ending.as_str()) {
                continue;
            }
            let text = String::from_utf8(bytes).unwrap();
            let bad = text.chars().find(|c| !xanh::base::escape::is_valid(*c));
            assert_eq!(bad, None, "{name}");
            endings.insert(ending);
        }
    }
    assert!(
        ["xml", "xhtml", "opf", "rels"]
            .iter()
            .all(|ending| endings.contains(*ending)),
        "{endings:?}"
    );
}

#[test]
fn what_is_said_moves_no_cursor() {
    let site = Site::new();
    let odd = "x\u{1b}[2J\u{202e}y";
    site.write(
        "content/b.md",
        &format!("---\ntitle: \"B\"\n---\nXem [đó]({odd}.md).\n"),
    );
    for arguments in [
        &["check"][..],
        &["list", "pages"],
        &["build", "-o", odd],
        &["import", "page", odd],
        &["new", "page", odd, "--in", odd],
        &[odd],
        &["fix", "--check"],
        &["theme", "new", odd],
        &["explain", odd],
    ] {
        let run = site.run(arguments);
        let said = run.out + &run.err;
        let moves = |c: char| c != '\n' && xanh::text::unseen::is_unprintable(c);
        assert!(!said.contains(moves), "{arguments:?}: {said:?}");
    }
}

#[test]
fn styles_and_scripts_of_a_site_are_published() {
    let site = Site::new();
    site.write("styles/toi.css", ".cua-toi { color: #123456 }\n");
    site.write("scripts/toi.js", "window.cuaToi = 1;\n");
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let holds = |part: &str| {
        let files = site.public();
        let mut files = files.values();
        files.any(|bytes| {
            bytes
                .windows(part.len())
                .any(|text| text == part.as_bytes())
        })
    };
    assert!(holds(".cua-toi{color:#123456}") && holds("window.cuaToi = 1;"));
    let run = site.run(&["build", "-o", "styles/x", "--lang", "en"]);
    assert_eq!(run.code, 2, "{}", run.err);
}

#[test]
fn a_template_without_blocks_is_named_itself() {
    let site = Site::new();
    site.write("templates/base.html", "<html>x</html>\n");
    let run = site.run(&["build", "--lang", "en"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let first = run.err.lines().next().unwrap_or_default();
    assert_eq!(
        first,
        "templates/base.html:1:1: error[theme/template]: this template lacks `columns`, \
         `head`, `kind`, blocks that other templates fill"
    );
    assert!(!run.err.contains("themes/xanh/"), "{}", run.err);
}

#[test]
fn a_file_that_is_imported_is_named_by_its_name() {
    let site = Site::new();
    site.write("kế\\hoạch.txt", "Đầu trang\n\nMột câu\nhai dòng.\n");
    let run = site.run(&["import", "plan", "kế\\hoạch.txt", "--lang", "en"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let first = run.err.lines().next().unwrap_or_default();
    assert_eq!(
        first,
        "kế\\hoạch.txt:1:1: error[plan/no-clauses]: no clause was found in the text"
    );
}
