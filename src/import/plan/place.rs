//! Where in the file that is imported a fault of the new text lies.

use crate::base::diagnostic::Diagnostic;
use crate::base::path::SourcePath;
use crate::base::span::Span;

/// Letters behind a place that tell it from others; fewer where a part of them was left out.
const CONTEXTS: [usize; 5] = [40, 20, 10, 5, 2];

/// The text of a file, to look places up in.
pub struct Places<'a> {
    file: &'a SourcePath,
    /// Its letters with their bytes, without white space.
    letters: Vec<(usize, char)>,
    end: usize,
}

impl<'a> Places<'a> {
    pub fn new(file: &'a SourcePath, text: &str) -> Self {
        Places {
            file,
            letters: text.char_indices().filter(is_letter).collect(),
            end: text.len(),
        }
    }

    /// The fault at its place in the file; `new` holds the letters of the file in their order, but
    /// for those that were left out.
    pub fn placed(&self, fault: Diagnostic, new: &str) -> Diagnostic {
        let span = fault.span.as_ref().map(|span| {
            let range = span.range();
            let start = self.letter(new, range.start);
            let count = new
                .get(range)
                .map_or(0, |text| text.char_indices().filter(is_letter).count());
            let end = match count {
                0 => self.byte(start),
                count => self.behind(start + count - 1),
            };
            Span::new(self.file, self.byte(start)..end)
        });
        Diagnostic {
            span,
            fixes: vec![],
            ..fault
        }
    }

    /// The letter that byte `at` of `new` was taken from.
    fn letter(&self, new: &str, at: usize) -> usize {
        let (before, behind) = new.split_at_checked(at).unwrap_or((new, ""));
        let before = before.char_indices().filter(is_letter).count();
        let from = before.min(self.letters.len());
        let letters = behind.chars().filter(|c| !c.is_whitespace());
        let here: Vec<char> = letters.take(CONTEXTS[0]).collect();
        let rest = self.letters.get(from..).unwrap_or_default();
        let found = CONTEXTS.iter().find_map(|&length| {
            let here = here.get(..length).unwrap_or(&here);
            let is_here = |letters: &[(usize, char)]| letters.iter().map(|(_, c)| c).eq(here);
            rest.windows(here.len().max(1)).position(is_here)
        });
        from + found.unwrap_or(rest.len())
    }

    fn byte(&self, letter: usize) -> usize {
        self.letters.get(letter).map_or(self.end, |(at, _)| *at)
    }

    fn behind(&self, letter: usize) -> usize {
        let found = self.letters.get(letter);
        found.map_or(self.end, |(at, c)| at + c.len_utf8())
    }
}

fn is_letter((_, c): &(usize, char)) -> bool {
    !c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diagnostic::Message;

    #[track_caller]
    fn check(old: &str, new: &str, at: &str, expected: (usize, usize)) {
        let start = new.rfind(at).unwrap();
        let span = Span::new(&SourcePath::new("text.txt"), start..start + at.len());
        let fault = Diagnostic::error("a/b", span, Message::new("", ""));
        let file = SourcePath::new("ke-hoach.txt");
        let placed = Places::new(&file, old).placed(fault, new).span.unwrap();
        assert_eq!(placed.line_col(old), expected);
        assert_eq!(placed.file, file);
        assert_eq!(&old[placed.range()], at);
    }

    #[test]
    fn a_place_is_found_in_the_file_that_people_have() {
        let old = "I. VIỆC\n1. Trồng\ncây.\n\n- 2 -\n\n1. Chăm cây.\n";
        let new = "I. VIỆC\n1. Trồng cây.\n1. Chăm cây.\n";
        check(old, new, "1. Chăm", (7, 1));
        check(old, new, "I.", (1, 1));
        check(old, new, "cây.", (7, 9));
    }
}
