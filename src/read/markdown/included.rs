//! What a text includes, be it cut or not.

use crate::base::path::SourcePath;
use crate::model::document::options;
use crate::model::page;
use pulldown_cmark::{Event, Parser, Tag};
use std::collections::BTreeSet;

/// The Markdown files that the pictures of `text`, which stands in `file`, include.
pub fn included(file: &SourcePath, text: &str) -> BTreeSet<SourcePath> {
    let goals = Parser::new_ext(text, options()).filter_map(|event| match event {
        Event::Start(Tag::Image { dest_url, .. }) => Some(dest_url),
        _ => None,
    });
    goals
        .filter_map(|goal| page::included(file, &goal))
        .collect()
}
