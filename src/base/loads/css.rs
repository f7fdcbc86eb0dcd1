//! Addresses in a style, however they are spelt.

/// `written` without its comments, escapes read.
///
/// Source: CSS Syntax 3 §4.3.7 (escapes).
pub fn plain(written: &str) -> String {
    let (mut out, mut rest) = (String::new(), written);
    while let Some(at) = rest.find(['\\', '/']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, behind)| behind);
        } else if let Some(escaped) = rest.strip_prefix('\\') {
            let (sign, behind) = escape(escaped);
            out.extend(sign);
            rest = behind;
        } else {
            out.push('/');
            rest = &rest[1..];
        }
    }
    out + rest
}

/// The character that an escape stands for, and what follows it.
fn escape(escaped: &str) -> (Option<char>, &str) {
    let digits = escaped.bytes().take(6);
    let width = digits.take_while(u8::is_ascii_hexdigit).count();
    let (hex, behind) = escaped.split_at(width);
    let mut chars = escaped.chars();
    match (u32::from_str_radix(hex, 16), chars.next()) {
        (Ok(code), _) => {
            let space = |c: char| c.is_ascii_whitespace();
            (
                char::from_u32(code),
                behind.strip_prefix(space).unwrap_or(behind),
            )
        }
        (Err(_), Some('\n') | None) => (None, chars.as_str()),
        (Err(_), sign) => (sign, chars.as_str()),
    }
}

/// What a `plain` style loads.
///
/// Source: CSS Cascade 5 §2 (`@import`), CSS Images 4 §2.
pub fn addresses(plain: &str) -> Vec<&str> {
    let mut found = texts(plain);
    found.extend(within(plain, "@import", ';').into_iter().flat_map(quoted));
    found.extend(
        within(plain, "image-set(", ')')
            .into_iter()
            .flat_map(quoted),
    );
    let is_edge = |c: char| c.is_whitespace() || "\"'".contains(c);
    let urls = within(plain, "url(", ')').into_iter();
    found.extend(urls.map(|inside| inside.trim_matches(is_edge)));
    found
}

/// Addresses in functions that take them as texts, which browsers begin to read.
///
/// Source: CSS Images 4 §2.2 (`image()`), CSS Values 4 §4.5 (`src()`).
pub fn texts(plain: &str) -> Vec<&str> {
    let inside = ["image(", "src("].map(|mark| within(plain, mark, ')'));
    inside.into_iter().flatten().flat_map(quoted).collect()
}

fn quoted(inside: &str) -> impl Iterator<Item = &str> {
    inside.split(['"', '\'']).skip(1).step_by(2)
}

/// What stands between each `mark` and the next `end`.
fn within<'c>(plain: &'c str, mark: &str, end: char) -> Vec<&'c str> {
    let (lower, mut found, mut until) = (plain.to_ascii_lowercase(), vec![], 0);
    for (at, _) in lower.match_indices(mark) {
        let start = at + mark.len();
        if start >= until {
            let inside = plain[start..].split(end).next().unwrap_or_default();
            until = start + inside.len();
            found.push(inside);
        }
    }
    found
}
