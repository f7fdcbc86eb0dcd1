//! HTML that people wrote themselves.

use crate::model::markdown::html::is_void;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

/// HTML without its comments, which are notes of who wrote it; a line of nothing else goes with
/// them, and so does all behind one that is never closed.
pub fn without_comments(html: &str) -> Cow<'_, str> {
    let Some(first) = html.find("<!--") else {
        return Cow::Borrowed(html);
    };
    let (mut out, mut rest, mut at) = (String::new(), html, Some(first));
    while let Some(start) = at {
        let end = rest[start + 2..].find("-->");
        let behind = end.map_or("", |end| &rest[start + 2 + end + 3..]);
        let before = rest[..start].trim_end_matches([' ', '\t']);
        let begins = before.is_empty() || before.ends_with('\n');
        let ends = behind.trim_start_matches([' ', '\t']);
        if begins && (ends.is_empty() || ends.starts_with('\n')) {
            out.push_str(before);
            rest = ends.strip_prefix('\n').unwrap_or(ends);
        } else {
            out.push_str(&rest[..start]);
            rest = behind;
        }
        at = rest.find("<!--");
    }
    Cow::Owned(out + rest)
}

/// A run of HTML with what could do harm taken out; what the program itself writes stays.
pub fn sanitised(html: &str) -> String {
    static SAFE: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
        let mut safe = ammonia::Builder::default();
        safe.add_generic_attributes([
            "id",
            "class",
            "role",
            "aria-label",
            "aria-hidden",
            "tabindex",
            "lang",
            "dir",
            "title",
        ])
        .add_tags(["section", "input", "figure", "figcaption", "picture"])
        .add_tag_attributes("input", ["disabled", "checked"])
        .add_tag_attribute_values("input", "type", ["checkbox"])
        .add_tag_attributes(
            "img",
            ["loading", "decoding", "width", "height", "srcset", "sizes"],
        )
        .add_tag_attributes("a", ["data-clause", "name"])
        .add_tag_attributes("ol", ["start", "type", "reversed"])
        .add_tag_attributes("li", ["value"])
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .link_rel(None);
        safe
    });
    SAFE.clean(html).to_string()
}

/// What `make` makes of `html`, but for the formulas in it, which the program wrote itself.
pub fn around(html: &str, formulas: &[String], make: fn(&str) -> String) -> String {
    let mark = |at: usize| format!("\u{F8F0}{at}\u{F8F0}");
    let mut html = html.to_string();
    for (at, formula) in formulas.iter().enumerate() {
        html = html.replacen(formula, &mark(at), 1);
    }
    let mut safe = make(&html);
    for (at, formula) in formulas.iter().enumerate() {
        safe = safe.replace(&mark(at), formula);
    }
    safe
}

/// The same as well-formed XML: the sanitiser closes every element and quotes every attribute, and
/// leaves only void elements and one entity that XML does not know.
///
/// Source: HTML Living Standard §13.3 (serialising).
pub fn well_formed(html: &str) -> String {
    let safe = sanitised(html).replace("&nbsp;", "\u{a0}");
    let mut out = String::with_capacity(safe.len() + 16);
    let mut rest = safe.as_str();
    while let Some(at) = rest.find('<') {
        let length = tag_length(&rest[at..]);
        let tag = &rest[at..at + length];
        out.push_str(&rest[..at]);
        let name = tag[1..].split(|c: char| !c.is_ascii_alphanumeric()).next();
        match name.is_some_and(is_void) {
            true => out.extend([tag.trim_end_matches(['>', '/']), "/>"]),
            false => out.push_str(tag),
        }
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    out
}

/// Bytes of the tag that begins here; a `>` in quotes does not end it.
fn tag_length(html: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in html.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    html.len()
}

/// `text` without the characters that XML may not hold.
pub fn without_controls(text: String) -> String {
    match text.chars().all(crate::render::xml::is_valid) {
        true => text,
        false => text
            .chars()
            .filter(|c| crate::render::xml::is_valid(*c))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_with_their_lines() {
        let check = |html: &str, left: &str| assert_eq!(without_comments(html), left);
        check("<b>x</b>", "<b>x</b>");
        check("<!-- a\n b -->\n", "");
        check("<div>\n  <!-- a -->\nx\n</div>\n", "<div>\nx\n</div>\n");
        check("<p>x <!-- a --> y</p>", "<p>x  y</p>");
        check("<!-->x<!-- b", "x");
    }

    #[test]
    fn html_of_authors_becomes_xml() {
        let check = |html: &str, xml: &str| assert_eq!(well_formed(html), xml);
        check(
            "<p>a<br>b <img src=\"a.png\" alt=\"x > y\">",
            "<p>a<br/>b <img src=\"a.png\" alt=\"x &gt; y\"/></p>",
        );
        check("<b>a<i>b</b>c", "<b>a<i>b</i></b><i>c</i>");
        check("a&nbsp;& b", "a\u{a0}&amp; b");
    }
}
