//! The styles, lists and settings of a document of Word.

use super::xml::Xml;

const WORD: (&str, &str) = (
    "xmlns:w",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
);

/// A paragraph style: sizes in half points, distances in twentieths of a point.
struct Style {
    id: &'static str,
    name: &'static str,
    size: &'static str,
    bold: bool,
    italic: bool,
    before: &'static str,
    after: &'static str,
    /// From the left edge.
    indent: &'static str,
    /// 0 for the first level of headings.
    outline: Option<&'static str>,
}

const fn style(id: &'static str, name: &'static str, size: &'static str) -> Style {
    Style {
        id,
        name,
        size,
        bold: false,
        italic: false,
        before: "0",
        after: "120",
        indent: "0",
        outline: None,
    }
}

const fn heading(
    id: &'static str,
    name: &'static str,
    size: &'static str,
    outline: &'static str,
) -> Style {
    Style {
        bold: true,
        before: "240",
        outline: Some(outline),
        ..style(id, name, size)
    }
}

const STYLES: &[Style] = &[
    Style {
        bold: true,
        after: "160",
        ..style("Title", "Title", "40")
    },
    Style {
        bold: true,
        ..style("Subtitle", "Subtitle", "28")
    },
    Style {
        italic: true,
        after: "240",
        ..style("Byline", "Byline", "24")
    },
    heading("Heading1", "heading 1", "30", "0"),
    heading("Heading2", "heading 2", "28", "1"),
    heading("Heading3", "heading 3", "26", "2"),
    heading("Heading4", "heading 4", "26", "3"),
    heading("Heading5", "heading 5", "26", "4"),
    Style {
        after: "60",
        ..style("ListParagraph", "List Paragraph", "26")
    },
    Style {
        indent: "567",
        ..style("Quote", "Quote", "26")
    },
    Style {
        italic: true,
        ..style("Caption", "caption", "22")
    },
    Style {
        after: "0",
        ..style("Code", "Code", "22")
    },
    style("Note", "Note", "22"),
    style("Credits", "Credits", "22"),
    Style {
        after: "40",
        ..style("Cell", "Cell", "24")
    },
];

/// The tag that Word knows a language by.
pub fn tag(lang: &str) -> String {
    match lang {
        "vi" => "vi-VN".to_string(),
        "en" => "en-US".to_string(),
        other => other.to_string(),
    }
}

pub fn styles(lang: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    let font = [
        ("w:ascii", "Times New Roman"),
        ("w:hAnsi", "Times New Roman"),
        ("w:cs", "Times New Roman"),
        ("w:eastAsia", "Times New Roman"),
    ];
    xml.open("w:styles", &[WORD]);
    xml.within("w:docDefaults", &[], |xml| {
        xml.within("w:rPrDefault", &[], |xml| {
            xml.within("w:rPr", &[], |xml| {
                xml.leaf("w:rFonts", &font);
                sizes(xml, "26");
                xml.leaf(
                    "w:lang",
                    &[("w:val", &tag(lang)), ("w:eastAsia", &tag(lang))],
                );
            });
        });
        xml.within("w:pPrDefault", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.leaf(
                    "w:spacing",
                    &[
                        ("w:after", "120"),
                        ("w:line", "300"),
                        ("w:lineRule", "auto"),
                    ],
                )
            });
        });
    });
    xml.within(
        "w:style",
        &[
            ("w:type", "paragraph"),
            ("w:default", "1"),
            ("w:styleId", "Normal"),
        ],
        |xml| {
            xml.leaf("w:name", &[("w:val", "Normal")]);
            xml.leaf("w:qFormat", &[]);
        },
    );
    STYLES
        .iter()
        .for_each(|style| paragraph_style(&mut xml, style));
    link_style(&mut xml);
    table_style(&mut xml);
    xml.close("w:styles");
    xml.finish()
}

fn sizes(xml: &mut Xml, size: &str) {
    xml.leaf("w:sz", &[("w:val", size)]);
    xml.leaf("w:szCs", &[("w:val", size)]);
}

