//! What the template of a theme's own block gets.

use crate::model::block::Directive;
use crate::theme::{AttributeKind, BlockSpec, SettingValue};
use serde::Serialize;
use std::collections::BTreeMap;

/// What the template of a block that the theme declares gets, besides `strings`, `settings` and
/// `assets`.
#[derive(Serialize)]
pub struct BlockView {
    /// The name of the block.
    pub name: String,
    /// Its own title; empty where it has none.
    pub title: String,
    /// Its anchor; empty where it has none.
    pub id: String,
    /// Every declared attribute by its name; `null` where it is not given.
    pub attributes: BTreeMap<String, Option<SettingValue>>,
    /// What stands in it, as HTML.
    pub content: String,
}

impl BlockView {
    /// The block without what stands in it; `file` gives the address of the file that an attribute
    /// names.
    pub fn of(
        directive: &Directive,
        wish: &BlockSpec,
        file: impl Fn(&str) -> Option<String>,
    ) -> Self {
        let value = |key: &str, kind: &AttributeKind| match kind {
            AttributeKind::File => file(key).map(SettingValue::Text),
            kind => kind.value(directive.attribute(key)?),
        };
        let attributes = wish
            .attributes
            .iter()
            .map(|(key, kind)| (key.clone(), value(key, kind)))
            .collect();
        BlockView {
            name: wish.name.clone(),
            title: directive.title.clone(),
            id: directive.id.clone().unwrap_or_default(),
            attributes,
            content: String::new(),
        }
    }
}
