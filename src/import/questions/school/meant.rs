//! What a line of a file of questions is.

use super::super::key::is_key_row;
use crate::text::vi;

pub enum Meant<'a> {
    /// The number of a question, and what is asked.
    Asked(u32, &'a str),
    /// The place of its letter from 0, `None` for the next; its words, whether a sign marks it.
    Choice(Option<usize>, &'a str, bool),
    Key(&'a str),
    Explanation(&'a str),
    /// The key of all questions: what follows is `1. B`, `2 - C`.
    AllKeys,
    /// A line of such a key that stands alone.
    Keys,
    /// `Phần II. Tự luận`
    Part,
    Words,
}

pub fn meant(line: &str) -> Meant<'_> {
    let folded = vi::fold(line);
    let label = line
        .split_once(':')
        .map(|(label, rest)| (vi::fold(label), rest.trim()));
    let label = label.map(|(label, rest)| {
        let label = label
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_string();
        (label, rest)
    });
    match label.as_ref().map(|(label, rest)| (label.as_str(), *rest)) {
        Some(("dap an" | "tra loi" | "dap an dung" | "chon" | "da" | "answer" | "key", rest))
            if !rest.is_empty() =>
        {
            return Meant::Key(rest);
        }
        Some(("giai thich" | "loi giai" | "huong dan giai" | "explanation" | "feedback", rest)) => {
            return Meant::Explanation(rest);
        }
        _ => {}
    }
    let whole: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    if matches!(
        whole.as_str(),
        "dapan" | "bangdapan" | "answers" | "answerkey" | "dapancaccau"
    ) {
        return Meant::AllKeys;
    }
    if is_key_row(line) {
        return Meant::Keys;
    }
    if is_part(&folded) {
        return Meant::Part;
    }
    let asks = || asked(line).map(|(number, words)| Meant::Asked(number, words));
    choice(line).or_else(asks).unwrap_or(Meant::Words)
}

/// `Phần II. Tự luận`, `I. TRẮC NGHIỆM (6 điểm)`
fn is_part(folded: &str) -> bool {
    let (first, rest) = folded.split_once(' ').unwrap_or((folded, ""));
    let number = |word: &str| {
        let bare = word.trim_end_matches(['.', ':', ')']);
        !bare.is_empty() && bare.chars().all(|c| "ivx123456789ab".contains(c))
    };
    let numbered = first == "phan" && rest.split(' ').next().is_some_and(number);
    let named = ["trac nghiem", "tu luan"]
        .iter()
        .any(|name| rest.contains(name));
    numbered || named && number(first) && folded.len() < 80
}

/// `*C. …`, `c) …`, `D/ …`, `☑ …`
fn choice(line: &str) -> Option<Meant<'_>> {
    let (ticked, bare) = boxed(line.trim_start());
    lettered(bare, ticked == Some(true)).or_else(|| {
        let words = bare.trim();
        let ticked = ticked.filter(|_| !words.is_empty())?;
        Some(Meant::Choice(None, words, ticked))
    })
}

/// Whether a box before the words is ticked, and the words.
fn boxed(line: &str) -> (Option<bool>, &str) {
    const BOXES: [(&str, bool); 10] = [
        ("□", false),
        ("☐", false),
        ("○", false),
        ("[ ]", false),
        ("☑", true),
        ("☒", true),
        ("■", true),
        ("●", true),
        ("[x]", true),
        ("[X]", true),
    ];
    let bare = |(sign, ticked): &(&str, bool)| Some((*ticked, line.strip_prefix(sign)?));
    match BOXES.iter().find_map(bare) {
        Some((ticked, rest)) => (Some(ticked), rest.trim_start()),
        None => (None, line),
    }
}

fn lettered(bare: &str, ticked: bool) -> Option<Meant<'_>> {
    let starred = ticked || bare.starts_with('*') && !bare.starts_with("**");
    let bare = bare.trim_start_matches('*').trim_start();
    let letter = bare.chars().next().filter(char::is_ascii_alphabetic)?;
    let rest = bare[1..].trim_start().strip_prefix(['.', ')', '/', ':'])?;
    let place = letter.to_ascii_uppercase() as usize - 'A' as usize;
    let lower = letter.is_lowercase() && !bare[1..].starts_with([')', '.']);
    let words = rest.trim().trim_end_matches("**").trim();
    let valid = place < 10 && !lower && !words.is_empty();
    valid.then_some(Meant::Choice(Some(place), words, starred))
}

/// `Câu 3: …`, `Question 3. …`, `3. …`
pub fn asked(line: &str) -> Option<(u32, &str)> {
    let words = ["cau hoi", "cau", "bai", "question"];
    let digit = line.find(|c: char| c.is_ascii_digit())?;
    let before = vi::fold(&line[..digit]);
    let before = before.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = line.starts_with(|c: char| c.is_ascii_digit());
    if !bare && !words.contains(&before) {
        return None;
    }
    let end = line[digit..]
        .find(|c: char| !c.is_ascii_digit())
        .map_or(line.len(), |at| digit + at);
    let number = line[digit..end].parse().ok()?;
    let rest = &line[end..];
    let rest = match rest.trim_start().strip_prefix(['.', ':', ')', '-', '/']) {
        Some(rest) => rest,
        None if bare => return None,
        None => rest,
    };
    Some((
        number,
        rest.trim_matches(|c: char| c.is_whitespace() || c == '*'),
    ))
}
