//! A pack as an EPUB 3.3: every page a chapter, pictures inside, nothing of the network.

mod package;
mod xhtml;

use crate::base::diagnostic::StaticMessage;
use crate::base::path::OutPath;
use crate::publish::book::{BookSetting, chapter, pictures};
use crate::render::html::Syntax;
use crate::render::links::Package;
use crate::rule::{Body, Job, Made, Planned, Publisher};
use crate::select::book::{Book, book};
use crate::select::context::Context;
use crate::theme::Theme;

pub const PUBLISHER: Publisher = Publisher {
    name: "epub",
    about: StaticMessage {
        vi: "Ghi một gói thành sách điện tử EPUB (`xanh pack --epub`).",
        en: "Writes a pack as an EPUB (`xanh pack --epub`).",
    },
    plan,
};

/// The one output of a pack as an EPUB.
pub const OUT: &str = "sach.epub";

/// What leads to the package, for readers to find it.
///
/// Source: EPUB 3.3 §4.2.6.3.
const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n\
    <rootfiles>\n<rootfile full-path=\"EPUB/package.opf\" \
    media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n</container>\n";

fn plan(_: Context) -> Planned {
    (vec![Job::lazy(OutPath::new(OUT), (), book, make)], vec![])
}

fn make(book: &Book, theme: &Theme) -> Made {
    let pictures = pictures(book, |at, ending| format!("anh-{at}.{ending}"));
    let chapters = book.chapters.iter().enumerate();
    let chapters = chapters.map(|(at, one)| (one.model.out.clone(), xhtml::file(at)));
    let names = pictures
        .iter()
        .map(|(out, (name, _))| (out.clone(), name.clone()));
    let package = Package {
        files: chapters.chain(names).collect(),
        titles: book.titles.clone(),
        base_url: None,
    };
    let setting = BookSetting {
        package: &package,
        syntax: Syntax::Xhtml,
        theme,
    };
    let text = |name: &str, text: String| (inside(name), Body::Bytes(text.into_bytes()));
    let style = theme.book.get("style.css").cloned().unwrap_or_default();
    let bodies = book.chapters.iter().map(|one| chapter(one, setting, ""));
    let bodies: Vec<String> = bodies.collect();
    let mut files = vec![
        (
            OutPath::new("mimetype"),
            Body::Bytes(b"application/epub+zip".to_vec()),
        ),
        (
            OutPath::new("META-INF/container.xml"),
            Body::Bytes(CONTAINER.as_bytes().to_vec()),
        ),
        text(
            "package.opf",
            package::package(book, &bodies, &pictures, theme),
        ),
        text("nav.xhtml", xhtml::navigation(book, theme)),
        text("style.css", style),
    ];
    for (at, (one, body)) in book.chapters.iter().zip(&bodies).enumerate() {
        let title = &one.model.base.page.title;
        files.push(text(&xhtml::file(at), xhtml::page(book, title, body)));
    }
    let pictures = pictures.into_values();
    files.extend(pictures.map(|(name, body)| (inside(&name), body)));
    (Some(Body::Zip { files, sums: false }), vec![])
}

fn inside(name: &str) -> OutPath {
    OutPath::new(&format!("EPUB/{name}"))
}
