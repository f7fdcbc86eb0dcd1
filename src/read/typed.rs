//! Values as the types that a key wants.

use super::reference::clause_ref;
use super::reporter::{Expected, Reporter, Written};
use crate::base::date::{Date, Moment, Zone};
use crate::base::diagnostic::{Diagnostic, Message, fault, message};
use crate::base::span::Spanned;
use crate::base::value::{self, Node, Table, Value, quoted};
use crate::model::clause::ClauseRef;
use crate::text::nearest::nearest;
use std::ops::RangeInclusive;

impl Reporter {
    /// A text, also one that looks like a number; `None` for a key with nothing after it.
    pub fn text(&mut self, value: &Value) -> Option<Spanned<String>> {
        let text = match &value.node {
            Node::Text(text) => text.clone(),
            Node::Number(number) => number.to_string(),
            Node::Nothing => return None,
            Node::Table(table) if self.written == Written::Yaml && table.entries.len() == 1 => {
                self.colon(value, table);
                return None;
            }
            _ => {
                self.kind(value, Expected::text());
                return None;
            }
        };
        Some(Spanned {
            value: text,
            span: value.span.clone(),
        })
    }

    /// Each text of a list.
    pub fn texts(&mut self, value: &Value) -> Vec<Spanned<String>> {
        self.list(value)
            .iter()
            .filter_map(|item| self.text(item))
            .collect()
    }

