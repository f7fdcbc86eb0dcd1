//! One table whose keys are asked for one by one; what was never asked for is unknown.

use super::reporter::Reporter;
use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Message, did_you_mean, message};
use crate::base::span::{Span, Spanned};
use crate::base::value::{self, Entry, Key, Node, Value};
use crate::model::clause::ClauseRef;
use crate::text::nearest::nearest;
use std::ops::RangeInclusive;

/// The keys of one table.
pub struct TableReader<'v, 'w> {
    entries: &'v [Entry],
    pub span: &'v Span,
    asked: Vec<&'static str>,
    pub wrong: &'w mut Reporter,
}

/// What `read` makes of the table `value`; then complains of the keys that it did not ask for.
pub fn keys<'v, T>(
    value: &'v Value,
    wrong: &mut Reporter,
    read: impl FnOnce(&mut TableReader<'v, '_>) -> T,
) -> Option<T> {
    let entries = &wrong.table(value)?.entries;
    let mut keys = TableReader {
        entries,
        span: &value.span,
        asked: vec![],
        wrong,
    };
    let made = read(&mut keys);
    for key in keys.rest() {
        unknown_key(keys.wrong, key, &keys.asked, entries);
    }
    Some(made)
}

/// `key` is none of `known`; `entries` stand beside it.
pub fn unknown_key(wrong: &mut Reporter, key: &Key, known: &[&str], entries: &[Entry]) {
    let message = Message::new(
        format!("không có khóa `{}`", key.name),
        format!("no key `{}`", key.name),
    );
    let fault = Diagnostic::error(wrong.codes.unknown_key, key.span.clone(), message);
    wrong.add(match nearest(&key.name, known.iter().copied()) {
        // Written, it would stand twice.
        Some(near) if entries.iter().any(|entry| entry.key.name == near) => {
            fault.help(did_you_mean(near))
        }
        Some(near) => value::suggest(fault, &key.name, near),
        None => fault.help(message!(vi: "bỏ khóa này", en: "take the key out")),
    });
}

impl<'v> TableReader<'v, '_> {
    pub fn get(&mut self, key: &'static str) -> Option<&'v Value> {
        self.asked.push(key);
        let found = self.entries.iter().find(|entry| entry.key.name == key)?;
        (found.value.node != Node::Nothing).then_some(&found.value)
    }

    fn rest(&self) -> Vec<&'v Key> {
        self.entries
            .iter()
            .map(|entry| &entry.key)
            .filter(|key| !self.asked.contains(&key.name.as_str()))
            .collect()
    }

    /// The entries that were not asked for yet; they count as asked for from now on.
    pub fn others(&mut self) -> Vec<&'v Entry> {
        let others = self
            .entries
            .iter()
            .filter(|entry| !self.asked.contains(&entry.key.name.as_str()))
            .collect();
        self.entries = &[];
        others
    }

    pub fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        self.get(key).and_then(|value| self.wrong.text(value))
    }

    /// The text of `key`, empty where there is none.
    pub fn words(&mut self, key: &'static str) -> String {
        self.text(key).map_or(String::new(), |text| text.value)
    }

    /// A text that must be there. Diagnostics: `missing`.
    pub fn needed(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let Some(value) = self.get(key) else {
            self.wrong.missing(key, "\"…\"", self.span);
            return None;
        };
        let text = self.wrong.text(value)?;
        if text.value.trim().is_empty() {
            self.wrong.missing(key, "\"…\"", &text.span);
            return None;
        }
        Some(text)
    }

    pub fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        self.get(key)
            .map_or(vec![], |value| self.wrong.texts(value))
    }

    /// The texts of a list, without their places.
    pub fn strings(&mut self, key: &'static str) -> Vec<String> {
        self.texts(key).into_iter().map(|text| text.value).collect()
    }

    pub fn number(&mut self, key: &'static str, range: RangeInclusive<i64>) -> Option<i64> {
        self.get(key)
            .and_then(|value| self.wrong.number(value, range))
            .map(|number| number.value)
    }

    pub fn date(&mut self, key: &'static str) -> Option<Date> {
        self.get(key)
            .and_then(|value| self.wrong.date(value))
            .map(|date| date.value)
    }

    pub fn flag(&mut self, key: &'static str) -> Option<bool> {
        self.get(key).and_then(|value| self.wrong.flag(value))
    }

    pub fn one_of(
        &mut self,
        key: &'static str,
        known: &'static [&'static str],
    ) -> Option<&'static str> {
        self.get(key)
            .and_then(|value| self.wrong.one_of(value, known))
            .map(|word| word.value)
    }

    pub fn clauses(&mut self, key: &'static str) -> Vec<ClauseRef> {
        self.get(key)
            .map_or(vec![], |value| self.wrong.clauses(value))
    }

    /// What `read` makes of the table `key`.
    pub fn table<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut TableReader<'v, '_>) -> T,
    ) -> Option<T> {
        self.get(key)
            .and_then(|value| keys(value, self.wrong, read))
    }

    /// What `read` makes of each table of the list `key`.
    pub fn tables<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut TableReader<'v, '_>) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.get(key) else {
            return vec![];
        };
        let items = self.wrong.list(value);
        items
            .iter()
            .filter_map(|item| keys(item, self.wrong, &mut read).flatten())
            .collect()
    }
}
