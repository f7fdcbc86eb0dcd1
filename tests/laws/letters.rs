//! All 134 accented letters of Vietnamese, composed and decomposed, make the same addresses.

use crate::support::{BuildOptions, built};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// Vowels with their marks, and đ, in both cases, with every tone: 134 letters that are not ASCII.
fn letters() -> Vec<String> {
    let mut letters = BTreeSet::from(["đ".to_string(), "Đ".to_string()]);
    for vowel in ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"] {
        for tone in ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"] {
            for letter in [vowel.to_string(), vowel.to_uppercase()] {
                letters.insert(format!("{letter}{tone}").nfc().collect());
            }
        }
    }
    letters
        .into_iter()
        .filter(|letter| !letter.is_ascii())
        .collect()
}

#[test]
fn there_are_134_letters() {
    assert_eq!(letters().len(), 134);
}

/// A page for every letter, in a folder of its own, whose name, title, topic and heading bear it; a
/// second one written decomposed links there.
#[test]
fn titles_names_topics_and_anchors_are_the_same_composed_or_not() {
    let mut files = BTreeMap::new();
    for (number, letter) in letters().iter().enumerate() {
        let apart: String = letter.nfd().collect();
        let folder = format!("content/n{number}");
        files.insert(
            format!("{folder}/b{apart}c.md"),
            format!(
                "---\ntitle: b{letter}c\ntopics: [\"x{number} {letter}\"]\n---\n\n## Mục {letter}\n"
            ),
        );
        let link = format!("[tới](b{letter}c.md#muc-{})", xanh::text::vi::slug(letter));
        files.insert(
            format!("{folder}/tro.md"),
            format!("---\ntitle: Trỏ\ntopics: [\"x{number} {apart}\"]\n---\n{link}\n"),
        );
    }
    let site = built(&files, &BuildOptions::default());
    assert!(site.diagnostics.is_empty(), "{:?}", site.diagnostics[0]);
    for (number, letter) in letters().iter().enumerate() {
        let slug = xanh::text::vi::slug(letter);
        assert!(slug.len() == 1 && slug.is_ascii(), "{letter}: {slug}");
        let link = format!("<p><a href=\"b{slug}c.html#muc-{slug}\">tới</a></p>\n");
        assert_eq!(site.text(&format!("n{number}/tro.html")), link);
        assert_ne!(
            site.text(&format!("chu-de/x{number}-{slug}.html")),
            "(not made)\n"
        );
    }
}
