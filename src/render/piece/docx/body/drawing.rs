//! Pictures in the body of a Word file.

use super::*;

impl Writer<'_> {
    pub(super) fn picture(&mut self, known: &KnownPicture) {
        let number = (self.pictures.len() + 1).to_string();
        let ending = if format(known) == Format::Jpeg {
            "jpg"
        } else {
            "png"
        };
        let (id, name) = (
            format!("anh{number}"),
            format!("media/anh-{number}.{ending}"),
        );
        let (width, height) = size(known);
        let (width, height) = (width.to_string(), height.to_string());
        self.relations.push(Relation::Picture {
            id: id.clone(),
            name: name.clone(),
        });
        self.pictures.push((name.clone(), known.clone()));
        self.xml.open("w:p", &[]);
        self.xml
            .within("w:pPr", &[], |xml| xml.leaf("w:keepNext", &[]));
        for element in ["w:r", "w:drawing"] {
            self.xml.open(element, &[]);
        }
        self.xml.within("wp:inline", &[], |xml| {
            xml.leaf("wp:extent", &[("cx", &width), ("cy", &height)]);
            xml.leaf(
                "wp:docPr",
                &[("id", &number), ("name", &name), ("descr", &known.alt)],
            );
            let kind = "http://schemas.openxmlformats.org/drawingml/2006/picture";
            xml.within("a:graphic", &[], |xml| {
                xml.within("a:graphicData", &[("uri", kind)], |xml| {
                    drawing(xml, &id, (&number, &name, &known.alt), (&width, &height))
                });
            });
        });
        for element in ["w:drawing", "w:r", "w:p"] {
            self.xml.close(element);
        }
    }
}

fn drawing(
    xml: &mut Xml,
    id: &str,
    (number, name, alt): (&str, &str, &str),
    (width, height): (&str, &str),
) {
    xml.within("pic:pic", &[], |xml| {
        xml.within("pic:nvPicPr", &[], |xml| {
            xml.leaf(
                "pic:cNvPr",
                &[("id", number), ("name", name), ("descr", alt)],
            );
            xml.leaf("pic:cNvPicPr", &[]);
        });
        xml.within("pic:blipFill", &[], |xml| {
            xml.leaf("a:blip", &[("r:embed", id)]);
            xml.within("a:stretch", &[], |xml| xml.leaf("a:fillRect", &[]));
        });
        xml.within("pic:spPr", &[], |xml| {
            xml.within("a:xfrm", &[], |xml| {
                xml.leaf("a:off", &[("x", "0"), ("y", "0")]);
                xml.leaf("a:ext", &[("cx", width), ("cy", height)]);
            });
            xml.within("a:prstGeom", &[("prst", "rect")], |xml| {
                xml.leaf("a:avLst", &[])
            });
        });
    });
}

/// Width and height in English Metric Units, no wider than a line.
fn size(known: &KnownPicture) -> (u64, u64) {
    let (width, height) = match known.form {
        Form::Picture { width, height, .. } | Form::Svg { width, height, .. } => (
            u64::from(width.max(1)) * PIXEL,
            u64::from(height.max(1)) * PIXEL,
        ),
        _ => (LINE, LINE),
    };
    if width <= LINE {
        (width, height)
    } else {
        (LINE, height * LINE / width)
    }
}
