//! A title in capitals as a sentence, with the capitals that the text itself gives its names.

/// `THỰC HIỆN CHIẾN LƯỢC TĂNG TRƯỞNG XANH` as `Thực hiện Chiến lược tăng trưởng xanh`: the longest
/// runs of words that stand in `body` in mixed case are taken from there, other words in lower
/// case. A title in mixed case stays as it is.
pub fn sentence(title: &str, body: &str) -> String {
    if title.chars().any(char::is_lowercase) || title.is_empty() {
        return title.to_string();
    }
    let words: Vec<String> = title.split_whitespace().map(str::to_lowercase).collect();
    let written: Vec<&str> = body
        .split_whitespace()
        .filter(|word| !is_shouted(word))
        .collect();
    let lower: Vec<String> = written
        .iter()
        .map(|word| bare(word).to_lowercase())
        .collect();
    let mut out: Vec<String> = vec![];
    while out.len() < words.len() {
        let rest = &words[out.len()..];
        let (at, width) = longest(rest, &lower).unwrap_or((0, 0));
        match width {
            0 | 1 => out.push(rest[0].clone()),
            width => out.extend(
                written[at..at + width]
                    .iter()
                    .zip(rest)
                    .map(|(word, plain)| cased(word, plain)),
            ),
        }
    }
    first_capital(&out.join(" "))
}

/// Where in `lower` the longest run stands that `words` begin with, and its length; the first of
/// several.
fn longest(words: &[String], lower: &[String]) -> Option<(usize, usize)> {
    let run = |at: usize| {
        lower[at..]
            .iter()
            .zip(words)
            .take_while(|(a, b)| **a == bare(b))
            .count()
    };
    (0..lower.len())
        .map(|at| (at, run(at)))
        .max_by_key(|(at, run)| (*run, usize::MAX - at))
}

/// The word as the body writes it, with the signs of the title.
fn cased(written: &str, plain: &str) -> String {
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
    use super::sentence;

    #[test]
    fn names_keep_the_capitals_of_the_text() {
        let body = "Trên đây là kế hoạch thực hiện Chiến lược tăng trưởng xanh giai đoạn 2014 - \
            2020 tại Hà Nội.";
        assert_eq!(
            sentence(
                "THỰC HIỆN CHIẾN LƯỢC TĂNG TRƯỞNG XANH GIAI ĐOẠN 2014 - 2020",
                body
            ),
            "Thực hiện Chiến lược tăng trưởng xanh giai đoạn 2014 - 2020"
        );
        assert_eq!(
            sentence("TRỒNG CÂY TẠI HÀ NỘI", body),
            "Trồng cây tại Hà Nội"
        );
        assert_eq!(sentence("Về việc trồng cây", body), "Về việc trồng cây");
    }
}
