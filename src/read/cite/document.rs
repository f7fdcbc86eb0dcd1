//! Numbers of documents: `1393/QĐ-TTg`, `01/2011/TT-BNV`, `45/2019/QH14`, `52-CT/TW`.
//!
//! Source: Decree 30/2020/NĐ-CP, Annex I, II.3; Instruction 36-HD/VPTW for documents of the Party.

/// The number at byte `start`, in Latin letters without white space, and the byte after it.
pub fn number(text: &str, start: usize) -> Option<(String, usize)> {
    let before = text[..start].chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || "/-_@&=".contains(c))
        || within_figure(text, start)
    {
        return None;
    }
    let (mut end, _) = digits(text, start, 5)?;
    end += usize::from(matches!(text.as_bytes().get(end), Some(b'a'..=b'e')));
    let end = match sign(text, end)? {
        (b'/', at) => after_slash(text, at, says_number(text, start))?,
        (_, at) => {
            let (slash, _) = symbol(text, at)?;
            let (sign, at) = sign(text, slash)?;
            if sign != b'/' {
                return None;
            }
            symbol(text, at)?.0
        }
    };
    ends(text, end).then(|| (text[start..end].split_whitespace().collect(), end))
}

/// What follows the first `/`: a year and a symbol, or a symbol of two groups, or of one where the
/// text said `số` before.
fn after_slash(text: &str, at: usize, said: bool) -> Option<usize> {
    if let Some((year_end, year)) = digits(text, at, 4).filter(|(_, year)| year.len() == 4) {
        let valid = (1945..=2199).contains(&year.parse::<u32>().ok()?);
        let (sign, at) = sign(text, year_end)?;
        return (valid && sign == b'/')
            .then(|| symbol(text, at))?
            .map(|(end, _)| end);
    }
    let (end, groups) = symbol(text, at)?;
    (groups > 1 || said).then_some(end)
}

/// Up to `most` digits from byte `at` on: the byte after them, and the digits.
fn digits(text: &str, at: usize, most: usize) -> Option<(usize, &str)> {
    let width = text[at..].bytes().take_while(u8::is_ascii_digit).count();
    (1..=most)
        .contains(&width)
        .then(|| (at + width, &text[at..at + width]))
}

/// A `/` or `-`, one space or line end around it allowed: the sign, and the byte after it.
fn sign(text: &str, at: usize) -> Option<(u8, usize)> {
    let at = at + gap(&text[at..]);
    let sign = *text
        .as_bytes()
        .get(at)
        .filter(|sign| matches!(sign, b'/' | b'-'))?;
    Some((sign, at + 1 + gap(&text[at + 1..])))
}

/// The bytes of one space, or of one line end with the white space around it.
fn gap(text: &str) -> usize {
    let white = text.len() - text.trim_start().len();
    let lines = text[..white].matches('\n').count();
    if white <= 1 || lines == 1 { white } else { 0 }
}

/// Groups of letters joined by hyphens: the byte after them, and how many there are. `QĐ-TTg`,
/// `QH14`.
fn symbol(text: &str, start: usize) -> Option<(usize, usize)> {
    let (mut end, letters) = group(text, start)?;
    let mut groups = 1;
    while let Some((b'-', at)) = sign(text, end) {
        let apart = at != end + 1;
        let Some((next, _)) = group(text, at)
            .filter(|(next, wide)| !apart || (*wide >= 2 && is_symbol(&text[at..*next])))
        else {
            break;
        };
        (end, groups) = (next, groups + 1);
    }
    (letters >= 2 || groups > 1).then_some((end, groups))
}

/// One group: a capital, further letters, at most two digits; the byte after it, and how many
/// letters it has.
fn group(text: &str, start: usize) -> Option<(usize, usize)> {
    let letter = |c: &char| c.is_uppercase() || c.is_ascii_lowercase() || *c == 'đ';
    let letters: String = text[start..].chars().take_while(letter).collect();
    // Only the National Assembly has a figure in its symbol; another one is the mark of a note.
    let figure = letters.ends_with("QH");
    let digits = text[start + letters.len()..]
        .bytes()
        .take_while(|byte| figure && byte.is_ascii_digit())
        .count();
    let end = start + letters.len() + digits;
    let valid =
        letters.starts_with(char::is_uppercase) && letters.chars().count() <= 10 && digits <= 2;
    (valid && !note_mark(&text[end..]).starts_with(char::is_alphanumeric))
        .then(|| (end, letters.chars().count()))
}

/// All capitals, or with the few small letters that symbols have: `TTg`, `CTr`.
fn is_symbol(group: &str) -> bool {
    group.chars().all(|c| !c.is_lowercase()) || matches!(group, "TTg" | "CTr" | "TTr")
}

/// Whether a number may end at byte `end`: no further word, path or address.
fn ends(text: &str, end: usize) -> bool {
    let mut after = note_mark(&text[end..]).chars();
    match after.next() {
        Some('/' | '-' | '.' | '@' | '_') => !after.next().is_some_and(|c| c.is_alphanumeric()),
        Some(c) => !c.is_alphanumeric(),
        None => true,
    }
}

/// What follows the mark of a footnote, up to two figures, at the start of `text`.
fn note_mark(text: &str) -> &str {
    let figure = |c: &char| c.is_ascii_digit() || "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(*c);
    let mark: usize = text
        .chars()
        .take_while(figure)
        .take(2)
        .map(char::len_utf8)
        .sum();
    &text[mark..]
}

/// Whether `start` stands inside a figure with points or commas: `1.393`.
fn within_figure(text: &str, start: usize) -> bool {
    let mut before = text[..start].chars().rev();
    matches!(before.next(), Some('.' | ',')) && before.next().is_some_and(|c| c.is_ascii_digit())
}

/// Whether the text says `số` right before.
fn says_number(text: &str, start: usize) -> bool {
    text[..start]
        .split_whitespace()
        .next_back()
        .is_some_and(|word| word.trim_end_matches(':').to_lowercase() == "số")
}
