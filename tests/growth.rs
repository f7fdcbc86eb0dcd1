//! What a build costs grows with the site and not with its square.

use crate::support::{BuildOptions, built, inputs};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::Duration;
use xanh::engine::{self, Memo, Planned};
use xanh::features;
use xanh::graph::cited::rows;
use xanh::graph::coverage::coverage;
use xanh::graph::marks::{Mark, MarkKind, Marks};
use xanh::import::plan::{Form, Options as ImportOptions, plan as import};
use xanh::model::citation_name::citation_name;
use xanh::model::clause::ClauseId;

type Files = BTreeMap<String, String>;

/// Four times as much takes about four times as long, not sixteen: the least of three runs, tried
/// again where a machine is busy.
#[track_caller]
fn grows<T: Send>(size: usize, prepared: impl Fn(usize) -> T + Sync, run: fn(&T)) {
    let time = |size: usize| {
        let prepared = prepared(size);
        let once = |_| {
            let began = worked();
            run(&prepared);
            worked() - began
        };
        (0..3).map(once).min().unwrap()
    };
    let grown = |_| {
        let (quarter, whole) = (time(size / 4), time(size));
        println!("{quarter:?} for {}, {whole:?} for {size}", size / 4);
        whole < 9 * quarter
    };
    let one_thread = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    let is_linear = one_thread.unwrap().install(|| (0..4).any(grown));
    assert!(is_linear, "it grows with the square");
}

/// How long this thread has had a processor.
#[cfg(unix)]
fn worked() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    let now = clock_gettime(ClockId::ThreadCPUTime);
    Duration::try_from(now).unwrap()
}

/// How long the tests have run.
#[cfg(not(unix))]
fn worked() -> Duration {
    use std::{sync::LazyLock, time::Instant};
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed()
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

/// One paragraph on one line, of nothing but addresses, or citations.
fn line(words: &str) -> impl Fn(usize) -> Files + '_ {
    move |count| {
        files([
            ("xanh.toml", "title = \"Trang\"\nlang = \"vi\"\n".into()),
            (
                "content/a.md",
                format!("---\ntitle: A\n---\n{}\n", words.repeat(count)),
            ),
        ])
    }
}

#[test]
fn addresses_and_citations_on_one_line_are_found() {
    for words in [
        "ban@example.org ",
        "https://example.org/a ",
        "Nghị định 12/2020/NĐ-CP, Điều 3. ",
    ] {
        grows(6400, line(words), |files| drop(planned(files)));
    }
}

#[test]
fn lists_in_heads_are_read() {
    let head = |item: &'static str| {
        move |count: usize| {
            let items = format!("{item}, ").repeat(count);
            let text = format!("---\ntitle: &a A\ntopics: [{items}]\n---\n");
            files([
                ("xanh.toml", "title = \"Trang\"\nlang = \"vi\"\n".into()),
                ("content/a.md", text),
            ])
        }
    };
    for item in ["cây", "*a"] {
        grows(6400, head(item), |files| {
            let asked = BuildOptions::default();
            drop(engine::plan(
                &inputs(files, &asked),
                &features::ALL,
                &Memo::once(),
            ));
        });
    }
}

#[test]
fn what_is_beyond_measure_is_one_fault() {
    let page = |text: String| files([("content/a.md", format!("---\ntitle: A\n---\n{text}\n"))]);
    let nested = |count: usize| page("<div>".repeat(count) + "x" + &"</div>".repeat(count));
    let levels = |count: usize| {
        let level = |number| format!("[[level]]\nid = \"c{number}\"\nname = \"Cấp {number}\"\n\n");
        let register = (0..count).map(level).collect();
        files([("content/registers/levels.toml", register)])
    };
    let told = |mut files: Files| -> Vec<String> {
        files.insert(
            "xanh.toml".into(),
            "title = \"Trang\"\nlang = \"vi\"\n".into(),
        );
        let inputs = inputs(&files, &BuildOptions::default());
        let faults = engine::plan(&inputs, &features::ALL, &Memo::once()).diagnostics;
        let errors = faults.iter().filter(|fault| fault.is_error());
        errors.map(|fault| fault.code.to_string()).collect()
    };
    assert_eq!(told(nested(500)), Vec::<String>::new());
    assert_eq!(told(nested(5000)), ["markdown/deep"]);
    assert_eq!(told(levels(100)), Vec::<String>::new());
    assert_eq!(told(levels(5000)), ["levels/many"]);
}

