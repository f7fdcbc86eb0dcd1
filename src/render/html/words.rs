//! What is laid around words of running text, which stay as they are: citations, abbreviations,
//! what must stand on one line, places to write on.

use super::writer::Writer;
use super::{Pictures, Setting};
use crate::graph::links::{InlineKind, Word};
use crate::model::markdown::SpannedEvent;
use crate::render::anchor;
use crate::render::xml::{escape, escape_into};
use crate::typeset::fill_in_line::blanks;
use crate::typeset::nowrap;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// A word that goes on in the text after a line end: its last byte, and its closing tags.
pub type OpenWord = (u32, [&'static str; 2]);

impl Writer<'_> {
    /// Writes `text`, which stands at `range` of the file, with the elements around its words;
    /// `rest` are the events after it.
    pub fn running(&mut self, text: &str, range: &Range<usize>, rest: &[SpannedEvent]) {
        let Some(setting) = self
            .setting
            .filter(|setting| !setting.links.words.is_empty() && text.len() == range.len())
        else {
            return self.words(text, Some(rest));
        };
        let mut at = range.start;
        if let Some(open) = self.open_word.take() {
            at = self.inside(text, range, range.start, open);
        }
        for (start, word) in setting.links.words.range(at as u32..range.end as u32) {
            let start = *start as usize;
            let Some((open, close)) = element(&setting, word).filter(|_| start >= at) else {
                continue;
            };
            let upto = (word.end as usize).min(range.end);
            let outer = self.before(
                &text[at - range.start..start - range.start],
                &text[start - range.start..upto - range.start],
            );
            self.out.push_str(&open);
            at = self.inside(text, range, start, (word.end, [close, outer]));
        }
        self.words(&text[at - range.start..], Some(rest));
    }

    /// Writes the word from byte `start` of the file on, as far as the text goes; the byte after
    /// it.
    fn inside(
        &mut self,
        text: &str,
        range: &Range<usize>,
        start: usize,
        (end, close): OpenWord,
    ) -> usize {
        let upto = (end as usize).min(range.end);
        self.words(&text[start - range.start..upto - range.start], None);
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
            let text = self.blanks(text, None);
            return nowrap::write_before(&mut self.out, text, inside);
        }
        escape_into(&mut self.out, text);
        ""
    }

    /// Writes `text`; `rest` are the events after it, where it is not followed by more of its own.
    fn words(&mut self, text: &str, rest: Option<&[SpannedEvent]>) {
        if self.is_page() {
            let text = self.blanks(text, rest);
            return nowrap::write(&mut self.out, text);
        }
        escape_into(&mut self.out, text);
    }

    /// Writes `text` as far as it has places to write on; gives the words after them. The dots
    /// stay, for who copies them.
    fn blanks<'t>(&mut self, text: &'t str, rest: Option<&[SpannedEvent]>) -> &'t str {
        let mut at = 0;
        for blank in blanks(text) {
            let is_end = text[blank.end..].trim().is_empty() && rest.is_some_and(ends_line);
            nowrap::write(&mut self.out, &text[at..blank.start]);
            self.out.push_str(if is_end {
                "<span class=\"blank blank-end\">"
            } else {
                "<span class=\"blank\">"
            });
            self.out.push_str(&text[blank.clone()]);
            self.out.push_str("</span>");
            at = blank.end;
        }
        &text[at..]
    }

    /// Texts that are read elsewhere have no style sheet of ours.
    fn is_page(&self) -> bool {
        self.setting.is_some_and(|setting| {
            setting.base_url.is_none() && setting.pictures == Pictures::Linked
        })
    }
}

/// Whether nothing more stands on the line of a text before the events `rest`.
fn ends_line(rest: &[SpannedEvent]) -> bool {
    let next = rest
        .iter()
        .map(|(event, _)| event)
        .find(|event| !matches!(event, Event::End(TagEnd::Emphasis | TagEnd::Strong)));
    matches!(
        next,
        None | Some(Event::HardBreak | Event::End(_) | Event::Start(Tag::List(_)))
    )
}

fn element(setting: &Setting, word: &Word) -> Option<(String, &'static str)> {
    match &word.what {
        InlineKind::Short(long) => Some((format!("<abbr title=\"{}\">", escape(long)), "</abbr>")),
        InlineKind::Cited(target) => {
            let tag = anchor::tag(target, |out| setting.link(out), |place| setting.here(place))?;
            Some((tag + ">", "</a>"))
        }
    }
}
