//! What a head gives, by the keys of the table of fields.

use crate::base::date::{Date, Moment, Zone};
use crate::base::diagnostic::{Diagnostic, Message, did_you_mean, message};
use crate::base::number::round_to_u32;
use crate::base::span::Spanned;
use crate::base::value::{Entry, Key, Node, Value};
use crate::model::clause::ClauseRef;
use crate::model::meta::SearchVisibility;
use crate::read::fields::{Field, Shape};
use crate::read::reporter::{Expected, Reporter};
use crate::read::table::unknown_key;
use crate::text::vi;
use std::collections::BTreeMap;

/// The values of one table, by key whichever name was written.
pub struct Fields<'v, 'w> {
    found: BTreeMap<&'static str, (&'static Field, &'v Value)>,
    pub wrong: &'w mut Reporter,
}

impl<'v, 'w> Fields<'v, 'w> {
    pub fn new(wrong: &'w mut Reporter) -> Self {
        Fields {
            found: BTreeMap::new(),
            wrong,
        }
    }

    /// Takes `entry` as the value of `field`. Diagnostics: `duplicate` where another name of the
    /// key stood before.
    pub fn take(&mut self, field: &'static Field, entry: &'v Entry) {
        if self.found.contains_key(field.key) {
            self.wrong.add(twice(self.wrong, &entry.key, field));
        } else {
            self.found.insert(field.key, (field, &entry.value));
        }
    }

    pub fn get(&self, key: &str) -> Option<(&'static Field, &'v Value)> {
        self.found.get(key).copied()
    }

    pub fn text(&mut self, key: &str) -> Option<Spanned<String>> {
        let (field, value) = self.get(key)?;
        let text = self.wrong.text(value)?;
        match field.shape {
            Shape::Slug => self.slug(text),
            Shape::Language => self.language(text),
            _ => Some(text),
        }
    }

    /// The text of `key`, empty where there is none.
    pub fn words(&mut self, key: &str) -> String {
        self.text(key).map_or(String::new(), |text| text.value)
    }

    pub fn texts(&mut self, key: &str) -> Vec<Spanned<String>> {
        self.get(key)
            .map_or(vec![], |(_, value)| self.wrong.texts(value))
    }

    /// The texts of a list, without their places.
    pub fn strings(&mut self, key: &str) -> Vec<String> {
        self.texts(key).into_iter().map(|text| text.value).collect()
    }

    pub fn flag(&mut self, key: &str) -> bool {
        self.get(key)
            .and_then(|(_, value)| self.wrong.flag(value))
            .unwrap_or(false)
    }

    pub fn date(&mut self, key: &str) -> Option<Spanned<Date>> {
        self.get(key).and_then(|(_, value)| self.wrong.date(value))
    }

    pub fn moment(&mut self, key: &str, zone: &Zone) -> Option<Moment> {
        self.get(key)
            .and_then(|(_, value)| self.wrong.moment(value, zone))
    }

    pub fn number(&mut self, key: &str) -> Option<Spanned<i64>> {
        match self.get(key)? {
            (
                Field {
                    shape: Shape::Number { min, max },
                    ..
                },
                value,
            ) => self.wrong.number(value, *min..=*max),
            _ => None,
        }
    }

