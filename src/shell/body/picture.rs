//! Pictures made smaller, turned upright and rid of metadata.

use crate::base::diagnostic::{Diagnostic, message};
use crate::base::inputs::Format;
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::shell::failure::{Exit, Failure};
use image::codecs::{gif, jpeg, png, webp};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageReader, ImageResult};
use std::io::Cursor;

/// Of 100; where artefacts of screenshots and faces are not seen yet.
const JPEG_QUALITY: u8 = 82;

/// The picture in `bytes`, upright, at most `width` pixels wide, in `format`; its colour profile is
/// all of its metadata that stays.
///
/// Of a moving picture the first image. WebP is written without loss. Failures: `image/broken` at
/// `from`.
pub fn picture(
    from: &SourcePath,
    bytes: &[u8],
    width: u32,
    format: Format,
) -> Result<Vec<u8>, Failure> {
    made(bytes, width.max(1), format).map_err(|error| broken(from, &error))
}

fn made(bytes: &[u8], width: u32, format: Format) -> ImageResult<Vec<u8>> {
    let mut decoder = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()?
        .into_decoder()?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let mut image = DynamicImage::from_decoder(decoder)?;
    image.apply_orientation(orientation);
    if image.width() > width {
        image = image.resize(width, u32::MAX, FilterType::Lanczos3);
    }
    encoded(&image, profile, format)
}

fn encoded(image: &DynamicImage, profile: Option<Vec<u8>>, format: Format) -> ImageResult<Vec<u8>> {
    let mut out = Vec::new();
    match format {
        Format::Png => write(
            image,
            png::PngEncoder::new_with_quality(
                &mut out,
                png::CompressionType::Best,
                png::FilterType::Adaptive,
            ),
            profile,
        )?,
        Format::Jpeg => write(
            &on_white(image),
            jpeg::JpegEncoder::new_with_quality(&mut out, JPEG_QUALITY),
            profile,
        )?,
        Format::WebP => write(
            &eight_bits(image),
            webp::WebPEncoder::new_lossless(&mut out),
            profile,
        )?,
        Format::Gif => {
            gif::GifEncoder::new(&mut out).encode_frame(image::Frame::new(image.to_rgba8()))?
        }
    }
    Ok(out)
}

fn write(
    image: &DynamicImage,
    mut encoder: impl ImageEncoder,
    profile: Option<Vec<u8>>,
) -> ImageResult<()> {
    // A format without room for a profile is shown as sRGB.
    profile.map(|profile| encoder.set_icc_profile(profile));
    encoder.write_image(
        image.as_bytes(),
        image.width(),
        image.height(),
        image.color().into(),
    )
}

fn eight_bits(image: &DynamicImage) -> DynamicImage {
    if image.color().has_alpha() {
        image.to_rgba8().into()
    } else {
        image.to_rgb8().into()
    }
}

/// JPEG knows no transparency.
fn on_white(image: &DynamicImage) -> DynamicImage {
    if !image.color().has_alpha() {
        return if image.color().has_color() {
            image.to_rgb8().into()
        } else {
            image.to_luma8().into()
        };
    }
    let mut ground =
        image::RgbaImage::from_pixel(image.width(), image.height(), image::Rgba([255; 4]));
    image::imageops::overlay(&mut ground, &image.to_rgba8(), 0, 0);
    DynamicImage::from(ground).to_rgb8().into()
}

fn broken(from: &SourcePath, error: &image::ImageError) -> Failure {
    let message = message!(
        vi: "không đọc được tệp này như một ảnh: {error}",
        en: "cannot be read as a picture: {error}",
    );
    let help = message!(
        vi: "xuất lại ảnh ra tệp PNG hoặc JPEG",
        en: "export the picture again, as PNG or JPEG",
    );
    let why = Diagnostic::error("image/broken", Span::new(from, 0..0), message).help(help);
    Failure {
        exit: Exit::Faults,
        why: Box::new(why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::ImageFormat;

    fn sample(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image::RgbaImage::from_pixel(width, height, image::Rgba([0, 128, 0, 128]))
            .write_to(&mut bytes, ImageFormat::Png)
            .unwrap();
        bytes.into_inner()
    }

    #[track_caller]
    fn check(width: u32, format: Format, expected: (ImageFormat, u32, u32)) {
        let made = picture(
            &SourcePath::new("content/a.png"),
            &sample(40, 20),
            width,
            format,
        )
        .unwrap();
        let image = image::load_from_memory(&made).unwrap();
        assert_eq!(
            (
                image::guess_format(&made).unwrap(),
                image.width(),
                image.height()
            ),
            expected
        );
    }

    #[test]
    fn a_picture_is_made_smaller_never_larger() {
        check(10, Format::Png, (ImageFormat::Png, 10, 5));
        check(10, Format::Jpeg, (ImageFormat::Jpeg, 10, 5));
        check(10, Format::WebP, (ImageFormat::WebP, 10, 5));
        check(10, Format::Gif, (ImageFormat::Gif, 10, 5));
        check(99, Format::Png, (ImageFormat::Png, 40, 20));
    }

    #[test]
    fn what_shines_through_is_white_in_jpeg() {
        let made = picture(
            &SourcePath::new("content/a.png"),
            &sample(8, 8),
            8,
            Format::Jpeg,
        )
        .unwrap();
        let [red, green, _] = image::load_from_memory(&made)
            .unwrap()
            .to_rgb8()
            .get_pixel(4, 4)
            .0;
        assert!(
            red.abs_diff(127) < 6 && green.abs_diff(191) < 6,
            "{red} {green}"
        );
    }

    #[test]
    fn a_broken_picture_is_named() {
        let failure = picture(
            &SourcePath::new("content/a.png"),
            &sample(8, 8)[..50],
            8,
            Format::Png,
        )
        .unwrap_err();
        assert_eq!(
            (failure.exit, failure.why.code),
            (Exit::Faults, "image/broken")
        );
    }

    #[test]
    fn a_picture_is_turned_upright_and_tells_nothing() {
        let lying = super::super::sample::lying(30, 20);
        let made = picture(&SourcePath::new("content/a.jpg"), &lying, 99, Format::Jpeg).unwrap();
        let mut decoder = ImageReader::new(Cursor::new(made))
            .with_guessed_format()
            .unwrap()
            .into_decoder()
            .unwrap();
        assert_eq!(
            (decoder.dimensions(), decoder.exif_metadata().unwrap()),
            ((20, 30), None)
        );
    }
}
