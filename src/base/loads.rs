//! What a browser loads by itself, or runs, for a piece of HTML; a link to click is neither.

use super::address::{self, Host, host};
use super::diagnostic::{Diagnostic, message};
use super::path::SourcePath;
use super::span::Span;
use std::borrow::Cow;
use std::ops::Range;

mod css;
#[cfg(test)]
mod tests;

/// Addresses of other hosts that the HTML at `place` of a file would load, and of code it would
/// run. A template is HTML too; what it fills in is not known here.
///
/// Diagnostics: `load/host`, `load/script` at the address.
pub fn foreign(file: &SourcePath, text: &str, place: Range<usize>) -> Vec<Diagnostic> {
    let mut found = vec![];
    for tag in tags(text, place) {
        found.extend(
            tag.style
                .map_or(vec![], |style| in_style(file, text, style)),
        );
        found.extend(of_tag(file, text, &tag.name, &tag.attributes));
    }
    found
}

/// The bytes of each address within the site that the HTML at `place` loads or links to, and the
/// address.
pub fn own(text: &str, place: Range<usize>) -> Vec<(Range<usize>, String)> {
    let mut found = vec![];
    for tag in tags(text, place) {
        for (name, range) in &tag.attributes {
            let is_address = !matches!(kind(&tag.name, name, ""), Kind::Other)
                && !matches!(name.as_str(), "action" | "formaction" | "ping" | "manifest");
            let places = if is_address {
                candidates(name, text, range)
            } else {
                vec![]
            };
            found.extend(places.into_iter().filter_map(|at| {
                let address = decoded(&text[at.clone()]).into_owned();
                is_path(&address).then_some((at, address))
            }));
        }
    }
    found
}

/// Whether an address is the path of a file: no scheme, no place on the same page.
fn is_path(address: &str) -> bool {
    let path = address.split(['/', '?', '#']).next().unwrap_or_default();
    host(address) == Host::Own
        && !path.contains(':')
        && !matches!(address.chars().next(), None | Some('#'))
}

/// Where the addresses in a value stand: the whole value, or one before each size of a `srcset`.
///
/// Source: HTML, "Srcset attributes".
fn candidates(name: &str, text: &str, value: &Range<usize>) -> Vec<Range<usize>> {
    let is_list = matches!(name, "srcset" | "imagesrcset");
    let written = &text[value.clone()];
    let pieces: Vec<&str> = match is_list {
        true => written
            .split(',')
            .filter_map(|one| one.split_whitespace().next())
            .collect(),
        false => vec![written.trim()],
    };
    let place = |piece: &&str| {
        let start = value.start + (piece.as_ptr() as usize - written.as_ptr() as usize);
        start..start + piece.len()
    };
    pieces.iter().map(place).collect()
}

/// A tag with its attributes, and where the style stands that it holds.
struct Tag {
    /// In lower case.
    name: String,
    attributes: Vec<Attribute>,
    style: Option<Range<usize>>,
}

/// The tags in the HTML at `place`; what lies in comments and scripts is none.
fn tags(text: &str, place: Range<usize>) -> Vec<Tag> {
    let mut found = vec![];
    let mut at = place.start;
    while let Some(start) = text[at..place.end].find('<').map(|from| at + from + 1) {
        at = start;
        if let Some(end) = comment(&text[start..place.end]) {
            at += end;
            continue;
        }
        let tag = name(&text[start..place.end]);
        if tag.is_empty() {
            continue;
        }
        let (attributes, end) = attributes(text, start + tag.len()..place.end);
        at = end;
        let name = tag.to_ascii_lowercase();
        let mut style = None;
        if matches!(name.as_str(), "script" | "style") {
            let close = at + text[at..place.end].find("</").unwrap_or(place.end - at);
            style = (name == "style").then_some(at..close);
            at = close;
        }
        found.push(Tag {
            name,
            attributes,
            style,
        });
    }
    found
}

/// Bytes of a comment whose `<` is taken off.
fn comment(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("!--")?;
    let end = inside.find("-->").map(|at| at + "!---->".len());
    Some(end.unwrap_or(text.len()))
}

/// A name in lower case and the bytes of the value, without its quotes.
type Attribute = (String, Range<usize>);

