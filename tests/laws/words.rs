//! Law: every word of a source is on its page, or a diagnostic names its bytes.

use crate::support::{BuildOptions, Built, built};
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
    "$W^2$ và $\\foo{W}$ và $ W^2 $, 5 $ W 10 $\n",
    "$$\nW\n$$\n",
    "$$\nW\n\nW\n$$\n",
    "```mermaid\nW\n```\n",
    "::: keypoints [**W** `W` [W](a.md) <sub>W</sub>]\nW\n:::::\n",
    ":::: exercise [W]\n::: hint [W]\nW\n:::::\n::::\n",
    ":::: exercise\n::: hint\nW\n::::\nW\n",
    "- [ ] W\n- [x] ~~W~~\n",
    "W :W_smile: W\n",
    "<dl><dt>W</dt><dd>W</dd></dl>\n",
];

#[test]
fn every_word_is_on_the_page_or_reported() {
    let mut pages: BTreeMap<String, (String, Vec<String>)> = BTreeMap::new();
    for (one, first) in PIECES.iter().enumerate() {
        for (two, second) in PIECES.iter().enumerate().skip(one % 3).step_by(3) {
            let (text, words) = numbered(&format!("{first}\n{second}"));
            let text = format!("---\ntitle: \"A\"\n---\n\n{text}");
            pages.insert(format!("a{one}-{two}"), (text, words));
        }
    }
    let file = |(name, (text, _)): (&String, &(String, Vec<String>))| {
        (format!("content/{name}.md"), text.clone())
    };
    let site = built(
        &pages.iter().map(file).collect(),
        &BuildOptions::parse("audience = trainer"),
    );
    let lost = pages
        .iter()
        .map(|(name, (text, words))| lost_words(&site, name, text, words));
    let lost: String = lost.collect();
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

/// The words that are neither on the page `name` nor in bytes that a diagnostic names.
fn lost_words(site: &Built, name: &str, text: &str, words: &[String]) -> String {
    let shown = site.text(&format!("{name}.html"));
    let spans = site
        .diagnostics
        .iter()
        .filter_map(|fault| fault.span.as_ref());
    let own = spans.filter(|span| span.file.as_str() == format!("content/{name}.md"));
    let told: Vec<usize> = own.map(|span| span.line_col(text).0).collect();
    let is_told = |word: &str| {
        let mut lines = text.lines().enumerate();
        lines.any(|(at, line)| line.contains(word) && told.contains(&(at + 1)))
    };
    let lost = words
        .iter()
        .filter(|word| !shown.contains(*word) && !is_told(word));
    lost.map(|word| format!("{word} of\n{text}\n")).collect()
}
