//! Official texts in `tests/plans/*.txt`: their clauses as `*.expect` lists them, and every byte in one place.

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;
use xanh::base::path::SourcePath;
use xanh::base::span::line_col;
use xanh::model::clause::ClauseId;
use xanh::model::plan::{Layout, OfficialText};
use xanh::model::spoken::{find, spoken, spoken_range, steps};
use xanh::read::plan::{head, official};

#[test]
fn the_clauses_of_official_texts_are_found() {
    let mut texts: Vec<_> = std::fs::read_dir("tests/plans").unwrap().map(|entry| entry.unwrap().path()).collect();
    texts.sort();
    for path in texts.iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt")) {
        let articles = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("dieu-"));
        let layout = if articles { Layout::ArticleClausePoint } else { Layout::SectionClausePoint };
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
        writeln!(listing, "{line}:{column}: {} {}", fault.code, fault.message.en).unwrap();
    }
    expect(expected, &listing);
}

#[test]
fn the_seed_has_its_clauses() {
    check(Path::new("content/ke-hoach/57-kh-tld/text.txt"), Layout::SectionClausePoint, Path::new("tests/plans/57-kh-tld.expect"));
}

#[test]
fn a_text_with_combining_marks_has_the_same_clauses() {
    for (name, layout) in [("dieu-luat", Layout::ArticleClausePoint), ("muc-diem", Layout::SectionClausePoint)] {
        let composed = std::fs::read_to_string(format!("tests/plans/{name}.txt")).unwrap();
        let apart: String = composed.nfd().collect();
        let ids = |text: String| -> (Vec<String>, Vec<&str>) {
            let (read, found) = official(&SourcePath::new("text.txt"), &text.into(), layout);
            whole(&read);
            (read.clauses.into_iter().map(|clause| clause.id.0).collect(), found.into_iter().map(|fault| fault.code).collect())
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
            ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII"][chapter - 1]
        )
        .unwrap();
        for article in 10 * chapter - 9..=10 * chapter {
            write!(text, "Điều {article}. Điều số {article}\n1. Theo Điều {};\n2. Hết.\n", article + 1).unwrap();
        }
    }
    let (read, found) = official(&SourcePath::new("text.txt"), &text.into(), Layout::ArticleClausePoint);
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
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (seed >> 33) as usize % most
    };
    for round in 0..1000 {
        let text: String = (0..next(60)).map(|_| BITS[next(BITS.len())]).collect();
        let layout = if round % 2 == 0 { Layout::ArticleClausePoint } else { Layout::SectionClausePoint };
        let (read, _) = official(&SourcePath::new("text.txt"), &text.as_str().into(), layout);
        whole(&read);
        head::heading(&read);
        let mut ids: Vec<&str> = read.clauses.iter().map(|clause| clause.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), read.clauses.len(), "{text}\n{}", listing(&read));
    }
}

/// Every byte lies in the own lines of one clause or in one other part.
pub fn whole(read: &OfficialText) {
    let own = read.clauses.iter().map(|clause| clause.own.clone());
    let mut ranges: Vec<_> = own.chain(read.others.iter().map(|(_, range)| range.clone())).collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut at = 0;
    for range in ranges {
        assert_eq!(range.start, at);
        at = range.end;
    }
    assert_eq!(at, read.text.len());
    for clause in &read.clauses {
        let printed: String =
            [&clause.label, &clause.title, &clause.body].into_iter().flat_map(|part| read.slice(part).split_whitespace()).collect();
        let own: String = read.slice(&clause.own).split_whitespace().collect();
        // A mark without width may stand on a blank line.
        assert_eq!(printed.replace('\u{feff}', ""), own.replace('\u{feff}', ""), "{}", clause.id.as_str());
    }
}

/// The clauses and other parts of a text, a line each.
fn listing(read: &OfficialText) -> String {
    let mut rows: Vec<(usize, String)> = vec![];
    for clause in &read.clauses {
        let row =
            format!("{} {:?} `{}` [{}] {}", clause.id.as_str(), clause.kind, clause.number, clause.heading, ends(read.slice(&clause.body)));
        rows.push((clause.own.start, row));
    }
    for (part, range) in &read.others {
        rows.push((range.start, format!("({part:?}) {}", ends(read.slice(range)))));
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
    let head::Heading { issuer_above, issuer, number, place, date, kind, subject, .. } = heading;
    let date = date.map(|date| date.to_string()).unwrap_or_default();
    writeln!(out, "= {kind} | {subject} | {number} | {place}, {date} | {issuer_above} | {issuer}").unwrap();
    out
}

/// The first and the last words of a text.
fn ends(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= 12 { words.join(" ") } else { format!("{} … {}", words[..6].join(" "), words[words.len() - 5..].join(" ")) }
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
    let read =
        |path: &str, layout: Layout| official(&SourcePath::new("text.txt"), &std::fs::read_to_string(path).unwrap().into(), layout).0;
    let check = |read: &OfficialText, id: &str, name: &str| {
        assert_eq!(spoken(read, &ClauseId(id.into())), name);
        assert_eq!(find(read, &steps(name).unwrap()).map(|clause| clause.id.as_str()), Some(id));
    };
    let seed = read("content/ke-hoach/57-kh-tld/text.txt", Layout::SectionClausePoint);
    check(&seed, "III.4.2", "gạch đầu dòng thứ hai, khoản 4, mục III");
    check(&seed, "II.3", "khoản 3, mục II");
    check(&seed, "III", "mục III");
    assert_eq!(spoken(&seed, &ClauseId("mo-dau".into())), "phần mở đầu");
    assert_eq!(spoken_range(&seed, &ClauseId("II.1".into()), &ClauseId("II.3".into())), "khoản 1 đến khoản 3, mục II");
    assert_eq!(find(&seed, &steps("khoản 4 của mục III").unwrap()).unwrap().id.as_str(), "III.4");
    assert_eq!(find(&seed, &steps("khoản 4").unwrap()), None);
    assert_eq!(steps("khoản 4 và mục III"), None);
    let law = read("tests/plans/dieu-luat.txt", Layout::ArticleClausePoint);
    check(&law, "Đ2.2.đ", "điểm đ khoản 2 Điều 2");
    check(&law, "P1.C2.M2.TM1", "Tiểu mục 1, Mục 2, Chương II, Phần thứ nhất");
    let decision = read("tests/plans/muc-quyet-dinh.txt", Layout::SectionClausePoint);
    check(&decision, "Đ2.1", "khoản 1 Điều 2");
    check(&decision, "PL1.I.2", "khoản 2, mục I, Phụ lục I");
    assert_eq!(steps("khoản 2.500"), None);
    let points = read("tests/plans/muc-diem.txt", Layout::SectionClausePoint);
    for clause in points.clauses.iter().filter(|clause| steps(&spoken(&points, &clause.id)).is_some()) {
        check(&points, clause.id.as_str(), &spoken(&points, &clause.id));
    }
}
