//! A piece as a document of Word: a zip of XML files in a fixed order.
//!
//! Source: ECMA-376, part 1 (WordprocessingML) and part 2 (packages).

mod body;
mod package;
mod styles;
mod xml;

use super::{KnownPicture, Piece};
use crate::base::date::Date;
use crate::base::inputs::{Form, Format};
use crate::base::path::OutPath;

/// A file of the package.
pub enum File {
    Bytes(Vec<u8>),
    /// The picture, in this format.
    Picture(KnownPicture, Format),
}

/// The files of the package, in their order. `date` is the day of the piece.
pub fn files(piece: &Piece, authors: &[String], date: Option<Date>) -> Vec<(OutPath, File)> {
    let written = body::document(piece);
    let text = |name: &str, text: Vec<u8>| (OutPath::new(name), File::Bytes(text));
    let mut files = vec![
        text("[Content_Types].xml", package::content_types()),
        text("_rels/.rels", package::relations_of_package()),
        text("docProps/core.xml", package::core(piece, authors, date)),
        text("word/document.xml", written.xml),
        text(
            "word/_rels/document.xml.rels",
            package::relations(&written.relations),
        ),
        text("word/styles.xml", styles::styles(&piece.lang)),
        text("word/numbering.xml", styles::numbering(&written.numbered)),
        text("word/settings.xml", styles::settings(&piece.lang)),
    ];
    files.extend(written.pictures.iter().map(|(name, known)| {
        (
            OutPath::new(&format!("word/{name}")),
            File::Picture(known.clone(), format(known)),
        )
    }));
    files
}

/// Word of old reads no SVG: a drawing is shown in pixels, or stays out.
fn is_drawn(known: &KnownPicture) -> bool {
    matches!(
        known.form,
        Form::Picture { .. } | Form::Svg { is_plain: true, .. }
    )
}

/// PNG or JPEG.
fn format(known: &KnownPicture) -> Format {
    match known.form {
        Form::Picture {
            format: Format::Jpeg,
            ..
        } => Format::Jpeg,
        _ => Format::Png,
    }
}
