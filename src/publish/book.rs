//! The pages of a book as HTML or XHTML: what a page says, without what only a screen of the site
//! needs.

mod chapter;

pub use chapter::chapter;

use crate::base::path::OutPath;
use crate::render::html::Syntax;
use crate::render::links::Package;
use crate::rule::Body;
use crate::select::book::{Book, Chapter};
use crate::theme::Theme;
use std::collections::BTreeMap;

/// How the chapters of a book are written.
#[derive(Clone, Copy)]
pub struct BookSetting<'a> {
    pub package: &'a Package,
    pub syntax: Syntax,
    pub theme: &'a Theme,
}

/// A heading of a chapter in the contents.
pub struct Entry {
    /// The anchor on its page.
    pub id: String,
    pub title: String,
}

/// The name of a chapter, whose ids begin with it: `c7`.
pub fn name(at: usize) -> String {
    format!("c{}", at + 1)
}

/// The headings of the second level, in order; of a plan its sections.
pub fn entries(chapter: &Chapter) -> Vec<Entry> {
    use crate::select::model::Body as Kind;
    if let Kind::Plan(plan) = &chapter.model.body {
        let clauses = plan.plan.official.clauses.iter();
        let headed = clauses.filter(|clause| clause.depth == 1 && !clause.heading.is_empty());
        return headed
            .map(|clause| Entry {
                id: clause.id.0.clone(),
                title: format!("{}. {}", clause.number, clause.heading),
            })
            .collect();
    }
    let headings = chapter.model.text.iter();
    let headings = headings.flat_map(|text| &text.page.document.headings);
    headings
        .filter(|heading| heading.level == 2 && !heading.id.is_empty())
        .map(|heading| Entry {
            id: heading.id.clone(),
            title: heading.text.clone(),
        })
        .collect()
}

/// The pictures of a book, each with what it is written from, by `name` of its number and ending.
pub fn pictures(
    book: &Book,
    name: impl Fn(usize, &str) -> String,
) -> BTreeMap<OutPath, (String, Body)> {
    let pictures = book.pictures.iter().enumerate();
    pictures
        .map(|(at, (out, picture))| {
            let (file, form) = (&picture.file, &picture.asset.form);
            let (ending, body) = match &picture.variant {
                Some(variant) => (
                    variant.format.ending().to_string(),
                    Body::of_variant(file, variant),
                ),
                None => (
                    file.extension().to_lowercase(),
                    Body::of_file(file, Some(form)),
                ),
            };
            (out.clone(), (name(at + 1, &ending), body))
        })
        .collect()
}
