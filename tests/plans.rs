//! Official texts in `tests/plans/*.txt`: their clauses as `*.expect` lists them, and every byte in one place.

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;
use xanh::base::path::SourcePath;
use xanh::base::span::line_col;
use xanh::model::plan::{Layout, OfficialText};
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
        assert_eq!(printed, own, "{}", clause.id.as_str());
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
