//! The heading that names a page: the first `#` heading of its text.

use crate::base::path::SourcePath;
use crate::base::span::{Span, Spanned};
use crate::model::markdown;
use crate::text::vi;
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use std::ops::Range;

/// The first heading of rank 1 of a text.
pub struct FirstHeading {
    /// Its words without marks.
    pub title: Spanned<String>,
    /// The bytes of the file that it takes up.
    pub range: Range<usize>,
    /// Only comments stand above it.
    pub opens_text: bool,
}

impl FirstHeading {
    /// Whether its words are those of `title`.
    pub fn says(&self, title: &str) -> bool {
        vi::slug(&self.title.value) == vi::slug(title)
    }
}

/// The first heading of rank 1 in `text` from byte `body` on, down to the first `:::`: what stands
/// in a block may be hidden from this audience, and names no page.
pub fn first(file: &SourcePath, text: &str, body: usize) -> Option<FirstHeading> {
    let open = &text[body..body + before_blocks(&text[body..])];
    if !open.lines().any(may_be_heading) {
        return None;
    }
    let mut events = markdown::parse(open).into_iter();
    let (mut opens_text, mut depth) = (true, 0_usize);
    loop {
        match events.next()? {
            (
                Event::Start(Tag::Heading {
                    level: HeadingLevel::H1,
                    ..
                }),
                range,
            ) if depth == 0 => {
                let words = words(&mut events);
                let range = body + range.start..body + range.end;
                let title = Spanned {
                    value: words,
                    span: Span::new(file, range.clone()),
                };
                let named = !title.value.is_empty();
                return named.then_some(FirstHeading {
                    title,
                    range,
                    opens_text,
                });
            }
            (Event::Start(tag), _) => {
                depth += 1;
                opens_text &= matches!(tag, Tag::HtmlBlock);
            }
            (Event::End(_), _) => depth = depth.saturating_sub(1),
            (Event::Html(html), _) if html.trim_start().starts_with("<!--") => {}
            _ => opens_text = false,
        }
    }
}

/// Whether a line may make a heading of rank 1; most pages have none, and are not parsed for it.
fn may_be_heading(line: &str) -> bool {
    let line = line.trim();
    let hash = line
        .strip_prefix('#')
        .is_some_and(|rest| rest.starts_with([' ', '\t']));
    hash || (line.starts_with('=') && line.bytes().all(|byte| byte == b'='))
}

/// The length of `body` above its first line that begins a block.
fn before_blocks(body: &str) -> usize {
    let lines = body.split_inclusive('\n');
    let above = lines.take_while(|line| !line.trim_start().starts_with(":::"));
    above.map(str::len).sum()
}

fn words<'a>(events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>) -> String {
    let mut words = String::new();
    for (event, _) in events {
        match event {
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::End(TagEnd::Heading(_)) => break,
            _ => {}
        }
    }
    words.trim().to_string()
}
