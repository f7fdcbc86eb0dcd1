//! Keys of other programs, and what each is here.

pub mod rows;

use self::rows::{Foreign, Here, ROWS};
use crate::base::diagnostic::{Diagnostic, Message, StaticMessage, message};
use crate::base::span::Span;
use crate::base::value::{Entry, Node, Value, quoted};
use crate::read::fields::{FIELDS, Shape};
use crate::read::reporter::{Reporter, Written};
use crate::read::typed::is_plain;
use crate::text::vi;

/// Reports `entry` where its key is one of another program; `entries` are all of the head.
/// Diagnostics: `unknown_key`.
pub fn report(wrong: &mut Reporter, entry: &Entry, entries: &[Entry]) -> bool {
    let Some(row) = find(entry) else {
        return false;
    };
    let name = &entry.key.name;
    let message = match row.from {
        "" => Message::new(
            format!("không có khóa `{name}`"),
            format!("no key `{name}`"),
        ),
        from => Message::new(
            format!("`{name}` là khóa của {from}"),
            format!("`{name}` is a key of {from}"),
        ),
    };
    let fault = Diagnostic::error(wrong.codes.unknown_key, entry.key.span.clone(), message);
    let cure = cure(row, entry, entries, wrong.written);
    let fault = fault.help(cure.help);
    let span = Span {
        end: entry.value.span.end.max(entry.key.span.end),
        ..entry.key.span.clone()
    };
    wrong.add(match cure.line {
        Some(line) => fault.fix(span, line),
        None => fault,
    });
    true
}

/// What to do about a key, and the line that stands for its own where a program can write it.
struct Cure {
    help: Message,
    line: Option<String>,
}

impl Cure {
    fn told(help: Message) -> Self {
        Cure { help, line: None }
    }
}

/// The key of ours that a key of another program, or a word that people try, means.
pub fn called(name: &str) -> Option<&'static str> {
    let name = vi::slug(name).replace('-', "_");
    let row = ROWS.iter().find(|row| row.keys.contains(&name.as_str()))?;
    match row.here {
        Here::Key(key) => Some(key),
        Here::Draft { .. } => Some("draft"),
        Here::Unsearched { .. } => Some("search"),
        Here::Address => Some("aliases"),
        Here::Terms => Some("topics"),
        Here::Minutes => Some("duration"),
        Here::Own | Here::Nothing(_) => None,
    }
}

fn find(entry: &Entry) -> Option<&'static Foreign> {
    let name = vi::slug(&entry.key.name).replace('-', "_");
    let row = ROWS.iter().find(|row| row.keys.contains(&name.as_str()))?;
    (!row.shared || is_word(&entry.value)).then_some(row)
}

/// Whether a value is one plain word, as names of templates are.
fn is_word(value: &Value) -> bool {
    matches!(&value.node, Node::Text(text)
        if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_/.".contains(&byte))
            && !text.ends_with("khoan-diem"))
}

fn cure(row: &Foreign, entry: &Entry, entries: &[Entry], written: Written) -> Cure {
    match row.here {
        Here::Key(key) => key_here(key, &entry.value, entries, written),
        Here::Draft { when: hidden } => draft(hides(&entry.value, hidden), written),
        Here::Unsearched { when } => unsearched(hides(&entry.value, when), written),
        Here::Address if matches!(entry.value.node, Node::Flag(false)) => draft(true, written),
        Here::Address => address(entries, written),
        Here::Terms => terms(entries, written),
        Here::Minutes => minutes(entries, written),
        Here::Own => Cure::told(own(&entry.value)),
        Here::Nothing(StaticMessage { vi, en }) => {
            Cure::told(message!(vi: "bỏ dòng này: {vi}", en: "take it out: {en}"))
        }
    }
}

/// `key` in place of another program's, with its value as it is written here.
fn key_here(key: &str, value: &Value, entries: &[Entry], written: Written) -> Cure {
    let field = FIELDS.iter().find(|field| field.is(key));
    let known = |entry: &&Entry| field.is_some_and(|field| field.is(&entry.key.name));
    if let Some(known) = entries.iter().find(known) {
        let known = &known.key.name;
        return Cure::told(message!(
            vi: "ở đây là `{known}`, khóa ấy đã có: giữ một trong hai dòng",
            en: "here it is `{known}`, which is there already: keep one of the two lines",
        ));
    }
    let listed = field.is_some_and(|field| matches!(field.shape, Shape::Texts));
    let value = match &value.node {
        _ if listed => list(texts(value), written),
        Node::Number(number) => number.to_string(),
        _ => texts(value)
            .next()
            .map_or("…".to_string(), |text| scalar(text, written)),
    };
    let line = line(key, &value, written);
    Cure {
        help: message!(
            vi: "ở đây là `{key}`: viết `{line}`",
            en: "here it is `{key}`: write `{line}`",
        ),
        line: Some(line),
    }
}

fn line(key: &str, value: &str, written: Written) -> String {
    match written {
        Written::Yaml => format!("{key}: {value}"),
        Written::Toml => format!("{key} = {value}"),
    }
}

fn list<'t>(texts: impl Iterator<Item = &'t str>, written: Written) -> String {
    let items: Vec<String> = texts.map(|text| scalar(text, written)).collect();
    format!("[{}]", items.join(", "))
}

fn scalar(text: &str, written: Written) -> String {
    let plain = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"-/:+T".contains(&byte));
    match written {
        Written::Toml if plain && !text.contains('/') => text.to_string(),
        Written::Yaml if is_plain(text) => text.to_string(),
        _ => quoted(text),
    }
}

