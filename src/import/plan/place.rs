//! Where in the file that is imported a fault of the new text lies.

use crate::base::diagnostic::Diagnostic;
use crate::base::path::SourcePath;
use crate::base::span::Span;

/// Letters behind a place that tell it from others; fewer where a part of them was left out.
const CONTEXTS: [usize; 5] = [40, 20, 10, 5, 2];

/// Letters in which a place is looked for before all the rest is: what is left out at one place is
/// a line or two.
const NEAR: usize = 400;

/// The text of a file, and the new text whose letters are those of the file in their order, but
/// for those that were left out; to look places up in.
pub struct Places<'a> {
    file: &'a SourcePath,
    /// The letters of the file with their bytes, without white space.
    old: Vec<(usize, char)>,
    new: Vec<(usize, char)>,
    end: usize,
}

impl<'a> Places<'a> {
    pub fn new(file: &'a SourcePath, old: &str, new: &str) -> Self {
        let letters = |text: &str| text.char_indices().filter(is_letter).collect();
        Places {
            file,
            old: letters(old),
            new: letters(new),
            end: old.len(),
        }
    }

    /// The faults of the new text at their places in the file. What was left out before one was
    /// left out before the next as well, so that each is looked for from there on.
    pub fn placed(&self, mut faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let start = |fault: &Diagnostic| fault.span.as_ref().map(|span| span.range().start);
        let mut order: Vec<usize> = (0..faults.len()).collect();
        order.sort_by_key(|&at| faults.get(at).map(start));
        let mut left_out = 0;
        for at in order {
            let Some(fault) = faults.get_mut(at) else {
                continue;
            };
            let Some(range) = fault.span.as_ref().map(Span::range) else {
                continue;
            };
            let from = self.new.partition_point(|(byte, _)| *byte < range.start);
            let count = self.new.partition_point(|(byte, _)| *byte < range.end) - from;
            let found = self.letter(from, from + left_out);
            left_out = found.map_or(left_out, |found| found - from);
            let found = found.unwrap_or(self.old.len());
            let end = match count {
                0 => self.byte(found),
                count => self.behind(found + count - 1),
            };
            fault.span = Some(Span::new(self.file, self.byte(found)..end));
            fault.fixes.clear();
        }
        faults
    }

    /// The letter of the file, at or behind `least`, that letter `from` of the new text was.
    fn letter(&self, from: usize, least: usize) -> Option<usize> {
        let here = self.new.get(from..).unwrap_or_default();
        let rest = self.old.get(least..).unwrap_or_default();
        let near = rest.get(..NEAR).unwrap_or(rest);
        let found = found(near, here).or_else(|| found(rest, here));
        found.map(|found| least + found)
    }

    fn byte(&self, letter: usize) -> usize {
        self.old.get(letter).map_or(self.end, |(at, _)| *at)
    }

    fn behind(&self, letter: usize) -> usize {
        let found = self.old.get(letter);
        found.map_or(self.end, |(at, c)| at + c.len_utf8())
    }
}

/// Where the letters of `here` begin in `all`; fewer of them where more are nowhere.
fn found(all: &[(usize, char)], here: &[(usize, char)]) -> Option<usize> {
    let is_same = |(a, b): (&(usize, char), &(usize, char))| a.1 == b.1;
    CONTEXTS.iter().find_map(|&length| {
        let here = here.get(..length).unwrap_or(here);
        let is_here = |letters: &[(usize, char)]| letters.iter().zip(here).all(is_same);
        all.windows(here.len().max(1)).position(is_here)
    })
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
        let placed = Places::new(&file, old, new).placed(vec![fault]);
        let placed = placed[0].span.clone().unwrap();
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
