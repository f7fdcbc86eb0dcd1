//! Values as the types that a key wants, and complaints of those that are not.

use super::reference::clause_ref;
use crate::base::date::{Date, Moment, Zone};
use crate::base::diagnostic::{Diagnostic, Said, nearest};
use crate::base::span::Span;
use crate::base::value::{Codes, Node, Table, Value, quoted};
use crate::model::clause::ClauseRef;
use crate::model::meta::Placed;
use std::ops::RangeInclusive;

/// The language that a file of keys and values is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    Yaml,
    Toml,
}

/// What was found wrong in one file of keys and values.
pub struct Wrong {
    pub codes: &'static Codes,
    written: Written,
    /// The text itself could not be read, so that what is missing or odd in it tells nothing.
    broken: bool,
    found: Vec<Diagnostic>,
}

impl Wrong {
    /// `found`: what the reader of the language has already said.
    pub fn new(codes: &'static Codes, written: Written, found: Vec<Diagnostic>) -> Self {
        let broken = found.iter().any(|fault| fault.code != codes.duplicate && fault.code != codes.unsupported);
        Wrong { codes, written, broken, found }
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

    /// A text, also one that looks like a number; `None` for a key with nothing after it.
    pub fn text(&mut self, value: &Value) -> Option<Placed<String>> {
        let text = match &value.node {
            Node::Text(text) => text.clone(),
            Node::Number(number) => number.to_string(),
            Node::Nothing => return None,
            Node::Table(table) if self.written == Written::Yaml && table.entries.len() == 1 => {
                self.colon(value, table);
                return None;
            }
            _ => {
                self.kind(value, Said::new("chữ", "text"));
                return None;
            }
        };
        Some(Placed { value: text, span: value.span.clone() })
    }

    /// Each text of a list.
    pub fn texts(&mut self, value: &Value) -> Vec<Placed<String>> {
        self.list(value).iter().filter_map(|item| self.text(item)).collect()
    }

    /// The values of a list; a text alone is not one.
    pub fn list<'v>(&mut self, value: &'v Value) -> &'v [Value] {
        match &value.node {
            Node::List(items) => items,
            Node::Nothing => &[],
            Node::Text(text) if self.written == Written::Yaml => {
                let cure = if text.contains([',', ':', '[']) { quoted(text) } else { text.clone() };
                self.list_of(value, &cure)
            }
            Node::Text(text) => self.list_of(value, &quoted(text)),
            _ => {
                self.kind(value, Said::new("danh sách", "a list"));
                &[]
            }
        }
    }

    fn list_of(&mut self, value: &Value, item: &str) -> &'static [Value] {
        let help = Said::new(format!("viết `[{item}]`"), format!("write `[{item}]`"));
        self.add(self.kind_fault(value, Said::new("danh sách", "a list")).help(help));
        &[]
    }

    pub fn number(&mut self, value: &Value, range: RangeInclusive<i64>) -> Option<Placed<i64>> {
        let (min, max) = (range.start(), range.end());
        match value.node {
            Node::Number(number) if range.contains(&number) => Some(Placed { value: number, span: value.span.clone() }),
            Node::Nothing => None,
            Node::Number(number) => {
                let message = Said::new(
                    format!("`{number}` không nằm trong khoảng từ {min} đến {max}"),
                    format!("`{number}` is not between {min} and {max}"),
                );
                self.add(Diagnostic::error(self.codes.value, value.span.clone(), message));
                None
            }
            _ => {
                self.kind(value, Said::new("số nguyên", "a whole number"));
                None
            }
        }
    }

    pub fn flag(&mut self, value: &Value) -> Option<bool> {
        match value.node {
            Node::Flag(flag) => Some(flag),
            Node::Nothing => None,
            _ => {
                self.kind(value, Said::new("`true` hoặc `false`", "`true` or `false`"));
                None
            }
        }
    }

    pub fn date(&mut self, value: &Value) -> Option<Placed<Date>> {
        let text = self.text(value)?;
        match Date::parse(&text.value) {
            Some(date) => Some(Placed { value: date, span: text.span }),
            None => {
                self.no_date(&text, "`2026-11-22` hoặc `22/11/2026`", "`2026-11-22` or `22/11/2026`");
                None
            }
        }
    }

    /// A moment; a day alone is its midnight in `zone`.
    pub fn moment(&mut self, value: &Value, zone: &Zone) -> Option<Moment> {
        let text = self.text(value)?;
        let moment = Moment::parse(&text.value, zone);
        if moment.is_none() {
            self.no_date(&text, "`2026-11-22` hoặc `2026-11-22 08:00`", "`2026-11-22` or `2026-11-22 08:00`");
        }
        moment
    }

    fn no_date(&mut self, text: &Placed<String>, vi: &str, en: &str) {
        let written = &text.value;
        let digits = written.bytes().all(|b| b.is_ascii_digit() || b"-/. :".contains(&b)) && written.len() > 4;
        let message = if digits {
            Said::new(format!("không có ngày `{written}`"), format!("there is no day `{written}`"))
        } else {
            Said::new(format!("`{written}` không phải một ngày"), format!("`{written}` is not a day"))
        };
        let help = match swapped(written) {
            Some(date) => did_you_mean(&date.short()),
            None => Said::new(format!("viết {vi}"), format!("write {en}")),
        };
        self.add(Diagnostic::error(self.codes.date, text.span.clone(), message).help(help));
    }

    /// One of `known`.
    pub fn one_of(&mut self, value: &Value, known: &'static [&'static str]) -> Option<Placed<&'static str>> {
        let text = self.text(value)?;
        let found = known.iter().find(|word| **word == text.value);
        if found.is_none() {
            self.not_known(&text, known);
        }
        found.map(|word| Placed { value: *word, span: text.span })
    }

    fn not_known(&mut self, text: &Placed<String>, known: &[&str]) {
        let message = Said::new(format!("không dùng giá trị `{}`", text.value), format!("`{}` is no value of this key", text.value));
        let all = known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        let help = match nearest(&text.value, known.iter().copied()) {
            Some(near) => did_you_mean(near),
            None => Said::new(format!("các giá trị: {all}"), format!("its values: {all}")),
        };
        self.add(Diagnostic::error(self.codes.value, text.span.clone(), message).help(help));
    }

    /// References to clauses. Diagnostics: `clause/form`.
    pub fn clauses(&mut self, value: &Value) -> Vec<ClauseRef> {
        self.texts(value).into_iter().filter_map(|text| self.clause(&text)).collect()
    }

    /// One reference to a clause. Diagnostics: `clause/form`.
    pub fn clause(&mut self, text: &Placed<String>) -> Option<ClauseRef> {
        let found = clause_ref(&text.value, text.span.clone());
        if found.is_none() {
            let written = &text.value;
            let message = Said::new(format!("`{written}` không phải một điều khoản"), format!("`{written}` is not a clause"));
            let help =
                Said::new("viết như `III.4.2`, `II.1-3` hoặc `57-kh-tld#II.3`", "write it like `III.4.2`, `II.1-3` or `57-kh-tld#II.3`");
            self.add(Diagnostic::error("clause/form", text.span.clone(), message).help(help));
        }
        found
    }

    pub fn table<'v>(&mut self, value: &'v Value) -> Option<&'v Table> {
        match &value.node {
            Node::Table(table) => Some(table),
            Node::Nothing => None,
            _ => {
                self.kind(value, Said::new("một bảng khóa và giá trị", "a table of keys and values"));
                None
            }
        }
    }

    pub fn kind(&mut self, value: &Value, wanted: Said) {
        let fault = self.kind_fault(value, wanted);
        self.add(fault);
    }

    fn kind_fault(&self, value: &Value, wanted: Said) -> Diagnostic {
        let found = called(&value.node);
        let message =
            Said::new(format!("cần {}, ở đây là {}", wanted.vi, found.vi), format!("{} is wanted here, this is {}", wanted.en, found.en));
        Diagnostic::error(self.codes.kind, value.span.clone(), message)
    }

    /// `- Phiếu 1: kiểm kê` is a table to YAML and a text to who wrote it.
    fn colon(&mut self, value: &Value, table: &Table) {
        let [entry] = &table.entries[..] else { return };
        let text = match &entry.value.node {
            Node::Text(text) => text.clone(),
            Node::Number(number) => number.to_string(),
            _ => return self.kind(value, Said::new("chữ", "text")),
        };
        let cure = quoted(&format!("{}: {text}", entry.key.name));
        let message = Said::new("dấu hai chấm trong câu không có ngoặc kép", "a colon in a text without quotes");
        let fault = Diagnostic::error(self.codes.colon, entry.key.span.clone(), message);
        self.add(fault.help(Said::new(format!("viết `{cure}`"), format!("write `{cure}`"))));
    }

    pub fn missing(&mut self, key: &str, span: &Span) {
        let message = Said::new(format!("thiếu `{key}`"), format!("`{key}` is missing"));
        self.add(Diagnostic::error(self.codes.missing, span.clone(), message));
    }

    /// `name` is none of `known`.
    pub fn unknown(&mut self, name: &Placed<String>, known: &[&str], what: Said) {
        let message = Said::new(format!("không có {} `{}`", what.vi, name.value), format!("no {} `{}`", what.en, name.value));
        let fault = Diagnostic::error(self.codes.unknown, name.span.clone(), message);
        self.add(match nearest(&name.value, known.iter().copied()) {
            Some(near) => fault.help(did_you_mean(near)),
            None => fault,
        });
    }
}

/// A value as a message names it.
fn called(node: &Node) -> Said {
    match node {
        Node::Nothing => Said::new("chỗ trống", "nothing"),
        Node::Text(text) => Said::new(format!("chữ `{text}`"), format!("the text `{text}`")),
        Node::Number(number) => Said::new(format!("số `{number}`"), format!("the number `{number}`")),
        Node::Flag(flag) => Said::new(format!("`{flag}`"), format!("`{flag}`")),
        Node::List(_) => Said::new("một danh sách", "a list"),
        Node::Table(_) => Said::new("một bảng khóa và giá trị", "a table of keys and values"),
    }
}

/// `11/22/2026` read month first.
fn swapped(text: &str) -> Option<Date> {
    let (month, rest) = text.split_once('/')?;
    let (day, year) = rest.split_once('/')?;
    Date::parse(&format!("{day}/{month}/{year}"))
}

pub fn did_you_mean(near: &str) -> Said {
    Said::new(format!("có phải bạn muốn viết `{near}`?"), format!("did you mean `{near}`?"))
}
