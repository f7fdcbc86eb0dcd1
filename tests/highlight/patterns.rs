//! Patterns of grammars with classes that are quick to compile.

/// Letters: of ASCII exactly; beyond it two ranges, without the punctuation and the signs between
/// them. Exact Unicode classes make most of what it costs to compile a pattern.
const LETTERS: &str = r"A-Za-z\x{C0}-\x{1FFF}\x{3040}-\x{10FFFF}";
const SPACES: &str = r"\t-\r\x20";
const DIGITS: &str = "0-9";

/// A class that an escape stands for: whether it is negated, and what stands between its brackets.
fn class(escape: &str) -> Option<(bool, String)> {
    let (is_negated, set) = match escape {
        r"\w" => (false, format!("{LETTERS}{DIGITS}_")),
        r"\W" => (true, format!("{LETTERS}{DIGITS}_")),
        r"\d" | r"\p{N}" | r"\p{Nd}" => (false, DIGITS.to_string()),
        r"\D" => (true, DIGITS.to_string()),
        r"\s" => (false, SPACES.to_string()),
        r"\S" => (true, SPACES.to_string()),
        r"\p{L}" => (false, LETTERS.to_string()),
        r"\p{Nl}" => (false, r"\x{2160}-\x{2188}".to_string()),
        r"\p{Mn}" | r"\p{Mc}" => (false, r"\x{300}-\x{36F}".to_string()),
        r"\p{Pc}" => (false, "_".to_string()),
        _ => return None,
    };
    Some((is_negated, set))
}

/// The escape at the start of `text`: `\w`, `\p{L}`, `\x{20}`.
fn escape(text: &str) -> &str {
    let is_named = ["\\p{", "\\P{", "\\x{"]
        .iter()
        .any(|start| text.starts_with(start));
    let end = match text.find('}') {
        Some(end) if is_named => end + 1,
        _ => text.chars().take(2).map(char::len_utf8).sum(),
    };
    &text[..end]
}

/// The start of a class with what is special only there: `[`, `[^`, `[]`, `[^]`; and the same with
/// its bracket escaped.
const OPENINGS: [(&str, &str); 4] = [("[^]", r"[^\]"), ("[^", "[^"), ("[]", r"[\]"), ("[", "[")];

/// `pattern` with the classes above in place of those of Unicode.
pub fn quick(pattern: &str) -> String {
    let (mut rest, mut depth, mut quick) = (pattern, 0, String::new());
    while let Some(first) = rest.chars().next() {
        let opening = OPENINGS.iter().find(|(start, _)| rest.starts_with(start));
        let taken = match (first, opening) {
            ('\\', _) => {
                let escape = escape(rest);
                match class(escape) {
                    Some((false, set)) if depth > 0 => quick += &set,
                    Some((true, set)) => quick += &format!("[^{set}]"),
                    Some((false, set)) => quick += &format!("[{set}]"),
                    None => quick += escape,
                }
                escape.len()
            }
            ('[', _) if depth > 0 && rest.starts_with("[:") => {
                let end = rest.find(":]").map_or(1, |end| end + 2);
                quick += &rest[..end];
                end
            }
            (_, Some((start, written))) => {
                depth += 1;
                quick += written;
                start.len()
            }
            _ => {
                depth -= usize::from(first == ']' && depth > 0);
                quick.push(first);
                first.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    quick
}
