//! JSON Feed 1.1. Source: jsonfeed.org/version/1.1.

use super::content::html;
use crate::select::feeds::{Entry, Feed};
use crate::theme::Theme;
use serde_json::{Value, json};

pub fn json(feed: &Feed, theme: &Theme) -> String {
    let mut root = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.address(&feed.home),
        "feed_url": feed.address(&feed.out),
        "language": feed.lang,
        "items": feed.entries.iter().map(|entry| item(feed, entry, theme)).collect::<Vec<_>>(),
    });
    put(&mut root, "description", &feed.description);
    format!("{root:#}\n")
}

fn item(feed: &Feed, entry: &Entry, theme: &Theme) -> Value {
    let page = entry.page();
    let authors: Vec<Value> = page
        .meta
        .authors
        .iter()
        .map(|name| json!({ "name": name }))
        .collect();
    let mut item = json!({
        "id": feed.id(&page.out, entry.published),
        "url": feed.address(&page.out),
        "title": page.title(),
        "content_html": html(entry, feed, theme),
        "date_published": entry.published.to_atom(&feed.zone),
        "date_modified": entry.updated.to_atom(&feed.zone),
    });
    put(&mut item, "summary", &entry.summary());
    if let Some(map) = item.as_object_mut() {
        if !authors.is_empty() {
            map.insert("authors".to_string(), authors.into());
        }
        if !entry.topics.is_empty() {
            map.insert("tags".to_string(), entry.topics.clone().into());
        }
    }
    item
}

/// Adds a text where there is one.
fn put(value: &mut Value, key: &str, text: &str) {
    if let (false, Some(map)) = (text.is_empty(), value.as_object_mut()) {
        map.insert(key.to_string(), text.into());
    }
}
