//! The bytes that one reader reads, and the faults that TOML and YAML share.

use super::{Codes, Key, Node, Value};
use crate::base::diagnostic::{Diagnostic, Message, fault, message};
use crate::base::path::SourcePath;
use crate::base::span::{Span, floor};
use std::ops::Range;

/// A part of a file. Ranges it takes are bytes of the part; spans it gives are bytes of the file.
pub struct Source<'a> {
    file: &'a SourcePath,
    inner: &'a str,
    start: usize,
    pub codes: &'a Codes,
}

impl<'a> Source<'a> {
    pub fn new(file: &'a SourcePath, text: &'a str, range: Range<usize>, codes: &'a Codes) -> Self {
        Source {
            file,
            inner: text.get(range.clone()).unwrap_or_default(),
            start: range.start,
            codes,
        }
    }

    pub fn inner(&self) -> &'a str {
        self.inner
    }

    /// The byte of the file at which the part begins.
    pub fn start(&self) -> usize {
        self.start
    }

    pub fn slice(&self, at: Range<usize>) -> &'a str {
        self.inner.get(at).unwrap_or_default()
    }

    pub fn all(&self) -> Span {
        self.span(0..self.inner.len())
    }

    /// The place `at`, kept to whole characters of the part.
    pub fn span(&self, at: Range<usize>) -> Span {
        let (start, end) = (
            floor(self.inner, at.start),
            floor(self.inner, at.end.max(at.start)),
        );
        Span::new(self.file, self.start + start..self.start + end)
    }

    pub fn value(&self, node: Node, at: Range<usize>) -> Value {
        Value {
            node,
            span: self.span(at),
        }
    }

    /// The bytes of the line that byte `at` stands in, its end left out.
    pub fn line(&self, at: usize) -> Range<usize> {
        let start = self
            .slice(0..at)
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        let end = self
            .slice(at..self.inner.len())
            .find(['\r', '\n'])
            .map_or(self.inner.len(), |end| at + end);
        start..end
    }

    pub fn syntax(&self, at: Range<usize>, said: Message) -> Diagnostic {
        Diagnostic::error(self.codes.syntax, self.span(at), said)
    }

    pub fn twice(&self, key: &Key) -> Diagnostic {
        let message = Message::new(
            format!("khóa `{}` khai báo hai lần", key.name),
            format!("the key `{}` stands twice", key.name),
        );
        Diagnostic::error(self.codes.duplicate, key.span.clone(), message)
            .help(message!(vi: "giữ một dòng, bỏ dòng kia", en: "keep one of the two"))
    }

    /// The first curly quote in bytes `at`.
    pub fn curly(&self, at: Range<usize>) -> Option<Range<usize>> {
        let text = self.slice(at.clone());
        let found = text.find(is_curly)?;
        let quote = text[found..].chars().next()?;
        Some(at.start + found..at.start + found + quote.len_utf8())
    }

    /// Curly quotes were pasted for the straight ones of the language.
    pub fn curly_fault(&self, at: Range<usize>) -> Diagnostic {
        let quote = self.slice(at.clone()).to_string();

        let whole = self.line(at.start);
        let written = self.slice(whole.clone());
        let indent = whole.start + written.len() - written.trim_start().len();
        let inner = self.span(indent..indent + written.trim().len());
        let line = straight(written.trim());
        fault!(
            self.codes.curly_quotes,
            self.span(at),
            vi: "dấu ngoặc cong `{quote}` ở chỗ của dấu ngoặc thẳng `\"`",
            en: "a curly quote `{quote}` where a straight one `\"` belongs",
        )
        .help(message!(vi: "viết `{line}`", en: "write `{line}`"))
        .fix(inner, line)
    }

    pub fn unclosed(&self, at: usize, mark: char) -> Diagnostic {
        let said =
            message!(vi: "dấu `{mark}` mở mà chưa đóng", en: "`{mark}` is opened and never closed");
        self.syntax(at..at + mark.len_utf8(), said)
            .help(close(mark))
    }

    /// A quote that closes its text too early.
    pub fn inner_quote(&self, at: Range<usize>) -> Diagnostic {
        self.syntax(
            at,
            message!(
                vi: "dấu ngoặc kép ở giữa câu kết thúc câu",
                en: "a quote in the middle ends the text",
            ),
        )
        .help(message!(
            vi: "ở giữa câu dùng ngoặc cong “ ”, hoặc viết `\\\"`",
            en: "inside a text use curly quotes “ ”, or write `\\\"`",
        ))
    }

    pub fn backslash(&self, from: usize) -> Diagnostic {
        let at = self
            .slice(from..self.inner.len())
            .find('\\')
            .map_or(from, |found| from + found);
        self.syntax(
            at..at + 1,
            message!(
                vi: "dấu `\\` trong ngoặc kép không đứng một mình",
                en: "a `\\` inside quotes does not stand alone",
            ),
        )
        .help(message!(
            vi: "viết `\\\\`, hoặc đặt câu trong ngoặc đơn `'…'`",
            en: "write `\\\\`, or put the text in single quotes `'…'`",
        ))
    }
}

fn close(mark: char) -> Message {
    let mark = match mark {
        '[' => ']',
        '{' => '}',
        mark => mark,
    };
    message!(vi: "thêm `{mark}` ở cuối", en: "add `{mark}` at its end")
}

pub fn is_curly(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '‘' | '’')
}

fn straight(line: &str) -> String {
    line.replace(is_curly, "\"")
}

/// `text` in quotes that hold it in TOML and YAML alike.
pub fn quoted(text: &str) -> String {
    if !text.contains('"') && !text.contains('\\') {
        format!("\"{text}\"")
    } else if !text.contains('\'') {
        format!("'{text}'")
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}
