//! What styles say of the look of letters, and what a run says itself.

use super::xml::{Node, Tag, nodes};
use std::collections::HashMap;

/// Styles that rest on one another at most.
const DEEPEST: usize = 12;

/// What is said of the look of letters; `None`: nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    pub font: Option<String>,
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub hidden: Option<bool>,
    pub capitals: Option<bool>,
    pub strike: Option<bool>,
    pub underline: Option<bool>,
    /// `superscript`, `subscript`, `baseline`
    pub height: Option<String>,
}

impl Look {
    /// Takes what an element inside `w:rPr` says.
    ///
    /// Source: ECMA-376 Part 1 §17.3.2.
    pub fn take(&mut self, tag: &Tag) {
        let on = !matches!(tag.attribute("val"), Some("0" | "false" | "off" | "none"));
        match tag.name.as_str() {
            "rFonts" => {
                let font = tag.attribute("ascii").or(tag.attribute("hAnsi"));
                self.font = font.map(str::to_string).or(self.font.take());
            }
            "b" => self.bold = Some(on),
            "i" => self.italic = Some(on),
            "vanish" | "webHidden" => self.hidden = Some(on),
            "caps" | "smallCaps" => self.capitals = Some(on),
            "strike" | "dstrike" => self.strike = Some(on),
            "u" => self.underline = Some(on),
            "vertAlign" => self.height = Some(tag.value()),
            _ => {}
        }
    }

    /// This look, and where it says nothing that of `below`.
    fn over(self, below: Look) -> Look {
        Look {
            font: self.font.or(below.font),
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            hidden: self.hidden.or(below.hidden),
            capitals: self.capitals.or(below.capitals),
            strike: self.strike.or(below.strike),
            underline: self.underline.or(below.underline),
            height: self.height.or(below.height),
        }
    }
}

/// What one style says, and the id of the style that it rests on.
#[derive(Default)]
struct Style {
    look: Look,
    base: String,
    /// As Word names it in English: `heading 1`.
    name: String,
    /// From 0.
    outline: Option<usize>,
}

/// The styles of a file by their ids; the look of all text has no id.
#[derive(Default)]
pub struct Styles {
    styles: HashMap<String, Style>,
    /// The paragraph style of paragraphs that name none.
    usual: String,
}

impl Styles {
    pub fn read(text: &str) -> Self {
        let mut read = Styles::default();
        let mut id = String::new();
        for node in nodes(text).unwrap_or_default() {
            let Node::Open(tag) = node else {
                continue;
            };
            if tag.name == "style" {
                id = tag.attribute("styleId").unwrap_or("").to_string();
                let usual = tag.attribute("default").is_some_and(|on| on == "1")
                    && tag.attribute("type") == Some("paragraph");
                if usual {
                    read.usual = id.clone();
                }
            }
            let style = read.styles.entry(id.clone()).or_default();
            match tag.name.as_str() {
                "basedOn" => style.base = tag.value(),
                "name" if tag.within("style") => style.name = tag.value().to_lowercase(),
                "outlineLvl" => style.outline = tag.value().parse().ok(),
                _ if tag.within("rPr") => style.look.take(&tag),
                _ => {}
            }
        }
        read
    }

    /// The look of a run that says `own`, of the style `run` in a paragraph of the style
    /// `paragraph`.
    pub fn look(&self, own: Look, run: &str, paragraph: &str) -> Look {
        let paragraph = if paragraph.is_empty() {
            &self.usual
        } else {
            paragraph
        };
        let all = self.styles.get("").map(|style| style.look.clone());
        own.over(self.of(run))
            .over(self.of(paragraph))
            .over(all.unwrap_or_default())
    }

    /// What a style says with those that it rests on.
    fn of(&self, id: &str) -> Look {
        let mut look = Look::default();
        let mut id = id;
        for _ in 0..DEEPEST {
            let Some(style) = self.styles.get(id).filter(|_| !id.is_empty()) else {
                break;
            };
            look = look.over(style.look.clone());
            id = &style.base;
        }
        look
    }

    /// The name of a style, in lower case: that of the style of Word that it rests on, where it is
    /// a heading, a title or a quotation of somebody's own.
    pub fn name(&self, id: &str) -> String {
        let known = |name: &str| {
            [
                "heading ",
                "title",
                "subtitle",
                "quote",
                "intense quote",
                "toc ",
                "list ",
            ]
            .iter()
            .any(|known| name.starts_with(known))
        };
        let chain = self.chain(id);
        let found = chain.iter().find(|style| known(&style.name));
        found
            .or(chain.first())
            .map_or(String::new(), |style| style.name.clone())
    }

    /// The level of headings of a style, from 0.
    pub fn outline(&self, id: &str) -> Option<usize> {
        self.chain(id)
            .iter()
            .find_map(|style| style.outline.or(heading(&style.name)))
    }

    /// A style and those that it rests on.
    fn chain(&self, id: &str) -> Vec<&Style> {
        let first = self.styles.get(id).filter(|_| !id.is_empty());
        std::iter::successors(first, |style| {
            self.styles
                .get(&style.base)
                .filter(|_| !style.base.is_empty())
        })
        .take(DEEPEST)
        .collect()
    }
}

/// `heading 2` -> 1.
fn heading(name: &str) -> Option<usize> {
    let number: usize = name.strip_prefix("heading ")?.parse().ok()?;
    number.checked_sub(1)
}
