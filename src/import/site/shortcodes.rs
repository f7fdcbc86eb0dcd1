//! Shortcodes and tags of templates, within a line.

use super::plan::Planned;
use super::report::Left;
use crate::import::html::{Tag, Token, tokens};

/// One of them: its name and what it is given.
pub struct Shortcode<'a> {
    pub name: &'a str,
    pub given: &'a str,
    pub closes: bool,
}

/// The bounds that shortcodes of Hugo, Zola and Jekyll have.
const BOUNDS: [(&str, &str); 4] = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}")];

/// The first shortcode of `text`, and the bytes it takes.
pub fn first(text: &str) -> Option<(Shortcode<'_>, std::ops::Range<usize>)> {
    let starts = BOUNDS.iter().filter_map(|(open, close)| {
        let at = text.find(open)?;
        let inside = &text[at + open.len()..];
        let end = inside.find(close)?;
        Some((
            at,
            open.len(),
            &inside[..end],
            at + open.len() + end + close.len(),
        ))
    });
    let (at, _, inside, end) = starts.min_by_key(|(at, open, ..)| (*at, usize::MAX - *open))?;
    let inside = inside.trim().trim_matches('-').trim();
    let closes = inside.starts_with('/') || inside.starts_with("end");
    let bare = inside.trim_start_matches('/').trim();
    let name_end = bare
        .find(|c: char| c.is_whitespace() || c == '(')
        .unwrap_or(bare.len());
    let given = bare[name_end..]
        .trim()
        .trim_start_matches('(')
        .trim_end_matches(')');
    Some((
        Shortcode {
            name: &bare[..name_end],
            given,
            closes,
        },
        at..end,
    ))
}

impl<'a> Shortcode<'a> {
    /// The value of a key; with `""` the first value without a key.
    pub fn value(&self, key: &str) -> Option<&'a str> {
        let mut rest = self.given.trim().trim_end_matches('/');
        while !rest.is_empty() {
            let end = rest.find(['=', '"', '\'', ' ', ',']).unwrap_or(rest.len());
            let named = rest[end..].starts_with('=');
            let name = if named { rest[..end].trim() } else { "" };
            let behind = if named {
                rest[end + 1..].trim_start()
            } else {
                rest
            };
            let quote = behind
                .chars()
                .next()
                .filter(|c| matches!(c, '"' | '\'' | '`'));
            let (value, after) = match quote {
                Some(quote) => behind[1..].split_once(quote).unwrap_or((&behind[1..], "")),
                None => behind.split_once([' ', ',']).unwrap_or((behind, "")),
            };
            if name == key {
                return Some(value);
            }
            rest = after.trim_start_matches([' ', ',']);
        }
        None
    }
}

/// `line` without the shortcodes that have words here; the others stay as text.
pub fn line(text: &str, page: &Planned, number: usize, left: &mut Left) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((code, at)) = first(rest) {
        let before = &rest[..at.start];
        out.push_str(before);
        let in_code = before.matches('`').count() % 2 == 1;
        match (in_code, words(&code, page)) {
            (false, Some(words)) => {
                left.done("shortcode");
                out.push_str(&words);
            }
            (false, None) => {
                left.leave("shortcode", number, &rest[at.clone()]);
                out.push_str(&rest[at.clone()].replace('<', "\\<"));
            }
            (true, _) => out.push_str(&rest[at.clone()]),
        }
        rest = &rest[at.end..];
    }
    out.push_str(rest);
    // Code says what it says.
    let parts = out.split('`').enumerate();
    let parts = parts.map(|(at, part)| match at % 2 {
        0 => html(part),
        _ => part.to_string(),
    });
    parts.collect::<Vec<_>>().join("`")
}

fn words(code: &Shortcode, _: &Planned) -> Option<String> {
    let any = |keys: &[&str]| {
        keys.iter()
            .find_map(|key| code.value(key))
            .map(str::to_string)
    };
    Some(match code.name {
        "figure" | "img" | "image" | "imgproc" => {
            let source = any(&["src", "path", ""])?;
            let alt = any(&["alt", "caption", "title"]).unwrap_or_default();
            let caption = any(&["caption"]).filter(|caption| *caption != alt);
            let caption = caption.map_or(String::new(), |caption| {
                match caption.contains(['*', '_']) {
                    true => format!(" {caption}"),
                    false => format!(" *{caption}*"),
                }
            });
            format!("![{alt}]({source}){caption}")
        }
        "youtube" => {
            let id = any(&["id", ""])?;
            format!("[YouTube](https://www.youtube.com/watch?v={id})")
        }
        "vimeo" => format!("[Vimeo](https://vimeo.com/{})", any(&["id", ""])?),
        "ref" | "relref" => any(&["path", ""])?,
        "link" | "post_url" => format!("/{}", code.given.trim().trim_start_matches('/')),
        "site.baseurl" | "site.url" | "page.root" => String::new(),
        "raw" | "endraw" | "toc" | "TOC" | "br" => String::new(),
        "tabs" | "tabpane" | "tabgroup" | "codetabs" | "endtabs" => String::new(),
        name if name.starts_with(['"', '\'']) && code.given.contains("_url") => {
            name.trim_matches(['"', '\'']).to_string()
        }
        _ => return None,
    })
}

/// Pictures and links of HTML as those of Markdown; components of a program go.
fn html(line: &str) -> String {
    if !line.contains('<') {
        return line.to_string();
    }
    let mut out = String::new();
    let mut links: Vec<String> = vec![];
    let mut rest = line;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        let markup = &rest[..end];
        match tokens(markup).into_iter().next() {
            Some(Token::Open(tag)) if tag.name == "img" => {
                let said = |key| tag.attribute(key).unwrap_or("").to_string();
                out.push_str(&format!("![{}]({})", said("alt"), said("src")));
            }
            Some(Token::Open(tag)) if tag.name == "a" && tag.attribute("href").is_some() => {
                out.push('[');
                links.push(tag.attribute("href").unwrap_or("").to_string());
            }
            Some(Token::Close(name)) if name == "a" && !links.is_empty() => {
                out.push_str(&format!("]({})", links.pop().unwrap_or_default()));
            }
            Some(Token::Open(tag)) if is_frame(&tag.name) => out.push_str(&frame(&tag)),
            Some(Token::Close(name)) if is_frame(&name) => {}
            _ => out.push_str(markup),
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    links
        .iter()
        .for_each(|target| out.push_str(&format!("]({target})")));
    out
}

/// What is kept of an element that only holds others: the page that it shows, the label of a tab,
/// its anchor.
fn frame(tag: &Tag) -> String {
    let of = |key| {
        tag.attribute(key)
            .map(str::trim)
            .filter(|value| !value.is_empty())
    };
    match (tag.name.as_str(), of("src"), of("label"), of("id")) {
        ("iframe", Some(page), ..) => format!("[{}]({page})", of("title").unwrap_or(page)),
        ("tabitem", _, Some(label), _) => format!("\n**{label}**\n"),
        (_, _, _, Some(id)) => format!("<a id=\"{id}\"></a>"),
        _ => String::new(),
    }
}

/// Elements that only hold others: Markdown inside them is read without them.
fn is_frame(name: &str) -> bool {
    matches!(
        name,
        "div" | "tabs" | "tabitem" | "section" | "figure" | "center" | "span" | "iframe"
    )
}
