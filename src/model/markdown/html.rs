//! HTML in a text: what means the same as Markdown becomes the same events; what is no HTML, or
//! would swallow the page, is text.

mod blocks;
mod element;
mod open;
mod pairs;
mod ruby;
mod tokens;

use self::blocks::blocks;
use self::element::{PHRASES, is_declaration, is_element, needs_no_end, parts_words, swallows};
use super::SpannedEvent;
use crate::base::address::{Host, host};
use pulldown_cmark::{CowStr, Event, LinkType, Tag};
use std::collections::BTreeSet;
use std::ops::Range;

pub use self::element::{Element, is_void, tag_length};

/// The comments that HTML in `range` of `text` begins with, each to where a browser ends it: what
/// follows on the same line is shown.
///
/// Source: HTML, 13.2.5.43 "Comment start state" and after.
pub fn comments(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = vec![];
    let mut rest = text.get(range.clone()).unwrap_or_default().trim_start();
    let end = range.start + text.get(range.clone()).map_or(0, str::len);
    while let Some(inside) = rest.strip_prefix("<!--") {
        // `<!-->` and `<!--->` are whole comments.
        let short = [">", "->"].iter().find(|end| inside.starts_with(**end));
        let ends = ["-->", "--!>"].iter();
        let long = || {
            ends.filter_map(|end| Some(inside.find(end)? + end.len()))
                .min()
        };
        let Some(length) = short.map(|end| end.len()).or_else(long) else {
            break;
        };
        let start = end - rest.len();
        found.push(start..end - inside.len() + length);
        rest = inside.get(length..).unwrap_or_default().trim_start();
    }
    found
}

/// Elements of HTML that may lie one in the other.
pub const MOST_DEPTH: usize = 500;

/// The byte at which an element begins that lies deeper than `MOST_DEPTH`.
pub fn too_deep(events: &[SpannedEvent]) -> Option<usize> {
    let mut depth = 0_usize;
    events.iter().find_map(|(event, range)| {
        let Event::InlineHtml(html) = event else {
            return None;
        };
        let tag = Element::read(html).filter(|tag| !needs_no_end(&tag.name))?;
        depth = match tag.closes {
            true => depth.saturating_sub(1),
            false => depth + 1,
        };
        (depth > MOST_DEPTH).then_some(range.start)
    })
}

/// The same events with the HTML in them judged.
pub fn judged<'a>(text: &'a str, events: Vec<SpannedEvent<'a>>) -> Vec<SpannedEvent<'a>> {
    let is_html =
        |(event, _): &SpannedEvent| matches!(event, Event::InlineHtml(_) | Event::Html(_));
    if !events.iter().any(is_html) {
        return events;
    }
    let events = ruby::with_brackets(blocks(text, events));
    let mut out: Vec<SpannedEvent> = Vec::with_capacity(events.len());
    let pairs = pairs::pairs(&events);
    let mut closings: Vec<(usize, Event)> = vec![];
    // Closing tags of what stays HTML.
    let mut kept: BTreeSet<usize> = BTreeSet::new();
    for (at, (event, range)) in events.iter().enumerate() {
        if let Some(found) = closings.iter().position(|(closing, _)| *closing == at) {
            out.push((closings.remove(found).1, range.clone()));
            continue;
        }
        let Event::InlineHtml(html) = event else {
            out.push((event.clone(), range.clone()));
            continue;
        };
        if is_declaration(html) {
            out.push((words(text, range), range.clone()));
            continue;
        }
        let is_tag = tag_length(html) == Some(html.len()) && !kept.contains(&at);
        let tag = Element::read(html).filter(|_| is_tag);
        match tag.and_then(|tag| tag.as_event(pairs.get(&at).copied())) {
            Some(Means::Opens(tag, closing)) => {
                closings.push((closing, Event::End(tag.to_end())));
                out.push((Event::Start(tag), range.clone()));
            }
            Some(Means::Quotes(closing)) => {
                closings.push((closing, Event::Text("”".into())));
                out.push((Event::Text("“".into()), range.clone()));
            }
            Some(Means::Picture(tag, alt)) => out.extend(picture(tag, alt, range)),
            Some(Means::Break) => out.push((Event::HardBreak, range.clone())),
            Some(Means::Text) => out.push((words(text, range), range.clone())),
            Some(Means::Kept(closing)) => {
                kept.insert(closing);
                out.push((event.clone(), range.clone()));
            }
            None => out.push((event.clone(), range.clone())),
        }
    }
    open::shown(text, &mut out);
    out
}

fn words<'a>(text: &'a str, range: &Range<usize>) -> Event<'a> {
    Event::Text(CowStr::Borrowed(&text[range.clone()]))
}

fn picture<'a>(tag: Tag<'a>, alt: String, range: &Range<usize>) -> [SpannedEvent<'a>; 3] {
    let end = tag.to_end();
    [
        (Event::Start(tag), range.clone()),
        (Event::Text(alt.into()), range.clone()),
        (Event::End(end), range.clone()),
    ]
}

