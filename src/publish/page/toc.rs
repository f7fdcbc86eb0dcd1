//! The table of contents of a page: the headings of its text, and those that its template adds.

use crate::model::document::Heading;
use crate::render::view::TocItem;
use crate::select::levels::REPORTS;
use crate::select::model::{Body, PageModel, Part};

/// The headings of a page in their order; `has_text` tells whether its text is anything.
pub fn toc(model: &PageModel, has_text: bool) -> Vec<TocItem> {
    let own = own(model);
    if !model.parts.are_listed {
        return own;
    }
    let item = |part: &Part| {
        let is_there = has_text || !part.needs_text;
        is_there.then(|| item(2, &part.view.id, &part.view.title))
    };
    let before = model.parts.before.iter().filter_map(item);
    let after = model.parts.after.iter().filter_map(item);
    let (own, last) = parted(own, &model.body);
    before.chain(own).chain(after).chain(last).collect()
}

/// The headings of a level's text in two: from that of reports on they stand at the end of its
/// page.
fn parted(mut own: Vec<TocItem>, body: &Body) -> (Vec<TocItem>, Vec<TocItem>) {
    let is_last = |item: &TocItem| matches!(body, Body::Level(_)) && item.id == REPORTS;
    let at = own.iter().position(is_last).unwrap_or(own.len());
    let last = own.split_off(at);
    (own, last)
}

/// Headings that the page has from its text, or for each of its rows.
fn own(model: &PageModel) -> Vec<TocItem> {
    let headings = |deepest: u8| {
        let text = model.text.as_ref();
        let headings = text.map(|text| text.page.document.headings.as_slice());
        self::headings(headings.unwrap_or_default(), deepest)
    };
    match &model.body {
        Body::Screens(_) | Body::Lesson(_) => vec![],
        Body::List(_) | Body::Level(_) | Body::Body(_) => headings(2),
        Body::Documents(documents) => {
            let rows = documents.iter();
            rows.map(|one| item(2, &format!("{}-ten", one.id), &one.name))
                .collect()
        }
        _ => headings(3),
    }
}

fn item(level: u8, id: &str, title: &str) -> TocItem {
    TocItem {
        level,
        id: id.to_string(),
        title: title.to_string(),
        minutes: None,
        children: vec![],
    }
}

/// Headings as a tree, from level 2 down to `deepest`.
fn headings(headings: &[Heading], deepest: u8) -> Vec<TocItem> {
    let mut items: Vec<TocItem> = vec![];
    for heading in headings
        .iter()
        .filter(|heading| (2..=deepest).contains(&heading.level))
    {
        let item = TocItem {
            minutes: heading.minutes,
            ..item(heading.level, &heading.id, &heading.text)
        };
        match items.last_mut().filter(|last| last.level < item.level) {
            Some(last) => last.children.push(item),
            None => items.push(item),
        }
    }
    items
}
