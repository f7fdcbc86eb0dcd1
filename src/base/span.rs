//! A place in a file.

use super::lines;
use super::path::SourcePath;
use crate::base::number::to_u32;

/// Bytes `start..end` of one file, as it was read (a byte order mark is not counted).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub file: SourcePath,
    pub start: u32,
    pub end: u32,
}

/// A word or sentence with its place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

impl Span {
    pub fn new(file: &SourcePath, range: std::ops::Range<usize>) -> Self {
        Span {
            file: file.clone(),
            start: to_u32(range.start),
            end: to_u32(range.end),
        }
    }

    pub fn range(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Line and column of the start in `text`, both from 1; a column is one character.
    pub fn line_col(&self, text: &str) -> (usize, usize) {
        line_col(text, self.start as usize)
    }
}

/// Line and column of byte `at` of `text`, both from 1; a column is one character.
pub fn line_col(text: &str, at: usize) -> (usize, usize) {
    let at = floor(text, at);
    let start = lines::start_of(text, at);
    let line = lines::ends(&text[..start]) + 1;
    (line, text[start..at].chars().count() + 1)
}

/// The lines of places in one text, counted on from each place to the next.
pub struct Lines<'a> {
    pub text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    pub fn new(text: &'a str) -> Self {
        Lines {
            text,
            at: 0,
            line: 1,
        }
    }

    /// The line of byte `at`, from 1; it costs what lies between the last place and this one.
    pub fn line(&mut self, at: usize) -> usize {
        if at < self.at {
            (self.at, self.line) = (0, 1);
        }
        self.line += lines::ends(&self.text[self.at..at]);
        self.at = at;
        self.line
    }
}

/// The last character border of `text` at or before byte `at`.
pub fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::{Lines, line_col};

    #[test]
    fn columns_are_characters() {
        assert_eq!(line_col("đường\nlối", 0), (1, 1));
        assert_eq!(line_col("đường\nlối", "đườ".len()), (1, 4));
        assert_eq!(line_col("đường\nlối", "đường\nl".len()), (2, 2));
        assert_eq!(line_col("a", 99), (1, 2));
        assert_eq!(line_col("a\rb\r\nc", 2), (2, 1));
        assert_eq!(line_col("a\rb\r\nc", 5), (3, 1));
        assert_eq!(line_col("a\r\nb", 2), (1, 3));
    }

    #[test]
    fn lines_are_counted_on_and_back() {
        let mut lines = Lines::new("a\nb\n\nc");
        assert_eq!([0, 2, 5, 3, 5].map(|at| lines.line(at)), [1, 2, 4, 2, 4]);
    }
}
