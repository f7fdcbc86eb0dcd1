//! Lists that are open, and the numbers of their items.

use super::{Holder, Reader};
use crate::import::word::xml::Tag;

impl Reader<'_> {
    pub(super) fn list(&mut self, tag: &Tag) -> Holder {
        let above = self.holders.iter().rev().find_map(|holder| match holder {
            Holder::List { style, .. } => Some(style.clone()),
            _ => None,
        });
        let own = tag.attribute("style-name").map(str::to_string);
        let style = own.or(above).unwrap_or_default();
        let goes_on = tag.attribute("continue-numbering") == Some("true");
        let before = tag
            .attribute("continue-list")
            .or(goes_on.then_some(style.as_str()));
        let count = before.and_then(|name| self.counted.get(name)).copied();
        Holder::List {
            count: count.unwrap_or(0),
            id: tag.attribute("id").unwrap_or("").to_string(),
            style,
        }
    }

    /// Counts the item that begins; `start` is its own number.
    pub(super) fn count(&mut self, start: Option<u64>) {
        let level = self.level();
        let lists = self.holders.iter_mut().rev();
        let mut lists = lists.filter_map(|holder| match holder {
            Holder::List { count, style, .. } => Some((count, style)),
            _ => None,
        });
        if let Some((count, style)) = lists.next() {
            let first = self.styles.lists.first(style, level);
            *count = start.map_or(*count + 1, |start| (start + 1).saturating_sub(first));
        }
    }

    /// The level of the list that is open, from 0.
    fn level(&self) -> usize {
        let is_list = |holder: &&Holder| matches!(holder, Holder::List { .. });
        self.holders
            .iter()
            .filter(is_list)
            .count()
            .saturating_sub(1)
    }

    /// The level of the list that is open, and the number of its item where nothing bears it yet.
    pub(super) fn number(&mut self) -> (usize, String) {
        let level = self.level();
        let list = self.holders.iter().rev().find_map(|holder| match holder {
            Holder::List { style, count, .. } => Some((style.clone(), *count)),
            _ => None,
        });
        let item = self
            .holders
            .iter_mut()
            .rev()
            .find_map(|holder| match holder {
                Holder::Item { numbered } => Some(numbered),
                _ => None,
            });
        match (list, item) {
            (Some((style, count)), Some(numbered)) if !*numbered => {
                *numbered = true;
                (level, self.styles.lists.number(&style, level, count))
            }
            _ => (level, String::new()),
        }
    }
}
