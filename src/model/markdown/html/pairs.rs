//! Which tag closes which.

use super::element::Element;
use crate::model::markdown::SpannedEvent;
use pulldown_cmark::Event;
use std::collections::BTreeMap;

/// An element that is open: its event, and the block or stress that it stands in.
struct Open {
    at: usize,
    within: usize,
}

/// The event that closes the element which the event at a key opens: in the same block or stress,
/// the elements of its name between them closed too.
pub fn pairs(events: &[SpannedEvent]) -> BTreeMap<usize, usize> {
    let mut found = BTreeMap::new();
    let mut open: BTreeMap<String, Vec<Open>> = BTreeMap::new();
    // What is open of Markdown, by the event behind the one that began it; 0 is the whole text.
    let mut around = vec![0];
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => around.push(at + 1),
            Event::End(_) => drop(around.pop()),
            Event::InlineHtml(html) => {
                let Some(tag) = Element::read(html) else {
                    continue;
                };
                let here = around.last().copied().unwrap_or(0);
                if !tag.closes {
                    open.entry(tag.name)
                        .or_default()
                        .push(Open { at, within: here });
                    continue;
                }
                let Some(openers) = open.get_mut(&tag.name) else {
                    continue;
                };
                let is_over = |one: &Open| around.binary_search(&one.within).is_err();
                while openers.last().is_some_and(is_over) {
                    openers.pop();
                }
                if let Some(opener) = openers.pop().filter(|opener| opener.within == here) {
                    found.insert(opener.at, at);
                }
            }
            _ => {}
        }
    }
    found
}
