//! What is found wrong in one file of keys and values, in the words that all such files share.

use crate::base::date::Zone;
use crate::base::diagnostic::{Diagnostic, Message, message};
use crate::base::span::{Span, Spanned};
use crate::base::value::{self, Codes, Node, Value};
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
            message!(vi: "chữ", en: "text"),
            message!(
                vi: "viết chữ trong ngoặc kép: `\"…\"`",
                en: "write a text in quotes: `\"…\"`",
            ),
        )
    }

    pub fn list() -> Self {
        let fix = message!(
            vi: "viết trong ngoặc vuông: `[\"…\", \"…\"]`",
            en: "write it in square brackets: `[\"…\", \"…\"]`",
        );
        Expected::new(message!(vi: "danh sách", en: "a list"), fix)
    }

    pub fn whole_number() -> Self {
        Expected::new(
            message!(vi: "số nguyên", en: "a whole number"),
            message!(vi: "viết bằng chữ số, như `20`", en: "write digits, like `20`"),
        )
    }

    pub fn flag() -> Self {
        let fix = message!(
            vi: "viết `true` (có) hoặc `false` (không)",
            en: "write `true` (yes) or `false` (no)",
        );
        Expected::new(
            message!(vi: "`true` hoặc `false`", en: "`true` or `false`"),
            fix,
        )
    }

    pub fn table(written: Written) -> Self {
        let fix = match written {
            Written::Yaml => {
                message!(
                    vi: "viết mỗi dòng một `khóa: giá trị`",
                    en: "write a line `key: value` for each",
                )
            }
            Written::Toml => {
                message!(
                    vi: "viết mỗi dòng một `khóa = giá trị`",
                    en: "write a line `key = value` for each",
                )
            }
        };
        Expected::new(
            message!(vi: "một bảng khóa và giá trị", en: "a table of keys and values"),
            fix,
        )
    }
}

/// What was found wrong in one file of keys and values.
pub struct Reporter {
    pub codes: &'static Codes,
    pub written: Written,
    /// Where days begin and end.
    pub zone: Zone,
    /// The text itself could not be read, so that what is missing or odd in it tells nothing.
    broken: bool,
    found: Vec<Diagnostic>,
}

impl Reporter {
    /// `found`: what the reader of the language has already said.
    pub fn new(codes: &'static Codes, written: Written, found: Vec<Diagnostic>) -> Self {
        let broken = found
            .iter()
            .filter(|fault| fault.is_error())
            .any(|fault| fault.code != codes.duplicate && fault.code != codes.unsupported);
        Reporter {
            codes,
            written,
            zone: Zone::default(),
            broken,
            found,
        }
    }

    /// The same for a site in `zone`.
    pub fn in_zone(self, zone: &Zone) -> Self {
        Reporter {
            zone: zone.clone(),
            ..self
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
        let fault = fault.fix(value.span.clone(), fix);
        self.add(fault.help(message!(vi: "viết `{fix}`", en: "write `{fix}`")));
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
        let message = message!(vi: "thiếu `{key}`", en: "`{key}` is missing");
        let fix = match self.written {
            Written::Yaml => format!("{key}: {sample}"),
            Written::Toml => format!("{key} = {sample}"),
        };
        let help = message!(vi: "thêm `{fix}`", en: "add `{fix}`");
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
            Some(near) => value::suggest(fault, &name.value, near),
            None => fault.help(message!(
                vi: "sửa tên ấy, hoặc thêm nó vào sổ đăng ký",
                en: "mend the name, or add it to the register",
            )),
        });
    }
}

/// A value as a message names it.
fn called(node: &Node) -> Message {
    match node {
        Node::Nothing => message!(vi: "chỗ trống", en: "nothing"),
        Node::Text(text) => message!(vi: "chữ `{text}`", en: "the text `{text}`"),
        Node::Number(number) => {
            message!(vi: "số `{number}`", en: "the number `{number}`")
        }
        Node::Flag(flag) => message!(vi: "`{flag}`", en: "`{flag}`"),
        Node::List(_) => message!(vi: "một danh sách", en: "a list"),
        Node::Table(_) => {
            message!(vi: "một bảng khóa và giá trị", en: "a table of keys and values")
        }
    }
}
