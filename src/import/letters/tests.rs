//! Every letter there and back, and texts that are mixed.

use super::*;
use std::collections::{BTreeMap, BTreeSet};

/// The 134 letters that are not ASCII: small ones, then capitals.
const SMALL: &str = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";

/// `text` in runs as old programs set it: capitals that a code lacks stand in a font of capitals.
fn runs(text: &str, legacy: Legacy) -> Vec<(String, Case)> {
    let rows: BTreeMap<char, &str> = legacy
        .table()
        .letters
        .iter()
        .map(|(signs, letter)| (*letter, *signs))
        .collect();
    let mut runs: Vec<(String, Case)> = vec![];
    for c in text.chars() {
        let lower = c.to_lowercase().next().unwrap();
        let (signs, case) = match (rows.get(&c), rows.get(&lower)) {
            (Some(signs), _) => (signs.to_string(), Case::AsWritten),
            (None, Some(signs)) if c != lower => (signs.to_string(), Case::Capitals),
            _ => (c.to_string(), Case::AsWritten),
        };
        // Two that are none of `đ` are kept apart by a backslash.
        let ends_in_d = runs
            .last()
            .is_some_and(|(text, _)| text.ends_with(['d', 'D']));
        let apart = legacy == Legacy::Viqr && matches!(c, 'd' | 'D') && ends_in_d;
        let signs = if apart { format!("\\{signs}") } else { signs };
        match runs.last_mut().filter(|(_, last)| *last == case) {
            Some((text, _)) => text.push_str(&signs),
            None => runs.push((signs, case)),
        }
    }
    runs
}

/// `text` as an old font set it, with signs that VIQR would read as marks behind a backslash.
fn set(text: &str, legacy: Legacy) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let mark = legacy == Legacy::Viqr && "(^+*`'?~.\\".contains(c);
        out.push_str(if mark { "\\" } else { "" });
        out.extend(
            runs(&c.to_string(), legacy)
                .into_iter()
                .map(|(text, _)| text),
        );
    }
    out
}

#[track_caller]
fn comes_back(text: &str, legacy: Legacy) {
    let read = runs(text, legacy).into_iter();
    let read: String = read.map(|(run, case)| fonted(&run, legacy, case)).collect();
    assert_eq!(read, text, "{legacy:?}");
}

const WORDS: &str = "Các cấp công đoàn tổ chức tuyên truyền, vận động đoàn viên, người lao động \
    tiết kiệm điện, nước, giấy; phân loại rác tại nguồn; trồng và chăm sóc cây xanh ở nơi làm việc";

#[test]
fn every_letter_comes_back() {
    let all = SMALL.to_string() + &SMALL.to_uppercase();
    assert_eq!(all.chars().count(), 134);
    for legacy in Legacy::ALL {
        all.chars()
            .for_each(|letter| comes_back(&letter.to_string(), legacy));
        comes_back(WORDS, legacy);
        // Every row of a table, also those that other programs wrote.
        for (signs, letter) in &legacy.table().letters {
            assert_eq!(letters(signs, legacy), letter.to_string(), "{signs}");
        }
    }
    for legacy in [Legacy::Vni, Legacy::Windows1258, Legacy::Viqr] {
        let read = all.chars().map(|letter| set(&letter.to_string(), legacy));
        let read: String = read.map(|signs| letters(&signs, legacy)).collect();
        assert_eq!(read, all, "{legacy:?}");
    }
}

/// The words of every page and text of this repository's site.
#[allow(
    clippy::disallowed_methods,
    reason = "the test reads the pages of this repository"
)]
fn words_of_the_site() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut folders = vec![std::path::PathBuf::from("content")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                let all = text.split(|c: char| !c.is_alphabetic());
                words.extend(all.filter(|word| !word.is_empty()).map(str::to_string));
            }
        }
    }
    words
}

