//! What is found wrong in one file of keys and values, in the words that all such files share.

use crate::base::diagnostic::{Diagnostic, Said, nearest};
use crate::base::span::Span;
use crate::base::value::{Codes, Node, Value};
use crate::model::meta::Placed;

/// The language that a file of keys and values is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    Yaml,
    Toml,
}

/// What a key takes: its name, and how it is written.
pub struct Wanted {
    pub name: Said,
    pub cure: Said,
}

impl Wanted {
    pub fn new(name: Said, cure: Said) -> Self {
        Wanted { name, cure }
    }

    pub fn text() -> Self {
        Wanted::new(
            Said::new("chữ", "text"),
            Said::new(
                "viết chữ trong ngoặc kép: `\"…\"`",
                "write a text in quotes: `\"…\"`",
            ),
        )
    }

    pub fn list() -> Self {
        let cure = Said::new(
            "viết trong ngoặc vuông: `[\"…\", \"…\"]`",
            "write it in square brackets: `[\"…\", \"…\"]`",
        );
        Wanted::new(Said::new("danh sách", "a list"), cure)
    }

    pub fn whole_number() -> Self {
        Wanted::new(
            Said::new("số nguyên", "a whole number"),
            Said::new("viết bằng chữ số, như `20`", "write digits, like `20`"),
        )
    }

    pub fn flag() -> Self {
        let cure = Said::new(
            "viết `true` (có) hoặc `false` (không)",
            "write `true` (yes) or `false` (no)",
        );
        Wanted::new(Said::new("`true` hoặc `false`", "`true` or `false`"), cure)
    }

    pub fn table(written: Written) -> Self {
        let cure = match written {
            Written::Yaml => Said::new(
                "viết mỗi dòng một `khóa: giá trị`",
                "write a line `key: value` for each",
            ),
            Written::Toml => Said::new(
                "viết mỗi dòng một `khóa = giá trị`",
                "write a line `key = value` for each",
            ),
        };
        Wanted::new(
            Said::new("một bảng khóa và giá trị", "a table of keys and values"),
            cure,
        )
    }
}

/// What was found wrong in one file of keys and values.
pub struct Wrong {
    pub codes: &'static Codes,
    pub written: Written,
    /// The text itself could not be read, so that what is missing or odd in it tells nothing.
    broken: bool,
    found: Vec<Diagnostic>,
}

impl Wrong {
    /// `found`: what the reader of the language has already said.
    pub fn new(codes: &'static Codes, written: Written, found: Vec<Diagnostic>) -> Self {
        let broken = found
            .iter()
            .any(|fault| fault.code != codes.duplicate && fault.code != codes.unsupported);
        Wrong {
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

    /// A value of another kind than the one that is `wanted`, and how to write one.
    pub fn kind(&mut self, value: &Value, wanted: Wanted) {
        let fault = self.kind_fault(value, &wanted.name).help(wanted.cure);
        self.add(fault);
    }

    /// The same where it is known what to write in its place.
    pub fn kind_cured(&mut self, value: &Value, wanted: Wanted, cure: &str) {
        let fault = self.kind_fault(value, &wanted.name);
        self.add(fault.help(Said::new(
            format!("viết `{cure}`"),
            format!("write `{cure}`"),
        )));
    }

    fn kind_fault(&self, value: &Value, wanted: &Said) -> Diagnostic {
        let found = called(&value.node);
        let message = Said::new(
            format!("cần {}, ở đây là {}", wanted.vi, found.vi),
            format!("{} is wanted here, this is {}", wanted.en, found.en),
        );
        Diagnostic::error(self.codes.kind, value.span.clone(), message)
    }

    /// A key that must be there is not. `sample`: a value as it would be written, `"…"` or `["…"]`.
    pub fn missing(&mut self, key: &str, sample: &str, span: &Span) {
        let message = Said::new(format!("thiếu `{key}`"), format!("`{key}` is missing"));
        let cure = match self.written {
            Written::Yaml => format!("{key}: {sample}"),
            Written::Toml => format!("{key} = {sample}"),
        };
        let help = Said::new(format!("thêm `{cure}`"), format!("add `{cure}`"));
        self.add(Diagnostic::error(self.codes.missing, span.clone(), message).help(help));
    }

    /// `name` is none of `known`.
    pub fn unknown(&mut self, name: &Placed<String>, known: &[&str], what: Said) {
        let message = Said::new(
            format!("không có {} `{}`", what.vi, name.value),
            format!("no {} `{}`", what.en, name.value),
        );
        let fault = Diagnostic::error(self.codes.unknown, name.span.clone(), message);
        self.add(match nearest(&name.value, known.iter().copied()) {
            Some(near) => fault.help(did_you_mean(near)),
            None => fault.help(Said::new(
                "sửa tên ấy, hoặc thêm nó vào sổ đăng ký",
                "mend the name, or add it to the register",
            )),
        });
    }
}

/// A value as a message names it.
fn called(node: &Node) -> Said {
    match node {
        Node::Nothing => Said::new("chỗ trống", "nothing"),
        Node::Text(text) => Said::new(format!("chữ `{text}`"), format!("the text `{text}`")),
        Node::Number(number) => {
            Said::new(format!("số `{number}`"), format!("the number `{number}`"))
        }
        Node::Flag(flag) => Said::new(format!("`{flag}`"), format!("`{flag}`")),
        Node::List(_) => Said::new("một danh sách", "a list"),
        Node::Table(_) => Said::new("một bảng khóa và giá trị", "a table of keys and values"),
    }
}

pub fn did_you_mean(near: &str) -> Said {
    Said::new(
        format!("có phải bạn muốn viết `{near}`?"),
        format!("did you mean `{near}`?"),
    )
}
