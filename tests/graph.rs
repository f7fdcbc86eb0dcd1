//! The repository's own site as a graph: duties of levels, coverage, citations, and what the day
//! makes of a plan.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use xanh::base::date::{Moment, Zone};
use xanh::base::digest::Hashed;
use xanh::base::inputs::{Inputs, Options};
use xanh::base::path::{OutPath, SourcePath};
use xanh::engine::{self, Memo, Planned};
use xanh::features;
use xanh::graph::coverage::{KINDS, State, coverage};
use xanh::model::meta::KindName;
use xanh::rule::Body;
use xanh::shell::disk;

fn inputs(day: &str) -> Inputs {
    disk::read(
        Path::new("."),
        Options::default(),
        Moment::parse(day, &Zone::default()).unwrap(),
    )
    .unwrap()
    .0
}

fn planned(inputs: &Inputs) -> Planned {
    engine::plan(inputs, &features::ALL, &Memo::once())
}

fn output(planned: &Planned, path: &str) -> String {
    match engine::one(planned, &OutPath::new(path), &Memo::once()).0 {
        Some(Body::Bytes(bytes)) => String::from_utf8(bytes).unwrap(),
        other => panic!("{path}: {other:?}"),
    }
}

/// Words that a reader sees, white space folded.
fn visible(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.replace("</p>", " ").chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    let marks = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&amp;", "&"),
    ];
    let text = marks
        .iter()
        .fold(text, |text, (mark, sign)| text.replace(mark, sign));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The clauses of a section of a level's page: address and words of each, by its id.
fn shown(page: &str, section: &str) -> BTreeMap<String, (String, String)> {
    let open = format!("<section aria-labelledby=\"{section}\">");
    let folded = format!("<details class=\"piece\" id=\"{section}\">");
    let within = |open: &str, end| Some(page.split_once(open)?.1.split_once(end)?.0);
    let inside = within(&open, "</section>").or_else(|| within(&folded, "<div class=\"side\">"));
    let Some(inside) = inside else {
        return BTreeMap::new();
    };
    let one = |quote: &str| {
        let (id, rest) = quote.split_once('"').unwrap();
        let (_, rest) = rest
            .split_once("<a class=\"clause-number\" href=\"")
            .unwrap();
        let (href, rest) = rest.split_once('"').unwrap();
        let words = rest
            .split_once("<div data-official>")
            .unwrap()
            .1
            .split_once("</div>")
            .unwrap()
            .0;
        (id.to_string(), (href.to_string(), visible(words)))
    };
    let found: Vec<_> = inside
        .split("<blockquote class=\"clause-quote\" id=\"")
        .skip(1)
        .map(one)
        .collect();
    let count = found.len();
    let all: BTreeMap<_, _> = found.into_iter().collect();
    assert_eq!(all.len(), count, "a clause stands twice");
    all
}

#[test]
fn the_duties_of_a_level_are_the_clauses_that_bind_it_and_no_other() {
    let planned = planned(&inputs("2026-11-23"));
    let clauses: Vec<serde_json::Value> =
        serde_json::from_str(&output(&planned, "api/clauses.json")).unwrap();
    let mut told = 0;
    for level in &planned.site.sources.levels.levels {
        let page = output(&planned, &format!("cap/{}.html", level.id.0));
        for (section, example) in [("nhiem-vu", false), ("vi-du", true)] {
            let binds = |row: &&serde_json::Value| {
                row["example"] == example
                    && row["levels"]
                        .as_array()
                        .unwrap()
                        .iter()
                        .any(|id| id == level.id.as_str())
            };
            let word = |row: &serde_json::Value, key: &str| row[key].as_str().unwrap().to_string();
            let row = |row: &serde_json::Value| {
                let text = word(row, "text")
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ");
                (
                    format!("{}-{}", word(row, "plan"), word(row, "id")),
                    (format!("../{}", word(row, "url")), text),
                )
            };
            let expected: BTreeMap<_, _> = clauses.iter().filter(binds).map(row).collect();
            told += expected.len();
            assert_eq!(shown(&page, section), expected, "{} {section}", level.id.0);
        }
    }
    assert!(told > 20, "{told}");
}