/// What an element in a line is.
enum Means<'a> {
    /// The same as Markdown's own, up to the event that closes it.
    Opens(Tag<'a>, usize),
    Picture(Tag<'a>, String),
    /// Signs of quotation around what stands in it.
    Quotes(usize),
    Break,
    Text,
    /// HTML, and so is the tag that closes it.
    Kept(usize),
}

impl Element<'_> {
    /// `closing`: the event that closes it.
    fn as_event(&self, closing: Option<usize>) -> Option<Means<'static>> {
        let (link_type, empty) = (LinkType::Inline, || CowStr::Borrowed(""));
        let title = || CowStr::from(self.attribute("title").unwrap_or_default());
        if self.closes {
            return (!is_element(&self.name) || swallows(&self.name)).then_some(Means::Text);
        }
        let opens = |tag| match closing {
            Some(closing) => Some(Means::Opens(tag, closing)),
            None => Some(Means::Text),
        };
        match self.name.as_str() {
            "q" => Some(closing.map_or(Means::Text, Means::Quotes)),
            "sup" => opens(Tag::Superscript),
            "sub" => opens(Tag::Subscript),
            "br" => Some(Means::Break),
            "a" => {
                let goal = self
                    .attribute("href")
                    .filter(|goal| host(goal) != Host::Script)?;
                let dest_url = CowStr::from(goal);
                opens(Tag::Link {
                    link_type,
                    dest_url,
                    title: title(),
                    id: empty(),
                })
            }
            "img" => {
                let dest_url =
                    CowStr::from(self.attribute("src").filter(|src| host(src) == Host::Own)?);
                let alt = self.attribute("alt").unwrap_or_default();
                let tag = Tag::Image {
                    link_type,
                    dest_url,
                    title: title(),
                    id: empty(),
                };
                Some(Means::Picture(tag, alt))
            }
            name if swallows(name) => match closing {
                Some(closing) if name == "iframe" => Some(Means::Kept(closing)),
                _ => Some(Means::Text),
            },
            name if !is_element(name) => Some(Means::Text),
            // Left open, it would change the look of all that follows.
            "wbr" => None,
            name if PHRASES.contains(&name) && closing.is_none() => Some(Means::Text),
            _ => None,
        }
    }
}

/// The tags in `html` that part words from each other, as lines do: those of blocks and cells.
pub fn partings(html: &str) -> impl Iterator<Item = Element<'_>> {
    let is_comment = html.starts_with("<!");
    let tags = html.match_indices('<').filter(move |_| !is_comment);
    let tags = tags.filter_map(|(at, _)| Element::read(&html[at..]));
    tags.filter(|tag| parts_words(&tag.name))
}

/// Elements that show what is not their words, and are taken out where HTML is made safe.
const LEFT_OUT: [&str; 12] = [
    "audio", "video", "embed", "object", "iframe", "svg", "math", "canvas", "form", "input",
    "select", "template",
];

/// What becomes of an element where HTML is made safe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loss {
    /// It is taken out, with what it shows: its name.
    LeftOut(String),
    /// It hides its words elsewhere, and here they are shown.
    Shown,
}

/// What making the HTML in `text` safe changes, at most one for each piece of HTML.
pub fn losses(text: &str) -> Vec<(Loss, Range<usize>)> {
    if loss(text).is_none() {
        return vec![];
    }
    let events = super::parse(text).into_iter();
    let found = events.filter_map(|(event, range)| match event {
        Event::InlineHtml(html) | Event::Html(html) if !html.starts_with("<!") => {
            Some((loss(&html)?, range))
        }
        _ => None,
    });
    found.collect()
}

fn loss(html: &str) -> Option<Loss> {
    let tags = html.match_indices('<').filter_map(|(at, _)| {
        let rest = &html[at..];
        Element::read(rest).filter(|_| tag_length(rest).is_some())
    });
    let mut tags = tags.filter(|tag| !tag.closes);
    let is_box = |tag: &Element| tag.attribute("type").is_some_and(|kind| kind == "checkbox");
    tags.find_map(|tag| {
        let is_known = LEFT_OUT.contains(&tag.name.as_str());
        match is_known && !(tag.name == "input" && is_box(&tag)) {
            true => Some(Loss::LeftOut(tag.name)),
            false => tag.hides().then_some(Loss::Shown),
        }
    })
}

/// Whether a tag that is shown as text opens an element of HTML: it lacks only its end.
pub fn lacks_end(tag: &str) -> bool {
    let ends = |it: &Element| tag[1 + it.name.len()..].starts_with([' ', '\t', '\n', '/', '>']);
    let element = Element::read(tag).filter(|it| !it.closes && ends(it));
    element.is_some_and(|it| is_element(&it.name) && !swallows(&it.name))
}

/// Places that HTML names: the values of `id` and of `<a name>`.
pub fn places(html: &str) -> Vec<String> {
    let tags = html
        .match_indices('<')
        .filter_map(|(at, _)| Element::read(&html[at..]));
    let tags = tags.filter(|tag| !tag.closes);
    tags.filter_map(|tag| {
        let name = || tag.attribute("name").filter(|_| tag.name == "a");
        tag.attribute("id").or_else(name)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::comments;

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        let text = format!("ớ{html}");
        let found = comments(&text, &(3..text.len()));
        let found: Vec<&str> = found.into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_comment_ends_where_a_browser_ends_it() {
        check("<!-- a -->", &["<!-- a -->"]);
        check(
            " <!-- a\n -->\n<!--b--> x <!--c-->",
            &["<!-- a\n -->", "<!--b-->"],
        );
        check("<!--> x -->", &["<!-->"]);
        check("<!---> x -->", &["<!--->"]);
        check("<!-- a --!> x -->", &["<!-- a --!>"]);
        check("<!-- a", &[]);
        check("<p title=\"<!--\"> x <!-- -->", &[]);
    }
}
