//! Official texts in `tests/plans/*.txt`: their clauses as `*.expect` lists them, and every byte in
//! one place.

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use unicode_normalization::UnicodeNormalization;
use xanh::base::date::Date;
use xanh::base::path::SourcePath;
use xanh::base::span::{Span, line_col};
use xanh::graph::lock::{aliases, compare, write};
use xanh::model::citation_name::{citation_name, find, range_citation_name, steps};
use xanh::model::clause::ClauseId;
use xanh::model::official::{Layout, OfficialText};
use xanh::model::plan::{Change, Lock, Notes, What};
use xanh::model::register::Lexicon;
use xanh::read::cite::running::of_plan;
use xanh::read::plan::{head, official};

#[test]
fn the_clauses_of_official_texts_are_found() {
    let mut texts: Vec<_> = std::fs::read_dir("tests/plans")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    texts.sort();
    for path in texts
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
    {
        let articles = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with("dieu-"));
        let layout = if articles {
            Layout::ArticleClausePoint
        } else {
            Layout::SectionClausePoint
        };
        check(path, layout, &path.with_extension("expect"));
    }
}

fn check(path: &Path, layout: Layout, expected: &Path) {
    let text: Arc<str> = std::fs::read_to_string(path).unwrap().into();
    let (read, found) = official(&SourcePath::new("text.txt"), &text, layout);
    whole(&read);
    let mut listing = listing(&read);
    for fault in found {
        let (line, column) = fault.span.map_or((0, 0), |span| span.line_col(&text));
        writeln!(
            listing,
            "{line}:{column}: {} {}",
            fault.code, fault.message.en
        )
        .unwrap();
    }
    expect(expected, &listing);
}

#[test]
fn the_seed_has_its_clauses() {
    check(
        Path::new("content/ke-hoach/57-kh-tld/text.txt"),
        Layout::SectionClausePoint,
        Path::new("tests/plans/57-kh-tld.expect"),
    );
}

#[test]
fn a_text_with_combining_marks_has_the_same_clauses() {
    for (name, layout) in [
        ("dieu-luat", Layout::ArticleClausePoint),
        ("muc-diem", Layout::SectionClausePoint),
    ] {
        let composed = std::fs::read_to_string(format!("tests/plans/{name}.txt")).unwrap();
        let apart: String = composed.nfd().collect();
        let ids = |text: String| -> (Vec<String>, Vec<&str>) {
            let (read, found) = official(&SourcePath::new("text.txt"), &text.into(), layout);
            whole(&read);
            (
                read.clauses
                    .iter()
                    .map(|clause| clause.id.0.clone())
                    .collect(),
                found.into_iter().map(|fault| fault.code).collect(),
            )
        };
        let ((expected, mut codes), (found, told)) = (ids(composed), ids(apart));
        codes.insert(0, "plan/not-nfc");
        assert_eq!((found, told), (expected, codes));
    }
}

#[test]
fn numbers_run_on_past_a_hundred() {
    let mut text = String::from("LUẬT\nĐÁNH SỐ\n\n");
    for chapter in 1..=13 {
        write!(
            text,
            "Chương {}\nCHƯƠNG SỐ {chapter}\n",
            [
                "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII"
            ][chapter - 1]
        )
        .unwrap();
        for article in 10 * chapter - 9..=10 * chapter {
            write!(
                text,
                "Điều {article}. Điều số {article}\n1. Theo Điều {};\n2. Hết.\n",
                article + 1
            )
            .unwrap();
        }
    }
    let (read, found) = official(
        &SourcePath::new("text.txt"),
        &text.into(),
        Layout::ArticleClausePoint,
    );
    assert_eq!(found, []);
    assert_eq!(read.clauses.len(), 13 + 130 * 3);
    assert_eq!(read.clauses.last().unwrap().id.as_str(), "Đ130.2");
}

