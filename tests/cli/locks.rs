//! `xanh lock`.

use super::Site;
use std::fs;

#[test]
fn a_lock_is_written_once_and_a_changed_clause_stays_told() {
    let site = Site::new();
    site.write(
        "content/ke-hoach/mau/index.md",
        "---\ntitle: \"Mẫu\"\nkind: plan\n---\n",
    );
    site.write(
        "content/ke-hoach/mau/text.txt",
        "I. NỘI DUNG\n1. Tắt đèn khi ra về.\n",
    );
    let run = site.run(&["lock", "--clock", "2020-01-01", "--lang", "en"]);
    assert_eq!(
        (run.err.as_str(), run.code),
        ("wrote content/ke-hoach/mau/clauses.lock\n", 0)
    );
    let again = site.run(&["lock", "--lang", "en"]);
    assert_eq!(
        (again.err.as_str(), again.code),
        ("nothing new to write\n", 0)
    );
    site.write(
        "content/ke-hoach/mau/text.txt",
        "I. NỘI DUNG\n1. Bật đèn cả đêm, mở hết quạt.\n",
    );
    assert_eq!(site.run(&["lock", "--lang", "en"]).code, 1);
}

const LOCK: &str = "content/ke-hoach/mau/clauses.lock";

/// A site with one locked plan, whose text then changes without being declared.
fn changed() -> Site {
    let site = Site::new();
    site.write(
        "content/ke-hoach/mau/index.md",
        "---\ntitle: \"Mẫu\"\nkind: plan\n---\n",
    );
    let text = "I. NỘI DUNG\n1. Tắt đèn khi ra về.\n2. Khóa nước.\n3. Trồng cây.\n";
    site.write("content/ke-hoach/mau/text.txt", text);
    assert_eq!(site.run(&["lock", "--clock", "2020-01-01"]).code, 0);
    let text = text.replace("Khóa nước", "Mở vòi nước cả đêm");
    site.write("content/ke-hoach/mau/text.txt", &text);
    site
}

/// A lock that `damage` changed stops every command with its place, and stays as it is.
#[track_caller]
fn stops(damage: impl Fn(&[u8]) -> Vec<u8>, code: &str) {
    let site = changed();
    let damaged = damage(&fs::read(site.at(LOCK)).unwrap());
    fs::write(site.at(LOCK), &damaged).unwrap();
    for command in ["lock", "check", "build"] {
        let run = site.run(&[command, "--lang", "en"]);
        assert_eq!(run.code, 1, "{command}: {}", run.err);
        let first = run.err.lines().find(|line| line.contains(code));
        assert!(
            first.is_some_and(|line| line.starts_with(LOCK)),
            "{command}: {}",
            run.err
        );
    }
    assert_eq!(fs::read(site.at(LOCK)).unwrap(), damaged);
}

#[test]
fn a_damaged_lock_stops_everything() {
    stops(|bytes| [bytes, b"\xff"].concat(), "read/encoding");
    stops(|_| vec![], "lock/empty");
    stops(|_| b"# clauses\n".to_vec(), "lock/empty");
    stops(|bytes| bytes[..bytes.len() - 20].to_vec(), "lock/form");
    stops(
        |bytes| {
            let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
            lines[..lines.len() - 1].concat()
        },
        "lock/cut",
    );
}

#[test]
fn a_folder_in_the_place_of_a_lock_stops_everything() {
    let site = changed();
    fs::remove_file(site.at(LOCK)).unwrap();
    fs::create_dir(site.at(LOCK)).unwrap();
    for command in ["lock", "check", "build"] {
        let run = site.run(&[command, "--lang", "en"]);
        assert_eq!(run.code, 1, "{command}: {}", run.err);
        let told = format!("{LOCK}: error[disk/unreadable]: cannot be read: is a directory\n");
        assert!(run.err.starts_with(&told), "{command}: {}", run.err);
    }
}

#[cfg(unix)]
#[test]
fn a_lock_that_is_a_link_is_neither_read_nor_written() {
    let site = changed();
    fs::rename(site.at(LOCK), site.at("victim.txt")).unwrap();
    std::os::unix::fs::symlink("../../../victim.txt", site.at(LOCK)).unwrap();
    let before = fs::read(site.at("victim.txt")).unwrap();
    for arguments in [&["lock"][..], &["lock", "--anew"], &["check"], &["build"]] {
        let run = site.run(arguments);
        assert_eq!(run.code, 1, "{}", run.err);
        assert!(run.err.contains("lỗi[disk/link]"), "{}", run.err);
    }
    assert_eq!(fs::read(site.at("victim.txt")).unwrap(), before);
}

#[test]
fn a_lock_made_anew_says_what_is_lost() {
    let site = changed();
    let run = site.run(&["lock", "--anew", "--lang", "en"]);
    assert_eq!(
        (run.err.as_str(), run.code),
        (
            "wrote content/ke-hoach/mau/clauses.lock\n  lost: the first days of 4 clauses, the \
             earliest 2020-01-01\n  accepted: the text of clause `I.2` has changed, and nothing \
             declares it\n",
            0
        )
    );
    assert_eq!(site.run(&["lock"]).code, 0);
    fs::write(site.at(LOCK), b"\xff").unwrap();
    let run = site.run(&["lock", "--anew"]);
    assert_eq!(
        (run.err.as_str(), run.code),
        (
            "đã ghi content/ke-hoach/mau/clauses.lock\n  mất: mọi điều bản cũ ghi, vì không đọc \
             được\n",
            0
        )
    );
}
