//! HTML of the author in a flow.

use super::Inline;
use super::build::Builder;
use super::events::{Rest, cow};
use crate::model::markdown::html::{Element, partings};
use pulldown_cmark::Event;

/// A piece of a block of HTML.
pub enum HtmlPiece<'f, 'a> {
    /// A tag that parts words, as a cell, an item or a paragraph does.
    Opens(Element<'f>),
    Closes(String),
    /// What stands in a line.
    Item(&'f Inline<'a>),
}

/// A block of HTML in pieces; tags that part nothing, and comments, are left out.
pub fn html_pieces<'f, 'a>(items: &'f [Inline<'a>]) -> Vec<HtmlPiece<'f, 'a>> {
    let mut pieces = vec![];
    for item in items {
        let Inline::Html(html) = item else {
            pieces.push(HtmlPiece::Item(item));
            continue;
        };
        pieces.extend(partings(html).map(|tag| match tag.closes {
            true => HtmlPiece::Closes(tag.name),
            false => HtmlPiece::Opens(tag),
        }));
    }
    pieces
}

impl<'a> Builder<'_, 'a> {
    /// The inside of a block of HTML; tags in a row are one item, so that a comment over several
    /// lines is whole.
    pub fn html(&mut self, rest: &mut Rest<'_, 'a>) -> Vec<Inline<'a>> {
        let mut items = vec![];
        while let Some((event, _)) = rest.as_slice().first() {
            match event {
                Event::End(_) => break,
                Event::Html(html) => {
                    items.push(Inline::Html(cow(html)));
                    rest.next();
                }
                _ => {
                    let left = rest.as_slice().len();
                    items.append(&mut self.line(rest));
                    if rest.as_slice().len() == left {
                        rest.next();
                    }
                }
            }
        }
        merged(items)
    }
}

fn merged(items: Vec<Inline<'_>>) -> Vec<Inline<'_>> {
    let mut out: Vec<Inline> = Vec::with_capacity(items.len());
    for item in items {
        match (out.last_mut(), item) {
            (Some(Inline::Html(last)), Inline::Html(html)) => last.to_mut().push_str(&html),
            (_, item) => out.push(item),
        }
    }
    out
}