    /// The values of a list; a text alone is not one.
    pub fn list<'v>(&mut self, value: &'v Value) -> &'v [Value] {
        match &value.node {
            Node::List(items) => items,
            Node::Nothing => &[],
            Node::Text(text) if self.written == Written::Yaml => {
                let items: Vec<String> = text
                    .split([',', ';', '、', '，'])
                    .filter_map(item)
                    .collect();
                self.list_of(value, &items.join(", "))
            }
            Node::Text(text) => self.list_of(value, &quoted(text)),
            _ => {
                self.kind(value, Expected::list());
                &[]
            }
        }
    }

    fn list_of(&mut self, value: &Value, item: &str) -> &'static [Value] {
        self.kind_fixed(value, Expected::list(), &format!("[{item}]"));
        &[]
    }

    pub fn number(&mut self, value: &Value, range: RangeInclusive<i64>) -> Option<Spanned<i64>> {
        match &value.node {
            Node::Number(number) if range.contains(number) => {
                return Some(Spanned {
                    value: *number,
                    span: value.span.clone(),
                });
            }
            Node::Nothing => {}
            Node::Number(number) => self.out_of(&range, *number, value),
            Node::Text(text) if text.trim().parse::<i64>().is_ok() => {
                self.kind_fixed(value, Expected::whole_number(), text.trim())
            }
            _ => self.kind(value, Expected::whole_number()),
        }
        None
    }

    fn out_of(&mut self, range: &RangeInclusive<i64>, number: i64, value: &Value) {
        let (min, max) = (range.start(), range.end());
        let message = message!(
            vi: "số `{number}` nằm ngoài khoảng cho phép",
            en: "the number `{number}` is out of range",
        );
        let help = message!(
            vi: "viết một số từ {min} đến {max}",
            en: "write a number from {min} to {max}",
        );
        self.add(Diagnostic::error(self.codes.value, value.span.clone(), message).help(help));
    }

    pub fn flag(&mut self, value: &Value) -> Option<bool> {
        match &value.node {
            Node::Flag(flag) => return Some(*flag),
            Node::Nothing => {}
            Node::Text(text) => match meant(text) {
                Some(flag) => self.kind_fixed(value, Expected::flag(), flag),
                None => self.kind(value, Expected::flag()),
            },
            _ => self.kind(value, Expected::flag()),
        }
        None
    }

    pub fn date(&mut self, value: &Value) -> Option<Spanned<Date>> {
        let text = self.text(value)?;
        match Date::of_moment(&text.value, &self.zone) {
            Some(date) => Some(Spanned {
                value: date,
                span: text.span,
            }),
            None => {
                self.no_date(
                    &text,
                    "`2026-11-22` hoặc `22/11/2026`",
                    "`2026-11-22` or `22/11/2026`",
                );
                None
            }
        }
    }

    /// A moment; a day alone is its midnight in `zone`.
    pub fn moment(&mut self, value: &Value, zone: &Zone) -> Option<Moment> {
        if let Node::Flag(shown) = value.node {
            self.flag_for_moment(value, shown);
            return None;
        }
        let text = self.text(value)?;
        let moment = Moment::parse(&text.value, zone);
        if moment.is_none() {
            self.no_date(
                &text,
                "`2026-11-22` hoặc `2026-11-22 08:00`",
                "`2026-11-22` or `2026-11-22 08:00`",
            );
        }
        moment
    }

    /// `publish: false` of other programs hides a page.
    fn flag_for_moment(&mut self, value: &Value, shown: bool) {
        let name = Message::new("một ngày", "a day");
        let fix = match shown {
            false => Message::new(
                "để giấu trang, viết `draft: true` thay cho dòng này",
                "to hide the page, write `draft: true` in place of this line",
            ),
            true => Message::new(
                "bỏ dòng này: trang vốn hiện, trừ khi có `draft: true`",
                "take it out: a page is shown unless it says `draft: true`",
            ),
        };
        self.kind(value, Expected::new(name, fix));
    }

    fn no_date(&mut self, text: &Spanned<String>, vi: &str, en: &str) {
        let written = &text.value;
        let digits = written
            .bytes()
            .all(|b| b.is_ascii_digit() || b"-/. :".contains(&b))
            && written.len() > 4;
        let message = if digits {
            message!(vi: "không có ngày `{written}`", en: "there is no day `{written}`")
        } else {
            message!(vi: "`{written}` không phải một ngày", en: "`{written}` is not a day")
        };
        let fault = Diagnostic::error(self.codes.date, text.span.clone(), message);
        let near = swapped(written).or_else(|| Date::spoken(written));
        self.add(match near {
            Some(date) if written.contains('/') => value::suggest(fault, written, &date.short()),
            Some(date) => value::suggest(fault, written, &date.to_string()),
            None => fault.help(Message::new(format!("viết {vi}"), format!("write {en}"))),
        });
    }

    /// One of `known`.
    pub fn one_of(
        &mut self,
        value: &Value,
        known: &'static [&'static str],
    ) -> Option<Spanned<&'static str>> {
        let text = self.text(value)?;
        let found = known.iter().find(|word| **word == text.value);
        if found.is_none() {
            self.not_known(&text, known);
        }
        found.map(|word| Spanned {
            value: *word,
            span: text.span,
        })
    }

    fn not_known(&mut self, text: &Spanned<String>, known: &[&str]) {
        let message = Message::new(
            format!("khóa này không có giá trị `{}`", text.value),
            format!("`{}` is no value of this key", text.value),
        );
        let all = known
            .iter()
            .map(|word| format!("`{word}`"))
            .collect::<Vec<_>>()
            .join(", ");
        let fault = Diagnostic::error(self.codes.value, text.span.clone(), message);
        self.add(match nearest(&text.value, known.iter().copied()) {
            Some(near) => value::suggest(fault, &text.value, near),
            None => fault.help(message!(vi: "các giá trị: {all}", en: "its values: {all}")),
        });
    }

    /// References to clauses. Diagnostics: `clause/form`.
    pub fn clauses(&mut self, value: &Value) -> Vec<ClauseRef> {
        self.texts(value)
            .into_iter()
            .filter_map(|text| self.clause(&text))
            .collect()
    }

    /// One reference to a clause. Diagnostics: `clause/form`.
    pub fn clause(&mut self, text: &Spanned<String>) -> Option<ClauseRef> {
        let found = clause_ref(&text.value, text.span.clone());
        if found.is_none() {
            let written = &text.value;
            let message = message!(
                vi: "`{written}` không phải một điều khoản",
                en: "`{written}` is not a clause",
            );
            let help = message!(
                vi: "viết như `III.4.2`, `II.1-3` hoặc `57-kh-tld#II.3`",
                en: "write it like `III.4.2`, `II.1-3` or `57-kh-tld#II.3`",
            );
            self.add(Diagnostic::error("clause/form", text.span.clone(), message).help(help));
        }
        found
    }

    pub fn table<'v>(&mut self, value: &'v Value) -> Option<&'v Table> {
        match &value.node {
            Node::Table(table) => Some(table),
            Node::Nothing => None,
            _ => {
                self.kind(value, Expected::table(self.written));
                None
            }
        }
    }

    /// `- Phiếu 1: kiểm kê` is a table to YAML and a text to who wrote it.
    fn colon(&mut self, value: &Value, table: &Table) {
        let [entry] = &table.entries[..] else { return };
        let text = match &entry.value.node {
            Node::Text(text) => text.clone(),
            Node::Number(number) => number.to_string(),
            _ => return self.kind(value, Expected::text()),
        };
        let fix = quoted(&format!("{}: {text}", entry.key.name));

        let fault = fault!(
            self.codes.colon,
            entry.key.span.clone(),
            vi: "dấu hai chấm trong câu không có ngoặc kép",
            en: "a colon in a text without quotes",
        );
        self.add(fault.help(message!(vi: "viết `{fix}`", en: "write `{fix}`")));
    }
}

/// One of several texts as an item of a YAML list.
fn item(text: &str) -> Option<String> {
    let text = text.trim();
    match is_plain(text) {
        _ if text.is_empty() => None,
        true => Some(text.to_string()),
        false => Some(quoted(text)),
    }
}

/// Whether YAML reads `text` as itself, in a list too, without quotes.
pub fn is_plain(text: &str) -> bool {
    let first = ['&', '*', '!', '|', '>', '%', '@', '`', '\'', '-', '?'];
    let inside = [':', ',', '[', ']', '{', '}', '#', '"'];
    !text.is_empty() && !text.starts_with(first) && !text.contains(inside)
}

/// Yes and no as people write them.
fn meant(text: &str) -> Option<&'static str> {
    match text.to_lowercase().as_str() {
        "có" | "co" | "đúng" | "yes" | "on" | "true" => Some("true"),
        "không" | "khong" | "sai" | "no" | "off" | "false" => Some("false"),
        _ => None,
    }
}

/// `11/22/2026` read month first.
fn swapped(text: &str) -> Option<Date> {
    let (month, rest) = text.split_once('/')?;
    let (day, year) = rest.split_once('/')?;
    Date::parse(&format!("{day}/{month}/{year}"))
}
