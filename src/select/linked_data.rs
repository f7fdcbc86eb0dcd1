//! What search engines are told of a page: JSON-LD, for kinds that are articles, when `base_url` is
//! set.

use crate::graph::site::Site;
use crate::graph::validity::{Standing, entry, standing};
use crate::model::meta::{Kind, KindName, PlanMeta};
use crate::model::page::Page;
use serde_json::{Map, Value, json};

/// The JSON of a page, safe inside a `script` element; empty where there is none.
///
/// Source: schema.org, `NewsArticle`, `LearningResource`, `Article`, and `Legislation`, whose
/// fields are those of the European Legislation Identifier.
pub fn linked_data(site: &Site, page: &Page) -> String {
    let (Some(base_url), None) = (&site.config.base_url, &page.section) else {
        return String::new();
    };
    let kind = match page.kind.name() {
        KindName::Column => "NewsArticle",
        KindName::Module => "LearningResource",
        KindName::Guide => "Article",
        KindName::Plan => "Legislation",
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
    if let Kind::Plan(plan) = &page.kind {
        map.extend(legislation(site, page, plan));
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

/// What is told of an official text besides; what its page and the register do not say is left out.
fn legislation(site: &Site, page: &Page, plan: &PlanMeta) -> Map<String, Value> {
    let documents = &site.sources.documents;
    let force = entry(documents, plan).map(|entry| match standing(documents, entry, site.today) {
        Standing::InForce => "https://schema.org/InForce",
        Standing::Amended => "https://schema.org/PartiallyInForce",
        Standing::Over => "https://schema.org/NotInForce",
    });
    let issuer = json!({ "@type": "Organization", "name": plan.issuer });
    let told = [
        ("legislationIdentifier", json!(plan.number)),
        ("legislationType", json!(plan.form)),
        (
            "legislationDate",
            json!(page.meta.date.map(|day| day.to_string())),
        ),
        ("legislationLegalForce", json!(force)),
        ("legislationJurisdiction", json!("VN")),
        (
            "legislationPassedBy",
            if plan.issuer.is_empty() {
                Value::Null
            } else {
                issuer
            },
        ),
    ];
    let is_told = |value: &Value| !value.is_null() && value.as_str() != Some("");
    let told = told.into_iter().filter(|(_, value)| is_told(value));
    told.map(|(key, value)| (key.to_string(), value)).collect()
}
