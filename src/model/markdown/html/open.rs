//! Elements that nothing closes.

use super::element::{Element, holds_blocks, tag_length};
use super::words;
use crate::model::markdown::SpannedEvent;
use pulldown_cmark::Event;
use std::collections::BTreeMap;

/// Makes text of each tag that opens a block which nothing in the whole text closes: it would hold
/// all that follows, folded or in a cell.
pub fn shown<'a>(text: &'a str, events: &mut [SpannedEvent<'a>]) {
    let mut open: Vec<(String, usize)> = vec![];
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (at, (event, _)) in events.iter().enumerate() {
        let Event::InlineHtml(html) = event else {
            continue;
        };
        let is_tag = tag_length(html) == Some(html.len()) && !html.ends_with("/>");
        let Some(tag) = Element::read(html).filter(|tag| is_tag && holds_blocks(&tag.name)) else {
            continue;
        };
        match tag.closes {
            false => {
                *counts.entry(tag.name.clone()).or_default() += 1;
                open.push((tag.name, at));
            }
            // What nothing opened closes nothing.
            true if counts.get(&tag.name).is_none_or(|count| *count == 0) => {}
            true => {
                while let Some((name, _)) = open.pop() {
                    *counts.entry(name.clone()).or_default() -= 1;
                    if name == tag.name {
                        break;
                    }
                }
            }
        }
    }
    for (_, at) in open {
        let range = events[at].1.clone();
        events[at].0 = words(text, &range);
    }
}
