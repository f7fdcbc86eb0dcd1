//! The filters that templates may use besides Tera's own; each is a pure function.

use crate::text::vi;
use crate::typeset::nowrap::{self, Compounds};
use tera::{Kwargs, State, Tera, Value};

/// All filters, Tera's own among them.
///
/// Source: Tera 2.4, `Tera::register_tera_builtins`.
#[rustfmt::skip]
pub const NAMES: [&str; 42] = [
    "abs", "capitalize", "default", "escape", "escape_html", "escape_xml", "fill", "first",
    "float", "fold", "get", "group_by", "indent", "int", "join", "keys", "last", "length", "lower",
    "newlines_to_br", "nth", "number", "pairs", "pluralize", "replace", "reverse", "round", "safe",
    "slug", "sort", "split", "str", "title", "trim", "trim_end", "trim_start", "truncate",
    "unique", "upper", "values", "whole", "wordcount",
];

/// `own` are words that the filter `whole` keeps on one line besides those that it knows.
pub fn register(tera: &mut Tera, own: &Compounds) {
    tera.register_filter("fill", fill);
    tera.register_filter("fold", fold);
    tera.register_filter("slug", slug);
    tera.register_filter("number", number);
    let own = own.clone();
    tera.register_filter("whole", move |text: &str, _: Kwargs, _: &State| {
        whole(text, &own)
    });
}

/// `{{ strings.page_of | fill(page=1, pages=3) }}`: puts values into the places `{page}` and
/// `{pages}`; `{pages:page|pages}` is the first word where the value is 1, else the second.
fn fill(text: &str, values: Kwargs, _: &State) -> String {
    values.iter().fold(text.to_string(), |text, (key, value)| {
        let (key, value) = (key.as_str().unwrap_or_default(), value.to_string());
        plural(&text, key, &value).replace(&format!("{{{key}}}"), &value)
    })
}

/// `text` with the words that stand in `{key:one|many}` for `value`.
fn plural(text: &str, key: &str, value: &str) -> String {
    let open = format!("{{{key}:");
    let mut pieces = text.split(open.as_str());
    let mut out = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let (words, rest) = piece.split_once('}').unwrap_or((piece, ""));
        let (one, many) = words.split_once('|').unwrap_or((words, words));
        out.push_str(if value == "1" { one } else { many });
        out.push_str(rest);
    }
    out
}

/// Without marks, in lower case.
fn fold(text: &str, _: Kwargs, _: &State) -> String {
    vi::fold(text)
}

fn slug(text: &str, _: Kwargs, _: &State) -> String {
    vi::slug(text)
}

/// A whole number as Vietnamese readers group it: `12.345`.
fn number(value: i64, _: Kwargs, _: &State) -> String {
    let digits = value.unsigned_abs().to_string();
    let grouped: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();
    format!("{}{}", if value < 0 { "-" } else { "" }, grouped.join("."))
}

/// HTML in which no line ends inside a document's number (`57/KH-TLĐ`), a span of years or a word
/// of names (`Công đoàn`), and none begins with a dash.
fn whole(text: &str, own: &Compounds) -> Value {
    Value::safe_string(&nowrap::title(text, own))
}
