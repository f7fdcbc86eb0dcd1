//! Signs, and marks of notes, on the way.

use super::super::styles::Look;
use super::super::xml::{Node, Tag};
use super::super::{Content, Height, NoticeKind, Run};
use super::super::{math, signs};
use super::Reader;
use crate::import::letters;

impl Reader<'_> {
    /// Writes the formula that `nodes` begin with on one line, and gives what stands behind it.
    pub(super) fn formula<'a>(&mut self, nodes: &'a [Node]) -> &'a [Node] {
        let ends = |node: &Node| matches!(node, Node::Close(name) if name == "oMath");
        let end = nodes.iter().position(ends).unwrap_or(nodes.len());
        let line = math::line(&nodes[..end]);
        self.look = Default::default();
        self.note(NoticeKind::Formula, &format!("{line} "));
        self.write(&line);
        nodes.get(end + 1..).unwrap_or(&[])
    }

    /// A place where a word may break; in an old font the same byte is a letter.
    pub(super) fn soft_hyphen(&mut self) {
        let font = self.run_look().font.unwrap_or_default();
        if letters::of_font(&font).is_some() {
            self.write("\u{ad}");
        }
    }

    /// `text` in capitals, and above or below the line where there are signs for it; else where it
    /// stands.
    pub(super) fn shaped(&mut self, text: &str, look: &Look) -> (String, Height) {
        let text = match look.capitals {
            Some(true) => text.to_uppercase(),
            _ => text.to_string(),
        };
        let (moved, height) = match look.height.as_deref() {
            Some("superscript") => (signs::raised(&text), Height::Raised),
            Some("subscript") => (signs::lowered(&text), Height::Lowered),
            _ => return (text, Height::Line),
        };
        match moved {
            Some(moved) => (moved, Height::Line),
            None => {
                self.note(NoticeKind::Raised, &text);
                (text, height)
            }
        }
    }

    /// Source: ECMA-376 Part 1 §17.3.3.30.
    pub(super) fn symbol(&mut self, tag: &Tag) {
        let font = tag.attribute("font").unwrap_or("");
        let code = u32::from_str_radix(tag.attribute("char").unwrap_or(""), 16).unwrap_or(0);
        let sign = signs::sign(font, code);
        if sign.is_none() {
            self.note(NoticeKind::Sign, &format!("{font} {code:04X} "));
        }
        self.write(&sign.unwrap_or('□').to_string());
    }

    /// The mark of a note, `¹`, unless the run prints one of its own.
    pub(super) fn mark(&mut self, kind: &'static str, tag: &Tag) {
        let id = tag.attribute("id").unwrap_or("").to_string();
        let Some(note) = self.notes.remove(&(kind, id)) else {
            return;
        };
        self.marks += 1;
        let mark = signs::raised(&self.marks.to_string()).unwrap_or_default();
        let own = tag.attribute("customMarkFollows").is_some();
        let text = if own { String::new() } else { mark.clone() };
        let at = self
            .open
            .last()
            .map_or(0, |open| open.paragraph.notes.len());
        self.add(Run {
            text,
            content: Content::Note(at),
            ..Run::default()
        });
        self.set(|open| open.paragraph.notes.push((mark, note)));
    }
}
