//! Every letter there and back, and texts that are mixed.

use super::*;

/// `text` as an old font set it.
fn set(text: &str, legacy: Legacy) -> String {
    let rows: HashMap<char, &str> = legacy
        .table()
        .letters
        .iter()
        .map(|(signs, letter)| (*letter, *signs))
        .collect();
    text.chars()
        .map(|c| {
            rows.get(&c)
                .map_or(c.to_string(), |signs| signs.to_string())
        })
        .collect()
}

const WORDS: &str = "Các cấp công đoàn tổ chức tuyên truyền, vận động đoàn viên, người lao động \
    tiết kiệm điện, nước, giấy; phân loại rác tại nguồn; trồng và chăm sóc cây xanh ở nơi làm việc";

#[test]
fn every_letter_comes_back() {
    for legacy in Legacy::ALL {
        let all: Vec<char> = legacy.table().letters.values().copied().collect();
        for letter in all {
            let text = letter.to_string();
            assert_eq!(letters(&set(&text, legacy), legacy), text);
        }
        assert_eq!(letters(&set(WORDS, legacy), legacy), WORDS);
    }
    let small = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";
    assert_eq!(
        small
            .chars()
            .filter(|c| !TCVN3.letters.values().any(|l| l == c))
            .count(),
        0
    );
    let all = small.to_string() + &small.to_uppercase();
    assert_eq!(
        all.chars()
            .filter(|c| !VNI.letters.values().any(|l| l == c))
            .count(),
        0
    );
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
    for legacy in Legacy::ALL {
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
