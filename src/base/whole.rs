//! Which words of a line of text must not be parted by the end of a line.

/// What the names of levels and bodies are made of: words of two syllables.
const WORDS: [[&str; 2]; 9] = [
    ["công", "đoàn"],
    ["công", "ty"],
    ["cơ", "sở"],
    ["lao", "động"],
    ["liên", "đoàn"],
    ["thành", "phố"],
    ["trung", "ương"],
    ["trực", "thuộc"],
    ["trực", "tiếp"],
];

/// The words of `text`, in pieces to be joined by a space, and whether a piece must stand on one line: the number of a document
/// (`57/KH-TLĐ`), a span of years (`2014 - 2020`), a word with the dash after it. Syllables of the words above are joined by U+00A0.
pub fn pieces(text: &str) -> Vec<(String, bool)> {
    let text = with_words(text);
    let mut pieces: Vec<Vec<&str>> = vec![];
    for word in text.split(' ') {
        match pieces.last_mut() {
            Some(last) if is_dash(word) => {
                last.push(word);
                join_syllables(&mut pieces);
            }
            Some(last) if last.last().is_some_and(|dash| is_dash(dash)) && has_figure(last[0]) && has_figure(word) => last.push(word),
            _ => pieces.push(vec![word]),
        }
    }
    pieces.into_iter().map(|piece| (piece.join(" "), piece.len() > 1 || is_number(piece[0]))).collect()
}

fn with_words(text: &str) -> String {
    let mut last = String::new();
    let mut out = String::with_capacity(text.len());
    for syllable in text.split(' ') {
        let bare = syllable.trim_matches(|letter: char| !letter.is_alphabetic()).to_lowercase();
        if !out.is_empty() {
            out.push(if WORDS.contains(&[&last, &bare]) { '\u{a0}' } else { ' ' });
        }
        // Nothing is joined over a comma.
        last = if syllable.ends_with(char::is_alphabetic) { bare } else { String::new() };
        out.push_str(syllable);
    }
    out
}

/// Most words have two syllables: the one before `chế -` stays with it, so that `Tái chế -` is not parted either.
fn join_syllables(pieces: &mut Vec<Vec<&str>>) {
    if let [.., before, last] = pieces.as_mut_slice()
        && before.len() == 1
        && last[0].starts_with(char::is_alphabetic)
    {
        before.append(last);
        pieces.pop();
    }
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–")
}

fn has_figure(word: &str) -> bool {
    word.contains(|letter: char| letter.is_ascii_digit())
}

/// Figures and letters parted by a stroke.
fn is_number(word: &str) -> bool {
    word.contains('/') && has_figure(word) && word.contains(char::is_alphabetic)
}
