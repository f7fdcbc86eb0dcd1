//! The sections of `xanh.toml`.

use crate::base::diagnostic::{Diagnostic, Message, message};
use crate::base::span::Spanned;
use crate::base::value;
use crate::base::value::{Entry, Key, Node, Value};
use crate::model::config::{
    FeatureSettings, FieldSpec, MenuItem, Plain, Setting, Taxonomy, WishShape,
};
use crate::model::meta::KindName;
use crate::read::fields::{FIELDS, KINDS};
use crate::read::reporter::{Expected, Reporter};
use crate::read::table::{TableReader, keys, unknown_key};
use crate::text::vi;
use std::collections::BTreeMap;

const SHAPES: &[&str] = &["text", "number", "flag", "date", "list"];

/// The keys of the file itself, for "did you mean".
const KEYS: &[&str] = &[
    "title",
    "description",
    "base_url",
    "lang",
    "theme",
    "zone",
    "plan",
    "html",
    "paginate",
    "period_minutes",
    "report",
    "menu",
    "taxonomies",
    "fields",
];

type Settings = BTreeMap<String, Setting>;

/// The name of the theme and its settings: `theme = "xanh"`, or `[theme]` with `name` and the
/// settings beside it.
pub fn theme(keys: &mut TableReader) -> Option<(Option<Spanned<String>>, Settings)> {
    let value = keys.get("theme")?;
    if !super::is_section(value) {
        return keys
            .wrong
            .text(value)
            .map(|name| (Some(name), Settings::new()));
    }
    keys.table("theme", |theme| {
        let name = theme.text("name");
        let others = theme.others();
        (name, settings(&others, theme.wrong))
    })
}

fn settings(entries: &[&Entry], wrong: &mut Reporter) -> Settings {
    let setting = |entry: &&Entry| Some((entry.key.name.clone(), setting(&entry.value, wrong)?));
    entries.iter().filter_map(setting).collect()
}

fn setting(value: &Value, wrong: &mut Reporter) -> Option<Setting> {
    let plain = match &value.node {
        Node::Text(text) => Plain::Text(text.clone()),
        Node::Number(number) => Plain::Number(*number),
        Node::Flag(flag) => Plain::Flag(*flag),
        Node::List(_) => Plain::List(
            wrong
                .texts(value)
                .into_iter()
                .map(|text| text.value)
                .collect(),
        ),
        Node::Nothing | Node::Table(_) => {
            let name = message!(
                vi: "chữ, số, `true`, `false` hoặc danh sách",
                en: "a text, a number, `true`, `false` or a list",
            );
            let fix = message!(
                vi: "viết giá trị ngay sau dấu `=`, không thêm khóa con",
                en: "write the value right after `=`, without keys below it",
            );
            wrong.kind(value, Expected::new(name, fix));
            return None;
        }
    };
    Some(Setting {
        value: plain,
        span: value.span.clone(),
    })
}

/// `[[menu]]`
pub fn menu(keys: &mut TableReader) -> Vec<MenuItem> {
    keys.tables("menu", |item| {
        let page = item.needed("page");
        let title = item.words("title");
        let page = page?;
        Some(MenuItem {
            page: page.value,
            title,
            span: page.span,
        })
    })
}

/// A taxonomy whose pages lie in a folder named after it.
pub fn taxonomy(title: &str) -> Taxonomy {
    Taxonomy {
        title: title.to_string(),
        slug: vi::slug(title),
    }
}

/// `[taxonomies]`: `series = "Loạt bài"`, or `series = { title = "Loạt bài", slug = "loat-bai" }`.
/// Diagnostics: `config/taken`.
pub fn taxonomies(
    keys: &mut TableReader,
    mut all: BTreeMap<String, Taxonomy>,
) -> BTreeMap<String, Taxonomy> {
    let entries = keys
        .table("taxonomies", |keys| keys.others())
        .unwrap_or_default();
    for entry in entries {
        if entry.key.name == "topics" || is_free(&entry.key, keys.wrong) {
            all.extend(
                one_taxonomy(entry, keys.wrong).map(|taxonomy| (entry.key.name.clone(), taxonomy)),
            );
        }
    }
    all
}