fn of_tag(file: &SourcePath, text: &str, tag: &str, attributes: &[Attribute]) -> Vec<Diagnostic> {
    let value = |wanted: &str| {
        let found = attributes.iter().find(|(name, _)| name == wanted);
        found.map_or("", |(_, range)| &text[range.clone()])
    };
    let rel = value("rel").to_ascii_lowercase();
    let mut found = vec![];
    let is_refresh = value("http-equiv").trim().eq_ignore_ascii_case("refresh");
    for (name, range) in attributes {
        let written = &text[range.clone()];
        if name == "style" || is_painted(name) {
            found.extend(in_style(file, text, range.clone()));
            continue;
        }
        if name == "srcdoc" {
            found.extend(in_frame(file, written, range));
            continue;
        }
        let is_fault = match kind(tag, name, &rel) {
            Kind::Loaded => each(name, written).any(|one| host(&one) != Host::Own),
            Kind::Clicked => host(&decoded(written)) == Host::Script,
            Kind::Other if is_refresh && name == "content" => leads_away(written),
            Kind::Other => false,
        };
        if is_fault {
            let span = Span::new(file, range.clone());
            let address = written.trim();
            let shows = matches!(
                tag,
                "iframe" | "embed" | "object" | "video" | "audio" | "source"
            );
            found.push(match host(&decoded(written)) {
                Host::Script => address::runs_code(Some(span), address),
                _ if shows => address::foreign(Some(span), address).help(message!(
                    vi: "viết thành liên kết để bấm: `[chữ]({address})`",
                    en: "write a link to click: `[words]({address})`",
                )),
                _ => address::foreign(Some(span), address),
            });
        }
    }
    found
}

/// Whether the content of a page that goes on by itself, `0; url=…`, names another host.
fn leads_away(content: &str) -> bool {
    let content = decoded(content).to_ascii_lowercase();
    let address = content.split_once("url").map_or("", |(_, rest)| rest);
    let address = address.trim_start_matches(|c: char| c.is_whitespace() || "='\"".contains(c));
    host(address) != Host::Own
}

enum Kind {
    Loaded,
    Clicked,
    Other,
}

/// What a browser does with the address in attribute `name` of `tag`.
///
/// Source: HTML, "Attributes": those of type URL; SVG 2 §16.1 for `href` of what is drawn.
fn kind(tag: &str, name: &str, rel: &str) -> Kind {
    let told = [
        "canonical",
        "alternate",
        "license",
        "author",
        "next",
        "prev",
        "help",
        "me",
    ];
    let mut words = rel.split_ascii_whitespace();
    match (tag, name) {
        ("link", "href")
            if !rel.contains("stylesheet") && words.any(|word| told.contains(&word)) =>
        {
            Kind::Other
        }
        ("a" | "area", "href" | "xlink:href") | (_, "action" | "formaction") => Kind::Clicked,
        (_, "href" | "xlink:href" | "src" | "srcset" | "imagesrcset" | "poster" | "background")
        | (_, "ping" | "manifest")
        | ("object", "data" | "codebase") => Kind::Loaded,
        _ => Kind::Other,
    }
}

/// The addresses in a value: one, or those of a list with commas.
fn each(name: &str, written: &str) -> impl Iterator<Item = String> {
    let is_list = matches!(name, "srcset" | "imagesrcset" | "ping");
    let decoded = decoded(written).into_owned();
    let parts: Vec<String> = match is_list {
        true => decoded
            .split([',', ' ', '\n', '\t'])
            .filter(|part| !part.is_empty())
            .map(str::to_string)
            .collect(),
        false => vec![decoded],
    };
    parts.into_iter()
}

/// Attributes of drawings whose value may be `url(…)`, as that of a style.
///
/// Source: SVG 2 §6.6 (presentation attributes).
fn is_painted(name: &str) -> bool {
    let names = ["fill", "stroke", "filter", "mask", "clip-path", "cursor"];
    names.contains(&name) || name.starts_with("marker")
}

/// What the page in a frame would load, `<iframe srcdoc="…">`; the frames in it are not looked at.
fn in_frame(file: &SourcePath, written: &str, place: &Range<usize>) -> Option<Diagnostic> {
    let page = decoded(written).to_ascii_lowercase().replace("srcdoc", "");
    let found = foreign(file, &page, 0..page.len()).into_iter().next()?;
    Some(Diagnostic {
        span: Some(Span::new(file, place.clone())),
        ..found
    })
}

