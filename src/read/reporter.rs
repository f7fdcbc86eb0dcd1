//! What is found wrong in one file of keys and values, in the words that all such files share.

use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::span::Span;
use crate::base::value::{Codes, Node, Value};
use crate::model::meta::Spanned;
use crate::text::nearest::nearest;

/// The language that a file of keys and values is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    Yaml,
    Toml,
}

/// What a key takes: its name, and how it is written.
pub struct Expected {
    pub name: Message,
    pub fix: Message,
}

impl Expected {
    pub fn new(name: Message, fix: Message) -> Self {
        Expected { name, fix }
    }

    pub fn text() -> Self {
        Expected::new(
            Message::new("chữ", "text"),
            Message::new(
                "viết chữ trong ngoặc kép: `\"…\"`",
                "write a text in quotes: `\"…\"`",
            ),
        )
    }

    pub fn list() -> Self {
        let fix = Message::new(
            "viết trong ngoặc vuông: `[\"…\", \"…\"]`",
            "write it in square brackets: `[\"…\", \"…\"]`",
        );
        Expected::new(Message::new("danh sách", "a list"), fix)
    }

    pub fn whole_number() -> Self {
        Expected::new(
            Message::new("số nguyên", "a whole number"),
            Message::new("viết bằng chữ số, như `20`", "write digits, like `20`"),
        )
    }

    pub fn flag() -> Self {
        let fix = Message::new(
            "viết `true` (có) hoặc `false` (không)",
            "write `true` (yes) or `false` (no)",
        );
        Expected::new(
            Message::new("`true` hoặc `false`", "`true` or `false`"),
            fix,
        )
    }

    pub fn table(written: Written) -> Self {
        let fix = match written {
            Written::Yaml => Message::new(
                "viết mỗi dòng một `khóa: giá trị`",
                "write a line `key: value` for each",
            ),
            Written::Toml => Message::new(
                "viết mỗi dòng một `khóa = giá trị`",
                "write a line `key = value` for each",
            ),
        };
        Expected::new(
            Message::new("một bảng khóa và giá trị", "a table of keys and values"),
            fix,
        )
    }
}

/// What was found wrong in one file of keys and values.
pub struct Reporter {
    pub codes: &'static Codes,
    pub written: Written,
    /// The text itself could not be read, so that what is missing or odd in it tells nothing.
    broken: bool,
    found: Vec<Diagnostic>,
}

impl Reporter {
    /// `found`: what the reader of the language has already said.
    pub fn new(codes: &'static Codes, written: Written, found: Vec<Diagnostic>) -> Self {
        let broken = found
            .iter()
            .any(|fault| fault.code != codes.duplicate && fault.code != codes.unsupported);
        Reporter {
            codes,
            written,
            broken,
            found,
        }
    }

    pub fn add(&mut self, fault: Diagnostic) {
        if !self.broken {
            self.found.push(fault);
        }
    }

    /// In the order of their places.
    pub fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.found.sort();
        self.found
    }

    /// A value of another kind than the one that is `expected`, and how to write one.
    pub fn kind(&mut self, value: &Value, expected: Expected) {
        let fault = self.kind_fault(value, &expected.name).help(expected.fix);
        self.add(fault);
    }

    /// The same where it is known what to write in its place.
    pub fn kind_fixed(&mut self, value: &Value, expected: Expected, fix: &str) {
        let fault = self.kind_fault(value, &expected.name);
        self.add(fault.help(Message::new(
            format!("viết `{fix}`"),
            format!("write `{fix}`"),
        )));
    }

    fn kind_fault(&self, value: &Value, expected: &Message) -> Diagnostic {
        let found = called(&value.node);
        let message = Message::new(
            format!("cần {}, ở đây là {}", expected.vi, found.vi),
            format!("{} is wanted here, this is {}", expected.en, found.en),
        );
        Diagnostic::error(self.codes.kind, value.span.clone(), message)
    }

    /// A key that must be there is not. `sample`: a value as it would be written, `"…"` or `["…"]`.
    pub fn missing(&mut self, key: &str, sample: &str, span: &Span) {
        let message = Message::new(format!("thiếu `{key}`"), format!("`{key}` is missing"));
        let fix = match self.written {
            Written::Yaml => format!("{key}: {sample}"),
            Written::Toml => format!("{key} = {sample}"),
        };
        let help = Message::new(format!("thêm `{fix}`"), format!("add `{fix}`"));
        self.add(Diagnostic::error(self.codes.missing, span.clone(), message).help(help));
    }

    /// `name` is none of `known`.
    pub fn unknown(&mut self, name: &Spanned<String>, known: &[&str], what: Message) {
        let message = Message::new(
            format!("không có {} `{}`", what.vi, name.value),
            format!("no {} `{}`", what.en, name.value),
        );
        let fault = Diagnostic::error(self.codes.unknown, name.span.clone(), message);
        self.add(match nearest(&name.value, known.iter().copied()) {
            Some(near) => fault.help(did_you_mean(near)),
            None => fault.help(Message::new(
                "sửa tên ấy, hoặc thêm nó vào sổ đăng ký",
                "mend the name, or add it to the register",
            )),
        });
    }
}

/// A value as a message names it.
fn called(node: &Node) -> Message {
    match node {
        Node::Nothing => Message::new("chỗ trống", "nothing"),
        Node::Text(text) => Message::new(format!("chữ `{text}`"), format!("the text `{text}`")),
        Node::Number(number) => {
            Message::new(format!("số `{number}`"), format!("the number `{number}`"))
        }
        Node::Flag(flag) => Message::new(format!("`{flag}`"), format!("`{flag}`")),
        Node::List(_) => Message::new("một danh sách", "a list"),
        Node::Table(_) => Message::new("một bảng khóa và giá trị", "a table of keys and values"),
    }
}

pub fn did_you_mean(near: &str) -> Message {
    Message::new(
        format!("có phải bạn muốn viết `{near}`?"),
        format!("did you mean `{near}`?"),
    )
}
