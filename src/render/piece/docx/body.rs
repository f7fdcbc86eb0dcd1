//! The text of a document of Word.

mod drawing;

use super::package::Relation;
use super::xml::Xml;
use super::{format, is_drawn};
use crate::base::inputs::{Form, Format};
use crate::render::piece::{KnownPicture, Look, Part, Piece, Run, line};

/// The text, and what it needs beside it.
pub struct Written {
    pub xml: Vec<u8>,
    pub relations: Vec<Relation>,
    /// The first number of each list with numbers.
    pub numbered: Vec<u64>,
    /// Names below `word/`.
    pub pictures: Vec<(String, KnownPicture)>,
}

/// Where a paragraph stands.
#[derive(Clone, Copy)]
struct Place {
    style: &'static str,
    /// The list that counts it, and how deep.
    list: Option<(usize, usize)>,
    /// It continues an item that began above it.
    depth: usize,
}

struct Writer<'a> {
    xml: Xml,
    relations: Vec<Relation>,
    numbered: Vec<u64>,
    pictures: Vec<(String, KnownPicture)>,
    mark: &'a str,
}

/// English Metric Units of a pixel at 96 to the inch, and of the 16 cm of a line.
const PIXEL: u64 = 9525;
const LINE: u64 = 5_760_000;

