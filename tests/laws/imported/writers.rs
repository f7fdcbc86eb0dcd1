//! A text in the forms that people send: Word, OpenDocument, HTML, Markdown.

use std::io::{Cursor, Write};
use xanh::base::escape::escape;
use zip::write::SimpleFileOptions;

pub const ENDINGS: [&str; 4] = ["docx", "odt", "html", "md"];

#[derive(Clone, Debug)]
pub enum Block {
    /// Its level from 0, whether a style says that it is one, its words.
    Heading(usize, bool, String),
    /// Runs, every second one bold, and whether they are an item of a list.
    Words(Vec<String>, bool),
    Table(Vec<[String; 2]>),
    /// Words, and a note below the page.
    Note(String, String),
    /// Words, and others that no reader sees.
    Hidden(String, String),
    Comment(String, String),
    /// Words, and others that a tracked change took away.
    Gone(String, String),
    Boxed(String),
    /// What a picture shows, in words.
    Picture(String),
}

impl Block {
    pub fn words(runs: &[&str], list: bool) -> Block {
        Block::Words(runs.iter().map(|run| run.to_string()).collect(), list)
    }
}

pub fn bytes(blocks: &[Block], ending: &str) -> Vec<u8> {
    match ending {
        "docx" => docx(blocks),
        "odt" => odt(blocks),
        "html" => blocks.iter().map(html).collect::<String>().into_bytes(),
        _ => markdown(blocks).into_bytes(),
    }
}

