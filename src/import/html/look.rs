//! How letters look, and what is hidden.

use super::Tag;
use crate::base::path::decode;
use crate::import::word::{Height, Paragraph};
use std::collections::BTreeMap;

/// How letters look in it and in those inside.
#[derive(Clone, Default)]
pub struct Look {
    pub bold: bool,
    pub italic: bool,
    pub strike: bool,
    pub underline: bool,
    pub height: Height,
    pub font: String,
    pub link: Option<String>,
    pub quote: bool,
    pub pre: bool,
}

/// Source: the HTML Living Standard §15.3.1; `mso-hide` is Word's.
pub fn is_hidden(tag: &Tag) -> bool {
    let aria = tag
        .attribute("aria-hidden")
        .is_some_and(|value| value == "true");
    tag.attribute("hidden").is_some()
        || aria && tag.name != "span"
        || hides(tag.attribute("style").unwrap_or(""))
}

/// Whether declarations of CSS hide an element.
fn hides(style: &str) -> bool {
    let said = [
        "display:none",
        "visibility:hidden",
        "mso-hide:all",
        "font-size:0p",
        "opacity:0;",
    ];
    let style = squeezed(style) + ";";
    said.iter().any(|said| style.contains(said))
}

/// Whether Word or Google Docs writes a comment, or its mark, into an element of the HTML that it
/// saves.
pub fn is_comment(tag: &Tag) -> bool {
    let style = squeezed(tag.attribute("style").unwrap_or(""));
    let class = tag.attribute("class").unwrap_or("").to_lowercase();
    let id = tag.attribute("id").unwrap_or("");
    style.contains("mso-element:comment") || class.starts_with("msocom") || id.starts_with("cmnt")
}

/// Whether the paragraph that this element begins is a comment of Google Docs: `<a id="cmnt1">`.
pub fn begins_comment(tag: &Tag) -> bool {
    let id = tag.attribute("id").unwrap_or("");
    id.starts_with("cmnt") && !id.starts_with("cmnt_ref")
}

/// The style of a title, and the level in its list from 0, that Word and Google Docs give to a
/// paragraph.
pub fn paragraph(tag: &Tag) -> Option<Paragraph> {
    let class = tag.attribute("class").unwrap_or("").to_lowercase();
    let style = squeezed(tag.attribute("style").unwrap_or(""));
    let level = style
        .split_once("mso-list:")
        .and_then(|(_, list)| list.split_once("level"))
        .and_then(|(_, level)| level.chars().next()?.to_digit(10));
    let is_title = class
        .split(' ')
        .any(|class| matches!(class, "msotitle" | "title"));
    let name = if is_title { "title" } else { "" };
    (is_title || level.is_some()).then(|| Paragraph {
        name: name.to_string(),
        level: level.map_or(0, |level| level.saturating_sub(1) as usize),
        ..Paragraph::default()
    })
}

/// Whether an element holds the number of a list that Word has counted.
pub fn is_number(tag: &Tag) -> bool {
    squeezed(tag.attribute("style").unwrap_or("")).contains("mso-list:ignore")
}

/// What the style sheets of a page say of classes and ids, as `.a` and `#a`.
#[derive(Default)]
pub struct Sheet(BTreeMap<String, String>);

impl Sheet {
    /// The sheets in the elements `style` of a page. Rules for print and for narrow screens are no
    /// part of them, nor are those of several elements inside each other.
    pub fn read(page: &str) -> Sheet {
        let mut said: BTreeMap<String, String> = BTreeMap::new();
        for part in page.split("<style").skip(1) {
            let sheet = part.split_once('>').map_or("", |(_, sheet)| sheet);
            let sheet = sheet.split("</style").next().unwrap_or("");
            let mut depth = 0usize;
            for rule in sheet
                .split_inclusive(['{', '}'])
                .collect::<Vec<_>>()
                .windows(2)
            {
                let opens = rule[0].ends_with('{');
                if opens && depth == 0 && rule[1].ends_with('}') {
                    let declarations = rule[1].trim_end_matches('}');
                    for name in names(rule[0]) {
                        let own = said.entry(name).or_default();
                        *own += &format!("{declarations};");
                    }
                }
                match opens {
                    true => depth += 1,
                    false => depth = depth.saturating_sub(1),
                }
            }
        }
        Sheet(said)
    }

    /// All that is declared of an element, its own declarations last.
    pub fn declared(&self, tag: &Tag) -> String {
        let id = tag.attribute("id").map(|id| format!("#{id}"));
        let classes = tag.attribute("class").unwrap_or("").split_whitespace();
        let names = classes.map(|class| format!(".{class}")).chain(id);
        let mut declared: String = names
            .filter_map(|name| self.0.get(&name))
            .map(String::as_str)
            .collect();
        declared += tag.attribute("style").unwrap_or("");
        declared
    }

    pub fn hides(&self, tag: &Tag) -> bool {
        is_hidden(tag) || hides(&self.declared(tag))
    }
}

/// The classes and ids that stand alone in a list of selectors: `.a, p.b {` -> `.a`, `.b`.
fn names(selectors: &str) -> impl Iterator<Item = String> + '_ {
    let all = selectors.trim_end_matches('{').split(',').map(str::trim);
    let alone = all.filter(|one| !one.contains([' ', '>', '+', '~', ':', '[']));
    alone.filter_map(|one| {
        let at = one.find(['.', '#'])?;
        Some(one[at..].to_string())
    })
}

fn squeezed(style: &str) -> String {
    style
        .to_lowercase()
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
}

/// How letters look in an element, of which `style` is declared, within those of `look`.
pub fn look(mut look: Look, tag: &Tag, style: &str) -> Look {
    match tag.name.as_str() {
        "b" | "strong" => look.bold = true,
        "i" | "em" | "cite" | "dfn" => look.italic = true,
        "s" | "strike" | "del" => look.strike = true,
        "u" | "ins" => look.underline = true,
        "sup" => look.height = Height::Raised,
        "sub" => look.height = Height::Lowered,
        "a" => look.link = tag.attribute("href").and_then(address),
        "font" => look.font = tag.attribute("face").unwrap_or(&look.font).to_string(),
        "blockquote" => look.quote = true,
        "pre" => look.pre = true,
        _ => {}
    }
    for (key, value) in style.split(';').filter_map(|one| one.split_once(':')) {
        let value = value.trim();
        match key.trim().to_lowercase().as_str() {
            "font-weight" => look.bold = matches!(value, "bold" | "bolder" | "600" | "700" | "800"),
            "font-style" => look.italic = value == "italic",
            "text-decoration" => {
                look.underline |= value.contains("underline");
                look.strike |= value.contains("line-through");
            }
            "font-family" => {
                let first = value.split(',').next().unwrap_or(value);
                look.font = first.trim_matches(['"', '\'', ' ']).to_string();
            }
            _ => {}
        }
    }
    look
}

/// An address that a link may lead to.
fn address(href: &str) -> Option<String> {
    // Google Docs leads every link over itself.
    let over = href.trim().strip_prefix("https://www.google.com/url?q=");
    let over = over.map(|over| decode(over.split('&').next().unwrap_or(over)));
    let href = over.as_deref().unwrap_or(href.trim());
    let scheme = href
        .split(['/', '?', '#'])
        .next()
        .and_then(|first| first.split_once(':'));
    let known = scheme.is_none_or(|(scheme, _)| {
        matches!(
            scheme.to_lowercase().as_str(),
            "http" | "https" | "mailto" | "tel"
        )
    });
    let leads = known && scheme.is_some();
    leads.then(|| href.to_string())
}
