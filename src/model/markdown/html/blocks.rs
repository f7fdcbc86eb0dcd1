//! Blocks of HTML.

use super::element::{Element, SWALLOWING, decoded, is_element};
use super::{picture, words};
use crate::model::markdown::SpannedEvent;
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// Blocks of HTML: one that is no HTML, or that would swallow what follows, becomes paragraphs of
/// text; pictures in the others become pictures.
pub fn blocks<'a>(text: &'a str, events: Vec<SpannedEvent<'a>>) -> Vec<SpannedEvent<'a>> {
    let mut out = Vec::with_capacity(events.len());
    let mut at = 0;
    while at < events.len() {
        let (event, range) = &events[at];
        if !matches!(event, Event::Start(Tag::HtmlBlock)) {
            out.push(events[at].clone());
            at += 1;
            continue;
        }
        let is_end = |(event, _): &SpannedEvent| matches!(event, Event::End(TagEnd::HtmlBlock));
        let end = at
            + events[at..]
                .iter()
                .position(is_end)
                .unwrap_or(events.len() - at - 1);
        match is_text(&text[range.clone()]) {
            true => paragraphs(text, &events[at + 1..end], &mut out),
            false => {
                let lines = &events[at + 1..end];
                out.push(events[at].clone());
                match is_plain(&text[range.clone()]) {
                    true => out.extend(lines.iter().flat_map(|event| pieces(text, event))),
                    false => out.extend_from_slice(lines),
                }
                out.push(events[end].clone());
            }
        }
        at = end + 1;
    }
    out
}

/// Whether a block of HTML is none: its first tag is of no element, or one in it takes all that
/// follows.
fn is_text(html: &str) -> bool {
    if html.trim_start().starts_with("<!--") {
        return false;
    }
    let first = Element::read(html.trim_start());
    if first.is_some_and(|tag| !is_element(&tag.name)) {
        return true;
    }
    let lower = html.to_ascii_lowercase();
    SWALLOWING.iter().any(|name| {
        let opens = lower.matches(&format!("<{name}")).count();
        opens > lower.matches(&format!("</{name}")).count()
    })
}

/// Whether all between the tags of a block is words: no script, no style, no comment.
fn is_plain(html: &str) -> bool {
    let lower = html.to_ascii_lowercase();
    let taken = SWALLOWING
        .iter()
        .any(|name| lower.contains(&format!("<{name}")));
    !taken && !html.contains("<!") && !html.contains("<?") && !lower.contains("<svg")
}

fn paragraphs<'a>(text: &'a str, lines: &[SpannedEvent<'a>], out: &mut Vec<SpannedEvent<'a>>) {
    let mut open = false;
    for (_, range) in lines {
        let line = &text[range.clone()];
        let start = range.start + (line.len() - line.trim_start().len());
        let end = range.start + line.trim_end().len();
        if start >= end {
            if std::mem::take(&mut open) {
                out.push((Event::End(TagEnd::Paragraph), range.start..range.start));
            }
            continue;
        }
        match std::mem::replace(&mut open, true) {
            true => out.push((Event::SoftBreak, range.start..range.start)),
            false => out.push((Event::Start(Tag::Paragraph), start..end)),
        }
        out.push((words(text, &(start..end)), start..end));
    }
    if open && let Some((_, range)) = lines.last() {
        out.push((Event::End(TagEnd::Paragraph), range.end..range.end));
    }
}

/// A line of a block of HTML with its pictures and links as events.
fn pieces<'a>(text: &'a str, (event, range): &SpannedEvent<'a>) -> Vec<SpannedEvent<'a>> {
    let line = &text[range.clone()];
    let is_source = matches!(event, Event::Html(html) if **html == *line);
    if !is_source || line.trim_start().starts_with("<!--") || !line.contains('<') {
        return vec![(event.clone(), range.clone())];
    }
    let (mut out, mut from) = (vec![], 0);
    let mut open_link = false;
    let html = |from: usize, to: usize, out: &mut Vec<SpannedEvent<'a>>| {
        out.extend(tags_and_words(text, range.start + from..range.start + to));
    };
    for (at, _) in line.match_indices('<') {
        let Some(tag) = Element::read(&line[at..]).filter(|_| at >= from) else {
            continue;
        };
        let Some(end) = line[at..].find('>').map(|end| at + end + 1) else {
            continue;
        };
        let span = range.start + at..range.start + end;
        let (link_type, id) = (LinkType::Inline, CowStr::Borrowed(""));
        let title = CowStr::from(tag.attribute("title").unwrap_or_default());
        match (tag.name.as_str(), tag.closes) {
            ("img", false) => {
                let Some(source) = tag.attribute("src") else {
                    continue;
                };
                html(from, at, &mut out);
                let alt = tag.attribute("alt").unwrap_or_default();
                let tag = Tag::Image {
                    link_type,
                    dest_url: source.into(),
                    title,
                    id,
                };
                out.extend(picture(tag, alt, &span));
            }
            ("sup" | "sub", closes) => {
                let pair = format!("</{}>", tag.name);
                let tag = if tag.name == "sup" {
                    Tag::Superscript
                } else {
                    Tag::Subscript
                };
                if !closes && !line[end..].contains(&pair) {
                    continue;
                }
                html(from, at, &mut out);
                out.push(match closes {
                    true => (Event::End(tag.to_end()), span),
                    false => (Event::Start(tag), span),
                });
            }
            ("a", false) if line[end..].contains("</a>") => {
                let Some(goal) = tag.attribute("href") else {
                    continue;
                };
                html(from, at, &mut out);
                open_link = true;
                out.push((
                    Event::Start(Tag::Link {
                        link_type,
                        dest_url: goal.into(),
                        title,
                        id,
                    }),
                    span,
                ));
            }
            ("a", true) if open_link => {
                html(from, at, &mut out);
                open_link = false;
                out.push((Event::End(TagEnd::Link), span));
            }
            _ => continue,
        }
        from = end;
    }
    html(from, line.len(), &mut out);
    out
}

/// HTML with the words between its tags as text, so that every output has them.
fn tags_and_words<'a>(text: &'a str, range: Range<usize>) -> Vec<SpannedEvent<'a>> {
    let (mut out, mut from) = (vec![], range.start);
    let mut add = |at: Range<usize>, is_tag: bool| {
        let piece = &text[at.clone()];
        if piece.is_empty() {
            return;
        }
        out.push(match is_tag || piece.trim().is_empty() {
            true => (Event::Html(CowStr::Borrowed(piece)), at),
            false if piece.contains('&') => (Event::Text(decoded(piece).into()), at),
            false => (Event::Text(CowStr::Borrowed(piece)), at),
        });
    };
    while let Some(open) = text[from..range.end].find('<').map(|at| from + at) {
        let Some(close) = text[open..range.end].find('>').map(|at| open + at + 1) else {
            break;
        };
        add(from..open, false);
        add(open..close, true);
        from = close;
    }
    let is_tag = text[from..range.end].contains('<');
    add(from..range.end, is_tag);
    out
}