#[test]
fn every_byte_of_any_text_is_kept() {
    const BITS: [&str; 48] = [
        "\n",
        "\n",
        "\n",
        "\n\n",
        " ",
        "\t",
        "I. ",
        "II. ",
        "III. ",
        "1. ",
        "2. ",
        "3. ",
        "1.1. ",
        "a) ",
        "b) ",
        "đ) ",
        "e. ",
        "- ",
        "+ ",
        "• ",
        "Điều 1. ",
        "Điều 2. ",
        "Điều 3a. ",
        "Chương I",
        "Chương II\n",
        "Phần thứ nhất",
        "Mục 1. ",
        "Tiểu mục 1. ",
        "PHỤ LỤC I",
        "PHỤ LỤC\n",
        "KẾ HOẠCH\n",
        "QUYẾT ĐỊNH\n",
        "(Ban hành kèm theo Quyết định số 1/QĐ-X)\n",
        "Số: 57/KH-TLĐ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
        "Nơi nhận:\n",
        "TM. BAN CHẤP HÀNH\n",
        "Trên đây là ",
        "“",
        "”",
        "\"",
        ":",
        ";\n",
        ".\n",
        "Lời văn ",
        "e\u{302}\u{301}",
        "\u{feff}",
        "İK\u{a0}С",
    ];
    let mut seed = 7u64;
    let mut next = |most: usize| {
        seed = seed
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (seed >> 33) as usize % most
    };
    for round in 0..1000 {
        let text: String = (0..next(60)).map(|_| BITS[next(BITS.len())]).collect();
        let layout = if round % 2 == 0 {
            Layout::ArticleClausePoint
        } else {
            Layout::SectionClausePoint
        };
        let (read, _) = official(&SourcePath::new("text.txt"), &text.as_str().into(), layout);
        whole(&read);
        head::heading(&read);
        let mut ids: Vec<&str> = read
            .clauses
            .iter()
            .map(|clause| clause.id.as_str())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), read.clauses.len(), "{text}\n{}", listing(&read));
    }
}

/// Lines that look like clauses and are none: numbers out of sequence, articles of other laws,
/// brackets and dots without end.
const HOSTILE: [&str; 14] = [
    "Điều 5. của luật ấy, là chữ xuống dòng,",
    "1. này cũng vậy, theo",
    "9) và 12) cũng vậy,",
    "“Điều 7. Sửa đổi.\n1. Khoản trong ngoặc.\na) Điểm trong ngoặc.”",
    "theo khoản 2, 3 và 4 Điều 5, điểm a khoản 1 mục II, 1393/QĐ-\nTTg,",
    "- - - - - - - -",
    "((((((((((((((((",
    "1.1.1.1.1.1.1.1.1 ..............................",
    "PHỤ LỤC này, Chương I, Mục 1, Phần thứ nhất,",
    "Kính gửi: Nơi nhận, TM. và KT. là chữ tắt,",
    "ngày 25/09/2012, tỷ lệ 3/4, số 1,5 và 2.000 đồng,",
    "e\u{302}\u{301}\u{323} İ С \u{200b}\u{a0}\t",
    "Trên đây là một câu khác,",
    "“ “ ” ”",
];

/// A text of `size` bytes and more, in sections or articles, and how many clauses it has.
pub fn hostile(size: usize, articles: bool) -> (String, usize) {
    let mut text = String::from("TÊN CƠ QUAN\nSố: 12/KH-TLĐ\n\nKẾ HOẠCH\nTHỬ MỘT VĂN BẢN DÀI\n\n");
    const SECTIONS: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    let line = |at: usize| HOSTILE[at % HOSTILE.len()];
    let points = |text: &mut String, seed: usize| {
        for (at, letter) in ["a", "b", "c", "d", "đ", "e"].iter().enumerate() {
            writeln!(
                text,
                "{letter}) Điểm {letter} nêu rõ, {}\nvà hết.",
                line(seed * 5 + at * 3)
            )
            .unwrap();
        }
    };
    let (mut count, mut top) = (0, 0);
    while text.len() < size {
        match articles {
            true => writeln!(text, "Điều {}. Điều số {top}", top + 1).unwrap(),
            false => writeln!(text, "{}. NỘI DUNG SỐ {top}", SECTIONS[top]).unwrap(),
        }
        for clause in 1..=if articles { 9 } else { 300 } {
            writeln!(
                text,
                "{clause}. Khoản {clause} nêu việc chung, {}\nvà hết.",
                line(top + clause)
            )
            .unwrap();
            points(&mut text, clause);
            count += 7;
        }
        (count, top) = (count + 1, top + 1);
    }
    (text, count)
}

