//! Texts built at random from a grammar of sections, clauses, points, dashes and annexes, wrapped and
//! paged at random: every clause is found again with its own words.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use xanh::base::path::SourcePath;
use xanh::import::plan::{Form, Options, plan};
use xanh::read::plan::{layout, official};

const ROMAN: [&str; 6] = ["I", "II", "III", "IV", "V", "VI"];
const LETTERS: [&str; 6] = ["a", "b", "c", "d", "đ", "e"];
const WORDS: [&str; 16] = [
    "trồng", "cây", "xanh", "tiết", "kiệm", "điện", "nước", "phân", "loại", "rác", "vận", "động",
    "đoàn", "viên", "mỗi", "tổ",
];
/// How items end: as sentences, and in nouns that a number may follow.
const ENDS: [&str; 6] = [
    ".",
    ";",
    " tại các điểm",
    " chuyển đổi số",
    " của các khoản",
    ".",
];

/// One item: its words, how it ends, and those below it.
#[derive(Clone, Debug)]
struct Item {
    words: Vec<usize>,
    end: usize,
    below: Vec<Item>,
}

fn leaf() -> impl Strategy<Value = Item> {
    (prop::collection::vec(0..WORDS.len(), 2..24), 0..ENDS.len()).prop_map(|(words, end)| Item {
        words,
        end,
        below: vec![],
    })
}

fn item(below: impl Strategy<Value = Item>) -> impl Strategy<Value = Item> {
    (leaf(), prop::collection::vec(below, 0..5)).prop_map(|(one, below)| Item { below, ..one })
}

impl Item {
    fn text(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|at| WORDS[*at]).collect();
        format!("Các tổ {}{}", words.join(" "), ENDS[self.end])
    }
}

/// A text and the clauses that it holds, each with its words.
fn built(sections: &[Item], annex: Option<&Item>) -> (Vec<String>, Vec<(String, String)>) {
    let mut lines = vec![];
    let mut clauses = vec![];
    let mut list = |prefix: &str, items: &[Item]| {
        for (number, one) in items.iter().enumerate() {
            let id = format!("{prefix}{}", number + 1);
            lines.push(format!("{}. {}", number + 1, one.text()));
            clauses.push((id.clone(), one.text()));
            for (letter, point) in one.below.iter().enumerate() {
                lines.push(format!("{}) {}", LETTERS[letter], point.text()));
                clauses.push((format!("{id}.{}", LETTERS[letter]), point.text()));
                for (dash, inner) in point.below.iter().enumerate() {
                    lines.push(format!("- {}", inner.text()));
                    clauses.push((
                        format!("{id}.{}.{}", LETTERS[letter], dash + 1),
                        inner.text(),
                    ));
                }
            }
        }
    };
    for (at, section) in sections.iter().enumerate() {
        list(&format!("{}.", ROMAN[at]), &section.below);
    }
    if let Some(annex) = annex {
        list("PL1.", &annex.below);
    }
    let mut out = vec!["KẾ HOẠCH".to_string(), "TRỒNG CÂY".into(), String::new()];
    let mut body = lines.into_iter();
    let mut take = |item: &Item, out: &mut Vec<String>| {
        let count: usize = item
            .below
            .iter()
            .map(|one| {
                1 + one
                    .below
                    .iter()
                    .map(|point| 1 + point.below.len())
                    .sum::<usize>()
            })
            .sum();
        out.extend(body.by_ref().take(count));
    };
    for (at, section) in sections.iter().enumerate() {
        out.push(format!("{}. PHẦN VIỆC CHUNG", ROMAN[at]));
        take(section, &mut out);
    }
    if let Some(annex) = annex {
        out.extend([
            String::new(),
            "Phụ lục số 01".into(),
            "DANH MỤC VIỆC".into(),
        ]);
        take(annex, &mut out);
    }
    (out, clauses)
}

/// The lines set to `width` characters, with a page number between blank lines after every `page`
/// lines.
fn printed(lines: &[String], width: Option<usize>, page: Option<usize>) -> String {
    let mut set: Vec<String> = vec![];
    for line in lines {
        let mut last = String::new();
        for word in line.split(' ') {
            let long = last.chars().count() + 1 + word.chars().count();
            if width.is_some_and(|width| long > width) && !last.is_empty() {
                set.push(std::mem::take(&mut last));
            }
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
        set.push(last);
    }
    let mut out = String::new();
    for (at, line) in set.iter().enumerate() {
        out.push_str(line);
        out.push('\n');
        if let Some(page) = page.filter(|page| (at + 1) % page == 0) {
            out.push_str(&format!("\n- {} -\n\n", (at + 1) / page + 1));
        }
    }
    out
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same texts in every run, and no file written where one fails.
fn repeated() -> ProptestConfig {
    ProptestConfig {
        cases: 64,
        rng_seed: RngSeed::Fixed(57),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(repeated())]

    #[test]
    fn every_clause_is_found_with_its_own_words(
        sections in prop::collection::vec(item(item(item(leaf()))), 1..5),
        annex in prop::option::of(item(item(item(leaf())))),
        page in prop::option::of(25..50usize),
    ) {
        let sections: Vec<Item> = sections.into_iter().filter(|one| !one.below.is_empty()).collect();
        let annex = annex.filter(|one| !one.below.is_empty());
        prop_assume!(!sections.is_empty());
        let (lines, expected) = built(&sections, annex.as_ref());
        let text = printed(&lines, None, page);
        let (imported, faults) = plan("a.txt", text.as_bytes(), Form::Text, &Options::default());
        prop_assert!(faults.iter().all(|fault| !fault.is_error()), "{faults:?}\n{text}");
        let imported = imported.unwrap();
        let new = imported.files.iter().find(|(name, _)| *name == "text.txt").unwrap().1.clone();
        let (read, _) = official(&SourcePath::new("text.txt"), &new.as_str().into(), layout(&new));
        let found: Vec<(String, String)> = read
            .clauses
            .iter()
            .filter(|clause| clause.id.as_str().contains('.'))
            .map(|clause| {
                let words = format!("{} {}", clause.heading, read.slice(&clause.body));
                (clause.id.as_str().to_string(), folded(&words))
            })
            .collect();
        let expected: Vec<(String, String)> =
            expected.into_iter().map(|(id, words)| (id, folded(&words))).collect();
        prop_assert_eq!(found, expected, "{}", text);
    }

    #[test]
    fn wrapped_text_loses_no_word(
        sections in prop::collection::vec(item(item(item(leaf()))), 1..4),
        width in 50..90usize,
        page in prop::option::of(25..50usize),
    ) {
        let sections: Vec<Item> = sections.into_iter().filter(|one| !one.below.is_empty()).collect();
        prop_assume!(!sections.is_empty());
        let (lines, _) = built(&sections, None);
        let text = printed(&lines, Some(width), page);
        let (imported, faults) = plan("a.txt", text.as_bytes(), Form::Text, &Options::default());
        prop_assert!(faults.iter().all(|fault| !fault.is_error()), "{faults:?}\n{text}");
        let imported = imported.unwrap();
        let new = &imported.files.iter().find(|(name, _)| *name == "text.txt").unwrap().1;
        let words: String = lines.concat().split_whitespace().collect();
        prop_assert_eq!(new.split_whitespace().collect::<String>(), words, "{}", text);
    }
}
