//! The table of contents of a page: the headings of its text, and those that its template adds.

use crate::model::document::Heading;
use crate::render::view::TocItem;
use crate::theme::Theme;

/// A heading that a template adds: its anchor, its word in the theme, and whether it is on the
/// page.
pub type Part = (&'static str, &'static str, bool);

/// Headings as a tree, from level 2 down to `deepest`.
pub fn headings(headings: &[Heading], deepest: u8) -> Vec<TocItem> {
    let mut items: Vec<TocItem> = vec![];
    for heading in headings
        .iter()
        .filter(|heading| (2..=deepest).contains(&heading.level))
    {
        let item = TocItem {
            level: heading.level,
            id: heading.id.clone(),
            title: heading.text.clone(),
            minutes: heading.minutes,
            children: vec![],
        };
        match items.last_mut().filter(|last| last.level < item.level) {
            Some(last) => last.children.push(item),
            None => items.push(item),
        }
    }
    items
}

/// The parts `before` and `after` that are there, and what the page says itself between them.
pub fn around(before: &[Part], own: Vec<TocItem>, after: &[Part], theme: &Theme) -> Vec<TocItem> {
    let item = |(id, word, there): &Part| {
        let title = theme.word(word).to_string();
        there.then(|| TocItem {
            level: 2,
            id: id.to_string(),
            title,
            minutes: None,
            children: vec![],
        })
    };
    before
        .iter()
        .filter_map(item)
        .chain(own)
        .chain(after.iter().filter_map(item))
        .collect()
}