/// Four times the text takes about four times as long, not sixteen: the least of three runs, so
/// that a busy machine does not count.
#[test]
fn a_megabyte_of_hostile_text_is_read_in_time_that_grows_with_it() {
    for layout in [Layout::SectionClausePoint, Layout::ArticleClausePoint] {
        let time = |size: usize| {
            let (text, count) = hostile(size, layout == Layout::ArticleClausePoint);
            let text: Arc<str> = text.into();
            let once = |_| {
                let began = Instant::now();
                let (read, _) = official(&SourcePath::new("text.txt"), &text, layout);
                let (parsed, began) = (began.elapsed(), Instant::now());
                let cited = of_plan(&read, &Lexicon::default());
                assert_eq!(read.clauses.len(), count, "{layout:?}");
                assert!(
                    cited.len() > count / 8
                        && cited
                            .windows(2)
                            .all(|pair| pair[0].range.end <= pair[1].range.start)
                );
                (parsed, began.elapsed(), read)
            };
            let (parsed, cited, read) =
                (0..3).map(once).min_by_key(|(parsed, ..)| *parsed).unwrap();
            whole(&read);
            println!(
                "{layout:?}, {} KB: clauses in {parsed:?}, citations in {cited:?}",
                size >> 10
            );
            parsed + cited
        };
        let (quarter, all) = (time(1 << 18), time(1 << 20));
        assert!(
            all < 12 * quarter,
            "{layout:?}: {quarter:?} for 256 KB, {all:?} for 1 MB"
        );
    }
}

/// Every byte lies in the own lines of one clause or in one other part.
pub fn whole(read: &OfficialText) {
    let own = read.clauses.iter().map(|clause| clause.own.clone());
    let mut ranges: Vec<_> = own
        .chain(read.others.iter().map(|(_, range)| range.clone()))
        .collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut at = 0;
    for range in ranges {
        assert_eq!(range.start, at);
        at = range.end;
    }
    assert_eq!(at, read.text.len());
    let parents: std::collections::BTreeSet<usize> = read
        .clauses
        .iter()
        .filter_map(|clause| clause.parent)
        .collect();
    for (at, clause) in read.clauses.iter().enumerate() {
        assert_eq!(
            read.has_children(at),
            parents.contains(&at),
            "{}",
            clause.id.as_str()
        );
        let printed: String = [&clause.label, &clause.title, &clause.body]
            .into_iter()
            .flat_map(|part| read.slice(part).split_whitespace())
            .collect();
        let own: String = read.slice(&clause.own).split_whitespace().collect();
        // A mark without width may stand on a blank line.
        assert_eq!(
            printed.replace('\u{feff}', ""),
            own.replace('\u{feff}', ""),
            "{}",
            clause.id.as_str()
        );
    }
}

/// The clauses and other parts of a text, a line each.
fn listing(read: &OfficialText) -> String {
    let mut rows: Vec<(usize, String)> = vec![];
    for clause in &read.clauses {
        let row = format!(
            "{} {:?} `{}` [{}] {}",
            clause.id.as_str(),
            clause.kind,
            clause.number,
            clause.heading,
            ends(read.slice(&clause.body))
        );
        rows.push((clause.own.start, row));
    }
    for (part, range) in &read.others {
        rows.push((
            range.start,
            format!("({part:?}) {}", ends(read.slice(range))),
        ));
    }
    rows.sort();
    let mut out = String::new();
    for (start, row) in rows {
        writeln!(out, "{}: {}", line_col(&read.text, start).0, row.trim_end()).unwrap();
    }
    let heading = head::heading(read);
    for cell in &heading.cells {
        writeln!(out, "{:?}: {}", cell.part, read.slice(&cell.range)).unwrap();
    }
    let head::Heading {
        issuer_above,
        issuer,
        number,
        place,
        date,
        kind,
        subject,
        ..
    } = heading;
    let date = date.map(|date| date.to_string()).unwrap_or_default();
    writeln!(
        out,
        "= {kind} | {subject} | {number} | {place}, {date} | {issuer_above} | {issuer}"
    )
    .unwrap();
    out
}

/// The first and the last words of a text.
fn ends(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= 12 {
        words.join(" ")
    } else {
        format!(
            "{} … {}",
            words[..6].join(" "),
            words[words.len() - 5..].join(" ")
        )
    }
}

