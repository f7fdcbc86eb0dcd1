//! Drawings without what runs, or asks for other files.

mod style;
#[cfg(test)]
mod tests;

use crate::base::address::{Host, host};
use crate::base::inputs::{Cleaned, Cut, Form};
use crate::base::number::to_usize;
use crate::base::path::SourcePath;
use crate::render::drawing::is_plain;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;
use std::io::Cursor;
use std::ops::Range;
use std::sync::Arc;

/// Elements that run code, or hold HTML, which may; sounds and films lie in other files.
///
/// Source: SVG 2 §12 (embedded content) and §16 (scripting); SVG Tiny 1.2 §15 for `handler` and
/// `listener`.
const FORBIDDEN: [&str; 11] = [
    "script",
    "foreignobject",
    "handler",
    "listener",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "canvas",
    "link",
];

/// What the bytes of a text are; of a drawing of the content with what is published of it, where
/// that is not all.
pub fn form(path: &SourcePath, ending: &str, bytes: &[u8]) -> Form {
    let form = super::form(ending, &mut Cursor::new(bytes));
    if ending != "svg" {
        return form;
    }
    match (form, std::str::from_utf8(bytes)) {
        (Form::Svg { width, height, .. }, Ok(text)) if path.below("content").is_some() => {
            Form::Svg {
                width,
                height,
                cleaned: cleaned(text).map(Arc::new),
                is_plain: width > 0 && height > 0 && is_plain(text),
            }
        }
        (form, _) => form,
    }
}

/// `text` without scripts, event handlers, HTML, and references to other files; `None` where there
/// are none. What cannot be read is cut to the end: a browser shows nothing of it either.
pub fn cleaned(text: &str) -> Option<Cleaned> {
    let mut cleaner = Cleaner {
        text,
        out: String::new(),
        cut: vec![],
    };
    cleaner.read();
    (!cleaner.cut.is_empty()).then_some(Cleaned {
        text: cleaner.out,
        cut: cleaner.cut,
    })
}

struct Cleaner<'t> {
    text: &'t str,
    out: String,
    cut: Vec<Cut>,
}

/// Where the cleaner stands.
#[derive(Default)]
struct Open {
    /// Depth within a forbidden element, where it began, and its name.
    forbidden: Option<(usize, usize, String)>,
    /// Where the words of a style begin.
    style: Option<usize>,
}

impl<'t> Cleaner<'t> {
    fn read(&mut self) {
        let mut reader = Reader::from_str(self.text);
        let mut open = Open::default();
        loop {
            let start = to_usize(reader.buffer_position());
            let event = reader.read_event();
            let range = start..to_usize(reader.buffer_position());
            match event {
                Ok(Event::Eof) => return,
                Ok(event) => self.event(event, range, &mut open),
                Err(_) => return self.note(start..self.text.len(), "…"),
            }
        }
    }

