//! Texts as people paste them, in `tests/plans/import/`: the folder of a plan that each becomes, as
//! `*.expect` has it.

use std::path::{Path, PathBuf};
use xanh::base::diagnostic::Language;
use xanh::base::path::SourcePath;
use xanh::import::plan::{Form, ImportedPlan, Options, plan};
use xanh::model::official::Layout;
use xanh::read::plan::official;

fn files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|path| {
        path.extension()
            .is_some_and(|ending| ending == "txt" || ending == "md")
    });
    files.sort();
    files
}

fn imported(path: &Path) -> ImportedPlan {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let (imported, faults) = plan(
        &name,
        &std::fs::read(path).unwrap(),
        Form::of(&name).unwrap(),
        &Options::default(),
    );
    assert!(
        !faults.iter().any(|fault| fault.is_error()),
        "{path:?}: {faults:?}"
    );
    imported.unwrap()
}

fn file<'a>(imported: &'a ImportedPlan, name: &str) -> &'a str {
    &imported
        .files
        .iter()
        .find(|(file, _)| *file == name)
        .unwrap()
        .1
}

fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn a_pasted_text_becomes_a_plan() {
    for path in files("tests/plans/import") {
        let imported = imported(&path);
        let report: Vec<String> = imported
            .report
            .lines()
            .iter()
            .map(|line| line.within(Language::English).to_string())
            .collect();
        let parts = [
            imported.id.as_str(),
            file(&imported, "index.md"),
            file(&imported, "text.txt"),
            &report.join("\n"),
        ];
        expect(
            &path.with_extension("expect"),
            &(parts.join("\n=====\n") + "\n"),
        );
    }
}

#[test]
fn no_character_is_lost() {
    let mut paths = files("tests/plans");
    paths.push("content/ke-hoach/57-kh-tld/text.txt".into());
    for path in paths {
        let imported = imported(&path);
        assert_eq!(imported.report.removed, [], "{path:?}");
        assert_eq!(
            letters(file(&imported, "text.txt")),
            letters(&std::fs::read_to_string(&path).unwrap()),
            "{path:?}"
        );
    }
}

#[test]
fn no_character_of_a_hostile_text_is_lost() {
    for articles in [false, true] {
        let (text, count) = super::plans::hostile(1 << 18, articles);
        let (imported, faults) = plan(
            "van-ban.txt",
            text.as_bytes(),
            Form::Text,
            &Options::default(),
        );
        let imported = imported.unwrap();
        assert!(faults.iter().all(|fault| !fault.is_error()), "{faults:?}");
        assert_eq!(imported.report.removed, []);
        assert_eq!(letters(file(&imported, "text.txt")), letters(&text));
        assert_eq!(imported.report.clauses, count);
    }
}

#[test]
fn a_text_is_taken_in_with_all_its_clauses_in_the_layout_that_it_has() {
    for path in files("tests/plans") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let (layout, key) = match name.starts_with("dieu-") {
            true => (Layout::ArticleClausePoint, "dieu-khoan-diem"),
            false => (Layout::SectionClausePoint, "muc-khoan-diem"),
        };
        let imported = imported(&path);
        assert!(
            file(&imported, "index.md").contains(&format!("\nlayout: {key}\n")),
            "{name}"
        );
        let ids = |text: &str| -> Vec<String> {
            official(&SourcePath::new("text.txt"), &text.into(), layout)
                .0
                .clauses
                .iter()
                .map(|clause| clause.id.0.clone())
                .collect()
        };
        assert_eq!(
            ids(file(&imported, "text.txt")),
            ids(&std::fs::read_to_string(&path).unwrap()),
            "{name}"
        );
    }
}

#[test]
fn an_imported_text_stays_as_it_is_when_it_is_imported_again() {
    for path in files("tests/plans/import")
        .into_iter()
        .chain(files("tests/plans"))
    {
        let first = imported(&path);
        let text = file(&first, "text.txt").as_bytes();
        let (again, _) = plan("text.txt", text, Form::Text, &Options::default());
        assert_eq!(
            file(&again.unwrap(), "text.txt"),
            file(&first, "text.txt"),
            "{path:?}"
        );
    }
}

#[test]
fn the_seed_gives_its_own_front_matter() {
    let imported = imported(Path::new("content/ke-hoach/57-kh-tld/text.txt"));
    assert_eq!(imported.id, "57-kh-tld");
    assert_eq!(
        file(&imported, "index.md"),
        "---\ntitle: \"Kế hoạch hành động thực hiện Chiến lược tăng trưởng xanh giai đoạn 2014 - \
         2020\"\nkind: plan\ndate: 2014-09-25\n\
         number: \"57/KH-TLĐ\"\ntype: \"Kế hoạch hành động\"\nsubject: \"Thực hiện Chiến lược tăng \
         trưởng xanh giai đoạn 2014 - 2020\"\n\
         issuer: \"Tổng Liên đoàn Lao động Việt Nam\"\nplace: \"Hà Nội\"\nperiod: \"2014 - 2020\"\n\
         layout: muc-khoan-diem\n---\n"
    );
}

pub fn expect(path: &Path, found: &str) {
    if std::env::var_os("XANH_BLESS").is_some() {
        return std::fs::write(path, found).unwrap();
    }
    assert_eq!(
        found,
        std::fs::read_to_string(path).unwrap_or_default(),
        "{}",
        path.display()
    );
}