/// Excel takes a file for UTF-8 by its first three bytes, and parts cells by the comma in Vietnam
/// as in English.
#[test]
fn the_coverage_opens_in_a_spreadsheet() {
    let csv = output(&planned(&inputs("2026-11-23")), "coverage.csv");
    let head = b"\xef\xbb\xbfclause,part,level,kind,state,required,reason,pages\n";
    assert_eq!(csv.as_bytes()[..head.len()], head[..]);
    let rows = xanh::base::csv::read(&csv).unwrap();
    assert!(
        rows.len() > 100 && rows.iter().all(|(cells, _)| cells.len() == 8),
        "{} rows",
        rows.len()
    );
}

/// Every field of a row of `api/clauses.json` is told in the reference, and no other.
#[test]
fn the_reference_tells_every_field_of_clauses_json() {
    let planned = planned(&inputs("2026-11-23"));
    let clauses: Vec<serde_json::Value> =
        serde_json::from_str(&output(&planned, "api/clauses.json")).unwrap();
    let row = clauses.iter().find(|row| {
        !row["backlinks"].as_array().unwrap().is_empty()
            && !row["parts"].as_array().unwrap().is_empty()
    });
    let keys = |value: &serde_json::Value, path: &str| -> BTreeSet<String> {
        value
            .as_object()
            .unwrap()
            .keys()
            .map(|key| format!("{path}{key}"))
            .collect()
    };
    let row = row.unwrap();
    let mut real = keys(row, "");
    real.extend(keys(&row["parts"][0], "parts."));
    real.extend(keys(&row["backlinks"][0], "backlinks."));
    let rows = xanh::manual::data_files::CLAUSES.iter();
    let told: BTreeSet<String> = rows.map(|field| field.path.to_string()).collect();
    assert_eq!(told, real);
}

