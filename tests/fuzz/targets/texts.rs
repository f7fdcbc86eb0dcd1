//! Texts that people write: heads, pages, official texts, citations, names, style sheets.

use super::xhtml::{parsed, xhtml};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use xanh::base::date::{Moment, Zone};
use xanh::base::diagnostic::Diagnostic;
use xanh::base::digest::Hashed;
use xanh::base::inputs::{Inputs, Options, text as read_text};
use xanh::base::path::{OutPath, SourcePath, decode, encode, windows_name};
use xanh::base::span::Span;
use xanh::engine::{self, Memo};
use xanh::features;
use xanh::model::config::RawHtml;
use xanh::model::meta::{KindName, Role};
use xanh::model::official::Layout;
use xanh::read;
use xanh::text::vi;

static MEMO: LazyLock<Memo> = LazyLock::new(Memo::once);

static NOW: LazyLock<Moment> =
    LazyLock::new(|| Moment::parse("2026-11-23", &Zone::default()).unwrap());

/// Panics of other crates that are reported to them and become a fault of the file here.
const KNOWN_PANICS: [&str; 1] = ["pulldown-cmark-0.13"];

/// A text as the program reads it from a file; `None` for what it refuses.
pub fn text(input: &[u8]) -> Option<String> {
    read_text(&SourcePath::new("content/a.md"), input.to_vec()).ok()
}

/// Every place that is said lies on letters of the text, and no fault is the program's own.
pub fn check(faults: &[Diagnostic], text: &str) {
    for fault in faults {
        let help = fault.help.as_ref().map_or("", |help| help.en.as_str());
        let is_known = KNOWN_PANICS.iter().any(|place| help.contains(place));
        assert!(fault.code != "xanh/fault" || is_known, "{help}");
        let spans = fault.fixes.iter().map(|fix| &fix.span).chain(&fault.span);
        for span in spans.filter(|span| span.file.as_str() == "content/a.md") {
            assert!(text.get(span.range()).is_some(), "{fault:?}");
            span.line_col(text);
        }
    }
}

/// A site of one page.
pub fn inputs(page: &str) -> Inputs {
    let file = SourcePath::new("content/a.md");
    Inputs {
        texts: BTreeMap::from([(file, Hashed::text(page.to_string()))]),
        assets: BTreeMap::new(),
        refused: BTreeMap::new(),
        options: Options::default(),
        now: *NOW,
        resizer: Default::default(),
    }
}

pub fn head(input: &[u8]) {
    let Some(text) = text(input) else { return };
    let (file, config) = (
        SourcePath::new("content/a.md"),
        read::config::defaults("vi"),
    );
    for role in [Role::Section, Role::Page(KindName::Module)] {
        let (head, faults) = read::front_matter::front_matter(&file, &text, role, &config);
        assert!(text.is_char_boundary(head.body));
        check(&faults, &text);
    }
}

/// A page is XHTML that is well-formed, whatever HTML its author wrote.
pub fn html(input: &[u8]) {
    let Some(text) = text(input) else { return };
    let planned = engine::plan(&inputs(&text), &features::ALL, &MEMO);
    check(&planned.diagnostics, &text);
    for page in planned.site.pages.values() {
        for raw in [RawHtml::Trusted, RawHtml::Escaped] {
            let xhtml = xhtml(&planned, page, raw);
            parsed(&xhtml).unwrap_or_else(|fault| panic!("{fault}\n{xhtml}"));
        }
    }
}

/// Every byte lies in the own lines of one clause or in one other part, and in nothing twice.
pub fn plan(input: &[u8]) {
    let Some(text) = text(input) else { return };
    let (file, text) = (SourcePath::new("content/a.md"), Arc::from(text));
    read::plan::layout(&text);
    for layout in [Layout::SectionClausePoint, Layout::ArticleClausePoint] {
        let (official, faults) = read::plan::official(&file, &text, layout);
        check(&faults, &text);
        let mut parts: Vec<_> = official
            .others
            .iter()
            .map(|(_, range)| range.clone())
            .collect();
        parts.extend(official.clauses.iter().map(|clause| clause.own.clone()));
        parts.sort_by_key(|range| (range.start, range.end));
        let end = parts.iter().fold(0, |end, range| {
            assert_eq!(range.start, end, "{parts:?}");
            range.end
        });
        assert_eq!(end, text.len(), "{parts:?}");
    }
}

pub fn citations(input: &[u8]) {
    let Some(text) = text(input) else { return };
    let names = ["Luật Công đoàn".to_string()];
    let given = read::cite::defined(&text);
    let lists = [
        read::cite::citations(&text),
        read::cite::all(&text, &names, &given),
    ];
    for found in lists {
        let mut end = 0;
        for citation in found {
            assert!(end <= citation.range.start, "{citation:?}");
            assert!(text.get(citation.range.clone()).is_some(), "{citation:?}");
            end = citation.range.end;
        }
    }
    for line in text.lines().take(20) {
        let span = Span::new(&SourcePath::new("content/a.md"), 0..line.len());
        if let Some(found) = read::reference::clause_ref(line, span) {
            assert!(
                read::reference::is_clause(found.clause.as_str()),
                "{found:?}"
            );
        }
    }
}

pub fn css(input: &[u8]) {
    let Some(text) = text(input) else { return };
    let file = SourcePath::new("content/a.md");
    let (small, faults) = xanh::theme::style(&file, &text);
    check(&faults, &text);
    if faults.is_empty() {
        // What is printed can be read again, and loads from nowhere else.
        let (_, faults) = xanh::theme::style(&file, &small);
        let codes: Vec<_> = faults.iter().map(|fault| fault.code).collect();
        assert!(codes.is_empty(), "{codes:?}: {small}");
    }
}

/// No name climbs out, what is encoded is decoded the same, a slug is a slug.
pub fn paths(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    let (first, second) = text.split_once('\n').unwrap_or((text, ""));
    assert_eq!(decode(&encode(first)), first);
    let slug = vi::slug(first);
    assert_eq!(vi::slug(&slug), slug, "{first:?}");
    assert!(
        slug.chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    );
    if let Some(other) = windows_name(first) {
        assert_eq!(windows_name(&other), None, "{first:?} -> {other:?}");
    }
    let inside = |path: &str| path.split('/').all(|name| !matches!(name, "" | "." | ".."));
    if let Some(found) = SourcePath::new(first).resolve(second) {
        assert!(
            found.as_str().split('/').all(|name| name != "."),
            "{found:?}"
        );
    }
    let (from, to) = (OutPath::checked(first), OutPath::checked(second));
    for out in [&from, &to].into_iter().flatten() {
        assert!(
            inside(out.as_str()) && !out.as_str().contains('\\'),
            "{out:?}"
        );
        assert_eq!(OutPath::checked(out.as_str()).as_ref(), Some(out));
    }
    if let (Some(from), Some(to)) = (from, to) {
        let link = decode(&from.link_to(&to));
        let folder = SourcePath::new(from.as_str());
        assert_eq!(
            folder.resolve(&link).as_ref().map(SourcePath::as_str),
            Some(to.as_str())
        );
    }
}
