//! The address that a browser asks for becomes the name of an output, or nothing.

use crate::base::path::{OutPath, decode};

/// The output that the path of an address names; a folder means its `index.html`. `None` for what
/// climbs, is absolute twice or is no name.
pub fn out(path: &str) -> Option<OutPath> {
    let inside = decode(path.strip_prefix('/')?);
    let is_folder = inside.is_empty() || inside.ends_with('/');
    let whole = if is_folder {
        format!("{inside}index.html")
    } else {
        inside
    };
    let is_odd = whole.contains(|c: char| c.is_control() || c == '\\');
    if is_odd {
        None
    } else {
        OutPath::checked(&whole)
    }
}

/// The value of `key` in a query.
pub fn asked(query: Option<&str>, key: &str) -> Option<String> {
    let pairs = query?.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .into_iter()
        .find(|(name, _)| *name == key)
        .map(|(_, value)| decode(value))
}

/// The media type of an output by its ending.
///
/// Source: IANA media types.
pub fn media_type(out: &OutPath) -> &'static str {
    let ending = out
        .as_str()
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase())
        .unwrap_or_default();
    match ending.as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml",
        "txt" | "md" | "toml" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "epub" => "application/epub+zip",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_outputs_come_in() {
        let name = |path: &str| out(path).map(|out| out.to_string());
        assert_eq!(name("/").as_deref(), Some("index.html"));
        assert_eq!(name("/dao-tao/").as_deref(), Some("dao-tao/index.html"));
        assert_eq!(name("/dao-tao/3t.html").as_deref(), Some("dao-tao/3t.html"));
        for path in [
            "",
            "a",
            "//etc/passwd",
            "/../a",
            "/a/../../b",
            "/%2e%2e/a",
            "/a/%2E%2E%2fb",
            "/..%5Ca",
            "/a%00",
            "/%0Aa",
            "/a//b",
            "*",
        ] {
            assert_eq!(name(path), None, "{path}");
        }
    }
}
