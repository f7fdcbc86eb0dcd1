//! What a build costs grows with the site and not with its square.

use crate::support::{BuildOptions, built, inputs};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::{Duration, Instant};
use xanh::engine::{self, Memo, Planned};
use xanh::features;
use xanh::graph::citations::rows;
use xanh::graph::coverage::coverage;
use xanh::model::citation_name::citation_name;
use xanh::model::clause::ClauseId;
use xanh::render::official::marks::{Mark, Marks};

type Files = BTreeMap<String, String>;

/// Four times as much takes about four times as long, not sixteen: the least of three runs, tried
/// again where a machine is busy.
#[track_caller]
fn grows<T>(size: usize, prepared: fn(usize) -> T, run: fn(&T)) {
    let time = |size: usize| -> Duration {
        let prepared = prepared(size);
        let once = |_| {
            let began = Instant::now();
            run(&prepared);
            began.elapsed()
        };
        (0..3).map(once).min().unwrap()
    };
    let grown = |_| {
        let (quarter, whole) = (time(size / 4), time(size));
        println!("{quarter:?} for {}, {whole:?} for {size}", size / 4);
        whole < 9 * quarter
    };
    assert!((0..4).any(grown), "it grows with the square");
}

fn planned(files: &Files) -> Planned {
    let planned = engine::plan(
        &inputs(files, &BuildOptions::default()),
        &features::ALL,
        &Memo::once(),
    );
    assert!(
        planned.diagnostics.is_empty(),
        "{:?}",
        planned.diagnostics[0]
    );
    planned
}

fn files<const N: usize>(files: [(&str, String); N]) -> Files {
    files
        .into_iter()
        .map(|(path, text)| (path.to_string(), text))
        .collect()
}

const SECTIONS: [&str; 16] = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
    "XVI",
];

/// Sections of a hundred clauses, each noted, each carrying out the first, ten to a guide.
fn plan(count: usize) -> Files {
    let (mut text, mut notes) = (String::new(), String::new());
    let level = "[[level]]\nid = \"co-so\"\nname = \"Công đoàn cơ sở\"\nshort = \"Cơ sở\"\n";
    let mut all = files([
        ("xanh.toml", "title = \"Kế hoạch\"\nlang = \"vi\"\n".into()),
        ("content/registers/levels.toml", level.into()),
    ]);
    for (section, at) in SECTIONS[..count / 100].iter().zip(0..) {
        writeln!(text, "{section}. NỘI DUNG SỐ {at}").unwrap();
        for clause in 1..=100 {
            writeln!(
                text,
                "{clause}. Theo khoản 2, mục I và mục này, vận động làm việc số {clause}."
            )
            .unwrap();
            writeln!(
                notes,
                "[clause.\"{section}.{clause}\"]\nlevels = [\"co-so\"]\ncarries_out = [\"I.1\"]"
            )
            .unwrap();
        }
        for last in (10..=100).step_by(10) {
            let cited: Vec<String> = (last - 9..=last)
                .map(|clause| format!("{section}.{clause}"))
                .collect();
            let guide = format!(
                "---\ntitle: \"Việc\"\nkind: guide\nlevels: [co-so]\nclauses: [{}]\n---\n",
                cited.join(", ")
            );
            all.insert(format!("content/viec-{at}-{last}.md"), guide);
        }
    }
    let head = "---\ntitle: \"Kế hoạch\"\nkind: plan\nlayout: muc-khoan-diem\n---\n";
    all.extend(files([
        ("content/ke-hoach/index.md", head.into()),
        ("content/ke-hoach/text.txt", text),
        ("content/ke-hoach/notes.toml", notes),
    ]));
    all
}

