//! The package of an EPUB: what the book is, which files it has, in which order they are read.

use super::xhtml::file;
use crate::base::path::OutPath;
use crate::publish::book::name;
use crate::render::xml::escape;
use crate::rule::Body;
use crate::select::book::Book;
use crate::theme::Theme;
use std::collections::BTreeMap;

type Pictures = BTreeMap<OutPath, (String, Body)>;

/// Source: EPUB 3.3 §5; EPUB Accessibility 1.1 §2.
pub fn package(book: &Book, bodies: &[String], pictures: &Pictures, theme: &Theme) -> String {
    let (metadata, manifest) = (metadata(book, pictures, theme), manifest(bodies, pictures));
    let spine: String = (0..book.chapters.len())
        .map(|at| format!("<itemref idref=\"{}\"/>\n", name(at)))
        .collect();
    let lang = escape(&book.lang);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" \
         unique-identifier=\"id\" xml:lang=\"{lang}\">\n\
         <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n{metadata}</metadata>\n\
         <manifest>\n{manifest}</manifest>\n<spine>\n<itemref \
         idref=\"nav\"/>\n{spine}</spine>\n</package>\n"
    )
}

fn metadata(book: &Book, pictures: &Pictures, theme: &Theme) -> String {
    // A book bears the day of its last change, so that the same texts make the same bytes.
    let day = book
        .date
        .map_or("1980-01-01".to_string(), |day| day.to_string());
    let shows = !pictures.is_empty();
    let mut rows = vec![
        format!(
            "<dc:identifier id=\"id\">xanh:{}</dc:identifier>",
            escape(&book.id)
        ),
        format!("<dc:title>{}</dc:title>", escape(&book.title)),
        format!("<dc:language>{}</dc:language>", escape(&book.lang)),
        format!("<dc:publisher>{}</dc:publisher>", escape(&book.site)),
        meta("dcterms:modified", &format!("{day}T00:00:00Z")),
        meta("schema:accessMode", "textual"),
    ];
    rows.extend(shows.then(|| meta("schema:accessMode", "visual")));
    rows.push(meta("schema:accessModeSufficient", "textual"));
    let features = [
        "structuralNavigation",
        "tableOfContents",
        "displayTransformability",
    ];
    rows.extend(features.map(|feature| meta("schema:accessibilityFeature", feature)));
    rows.extend(shows.then(|| meta("schema:accessibilityFeature", "alternativeText")));
    rows.push(meta("schema:accessibilityHazard", "none"));
    let summary = theme.word("book_accessibility");
    rows.push(meta("schema:accessibilitySummary", summary));
    rows.into_iter().map(|row| row + "\n").collect()
}

fn meta(property: &str, value: &str) -> String {
    format!("<meta property=\"{property}\">{}</meta>", escape(value))
}

/// Source: EPUB 3.3 §5.6.2 and D.6: a chapter with a formula has the property `mathml`.
fn manifest(bodies: &[String], pictures: &Pictures) -> String {
    let chapters = bodies.iter().enumerate().map(|(at, body)| {
        let (id, file) = (name(at), file(at));
        let holds = match body.contains("<math") {
            true => " properties=\"mathml\"",
            false => "",
        };
        format!("<item id=\"{id}\" href=\"{file}\" media-type=\"application/xhtml+xml\"{holds}/>\n")
    });
    let pictures = pictures.values().enumerate().map(|(at, (name, _))| {
        let kind = media_type(name);
        let id = at + 1;
        format!("<item id=\"anh-{id}\" href=\"{name}\" media-type=\"{kind}\"/>\n")
    });
    let navigation = "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" \
        properties=\"nav\"/>\n<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n";
    let files: String = chapters.chain(pictures).collect();
    format!("{navigation}{files}")
}

/// Source: EPUB 3.3 §3.2, core media types.
fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "png" => "image/png",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        _ => "image/jpeg",
    }
}