/// Clause, part, level and kind.
type Cell = (String, String, String, &'static str);

/// What each cell has, and whether it is asked for.
fn cells(planned: &Planned) -> BTreeMap<Cell, (State, Vec<SourcePath>, bool)> {
    let (coverage, faults) = coverage(&planned.site);
    assert_eq!(faults, []);
    let mut cells = BTreeMap::new();
    for row in coverage.rows {
        let part = row.part.map(|(id, _)| id).unwrap_or_default();
        for cell in row.cells {
            let key = (
                row.address.to_string(),
                part.clone(),
                cell.level.0,
                cell.kind.as_str(),
            );
            cells.insert(key, (cell.state, cell.pages, cell.required.is_some()));
        }
    }
    cells
}

#[test]
fn without_a_module_exactly_the_cells_that_it_alone_fills_are_missing() {
    let mut inputs = inputs("2026-11-23");
    assert!(KINDS.contains(&KindName::Module));
    let all = cells(&planned(&inputs));
    let wanted = all.iter().filter(|(key, (state, _, required))| {
        key.3 == "module" && *state == State::Present && *required
    });
    let (module, others) = wanted
        .map(|(_, cell)| &cell.1)
        .min_by_key(|pages| pages.len())
        .unwrap()
        .split_first()
        .unwrap();
    others
        .iter()
        .for_each(|other| drop(inputs.texts.remove(other)));
    let before = cells(&planned(&inputs));
    inputs.texts.remove(module);
    let planned = planned(&inputs);
    let after = cells(&planned);
    let missing: Vec<_> = after
        .iter()
        .filter(|(key, cell)| cell.0 == State::Missing && before[*key].0 != State::Missing)
        .collect();
    assert!(!missing.is_empty());
    for (key, cell) in &after {
        let was = &before[key];
        match was.1.contains(module) {
            true if was.1.len() == 1 => assert_ne!(cell.0, State::Present, "{key:?}"),
            true => assert!(
                cell.1.len() == was.1.len() - 1 || cell.0 != was.0,
                "{key:?}"
            ),
            false => assert_eq!(cell, was, "{key:?}"),
        }
    }
    let told: Vec<String> = engine::check(&planned, &features::ALL)
        .into_iter()
        .filter(|fault| fault.code == "coverage/missing")
        .map(|fault| fault.message.en)
        .collect();
    for ((clause, part, level, kind), _) in missing {
        let label = clause.split_once('#').unwrap().1;
        let label = if part.is_empty() {
            label.to_string()
        } else {
            format!("{label}/{part}")
        };
        let level = &planned
            .site
            .sources
            .levels
            .levels
            .iter()
            .find(|one| one.id.as_str() == level)
            .unwrap()
            .short;
        let named = told
            .iter()
            .filter(|text| text.contains(&format!("clause {label}, level {level}: no {kind}")));
        assert_eq!(named.count(), 1, "{label} {level} {kind}: {told:?}");
    }
}

#[test]
fn the_day_tells_what_has_ended_and_what_followed() {
    let notices = |day: &str, page: &str| {
        let html = output(&planned(&inputs(day)), page);
        let told: Vec<String> = html
            .split("<div class=\"notice notice-")
            .skip(1)
            .filter(|rest| rest.starts_with("ended") || rest.starts_with("superseded"))
            .map(|rest| visible(&format!("<{}", rest.split_once("</div>").unwrap().0)))
            .collect();
        told.join("\n")
    };
    for page in ["ke-hoach/57-kh-tld/index.html", "cap/co-so.html"] {
        assert_eq!(notices("2020-12-31", page), "", "{page}");
        let ended = notices("2021-01-01", page);
        assert!(
            ended.contains("2014 - 2020") && !ended.contains("1658/QĐ-TTg"),
            "{page}: {ended}"
        );
        assert!(!notices("2021-09-30", page).contains("1658/QĐ-TTg"));
        let first = notices("2021-10-01", page);
        assert!(
            first.contains("1393/QĐ-TTg → Quyết định số 1658/QĐ-TTg")
                && !first.contains("882/QĐ-TTg"),
            "{page}: {first}"
        );
        assert!(
            notices("2022-07-22", page).contains("403/QĐ-TTg → Quyết định số 882/QĐ-TTg"),
            "{page}"
        );
    }
}

/// Citations and marks are laid around words: what is seen of the text stays as it is.
#[test]
fn citations_change_no_word_of_an_official_text() {
    let planned = planned(&inputs("2026-11-23"));
    for shown in planned.site.clauses.plans.values() {
        let html = output(&planned, shown.page.out.as_str());
        let official: String = html
            .split(" data-official>")
            .skip(1)
            .map(|rest| {
                rest.split_once("</div>")
                    .or(rest.split_once("</header>"))
                    .unwrap()
                    .0
            })
            .map(|part| part.split_once("</header>").map_or(part, |(head, _)| head))
            .map(visible)
            .collect::<Vec<_>>()
            .join(" ");
        let words = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(
            words(&official),
            words(&shown.plan.official.text),
            "{}",
            shown.plan.id.0
        );
        assert!(official.contains("QĐ-TTg") && html.contains("<a class=\"citation\""));
    }
}

#[test]
fn a_citation_in_a_copy_of_a_page_is_listed_with_what_became_of_it() {
    let mut inputs = inputs("2026-11-23");
    let text = "---\ntitle: \"Thử\"\n---\nXem mục IX Kế hoạch 57/KH-TLĐ, khoản 3 mục II Kế hoạch \
        57/KH-TLĐ, 99/QĐ-TTg và 25/09/2012.\n";
    inputs.texts.insert(
        SourcePath::new("content/thu.md"),
        Hashed::text(text.to_string()),
    );
    let planned = planned(&inputs);
    let rows = xanh::graph::cited::rows(&planned.site);
    let own: Vec<_> = rows
        .iter()
        .filter(|row| row.file.as_str() == "content/thu.md")
        .map(|row| (row.line, row.text.as_str()))
        .collect();
    assert_eq!(
        own,
        [
            (4, "mục IX"),
            (4, "57/KH-TLĐ"),
            (4, "khoản 3 mục II"),
            (4, "57/KH-TLĐ"),
            (4, "99/QĐ-TTg")
        ]
    );
    let led = |text: &str| {
        rows.iter()
            .find(|row| row.file.as_str() == "content/thu.md" && row.text == text)
            .map(|row| &row.found)
    };
    use xanh::graph::citations::Resolution;
    assert!(
        matches!(led("mục IX"), Some(Resolution::NoClause(plan)) if plan.as_str() == "57-kh-tld")
    );
    assert!(
        matches!(led("99/QĐ-TTg"), Some(Resolution::NoDocument(number)) if number == "99/QĐ-TTg")
    );
    assert!(matches!(led("khoản 3 mục II"), Some(Resolution::To(_))));
}
