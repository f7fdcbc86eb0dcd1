//! Official texts taken in, locked, and changed.

use super::Site;
use std::fs;

/// A site with the plan of this repository beside it as a text.
fn site() -> Site {
    let site = Site::new();
    site.write(
        "nhap.txt",
        &fs::read_to_string("content/ke-hoach/57-kh-tld/text.txt").unwrap(),
    );
    site
}

#[test]
fn a_text_is_taken_in_once() {
    let site = site();
    let run = site.run(&["import", "plan", "nhap.txt"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out
            .contains("33 điều khoản; nối 0 chỗ xuống dòng; bỏ 0 chỗ"),
        "{}",
        run.out
    );
    site.build();
    let again = site.run(&["import", "plan", "nhap.txt"]);
    assert_eq!(
        (again.code, again.err.contains("[import/exists]")),
        (2, true),
        "{}",
        again.err
    );
    assert_eq!(site.run(&["nhap", "plan", "nhap.txt", "--force"]).code, 0);
    let other = site.run(&["import", "plan", "xanh.toml"]);
    assert_eq!(
        (other.code, other.err.contains("[import/form]")),
        (2, true),
        "{}",
        other.err
    );
    assert_eq!(site.run(&["import", "plan", "none.txt"]).code, 3);
    site.write("loi.txt", "Không có số nào ở đây.\n");
    let wrong = site.run(&["import", "plan", "loi.txt", "--out", "x"]);
    assert_eq!(
        (
            wrong.code,
            wrong.err.contains("[plan/no-clauses]"),
            site.at("x").exists()
        ),
        (1, true, false),
        "{}",
        wrong.err
    );
}

#[test]
fn a_clause_put_in_is_told_until_it_is_declared() {
    let site = site();
    site.run(&["import", "plan", "nhap.txt"]);
    let locked = site.run(&["lock"]);
    assert_eq!(locked.code, 0, "{}", locked.err);
    let folder = "content/ke-hoach/57-kh-tld";
    let text = fs::read_to_string(site.at(&format!("{folder}/text.txt"))).unwrap();
    let changed = text.replace(
        "\n6. Tham gia",
        "\n6. Một khoản được chèn thêm.\n\n7. Tham gia",
    );
    site.write(&format!("{folder}/text.txt"), &changed);
    let run = site.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err
            .contains("điều khoản `II.6` nay là `II.7` mà chưa khai báo"),
        "{}",
        run.err
    );
    assert_eq!(site.run(&["lock"]).code, 1);
    let notes = fs::read_to_string(site.at(&format!("{folder}/notes.toml"))).unwrap();
    let declared =
        format!("{notes}\n[[renumbered]]\nfrom = \"II.6\"\nto = \"II.7\"\nby = \"1/KH-TLĐ\"\n");
    site.write(&format!("{folder}/notes.toml"), &declared);
    let run = site.run(&["lock"]);
    assert_eq!(run.code, 0, "{}", run.err);
    site.build();
    let page = fs::read_to_string(site.at("public/ke-hoach/57-kh-tld/index.html")).unwrap();
    let old = page.split_once("id=\"II.6\"").unwrap().1;
    let led = old
        .split_once("<p class=\"clause-relation\">")
        .unwrap()
        .1
        .split_once("</p>")
        .unwrap()
        .0;
    assert_eq!(
        led,
        "Điều khoản trước đây mang số này nay là <a href=\"#II.7\">II.7</a>, theo 1/KH-TLĐ."
    );
}

