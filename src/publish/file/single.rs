//! A pack as one page that needs no other file: pictures, styles and the search of its own words
//! inside. It opens where a phone opens attachments, which keeps nothing and loads nothing.

use crate::base::diagnostic::StaticMessage;
use crate::base::inputs::Audience;
use crate::base::path::{OutPath, encode};
use crate::publish::book::{BookSetting, chapter, entries, name, pictures};
use crate::render::html::Syntax;
use crate::render::links::Package;
use crate::render::xml::escape;
use crate::rule::{Body, Job, Made, Part, Planned, Publisher};
use crate::select::book::{Book, Chapter, book};
use crate::select::context::Context;
use crate::theme::Theme;
use std::collections::BTreeMap;

pub const PUBLISHER: Publisher = Publisher {
    name: "single",
    about: StaticMessage {
        vi: "Ghi một gói thành một trang HTML duy nhất (`xanh pack --single`).",
        en: "Writes a pack as one HTML page (`xanh pack --single`).",
    },
    plan,
};

/// The one output of a pack as one page.
pub const OUT: &str = "mot-trang.html";

/// What stands in place of a picture until the page is put together: no text holds that character.
///
/// Source: the Unicode Standard, U+FFFF is no character.
const MARK: char = '\u{FFFF}';

fn plan(_: Context) -> Planned {
    (vec![Job::lazy(OutPath::new(OUT), (), book, make)], vec![])
}

fn make(book: &Book, theme: &Theme) -> Made {
    let pictures = pictures(book, |at, _| format!("{MARK}{at}{MARK}"));
    let chapters = book.chapters.iter().enumerate();
    let chapters = chapters.map(|(at, one)| (one.model.out.clone(), format!("#{}-", name(at))));
    let marks = pictures
        .iter()
        .map(|(out, (mark, _))| (out.clone(), mark.clone()));
    let package = Package {
        files: chapters.chain(marks).collect(),
        titles: book.titles.clone(),
        base_url: None,
    };
    let setting = BookSetting {
        package: &package,
        syntax: Syntax::Html,
        theme,
    };
    let html = page(book, setting);
    (
        Some(Body::Parts(parts(&html, pictures.into_values()))),
        vec![],
    )
}

fn page(book: &Book, setting: BookSetting) -> String {
    let theme = setting.theme;
    let word = |key| escape(theme.word(key));
    let file = |name: &str| theme.book.get(name).map_or("", String::as_str);
    let chapters = book.chapters.iter().enumerate();
    let articles = chapters.map(|(at, one)| {
        let id = name(at);
        let body = lean(&chapter(one, setting, &format!("{id}-")));
        format!("<article id=\"{id}-\">\n{body}</article>\n")
    });
    let rows = book.chapters.iter().enumerate();
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <style>\n{style}{print}</style>\n</head>\n<body>\n\
         <header>\n<p class=\"book-site\">{site}</p>\n<p class=\"book-title\">{title}</p>\n{sign}\
         <form id=\"book-search\" role=\"search\" hidden data-none=\"{none}\">\n\
         <label>{find} <input type=\"search\" autocomplete=\"off\"></label>\n\
         <ol aria-live=\"polite\"></ol>\n</form>\n\
         <nav aria-label=\"{contents}\">\n<details open>\n<summary>{contents}</summary>\n\
         <ol>\n{rows}</ol>\n</details>\n</nav>\n</header>\n<main>\n{articles}</main>\n\
         <script>\n{script}</script>\n</body>\n</html>\n",
        lang = escape(&book.lang),
        title = escape(&book.title),
        site = escape(&book.site),
        style = file("style.css"),
        print = file("print.css"),
        script = file("search.js"),
        sign = match book.audience {
            Audience::Trainer => format!("<p class=\"left\">{}</p>\n", word("trainers_only")),
            Audience::Learner => String::new(),
        },
        none = word("book_none"),
        find = word("book_search"),
        contents = word("book_contents"),
        rows = rows.map(|(at, one)| row(at, one)).collect::<String>(),
        articles = articles.collect::<String>(),
    )
}

/// `html` without end tags that HTML does not need: of a level four bytes in a hundred.
///
/// Source: HTML Living Standard §13.1.2.4, optional tags.
fn lean(html: &str) -> String {
    let tags = ["</li>", "</td>", "</th>", "</tr>"].iter();
    tags.fold(html.to_string(), |html, tag| html.replace(tag, ""))
}

/// A chapter in the contents, with its headings.
fn row(at: usize, one: &Chapter) -> String {
    let id = name(at);
    let inner = entries(one).into_iter().map(|entry| {
        let (place, title) = (encode(&entry.id), escape(&entry.title));
        format!("<li><a href=\"#{id}-{place}\">{title}</a></li>\n")
    });
    let inner: String = inner.collect();
    let title = escape(&one.model.base.page.title);
    match inner.is_empty() {
        true => format!("<li><a href=\"#{id}-\">{title}</a></li>\n"),
        false => format!(
            "<li><details><summary><a href=\"#{id}-\">{title}</a></summary>\n\
             <ul>\n{inner}</ul>\n</details></li>\n"
        ),
    }
}

/// The page in pieces, each picture where its mark stands.
fn parts(html: &str, pictures: impl Iterator<Item = (String, Body)>) -> Vec<Part> {
    let pictures: BTreeMap<String, Body> = pictures.collect();
    let pieces = html.split(MARK).enumerate();
    pieces
        .map(|(at, piece)| {
            let mark = format!("{MARK}{piece}{MARK}");
            match pictures.get(&mark).filter(|_| at % 2 == 1) {
                Some(body) => Part::DataUri(body.clone()),
                None => Part::Text(piece.to_string()),
            }
        })
        .collect()
}
