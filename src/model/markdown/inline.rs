//! What people write inside a paragraph and CommonMark leaves as text: bare addresses, addresses
//! with spaces, bold before a letter.

mod autolink;

use super::SpannedEvent;
use crate::base::bytes::holds;
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// A text that something is made of holds one of them: most texts do not.
const MARKS: [&str; 5] = ["://", "www.", "@", "](", "**"];

/// The same events with links, pictures and bold words made of what is text so far.
pub fn marked<'a>(text: &'a str, events: Vec<SpannedEvent<'a>>) -> Vec<SpannedEvent<'a>> {
    let mut marks = MARKS.to_vec();
    marks.retain(|mark| holds(text, mark));
    if marks.is_empty() {
        return events;
    }
    let asks = |text: &str| marks.iter().any(|mark| text.contains(mark));
    let mut out = Vec::with_capacity(events.len());
    let (mut code, mut links) = (0_usize, 0_usize);
    let mut at = 0;
    while at < events.len() {
        let (event, _) = &events[at];
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::MetadataBlock(_)) => code += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::MetadataBlock(_)) => code -= 1,
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => links += 1,
            Event::End(TagEnd::Link | TagEnd::Image) => links -= 1,
            Event::Text(_) if code == 0 && is_source(text, &events[at]) => {
                let end = run_end(text, &events, at);
                let range = events[at].1.start..events[end - 1].1.end;
                if asks(&text[range.clone()]) {
                    run(text, range, links > 0, &mut out);
                } else {
                    out.extend_from_slice(&events[at..end]);
                }
                at = end;
                continue;
            }
            _ => {}
        }
        out.push(events[at].clone());
        at += 1;
    }
    out
}

/// The first event after `at` that does not continue its text, byte for byte.
fn run_end(text: &str, events: &[SpannedEvent], at: usize) -> usize {
    let mut end = at + 1;
    while end < events.len()
        && is_source(text, &events[end])
        && events[end].1.start == events[end - 1].1.end
    {
        end += 1;
    }
    end
}

/// Whether an event is text that stands in the source as it is shown.
fn is_source(text: &str, (event, range): &SpannedEvent) -> bool {
    matches!(event, Event::Text(words) if **words == text[range.clone()])
}

/// What is made of bytes of a run.
struct Made<'a> {
    range: Range<usize>,
    /// The words inside.
    inside: Range<usize>,
    tag: Tag<'a>,
}

/// Writes the text of `range`, with what is found in it.
fn run<'a>(text: &'a str, range: Range<usize>, in_link: bool, out: &mut Vec<SpannedEvent<'a>>) {
    let looks: &[Look] = match in_link {
        true => &[strong],
        false => &[strong, spaced_link, autolink::address, autolink::mail],
    };
    let look = |look: &Look| (*look, look(text, range.clone()));
    let mut ahead: Vec<(Look, Option<Made>)> = looks.iter().map(look).collect();
    let mut from = range.start;
    while let Some(made) = first(&mut ahead) {
        words(text, from..made.range.start, out);
        from = made.range.end;
        let end = made.tag.to_end();
        let in_link = in_link || matches!(made.tag, Tag::Link { .. } | Tag::Image { .. });
        out.push((Event::Start(made.tag), made.range.clone()));
        run(text, made.inside, in_link, out);
        out.push((Event::End(end), made.range));
        // What finds nothing any more is not asked again: a text may hold thousands of the others.
        ahead.retain_mut(|(look, next)| {
            if next.as_ref().is_none_or(|next| next.range.start < from) {
                *next = look(text, from..range.end);
            }
            next.is_some()
        });
    }
    words(text, from..range.end, out);
}

/// Finds the first thing of one kind in some bytes of a text.
type Look = for<'t> fn(&'t str, Range<usize>) -> Option<Made<'t>>;

/// Takes what begins first.
fn first<'a>(ahead: &mut [(Look, Option<Made<'a>>)]) -> Option<Made<'a>> {
    let found = ahead.iter_mut().map(|(_, made)| made);
    let start = |made: &&mut Option<Made>| made.as_ref().map_or(usize::MAX, |m| m.range.start);
    found.min_by_key(start)?.take()
}

