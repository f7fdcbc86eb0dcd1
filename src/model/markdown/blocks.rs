//! What people write at the start of lines and CommonMark runs together or drops: lists with
//! letters, braces of headings, call-outs of Obsidian.

mod labels;

use super::SpannedEvent;
use labels::{Label, labels, listed};
use pulldown_cmark::{BlockQuoteKind, CowStr, Event, Tag, TagEnd};
use std::ops::Range;

/// The same events, with lettered lines apart, braces of headings shown and call-outs named.
pub fn mended<'a>(text: &'a str, events: Vec<SpannedEvent<'a>>) -> Vec<SpannedEvent<'a>> {
    callouts(text, headings(text, lettered(text, events)))
}

/// A line end before a line that begins an item becomes a break: `a)` `b)` … `d)` `đ)`, `A.` `B.`,
/// `1/` `2/`, `(1)` `(2)`, `I.` `II.`, or a sign such as `•`.
fn lettered<'a>(text: &'a str, mut events: Vec<SpannedEvent<'a>>) -> Vec<SpannedEvent<'a>> {
    let mut begun = None;
    let mut breaks = vec![];
    for at in 0..events.len() {
        match events[at].0 {
            Event::Start(Tag::Paragraph) => (begun, breaks) = (Some(events[at].1.start), vec![]),
            Event::SoftBreak if begun.is_some() => breaks.push(at),
            Event::End(TagEnd::Paragraph) => {
                let starts = breaks.iter().map(|at| events[*at].1.end);
                let starts = begun.take().into_iter().chain(starts);
                let lines: Vec<Vec<Label>> = starts.map(|from| labels(text, from)).collect();
                for line in listed(&lines) {
                    events[breaks[line - 1]].0 = Event::HardBreak;
                }
            }
            _ => {}
        }
    }
    events
}

/// Braces at the end of a heading that are no attributes are words.
fn headings<'a>(text: &'a str, events: Vec<SpannedEvent<'a>>) -> Vec<SpannedEvent<'a>> {
    let mut out = Vec::with_capacity(events.len());
    let mut lost: Option<Range<usize>> = None;
    for (event, range) in events {
        match event {
            Event::Start(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            }) => {
                lost = braces(text, &range);
                let tag = match lost {
                    Some(_) => Tag::Heading {
                        level,
                        id: None,
                        classes: vec![],
                        attrs: vec![],
                    },
                    None => Tag::Heading {
                        level,
                        id,
                        classes,
                        attrs,
                    },
                };
                out.push((Event::Start(tag), range));
            }
            Event::End(TagEnd::Heading(level)) => {
                let shown = out.last().map_or(0, |(_, before)| before.end);
                if let Some(words) = lost.take().filter(|words| words.start >= shown) {
                    out.push((Event::Text(CowStr::Borrowed(&text[words.clone()])), words));
                }
                out.push((Event::End(TagEnd::Heading(level)), range));
            }
            event => out.push((event, range)),
        }
    }
    out
}

/// The braces that end the heading in `range` and hold anything but `#id`, `.class` and
/// `key=value`; with the space before them.
fn braces(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let heading = text[range.clone()].lines().next()?.trim_end();
    let end = range.start + heading.len();
    let inside = heading.strip_suffix('}')?;
    let open = inside.rfind('{')?;
    let is_attribute = |word: &str| {
        let name = word.strip_prefix(['#', '.']).unwrap_or(word);
        let key = name.split('=').next().unwrap_or_default();
        let valid = !key.is_empty()
            && key
                .chars()
                .all(|c| c.is_alphanumeric() || "-_:.".contains(c));
        valid && (word.starts_with(['#', '.']) || word.contains('='))
    };
    let words = inside[open + 1..].split_whitespace();
    if words.clone().next().is_some() && words.into_iter().all(is_attribute) {
        return None;
    }
    let before = heading[..open].trim_end().len();
    Some(range.start + before..end)
}

/// `> [!note] Title` of Obsidian: the kind in any case, a title behind it.
fn callouts<'a>(text: &'a str, events: Vec<SpannedEvent<'a>>) -> Vec<SpannedEvent<'a>> {
    let mut out: Vec<SpannedEvent> = Vec::with_capacity(events.len());
    let mut ends: Vec<Option<BlockQuoteKind>> = vec![];
    let mut at = 0;
    while at < events.len() {
        let (event, range) = &events[at];
        match event {
            Event::Start(Tag::BlockQuote(None)) => {
                let found = callout(text, &events[at + 1..]);
                ends.push(found.as_ref().map(|found| found.kind));
                if let Some(found) = found {
                    out.push((
                        Event::Start(Tag::BlockQuote(Some(found.kind))),
                        range.clone(),
                    ));
                    at += found.skip + 1;
                    let paragraph = events[at - 1].1.clone();
                    let rest = events.get(at).map(|(event, _)| event);
                    if found.title.is_empty() && matches!(rest, Some(Event::End(_))) {
                        at += 1;
                        continue;
                    }
                    let breaks = matches!(rest, Some(Event::SoftBreak | Event::HardBreak));
                    at += usize::from(found.title.is_empty() && breaks);
                    titled(found, &paragraph, &mut out);
                    continue;
                }
            }
            Event::Start(Tag::BlockQuote(kind)) => ends.push(*kind),
            Event::End(TagEnd::BlockQuote(_)) => {
                let kind = ends.pop().flatten();
                out.push((Event::End(TagEnd::BlockQuote(kind)), range.clone()));
                at += 1;
                continue;
            }
            _ => {}
        }
        out.push(events[at].clone());
        at += 1;
    }
    out
}

