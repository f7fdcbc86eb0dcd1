//! What styles of OpenDocument say of letters and of paragraphs.

use super::lists::Lists;
use crate::import::word::Height;
use crate::import::word::xml::{Node, Tag};
use std::collections::HashMap;

/// Styles that rest on one another at most.
const DEEPEST: usize = 12;

#[derive(Default)]
pub struct Styles {
    styles: HashMap<String, Style>,
    pub lists: Lists,
}

#[derive(Clone, Default)]
pub struct Style {
    parent: String,
    /// As people see it: `Heading 1`.
    name: String,
    pub look: Look,
}

#[derive(Clone, Default)]
pub struct Look {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub strike: Option<bool>,
    pub underline: Option<bool>,
    pub hidden: Option<bool>,
    pub height: Option<Height>,
    pub font: Option<String>,
}

impl Styles {
    pub fn read(parts: &[&[Node]]) -> Styles {
        let mut styles = Styles::default();
        for nodes in parts {
            let mut id = String::new();
            for node in nodes.iter() {
                let Node::Open(tag) = node else {
                    continue;
                };
                styles.lists.take(tag);
                match tag.name.as_str() {
                    "style" => id = styles.begin(tag),
                    "text-properties" if tag.within("style") => {
                        styles.styles.entry(id.clone()).or_default().look.take(tag);
                    }
                    _ => {}
                }
            }
        }
        styles
    }

    fn begin(&mut self, tag: &Tag) -> String {
        let said = |key: &str| tag.attribute(key).unwrap_or("").to_string();
        let id = said("name");
        let shown = tag
            .attribute("display-name")
            .map_or_else(|| plain(&id), str::to_string);
        let style = Style {
            parent: said("parent-style-name"),
            name: shown.to_lowercase(),
            look: Look::default(),
        };
        self.styles.insert(id.clone(), style);
        id
    }

    /// A style and those that it rests on.
    fn chain(&self, id: &str) -> Vec<&Style> {
        std::iter::successors(self.styles.get(id), |style| self.styles.get(&style.parent))
            .take(DEEPEST)
            .collect()
    }

    pub fn look(&self, id: &str) -> Look {
        let chain = self.chain(id);
        chain
            .iter()
            .fold(Look::default(), |look, style| look.over(&style.look))
    }

    /// The name of a paragraph style as Word has it: `title`, `quote`, `toc 1`.
    pub fn name(&self, id: &str) -> String {
        let chain = self.chain(id);
        let own = plain(id).to_lowercase();
        let names = chain.iter().map(|style| style.name.as_str());
        let names = names.chain([own.as_str()]);
        let known = names.filter_map(|name| match name {
            "title" | "subtitle" => Some(name),
            "quotations" | "quote" | "intense quote" => Some("quote"),
            "preformatted text" => Some("pre"),
            _ if name.starts_with("contents ") => Some("toc 1"),
            _ => None,
        });
        known.into_iter().next().unwrap_or("").to_string()
    }
}

/// `Heading_20_1` as `Heading 1`.
fn plain(id: &str) -> String {
    id.replace("_20_", " ")
}

impl Look {
    fn take(&mut self, tag: &Tag) {
        let said = |key: &str| tag.attribute(key);
        let on = |value: Option<&str>| value.map(|value| value != "none");
        let weight = said("font-weight");
        self.bold = weight.map(|weight| matches!(weight, "bold" | "600" | "700" | "800" | "900"));
        self.italic = said("font-style").map(|style| style != "normal");
        self.underline = on(said("text-underline-style"));
        self.strike = on(said("text-line-through-style"));
        self.hidden = said("display").map(|display| display == "none");
        self.font = said("font-name").map(str::to_string);
        self.height = said("text-position").map(|position| match position {
            _ if position.starts_with("super") => Height::Raised,
            _ if position.starts_with("sub") => Height::Lowered,
            _ => Height::Line,
        });
    }

    /// This look, and where it says nothing that of `below`.
    pub fn over(&self, below: &Look) -> Look {
        Look {
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            strike: self.strike.or(below.strike),
            underline: self.underline.or(below.underline),
            hidden: self.hidden.or(below.hidden),
            height: self.height.or(below.height),
            font: self.font.clone().or(below.font.clone()),
        }
    }
}
