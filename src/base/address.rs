//! Addresses as a browser reads them.

use super::diagnostic::{Diagnostic, fault, message};
use super::span::Span;

/// Where a browser goes for an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// The site itself, or nowhere: a path, a fragment, `data:`.
    Own,
    /// `https:`, `//host`, any other scheme of the network.
    Other,
    /// `javascript:` and its like, which run what they say.
    Script,
}

/// Where `address` leads, read as browsers read it: white space and controls around it and line
/// ends and tabs inside are left out, `\\` is `/`.
///
/// Source: WHATWG URL, "basic URL parser".
pub fn host(address: &str) -> Host {
    let trimmed = address.trim_matches(|c: char| c <= ' ');
    let read: String = trimmed
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .map(|c| {
            if c == '\\' {
                '/'
            } else {
                c.to_ascii_lowercase()
            }
        })
        .collect();
    if read.starts_with("//") {
        return Host::Other;
    }
    match scheme(&read) {
        None | Some("data" | "about" | "blob") => Host::Own,
        Some("javascript" | "vbscript") => Host::Script,
        Some(_) => Host::Other,
    }
}

/// `https` of `https://…`; `None` of a path, also of one with a colon behind a slash.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let inside = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    (is_scheme && scheme.chars().all(inside)).then_some(scheme)
}

/// Something that a page loads by itself from another host. Diagnostics: `load/host`.
pub fn foreign(span: Option<Span>, address: &str) -> Diagnostic {
    fault!(
        "load/host",
        span,
        vi: "`{address}` tải từ máy chủ khác",
        en: "`{address}` is loaded from another host",
    )
    .help(message!(
        vi: "chép tệp ấy vào trang rồi ghi đường dẫn của nó",
        en: "copy the file into the site, and name it by its path",
    ))
}

/// An address that runs code when it is followed. Diagnostics: `load/script`.
pub fn runs_code(span: Option<Span>, address: &str) -> Diagnostic {
    fault!(
        "load/script",
        span,
        vi: "`{address}` chạy mã khi bấm vào",
        en: "`{address}` runs code when it is followed",
    )
    .help(message!(
        vi: "ghi địa chỉ của một trang, hoặc bỏ liên kết",
        en: "write the address of a page, or take the link out",
    ))
}

#[cfg(test)]
mod tests {
    use super::{Host, host};

    #[test]
    fn an_address_is_read_as_a_browser_reads_it() {
        for own in [
            "a.png", "../a.png", "/a", "#a", "", "?a:b", "a/b:c", "data:,x", "DATA:,x",
        ] {
            assert_eq!(host(own), Host::Own, "{own}");
        }
        for other in [
            "https://a",
            " HTTPS:a",
            "//a",
            "\\\\a",
            "/\\a",
            "\t//a",
            "/\n/a",
            "ht\ntps://a",
            "ftp://a",
            "ws:a",
            "file:///a",
        ] {
            assert_eq!(host(other), Host::Other, "{other}");
        }
        for script in ["javascript:alert(1)", "\u{1}JavaScript:a", "java\tscript:a"] {
            assert_eq!(host(script), Host::Script, "{script}");
        }
    }
}