struct Callout<'a> {
    kind: BlockQuoteKind,
    /// The title that the writer gives it: where it stands, and its words.
    title: Range<usize>,
    words: Vec<SpannedEvent<'a>>,
    /// Events of its first line.
    skip: usize,
}

/// The call-out that a quote begins with.
fn callout<'a>(text: &'a str, inside: &[SpannedEvent<'a>]) -> Option<Callout<'a>> {
    let (Event::Start(Tag::Paragraph), paragraph) = inside.first()? else {
        return None;
    };
    let line = text[paragraph.start..].lines().next()?;
    let rest = line.strip_prefix("[!")?;
    let (name, after) = rest.split_once(']')?;
    let kind = kind(&name.trim().to_lowercase())?;
    let title = after.trim_start_matches(['+', '-']).trim_start();
    let start = paragraph.start + line.len() - title.len();
    let end = (paragraph.start + line.trim_end().len()).max(start);
    let on_line = inside[1..].iter().take_while(|(event, range)| {
        !matches!(
            event,
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph)
        ) && range.start < end.max(paragraph.start + 1)
    });
    let on_line: Vec<&SpannedEvent> = on_line.collect();
    let is_text = |event: &Event| matches!(event, Event::Text(_));
    let reaches_on = |(event, range): &SpannedEvent| range.end > end && !is_text(event);
    if on_line.iter().any(|one| reaches_on(one)) {
        return None;
    }
    Some(Callout {
        kind,
        title: start..end,
        words: words(text, start..end, &on_line),
        skip: 1 + on_line.len(),
    })
}

/// The words of a title among the events of its line.
fn words<'a>(
    text: &'a str,
    title: Range<usize>,
    on_line: &[&SpannedEvent<'a>],
) -> Vec<SpannedEvent<'a>> {
    let plain = |range: Range<usize>| (Event::Text(CowStr::Borrowed(&text[range.clone()])), range);
    let is_text = |event: &Event| matches!(event, Event::Text(_));
    if on_line.iter().all(|(event, _)| is_text(event)) {
        return vec![plain(title)];
    }
    let inside = on_line.iter().filter(|(_, range)| range.end > title.start);
    let cut = |(event, range): &&SpannedEvent<'a>| match is_text(event) {
        true if range.start < title.start => plain(title.start..range.end),
        _ => (event.clone(), range.clone()),
    };
    inside.map(cut).collect()
}

/// The paragraph goes on below the title; one that ends there is the title alone.
fn titled<'a>(found: Callout<'a>, at: &Range<usize>, out: &mut Vec<SpannedEvent<'a>>) {
    out.push((Event::Start(Tag::Paragraph), at.clone()));
    if found.title.is_empty() {
        return;
    }
    out.push((Event::Start(Tag::Strong), found.title.clone()));
    out.extend(found.words);
    out.push((Event::End(TagEnd::Strong), found.title));
}

/// The kind that a call-out of another program is here.
pub fn kind(name: &str) -> Option<BlockQuoteKind> {
    Some(match name {
        "note" | "info" | "abstract" | "summary" | "tldr" | "todo" | "example" | "quote"
        | "cite" | "seealso" | "question" | "help" | "faq" | "discussion" | "callout"
        | "prereq" | "ghi chú" => BlockQuoteKind::Note,
        "mẹo" | "tip" | "hint" | "success" | "check" | "done" | "testimonial" => {
            BlockQuoteKind::Tip
        }
        "important" | "checklist" | "keypoints" | "quan trọng" => BlockQuoteKind::Important,
        "warning" | "attention" | "lưu ý" | "chú ý" => BlockQuoteKind::Warning,
        "caution" | "danger" | "error" | "failure" | "fail" | "missing" | "bug" | "cảnh báo" => {
            BlockQuoteKind::Caution
        }
        _ => return None,
    })
}

/// The name of a call-out as it is written.
pub fn name(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "NOTE",
        BlockQuoteKind::Tip => "TIP",
        BlockQuoteKind::Important => "IMPORTANT",
        BlockQuoteKind::Warning => "WARNING",
        BlockQuoteKind::Caution => "CAUTION",
    }
}
