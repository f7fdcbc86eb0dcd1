//! The pages of an EPUB: a chapter, and the navigation.

use crate::base::path::encode;
use crate::publish::book::{entries, name};
use crate::render::xml::escape;
use crate::select::book::Book;
use crate::theme::Theme;

/// The file of a chapter: `c7.xhtml`.
pub fn file(at: usize) -> String {
    format!("{}.xhtml", name(at))
}

/// A page around `body`.
pub fn page(book: &Book, title: &str, body: &str) -> String {
    let (lang, title) = (escape(&book.lang), escape(title));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" \
         xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{lang}\" xml:lang=\"{lang}\">\n\
         <head>\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n\
         <body>\n{body}</body>\n</html>\n"
    )
}

/// The contents, two levels deep, and the landmarks.
///
/// Source: EPUB 3.3 §7.4.
pub fn navigation(book: &Book, theme: &Theme) -> String {
    let contents = escape(theme.word("book_contents"));
    let rows: String = (0..book.chapters.len()).map(|at| row(book, at)).collect();
    let landmarks = format!(
        "<nav epub:type=\"landmarks\" hidden=\"hidden\">\n<h2>{mark}</h2>\n<ol>\n\
         <li><a epub:type=\"toc\" href=\"nav.xhtml\">{contents}</a></li>\n\
         <li><a epub:type=\"bodymatter\" href=\"c1.xhtml\">{text}</a></li>\n</ol>\n</nav>\n",
        mark = escape(theme.word("book_landmarks")),
        text = escape(theme.word("book_text")),
    );
    let body = format!(
        "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\">\n<h1>{contents}</h1>\n\
         <ol>\n{rows}</ol>\n</nav>\n{landmarks}"
    );
    page(book, theme.word("book_contents"), &body)
}

fn row(book: &Book, at: usize) -> String {
    let (chapter, file) = (&book.chapters[at], file(at));
    let inner = entries(chapter).into_iter().map(|entry| {
        let (id, title) = (encode(&entry.id), escape(&entry.title));
        format!("<li><a href=\"{file}#{id}\">{title}</a></li>\n")
    });
    let inner: String = inner.collect();
    let inner = match inner.is_empty() {
        true => inner,
        false => format!("\n<ol>\n{inner}</ol>\n"),
    };
    let title = escape(&chapter.model.base.page.title);
    format!("<li><a href=\"{file}\">{title}</a>{inner}</li>\n")
}