fn expect(path: &Path, found: &str) {
    if std::env::var_os("XANH_BLESS").is_some() {
        return std::fs::write(path, found).unwrap();
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(found, expected, "{}", path.display());
}

#[test]
fn clauses_are_called_by_name_and_found_again() {
    let read = |path: &str, layout: Layout| {
        official(
            &SourcePath::new("text.txt"),
            &std::fs::read_to_string(path).unwrap().into(),
            layout,
        )
        .0
    };
    let check = |read: &OfficialText, id: &str, name: &str| {
        assert_eq!(citation_name(read, &ClauseId(id.into())), name);
        assert_eq!(
            find(read, &steps(name).unwrap()).map(|clause| clause.id.as_str()),
            Some(id)
        );
    };
    let seed = read(
        "content/ke-hoach/57-kh-tld/text.txt",
        Layout::SectionClausePoint,
    );
    check(&seed, "III.4.2", "gạch đầu dòng thứ hai, khoản 4, mục III");
    check(&seed, "II.3", "khoản 3, mục II");
    check(&seed, "III", "mục III");
    assert_eq!(
        citation_name(&seed, &ClauseId("mo-dau".into())),
        "phần mở đầu"
    );
    assert_eq!(
        range_citation_name(&seed, &ClauseId("II.1".into()), &ClauseId("II.3".into())),
        "khoản 1 đến khoản 3, mục II"
    );
    assert_eq!(
        find(&seed, &steps("khoản 4 của mục III").unwrap())
            .unwrap()
            .id
            .as_str(),
        "III.4"
    );
    assert_eq!(find(&seed, &steps("khoản 4").unwrap()), None);
    assert_eq!(steps("khoản 4 và mục III"), None);
    let law = read("tests/plans/dieu-luat.txt", Layout::ArticleClausePoint);
    check(&law, "Đ2.2.đ", "điểm đ khoản 2 Điều 2");
    check(
        &law,
        "P1.C2.M2.TM1",
        "Tiểu mục 1, Mục 2, Chương II, Phần thứ nhất",
    );
    let decision = read("tests/plans/muc-quyet-dinh.txt", Layout::SectionClausePoint);
    check(&decision, "Đ2.1", "khoản 1 Điều 2");
    check(&decision, "PL1.I.2", "khoản 2, mục I, Phụ lục I");
    assert_eq!(steps("khoản 2.500"), None);
    let points = read("tests/plans/muc-diem.txt", Layout::SectionClausePoint);
    for clause in points
        .clauses
        .iter()
        .filter(|clause| steps(&citation_name(&points, &clause.id)).is_some())
    {
        check(
            &points,
            clause.id.as_str(),
            &citation_name(&points, &clause.id),
        );
    }
}

/// A text of four clauses, its lock, and what is told when the text becomes `now` and notes declare
/// `changes`.
fn locked(now: &str, changes: Vec<What>) -> (OfficialText, Lock, Notes, Vec<String>) {
    let file = SourcePath::new("text.txt");
    let read = |text: &str| official(&file, &text.into(), Layout::SectionClausePoint).0;
    let day = Date::new(2014, 9, 25).unwrap();
    let before = write(
        &read("I. VIỆC\n1. Trồng cây.\n2. Tắt đèn.\n3. Nhặt rác.\n"),
        None,
        &Notes::default(),
        day,
    );
    let lock = xanh::read::registers::locked(&SourcePath::new("clauses.lock"), &before).0;
    let span = Span::new(&file, 0..0);
    let changes = changes
        .into_iter()
        .map(|what| Change {
            what,
            by: "2/QĐ".into(),
            by_span: span.clone(),
            date: None,
            former: String::new(),
            rewritten: false,
            span: span.clone(),
        })
        .collect();
    let notes = Notes {
        changes,
        ..Notes::default()
    };
    let text = read(now);
    let told = compare(&text, &lock, &notes)
        .into_iter()
        .map(|fault| format!("{} {}", fault.code, fault.message.en))
        .collect();
    (text, lock, notes, told)
}

#[track_caller]
fn told(now: &str, changes: Vec<What>, expected: &[&str]) {
    assert_eq!(locked(now, changes).3, expected);
}

fn id(id: &str) -> ClauseId {
    ClauseId(id.into())
}

fn renumbered(from: &str, to: &str) -> What {
    What::Renumbered {
        from: id(from),
        to: id(to),
    }
}

const INSERTED: &str = "I. VIỆC\n1. Trồng cây.\n2. Đọc sách.\n3. Tắt đèn.\n4. Nhặt rác.\n";

#[test]
fn clauses_that_are_not_as_they_were_locked_are_told() {
    told(
        "I. VIỆC\n\n1. Trồng\n cây.\n2. Tắt đèn.\n3. Nhặt rác.",
        vec![],
        &[],
    );
    told(
        INSERTED,
        vec![],
        &[
            "lock/moved clause `I.2` is now `I.3`, and nothing declares it",
            "lock/moved clause `I.3` is now `I.4`, and nothing declares it",
        ],
    );
    told(
        "I. VIỆC\n1. Trồng cây.\n2. Tắt máy.\n3. Nhặt rác.",
        vec![],
        &["lock/changed the text of clause `I.2` has changed, and nothing declares it"],
    );
    let gone = "lock/vanished clause `I.3`, locked on 2014-09-25, is gone, and nothing declares it";
    told("I. VIỆC\n1. Trồng cây.\n2. Tắt đèn.\n", vec![], &[gone]);
}

#[test]
fn declared_changes_are_accepted_until_they_are_locked() {
    let moves = || vec![renumbered("I.2", "I.3"), renumbered("I.3", "I.4")];
    let (text, lock, notes, found) = locked(INSERTED, moves());
    assert_eq!(
        found,
        ["lock/new clause `I.2` is not in `clauses.lock` yet"]
    );
    let again = write(&text, Some(&lock), &notes, Date::new(2026, 11, 23).unwrap());
    let ends: Vec<(&str, &str)> = again
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once("  "))
        .map(|(id, rest)| (id, &rest[34.min(rest.len())..]))
        .collect();
    assert_eq!(
        ends,
        [
            ("I", "2014-09-25"),
            ("I.1", "2014-09-25"),
            ("I.2", "2026-11-23"),
            ("I.3", "2014-09-25"),
            ("I.4", "2014-09-25")
        ]
    );
    let (lock, wrong) = xanh::read::registers::locked(&SourcePath::new("clauses.lock"), &again);
    assert_eq!((wrong, compare(&text, &lock, &notes)), (vec![], vec![]));
    assert_eq!(
        write(&text, Some(&lock), &notes, Date::new(2030, 1, 1).unwrap()),
        again
    );
    told(
        "I. VIỆC\n1. Trồng cây.\n2. Tắt máy.\n3. Nhặt rác.",
        vec![What::Amended(id("I.2"))],
        &[],
    );
    told(
        "I. VIỆC\n1. Trồng cây.\n2. Tắt đèn.\n",
        vec![What::Repealed(id("I.3"))],
        &[],
    );
}

