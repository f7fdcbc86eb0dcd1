//! How letters look, and what is hidden.

use super::Tag;
use crate::import::word::Height;

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
    let style = squeezed(tag.attribute("style").unwrap_or(""));
    let said = [
        "display:none",
        "visibility:hidden",
        "mso-hide:all",
        "font-size:0p",
        "opacity:0;",
    ];
    let aria = tag
        .attribute("aria-hidden")
        .is_some_and(|value| value == "true");
    tag.attribute("hidden").is_some()
        || aria && tag.name != "span"
        || said.iter().any(|said| format!("{style};").contains(said))
}

fn squeezed(style: &str) -> String {
    style
        .to_lowercase()
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
}

pub fn look(mut look: Look, tag: &Tag) -> Look {
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
    let style = tag.attribute("style").unwrap_or("");
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
    let href = href.trim();
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
