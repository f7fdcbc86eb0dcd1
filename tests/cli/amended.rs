//! A plan that is amended: the walk of an editor who does what the messages say, and no more.

use super::Site;
use std::fs;

const FOLDER: &str = "content/ke-hoach/mau";

/// A locked plan of four clauses, and a page, notes and a register that name them.
fn locked() -> Site {
    let site = Site::new();
    site.write("xanh.toml", "title = \"Thử\"\nplan = \"mau\"\n");
    site.write(
        &format!("{FOLDER}/index.md"),
        "---\ntitle: \"Mẫu\"\nkind: plan\n---\n",
    );
    text(
        &site,
        &[
            "Tắt đèn khi ra về.",
            "Khóa nước sau giờ làm.",
            "Trồng cây quanh xưởng.",
            "Nhặt rác.",
        ],
    );
    site.write(
        &format!("{FOLDER}/notes.toml"),
        "[clause.\"I.2\"]\nsummary = \"Nước.\"\n\n[clause.\"I.3\"]\nsummary = \"Cây.\"\n",
    );
    site.write(
        "content/a.md",
        "---\ntitle: \"A\"\nclauses: [\"I.3\"]\n---\nXem [[I.2]], [[I.3-4|rác]] và [cây](ke-hoach/mau/index.md#I.3).\n",
    );
    let run = site.run(&["lock", "--clock", "2020-01-01"]);
    assert_eq!(run.code, 0, "{}", run.err);
    site
}

fn text(site: &Site, clauses: &[&str]) {
    let numbered = clauses.iter().enumerate();
    let lines: String = numbered
        .map(|(at, words)| format!("{}. {words}\n", at + 1))
        .collect();
    site.write(
        &format!("{FOLDER}/text.txt"),
        &format!("I. NỘI DUNG\n{lines}"),
    );
}

fn held(site: &Site, file: &str) -> String {
    fs::read_to_string(site.at(file)).unwrap()
}