#[test]
fn an_amendment_that_is_locked_hides_no_later_change() {
    let (text, lock, notes, _) = locked(
        "I. VIỆC\n1. Trồng cây.\n2. Tắt máy.\n3. Nhặt rác.",
        vec![What::Amended(id("I.2"))],
    );
    let again = write(&text, Some(&lock), &notes, Date::new(2026, 11, 23).unwrap());
    let lock = xanh::read::registers::locked(&SourcePath::new("clauses.lock"), &again).0;
    let later = official(
        &SourcePath::new("text.txt"),
        &"I. VIỆC\n1. Trồng cây.\n2. Tắt quạt.\n3. Nhặt rác.".into(),
        Layout::SectionClausePoint,
    )
    .0;
    let codes: Vec<&str> = compare(&later, &lock, &notes)
        .iter()
        .map(|fault| fault.code)
        .collect();
    assert_eq!(codes, ["lock/changed"]);
}

#[test]
fn old_ids_lead_to_where_their_clauses_stand() {
    let (text, _, notes, _) = locked(
        "I. VIỆC\n1. Trồng cây.\n2. Nhặt rác.",
        vec![What::Repealed(id("I.2")), renumbered("I.3", "I.2")],
    );
    assert_eq!(aliases(&text, &notes), [(id("I.3"), id("I.2"))]);
    let (text, _, notes, _) = locked(
        "I. VIỆC\n1. Trồng cây.",
        vec![What::Repealed(id("I.2")), What::Repealed(id("I.3"))],
    );
    assert_eq!(
        aliases(&text, &notes),
        [(id("I.2"), id("I")), (id("I.3"), id("I"))]
    );
}

#[test]
fn the_lock_of_the_plan_is_up_to_date() {
    let (file, folder) = (SourcePath::new("text.txt"), "content/ke-hoach/57-kh-tld");
    let text = official(
        &file,
        &std::fs::read_to_string(format!("{folder}/text.txt"))
            .unwrap()
            .into(),
        Layout::SectionClausePoint,
    )
    .0;
    let path = format!("{folder}/clauses.lock");
    if std::env::var_os("XANH_BLESS").is_some() && !Path::new(&path).exists() {
        std::fs::write(
            &path,
            write(
                &text,
                None,
                &Notes::default(),
                Date::new(2014, 9, 25).unwrap(),
            ),
        )
        .unwrap();
    }
    let lock = xanh::read::registers::locked(
        &SourcePath::new("clauses.lock"),
        &std::fs::read_to_string(&path).unwrap(),
    )
    .0;
    assert_eq!(compare(&text, &lock, &Notes::default()), []);
}
