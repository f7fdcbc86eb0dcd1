//! The head of a page that is imported.

use crate::base::value::quoted;
use crate::model::meta::KindName;

/// The head, fences included; `keys` are lines of YAML of the kind.
pub fn front(title: &str, kind: KindName, date: &str, author: &str, keys: &[String]) -> String {
    let mut out = format!("---\ntitle: {}\nkind: {}\n", quoted(title), kind.as_str());
    if is_day(date) {
        out.push_str(&format!("date: {date}\n"));
    }
    let author = author.split_whitespace().collect::<Vec<_>>().join(" ");
    if !author.is_empty() {
        out.push_str(&format!("authors: [{}]\n", quoted(&author)));
    }
    for key in keys {
        out.push_str(key);
        out.push('\n');
    }
    out + "---\n"
}

fn is_day(date: &str) -> bool {
    crate::base::date::Date::parse(date).is_some()
}

/// The day of a moment as XML writes it: `2026-03-05T08:00:00Z` -> `2026-03-05`.
pub fn day(moment: &str) -> String {
    moment.get(..10).unwrap_or("").to_string()
}
