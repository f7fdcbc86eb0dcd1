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
            height: self.height.or(below.height),
        }
    }
}

/// The styles of a file by their ids; the look of all text has no id.
#[derive(Default)]
pub struct Styles {
    styles: HashMap<String, (Look, String)>,
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
                "basedOn" => style.1 = tag.value(),
                _ if tag.within("rPr") => style.0.take(&tag),
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
        let all = self.styles.get("").map(|(look, _)| look.clone());
        own.over(self.of(run))
            .over(self.of(paragraph))
            .over(all.unwrap_or_default())
    }

    /// What a style says with those that it rests on.
    fn of(&self, id: &str) -> Look {
        let mut look = Look::default();
        let mut id = id;
        for _ in 0..DEEPEST {
            let Some((own, base)) = self.styles.get(id).filter(|_| !id.is_empty()) else {
                break;
            };
            look = look.over(own.clone());
            id = base;
        }
        look
    }
}
