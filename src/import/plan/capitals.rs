//! A title in capitals as a sentence, with the capitals of names.

use std::collections::HashMap;

/// Names as they are written within a sentence.
const NAMES: &str = include_str!("names.txt");

/// Words that stay small in the name of a body. Source: Nghị định 30/2020/NĐ-CP, phụ lục II.
const SMALL: [&str; 24] = [
    "tỉnh",
    "thành",
    "phố",
    "huyện",
    "quận",
    "xã",
    "phường",
    "thị",
    "trấn",
    "khu",
    "cụm",
    "đặc",
    "và",
    "của",
    "các",
    "cấp",
    "với",
    "về",
    "trong",
    "of",
    "and",
    "the",
    "for",
    "in",
];

/// What words are written as where no text tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fallback {
    Small,
    /// Each word with a capital, as in a name.
    Name,
}

/// The words of a text in mixed case, found by their first two.
pub struct Written<'a> {
    words: Vec<&'a str>,
    lower: Vec<String>,
    /// Where two words stand side by side.
    pairs: HashMap<(String, String), Vec<usize>>,
}

impl<'a> Written<'a> {
    pub fn new(body: &'a str) -> Self {
        let words: Vec<&str> = body
            .split_whitespace()
            .filter(|word| !is_shouted(word))
            .collect();
        let lower: Vec<String> = words.iter().map(|word| bare(word).to_lowercase()).collect();
        let mut pairs: HashMap<(String, String), Vec<usize>> = HashMap::new();
        for (at, pair) in lower.windows(2).enumerate() {
            let places = pairs.entry((pair[0].clone(), pair[1].clone())).or_default();
            if places.len() < 100 {
                places.push(at);
            }
        }
        Written {
            words,
            lower,
            pairs,
        }
    }

    /// The longest run of two words and more that `words` begin with, as it is written.
    fn run(&self, words: &[String]) -> &[&'a str] {
        let [first, second, ..] = words else {
            return &[];
        };
        let key = (bare(first).to_string(), bare(second).to_string());
        let length = |at: usize| {
            let pairs = self.lower[at..].iter().zip(words);
            pairs.take_while(|(a, b)| **a == bare(b)).count()
        };
        let places = self.pairs.get(&key).into_iter().flatten();
        let longest = places
            .map(|at| (length(*at), *at))
            .max_by_key(|(length, at)| (*length, usize::MAX - at));
        longest.map_or(&[], |(length, at)| &self.words[at..at + length])
    }
}

/// `THỰC HIỆN CHIẾN LƯỢC TĂNG TRƯỞNG XANH` as `Thực hiện Chiến lược tăng trưởng xanh`: the longest
/// runs of words that stand in `written` are taken from there, then names that are known; other
/// words are small. A title in mixed case stays as it is.
pub fn sentence(title: &str, written: &Written) -> String {
    cased(title, written, Fallback::Small)
}

/// `CÔNG ĐOÀN CÔNG TY GIÀY AN LẠC` as `Công đoàn Công ty Giày An Lạc`: as `sentence`, but words
/// that nothing tells of bear capitals.
pub fn name(title: &str, written: &Written) -> String {
    cased(title, written, Fallback::Name)
}

fn cased(title: &str, written: &Written, fallback: Fallback) -> String {
    if title.chars().any(char::is_lowercase) || title.is_empty() {
        return lines_in_capitals(title, written, fallback);
    }
    let words: Vec<String> = title.split_whitespace().map(str::to_lowercase).collect();
    let mut out: Vec<String> = vec![];
    while out.len() < words.len() {
        let rest = &words[out.len()..];
        let (text, name) = (written.run(rest), known(rest));
        let run = if name.len() > text.len() { &name } else { text };
        match run.is_empty() {
            true => out.push(alone(&rest[0], fallback)),
            false => out.extend(run.iter().zip(rest).map(|(word, plain)| like(word, plain))),
        }
    }
    first_capital(&out.join(" "))
}

/// A title in mixed case, of which a line or more may stand in capitals.
fn lines_in_capitals(title: &str, written: &Written, fallback: Fallback) -> String {
    let words: Vec<&str> = title.split(' ').collect();
    let plain = |word: &&str| !word.chars().any(char::is_lowercase);
    let mut out: Vec<String> = vec![];
    while out.len() < words.len() {
        let rest = &words[out.len()..];
        let run = rest.iter().take_while(|word| plain(word)).count();
        let shouted = rest[..run].iter().filter(|word| is_shouted(word)).count();
        if shouted < LINE {
            out.extend(rest[..run.max(1)].iter().map(|word| word.to_string()));
            continue;
        }
        let line = cased(&rest[..run].join(" "), written, fallback);
        out.extend(line.split(' ').map(str::to_string));
    }
    out.join(" ")
}

/// Words in capitals that are a line, and no name.
const LINE: usize = 4;

/// The longest name that `words` begin with.
fn known(words: &[String]) -> Vec<&'static str> {
    let fits = |name: &Vec<&str>| {
        let same = |(a, b): (&&str, &String)| bare(a).to_lowercase() == bare(b);
        name.len() <= words.len() && name.iter().zip(words).all(same)
    };
    NAMES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_whitespace().collect())
        .filter(fits)
        .max_by_key(Vec::len)
        .unwrap_or_default()
}

/// A word that nothing tells of.
fn alone(word: &str, fallback: Fallback) -> String {
    let is_number = bare(word).len() > 1 && bare(word).bytes().all(|byte| b"ivxl".contains(&byte));
    if is_number {
        word.to_uppercase()
    } else if fallback == Fallback::Small || SMALL.contains(&bare(word)) {
        word.to_string()
    } else {
        first_capital(word)
    }
}

/// The word as a text writes it, with the signs of the title.
fn like(written: &str, plain: &str) -> String {
    plain.replacen(bare(plain), bare(written), 1)
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-')
}

/// A word of two letters and more in capitals only: a heading, or an abbreviation.
fn is_shouted(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase)
}

pub fn first_capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{Written, name, sentence};

    const BODY: &str = "Trên đây là kế hoạch thực hiện Chiến lược tăng trưởng xanh giai đoạn \
        2014 - \
        2020 tại Hà Nội.";

    #[track_caller]
    fn check(write: fn(&str, &Written) -> String, title: &str, expected: &str) {
        assert_eq!(write(title, &Written::new(BODY)), expected);
    }

    #[test]
    fn titles_take_the_capitals_of_the_text() {
        check(
            sentence,
            "THỰC HIỆN CHIẾN LƯỢC TĂNG TRƯỞNG XANH GIAI ĐOẠN 2014 - 2020",
            "Thực hiện Chiến lược tăng trưởng xanh giai đoạn 2014 - 2020",
        );
        check(sentence, "TRỒNG CÂY TẠI HÀ NỘI", "Trồng cây tại Hà Nội");
        check(sentence, "Về việc trồng cây", "Về việc trồng cây");
    }

    #[test]
    fn bodies_keep_their_capitals() {
        check(
            name,
            "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",
            "Tổng Liên đoàn Lao động Việt Nam",
        );
        check(
            name,
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH TÂY NINH",
            "Liên đoàn Lao động tỉnh Tây Ninh",
        );
        check(
            name,
            "CÔNG ĐOÀN CÔNG TY GIÀY AN LẠC",
            "Công đoàn Công ty Giày An Lạc",
        );
        check(
            sentence,
            "PHỐI HỢP VỚI BỘ Y TẾ VÀ CÔNG ĐOÀN XÂY DỰNG VIỆT NAM",
            "Phối hợp với Bộ Y tế và Công đoàn Xây dựng Việt Nam",
        );
    }
}