#[test]
fn clauses_are_found_and_covered() {
    grows(
        1600,
        |count| planned(&plan(count)),
        |planned| {
            let (covered, _) = coverage(&planned.site);
            for shown in planned.site.clauses.plans.values() {
                let ids: Vec<&ClauseId> = shown
                    .plan
                    .official
                    .clauses
                    .iter()
                    .map(|clause| &clause.id)
                    .collect();
                assert!(ids.iter().all(|id| {
                    shown
                        .plan
                        .note(id)
                        .is_none_or(|note| !note.levels.is_empty())
                }));
                assert!(
                    ids.iter()
                        .all(|id| !citation_name(&shown.plan.official, id).is_empty())
                );
            }
            assert_eq!(covered.uncited, []);
        },
    );
}

fn module(text: String) -> Files {
    files([
        ("xanh.toml", "title = \"Trang\"\nlang = \"vi\"\n".into()),
        ("content/bai.md", text),
    ])
}

/// Activities with a note for trainers and a question each; all headings are called the same.
fn activities(count: usize) -> Files {
    let activity = |number| {
        format!(
            "## Việc (1 phút) {{objective=MT1}}\n\n::: trainer\n\nGhi.\n\n:::\n\n::: quiz \
             {{#c{number}}}\n\nCâu {number}?\n\n- [x] Có\n- [ ] Không\n\n:::\n\n"
        )
    };
    let head = format!(
        "---\ntitle: \"Bài\"\nkind: module\nduration: {count}\nobjectives:\n  MT1: \"Biết\"\n---\n\
         \n"
    );
    module(head + &(0..count).map(activity).collect::<String>())
}

#[test]
fn a_module_is_read_and_made() {
    grows(400, activities, |files| {
        let asked = BuildOptions::parse("audience = trainer");
        let faults = built(files, &asked).diagnostics;
        assert!(faults.is_empty(), "{:?}", faults[0]);
    });
}

/// Headings, and as many links to them.
fn linked(count: usize) -> Files {
    let places: String = (0..count)
        .map(|number| format!("## Chỗ {number}\n\n[xem](#cho-{number})\n\n"))
        .collect();
    module(format!("---\ntitle: \"Bài\"\n---\n\n{places}"))
}

#[test]
fn links_to_headings_are_found() {
    grows(1600, linked, |files| drop(planned(files)));
}

/// A register of documents, all cited on one page.
fn documents(count: usize) -> Files {
    let entry = |number| {
        format!(
            "[[document]]\nid = \"{number}-qd\"\nnumber = \"{number}/QĐ-TTg\"\ntype = \"Quyết \
             định\"\ndate = 2012-09-25\nissuer = \"Thủ tướng Chính phủ\"\ntitle = \"Việc \
             {number}\"\n\n"
        )
    };
    let cited: String = (0..count)
        .map(|number| format!("Theo Quyết định số {number}/QĐ-TTg.\n\n"))
        .collect();
    let mut all = module(format!("---\ntitle: \"Bài\"\n---\n\n{cited}"));
    all.insert(
        "content/registers/documents.toml".into(),
        (0..count).map(entry).collect(),
    );
    all
}

#[test]
fn documents_are_cited() {
    grows(
        1600,
        |count| planned(&documents(count)),
        |planned| assert!(rows(&planned.site).len() >= 400),
    );
}

#[test]
fn citations_within_a_plan_are_found() {
    grows(
        1600,
        |count| planned(&plan(count)),
        |planned| assert!(rows(&planned.site).len() > 300),
    );
}

#[test]
fn marks_are_laid_around_the_words_of_clauses() {
    let texts = |count: usize| "năm chữ một dòng\n".repeat(count);
    grows(16_000, texts, |text| {
        let lines: Vec<usize> = text.match_indices("năm").map(|(at, _)| at).collect();
        let mark = |at: &usize| Mark {
            range: *at..*at + 4,
            open: "<b>".into(),
            close: "</b>",
        };
        let marks = Marks::new(lines.iter().map(mark));
        let mut out = String::new();
        lines
            .iter()
            .for_each(|at| marks.write(&mut out, text, *at..*at + "năm chữ".len()));
        assert_eq!(out, "<b>năm</b> chữ".repeat(lines.len()));
    });
}
