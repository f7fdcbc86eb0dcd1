//! What a document of Word says of its own files.

use super::xml::Xml;
use crate::base::date::Date;
use crate::render::piece::Piece;

/// What the text refers to: the id of each, and where it leads.
pub enum Relation {
    Outside { id: String, address: String },
    Picture { id: String, name: String },
}

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

pub fn content_types() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open(
        "Types",
        &[(
            "xmlns",
            "http://schemas.openxmlformats.org/package/2006/content-types",
        )],
    );
    let endings = [
        (
            "rels",
            "application/vnd.openxmlformats-package.relationships+xml",
        ),
        ("xml", "application/xml"),
        ("png", "image/png"),
        ("jpg", "image/jpeg"),
    ];
    for (ending, kind) in endings {
        xml.leaf("Default", &[("Extension", ending), ("ContentType", kind)]);
    }
    xml.leaf(
        "Override",
        &[
            ("PartName", "/docProps/core.xml"),
            (
                "ContentType",
                "application/vnd.openxmlformats-package.core-properties+xml",
            ),
        ],
    );
    for (part, kind) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("settings", "settings"),
    ] {
        let kind =
            format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml");
        xml.leaf(
            "Override",
            &[
                ("PartName", &format!("/word/{part}.xml")),
                ("ContentType", &kind),
            ],
        );
    }
    xml.close("Types");
    xml.finish()
}

pub fn relations_of_package() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("Relationships", &[("xmlns", RELATIONSHIPS)]);
    relation(
        &mut xml,
        "rId1",
        &format!("{OFFICE}/officeDocument"),
        "word/document.xml",
    );
    relation(
        &mut xml,
        "rId2",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "docProps/core.xml",
    );
    xml.close("Relationships");
    xml.finish()
}

pub fn relations(relations: &[Relation]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("Relationships", &[("xmlns", RELATIONSHIPS)]);
    for part in ["styles", "numbering", "settings"] {
        relation(
            &mut xml,
            part,
            &format!("{OFFICE}/{part}"),
            &format!("{part}.xml"),
        );
    }
    for one in relations {
        match one {
            Relation::Picture { id, name } => {
                relation(&mut xml, id, &format!("{OFFICE}/image"), name)
            }
            Relation::Outside { id, address } => {
                let kind = format!("{OFFICE}/hyperlink");
                xml.leaf(
                    "Relationship",
                    &[
                        ("Id", id),
                        ("Type", &kind),
                        ("Target", address),
                        ("TargetMode", "External"),
                    ],
                );
            }
        }
    }
    xml.close("Relationships");
    xml.finish()
}

fn relation(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.leaf(
        "Relationship",
        &[("Id", id), ("Type", kind), ("Target", target)],
    );
}

/// Title, authors, language and day. Source: ECMA-376, part 2, §11.
pub fn core(piece: &Piece, authors: &[String], date: Option<Date>) -> Vec<u8> {
    let mut xml = Xml::new();
    let names = [
        ("xmlns:cp", CORE),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.open("cp:coreProperties", &names);
    xml.within("dc:title", &[], |xml| xml.text(&piece.title));
    xml.within("dc:creator", &[], |xml| xml.text(&authors.join(", ")));
    xml.within("dc:language", &[], |xml| {
        xml.text(&super::styles::tag(&piece.lang))
    });
    if let Some(date) = date {
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.within(name, &[("xsi:type", "dcterms:W3CDTF")], |xml| {
                xml.text(&format!("{date}T00:00:00Z"))
            });
        }
    }
    xml.close("cp:coreProperties");
    xml.finish()
}
