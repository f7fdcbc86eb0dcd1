//! The words of a PDF that has a layer of text as those of a Word file: a line of the page is a
//! paragraph, an empty one stands between pages.
//!
//! Source: ISO 32000-1 §7.6 (encryption), §8.10 (forms), §9 (text).

mod font;
mod lines;
mod page;

use super::word::{Block, Paragraph, Word};
use crate::base::boundary;
use crate::base::diagnostic::{Diagnostic, fault, message};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use lopdf::{Document, Object};

/// Pages that are read of a file.
const PAGES: usize = 1500;

/// Bytes that one stream may unpack to.
const MOST: usize = 64 << 20;

/// Why a file cannot be read.
enum Wrong {
    Broken,
    /// A password opens it.
    Locked,
    /// So many pages.
    Long(usize),
    /// Pictures of pages without text.
    Scan,
}

/// The text in `bytes`.
///
/// Diagnostics: `pdf/broken`, `pdf/locked`, `pdf/long`, `pdf/scan`.
pub fn read(file: &SourcePath, bytes: &[u8]) -> Result<Word, Box<Diagnostic>> {
    let read = boundary::within(|| words(bytes)).unwrap_or(Err(Wrong::Broken));
    read.map_err(|wrong| Box::new(wrong.fault(Span::new(file, 0..0))))
}

fn words(bytes: &[u8]) -> Result<Word, Wrong> {
    let head = &bytes[..bytes.len().min(1024)];
    if !head.windows(5).any(|window| window == b"%PDF-") {
        return Err(Wrong::Broken);
    }
    let is_locked = || bytes.windows(8).any(|window| window == b"/Encrypt");
    let document = Document::load_mem(bytes).map_err(|_| match is_locked() {
        true => Wrong::Locked,
        false => Wrong::Broken,
    })?;
    let pages: Vec<_> = document.page_iter().take(PAGES + 1).collect();
    if pages.len() > PAGES {
        return Err(Wrong::Long(document.get_pages().len()));
    }
    let mut word = Word::default();
    for page in &pages {
        let lines = lines::lines(page::spans(&document, *page));
        word.blocks.extend(lines.into_iter().map(Block::Paragraph));
        word.blocks.push(Block::Paragraph(Paragraph::default()));
    }
    let letters = word.blocks.iter().map(letters).sum::<usize>();
    match letters {
        0 if is_locked() => Err(Wrong::Locked),
        _ if pages.is_empty() => Err(Wrong::Broken),
        // A stamp of a scanner says a few words on each page.
        letters if letters < 20 * pages.len() && has_pictures(&document) => Err(Wrong::Scan),
        0 => Err(Wrong::Scan),
        _ => Ok(word),
    }
}

fn letters(block: &Block) -> usize {
    match block {
        Block::Paragraph(paragraph) => {
            let runs = paragraph.runs.iter().flat_map(|run| run.text.chars());
            runs.filter(|c| c.is_alphanumeric()).count()
        }
        Block::Table(_) => 0,
    }
}

fn has_pictures(document: &Document) -> bool {
    let is_picture = |object: &Object| {
        let stream = object.as_stream().ok();
        let kind = stream.and_then(|stream| stream.dict.get(b"Subtype").ok());
        kind.and_then(|kind| kind.as_name().ok()) == Some(b"Image")
    };
    document.objects.values().any(is_picture)
}

impl Wrong {
    fn fault(self, span: Span) -> Diagnostic {
        match self {
            Wrong::Broken => fault!(
                "pdf/broken",
                span,
                vi: "không phải tệp PDF, hoặc tệp đã hỏng",
                en: "not a PDF, or a broken one",
            )
            .help(message!(
                vi: "mở bằng trình duyệt rồi in lại ra PDF, hoặc xin bản Word",
                en: "open it in a browser and print it to a PDF again, or ask for the Word file",
            )),
            Wrong::Locked => fault!(
                "pdf/locked",
                span,
                vi: "tệp PDF có mật khẩu",
                en: "the PDF has a password",
            )
            .help(message!(
                vi: "bỏ mật khẩu trước: `qpdf --decrypt --password=… vào.pdf ra.pdf`",
                en: "take the password off first: `qpdf --decrypt --password=… in.pdf out.pdf`",
            )),
            Wrong::Long(pages) => fault!(
                "pdf/long",
                span,
                vi: "tệp PDF có {pages} trang, quá {PAGES} trang",
                en: "the PDF has {pages} pages, more than {PAGES}",
            )
            .help(message!(
                vi: "tách lấy phần cần nhập: `qpdf vào.pdf --pages . 1-200 -- ra.pdf`",
                en: "take the part that you need: `qpdf in.pdf --pages . 1-200 -- out.pdf`",
            )),
            Wrong::Scan => fault!(
                "pdf/scan",
                span,
                vi: "tệp PDF chỉ có ảnh chụp trang giấy, không có chữ",
                en: "the PDF holds pictures of pages, and no text",
            )
            .help(message!(
                vi: "nhận dạng chữ trước, ví dụ `ocrmypdf -l vie vào.pdf ra.pdf` hoặc `tesseract … \
                    -l vie`, rồi soát từng chữ với bản gốc",
                en: "recognise the letters first, such as by `ocrmypdf -l vie in.pdf out.pdf` or \
                    `tesseract … -l vie`, then compare every word with the original",
            )),
        }
    }
}
