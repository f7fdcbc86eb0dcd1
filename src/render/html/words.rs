//! Running text, which stays as it is: what must stand on one line, places to write on.

use super::writer::Writer;
use crate::render::flow::Inline;
use crate::typeset::fill_in_line::blanks;
use crate::typeset::nowrap;

impl Writer<'_> {
    /// Writes `text` before the item `next`; gives what closes behind that item. `is_last`: nothing
    /// more stands on its line.
    pub fn text(&mut self, text: &str, next: Option<&Inline>, is_last: bool) -> &'static str {
        if !self.is_page() {
            self.escaped(text);
            return "";
        }
        let text = self.blanks(text, is_last);
        if let Some(Inline::Citation { text: word, .. } | Inline::Abbreviation { text: word, .. }) =
            next
        {
            return nowrap::write_before(&mut self.out, text, begin(word));
        }
        nowrap::write(&mut self.out, text);
        ""
    }

    /// Writes `text` as far as it has places to write on; gives the words after them. The dots
    /// stay, for who copies them.
    fn blanks<'t>(&mut self, text: &'t str, is_last: bool) -> &'t str {
        let mut at = 0;
        for blank in blanks(text) {
            let is_end = is_last && text[blank.end..].trim().is_empty();
            nowrap::write(&mut self.out, &text[at..blank.start]);
            self.out.push_str(match is_end {
                true => "<span class=\"blank blank-end\">",
                false => "<span class=\"blank\">",
            });
            self.put(&[&text[blank.clone()], "</span>"]);
            at = blank.end;
        }
        &text[at..]
    }
}

/// The words that a citation or abbreviation begins with.
fn begin<'a>(word: &'a [Inline]) -> &'a str {
    match word.first() {
        Some(Inline::Text(text)) => text,
        _ => "",
    }
}
