//! Law: every word of a source is on its page, or a diagnostic names its bytes.

use crate::support::{BuildOptions, built};
use std::collections::BTreeMap;

/// What pages are made of, each with the words `⟦n⟧` that are to be found again.
const PIECES: &[&str] = &[
    "Chữ W.\n",
    "## Mục W {số W}\n",
    "| W | b |\n| - | - |\n| c | W | W |\n",
    "- W\n  - W\n",
    "1. W\n2. W\n",
    "> W\n",
    "> [!note] W\n> W\n",
    "W <email> W <script> W\n",
    "<details><summary>W</summary>W</details>\n",
    "<style>\nW\n",
    "![W](khong co.png) W\n",
    "W[^1]\n\n[^1]: W\n",
    "W[^x]\n",
    "[^y]: W\n",
    "**W:**W và __W__\n",
    "{{< x \"W\" >}}\n",
    "!!! note \"W\"\n    W\n",
    "W\n: W\n",
    "```\nW\n```\n",
    "::: trainer\nW\n:::\n",
    "::: note\nW\n:::\n",
    "W https://example.org/W W\n",
    "a) W\nb) W\n",
    "W\n===\n",
    "<table><tr><td>W</td></tr></table>\n",
    "<b>W\n",
    "[W][W]\n",
    "10<sup>W</sup>\n",
];

#[test]
fn every_word_is_on_the_page_or_reported() {
    let mut lost = String::new();
    for (one, first) in PIECES.iter().enumerate() {
        for second in PIECES.iter().skip(one % 3).step_by(3) {
            let (text, words) = numbered(&format!("{first}\n{second}"));
            lost.push_str(&lost_words(&text, &words));
        }
    }
    assert!(lost.is_empty(), "{lost}");
}

/// `text` with each `W` as a word of its own, and these words.
fn numbered(text: &str) -> (String, Vec<String>) {
    let mut pieces = text.split('W');
    let mut out = pieces.next().unwrap_or_default().to_string();
    let mut words = vec![];
    for piece in pieces {
        let word = format!("zq{}q", words.len());
        out = out + &word + piece;
        words.push(word);
    }
    (out, words)
}

/// The words that are neither on the page nor in bytes that a diagnostic names.
fn lost_words(text: &str, words: &[String]) -> String {
    let page = format!("---\ntitle: \"A\"\n---\n\n{text}");
    let files = BTreeMap::from([("content/a.md".to_string(), page.clone())]);
    let site = built(&files, &BuildOptions::parse("audience = trainer"));
    let shown = site.text("a.html");
    let lines: Vec<usize> = site
        .diagnostics
        .iter()
        .filter_map(|fault| fault.span.as_ref())
        .map(|span| span.line_col(&page).0)
        .collect();
    let is_reported = |word: &str| {
        page.lines()
            .enumerate()
            .any(|(at, line)| line.contains(word) && lines.contains(&(at + 1)))
    };
    let lost = words
        .iter()
        .filter(|word| !shown.contains(*word) && !is_reported(word));
    lost.map(|word| format!("{word} of\n{text}\n")).collect()
}
