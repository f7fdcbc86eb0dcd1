//! Addresses and mail addresses that stand bare in a text.
//!
//! Source: GitHub Flavored Markdown Spec 0.29, §6.9 "Autolinks (extension)".

use super::Made;
use pulldown_cmark::{CowStr, LinkType, Tag};
use std::ops::Range;

const SCHEMES: [&str; 3] = ["https://", "http://", "ftp://"];

/// The first bare address in `range` of `text`.
pub fn address(text: &str, range: Range<usize>) -> Option<Made<'_>> {
    let slice = &text[range.clone()];
    let starts = slice.char_indices().map(|(at, _)| range.start + at);
    let may_begin = |at: &usize| {
        matches!(
            text.as_bytes()[*at],
            b'h' | b'f' | b'w' | b'H' | b'F' | b'W'
        )
    };
    let mut begun = starts.filter(may_begin);
    begun.find_map(|at| address_at(text, at..range.end))
}

/// The first mail address in `range` of `text`.
pub fn mail(text: &str, range: Range<usize>) -> Option<Made<'_>> {
    let mut signs = text[range.clone()].match_indices('@');
    signs.find_map(|(at, _)| mail_at(text, &range, range.start + at))
}

/// `www.example.org/a`, `https://example.org/a` at the start of `range`.
fn address_at<'a>(text: &'a str, range: Range<usize>) -> Option<Made<'a>> {
    let (slice, before) = (
        &text[range.clone()],
        text[..range.start].chars().next_back(),
    );
    let lower = slice.get(..8).unwrap_or(slice).to_ascii_lowercase();
    let scheme = SCHEMES.iter().find(|scheme| lower.starts_with(**scheme));
    let (prefix, from) = match scheme {
        Some(scheme) if !before.is_some_and(char::is_alphanumeric) => ("", scheme.len()),
        None if lower.starts_with("www.") && before.is_none_or(begins) => ("http://", 0),
        _ => return None,
    };
    let domain = domain(&slice[from..])?;
    let parts: Vec<&str> = slice[from..from + domain].split('.').collect();
    let last = parts.iter().rev().take(2);
    if last.into_iter().any(|part| part.contains('_')) || (scheme.is_none() && parts.len() < 2) {
        return None;
    }
    let end = slice
        .find(|c: char| c.is_whitespace() || c == '<')
        .unwrap_or(slice.len());
    let end = trimmed(&slice[..end]).max(from + domain.min(end));
    let words = &slice[..trimmed(&slice[..end]).max(from + 1)];
    let dest_url = match prefix {
        "" => CowStr::Borrowed(words),
        prefix => format!("{prefix}{words}").into(),
    };
    Some(made(
        range.start..range.start + words.len(),
        LinkType::Autolink,
        dest_url,
    ))
}

fn begins(before: char) -> bool {
    before.is_whitespace() || "*_~(“\"'[|".contains(before)
}

/// The length of a domain: letters, digits, `-` and `_`, parted by dots.
fn domain(slice: &str) -> Option<usize> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let length = slice.find(|c| !part(c)).unwrap_or(slice.len());
    let length = slice[..length].trim_end_matches(['.', '-', '_']).len();
    let domain = &slice[..length];
    let valid = !domain.is_empty() && domain.split('.').all(|part| !part.is_empty());
    valid.then_some(length)
}

/// The length of an address without the punctuation that ends its sentence.
fn trimmed(address: &str) -> usize {
    let mut rest = address;
    let mut unopened = address
        .matches(')')
        .count()
        .saturating_sub(address.matches('(').count());
    loop {
        let Some(last) = rest.chars().next_back() else {
            return 0;
        };
        let before = &rest[..rest.len() - last.len_utf8()];
        rest = match last {
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '"' | '”' | '’' | '…' | '»' => {
                before
            }
            ')' if unopened > 0 => {
                unopened -= 1;
                before
            }
            ';' => match before.rfind('&') {
                Some(at) if is_entity(&before[at + 1..]) => &before[..at],
                _ => before,
            },
            _ => return rest.len(),
        };
    }
}

fn is_entity(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// `ban@example.org` around the `@` at `at`, with `mailto:` or `xmpp:` before it.
fn mail_at<'a>(text: &'a str, range: &Range<usize>, at: usize) -> Option<Made<'a>> {
    let local = |c: char| c.is_ascii_alphanumeric() || ".-_+".contains(c);
    let before = &text[range.start..at];
    let start = at - (before.len() - before.trim_end_matches(local).len());
    let after = &text[at + 1..range.end];
    let part = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let length = after.find(|c| !part(c)).unwrap_or(after.len());
    let host = after[..length].trim_end_matches('.');
    let previous = text[..start].chars().next_back();
    let valid = start < at
        && host.contains('.')
        && host.split('.').all(|part| !part.is_empty())
        && !host.ends_with(['-', '_'])
        && !previous.is_some_and(|c| c.is_alphanumeric() || c == '/');
    if !valid {
        return None;
    }
    let end = at + 1 + host.len();
    for scheme in ["mailto:", "xmpp:"] {
        if text[range.start..start].ends_with(scheme) {
            let from = start - scheme.len();
            let end = end + resource(&text[end..range.end], scheme);
            let address = CowStr::Borrowed(&text[from..end]);
            return Some(made(from..end, LinkType::Autolink, address));
        }
    }
    let address = CowStr::Borrowed(&text[start..end]);
    Some(made(start..end, LinkType::Email, address))
}

/// The length of `/resource` behind an address of XMPP.
fn resource(after: &str, scheme: &str) -> usize {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '.');
    match after.strip_prefix('/').filter(|_| scheme == "xmpp:") {
        Some(rest) => 1 + rest.find(|c| !part(c)).unwrap_or(rest.len()),
        None => 0,
    }
}

fn made(range: Range<usize>, link_type: LinkType, dest_url: CowStr<'_>) -> Made<'_> {
    let (title, id) = (CowStr::Borrowed(""), CowStr::Borrowed(""));
    let tag = Tag::Link {
        link_type,
        dest_url,
        title,
        id,
    };
    Made {
        inside: range.clone(),
        range,
        tag,
    }
}
