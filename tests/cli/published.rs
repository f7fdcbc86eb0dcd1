//! What lies on the disk after a command.

use super::{Run, Site, tree};
use std::fs;

#[test]
fn check_writes_nothing() {
    let site = Site::new();
    let before = tree(&site.at("."));
    assert_eq!(site.run(&["check"]).code, 0);
    assert_eq!(tree(&site.at(".")), before);
}

#[cfg(unix)]
#[test]
fn the_second_build_writes_nothing() {
    use super::touched;
    let site = Site::new();
    site.build();
    let before = touched(&site.at("public"));
    site.build();
    assert_eq!(touched(&site.at("public")), before);
    // Without its record a build runs in full, and still has nothing to write.
    fs::remove_file(site.at(".public.xanh/record.json")).unwrap();
    site.build();
    assert_eq!(touched(&site.at("public")), before);
}

#[cfg(unix)]
#[test]
fn a_failing_build_leaves_the_site_as_it_was() {
    use super::touched;
    let site = Site::new();
    site.build();
    let (files, before) = (site.public(), touched(&site.at("public")));
    site.break_link();
    let last = |site: &Site| {
        let run = site.run(&["build"]);
        (run.code, run.err.lines().last().unwrap().to_string())
    };
    let told = "1 lỗi: trang không được ghi ra, bản cũ giữ nguyên";
    assert_eq!(last(&site), (1, told.to_string()));
    assert_eq!(
        (site.public(), touched(&site.at("public"))),
        (files, before)
    );
    assert!(!site.at(".public.xanh/new").exists());
    fs::remove_dir_all(site.at("public")).unwrap();
    let told = "1 lỗi: trang không được ghi ra";
    assert_eq!(last(&site), (1, told.to_string()));
}

#[test]
fn a_page_that_says_the_same_again_and_again_is_published() {
    let site = Site::new();
    let section = |name: &str, words: &str| format!("## {name}\n\n{}\n\n", words.repeat(400));
    let same = section("Phần", "một câu dài như nhau ").repeat(20);
    let others: String = (0..60)
        .map(|number| section("Phần khác", &format!("câu {number} ")))
        .collect();
    site.write(
        "content/a.md",
        &format!("---\ntitle: A\n---\n{same}{others}"),
    );
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(site.at("public/search/i").is_dir());
}

#[test]
fn a_change_is_published_and_changed_back() {
    let site = Site::new();
    site.build();
    let before = site.public();
    site.write("content/a.md", "---\ntitle: \"Trang A\"\n---\nHai.\n");
    site.write("content/b.md", "---\ntitle: \"Trang B\"\n---\nBa.\n");
    site.build();
    assert!(site.at("public/b.html").exists());
    assert_ne!(site.public(), before);
    site.write("content/a.md", "---\ntitle: \"Trang A\"\n---\nMột.\n");
    fs::remove_file(site.at("content/b.md")).unwrap();
    site.build();
    assert_eq!(site.public(), before);
}

#[test]
fn threads_and_folders_change_no_byte() {
    let site = Site::new();
    for page in 0..40 {
        site.write(
            &format!("content/p/{page}.md"),
            &format!("---\ntitle: \"Trang {page}\"\n---\nXem [A](../a.md).\n"),
        );
    }
    for (threads, output) in [("1", "one"), ("2", "two"), ("8", "eight")] {
        let run = site.run(&["build", "-j", threads, "-o", output]);
        assert_eq!(run.code, 0, "{}", run.err);
    }
    let one = tree(&site.at("one"));
    assert!(one.len() > 40);
    assert!(tree(&site.at("two")) == one && tree(&site.at("eight")) == one);
}

#[cfg(unix)]
#[test]
fn closed_and_foreign_files_do_not_stop_a_build() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new();
    site.build();
    fs::set_permissions(site.at("public/a.html"), fs::Permissions::from_mode(0o444)).unwrap();
    site.write("public/CNAME", "xanh.example\n");
    site.write("public/.git/HEAD", "ref\n");
    site.write("content/a.md", "---\ntitle: \"Trang A\"\n---\nHai.\n");
    site.build();
    let public = site.public();
    assert_eq!(
        (public["CNAME"].as_slice(), public[".git/HEAD"].as_slice()),
        (b"xanh.example\n".as_slice(), b"ref\n".as_slice())
    );
}

#[cfg(unix)]
#[test]
fn links_and_pipes_in_the_content_are_refused_by_name() {
    use std::os::unix::fs::symlink;
    let site = Site::new();
    symlink("/etc/passwd", site.at("content/secret.md")).unwrap();
    symlink("/etc", site.at("content/etc")).unwrap();
    symlink("a.md", site.at("content/same.md")).unwrap();
    rustix::fs::mknodat(
        rustix::fs::CWD,
        site.at("content/pipe.md"),
        rustix::fs::FileType::Fifo,
        0o600.into(),
        0,
    )
    .unwrap();
    let run = site.run(&["build", "--lang", "en"]);
    let told: Vec<&str> = run
        .err
        .lines()
        .filter(|line| line.contains("error[disk/"))
        .collect();
    let expected = [
        "content/etc: error[disk/link]: is a link to `/etc`, outside the folder of the site",
        "content/pipe.md: error[disk/special]: is a pipe, a socket or a device, not a file",
        "content/same.md: error[disk/link]: is a link to `a.md`",
        "content/secret.md: error[disk/link]: is a link to `/etc/passwd`, outside the folder of \
         the site",
    ];
    assert_eq!((run.code, told), (1, expected.to_vec()));
}

#[test]
fn the_site_says_nothing_of_what_it_was_made_of() {
    let site = Site::new();
    site.write(
        "content/secret-draft.md",
        "---\ntitle: \"Bản nháp\"\ndraft: true\n---\nMẬT.\n",
    );
    site.build();
    for (name, bytes) in site.public() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(
            !text.contains("secret-draft") && !text.contains("MẬT"),
            "{name}"
        );
    }
}

#[test]
fn the_date_of_archives_asks_for_another_build() {
    let site = Site::new();
    site.build();
    let again = |date: &str| {
        Run::of(
            site.command(&["build", "--lang", "en"])
                .env("SOURCE_DATE_EPOCH", date)
                .output()
                .unwrap(),
        )
    };
    assert_eq!(again("1795305600").code, 0);
    assert!(again("1795305600").err.contains("nothing new"));
}

#[test]
fn a_day_that_comes_publishes_what_waited_for_it() {
    let site = Site::new();
    site.write(
        "content/b.md",
        "---\ntitle: \"Trang B\"\npublish: 2030-01-01\n---\nMẬT.\n",
    );
    let told = |clock: &str| {
        let run = site.run(&["build", "--lang", "en", "--clock", clock]);
        assert_eq!(run.code, 0, "{}", run.err);
        (
            site.at("public/b.html").exists(),
            run.err.contains("nothing new"),
        )
    };
    assert_eq!(told("2029-12-30"), (false, false));
    assert_eq!(told("2029-12-31 23:59"), (false, true));
    assert_eq!(told("2030-01-01"), (true, false));
    assert_eq!(told("2040-01-01"), (true, true));
    assert_eq!(told("2029-12-31"), (false, false), "the clock may go back");
}
