//! What a build costs grows with the site and not with its square.

use crate::support::{Asked, inputs};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::{Duration, Instant};
use xanh::engine::{self, Memo, Planned};
use xanh::features;
use xanh::graph::coverage::coverage;
use xanh::model::clause::ClauseId;
use xanh::model::spoken::spoken;

type Files = BTreeMap<String, String>;

/// Four times as much takes about four times as long, not sixteen: the least of three runs, so that a busy machine does not count.
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
    let (quarter, whole) = (time(size / 4), time(size));
    println!("{quarter:?} for {}, {whole:?} for {size}", size / 4);
    assert!(whole < 9 * quarter, "{quarter:?} for {}, {whole:?} for {size}", size / 4);
}

fn planned(files: &Files) -> Planned {
    let planned = engine::plan(&inputs(files, &Asked::default()), &features::ALL, &Memo::once());
    assert!(planned.diagnostics.is_empty(), "{:?}", planned.diagnostics[0]);
    planned
}

fn files<const N: usize>(files: [(&str, String); N]) -> Files {
    files.into_iter().map(|(path, text)| (path.to_string(), text)).collect()
}

const SECTIONS: [&str; 16] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"];

/// Sections of a hundred clauses, each noted, each carrying out the first, ten to a guide.
fn plan(count: usize) -> Files {
    let (mut text, mut notes) = (String::new(), String::new());
    let level = "[[level]]\nid = \"co-so\"\nname = \"Công đoàn cơ sở\"\nshort = \"Cơ sở\"\n";
    let mut all = files([("xanh.toml", "title = \"Kế hoạch\"\nlang = \"vi\"\n".into()), ("content/registers/levels.toml", level.into())]);
    for (section, at) in SECTIONS[..count / 100].iter().zip(0..) {
        writeln!(text, "{section}. NỘI DUNG SỐ {at}").unwrap();
        for clause in 1..=100 {
            writeln!(text, "{clause}. Vận động đoàn viên làm việc số {clause}.").unwrap();
            writeln!(notes, "[clause.\"{section}.{clause}\"]\nlevels = [\"co-so\"]\ncarries_out = [\"I.1\"]").unwrap();
        }
        for last in (10..=100).step_by(10) {
            let cited: Vec<String> = (last - 9..=last).map(|clause| format!("{section}.{clause}")).collect();
            let guide = format!("---\ntitle: \"Việc\"\nkind: guide\nlevels: [co-so]\nclauses: [{}]\n---\n", cited.join(", "));
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
                let ids: Vec<&ClauseId> = shown.plan.official.clauses.iter().map(|clause| &clause.id).collect();
                assert!(ids.iter().all(|id| shown.plan.note(id).is_none_or(|note| !note.levels.is_empty())));
                assert!(ids.iter().all(|id| !spoken(&shown.plan.official, id).is_empty()));
            }
            assert_eq!(covered.uncited, []);
        },
    );
}