#[test]
fn a_plan_of_a_level_begins_with_what_it_has_to_carry_out() {
    let site = Site::new();
    for file in [
        "ke-hoach/_index.md",
        "ke-hoach/57-kh-tld/index.md",
        "ke-hoach/57-kh-tld/text.txt",
        "ke-hoach/57-kh-tld/notes.toml",
        "registers/levels.toml",
    ] {
        site.write(
            &format!("content/{file}"),
            &fs::read_to_string(format!("content/{file}")).unwrap(),
        );
    }
    for linked in ["ke-hoach/57-va-hom-nay.md", "cap/hom-nay.md"] {
        site.write(
            &format!("content/{linked}"),
            "---\ntitle: Hôm nay\nkind: page\n---\n",
        );
    }
    let run = site.run(&["new", "plan", "--from", "57-kh-tld"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let folder = "content/ke-hoach/57-kh-tld-tinh-nganh";
    let text = fs::read_to_string(site.at(&format!("{folder}/text.txt"))).unwrap();
    let first = "- [Viết việc của đơn vị để thực hiện gạch đầu dòng thứ nhất, khoản 2, mục III Kế \
        hoạch hành động số 57/KH-TLĐ: ";
    assert!(
        text.contains(&format!("1. Liên đoàn Lao động tỉnh, thành phố\n{first}")),
        "{text}"
    );
    site.build();
    assert!(!site.at("public/ke-hoach/57-kh-tld-tinh-nganh").exists());

    let clauses = |site: &Site| -> Vec<String> {
        let listed = site.run(&["list", "unanswered", "--format", "csv"]);
        assert_eq!(listed.code, 0, "{}", listed.err);
        listed
            .out
            .lines()
            .skip(1)
            .filter_map(|line| Some(line.split(',').nth(1)?.to_string()))
            .collect()
    };
    let before = clauses(&site);
    assert!(
        before.contains(&"57-kh-tld#III.2.1".to_string())
            && before.contains(&"57-kh-tld#ket".to_string()),
        "{before:?}"
    );
    let (start, rest) = text.split_once(first).unwrap();
    let written = format!(
        "{start}- Lập tổ chỉ đạo.\n{}",
        rest.split_once("]\n").unwrap().1
    );
    site.write(&format!("{folder}/text.txt"), &written);
    let after = clauses(&site);
    let left: Vec<&String> = before
        .iter()
        .filter(|clause| *clause != "57-kh-tld#III.2.1")
        .collect();
    assert_eq!(after.iter().collect::<Vec<_>>(), left);

    let index = fs::read_to_string(site.at(&format!("{folder}/index.md"))).unwrap();
    site.write(
        &format!("{folder}/index.md"),
        &index.replace("draft: true\n", ""),
    );
    let run = site.run(&["build"]);
    assert_eq!(
        (run.code, run.err.contains("[plan/unwritten]")),
        (0, true),
        "{}",
        run.err
    );
    let level = fs::read_to_string(site.at("public/cap/tinh-nganh.html")).unwrap();
    assert!(
        level.contains(
            "data-clause=\"57-kh-tld#III.2.2\">III.2.2 <span \
        class=\"nowrap\">(57/KH-TLĐ)</span></a>"
        ),
        "{level}"
    );
    for id in ["57-kh-tld-III.2.1", "57-kh-tld-tinh-nganh-III.1.1"] {
        assert!(
            level.contains(&format!("<blockquote class=\"clause-quote\" id=\"{id}\">")),
            "{id}"
        );
    }
}

#[test]
fn a_new_plan_never_goes_over_another_one() {
    let site = Site::new();
    for file in [
        "ke-hoach/_index.md",
        "ke-hoach/57-kh-tld/index.md",
        "ke-hoach/57-kh-tld/text.txt",
        "registers/levels.toml",
    ] {
        site.write(
            &format!("content/{file}"),
            &fs::read_to_string(format!("content/{file}")).unwrap(),
        );
    }
    let code = |arguments: &[&str]| {
        let run = site.run(arguments);
        (
            run.code,
            run.err
                .split_once('[')
                .and_then(|(_, rest)| rest.split_once(']'))
                .map(|(code, _)| code.to_string())
                .unwrap_or_default(),
        )
    };
    assert_eq!(
        code(&["new", "plan", "--from", "57-kh-tl"]),
        (2, "new/plan".into())
    );
    assert_eq!(
        code(&["new", "plan", "--level", "co-soo"]),
        (2, "new/level".into())
    );
    assert_eq!(
        code(&["tao", "plan", "--level", "co-so"]),
        (0, String::new())
    );
    site.write(
        "content/ke-hoach/57-kh-tld-co-so/text.txt",
        "I. MỚI\n1. Của tôi.\n",
    );
    std::fs::remove_file(site.at("content/ke-hoach/57-kh-tld-co-so/index.md")).unwrap();
    let before = super::tree(&site.at("content"));
    assert_eq!(
        code(&["new", "plan", "--level", "co-so"]),
        (2, "new/exists".into())
    );
    assert_eq!(super::tree(&site.at("content")), before);
}