fn one_taxonomy(entry: &Entry, wrong: &mut Reporter) -> Option<Taxonomy> {
    if !super::is_section(&entry.value) {
        return wrong.text(&entry.value).map(|title| taxonomy(&title.value));
    }
    keys(&entry.value, wrong, |keys| {
        let title = keys
            .text("title")
            .map_or(entry.key.name.clone(), |title| title.value);
        let slug = keys.text("slug").filter(|slug| {
            let valid = vi::slug(&slug.value);
            if valid != slug.value {
                let message = Message::new(
                    format!("`{}` không dùng làm địa chỉ được", slug.value),
                    format!("`{}` cannot be an address", slug.value),
                );
                let fault = Diagnostic::error(keys.wrong.codes.value, slug.span.clone(), message);
                keys.wrong.add(value::suggest(fault, &slug.value, &valid));
            }
            valid == slug.value
        });
        Taxonomy {
            slug: slug.map_or(vi::slug(&title), |slug| slug.value),
            title,
        }
    })
}

/// A key of front matter that the program reads itself cannot be declared again.
fn is_free(key: &Key, wrong: &mut Reporter) -> bool {
    let taken = FIELDS.iter().any(|field| field.is(&key.name));
    if taken {
        let message = Message::new(
            format!("`{}` đã là khóa có sẵn của trang", key.name),
            format!("`{}` is a key of pages already", key.name),
        );
        let help = message!(vi: "đặt tên khác", en: "choose another name");
        wrong.add(Diagnostic::error("config/taken", key.span.clone(), message).help(help));
    }
    !taken
}

/// `[fields.KIND]`: `photo_desk = { type = "text", label = "Bộ phận ảnh" }`. Diagnostics:
/// `config/taken`.
pub fn fields(keys: &mut TableReader) -> BTreeMap<KindName, BTreeMap<String, FieldSpec>> {
    let entries = keys
        .table("fields", |keys| keys.others())
        .unwrap_or_default();
    let mut all = BTreeMap::new();
    for entry in entries {
        match KindName::parse(&entry.key.name) {
            Some(kind) => drop(all.insert(kind, wishes(&entry.value, keys.wrong))),
            None => unknown_key(keys.wrong, &entry.key, KINDS, &[]),
        }
    }
    all
}

fn wishes(value: &Value, wrong: &mut Reporter) -> BTreeMap<String, FieldSpec> {
    let entries = keys(value, wrong, |keys| keys.others()).unwrap_or_default();
    let mut all = BTreeMap::new();
    for entry in entries {
        if is_free(&entry.key, wrong) {
            all.extend(wish(entry, wrong).map(|wish| (entry.key.name.clone(), wish)));
        }
    }
    all
}

fn wish(entry: &Entry, wrong: &mut Reporter) -> Option<FieldSpec> {
    keys(&entry.value, wrong, |keys| {
        let shape = match keys.one_of("type", SHAPES) {
            Some("number") => WishShape::Number,
            Some("flag") => WishShape::Flag,
            Some("date") => WishShape::Date,
            Some("list") => WishShape::List,
            _ => WishShape::Text,
        };
        FieldSpec {
            shape,
            label: keys
                .text("label")
                .map_or(entry.key.name.clone(), |label| label.value),
        }
    })
}

/// Every other section, by its name. A key that is no section is unknown.
pub fn features(keys: &mut TableReader) -> BTreeMap<String, FeatureSettings> {
    let mut all = BTreeMap::new();
    for entry in keys.others() {
        match &entry.value.node {
            Node::Table(table) => {
                let entries: Vec<&Entry> = table.entries.iter().collect();
                let settings = settings(&entries, keys.wrong);
                all.insert(
                    entry.key.name.clone(),
                    FeatureSettings {
                        settings,
                        span: entry.key.span.clone(),
                    },
                );
            }
            _ => unknown_key(keys.wrong, &entry.key, KEYS, &[]),
        }
    }
    all
}
