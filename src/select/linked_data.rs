//! What search engines are told of a page: JSON-LD, for kinds that are articles, when `base_url` is
//! set.

use crate::graph::site::Site;
use crate::model::meta::{Kind, KindName};
use crate::model::page::Page;
use serde_json::json;

/// The JSON of a page, safe inside a `script` element; empty where there is none.
///
/// Source: schema.org, `NewsArticle`, `LearningResource`, `Article`.
pub fn linked_data(site: &Site, page: &Page) -> String {
    let (Some(base_url), None) = (&site.config.base_url, &page.section) else {
        return String::new();
    };
    let kind = match page.kind.name() {
        KindName::Column => "NewsArticle",
        KindName::Module => "LearningResource",
        KindName::Guide => "Article",
        _ => return String::new(),
    };
    let url = format!("{base_url}{}", page.out.address());
    let authors: Vec<_> = page
        .meta
        .authors
        .iter()
        .map(|name| json!({ "@type": "Organization", "name": name }))
        .collect();
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": kind,
        "headline": page.title(),
        "name": page.title(),
        "url": url,
        "mainEntityOfPage": url,
        "inLanguage": page.meta.lang.as_deref().unwrap_or(&site.config.lang),
        "isPartOf": { "@type": "WebSite", "name": site.config.title, "url": base_url },
    });
    let Some(map) = data.as_object_mut() else {
        return String::new();
    };
    if !page.meta.description.is_empty() {
        map.insert("description".into(), page.meta.description.clone().into());
    }
    if !authors.is_empty() {
        map.insert("author".into(), authors.into());
    }
    if let Some(day) = page.meta.date {
        map.insert(
            "datePublished".into(),
            day.to_atom(&site.config.zone).into(),
        );
    }
    if let Some(day) = page.meta.updated {
        map.insert("dateModified".into(), day.to_atom(&site.config.zone).into());
    }
    if let Kind::Module(module) = &page.kind
        && let Some(minutes) = &module.duration
    {
        map.insert(
            "timeRequired".into(),
            format!("PT{}M", minutes.value).into(),
        );
    }
    data.to_string().replace("</", "<\\/")
}