fn words<'a>(text: &'a str, range: Range<usize>, out: &mut Vec<SpannedEvent<'a>>) {
    if !range.is_empty() {
        out.push((Event::Text(CowStr::Borrowed(&text[range.clone()])), range));
    }
}

/// `**Lưu ý:**nội dung`: stars that hold words, though no space keeps them from the next letter.
fn strong(text: &str, range: Range<usize>) -> Option<Made<'_>> {
    let (slice, start) = (&text[range.clone()], range.start);
    let mut from = 0;
    while let Some(open) = slice[from..].find("**").map(|at| from + at) {
        let inside = open + 2;
        let close = slice[inside..].find("**").map(|at| inside + at)?;
        let words = &slice[inside..close];
        let is_bold = !words.is_empty()
            && words.trim() == words
            && !words.starts_with('*')
            && !slice[close + 2..].starts_with('*')
            && words.chars().any(char::is_alphanumeric);
        if is_bold {
            return Some(Made {
                range: start + open..start + close + 2,
                inside: start + inside..start + close,
                tag: Tag::Strong,
            });
        }
        from = close;
    }
    None
}

/// `[Mẫu](Biểu mẫu 1.md)`, `![x](Ảnh một.png)`, `![x](p.png =300x)`: an address with spaces that is
/// the name of a file, with a title or a size behind it.
fn spaced_link(text: &str, range: Range<usize>) -> Option<Made<'_>> {
    let slice = &text[range.clone()];
    for (middle, _) in slice.match_indices("](") {
        let Some(open) = opening(slice, middle) else {
            continue;
        };
        let inside = middle + 2;
        let Some(close) = closing(&slice[inside..]).map(|at| inside + at) else {
            continue;
        };
        let Some((address, title)) = address(&slice[inside..close]) else {
            continue;
        };
        let picture = slice[..open].ends_with('!');
        let start = if picture { open - 1 } else { open };
        let (link_type, dest_url) = (LinkType::Inline, CowStr::Borrowed(address));
        let (title, id) = (CowStr::Borrowed(title), CowStr::Borrowed(""));
        let at = range.start;
        return Some(Made {
            range: at + start..at + close + 1,
            inside: at + open + 1..at + middle,
            tag: match picture {
                true => Tag::Image {
                    link_type,
                    dest_url,
                    title,
                    id,
                },
                false => Tag::Link {
                    link_type,
                    dest_url,
                    title,
                    id,
                },
            },
        });
    }
    None
}

/// The most characters of a link's words, and of its address.
const MOST_LINK: usize = 500;

/// The `[` that the `]` at `close` closes.
fn opening(slice: &str, close: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in slice[..close].char_indices().rev().take(MOST_LINK) {
        match c {
            ']' => depth += 1,
            '[' if depth == 0 => return Some(at),
            '[' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The `)` that ends an address, on the same line.
fn closing(slice: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in slice.char_indices().take(MOST_LINK) {
        match c {
            '\n' => return None,
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// An address with spaces that names a file, and its title.
fn address(written: &str) -> Option<(&str, &str)> {
    let written = without_size(written.trim());
    let (written, title) = match written.strip_suffix('"') {
        Some(rest) => rest.rsplit_once(" \"")?,
        None => (written, ""),
    };
    let address = without_size(written.trim());
    let path = address.split(['#', '?']).next().unwrap_or_default();
    let (stem, ending) = path.rsplit_once('.')?;
    let named = (1..=8).contains(&ending.len())
        && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && !stem.is_empty()
        && !address.contains(['<', '>', '[', ']']);
    named.then_some((address, title))
}

/// `p.png =300x200` -> `p.png`: a size as other programs write it.
pub fn without_size(address: &str) -> &str {
    let Some((path, size)) = address.rsplit_once(" =") else {
        return address;
    };
    let is_size = size.contains(|c: char| c.is_ascii_digit())
        && size
            .bytes()
            .all(|b| b.is_ascii_digit() || b"x%*".contains(&b));
    if is_size { path.trim_end() } else { address }
}
