//! Footnotes: numbered in the order of their first mention, written at the end.

use super::Writer;
use crate::render::flow::{Block, Note};
use std::collections::BTreeMap;

/// The footnotes of one text.
#[derive(Default)]
pub struct Notes<'w> {
    /// How often each was mentioned so far.
    mentions: BTreeMap<usize, usize>,
    defined: BTreeMap<usize, &'w Note<'w>>,
}

impl<'w> Notes<'w> {
    /// The mark of a mention.
    pub fn mention(&mut self, prefix: &str, number: usize) -> String {
        let count = self.mentions.entry(number).or_default();
        *count += 1;
        let id = mention_id(number, *count);
        format!(
            "<sup class=\"footnote-ref\"><a href=\"#{prefix}ghi-chu-{number}\" \
             id=\"{prefix}{id}\">{number}</a></sup>"
        )
    }

    pub fn define(&mut self, note: &'w Note<'w>) {
        self.defined.insert(note.number, note);
    }
}

impl<'w> Writer<'w> {
    /// Writes the list of notes; nothing where there is none.
    pub fn write_notes(&mut self) {
        let notes: Vec<&Note> = self.notes.defined.values().copied().collect();
        if notes.is_empty() {
            return;
        }
        let bodies: Vec<(String, String)> = notes.iter().map(|note| self.body(note)).collect();
        let heading = self.word("footnotes");
        self.put(&["<div class=\"footnotes\" role=\"doc-endnotes\" aria-label=\""]);
        self.put(&[&heading, "\">\n<ol>\n"]);
        for (note, (body, end)) in notes.iter().zip(bodies) {
            let count = self.notes.mentions.get(&note.number).copied().unwrap_or(0);
            if count > 0 {
                let prefix = self.setting.prefix;
                self.put(&["<li id=\"", prefix, "ghi-chu-", &note.number.to_string()]);
                self.put(&["\">", &body]);
            } else {
                self.put(&["<li>", &body]);
            }
            self.arrows(note.number, count);
            self.put(&[&end, "</li>\n"]);
        }
        self.out.push_str("</ol>\n</div>\n");
    }

    /// What stands before the arrows of a note, and after them: they stand in its last paragraph.
    fn body(&mut self, note: &'w Note<'w>) -> (String, String) {
        let Some((Block::Paragraph(text), before)) = note.blocks.split_last() else {
            return (self.apart(|writer| writer.run(&note.blocks)), String::new());
        };
        let before = self.apart(|writer| writer.run(before));
        let text = self.apart(|writer| writer.safely(|writer| writer.line(text)));
        (format!("{before}<p>{text}"), "</p>\n".to_string())
    }

    /// The ways back to the mentions of a note.
    fn arrows(&mut self, number: usize, count: usize) {
        let back = self.word("footnote_back");
        for mention in 1..=count {
            let id = mention_id(number, mention);
            self.put(&[
                " <a class=\"footnote-back\" href=\"#",
                self.setting.prefix,
                &id,
                "\" aria-label=\"",
            ]);
            self.put(&[&back, " ", &number.to_string(), "\">↩</a>"]);
        }
    }
}

fn mention_id(number: usize, mention: usize) -> String {
    match mention {
        1 => format!("nhac-{number}"),
        mention => format!("nhac-{number}-{mention}"),
    }
}
