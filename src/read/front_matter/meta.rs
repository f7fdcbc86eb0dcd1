//! What every kind of page says of itself.

use super::fields::Fields;
use crate::base::span::{Span, Spanned};
use crate::base::value::{Entry, Node};
use crate::model::config::{Config, FieldSpec, WishShape};
use crate::model::level::LevelId;
use crate::model::meta::{Extra, KindName, Meta, SectionMeta, Sort};
use crate::read::reporter::Reporter;
use std::collections::BTreeMap;

/// Keys of the site's own on this page.
pub struct Own<'v> {
    pub terms: Vec<&'v Entry>,
    pub extra: Vec<(&'v Entry, &'v FieldSpec)>,
}

/// The head of a page; `title` and `span` are known already.
pub fn meta(
    given: &mut Fields,
    own: &Own,
    config: &Config,
    title: Spanned<String>,
    span: Span,
) -> Meta {
    let date = given.date("date");
    Meta {
        title,
        description: given.words("description"),
        date: date.as_ref().map(|date| date.value),
        date_span: date.map(|date| date.span),
        updated: given.date("updated").map(|date| date.value),
        draft: given.flag("draft"),
        publish: given.moment("publish", &config.zone),
        expires: given.moment("expires", &config.zone),
        review_by: given.date("review_by"),
        slug: given.text("slug"),
        aliases: given.texts("aliases"),
        weight: given.number("weight").map(|weight| weight.value),
        levels: given
            .texts("levels")
            .into_iter()
            .map(|level| Spanned {
                value: LevelId(level.value),
                span: level.span,
            })
            .collect(),
        clauses: given.clauses("clauses"),
        terms: terms(given, own),
        authors: given.strings("authors"),
        license: given.text("license"),
        image: given.text("image"),
        lang: given.text("lang").map(|lang| lang.value),
        template: given.text("template"),
        search: given.search(),
        extra: own
            .extra
            .iter()
            .filter_map(|(entry, wish)| {
                Some((entry.key.name.clone(), extra(given.wrong, entry, wish)?))
            })
            .collect(),
        span,
    }
}

/// The terms of each taxonomy that the page is in.
fn terms(given: &mut Fields, own: &Own) -> BTreeMap<String, Vec<Spanned<String>>> {
    let topics = given.texts("topics");
    let declared = own
        .terms
        .iter()
        .map(|entry| (entry.key.name.clone(), given.wrong.texts(&entry.value)));
    let all: Vec<_> = declared.chain([("topics".to_string(), topics)]).collect();
    all.into_iter()
        .filter(|(_, terms)| !terms.is_empty())
        .collect()
}

fn extra(wrong: &mut Reporter, entry: &Entry, wish: &FieldSpec) -> Option<Extra> {
    let value = &entry.value;
    if value.node == Node::Nothing {
        return None;
    }
    Some(match wish.shape {
        WishShape::Text => Extra::Text(wrong.text(value)?.value),
        WishShape::Number => Extra::Number(wrong.number(value, i64::MIN..=i64::MAX)?.value),
        WishShape::Flag => Extra::Flag(wrong.flag(value)?),
        WishShape::Date => Extra::Date(wrong.date(value)?.value),
        WishShape::List => Extra::List(
            wrong
                .texts(value)
                .into_iter()
                .map(|text| text.value)
                .collect(),
        ),
    })
}

/// What `_index.md` says of the pages below it; its `kind` is known already.
pub fn section(given: &mut Fields, kind: Option<KindName>) -> SectionMeta {
    let sort = given.one_of("sort").map(|sort| match sort {
        "weight" => Sort::Weight,
        "date" => Sort::Date,
        _ => Sort::Title,
    });
    SectionMeta {
        kind,
        sort,
        paginate: given
            .number("paginate")
            .and_then(|number| usize::try_from(number.value).ok()),
    }
}
