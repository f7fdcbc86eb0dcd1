//! One tag of HTML.

/// Elements whose content is no HTML: an open one takes all that follows.
pub const SWALLOWING: [&str; 9] = [
    "script",
    "style",
    "title",
    "textarea",
    "xmp",
    "iframe",
    "noembed",
    "noframes",
    "plaintext",
];

/// The elements of HTML, and those of MathML and SVG that stand in texts.
///
/// Source: HTML Living Standard, "Index of elements".
const ELEMENTS: &str = "\
    a abbr address area article aside audio b base bdi bdo blockquote body br button canvas \
    caption center cite code col colgroup data datalist dd del details dfn dialog div dl dt em \
    embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hgroup hr \
    html i img input ins kbd label legend li link main map mark math menu meta meter nav \
    noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp \
    search section select slot small source span strike strong sub summary sup svg table tbody \
    td template tfoot th thead time tr track tt u ul var video wbr path g circle rect line text \
    use defs symbol polygon polyline ellipse tspan desc";

/// Elements within a line, which do not part words from each other.
pub const PHRASES: [&str; 34] = [
    "a", "abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "label", "mark", "meter", "output", "progress", "q", "ruby", "s", "samp",
    "small", "span", "strike", "strong", "time", "tt", "u", "var", "wbr",
];

/// Whether an element parts the words in it from those around, as a line does.
pub fn parts_words(name: &str) -> bool {
    !PHRASES.contains(&name) && !matches!(name, "rt" | "rp")
}

/// Elements that hold nothing, `param` of older texts among them.
///
/// Source: HTML Living Standard §13.1.2 (void elements).
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements whose end may be left out.
///
/// Source: HTML Living Standard §13.1.2.4 (optional tags).
const OPTIONAL_END: [&str; 18] = [
    "p", "li", "dt", "dd", "rt", "rp", "option", "optgroup", "colgroup", "caption", "thead",
    "tbody", "tfoot", "tr", "td", "th", "body", "html",
];

/// Whether an element takes all that follows where nothing closes it, and holds other blocks.
pub fn holds_blocks(name: &str) -> bool {
    is_element(name) && !PHRASES.contains(&name) && !needs_no_end(name)
}

/// Whether an element holds nothing, or ends where another begins.
pub fn needs_no_end(name: &str) -> bool {
    is_void(name) || OPTIONAL_END.contains(&name)
}

/// Whether an element holds nothing and has no end.
pub fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// One tag as written.
pub struct Element<'h> {
    pub name: String,
    pub closes: bool,
    attributes: &'h str,
}

impl<'h> Element<'h> {
    /// The tag at the start of `html`; `None` for a comment or a declaration.
    pub fn read(html: &'h str) -> Option<Self> {
        let inside = html.strip_prefix('<')?;
        let (closes, inside) = match inside.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, inside),
        };
        let end = inside
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
            .unwrap_or(inside.len());
        let name = inside[..end].to_ascii_lowercase();
        let length = tag_length(html).map_or(html.len(), |length| length - 1);
        let from = html.len() - inside.len() + end;
        let attributes = html.get(from..length).unwrap_or_default();
        (!name.is_empty()).then(|| Element {
            name,
            closes,
            attributes: attributes.trim_end_matches('/'),
        })
    }

    /// Whether a browser shows nothing of the element.
    ///
    /// Source: HTML Living Standard, "The hidden attribute"; CSS Display 3, CSS 2.2 §11.2.
    pub fn hides(&self) -> bool {
        let style = self
            .attribute("style")
            .unwrap_or_default()
            .to_ascii_lowercase();
        let style: String = style.split_whitespace().collect();
        let is_hidden = style.contains("display:none") || style.contains("visibility:hidden");
        is_hidden || self.has("hidden")
    }

    /// Whether an attribute stands there, with a value or without.
    pub fn has(&self, name: &str) -> bool {
        let unquoted = self.attributes.split(['"', '\'']).step_by(2);
        let mut words = unquoted.flat_map(str::split_ascii_whitespace);
        words.any(|word| {
            let found = word.split('=').next().unwrap_or_default();
            found.eq_ignore_ascii_case(name)
        })
    }

    /// The value of an attribute, its entities decoded.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start();
            let end = rest.find(|c: char| c.is_whitespace() || c == '=')?;
            let key = &rest[..end];
            let after = rest[end..].trim_start();
            let Some(value) = after.strip_prefix('=').map(str::trim_start) else {
                rest = &rest[end..];
                continue;
            };
            let (value, next) = match value.chars().next()? {
                quote @ ('"' | '\'') => value[1..].split_once(quote)?,
                _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
            };
            if key.eq_ignore_ascii_case(name) {
                return Some(decoded(value));
            }
            rest = next;
        }
    }
}

/// Bytes of the tag that begins here; a `>` in quotes does not end it. `None` where nothing ends
/// it before the next tag.
pub fn tag_length(html: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate().skip(1) {
        match (byte, quote) {
            (b'>', None) => return Some(at + 1),
            (b'<', None) => return None,
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    None
}

/// Whether `html` is a declaration, `<!Tên>`, or an instruction, `<?php … ?>`: a browser shows
/// neither, and in a text both are words.
pub fn is_declaration(html: &str) -> bool {
    html.starts_with("<?") || html.starts_with("<!") && !html.starts_with("<!--")
}

/// Whether `html`, behind its `<`, begins with the name of an element, in any case.
pub fn begins_with_name(html: &str, name: &str) -> bool {
    let begins = html
        .get(..name.len())
        .is_some_and(|begin| begin.eq_ignore_ascii_case(name));
    begins && !html[name.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-')
}

pub fn is_element(name: &str) -> bool {
    ELEMENTS.split_whitespace().any(|element| element == name) || swallows(name)
}

pub fn swallows(name: &str) -> bool {
    SWALLOWING.contains(&name)
}

pub fn decoded(value: &str) -> String {
    value
        .replace("&nbsp;", "\u{a0}")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}
