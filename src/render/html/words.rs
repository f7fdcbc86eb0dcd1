//! What is laid around words of running text, which stay as they are: citations, abbreviations, what must stand on one line.

use super::writer::Writer;
use super::{Pictures, Setting};
use crate::base::whole;
use crate::graph::links::{Meant, Word};
use crate::render::anchor;
use crate::render::xml::{escape, escape_into};
use std::ops::Range;

/// A word that goes on in the text after a line end: its last byte, and its closing tags.
pub type OpenWord = (u32, [&'static str; 2]);

impl Writer<'_> {
    /// Writes `text`, which stands at `range` of the file, with the elements around its words.
    pub fn running(&mut self, text: &str, range: &Range<usize>) {
        let Some(setting) = self.setting.filter(|setting| !setting.links.words.is_empty() && text.len() == range.len()) else {
            return self.words(text);
        };
        let mut at = range.start;
        if let Some(open) = self.open_word.take() {
            at = self.inside(text, range, range.start, open);
        }
        for (start, word) in setting.links.words.range(at as u32..range.end as u32) {
            let start = *start as usize;
            let Some((open, close)) = element(&setting, word).filter(|_| start >= at) else { continue };
            let upto = (word.end as usize).min(range.end);
            let outer = self.before(&text[at - range.start..start - range.start], &text[start - range.start..upto - range.start]);
            self.out.push_str(&open);
            at = self.inside(text, range, start, (word.end, [close, outer]));
        }
        self.words(&text[at - range.start..]);
    }

    /// Writes the word from byte `start` of the file on, as far as the text goes; the byte after it.
    fn inside(&mut self, text: &str, range: &Range<usize>, start: usize, (end, close): OpenWord) -> usize {
        let upto = (end as usize).min(range.end);
        self.words(&text[start - range.start..upto - range.start]);
        if upto == end as usize {
            self.out.extend(close);
        } else {
            self.open_word = Some((end, close));
        }
        upto
    }

    /// Writes `text` before an element that holds `inside`; gives what closes after that element.
    fn before(&mut self, text: &str, inside: &str) -> &'static str {
        if self.is_page() {
            return whole::write_before(&mut self.out, text, inside);
        }
        escape_into(&mut self.out, text);
        ""
    }

    /// Writes `text`.
    fn words(&mut self, text: &str) {
        if self.is_page() {
            return whole::write(&mut self.out, text);
        }
        escape_into(&mut self.out, text);
    }

    /// Texts that are read elsewhere have no style sheet of ours.
    fn is_page(&self) -> bool {
        self.setting.is_some_and(|setting| setting.base_url.is_none() && setting.pictures == Pictures::Linked)
    }
}

fn element(setting: &Setting, word: &Word) -> Option<(String, &'static str)> {
    match &word.what {
        Meant::Short(long) => Some((format!("<abbr title=\"{}\">", escape(long)), "</abbr>")),
        Meant::Cited(target) => {
            let tag = anchor::tag(target, |out| setting.link(out), |place| setting.here(place))?;
            Some((tag + ">", "</a>"))
        }
    }
}