    fn event(&mut self, event: Event, range: Range<usize>, open: &mut Open) {
        if let Some((depth, start, name)) = &mut open.forbidden {
            match event {
                Event::Start(_) => *depth += 1,
                Event::End(_) => *depth -= 1,
                _ => {}
            }
            if *depth == 0 {
                let (whole, name) = (*start..range.end, std::mem::take(name));
                self.note(whole, &name);
                open.forbidden = None;
            }
            return;
        }
        let piece = &self.text[range.clone()];
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.local_name().as_ref().to_ascii_lowercase();
                let is_empty = piece.ends_with("/>");
                match (FORBIDDEN.contains(&name.as_str()), is_empty) {
                    (true, true) => return self.note(range, &name),
                    (true, false) => {
                        open.forbidden = Some((1, range.start, name));
                        return;
                    }
                    (false, _) => {}
                }
                if name == "style" && !is_empty {
                    open.style = Some(range.end);
                }
                self.tag(range, &name);
            }
            Event::End(_) => {
                if let Some(start) = open.style.take() {
                    self.style(start..range.start);
                }
                self.out.push_str(piece);
            }
            Event::PI(_) => self.note(range, "<?…?>"),
            Event::DocType(_) if piece.contains('[') => self.note(range, "<!DOCTYPE …>"),
            _ if open.style.is_some() => {}
            _ => self.out.push_str(piece),
        }
    }

    /// Writes a tag without the attributes that do harm.
    fn tag(&mut self, range: Range<usize>, element: &str) {
        let tag = &self.text[range.clone()];
        let Some(attributes) = attributes(tag) else {
            return self.note(range, element);
        };
        let mut written = 0;
        for attribute in attributes {
            let name = &tag[attribute.name.clone()];
            if is_harmless(element, name, &tag[attribute.value.clone()]) {
                continue;
            }
            self.out.push_str(&tag[written..attribute.whole.start]);
            written = attribute.whole.end;
            let (start, end) = (attribute.name.start, attribute.whole.end);
            self.note(range.start + start..range.start + end, name);
        }
        self.out.push_str(&tag[written..]);
    }

    fn style(&mut self, range: Range<usize>) {
        let written = &self.text[range.clone()];
        let inside = written.trim().strip_prefix("<![CDATA[");
        let inside = inside.and_then(|inside| inside.strip_suffix("]]>"));
        let css = match inside {
            Some(css) => css.to_string(),
            None => unescape(written).map_or(String::new(), |css| css.into_owned()),
        };
        match style::without_loads(&css) {
            None => self.out.push_str(written),
            Some(css) => {
                self.out.push_str(&quick_xml::escape::escape(css));
                self.note(range, "url()");
            }
        }
    }

    fn note(&mut self, range: Range<usize>, what: &str) {
        self.cut.push(Cut {
            start: range.start,
            end: range.end,
            what: what.to_string(),
        });
    }
}

/// An attribute in a tag: with the space before it, its name, and its value without quotes.
struct Attribute {
    whole: Range<usize>,
    name: Range<usize>,
    value: Range<usize>,
}

/// The attributes of a tag; `None` where it is no XML.
fn attributes(tag: &str) -> Option<Vec<Attribute>> {
    let is_space = |c: char| c.is_ascii_whitespace();
    let end = tag.len() - if tag.ends_with("/>") { 2 } else { 1 };
    let mut at = tag.find(|c: char| is_space(c) || "/>".contains(c))?;
    let mut found = vec![];
    loop {
        let rest = &tag[at..end];
        let start = at + rest.len() - rest.trim_start_matches(is_space).len();
        if start == end {
            return Some(found);
        }
        let equals = start + tag[start..end].find('=')?;
        let name = start..start + tag[start..equals].trim_end_matches(is_space).len();
        let behind = &tag[equals + 1..end];
        let quoted = behind.trim_start_matches(is_space);
        let quote = quoted.chars().next().filter(|c| "\"'".contains(*c))?;
        let value = equals + 2 + (behind.len() - quoted.len());
        let close = value + tag[value..end].find(quote)?;
        found.push(Attribute {
            whole: at..close + 1,
            name,
            value: value..close,
        });
        at = close + 1;
    }
}

fn is_harmless(element: &str, name: &str, written: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let local = lower.rsplit(':').next().unwrap_or_default();
    // An entity of the file's own may stand for anything.
    let Ok(value) = unescape(written) else {
        return false;
    };
    if local.starts_with("on") || lower == "xml:base" {
        return false;
    }
    match (element, local) {
        ("a", "href") => host(&value) != Host::Script,
        (_, "href" | "src") => is_within(&value),
        (_, "attributename") => {
            let target = value.trim().to_ascii_lowercase();
            !target.ends_with("href") && !target.starts_with("on")
        }
        _ => style::without_loads(&value).is_none(),
    }
}

/// Whether an address leads to a place in the file, or holds a picture itself.
fn is_within(address: &str) -> bool {
    let address = address.trim().to_ascii_lowercase();
    let pictures = ["png", "jpeg", "jpg", "gif", "webp"];
    let kind = address.strip_prefix("data:image/");
    let is_picture = |kind: &str| pictures.iter().any(|one| kind.starts_with(one));
    address.starts_with('#') || address.is_empty() || kind.is_some_and(is_picture)
}