    pub fn one_of(&mut self, key: &str) -> Option<&'static str> {
        match self.get(key)? {
            (
                Field {
                    shape: Shape::OneOf(words),
                    ..
                },
                value,
            ) => self.wrong.one_of(value, words).map(|word| word.value),
            _ => None,
        }
    }

    pub fn list_of(&mut self, key: &str) -> Vec<&'static str> {
        match self.get(key) {
            Some((
                Field {
                    shape: Shape::ListOf(words),
                    ..
                },
                value,
            )) => {
                let items = self.wrong.list(value);
                items
                    .iter()
                    .filter_map(|item| self.wrong.one_of(item, words))
                    .map(|word| word.value)
                    .collect()
            }
            _ => vec![],
        }
    }

    pub fn clauses(&mut self, key: &str) -> Vec<ClauseRef> {
        self.get(key)
            .map_or(vec![], |(_, value)| self.wrong.clauses(value))
    }

    /// Ids and sentences in the order written.
    pub fn objectives(&mut self, key: &str) -> Vec<(Spanned<String>, String)> {
        let Some(table) = self.get(key).and_then(|(_, value)| self.wrong.table(value)) else {
            return vec![];
        };
        let sentence = |entry: &Entry| {
            let id = Spanned {
                value: entry.key.name.clone(),
                span: entry.key.span.clone(),
            };
            self.wrong.text(&entry.value).map(|text| (id, text.value))
        };
        table.entries.iter().filter_map(sentence).collect()
    }

    pub fn search(&mut self) -> SearchVisibility {
        let Some((_, value)) = self.get("search") else {
            return SearchVisibility::Weight(10);
        };
        let weight = match &value.node {
            Node::Flag(false) => return SearchVisibility::Hidden,
            Node::Flag(true) | Node::Nothing => return SearchVisibility::Weight(10),
            Node::Number(number) => Some(*number as f64),
            Node::Text(text) => text.replace(',', ".").parse::<f64>().ok(),
            _ => None,
        };
        match weight.filter(|weight| (0.1..=10.0).contains(weight)) {
            Some(weight) => SearchVisibility::Weight(round_to_u32(weight * 10.0).min(100) as u16),
            None => {
                let name = message!(
                    vi: "`false` hoặc số từ 0.1 đến 10",
                    en: "`false` or a number from 0.1 to 10",
                );
                let fix = message!(
                    vi: "viết `false` để trang không có trong kết quả tìm, `2` để đứng trước",
                    en: "write `false` to keep the page out of search, `2` to bring it forward",
                );
                self.wrong.kind(value, Expected::new(name, fix));
                SearchVisibility::Weight(10)
            }
        }
    }

    /// First and last year of `2014 - 2020`.
    pub fn years(&mut self, key: &str) -> Option<Spanned<(i16, i16)>> {
        let (_, value) = self.get(key)?;
        let text = self.wrong.text(value)?;
        let years = years(&text.value);
        if years.is_none() {
            let name =
                message!(vi: "các năm như `2014 - 2020`", en: "a span of years like `2014 - 2020`");
            self.wrong.kind(
                value,
                Expected::new(
                    name,
                    message!(vi: "viết `2014 - 2020`", en: "write `2014 - 2020`"),
                ),
            );
        }
        years.map(|years| Spanned {
            value: years,
            span: text.span,
        })
    }

    /// What `read` makes of the table `key`.
    pub fn table<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Fields<'v, '_>) -> T,
    ) -> Option<T> {
        match self.get(key)? {
            (
                Field {
                    shape: Shape::Table(fields),
                    ..
                },
                value,
            ) => given(value, fields, self.wrong, read),
            _ => None,
        }
    }

    /// What `read` makes of each table of the list `key`.
    pub fn tables<T>(
        &mut self,
        key: &str,
        read: impl Fn(&mut Fields<'v, '_>, &Value) -> Option<T>,
    ) -> Vec<T> {
        match self.get(key) {
            Some((
                Field {
                    shape: Shape::Tables(fields),
                    ..
                },
                value,
            )) => {
                let items = self.wrong.list(value);
                items
                    .iter()
                    .filter_map(|item| {
                        given(item, fields, self.wrong, |given| read(given, item)).flatten()
                    })
                    .collect()
            }
            _ => vec![],
        }
    }

    fn slug(&mut self, text: Spanned<String>) -> Option<Spanned<String>> {
        let slug = vi::slug(&text.value);
        if slug == text.value && !slug.is_empty() {
            return Some(text);
        }
        let message = Message::new(
            format!(
                "địa chỉ `{}` không chỉ gồm chữ thường không dấu, số và gạch nối",
                text.value
            ),
            format!(
                "the address `{}` holds more than plain small letters, digits and hyphens",
                text.value
            ),
        );
        let fault = Diagnostic::error(self.wrong.codes.value, text.span, message);
        self.wrong.add(if slug.is_empty() {
            fault
        } else {
            fault.help(did_you_mean(&slug))
        });
        None
    }

    /// Source: RFC 5646 §2.1, its letters, digits and hyphens only.
    fn language(&mut self, text: Spanned<String>) -> Option<Spanned<String>> {
        let first = text.value.split('-').next().unwrap_or_default();
        let valid = (2..=3).contains(&first.len())
            && text
                .value
                .split('-')
                .all(|part| (1..=8).contains(&part.len()));
        if valid
            && text
                .value
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
        {
            return Some(text);
        }
        let message = Message::new(
            format!("`{}` không phải mã ngôn ngữ", text.value),
            format!("`{}` is not a language tag", text.value),
        );
        let help = message!(vi: "viết `vi` hoặc `en`", en: "write `vi` or `en`");
        self.wrong
            .add(Diagnostic::error(self.wrong.codes.value, text.span, message).help(help));
        None
    }
}

/// What `read` makes of the table `value`, whose keys are `fields` and no others.
fn given<'v, T>(
    value: &'v Value,
    fields: &'static [Field],
    wrong: &mut Reporter,
    read: impl FnOnce(&mut Fields<'v, '_>) -> T,
) -> Option<T> {
    let table = wrong.table(value)?;
    let mut given = Fields::new(wrong);
    for entry in &table.entries {
        match fields.iter().find(|field| field.is(&entry.key.name)) {
            Some(field) => given.take(field, entry),
            None => unknown_key(
                given.wrong,
                &entry.key,
                &fields.iter().flat_map(Field::names).collect::<Vec<_>>(),
                &table.entries,
            ),
        }
    }
    Some(read(&mut given))
}

fn twice(wrong: &Reporter, key: &Key, field: &Field) -> Diagnostic {
    let message = Message::new(
        format!(
            "`{}` khai báo hai lần: `{}` cũng là khóa ấy",
            key.name, field.key
        ),
        format!(
            "`{}` stands twice: `{}` is the same key",
            key.name,
            if key.name == field.key {
                field.alias
            } else {
                field.key
            }
        ),
    );
    Diagnostic::error(wrong.codes.duplicate, key.span.clone(), message)
        .help(message!(vi: "giữ một dòng, bỏ dòng kia", en: "keep one of the two"))
}

fn years(text: &str) -> Option<(i16, i16)> {
    let year = |text: &str| {
        text.trim()
            .parse::<i16>()
            .ok()
            .filter(|year| (1000..=9999).contains(year))
    };
    let (first, last) = text.split_once(['-', '–']).unwrap_or((text, text));
    let (first, last) = (year(first)?, year(last)?);
    (first <= last).then_some((first, last))
}
