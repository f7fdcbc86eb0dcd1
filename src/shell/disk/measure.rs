//! What a file that is no text is: kind, width and height of pictures, and what they tell about
//! people.

pub mod svg;

use crate::base::inputs::{Form, Format};
use crate::base::number::round_to_u32;
use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader};
use quick_xml::events::{BytesStart, Event};
use std::io::{BufRead, Seek};

/// Fields of EXIF that tell who took a picture, where, when, or with which camera.
const PRIVATE: [exif::Tag; 12] = [
    exif::Tag::Artist,
    exif::Tag::CameraOwnerName,
    exif::Tag::BodySerialNumber,
    exif::Tag::LensSerialNumber,
    exif::Tag::MakerNote,
    exif::Tag::UserComment,
    exif::Tag::ImageDescription,
    exif::Tag::Make,
    exif::Tag::Model,
    exif::Tag::DateTime,
    exif::Tag::DateTimeOriginal,
    exif::Tag::ImageUniqueID,
];

/// What the bytes of a file with this `ending` (in lower case) are. Only the head of a picture is
/// read.
pub fn form<R: BufRead + Seek>(ending: &str, bytes: &mut R) -> Form {
    match ending {
        "png" | "jpg" | "jpeg" | "gif" | "webp" => picture(bytes).unwrap_or(Form::Broken),
        "svg" => svg(bytes).unwrap_or(Form::Broken),
        _ => Form::Other,
    }
}

fn picture<R: BufRead + Seek>(bytes: &mut R) -> Option<Form> {
    let reader = ImageReader::new(bytes).with_guessed_format().ok()?;
    let format = named(reader.format()?)?;
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let exif = decoder.exif_metadata().ok().flatten();
    let private =
        exif.is_some_and(tells_of_people) || decoder.xmp_metadata().is_ok_and(|xmp| xmp.is_some());
    let (width, height) = if lies_on_its_side(orientation) {
        (height, width)
    } else {
        (width, height)
    };
    Some(Form::Picture {
        width,
        height,
        format,
        turned: orientation != Orientation::NoTransforms,
        private,
    })
}

fn named(format: ImageFormat) -> Option<Format> {
    match format {
        ImageFormat::Png => Some(Format::Png),
        ImageFormat::Jpeg => Some(Format::Jpeg),
        ImageFormat::Gif => Some(Format::Gif),
        ImageFormat::WebP => Some(Format::WebP),
        _ => None,
    }
}

/// Whether a picture is turned by a quarter before it is shown.
pub fn lies_on_its_side(orientation: Orientation) -> bool {
    use Orientation::*;
    matches!(
        orientation,
        Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH
    )
}

/// EXIF that cannot be read is taken to tell something.
fn tells_of_people(exif: Vec<u8>) -> bool {
    match exif::Reader::new().read_raw(exif) {
        Ok(exif) => exif
            .fields()
            .any(|field| field.tag.context() == exif::Context::Gps || PRIVATE.contains(&field.tag)),
        Err(_) => true,
    }
}

/// Width and height of an SVG in CSS pixels: its attributes, else its `viewBox`; 0 where it gives
/// neither.
///
/// Source: SVG 2 §8.2; lengths in percent say nothing about the size. CSS Values 3 §6.2 for the
/// units.
fn svg<R: BufRead>(bytes: &mut R) -> Option<Form> {
    let mut reader = quick_xml::Reader::from_reader(bytes);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(tag) | Event::Empty(tag) => {
                return (tag.local_name().as_ref() == "svg").then(|| size(&tag));
            }
            Event::Eof => return None,
            _ => buffer.clear(),
        }
    }
}

fn size(tag: &BytesStart) -> Form {
    let attribute = |name: &str| {
        tag.try_get_attribute(name)
            .ok()
            .flatten()
            .map(|found| found.value.into_owned())
    };
    let view: Vec<f64> = attribute("viewBox")
        .unwrap_or_default()
        .split([' ', ','])
        .filter_map(|number| number.parse().ok())
        .collect();
    let view = if let [_, _, width, height] = view[..] {
        Some((width, height))
    } else {
        None
    };
    let length = |name| attribute(name).and_then(|text| pixels(&text));
    let (width, height) = match (length("width"), length("height"), view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some(view)) => (width, width * view.1 / view.0),
        (None, Some(height), Some(view)) => (height * view.0 / view.1, height),
        (None, None, Some(view)) => view,
        _ => (0.0, 0.0),
    };
    Form::Svg {
        width: round_to_u32(width),
        height: round_to_u32(height),
        cleaned: None,
        is_plain: false,
    }
}

/// A length in CSS pixels: `24`, `24px`, `2cm`.
fn pixels(text: &str) -> Option<f64> {
    let text = text.trim();
    let unit =
        text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '+' | '-'));
    let number: f64 = text[..text.len() - unit.len()].parse().ok()?;
    let scale = match unit {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        "em" | "rem" => 16.0,
        _ => return None,
    };
    Some(number * scale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[track_caller]
    fn svg(text: &str, expected: (u32, u32)) {
        assert_eq!(
            form("svg", &mut Cursor::new(text)),
            Form::Svg {
                width: expected.0,
                height: expected.1,
                cleaned: None,
                is_plain: false,
            }
        );
    }

    #[test]
    fn an_svg_tells_its_size() {
        svg("<svg width='24' height='12px'/>", (24, 12));
        svg(
            "<?xml version='1.0'?><!-- x --><svg viewBox='0 0 640 480'></svg>",
            (640, 480),
        );
        svg("<svg width='100%' viewBox='0,0,30,20'/>", (30, 20));
        svg("<svg width='60' viewBox='0 0 30 20'/>", (60, 40));
        svg("<svg:svg width='1in' height='1in'/>", (96, 96));
        svg("<svg/>", (0, 0));
    }

    #[test]
    fn what_is_no_picture_is_broken() {
        assert_eq!(form("png", &mut Cursor::new("x")), Form::Broken);
        assert_eq!(form("svg", &mut Cursor::new("<html/>")), Form::Broken);
        assert_eq!(form("pdf", &mut Cursor::new("x")), Form::Other);
    }

    #[test]
    fn a_picture_tells_its_size() {
        let mut bytes = Cursor::new(Vec::new());
        image::RgbImage::new(3, 2)
            .write_to(&mut bytes, ImageFormat::Png)
            .unwrap();
        bytes.set_position(0);
        let expected = Form::Picture {
            width: 3,
            height: 2,
            format: Format::Png,
            turned: false,
            private: false,
        };
        assert_eq!(form("png", &mut bytes), expected);
    }

    #[test]
    fn a_picture_that_lies_on_its_side_is_measured_upright() {
        let expected = Form::Picture {
            width: 2,
            height: 3,
            format: Format::Jpeg,
            turned: true,
            private: true,
        };
        assert_eq!(
            form(
                "jpg",
                &mut Cursor::new(crate::shell::pictures::sample::lying(3, 2))
            ),
            expected
        );
    }
}
