//! What holds of any text: names, what is escaped, folding, fences, locks, imports.

use crate::fuzz::targets::TARGETS;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use quick_xml::escape::unescape;
use std::fmt::Write;
use xanh::base::csv;
use xanh::base::date::Date;
use xanh::base::escape::{escape, is_valid, valid};
use xanh::base::inputs::Audience;
use xanh::base::path::SourcePath;
use xanh::base::value::quoted;
use xanh::graph::lock::{compare, write};
use xanh::model::block::Block;
use xanh::model::official::Layout;
use xanh::model::plan::Notes;
use xanh::model::reader::Reader;
use xanh::preset;
use xanh::read::blocks::{Scanned, scan};
use xanh::read::plan::official;
use xanh::read::registers::locked;
use xanh::text::unseen::{is_unprintable, printable};
use xanh::text::vi;

/// The same texts in every run, and no file written where one fails.
fn repeated() -> ProptestConfig {
    ProptestConfig {
        cases: 256,
        rng_seed: RngSeed::Fixed(57),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Any text; letters that mean something somewhere come often.
fn any_text() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "\0",
        "\u{1}",
        "\u{b}",
        "\u{c}",
        "\u{1b}[31m",
        "\u{202e}",
        "\u{2028}",
        "\u{fffe}",
        "\u{feff}",
        "<",
        ">",
        "&",
        "\"",
        "'",
        "\\",
        "/",
        "..",
        ".",
        ":",
        "|",
        "%",
        "%2f",
        "=",
        "+",
        "-",
        "@",
        ",",
        ";",
        "\t",
        "\r",
        "\n",
        "\r\n",
        "e\u{301}",
        "Đ",
        "Ð",
        "ươ",
        "ﬁ",
        "İ",
        "ß",
        "con",
        "lpt1",
        " ",
        "</script>",
        "]]>",
        "-->",
        "{{",
        "#",
        "```",
        "😀",
    ]);
    let part = prop_oneof![odd.prop_map(str::to_string), "\\PC{0,6}", "[a-zà-ỹ ]{0,8}"];
    prop::collection::vec(part, 0..8).prop_map(|parts| parts.concat())
}

/// Lines of fences, text and marks of Markdown.
fn fenced() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "::: trainer",
        ":::: trainer {#a}",
        "::: keypoints",
        ":::: exercise [Bài]",
        "::: quiz {#q}",
        ":::",
        "::::",
        ":::::",
        "",
        "một",
        "> hai",
        "- ba",
        "    bốn",
        "```",
        "~~~",
        "<div>",
        "</div>",
        "<!--",
        "-->",
        "# năm",
        "| a |",
        "|---|",
        "- [x] có",
        "::: khong-co",
        ":: trainer",
        "[^1]: sáu",
    ]);
    prop::collection::vec(line, 0..24).prop_map(|lines| lines.join("\n"))
}

/// An official text of sections and clauses.
fn plan() -> impl Strategy<Value = String> {
    let words = "[a-zà-ỹ]{2,7}( [a-zà-ỹ]{2,7}){1,6}";
    let section = prop::collection::vec(words, 1..6);
    prop::collection::vec(section, 1..5).prop_map(|sections| {
        let mut text = String::new();
        for (section, name) in sections.iter().zip(["I", "II", "III", "IV"]) {
            writeln!(text, "{name}. VIỆC CHUNG").unwrap();
            for (at, words) in section.iter().enumerate() {
                writeln!(text, "{}. Việc {words}.", at + 1).unwrap();
            }
        }
        text
    })
}

#[track_caller]
fn target(name: &str, input: &str) {
    let (_, target) = TARGETS.iter().find(|(known, _)| *known == name).unwrap();
    target(input.as_bytes());
}

/// The text as it is read, and that no place in it is wrong.
fn scanned(text: &str, audience: Audience) -> Scanned {
    let reader = Reader {
        audience,
        level: None,
    };
    let scanned = scan(&SourcePath::new("content/a.md"), text, 0, &[], &reader);
    let of_fences = scanned.fence_faults.iter().map(|(_, fault)| fault);
    for fault in of_fences.chain(&scanned.faults) {
        let span = fault.span.as_ref().unwrap();
        assert!(text.get(span.range()).is_some(), "{fault:?}");
    }
    scanned
}

/// Blocks lie in `within`, none in another that it does not belong to.
fn nested(blocks: &[Block], within: std::ops::Range<usize>) {
    let mut at = within.start;
    for block in blocks {
        let range = match block {
            Block::Text(range) => range.clone(),
            Block::Directive(directive) => directive.span.range(),
        };
        assert!(
            at <= range.start && range.end <= within.end,
            "{range:?} in {within:?}"
        );
        at = range.end;
        if let Block::Directive(directive) = block {
            nested(&directive.blocks, range);
        }
    }
}