fn paragraph_style(xml: &mut Xml, style: &Style) {
    xml.within(
        "w:style",
        &[("w:type", "paragraph"), ("w:styleId", style.id)],
        |xml| {
            xml.leaf("w:name", &[("w:val", style.name)]);
            xml.leaf("w:basedOn", &[("w:val", "Normal")]);
            xml.leaf(
                "w:next",
                &[(
                    "w:val",
                    if style.outline.is_some() {
                        "Normal"
                    } else {
                        style.id
                    },
                )],
            );
            xml.leaf("w:qFormat", &[]);
            xml.within("w:pPr", &[], |xml| {
                if style.outline.is_some() {
                    xml.leaf("w:keepNext", &[]);
                    xml.leaf("w:keepLines", &[]);
                }
                xml.leaf(
                    "w:spacing",
                    &[("w:before", style.before), ("w:after", style.after)],
                );
                if style.indent != "0" {
                    xml.leaf(
                        "w:ind",
                        &[("w:left", style.indent), ("w:right", style.indent)],
                    );
                }
                style
                    .outline
                    .iter()
                    .for_each(|level| xml.leaf("w:outlineLvl", &[("w:val", level)]));
            });
            xml.within("w:rPr", &[], |xml| {
                if style.bold {
                    xml.leaf("w:b", &[]);
                }
                if style.italic {
                    xml.leaf("w:i", &[]);
                }
                sizes(xml, style.size);
            });
        },
    );
}

fn link_style(xml: &mut Xml) {
    xml.within(
        "w:style",
        &[("w:type", "character"), ("w:styleId", "Hyperlink")],
        |xml| {
            xml.leaf("w:name", &[("w:val", "Hyperlink")]);
            xml.within("w:rPr", &[], |xml| {
                xml.leaf("w:color", &[("w:val", "0B6B43")]);
                xml.leaf("w:u", &[("w:val", "single")]);
            });
        },
    );
}

fn table_style(xml: &mut Xml) {
    xml.within(
        "w:style",
        &[("w:type", "table"), ("w:styleId", "TableGrid")],
        |xml| {
            xml.leaf("w:name", &[("w:val", "Table Grid")]);
            xml.within("w:tblPr", &[], |xml| {
                xml.within("w:tblBorders", &[], |xml| {
                    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
                        let line = [
                            ("w:val", "single"),
                            ("w:sz", "4"),
                            ("w:space", "0"),
                            ("w:color", "auto"),
                        ];
                        xml.leaf(&format!("w:{side}"), &line);
                    }
                });
            });
        },
    );
}

/// The lists: number 1 has bullets, number 2 and on count from what `firsts` say, one list each.
pub fn numbering(firsts: &[u64]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:numbering", &[WORD]);
    for (id, format) in [("0", "bullet"), ("1", "decimal")] {
        xml.within("w:abstractNum", &[("w:abstractNumId", id)], |xml| {
            xml.leaf("w:multiLevelType", &[("w:val", "hybridMultilevel")]);
            (0..9).for_each(|level| list_level(xml, level, format));
        });
    }
    xml.within("w:num", &[("w:numId", "1")], |xml| {
        xml.leaf("w:abstractNumId", &[("w:val", "0")])
    });
    for (at, first) in firsts.iter().enumerate() {
        xml.within("w:num", &[("w:numId", &(at + 2).to_string())], |xml| {
            xml.leaf("w:abstractNumId", &[("w:val", "1")]);
            for level in 0..9 {
                xml.within("w:lvlOverride", &[("w:ilvl", &level.to_string())], |xml| {
                    xml.leaf("w:startOverride", &[("w:val", &first.to_string())]);
                });
            }
        });
    }
    xml.close("w:numbering");
    xml.finish()
}

fn list_level(xml: &mut Xml, level: usize, format: &str) {
    let mark = if format == "bullet" {
        "–".to_string()
    } else {
        format!("%{}.", level + 1)
    };
    xml.within("w:lvl", &[("w:ilvl", &level.to_string())], |xml| {
        xml.leaf("w:start", &[("w:val", "1")]);
        xml.leaf("w:numFmt", &[("w:val", format)]);
        xml.leaf("w:lvlText", &[("w:val", &mark)]);
        xml.leaf("w:lvlJc", &[("w:val", "left")]);
        xml.within("w:pPr", &[], |xml| {
            xml.leaf(
                "w:ind",
                &[
                    ("w:left", &(567 * (level + 1)).to_string()),
                    ("w:hanging", "397"),
                ],
            );
        });
    });
}

pub fn settings(lang: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:settings", &[WORD]);
    xml.leaf("w:defaultTabStop", &[("w:val", "567")]);
    xml.within("w:compat", &[], |xml| {
        let mode = [
            ("w:name", "compatibilityMode"),
            ("w:uri", "http://schemas.microsoft.com/office/word"),
            ("w:val", "15"),
        ];
        xml.leaf("w:compatSetting", &mode);
    });
    xml.leaf("w:themeFontLang", &[("w:val", &tag(lang))]);
    xml.close("w:settings");
    xml.finish()
}