#[test]
fn links_to_headings_are_found() {
    grows(1600, linked, |files| drop(planned(files)));
}

/// A law of `count` articles, as a ministry sends one.
fn law(count: usize) -> String {
    let article = |at: usize| {
        format!(
            "Điều {}. Việc thứ {at}\n1. Mỗi tổ trồng mười cây, theo khoản 1 Điều 1.\na) Đào hố, \
             tưới nước;\nb) Bón phân.\n2. Tổ trưởng báo cáo.\n\n- {} -\n\n",
            at + 1,
            at + 2
        )
    };
    format!(
        "LUẬT\nTRỒNG CÂY\n\n{}",
        (0..count).map(article).collect::<String>()
    )
}

#[test]
fn an_official_text_is_taken_in() {
    grows(1600, law, |text| {
        let (taken, _) = import(
            "a.txt",
            text.as_bytes(),
            Form::Text,
            &ImportOptions::default(),
        );
        assert!(taken.is_some());
    });
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
            kind: MarkKind::Misprint,
        };
        let marks = Marks::new(lines.iter().map(mark));
        for at in lines {
            let words = marks.within(text, at..at + "năm chữ".len());
            assert_eq!(words, [("năm", Some(&MarkKind::Misprint)), (" chữ", None)]);
        }
    });
}

/// Pages with two topics in four sections, a day apart, with feeds, in the default theme; `saved`
/// is the page with a sentence more.
fn dated(count: usize, saved: Option<usize>) -> Files {
    let page = |at: usize| {
        let (year, month, day) = (2000 + at / 336, at / 28 % 12 + 1, at % 28 + 1);
        let more = if saved == Some(at) {
            "Thêm một câu."
        } else {
            ""
        };
        let head = format!("title: \"Bài {at}\"\ndate: {year}-{month:02}-{day:02}");
        let topics = format!("topics: [\"Chủ đề {}\", \"Việc {}\"]", at % 9, at % 7);
        let text = format!("---\n{head}\n{topics}\n---\n## Mở đầu\n\nMột. {more}\n");
        (format!("content/muc-{}/bai-{at}.md", at % 4), text)
    };
    let section = |at| {
        (
            format!("content/muc-{at}/_index.md"),
            format!("---\ntitle: Mục {at}\n---\n"),
        )
    };
    let mut all: Files = (0..count).map(page).chain((0..4).map(section)).collect();
    let config = "title = \"Đo\"\npaginate = 20\nbase_url = \"https://vi.du/\"\n";
    all.insert("xanh.toml".into(), config.into());
    all.insert("content/_index.md".into(), "---\ntitle: Nhà\n---\n".into());
    all.insert(
        "themes/xanh/templates/head_extra.html".into(),
        String::new(),
    );
    all
}

/// The outputs that a sentence in page `at` of a thousand changes; `search/` apart, whose files
/// bear the digest of all that they index.
fn changed(at: usize) -> Vec<String> {
    let build = |saved| built(&dated(1000, saved), &BuildOptions::default());
    let (before, after) = (build(None), build(Some(at)));
    assert_eq!(after.outputs.len(), before.outputs.len());
    let paths = after.outputs.keys().map(|path| path.address());
    paths
        .filter(|path| !path.starts_with("search"))
        .filter(|path| before.text(path) != after.text(path))
        .collect()
}

#[test]
fn a_body_that_is_edited_changes_its_page_and_the_feeds_that_hold_it() {
    assert_eq!(changed(500), ["muc-0/bai-500.html"]);
    let feeds = ["", "chu-de/chu-de-0.", "chu-de/viec-5.", "muc-3/"];
    let forms = |feed| ["atom.xml", "feed.json", "rss.xml"].map(|form| format!("{feed}{form}"));
    let mut newest: Vec<String> = feeds.iter().flat_map(forms).collect();
    newest.push("muc-3/bai-999.html".into());
    newest.sort();
    assert_eq!(changed(999), newest);
}
