//! Citations and abbreviations in running text: an element around words, which stay as they are.

use super::Setting;
use super::writer::Writer;
use crate::graph::links::{Meant, Word};
use crate::render::anchor;
use crate::render::xml::{escape, escape_into};
use std::ops::Range;

/// A word that goes on in the text after a line end: its last byte, and its closing tag.
pub type OpenWord = (u32, &'static str);

impl Writer<'_> {
    /// Writes `text`, which stands at `range` of the file, with the elements around its words.
    pub fn running(&mut self, text: &str, range: &Range<usize>) {
        let Some(setting) = self.setting.filter(|setting| !setting.links.words.is_empty() && text.len() == range.len()) else {
            return escape_into(&mut self.out, text);
        };
        let mut at = range.start;
        if let Some((end, close)) = self.open_word.take() {
            at = self.inside(text, range, range.start, (end, close));
        }
        for (start, word) in setting.links.words.range(at as u32..range.end as u32) {
            let start = *start as usize;
            let Some((open, close)) = element(&setting, word).filter(|_| start >= at) else { continue };
            escape_into(&mut self.out, &text[at - range.start..start - range.start]);
            self.out.push_str(&open);
            at = self.inside(text, range, start, (word.end, close));
        }
        escape_into(&mut self.out, &text[at - range.start..]);
    }

    /// Writes the word from byte `start` of the file on, as far as the text goes; the byte after it.
    fn inside(&mut self, text: &str, range: &Range<usize>, start: usize, (end, close): OpenWord) -> usize {
        let upto = (end as usize).min(range.end);
        escape_into(&mut self.out, &text[start - range.start..upto - range.start]);
        if upto == end as usize {
            self.out.push_str(close);
        } else {
            self.open_word = Some((end, close));
        }
        upto
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