proptest! {
    #![proptest_config(repeated())]

    #[test]
    fn no_name_climbs_out(first in any_text(), second in any_text()) {
        target("paths", &format!("{}\n{second}", first.replace('\n', " ")));
        target("query", &format!("/{first}?path={second}"));
    }

    #[test]
    fn what_is_escaped_is_read_again_as_html_and_xml(text in any_text()) {
        let escaped = escape(&text);
        prop_assert!(!escaped.contains(['<', '>', '"']));
        prop_assert!(escaped.chars().all(is_valid));
        let read = unescape(&escaped).unwrap();
        prop_assert_eq!(&*read, &*valid(&text));
    }

    #[test]
    fn what_is_quoted_is_read_again_as_toml(text in any_text()) {
        let line: String = text.chars().filter(|c| !c.is_control()).collect();
        for quoted in [quoted(&line), preset::quoted(&text)] {
            let table: toml::Table = toml::from_str(&format!("a = {quoted}")).unwrap();
            prop_assert_eq!(table["a"].as_str(), Some(&*line));
        }
    }

    #[test]
    fn a_table_is_read_again_and_holds_no_formula(
        rows in prop::collection::vec(prop::collection::vec(any_text(), 3), 1..4)
    ) {
        let mut named = vec![vec!["a".to_string(), "b".to_string(), "c".to_string()]];
        named.extend(rows);
        let read = csv::read(&csv::write(named.clone())).unwrap();
        prop_assert_eq!(read.len(), named.len());
        for ((read, _), written) in read.iter().zip(&named) {
            for (read, written) in read.iter().zip(written) {
                let is_same = read == written.trim();
                prop_assert!(is_same || read.strip_prefix('\'') == Some(written.trim_end()));
                prop_assert!(!written.starts_with(['=', '+', '-', '@']) || !is_same);
            }
        }
    }

    #[test]
    fn what_is_shown_moves_no_cursor(text in any_text()) {
        let shown = printable(&text);
        prop_assert!(!shown.contains(|c| c != '\n' && is_unprintable(c)));
        prop_assert_eq!(printable(&shown), shown);
    }

    #[test]
    fn what_is_folded_stays_folded(text in any_text()) {
        let folded = vi::fold(&text);
        prop_assert_eq!(&vi::fold(&folded), &folded);
        let slug = vi::slug(&text);
        prop_assert_eq!(vi::fold(&slug), slug);
    }

    #[test]
    fn fences_lie_in_each_other_and_what_is_cut_is_blank(text in fenced()) {
        let (learner, trainer) = (scanned(&text, Audience::Learner), scanned(&text, Audience::Trainer));
        for read in [&learner, &trainer] {
            prop_assert_eq!(read.masked.len(), text.len());
            prop_assert!(read.fences.windows(2).all(|pair| pair[0] < pair[1]));
            nested(&read.blocks, 0..text.len());
        }
        for (at, (seen, all)) in learner.masked.bytes().zip(trainer.masked.bytes()).enumerate() {
            prop_assert!(seen == all || seen == b' ' || seen == b'\n', "byte {}", at);
        }
    }

    #[test]
    fn a_lock_holds_what_was_locked(text in plan()) {
        let file = SourcePath::new("text.txt");
        let (official, _) = official(&file, &text.as_str().into(), Layout::SectionClausePoint);
        let day = Date::new(2026, 11, 30).unwrap();
        let written = write(&official, None, &Notes::default(), day);
        let (lock, faults) = locked(&SourcePath::new("clauses.lock"), &written);
        prop_assert!(faults.is_empty(), "{:?}", faults);
        prop_assert_eq!(compare(&official, &lock, &Notes::default()), vec![]);
        let again = write(&official, Some(&lock), &Notes::default(), Date::new(2027, 1, 1).unwrap());
        prop_assert_eq!(again, written);
    }
}

proptest! {
    // Each is imported in ten ways.
    #![proptest_config(ProptestConfig { cases: 16, ..repeated() })]

    #[test]
    fn whatever_is_imported_says_what_it_said(text in any_text(), plan in plan()) {
        for name in ["a.txt", "a.md", "a.html", "a.csv", "a.gift"] {
            target("import", &format!("{name}\n{text}"));
            target("import", &format!("{name}\n{plan}{text}"));
        }
    }
}