/// Words for a page that everybody sees, also of the states that Material for MkDocs marks.
const SHOWN: [&str; 7] = [
    "public",
    "publish",
    "published",
    "active",
    "done",
    "new",
    "deprecated",
];

/// Whether a value hides the page: the flag `when`, also as a word or a figure. Any other word, and
/// a table, says more than a flag, and may hide it.
fn hides(value: &Value, when: bool) -> bool {
    match &value.node {
        Node::Flag(flag) => *flag == when,
        Node::Number(number) => (*number != 0) == when,
        Node::Text(text) => match text.to_lowercase().as_str() {
            "true" | "yes" | "on" | "always" => when,
            "false" | "no" | "off" | "never" => !when,
            word if SHOWN.contains(&word) => false,
            _ => true,
        },
        Node::Table(_) => true,
        _ => false,
    }
}

fn draft(hidden: bool, written: Written) -> Cure {
    let line = line("draft", "true", written);
    match hidden {
        true => Cure {
            help: message!(
                vi: "viết `{line}`: bỏ dòng này đi thì trang hiện ra cho mọi người",
                en: "write `{line}`: without it the page would be shown to everybody",
            ),
            line: Some(line),
        },
        false => Cure::told(message!(
            vi: "bỏ dòng này: trang vốn hiện, trừ khi có `{line}`",
            en: "take it out: a page is shown unless it says `{line}`",
        )),
    }
}

fn unsearched(hidden: bool, written: Written) -> Cure {
    let line = line("search", "false", written);
    match hidden {
        true => Cure {
            help: message!(
                vi: "viết `{line}` để trang không có trong kết quả tìm",
                en: "write `{line}` to keep the page out of search",
            ),
            line: Some(line),
        },
        false => Cure::told(message!(
            vi: "bỏ dòng này: trang nào cũng tìm được, trừ khi có `{line}`",
            en: "take it out: every page is found unless it says `{line}`",
        )),
    }
}

fn address(entries: &[Entry], written: Written) -> Cure {
    let from = all_of(entries, "aliases", |here| matches!(here, Here::Address));
    let line = line("aliases", &list(merged(&from), written), written);
    Cure {
        help: message!(
            vi: "địa chỉ ở đây theo tên thư mục và tệp, chữ cuối đặt bằng `slug`; để địa chỉ cũ \
                 dẫn về trang này, viết một dòng `{line}`",
            en: "an address here is made of folder and file, its last word may be a `slug`; to let \
                 the old one lead to this page write one line `{line}`",
        ),
        line: (from.len() == 1).then_some(line),
    }
}

fn terms(entries: &[Entry], written: Written) -> Cure {
    let from = all_of(entries, "topics", |here| matches!(here, Here::Terms));
    let parts = merged(&from).flat_map(|text| text.split(','));
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    let line = line("topics", &list(parts, written), written);
    Cure {
        help: message!(vi: "viết một dòng `{line}`", en: "write one line `{line}`"),
        line: (from.len() == 1).then_some(line),
    }
}

/// The values under `key` and under the foreign keys of one meaning.
fn all_of<'e>(entries: &'e [Entry], key: &str, means: impl Fn(&Here) -> bool) -> Vec<&'e Value> {
    let ours = FIELDS.iter().find(|field| field.key == key);
    let wanted = |entry: &&Entry| {
        ours.is_some_and(|field| field.is(&entry.key.name))
            || find(entry).is_some_and(|row| means(&row.here))
    };
    entries
        .iter()
        .filter(wanted)
        .map(|entry| &entry.value)
        .collect()
}

/// The texts of all `values`, each once.
fn merged<'e>(values: &[&'e Value]) -> impl Iterator<Item = &'e str> {
    let mut all: Vec<&str> = vec![];
    for text in values.iter().flat_map(|value| texts(value)) {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all.into_iter()
}

/// The lesson and its exercises take up the time together.
fn minutes(entries: &[Entry], written: Written) -> Cure {
    let told = |entry: &&Entry| matches!(entry.key.name.as_str(), "teaching" | "exercises");
    let minutes = entries
        .iter()
        .filter(told)
        .filter_map(|entry| match entry.value.node {
            Node::Number(number) => Some(number),
            _ => None,
        });
    let sum: i64 = minutes.sum();
    let line = line("duration", &sum.to_string(), written);
    Cure::told(message!(
        vi: "viết một dòng `{line}` (phút, cả phần thực hành) trên trang loại `module`",
        en: "write one line `{line}` (minutes, exercises too) on a page of kind `module`",
    ))
}

fn own(value: &Value) -> Message {
    let keys: Vec<String> = match &value.node {
        Node::Table(table) => table
            .entries
            .iter()
            .map(|entry| entry.key.name.clone())
            .collect(),
        _ => vec![],
    };
    let first = keys.first().map_or("…", String::as_str);
    message!(
        vi: "khai báo từng khóa bên trong ở `xanh.toml`, phần `[fields.page]`: `{first} = \
             \"text\"`, rồi viết khóa ấy ra ngoài bảng",
        en: "declare each key in it in `xanh.toml`, section `[fields.page]`: `{first} = \"text\"`, \
             and write the key outside of the table",
    )
}

/// All texts within a value.
fn texts(value: &Value) -> Box<dyn Iterator<Item = &str> + '_> {
    match &value.node {
        Node::Text(text) => Box::new(std::iter::once(text.as_str())),
        Node::List(items) => Box::new(items.iter().flat_map(texts)),
        Node::Table(table) => Box::new(table.entries.iter().flat_map(|e| texts(&e.value))),
        _ => Box::new(std::iter::empty()),
    }
}