/// Addresses of other hosts in functions of a style sheet that take them as texts.
///
/// Diagnostics: `load/host` at its start.
pub fn in_sheet(file: &SourcePath, sheet: &str) -> Vec<Diagnostic> {
    let plain = css::plain(sheet);
    let foreign = css::texts(&plain).into_iter();
    let foreign = foreign.filter(|address| host(address) != Host::Own);
    let place = |address: &str| {
        sheet
            .find(address)
            .map_or(0..0, |at| at..at + address.len())
    };
    let fault = |address| address::foreign(Some(Span::new(file, place(address))), address);
    foreign.map(fault).collect()
}

/// Addresses in `url(…)` and `@import` of a style written into a page.
fn in_style(file: &SourcePath, text: &str, place: Range<usize>) -> Vec<Diagnostic> {
    let written = &text[place.clone()];
    let plain = css::plain(&decoded(written));
    let foreign = css::addresses(&plain).into_iter();
    let foreign = foreign.filter(|address| host(address) != Host::Own);
    let fault = |address: &str| {
        let range = match written.find(address) {
            Some(at) => place.start + at..place.start + at + address.len(),
            None => place.clone(),
        };
        address::foreign(Some(Span::new(file, range)), address)
    };
    foreign.map(fault).collect()
}

fn name(text: &str) -> &str {
    let is_letter = text.starts_with(|c: char| c.is_ascii_alphabetic());
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || "-:".contains(c)));
    if is_letter {
        &text[..end.unwrap_or(text.len())]
    } else {
        ""
    }
}

/// The attributes of a tag whose name ends where `place` begins, and the byte after the tag.
fn attributes(text: &str, place: Range<usize>) -> (Vec<Attribute>, usize) {
    let (bytes, mut at, mut found) = (text.as_bytes(), place.start, vec![]);
    let skip = |mut at: usize, wanted: &dyn Fn(u8) -> bool| {
        while at < place.end && wanted(bytes[at]) {
            at += 1;
        }
        at
    };
    let is_space = |byte: u8| byte.is_ascii_whitespace() || byte == b'/';
    loop {
        at = skip(at, &is_space);
        if at >= place.end || bytes[at] == b'>' {
            return (found, (at + 1).min(place.end));
        }
        let start = at;
        at = skip(at + 1, &|byte| !is_space(byte) && !b"=>".contains(&byte));
        let name = text[start..at].to_ascii_lowercase();
        let equals = skip(at, &|byte| byte.is_ascii_whitespace());
        if equals >= place.end || bytes[equals] != b'=' {
            continue;
        }
        at = skip(equals + 1, &|byte| byte.is_ascii_whitespace());
        let range = match bytes.get(at).filter(|_| at < place.end) {
            Some(&mark @ (b'"' | b'\'')) => {
                let end = skip(at + 1, &|byte| byte != mark);
                let range = at + 1..end;
                at = (end + 1).min(place.end);
                range
            }
            _ => {
                let start = at;
                at = skip(at, &|byte| !byte.is_ascii_whitespace() && byte != b'>');
                start..at
            }
        };
        found.push((name, range));
    }
}

/// A value with the references to characters that an address may be hidden behind.
///
/// Source: HTML, "Named character references".
fn decoded(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return value.into();
    }
    let mut out = String::new();
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '#'))
            .unwrap_or(rest.len());
        match reference(&rest[..end]) {
            Some(c) => {
                out.push(c);
                rest = rest[end..].strip_prefix(';').unwrap_or(&rest[end..]);
            }
            None => out.push('&'),
        }
    }
    (out + rest).into()
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    let named = [
        ("colon", ':'),
        ("sol", '/'),
        ("bsol", '\\'),
        ("Tab", '\t'),
        ("NewLine", '\n'),
        ("amp", '&'),
        ("quot", '"'),
        ("apos", '\''),
        ("lt", '<'),
        ("gt", '>'),
        ("lpar", '('),
        ("period", '.'),
    ];
    let found = named.iter().find(|(known, _)| *known == name);
    found.map(|(_, c)| *c)
}
