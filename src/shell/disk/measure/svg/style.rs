//! Styles of drawings.

use super::is_within;

/// `css` without what loads other files; `None` where it loads none.
///
/// Source: CSS Cascade 5 §2 (`@import`), CSS Images 4 §2, CSS Values 4 §4.5.
pub fn without_loads(css: &str) -> Option<String> {
    let lower = css.to_ascii_lowercase();
    let opaque = [
        "image-set(",
        "image(",
        "expression(",
        "-moz-binding",
        "behavior:",
        "src(",
    ];
    let has_opaque = opaque.iter().any(|mark| lower.contains(mark));
    // An escape may spell any of these.
    let has_escape = css.contains('\\') && lower.contains(['(', '@']);
    if has_opaque || has_escape {
        return Some(String::new());
    }
    let (mut out, mut at, mut is_cut) = (String::new(), 0, false);
    while let Some((start, mark)) = first(&lower, at) {
        out.push_str(&css[at..start]);
        let inside = start + mark.len();
        let end = |sign: char| css[inside..].find(sign).map(|end| inside + end);
        if mark == "@import" {
            at = end(';').map_or(css.len(), |end| end + 1);
            is_cut = true;
            continue;
        }
        let close = end(')').unwrap_or(css.len());
        let behind = css.len().min(close + 1);
        let address = css[inside..close].trim_matches([' ', '\t', '\n', '\r', '"', '\'']);
        let is_font = address.to_ascii_lowercase().starts_with("data:font/");
        if is_within(address) || is_font {
            out.push_str(&css[start..behind]);
        } else {
            out.push_str("none");
            is_cut = true;
        }
        at = behind;
    }
    out.push_str(&css[at..]);
    is_cut.then_some(out)
}

/// The first mark of something that is loaded, from byte `at` on of styles in lower case.
fn first(lower: &str, at: usize) -> Option<(usize, &'static str)> {
    let mut signs = lower[at..].match_indices(['@', 'u']);
    signs.find_map(|(near, _)| {
        let place = at + near;
        let mut marks = ["@import", "url("].into_iter();
        let mark = marks.find(|mark| lower[place..].starts_with(mark))?;
        Some((place, mark))
    })
}
