//! The files of a column that may be printed again: plain text, plain HTML, DOCX, and a zip of them
//! with its pictures; and each form as a DOCX to fill in.

use crate::base::diagnostic::StaticMessage;
use crate::base::digest::Hashed;
use crate::base::inputs::{Form, Format};
use crate::base::path::OutPath;
use crate::render::piece::{KnownPicture, Piece, Source, docx, html, line, text};
use crate::rule::{Body, JPEG_QUALITY, Job, Made, Planned, Publisher};
use crate::select::context::Context;
use crate::select::republish::{self as piece, columns, forms};
use crate::theme::Theme;

pub const PUBLISHER: Publisher = Publisher {
    name: "republish",
    about: StaticMessage {
        vi: "Ghi mỗi chuyên mục được đăng lại thành .txt, .html, .docx và .zip, mỗi biểu mẫu \
            thành .docx.",
        en: "Writes each column that may be republished as .txt, .html, .docx and .zip, and each \
            form as .docx.",
    },
    plan,
};

/// Pixels across that a picture in a DOCX keeps: 16 cm at 250 dots an inch.
const WIDEST: u32 = 1600;

type RepublishInput = Hashed<Source>;

fn plan(context: Context) -> Planned {
    let jobs = columns(context.site).into_iter().flat_map(|source| {
        let outs = piece::outs(&source.page.out, &source.lang);
        [
            Job::new(outs.text, source.clone(), make_text),
            Job::new(outs.html, source.clone(), make_html),
            Job::new(outs.docx, source.clone(), make_docx),
            Job::new(outs.zip, source, make_zip),
        ]
    });
    let forms = forms(context.site).into_iter().map(|source| {
        let out = piece::outs(&source.page.out, &source.lang).docx;
        Job::new(out, source, make_docx)
    });
    (jobs.chain(forms).collect(), vec![])
}

fn read(source: &RepublishInput, theme: &Theme) -> Piece {
    crate::render::piece::piece(source, theme)
}

fn make_text(source: &RepublishInput, theme: &Theme) -> Made {
    (Some(Body::Bytes(text::file(&read(source, theme)))), vec![])
}

/// The pictures stand where the site has them; one that the site itself does not show stays out.
fn make_html(source: &RepublishInput, theme: &Theme) -> Made {
    let from = piece::outs(&source.page.out, &source.lang).html;
    let body = html::file(&read(source, theme), &html::canonical(source), &|known| {
        Some(from.link_to(&known.out))
    });
    (Some(Body::Bytes(body.into_bytes())), vec![])
}

fn make_docx(source: &RepublishInput, theme: &Theme) -> Made {
    (Some(docx_body(source, &read(source, theme))), vec![])
}

/// A page as a document of Word.
pub fn docx(source: &Source, theme: &Theme) -> Body {
    docx_body(source, &crate::render::piece::piece(source, theme))
}

/// A picture without metadata, no larger than paper can show.
fn for_paper(known: &KnownPicture, format: Format) -> Body {
    Body::Image {
        from: known.source.clone(),
        width: WIDEST,
        format,
        quality: JPEG_QUALITY,
    }
}

fn docx_body(source: &Source, piece: &Piece) -> Body {
    let body = |file| match file {
        docx::File::Bytes(bytes) => Body::Bytes(bytes),
        docx::File::Picture(known, format) => for_paper(&known, format),
    };
    let files = docx::files(piece, &source.page.meta.authors, source.page.meta.date);
    Body::Zip {
        files: files
            .into_iter()
            .map(|(path, file)| (path, body(file)))
            .collect(),
        sums: false,
    }
}

/// All of it in one file: the three forms of the text, pictures that may be printed, who made what,
/// and sums.
fn make_zip(source: &RepublishInput, theme: &Theme) -> Made {
    let piece = read(source, theme);
    let stem = piece::stem(&source.page.out);
    let name = |ending: &str| OutPath::new(&format!("{stem}.{ending}"));
    let pictures: Vec<(&KnownPicture, OutPath)> = allowed(source)
        .enumerate()
        .map(|(at, known)| (known, picture_out(at, known)))
        .collect();
    let address = |known: &KnownPicture| {
        pictures
            .iter()
            .find(|(one, _)| one.source == known.source)
            .map(|(_, out)| out.address())
    };
    let page = html::file(&piece, &html::canonical(source), &address);
    let mut files = vec![
        (name("txt"), Body::Bytes(text::file(&piece))),
        (name("html"), Body::Bytes(page.into_bytes())),
        (name("docx"), docx_body(source, &piece)),
        (
            OutPath::new("GHI-NGUON.txt"),
            Body::Bytes(credits(source, theme, &piece, &pictures)),
        ),
    ];
    files.extend(
        pictures
            .iter()
            .map(|(known, out)| (out.clone(), body(known))),
    );
    let drawn = pictures.iter();
    files.extend(drawn.filter_map(|(known, out)| in_pixels(known, out)));
    (Some(Body::Zip { files, sums: true }), vec![])
}

/// A drawing for programs that read no SVG: `anh/anh-1.png` beside `anh/anh-1.svg`.
fn in_pixels(known: &KnownPicture, out: &OutPath) -> Option<(OutPath, Body)> {
    let Form::Svg { is_plain: true, .. } = known.form else {
        return None;
    };
    let stem = out.as_str().strip_suffix(".svg")?;
    let out = OutPath::new(&format!("{stem}.png"));
    Some((out, for_paper(known, Format::Png)))
}

/// Every picture that may be printed again, also those that the text does not show.
fn allowed(source: &Source) -> impl Iterator<Item = &KnownPicture> {
    source
        .pictures
        .iter()
        .filter(|known| known.reprint == crate::model::meta::Reprint::Yes)
}

fn picture_out(at: usize, known: &KnownPicture) -> OutPath {
    OutPath::new(&format!(
        "anh/anh-{}.{}",
        at + 1,
        known.source.extension().to_lowercase()
    ))
}

/// A picture as large as it is, without what its file tells of its maker's device and place.
fn body(known: &KnownPicture) -> Body {
    match known.form {
        Form::Picture {
            width,
            format: format @ (Format::Png | Format::Jpeg | Format::WebP),
            ..
        } => Body::Image {
            from: known.source.clone(),
            width,
            format,
            quality: JPEG_QUALITY,
        },
        _ => Body::of_file(&known.source, Some(&known.form)),
    }
}

/// Credits of the text, and of each picture with the name of its file, or why it is not here.
fn credits(
    source: &Source,
    theme: &Theme,
    piece: &Piece,
    pictures: &[(&KnownPicture, OutPath)],
) -> Vec<u8> {
    let mut lines: Vec<String> = vec![piece.title.clone()];
    lines.extend(piece.credits.iter().map(|runs| line(runs)));
    for known in &source.pictures {
        let caption = crate::render::piece::caption(source, theme, known);
        let of_known = pictures
            .iter()
            .filter(|(one, _)| one.source == known.source);
        let files = of_known.flat_map(|(known, out)| {
            let in_pixels = in_pixels(known, out).map(|(out, _)| out);
            [Some(out.clone()), in_pixels].into_iter().flatten()
        });
        let files: Vec<String> = files.map(|out| out.to_string()).collect();
        let names = match files.is_empty() {
            true => String::new(),
            false => format!("{}: ", files.join(", ")),
        };
        lines.push(format!("{names}{caption}"));
    }
    format!("\u{feff}{}\r\n", lines.join("\r\n\r\n")).into_bytes()
}