/// An archive of `files`.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(vec![]));
    for (name, bytes) in files {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n0000";

fn docx(blocks: &[Block]) -> Vec<u8> {
    let mut notes = vec![];
    let body: String = blocks
        .iter()
        .map(|block| of_word(block, &mut notes))
        .collect();
    let part = |name: &str, inside: &str| format!("<w:{name} xmlns:w=\"w\">{inside}</w:{name}>");
    let of_kind = |kind: &str| -> String {
        let own = notes
            .iter()
            .enumerate()
            .filter(|(_, (other, _))| *other == kind);
        own.map(|(at, (_, text))| {
            let text = word_run(text, false);
            format!("<w:{kind} w:id=\"{at}\"><w:p>{text}</w:p></w:{kind}>")
        })
        .collect()
    };
    let document = part("document", &format!("<w:body>{body}</w:body>"));
    let footnotes = part("footnotes", &of_kind("footnote"));
    let comments = part("comments", &of_kind("comment"));
    let relations = "<Relationships><Relationship Id=\"rId1\" Type=\"x/image\" \
                     Target=\"media/image1.png\"/></Relationships>";
    zip(&[
        ("word/document.xml", document.as_bytes()),
        ("word/footnotes.xml", footnotes.as_bytes()),
        ("word/comments.xml", comments.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/media/image1.png", PNG),
    ])
}

fn word_run(text: &str, bold: bool) -> String {
    let look = if bold { "<w:rPr><w:b/></w:rPr>" } else { "" };
    let text = escape(text);
    format!("<w:r>{look}<w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn of_word(block: &Block, notes: &mut Vec<(&'static str, String)>) -> String {
    let run = |text: &str| word_run(text, false);
    let paragraph = |inside: &str| format!("<w:p>{inside}</w:p>");
    match block {
        Block::Heading(level, true, words) => paragraph(&format!(
            "<w:pPr><w:outlineLvl w:val=\"{level}\"/></w:pPr>{}",
            run(words)
        )),
        Block::Heading(_, false, words) => paragraph(&word_run(words, true)),
        Block::Words(runs, list) => {
            let mark = if *list { run("- ") } else { String::new() };
            let runs = runs.iter().enumerate();
            let runs: String = runs.map(|(at, text)| word_run(text, at % 2 == 1)).collect();
            paragraph(&(mark + &runs))
        }
        Block::Table(rows) => {
            let cell = |text: &String| format!("<w:tc>{}</w:tc>", paragraph(&run(text)));
            let row = |row: &[String; 2]| {
                format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>())
            };
            format!(
                "<w:tbl>{}</w:tbl>",
                rows.iter().map(row).collect::<String>()
            )
        }
        Block::Note(words, note) => {
            notes.push(("footnote", note.clone()));
            let id = notes.len() - 1;
            let mark = format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>");
            paragraph(&(run(words) + &mark))
        }
        Block::Hidden(words, other) => {
            let hidden = run(other).replace("<w:t ", "<w:rPr><w:vanish/></w:rPr><w:t ");
            paragraph(&(run(words) + &hidden))
        }
        Block::Comment(words, comment) => {
            notes.push(("comment", comment.clone()));
            paragraph(&run(words))
        }
        Block::Gone(words, other) => {
            let gone = run(other).replace("w:t", "w:delText");
            paragraph(&format!("{}<w:del>{gone}</w:del>", run(words)))
        }
        Block::Boxed(words) => paragraph(&format!(
            "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>",
            paragraph(&run(words))
        )),
        Block::Picture(alt) => paragraph(&format!(
            "<w:r><w:drawing><wp:docPr descr=\"{}\"/><a:blip r:embed=\"rId1\"/></w:drawing></w:r>",
            escape(alt)
        )),
    }
}

fn odt(blocks: &[Block]) -> Vec<u8> {
    let body: String = blocks.iter().map(of_office).collect();
    let styles = "<style:style style:name=\"B\"><style:text-properties fo:font-weight=\"bold\"/>\
                  </style:style><style:style style:name=\"H\"><style:text-properties \
                  text:display=\"none\"/></style:style>";
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    zip(&[("content.xml", content.as_bytes())])
}

fn of_office(block: &Block) -> String {
    let paragraph = |inside: &str| format!("<text:p>{inside}</text:p>");
    let bold = |text: &str| {
        format!(
            "<text:span text:style-name=\"B\">{}</text:span>",
            escape(text)
        )
    };
    match block {
        Block::Heading(level, true, words) => format!(
            "<text:h text:outline-level=\"{}\">{}</text:h>",
            level + 1,
            escape(words)
        ),
        Block::Heading(_, false, words) => paragraph(&bold(words)),
        Block::Words(runs, list) => {
            let one = |(at, text): (usize, &String)| match at % 2 {
                0 => escape(text),
                _ => bold(text),
            };
            let inside: String = runs.iter().enumerate().map(one).collect();
            match list {
                true => format!(
                    "<text:list><text:list-item>{}</text:list-item></text:list>",
                    paragraph(&inside)
                ),
                false => paragraph(&inside),
            }
        }
        Block::Table(rows) => {
            let cell = |text: &String| {
                format!(
                    "<table:table-cell>{}</table:table-cell>",
                    paragraph(&escape(text))
                )
            };
            let row = |row: &[String; 2]| {
                let cells: String = row.iter().map(cell).collect();
                format!("<table:table-row>{cells}</table:table-row>")
            };
            let rows: String = rows.iter().map(row).collect();
            format!("<table:table>{rows}</table:table>")
        }
        Block::Note(words, note) => paragraph(&format!(
            "{}<text:note><text:note-citation>1</text:note-citation><text:note-body>{}\
             </text:note-body></text:note>",
            escape(words),
            paragraph(&escape(note))
        )),
        Block::Hidden(words, other) => paragraph(&format!(
            "{}<text:span text:style-name=\"H\">{}</text:span>",
            escape(words),
            escape(other)
        )),
        Block::Comment(words, other) => paragraph(&format!(
            "{}<office:annotation>{}</office:annotation>",
            escape(words),
            paragraph(&escape(other))
        )),
        Block::Gone(words, other) => format!(
            "<text:tracked-changes><text:deletion>{}</text:deletion></text:tracked-changes>{}",
            paragraph(&escape(other)),
            paragraph(&escape(words))
        ),
        Block::Boxed(words) | Block::Picture(words) => paragraph(&format!(
            "<draw:frame><draw:text-box>{}</draw:text-box></draw:frame>",
            paragraph(&escape(words))
        )),
    }
}

fn html(block: &Block) -> String {
    let paragraph = |inside: &str| format!("<p>{inside}</p>\n");
    match block {
        Block::Heading(level, true, words) => {
            format!("<h{0}>{1}</h{0}>\n", level + 1, escape(words))
        }
        Block::Heading(_, false, words) => paragraph(&format!("<b>{}</b>", escape(words))),
        Block::Words(runs, list) => {
            let one = |(at, text): (usize, &String)| match at % 2 {
                0 => escape(text),
                _ => format!("<b>{}</b>", escape(text)),
            };
            let inside: String = runs.iter().enumerate().map(one).collect();
            match list {
                true => format!("<ul><li>{inside}</ul>\n"),
                false => paragraph(&inside),
            }
        }
        Block::Table(rows) => {
            let row =
                |row: &[String; 2]| format!("<tr><td>{}<td>{}", escape(&row[0]), escape(&row[1]));
            format!(
                "<table>{}</table>\n",
                rows.iter().map(row).collect::<String>()
            )
        }
        Block::Note(words, note) => {
            paragraph(&escape(words)) + &paragraph(&format!("[1] {}", escape(note)))
        }
        Block::Hidden(words, other) => format!(
            "<style>.an {{ display: none }}</style>{}<div class=\"an\">{}</div>",
            paragraph(&escape(words)),
            escape(other)
        ),
        Block::Comment(words, other) => {
            paragraph(&format!("{}<!-- {} -->", escape(words), escape(other)))
        }
        Block::Gone(words, other) => paragraph(&format!(
            "{}<span hidden>{}</span>",
            escape(words),
            escape(other)
        )),
        Block::Boxed(words) => format!("<blockquote>{}</blockquote>", paragraph(&escape(words))),
        Block::Picture(alt) => paragraph(&format!("<img src=\"a.png\" alt=\"{}\">", escape(alt))),
    }
}

fn markdown(blocks: &[Block]) -> String {
    let one = |block: &Block| match block {
        Block::Heading(level, true, words) => format!("{} {words}\n", "#".repeat(level + 1)),
        Block::Heading(_, false, words) => format!("**{words}**\n"),
        Block::Words(runs, list) => {
            let one = |(at, text): (usize, &String)| match at % 2 {
                0 => text.clone(),
                _ => format!("**{text}**"),
            };
            let inside: String = runs.iter().enumerate().map(one).collect();
            format!("{}{inside}\n", if *list { "- " } else { "" })
        }
        Block::Table(rows) => {
            let row = |row: &[String; 2]| format!("| {} | {} |\n", row[0], row[1]);
            let lines: Vec<String> = rows.iter().map(row).collect();
            format!("{}|---|---|\n{}", lines[0], lines[1..].concat())
        }
        Block::Note(words, note) => format!("{words}[^n]\n\n[^n]: {note}\n"),
        Block::Hidden(words, other) => {
            format!("{words} <span style=\"display:none\">{other}</span>\n")
        }
        Block::Comment(words, other) => format!("{words} <!-- {other} -->\n"),
        Block::Gone(words, other) => format!("{words}\n\n<div hidden>\n\n{other}\n\n</div>\n"),
        Block::Boxed(words) => format!("> {words}\n"),
        Block::Picture(alt) => format!("![{alt}](a.png)\n"),
    };
    blocks.iter().map(one).collect::<Vec<_>>().join("\n")
}