#[test]
fn a_clause_put_in_moves_every_reference() {
    let site = locked();
    let old = [
        "Tắt đèn khi ra về.",
        "Khóa nước sau giờ làm.",
        "Trồng cây quanh xưởng.",
        "Nhặt rác.",
    ];
    text(&site, &[old[0], "Đi xe đạp.", old[1], old[2], old[3]]);
    let run = site.run(&["build"]);
    assert_eq!(
        (run.code, run.err.contains("xanh renumber mau")),
        (1, true),
        "{}",
        run.err
    );
    let told = site.run(&["renumber", "mau"]);
    assert_eq!(
        (told.code, told.err.contains("chưa ghi gì")),
        (1, true),
        "{}",
        told.err
    );
    assert_eq!(site.run(&["renumber", "mau", "--yes"]).code, 2);
    let done = site.run(&[
        "renumber",
        "mau",
        "--yes",
        "--by",
        "2/QĐ",
        "--date",
        "2026-03-02",
    ]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert_eq!(
        held(&site, "content/a.md"),
        "---\ntitle: \"A\"\nclauses: [\"I.4\"]\n---\nXem [[I.3]], [[I.4-5|rác]] và [cây](ke-hoach/mau/index.md#I.4).\n"
    );
    assert_eq!(
        held(&site, &format!("{FOLDER}/notes.toml")),
        "[clause.\"I.3\"]\nsummary = \"Nước.\"\n\n[clause.\"I.4\"]\nsummary = \"Cây.\"\n\n\
         [[renumbered]]\nfrom = \"I.2\"\nto = \"I.3\"\nby = \"2/QĐ\"\ndate = 2026-03-02\nrewritten = true\n\n\
         [[renumbered]]\nfrom = \"I.3\"\nto = \"I.4\"\nby = \"2/QĐ\"\ndate = 2026-03-02\nrewritten = true\n\n\
         [[renumbered]]\nfrom = \"I.4\"\nto = \"I.5\"\nby = \"2/QĐ\"\ndate = 2026-03-02\nrewritten = true\n"
    );
    let lock = site.run(&["lock"]);
    assert_eq!(lock.code, 0, "{}", lock.err);
    let run = site.run(&["build", "--strict"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let again = site.run(&["renumber", "mau"]);
    assert_eq!(
        (again.code, again.err.as_str()),
        (0, "không có gì phải đánh số lại\n")
    );
}

#[test]
fn a_clause_taken_out_is_repealed_and_its_note_kept_as_a_remark() {
    let site = locked();
    text(
        &site,
        &["Tắt đèn khi ra về.", "Trồng cây quanh xưởng.", "Nhặt rác."],
    );
    let run = site.run(&["check", "--lang", "en"]);
    assert!(
        run.err
            .contains("clause `I.2`, locked on 2020-01-01, is gone"),
        "{}",
        run.err
    );
    let done = site.run(&["renumber", "mau", "--yes", "--by", "2/QĐ", "--lang", "en"]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(
        done.err
            .contains("content/a.md:5:5: by hand: clause `I.2` is gone"),
        "{}",
        done.err
    );
    let notes = held(&site, &format!("{FOLDER}/notes.toml"));
    assert!(
        notes.starts_with(
            "# [clause.\"I.2\"]\n# summary = \"Nước.\"\n\n[clause.\"I.2\"]\nsummary = \"Cây.\"\n"
        ),
        "{notes}"
    );
    assert!(
        notes.contains(
            "[[repealed]]\nclause = \"I.2\"\nby = \"2/QĐ\"\nformer = \"Khóa nước sau giờ làm.\"\n"
        ),
        "{notes}"
    );
    let page = held(&site, "content/a.md").replace("[[I.2]]", "[[I.1]]");
    site.write("content/a.md", &page);
    assert_eq!(site.run(&["lock"]).code, 0);
    let run = site.run(&["build", "--strict"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn a_clause_that_is_reworded_keeps_its_former_words() {
    let site = locked();
    text(
        &site,
        &[
            "Tắt đèn, tắt quạt khi ra về.",
            "Khóa nước sau giờ làm.",
            "Trồng cây quanh xưởng.",
            "Nhặt rác.",
        ],
    );
    let diff = site.run(&["diff", "mau", "--lang", "en"]);
    assert_eq!(
        (diff.code, diff.out.as_str()),
        (
            1,
            "I.1  reworded\n  Tắt [-đèn-] {+đèn, tắt quạt+} khi ra về.\n"
        )
    );
    let notes = held(&site, &format!("{FOLDER}/notes.toml"));
    let declared =
        format!("{notes}\n[[amended]]\nclause = \"I.1\"\nby = \"2/QĐ\"\ndate = 2026-03-02\n");
    site.write(&format!("{FOLDER}/notes.toml"), &declared);
    let run = site.run(&["lock"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(
        held(&site, &format!("{FOLDER}/notes.toml")),
        declared.replace(
            "by = \"2/QĐ\"\n",
            "by = \"2/QĐ\"\nformer = \"Tắt đèn khi ra về.\"\n"
        )
    );
    site.build();
    let page = held(&site, "public/ke-hoach/mau/index.html");
    let (_, folded) = page
        .split_once("<summary>Lời văn trước đây</summary>\n")
        .unwrap();
    assert_eq!(
        folded.split_once("</details>").unwrap().0,
        "<p>Tắt <del>đèn</del> <ins>đèn, tắt quạt</ins> khi ra về. </p>\n"
    );
    let diff = site.run(&["diff", "mau"]);
    assert_eq!(
        (diff.code, diff.out.as_str()),
        (
            0,
            "I.1  2/QĐ (02/03/2026)\n  Tắt [-đèn-] {+đèn, tắt quạt+} khi ra về.\n"
        )
    );
}

#[test]
fn a_reference_of_before_a_renumbering_is_told() {
    let site = locked();
    text(
        &site,
        &[
            "Tắt đèn khi ra về.",
            "Trồng cây quanh xưởng.",
            "Khóa nước sau giờ làm.",
            "Nhặt rác.",
        ],
    );
    let notes = held(&site, &format!("{FOLDER}/notes.toml"));
    let swap = "\n[[renumbered]]\nfrom = \"I.2\"\nto = \"I.3\"\nby = \"2/QĐ\"\n\n[[renumbered]]\nfrom = \"I.3\"\nto = \"I.2\"\nby = \"2/QĐ\"\n";
    site.write(&format!("{FOLDER}/notes.toml"), &format!("{notes}{swap}"));
    assert_eq!(site.run(&["lock"]).code, 0);
    let run = site.run(&["build", "--lang", "en"]);
    assert_eq!(
        (
            run.code,
            run.err.matches("warning[clause/renumbered]").count()
        ),
        (0, 6),
        "{}",
        run.err
    );
    let done = site.run(&["renumber", "mau", "--yes"]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert_eq!(
        held(&site, "content/a.md").lines().nth(4).unwrap(),
        "Xem [[I.3]], [[I.3-4|rác]] và [cây](ke-hoach/mau/index.md#I.2)."
    );
}
