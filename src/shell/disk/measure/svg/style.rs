//! Styles of drawings.

use super::is_within;

/// `css` without what loads other files; `None` where it loads none.
///
/// Source: CSS Cascade 5 §2 (`@import`), CSS Images 4 §2, CSS Values 4 §4.5.
pub fn without_loads(css: &str) -> Option<String> {
    let lower = css.to_ascii_lowercase();
    let opaque = [
        "image-set(",
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
    let (mut out, mut rest, mut is_cut) = (String::new(), css, false);
    while let Some((at, mark)) = first(rest) {
        out.push_str(&rest[..at]);
        let inside = &rest[at + mark.len()..];
        if mark == "@import" {
            let end = inside.find(';').map_or(inside.len(), |end| end + 1);
            rest = &inside[end..];
            is_cut = true;
            continue;
        }
        let end = inside.find(')').unwrap_or(inside.len());
        let behind = &inside[inside.len().min(end + 1)..];
        let address = inside[..end].trim_matches([' ', '\t', '\n', '\r', '"', '\'']);
        let is_font = address.to_ascii_lowercase().starts_with("data:font/");
        if is_within(address) || is_font {
            out.push_str(&rest[at..rest.len() - behind.len()]);
        } else {
            out.push_str("none");
            is_cut = true;
        }
        rest = behind;
    }
    out.push_str(rest);
    is_cut.then_some(out)
}

/// The first mark of something that is loaded.
fn first(css: &str) -> Option<(usize, &'static str)> {
    let lower = css.to_ascii_lowercase();
    let marks = ["@import", "url("].into_iter();
    marks
        .filter_map(|mark| Some((lower.find(mark)?, mark)))
        .min()
}
