//! Official texts taken in, locked, and changed.

use super::Site;
use std::fs;

/// A site with the plan of this repository beside it as a text.
fn site() -> Site {
    let site = Site::new();
    site.write("nhap.txt", &fs::read_to_string("content/ke-hoach/57-kh-tld/text.txt").unwrap());
    site
}

#[test]
fn a_text_is_taken_in_once() {
    let site = site();
    let run = site.run(&["import", "plan", "nhap.txt"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("33 điều khoản; nối 0 chỗ xuống dòng; bỏ 0 chỗ"), "{}", run.out);
    site.build();
    let again = site.run(&["import", "plan", "nhap.txt"]);
    assert_eq!((again.code, again.err.contains("[import/exists]")), (2, true), "{}", again.err);
    assert_eq!(site.run(&["nhap", "plan", "nhap.txt", "--force"]).code, 0);
    let other = site.run(&["import", "plan", "xanh.toml"]);
    assert_eq!((other.code, other.err.contains("[import/form]")), (2, true), "{}", other.err);
    assert_eq!(site.run(&["import", "plan", "none.txt"]).code, 3);
    site.write("loi.txt", "Không có số nào ở đây.\n");
    let wrong = site.run(&["import", "plan", "loi.txt", "--out", "x"]);
    assert_eq!((wrong.code, wrong.err.contains("[plan/no-clauses]"), site.at("x").exists()), (1, true, false), "{}", wrong.err);
}

#[test]
fn a_clause_put_in_is_told_until_it_is_declared() {
    let site = site();
    site.run(&["import", "plan", "nhap.txt"]);
    let locked = site.run(&["lock"]);
    assert_eq!(locked.code, 0, "{}", locked.err);
    let folder = "content/ke-hoach/57-kh-tld";
    let text = fs::read_to_string(site.at(&format!("{folder}/text.txt"))).unwrap();
    let changed = text.replace("\n6. Tham gia", "\n6. Một khoản được chèn thêm.\n\n7. Tham gia");
    site.write(&format!("{folder}/text.txt"), &changed);
    let run = site.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("điều khoản `II.6` nay là `II.7` mà chưa khai báo"), "{}", run.err);
    assert_eq!(site.run(&["lock"]).code, 1);
    let notes = fs::read_to_string(site.at(&format!("{folder}/notes.toml"))).unwrap();
    let declared = format!("{notes}\n[[renumbered]]\nfrom = \"II.6\"\nto = \"II.7\"\nby = \"1/KH-TLĐ\"\n");
    site.write(&format!("{folder}/notes.toml"), &declared);
    let run = site.run(&["lock"]);
    assert_eq!(run.code, 0, "{}", run.err);
    site.build();
}
