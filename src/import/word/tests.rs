//! Small Word files, made here.

use super::{Block, Cell, Changes, Paragraph, read};
use crate::base::path::SourcePath;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fn word(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(vec![]));
    for (name, xml) in parts {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(xml.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[track_caller]
fn check(body: &str, expected: &str) {
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let numbering = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"7\">\
        <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText \
        w:val=\"%1.\"/></w:lvl>\
        <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText \
        w:val=\"%2.\"/></w:lvl>\
        <w:lvl w:ilvl=\"2\"><w:numFmt w:val=\"bullet\"/><w:lvlText \
        w:val=\"\u{F0B7}\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>";
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"Muc\"><w:pPr><w:numPr><w:numId \
        w:val=\"3\"/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId=\"Con\"><w:basedOn w:val=\"Muc\"/></w:style></w:styles>";
    let bytes = word(&[
        ("word/document.xml", &document),
        ("word/numbering.xml", numbering),
        ("word/styles.xml", styles),
    ]);
    assert_eq!(text(&bytes).as_deref(), Ok(expected));
}

/// A paragraph a line, a row a line with ` | ` between cells.
fn text(bytes: &[u8]) -> Result<String, &'static str> {
    let word =
        read(&SourcePath::new("a.docx"), bytes, Changes::Accept).map_err(|fault| fault.code)?;
    let line = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph.text() + "\n",
        Block::Table(table) => {
            let cell = |cell: &Cell| {
                let texts: Vec<String> = cell.paragraphs.iter().map(Paragraph::text).collect();
                texts.join(" / ")
            };
            let row = |row: &Vec<Cell>| row.iter().map(cell).collect::<Vec<_>>().join(" | ") + "\n";
            table.rows.iter().map(row).collect()
        }
    };
    Ok(word.blocks.iter().map(line).collect())
}

#[test]
fn paragraphs_tabs_breaks_and_entities() {
    check(
        "<w:p><w:r><w:t>A &amp; </w:t></w:r><w:r><w:t \
         xml:space=\"preserve\">B&#273;</w:t><w:tab/><w:t>C</w:t><w:br/>\
         <w:t>D</w:t></w:r></w:p><w:p/>",
        "A & Bđ\tC\nD\n\n",
    );
    check(
        "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>A</w:t></w:r></w:p>",
        "A\n",
    );
}

#[test]
fn what_was_deleted_is_not_read() {
    check(
        "<w:p><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>\
         <w:ins><w:r><w:t>mới</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
        "mới\n",
    );
}

#[test]
fn cells_of_a_table_stay_apart() {
    let cell = |text: &str| {
        format!(
            "<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p><w:p><w:r><w:t>-</w:t></w:r></w:p></w:tc>"
        )
    };
    check(
        &format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("A"), cell("B")),
        "A / - | B / -\n",
    );
}

#[test]
fn numbers_that_word_counts_are_written_out() {
    let item = |style: &str, level: &str, text: &str| {
        let list = if level.is_empty() {
            String::new()
        } else {
            format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"3\"/></w:numPr>")
        };
        format!(
            "<w:p><w:pPr><w:pStyle \
             w:val=\"{style}\"/>{list}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body: String = [
        ("Con", "", "MỘT"),
        ("", "1", "Hai"),
        ("", "2", "Ba"),
        ("", "1", "Bốn"),
        ("Muc", "", "NĂM"),
        ("", "1", "Sáu"),
    ]
    .iter()
    .map(|(style, level, text)| item(style, level, text))
    .collect();
    check(&body, "I. MỘT\n1. Hai\n- Ba\n2. Bốn\nII. NĂM\n1. Sáu\n");
}

#[test]
fn what_is_no_word_file_is_told() {
    let code = |bytes: &[u8]| text(bytes).unwrap_err();
    assert_eq!(code(b"%PDF"), "docx/broken");
    assert_eq!(code(&[0xD0, 0xCF, 0x11, 0xE0, 0, 0]), "docx/old");
    assert_eq!(
        code(&word(&[("word/document.xml", "<w:document><w:p>")])),
        "docx/broken"
    );
}
