//! The reference HTML of CommonMark, for the examples of its specification: no extension, no link
//! resolved, raw HTML as it is.
//!
//! Source: the reference renderer of CommonMark 0.31.2.

use super::flow::{Block, Inline, List, commonmark, words};
use super::xml::{escape, escape_into, href};

/// `text` as HTML.
pub fn html(text: &str) -> String {
    let mut out = String::new();
    blocks(&mut out, &commonmark(text));
    out
}

fn blocks(out: &mut String, all: &[Block]) {
    for one in all {
        if !out.is_empty() && !out.ends_with('\n') && !matches!(one, Block::Line(_)) {
            out.push('\n');
        }
        block(out, one);
    }
}

fn block(out: &mut String, block: &Block) {
    match block {
        Block::Heading(heading) => around(out, &format!("h{}", heading.level), &heading.text),
        Block::Paragraph(text) => around(out, "p", text),
        Block::Line(text) => line(out, text),
        Block::List(list) => self::list(out, list),
        Block::Quote { blocks, .. } => {
            out.push_str("<blockquote>\n");
            self::blocks(out, blocks);
            out.push_str("</blockquote>\n");
        }
        Block::Code { info, text } => code(out, info, text),
        Block::Html(items) => line(out, items),
        Block::Rule => out.push_str("<hr />\n"),
        Block::Table(_)
        | Block::Definitions(_)
        | Block::Directive(_)
        | Block::Question(_)
        | Block::ClauseQuote(_)
        | Block::Included(_)
        | Block::Note(_) => {}
    }
}

fn around(out: &mut String, tag: &str, text: &[Inline]) {
    out.push_str(&format!("<{tag}>"));
    line(out, text);
    out.push_str(&format!("</{tag}>\n"));
}

fn list(out: &mut String, list: &List) {
    let (open, close) = match list.first {
        None => ("<ul>\n".to_string(), "</ul>\n"),
        Some(1) => ("<ol>\n".to_string(), "</ol>\n"),
        Some(first) => (format!("<ol start=\"{first}\">\n"), "</ol>\n"),
    };
    out.push_str(&open);
    for item in &list.items {
        out.push_str("<li>");
        blocks(out, item);
        out.push_str("</li>\n");
    }
    out.push_str(close);
}

fn code(out: &mut String, info: &str, text: &str) {
    match info.split([' ', '\t', ',']).next().unwrap_or_default() {
        "" => out.push_str("<pre><code>"),
        language => {
            let language = escape(language);
            out.push_str(&format!("<pre><code class=\"language-{language}\">"));
        }
    }
    escape_into(out, text);
    out.push_str("</code></pre>\n");
}

fn line(out: &mut String, items: &[Inline]) {
    for item in items {
        match item {
            Inline::Text(text) => escape_into(out, text),
            Inline::Emphasis(inner) => wrapped(out, "em", inner),
            Inline::Strong(inner) => wrapped(out, "strong", inner),
            Inline::Strike(inner) => wrapped(out, "del", inner),
            Inline::Superscript(inner) => wrapped(out, "sup", inner),
            Inline::Subscript(inner) => wrapped(out, "sub", inner),
            Inline::Code(text) => out.push_str(&format!("<code>{}</code>", escape(text))),
            Inline::Link(link) => {
                out.push_str("<a href=\"");
                href(out, &link.goal);
                title(out, &link.title);
                out.push('>');
                line(out, &link.text);
                out.push_str("</a>");
            }
            Inline::Image(image) => {
                out.push_str("<img src=\"");
                href(out, &image.goal);
                out.push_str(&format!("\" alt=\"{}", escape(&image.alt)));
                title(out, &image.title);
                out.push_str(" />");
            }
            Inline::Html(html) => out.push_str(html),
            Inline::Address { goal, .. } => out.push_str(goal),
            Inline::SoftBreak => out.push('\n'),
            Inline::Break => out.push_str("<br />\n"),
            Inline::Citation { text, .. } | Inline::Abbreviation { text, .. } => {
                escape_into(out, &words(text));
            }
            Inline::NoteMark(_) | Inline::Tick(_) | Inline::Math(_) => {}
        }
    }
}

fn wrapped(out: &mut String, tag: &str, inner: &[Inline]) {
    out.push_str(&format!("<{tag}>"));
    line(out, inner);
    out.push_str(&format!("</{tag}>"));
}

/// Closes the attribute before it.
fn title(out: &mut String, title: &str) {
    if !title.is_empty() {
        out.push_str("\" title=\"");
        escape_into(out, title);
    }
    out.push('"');
}