#[test]
fn every_word_of_the_site_comes_back() {
    let words = words_of_the_site();
    assert!(words.len() > 1500, "{} words", words.len());
    let mut plain = words.iter().filter(|word| word.chars().all(is_vietnamese));
    assert!(
        plain.clone().count() + 40 > words.len(),
        "too few are Vietnamese"
    );
    plain.all(|word| {
        Legacy::ALL
            .into_iter()
            .for_each(|legacy| comes_back(word, legacy));
        true
    });
}

fn is_vietnamese(c: char) -> bool {
    let lower = c.to_lowercase().next().unwrap_or(c);
    c.is_ascii() || SMALL.contains(lower)
}

#[test]
fn viqr_knows_the_end_of_a_sentence() {
    let converted = convert(
        "Vie^.t Nam ta. Ddi dda^u? Nhie^`u no+i o+? xa.\n",
        Legacy::Viqr,
    );
    assert_eq!(converted.text, "Việt Nam ta. Đi đâu? Nhiều nơi ở xa.\n");
    assert_eq!(converted.doubtful, []);
    let kept = "Xem https://a.vn/b.html, thư a.b@c.vn, f(x) và don't.\n";
    assert_eq!(convert(kept, Legacy::Viqr).text, kept);
    let english = "Don't go. The sea is to the east (or so). What is the time? Name: e.g. a^2 + b.";
    assert_eq!(detect(&english.repeat(20)), None);
}

#[test]
fn pages_of_today_hold_no_stray_letters() {
    assert_eq!(stray(WORDS), None);
    assert_eq!(
        stray("Café, naïve, Zürich, São Paulo, Ærø, Gödel, Übermut, garçon, señor"),
        None
    );
    assert_eq!(stray("10 m² ± 1 °C · § 3 «trích» © 2026 ®"), None);
    let text = format!("{WORDS}\n{}\n", set(WORDS, Legacy::Tcvn3));
    let start = WORDS.len() + 1;
    assert_eq!(stray(&text), Some((start..text.len() - 1, Legacy::Tcvn3)));
    let text = set(WORDS, Legacy::Vni);
    assert_eq!(stray(&text), Some((0..text.len(), Legacy::Vni)));
}

#[test]
fn texts_are_known_by_their_letters() {
    for legacy in Legacy::ALL {
        assert_eq!(detect(&set(WORDS, legacy)), Some(legacy));
    }
    assert_eq!(detect(WORDS), None);
    assert_eq!(
        detect("Green workplaces, 100 %: café, naïve, Zürich, São Paulo"),
        None
    );
    assert_eq!(detect("Trong 10 m² có 5 cây ± 1; 20 °C; § 3 «trích»"), None);
}

#[test]
fn lines_of_today_stay_in_a_mixed_text() {
    for legacy in Legacy::WESTERN {
        let mixed = format!("{WORDS}\n{}\nHà Nội\n", set(WORDS, legacy));
        let converted = convert(&mixed, legacy);
        assert_eq!(converted.text, format!("{WORDS}\n{WORDS}\nHà Nội\n"));
        assert_eq!(converted.doubtful, []);
    }
}

#[test]
fn fonts_tell_the_letters_and_their_case() {
    assert_eq!(of_font(".VnTime"), Some((Legacy::Tcvn3, Case::AsWritten)));
    assert_eq!(of_font(".VnTimeH"), Some((Legacy::Tcvn3, Case::Capitals)));
    assert_eq!(of_font("VNI-Times"), Some((Legacy::Vni, Case::AsWritten)));
    assert_eq!(of_font("Times New Roman"), None);
}

#[test]
fn signs_between_words_of_today_are_no_old_letters() {
    let text = "Chỗ nào · vấn đề gì · bằng chứng nào · câu chữ thay thế · 20 × 30 µm · ½ giờ";
    assert_eq!(stray(text), None);
    let old = crate::import::letters::western(
        b"C\xABng \xAEo\xB5n c\xACs\xEB ph\xB8t \xAE\xE9ng phong tr\xB5o",
    );
    assert_eq!(stray(&old).map(|(_, legacy)| legacy), Some(Legacy::Tcvn3));
}
