//! Texts as people paste them, in `tests/plans/import/`: the folder of a plan that each becomes, as `*.expect` has it.

use std::path::{Path, PathBuf};
use xanh::base::diagnostic::Language;
use xanh::import::plan::{Form, Imported, plan};

fn files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt" || ending == "md"));
    files.sort();
    files
}

fn imported(path: &Path) -> Imported {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let (imported, faults) = plan(&name, &std::fs::read(path).unwrap(), Form::of(&name).unwrap());
    assert!(!faults.iter().any(|fault| fault.is_error()), "{path:?}: {faults:?}");
    imported.unwrap()
}

fn file<'a>(imported: &'a Imported, name: &str) -> &'a str {
    &imported.files.iter().find(|(file, _)| *file == name).unwrap().1
}

fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn a_pasted_text_becomes_a_plan() {
    for path in files("tests/plans/import") {
        let imported = imported(&path);
        let report: Vec<String> = imported.report.lines().iter().map(|line| line.within(Language::English).to_string()).collect();
        let parts = [imported.id.as_str(), file(&imported, "index.md"), file(&imported, "text.txt"), &report.join("\n")];
        expect(&path.with_extension("expect"), &(parts.join("\n=====\n") + "\n"));
    }
}

#[test]
fn no_character_is_lost() {
    let mut paths = files("tests/plans");
    paths.push("content/ke-hoach/57-kh-tld/text.txt".into());
    for path in paths {
        let imported = imported(&path);
        assert_eq!(imported.report.removed, [], "{path:?}");
        assert_eq!(letters(file(&imported, "text.txt")), letters(&std::fs::read_to_string(&path).unwrap()), "{path:?}");
    }
}

#[test]
fn an_imported_text_stays_as_it_is_when_it_is_imported_again() {
    for path in files("tests/plans/import").into_iter().chain(files("tests/plans")) {
        let first = imported(&path);
        let (again, _) = plan("text.txt", file(&first, "text.txt").as_bytes(), Form::Text);
        assert_eq!(file(&again.unwrap(), "text.txt"), file(&first, "text.txt"), "{path:?}");
    }
}

#[test]
fn the_seed_gives_its_own_front_matter() {
    let imported = imported(Path::new("content/ke-hoach/57-kh-tld/text.txt"));
    assert_eq!(imported.id, "57-kh-tld");
    assert_eq!(
        file(&imported, "index.md"),
        "---\ntitle: \"Kế hoạch hành động thực hiện Chiến lược tăng trưởng xanh giai đoạn 2014 - 2020\"\nkind: plan\ndate: 2014-09-25\n\
         number: \"57/KH-TLĐ\"\ntype: \"Kế hoạch hành động\"\nsubject: \"Thực hiện Chiến lược tăng trưởng xanh giai đoạn 2014 - 2020\"\n\
         issuer: \"Tổng Liên đoàn Lao động Việt Nam\"\nplace: \"Hà Nội\"\nperiod: \"2014 - 2020\"\nlayout: muc-khoan-diem\n---\n"
    );
}

fn expect(path: &Path, found: &str) {
    if std::env::var_os("XANH_BLESS").is_some() {
        return std::fs::write(path, found).unwrap();
    }
    assert_eq!(found, std::fs::read_to_string(path).unwrap_or_default(), "{}", path.display());
}
