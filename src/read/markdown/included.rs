//! What a text includes, be it cut or not.

use crate::base::path::SourcePath;
use crate::model::markdown;
use crate::model::page;
use pulldown_cmark::{Event, Tag};
use std::collections::BTreeSet;

/// The Markdown files that the pictures of `text`, which stands in `file`, include.
pub fn included(file: &SourcePath, text: &str) -> BTreeSet<SourcePath> {
    let goals = markdown::parse(text)
        .into_iter()
        .filter_map(|(event, _)| match event {
            Event::Start(Tag::Image { dest_url, .. }) => Some(dest_url),
            _ => None,
        });
    goals
        .filter_map(|goal| page::included(file, &goal))
        .collect()
}
