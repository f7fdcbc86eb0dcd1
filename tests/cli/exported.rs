//! `xanh export docx`, files that wait to be taken in, and `xanh import … --watch`.

use super::Site;
use crate::laws::zip;
use std::fs;
use std::time::{Duration, Instant};

fn word(texts: &[&str]) -> Vec<u8> {
    let paragraph = |text: &&str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body: String = texts.iter().map(paragraph).collect();
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    zip(&[("word/document.xml", document.as_bytes())])
}

#[test]
fn a_page_becomes_a_word_file_that_nothing_is_written_over() {
    let site = Site::new();
    let run = site.run(&["export", "docx", "content/a.md"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (0, "đã ghi `a.docx`: Trang A\n")
    );
    let first = fs::read(site.at("a.docx")).unwrap();
    assert!(first.starts_with(b"PK"));
    let again = site.run(&["xuat", "docx", "a.md", "--lang", "en"]);
    assert_eq!(again.code, 2, "{}", again.err);
    assert!(again.err.contains("export/exists"), "{}", again.err);
    let other = site.run(&["export", "docx", "a", "--output", "duyet.docx", "--quiet"]);
    assert_eq!((other.code, other.err.as_str()), (0, ""));
    assert_eq!(fs::read(site.at("duyet.docx")).unwrap(), first);
    let forced = site.run(&["export", "docx", "a.md", "--force"]);
    assert_eq!(forced.code, 0, "{}", forced.err);
    let unknown = site.run(&["export", "docx", "content/aa.md", "--lang", "en"]);
    assert_eq!(unknown.code, 2);
    assert!(
        unknown.err.contains("did you mean `content/a.md`?"),
        "{}",
        unknown.err
    );
}

#[test]
fn a_page_with_an_error_is_not_given_on_and_others_are() {
    let site = Site::new();
    site.break_link();
    site.write(
        "content/b.md",
        "---\ntitle: \"Trang B\"\ndraft: true\n---\nHai.\n",
    );
    assert_eq!(site.run(&["export", "docx", "a.md"]).code, 1);
    assert!(!site.at("a.docx").exists());
    assert_eq!(site.run(&["export", "docx", "b.md"]).code, 0);
}

#[test]
fn a_file_of_an_office_in_the_content_is_named_once_with_its_command() {
    let site = Site::new();
    fs::write(site.at("content/bai.docx"), word(&["Bài"])).unwrap();
    fs::write(site.at("content/mau.odt"), "x").unwrap();
    site.write(
        "content/a.md",
        "---\ntitle: \"Trang A\"\n---\n[Mẫu](mau.odt).\n",
    );
    for command in ["build", "check"] {
        let run = site.run(&[command, "--lang", "en"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let told = run.err.matches("[file/dropped]").count();
        let command = run
            .err
            .matches("xanh import page \"content/bai.docx\"")
            .count();
        assert_eq!((told, command), (1, 1), "{}", run.err);
        assert!(!run.err.contains("file/unlinked"), "{}", run.err);
    }
}

#[test]
fn a_second_import_shows_what_changed() {
    let site = Site::new();
    fs::write(site.at("b.docx"), word(&["Bài", "Một."])).unwrap();
    let import = [
        "import",
        "page",
        "b.docx",
        "--out",
        "content/b",
        "--lang",
        "en",
    ];
    assert_eq!(site.run(&import).code, 0);
    let same = site.run(&import);
    assert_eq!(same.code, 0, "{}", same.err);
    assert!(same.err.contains("nothing changes"), "{}", same.err);
    fs::write(site.at("b.docx"), word(&["Bài", "Hai."])).unwrap();
    let other = site.run(&import);
    assert_eq!(other.code, 2, "{}", other.err);
    assert_eq!(other.out, "@6\n-Một.\n+Hai.\n");
    assert!(
        other.err.contains("1 lines more, 1 lines less"),
        "{}",
        other.err
    );
    let text = fs::read_to_string(site.at("content/b/index.md")).unwrap();
    assert!(text.ends_with("\nMột.\n"), "{text}");
}

/// Waits until the page holds `words`.
#[track_caller]
fn await_page(site: &Site, words: &str) -> String {
    let began = Instant::now();
    loop {
        let text = fs::read_to_string(site.at("content/b/index.md")).unwrap_or_default();
        if text.contains(words) {
            return text;
        }
        assert!(
            began.elapsed() < Duration::from_secs(30),
            "never {words}: {text}"
        );
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_watched_file_comes_in_again_and_the_page_keeps_its_head() {
    let site = Site::new();
    fs::write(site.at("b.docx"), word(&["Bài", "Một."])).unwrap();
    let mut command = site.command(&["import", "page", "b.docx", "--out", "content/b", "--watch"]);
    let mut child = command.spawn().unwrap();
    let first = await_page(&site, "Một.");
    let own = first.replace("kind: page", "kind: page\ntopics: [rác]");
    site.write("content/b/index.md", &own);
    // A watch that has not begun yet would miss a save.
    for step in 0..20 {
        fs::write(
            site.at("b.docx"),
            word(&["Tên khác", "Hai.", &"x".repeat(step)]),
        )
        .unwrap();
        std::thread::sleep(Duration::from_millis(700));
        let text = fs::read_to_string(site.at("content/b/index.md")).unwrap();
        if text.contains("Hai.") {
            break;
        }
    }
    let second = await_page(&site, "Hai.");
    let _ = child.kill();
    let _ = child.wait();
    assert!(
        second.starts_with("---\ntitle: \"Bài\"\nkind: page\ntopics: [rác]\n---\n"),
        "{second}"
    );
    assert!(!second.contains("Một."), "{second}");
}
