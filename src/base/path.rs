//! Names of files: what is read and what is written, and the way from one output to another.

use super::composed::composed;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// A file that is read, relative to the site's root: `content/dao-tao/3t.md`; composed (NFC), `/`
/// between names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath(Arc<str>);

/// A file that is written, relative to the output folder: `dao-tao/3t.html`; composed (NFC), `/`
/// between names, never climbs out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(Arc<str>);

impl SourcePath {
    /// The name `path`, composed, with `\` read as `/` and `.` and empty names left out.
    pub fn new(path: &str) -> Self {
        let is_name = |name: &str| !matches!(name, "" | ".");
        let path = composed(path);
        if !path.contains('\\') && path.split('/').all(is_name) {
            return SourcePath(path.into());
        }
        let path = path.replace('\\', "/");
        SourcePath(join(path.split('/').filter(|name| is_name(name))).into())
    }

    /// The file as the disk calls it, composed; outside of Windows `\` is a letter of a name.
    pub fn called(path: &str) -> Self {
        match cfg!(windows) {
            true => SourcePath::new(path),
            false => SourcePath(composed(path).into()),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder it lies in, without a slash at the end; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last name: `3t.md`.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// The last name without its ending: `3t`.
    pub fn stem(&self) -> &str {
        self.name()
            .rsplit_once('.')
            .map_or(self.name(), |(stem, _)| stem)
    }

    /// The ending of the last name, as written, without the dot; empty where there is none.
    pub fn extension(&self) -> &str {
        self.name()
            .rsplit_once('.')
            .map_or("", |(_, extension)| extension)
    }

    /// Whether it is Markdown by its ending.
    pub fn is_markdown(&self) -> bool {
        is_markdown(self.name())
    }

    /// The rest below `folder`: `3t.md` of `content/dao-tao/3t.md` below `content/dao-tao`.
    pub fn below(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }

    /// The file that `link`, written in this file, leads to; `None` where it climbs out of the
    /// site.
    pub fn resolve(&self, link: &str) -> Option<SourcePath> {
        climb(self.folder(), link).map(|path| SourcePath::new(&path))
    }
}

impl OutPath {
    /// The name `path`, composed. It holds no `..`, no empty name and no leading slash: where it
    /// would, `None`. A name in it that Windows cannot hold is made another.
    pub fn checked(path: &str) -> Option<Self> {
        let mut composed = composed(path);
        if composed.split('/').any(|name| windows_name(name).is_some()) {
            let sound = |name| windows_name(name).unwrap_or_else(|| str::to_string(name));
            let names = composed.split('/').map(sound);
            composed = Cow::Owned(names.collect::<Vec<_>>().join("/"));
        }
        let valid = !composed.contains('\\')
            && !composed.contains('\0')
            && composed
                .split('/')
                .all(|name| !matches!(name, "" | "." | ".."));
        valid.then(|| OutPath(composed.into()))
    }

    /// A name that the program itself makes of sound parts.
    ///
    /// Panics on a name that climbs out, which only a fault of the program can give.
    #[allow(clippy::panic, reason = "no input decides such a name")]
    pub fn new(path: &str) -> Self {
        Self::checked(path).unwrap_or_else(|| panic!("not an output path: {path}"))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder it lies in, without a slash at the end; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The way from this file up to the output folder: empty at the root, `../../` two folders
    /// down.
    pub fn root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }

    /// The address of `to` as a link in this file, percent-encoded: `../cap/co-so.html`.
    pub fn link_to(&self, to: &OutPath) -> String {
        let from: Vec<&str> = self.0.split('/').collect();
        let goal: Vec<&str> = to.0.split('/').collect();
        let most = from.len().min(goal.len()) - 1;
        let shared = (0..most).take_while(|&at| from[at] == goal[at]).count();
        let up = "../".repeat(from.len() - 1 - shared);
        encode(&format!("{up}{}", join(goal[shared..].iter().copied())))
    }

    /// The address of this file below the output folder, percent-encoded.
    pub fn address(&self) -> String {
        encode(&self.0)
    }
}

/// Whether a file of this name is Markdown.
pub fn is_markdown(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["md", "markdown", "mkd"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

/// What a file is called in place of a name that Windows cannot hold; `None` where it can.
///
/// Source: "Naming Files, Paths, and Namespaces", learn.microsoft.com.
pub fn windows_name(name: &str) -> Option<String> {
    let bad = |c: char| c.is_control() || "<>:\"|?*".contains(c);
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let is_device = ["con", "prn", "aux", "nul"]
        .iter()
        .any(|one| stem.eq_ignore_ascii_case(one))
        || is_numbered_device(stem);
    let ends = name.ends_with(['.', ' ']) && !matches!(name, "." | "..");
    if !is_device && !ends && !name.contains(bad) {
        return None;
    }
    let sound = name.replace(bad, "-");
    let sound = sound.trim_end_matches(['.', ' ']);
    Some(match is_device {
        true => format!("{stem}-1{}", &sound[stem.len()..]),
        false if sound.is_empty() => "-".to_string(),
        false => sound.to_string(),
    })
}

fn is_numbered_device(stem: &str) -> bool {
    let number = |device: &str| {
        let (name, number) = stem.split_at_checked(3)?;
        (name.eq_ignore_ascii_case(device)).then_some(number)
    };
    let number = number("com").or_else(|| number("lpt"));
    number.is_some_and(|number| number.len() == 1 && number.bytes().all(|b| b.is_ascii_digit()))
}

fn join<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join("/")
}

/// `link` walked from `folder`; `None` where `..` leaves the root or the link is absolute.
fn climb(folder: &str, link: &str) -> Option<String> {
    if link.starts_with('/') || link.starts_with('\\') {
        return None;
    }
    let mut names: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in link.split('/') {
        match name {
            "" | "." => {}
            ".." => drop(names.pop()?),
            name => names.push(name),
        }
    }
    Some(names.join("/"))
}

/// Percent-encodes all but the unreserved characters and `/`, as UTF-8 bytes.
///
/// Source: RFC 3986 §2.3.
pub fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte as char)
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Takes percent-encoding off; a stray `%` stays as it is, and bytes that are not UTF-8 leave the
/// text as written.
pub fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = bytes
            .get(at + 1..at + 3)
            .and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) if bytes[at] == b'%' => {
                out.push(byte);
                at += 3;
            }
            _ => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_string())
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for OutPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn link(from: &str, to: &str, expected: &str) {
        assert_eq!(OutPath::new(from).link_to(&OutPath::new(to)), expected);
    }

    #[test]
    fn links_are_relative() {
        link("index.html", "index.html", "index.html");
        link("dao-tao/3t.html", "index.html", "../index.html");
        link(
            "dao-tao/3t.html",
            "dao-tao/tong-quan.html",
            "tong-quan.html",
        );
        link("dao-tao/3t.html", "cap/co-so.html", "../cap/co-so.html");
        link("a/b/c.html", "a/d.html", "../d.html");
        link("index.html", "ảnh 1#.png", "%E1%BA%A3nh%201%23.png");
    }

    #[test]
    fn outputs_do_not_climb_out() {
        for path in ["", "/etc", "../a", "a/../b", "a//b", "a/", "./a", "a\\b"] {
            assert_eq!(OutPath::checked(path), None, "{path}");
        }
    }

    #[test]
    fn names_that_windows_cannot_hold_are_made_others() {
        let named = |path| OutPath::checked(path).map(|out| out.to_string());
        assert_eq!(named("con.html").as_deref(), Some("con-1.html"));
        assert_eq!(named("a/COM1.tar.gz").as_deref(), Some("a/COM1-1.tar.gz"));
        assert_eq!(named("aux/index.html").as_deref(), Some("aux-1/index.html"));
        assert_eq!(named("a?b: c.pdf").as_deref(), Some("a-b- c.pdf"));
        assert_eq!(named("a. /b").as_deref(), Some("a/b"));
        assert_eq!(named("console.html").as_deref(), Some("console.html"));
        assert_eq!(named("../a"), None);
    }

    #[test]
    fn a_link_is_walked_from_its_file() {
        let page = SourcePath::new("content/dao-tao/3t.md");
        assert_eq!(
            page.resolve("../cap/co-so.md"),
            Some(SourcePath::new("content/cap/co-so.md"))
        );
        assert_eq!(page.resolve("../../../x.md"), None);
        assert_eq!(page.resolve("/x.md"), None);
    }

    #[test]
    fn percent_signs_are_decoded_once() {
        assert_eq!(decode("%E1%BA%A3nh%2520"), "ảnh%20");
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%FF"), "%FF");
    }
}
