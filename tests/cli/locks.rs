//! `xanh lock`.

use super::Site;

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