const NAMES: &[(&str, &str)] = &[
    (
        "xmlns:w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        "xmlns:wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        "xmlns:a",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
    (
        "xmlns:pic",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
    ),
];

pub fn document(piece: &Piece) -> Written {
    let mut writer = Writer {
        xml: Xml::new(),
        relations: vec![],
        numbered: vec![],
        pictures: vec![],
        mark: &piece.cut_mark,
    };
    writer.xml.open("w:document", NAMES);
    writer.xml.open("w:body", &[]);
    let head = [
        ("Title", &piece.title),
        ("Subtitle", &piece.standfirst),
        ("Byline", &piece.byline),
    ];
    for (style, text) in head.into_iter().filter(|(_, text)| !text.is_empty()) {
        writer.paragraph(&[Run::plain(text)], Place::of(style));
    }
    writer.parts(&piece.parts, Place::of("Normal"));
    if !piece.notes.is_empty() {
        writer.paragraph(&[Run::plain(&piece.notes_heading)], Place::of("Heading1"));
        piece
            .notes
            .iter()
            .enumerate()
            .for_each(|(at, note)| writer.note(at + 1, note));
    }
    piece
        .credits
        .iter()
        .for_each(|runs| writer.paragraph(runs, Place::of("Credits")));
    writer.page();
    writer.xml.close("w:body");
    writer.xml.close("w:document");
    Written {
        xml: writer.xml.finish(),
        relations: writer.relations,
        numbered: writer.numbered,
        pictures: writer.pictures,
    }
}

impl Place {
    fn of(style: &'static str) -> Place {
        Place {
            style,
            list: None,
            depth: 0,
        }
    }
}

impl Writer<'_> {
    fn parts(&mut self, parts: &[Part], place: Place) {
        for part in parts {
            match part {
                Part::Heading(level, runs) => self.paragraph(
                    runs,
                    Place {
                        list: None,
                        ..Place::of(heading(*level))
                    },
                ),
                Part::Paragraph(runs) => self.paragraph(runs, place),
                Part::Quote(inner) => self.parts(
                    inner,
                    Place {
                        style: "Quote",
                        ..place
                    },
                ),
                Part::List { first, items } => self.list(*first, items, place),
                Part::Table(rows) => self.table(rows),
                Part::Code(code) => code
                    .lines()
                    .for_each(|line| self.paragraph(&[Run::plain(line)], Place::of("Code"))),
                Part::Picture { shown, caption } => {
                    shown
                        .iter()
                        .filter(|known| is_drawn(known))
                        .for_each(|known| self.picture(known));
                    self.paragraph(&[Run::plain(caption)], Place::of("Caption"));
                }
                Part::Rule => self.paragraph(&[], place),
                Part::Cut(inner) => {
                    self.paragraph(&[Run::plain(self.mark)], Place::of("Caption"));
                    self.parts(inner, place);
                }
            }
        }
    }

    fn paragraph(&mut self, runs: &[Run], place: Place) {
        self.xml.open("w:p", &[]);
        self.xml.within("w:pPr", &[], |xml| {
            xml.leaf("w:pStyle", &[("w:val", place.style)]);
            if let Some((list, depth)) = place.list {
                xml.within("w:numPr", &[], |xml| {
                    xml.leaf("w:ilvl", &[("w:val", &depth.to_string())]);
                    xml.leaf("w:numId", &[("w:val", &list.to_string())]);
                });
            } else if place.depth > 0 {
                xml.leaf("w:ind", &[("w:left", &(567 * place.depth).to_string())]);
            }
        });
        self.runs(runs);
        self.xml.close("w:p");
    }

    fn list(&mut self, first: Option<u64>, items: &[Vec<Part>], place: Place) {
        let list = match first {
            None => 1,
            Some(first) => {
                self.numbered.push(first);
                self.numbered.len() + 1
            }
        };
        let depth = place.depth.min(8);
        for item in items {
            let inner = Place {
                style: "ListParagraph",
                list: None,
                depth: depth + 1,
            };
            match item.split_first() {
                Some((Part::Paragraph(runs), rest)) => {
                    self.paragraph(
                        runs,
                        Place {
                            list: Some((list, depth)),
                            ..inner
                        },
                    );
                    self.parts(rest, inner);
                }
                _ => self.parts(item, inner),
            }
        }
    }

    fn note(&mut self, number: usize, parts: &[Part]) {
        let mark = Run::plain(format!("[{number}] "));
        match parts.split_first() {
            Some((Part::Paragraph(runs), rest)) => {
                self.paragraph(&[vec![mark], runs.clone()].concat(), Place::of("Note"));
                self.parts(rest, Place::of("Note"));
            }
            _ => self.parts(parts, Place::of("Note")),
        }
    }

    fn table(&mut self, rows: &[Vec<Vec<Run>>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0).max(1);
        self.xml.open("w:tbl", &[]);
        self.xml.within("w:tblPr", &[], |xml| {
            xml.leaf("w:tblStyle", &[("w:val", "TableGrid")]);
            xml.leaf("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
        });
        let width = (9070 / columns).to_string();
        self.xml.within("w:tblGrid", &[], |xml| {
            (0..columns).for_each(|_| xml.leaf("w:gridCol", &[("w:w", &width)]))
        });
        for (at, row) in rows.iter().enumerate() {
            self.xml.open("w:tr", &[]);
            self.xml.within("w:trPr", &[], |xml| {
                xml.leaf("w:cantSplit", &[]);
                if at == 0 {
                    xml.leaf("w:tblHeader", &[]);
                }
            });
            for column in 0..columns {
                let cell = row.get(column).map(Vec::as_slice).unwrap_or_default();
                self.xml.open("w:tc", &[]);
                self.xml.within("w:tcPr", &[], |xml| {
                    xml.leaf("w:tcW", &[("w:w", &width), ("w:type", "dxa")])
                });
                self.paragraph(
                    &if at == 0 { bold(cell) } else { cell.to_vec() },
                    Place::of("Cell"),
                );
                self.xml.close("w:tc");
            }
            self.xml.close("w:tr");
        }
        self.xml.close("w:tbl");
        // Word asks for a paragraph between a table and what follows it.
        self.paragraph(&[], Place::of("Normal"));
    }

    fn runs(&mut self, runs: &[Run]) {
        for run in runs {
            match run {
                Run::Break => self.xml.within("w:r", &[], |xml| xml.leaf("w:br", &[])),
                Run::Note(_) => self.text(
                    &line(std::slice::from_ref(run)),
                    &Look {
                        raised: true,
                        ..Look::default()
                    },
                ),
                Run::Text {
                    text,
                    look:
                        look @ Look {
                            link: Some(address),
                            ..
                        },
                } => {
                    let id = format!("link{}", self.relations.len() + 1);
                    self.relations.push(Relation::Outside {
                        id: id.clone(),
                        address: whole(address),
                    });
                    self.xml
                        .open("w:hyperlink", &[("r:id", &id), ("w:history", "1")]);
                    self.text(text, look);
                    self.xml.close("w:hyperlink");
                }
                Run::Text { text, look } => self.text(text, look),
            }
        }
    }

    fn text(&mut self, text: &str, look: &Look) {
        self.xml.open("w:r", &[]);
        self.xml.within("w:rPr", &[], |xml| {
            if look.link.is_some() {
                xml.leaf("w:rStyle", &[("w:val", "Hyperlink")]);
            }
            if look.code {
                xml.leaf(
                    "w:rFonts",
                    &[
                        ("w:ascii", "Courier New"),
                        ("w:hAnsi", "Courier New"),
                        ("w:cs", "Courier New"),
                    ],
                );
            }
            for (on, name) in [
                (look.strong, "w:b"),
                (look.emphasis, "w:i"),
                (look.struck, "w:strike"),
            ] {
                if on {
                    xml.leaf(name, &[]);
                }
            }
            if look.raised || look.lowered {
                xml.leaf(
                    "w:vertAlign",
                    &[(
                        "w:val",
                        if look.raised {
                            "superscript"
                        } else {
                            "subscript"
                        },
                    )],
                );
            }
        });
        self.xml
            .within("w:t", &[("xml:space", "preserve")], |xml| xml.text(text));
        self.xml.close("w:r");
    }

    /// A4 with the margins of a paper of the office.
    fn page(&mut self) {
        self.xml.within("w:sectPr", &[], |xml| {
            xml.leaf("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
            let sides = [
                ("w:top", "1134"),
                ("w:right", "1134"),
                ("w:bottom", "1134"),
                ("w:left", "1701"),
                ("w:header", "567"),
                ("w:footer", "567"),
                ("w:gutter", "0"),
            ];
            xml.leaf("w:pgMar", &sides);
        });
    }
}

/// An address as a relation of a package may hold it.
fn whole(address: &str) -> String {
    let mut out = String::new();
    crate::render::xml::href(&mut out, address);
    out.replace("&amp;", "&").replace("&#x27;", "'")
}

fn heading(level: u8) -> &'static str {
    ["Heading1", "Heading2", "Heading3", "Heading4", "Heading5"][usize::from(level.clamp(2, 6) - 2)]
}

fn bold(cell: &[Run]) -> Vec<Run> {
    let strong = |run: &Run| match run {
        Run::Text { text, look } => Run::Text {
            text: text.clone(),
            look: Look {
                strong: true,
                ..look.clone()
            },
        },
        run => run.clone(),
    };
    cell.iter().map(strong).collect()
}
