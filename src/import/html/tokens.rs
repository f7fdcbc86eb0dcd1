//! Tags, texts and comments of HTML, in order.

use super::entities::decoded;

pub enum Token {
    Open(Tag),
    Close(String),
    /// Its entities are characters.
    Text(String),
    Comment(String),
}

pub struct Tag {
    /// In lower case, without a prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// Whether it closes itself.
    pub empty: bool,
}

impl Tag {
    /// An attribute by its name in lower case.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Elements whose text holds no tags.
const RAW: [&str; 2] = ["script", "style"];

/// The tokens of `text`; what is no tag is text.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = vec![];
    let mut rest = text;
    while !rest.is_empty() {
        let at = rest.find('<').unwrap_or(rest.len());
        if at > 0 {
            tokens.push(Token::Text(decoded(&rest[..at])));
        }
        rest = &rest[at..];
        let Some((token, length)) = markup(rest) else {
            if !rest.is_empty() {
                tokens.push(Token::Text("<".to_string()));
                rest = &rest[1..];
            }
            continue;
        };
        rest = &rest[length..];
        if let Some(Token::Open(tag)) = &token
            && RAW.contains(&tag.name.as_str())
            && !tag.empty
        {
            rest = &rest[raw_end(rest, &tag.name)..];
        }
        tokens.extend(token);
    }
    tokens
}

/// Where the end tag of an element of raw text begins.
fn raw_end(rest: &str, name: &str) -> usize {
    let lower = rest.to_ascii_lowercase();
    lower.find(&format!("</{name}")).unwrap_or(rest.len())
}

/// What stands between `<` and `>`, and its length; no token for a declaration.
fn markup(rest: &str) -> Option<(Option<Token>, usize)> {
    if let Some(inside) = rest.strip_prefix("<!--") {
        let end = inside.find("-->");
        let length = end.map_or(rest.len(), |end| end + 7);
        let text = &inside[..end.unwrap_or(inside.len())];
        return Some((Some(Token::Comment(text.to_string())), length));
    }
    if rest.starts_with("<!") || rest.starts_with("<?") {
        return Some((None, rest.find('>').map_or(rest.len(), |end| end + 1)));
    }
    let closes = rest.starts_with("</");
    let start = if closes { 2 } else { 1 };
    if !rest[start.min(rest.len())..].starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = tag_end(rest);
    let inside = rest[start..end].trim_end_matches('>');
    let name_end = inside
        .find(|c: char| c.is_whitespace() || c == '/')
        .unwrap_or(inside.len());
    let lower = inside[..name_end].to_ascii_lowercase();
    let name = lower.rsplit(':').next().unwrap_or(&lower).to_string();
    let token = match closes {
        true => Token::Close(name),
        false => Token::Open(Tag {
            name,
            attributes: attributes(&inside[name_end..]),
            empty: inside.ends_with('/'),
        }),
    };
    Some((Some(token), end))
}

/// The byte behind the `>` of a tag; one within quotes is none.
fn tag_end(rest: &str) -> usize {
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (Some(open), c) if open == c => quote = None,
            (None, '"' | '\'') if before == '=' => quote = Some(c),
            (None, '>') => return at + 1,
            _ => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    rest.len()
}

fn attributes(text: &str) -> Vec<(String, String)> {
    let mut found = vec![];
    let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '=' | '/'))
            .unwrap_or(rest.len());
        let end = end.max(rest.chars().next().map_or(1, char::len_utf8));
        let key = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = String::new();
        if let Some(behind) = rest.strip_prefix('=') {
            let behind = behind.trim_start();
            let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''));
            let inside = quote.map_or(behind, |_| &behind[1..]);
            let end = match quote {
                Some(quote) => inside.find(quote),
                None => inside.find(char::is_whitespace),
            };
            let end = end.unwrap_or(inside.len());
            value = decoded(&inside[..end]);
            rest = &inside[end..];
            rest = rest.strip_prefix(['"', '\'']).unwrap_or(rest);
        }
        found.push((key, value));
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
    }
    found
}
