//! Pictures made smaller, turned upright and rid of metadata.

use crate::base::diagnostic::{Diagnostic, fault, message};
use crate::base::inputs::Format;
use crate::base::mutex::locked;
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::shell::disk::measure::lies_on_its_side;
use crate::shell::failure::{Exit, Failure};
use image::codecs::{gif, jpeg, png, webp};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageReader, ImageResult};
use std::io::Cursor;
use std::sync::Mutex;

/// Of 100; where artefacts of screenshots and faces are not seen yet.
const JPEG_QUALITY: u8 = 82;

/// Pixels that a picture may have; the cameras of phones take 50 million.
pub const MOST_PIXELS: u64 = 64_000_000;

/// Pixels above which a picture is made only when no other such picture is, so that memory holds
/// one.
const LARGE_PIXELS: u64 = 6_000_000;

/// Held while a large picture is made.
static LARGE: Mutex<()> = Mutex::new(());

/// The picture in `bytes`, upright, at most `width` pixels wide, in `format`; its colour profile is
/// all of its metadata that stays.
///
/// Of a moving picture the first image. WebP is written without loss. Failures: `image/broken`,
/// `image/large` at `from`.
pub fn picture(
    from: &SourcePath,
    bytes: &[u8],
    width: u32,
    format: Format,
) -> Result<Vec<u8>, Failure> {
    let reader = decoder(bytes).map_err(|error| broken(from, &error))?;
    let (across, down) = reader.dimensions();
    let pixels = u64::from(across) * u64::from(down);
    if pixels > MOST_PIXELS {
        return Err(large(from, across, down));
    }
    let _one_at_a_time = (pixels > LARGE_PIXELS).then(|| locked(&LARGE));
    made(reader, width.max(1), format).map_err(|error| broken(from, &error))
}

fn decoder(bytes: &[u8]) -> ImageResult<impl ImageDecoder + '_> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    // Pixels are counted before any is read.
    reader.no_limits();
    reader.into_decoder()
}

/// It is made smaller before it is turned, so that what is turned is small.
fn made(mut decoder: impl ImageDecoder, width: u32, format: Format) -> ImageResult<Vec<u8>> {
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let mut image = DynamicImage::from_decoder(decoder)?;
    let on_its_side = lies_on_its_side(orientation);
    let (across, most) = match on_its_side {
        true => (image.height(), (u32::MAX, width)),
        false => (image.width(), (width, u32::MAX)),
    };
    if across > width {
        image = image.resize(most.0, most.1, FilterType::Lanczos3);
    }
    image.apply_orientation(orientation);
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

fn large(from: &SourcePath, width: u32, height: u32) -> Failure {
    let most = MOST_PIXELS / 1_000_000;
    let why = fault!(
        "image/large",
        Span::new(from, 0..0),
        vi: "ảnh có {width} × {height} điểm, quá {most} triệu điểm",
        en: "the picture has {width} × {height} pixels, more than {most} million",
    )
    .help(message!(
        vi: "thu nhỏ ảnh rồi lưu lại; 2000 điểm bề ngang là đủ cho mọi trang",
        en: "make the picture smaller and save it again; 2000 pixels across are enough for any \
            page",
    ));
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
    /// The code of the failure that comes of `bytes`.
    #[track_caller]
    fn refused(bytes: &[u8], expected: &'static str) {
        let made = picture(&SourcePath::new("content/a.png"), bytes, 8, Format::Png);
        let why = made.unwrap_err().why;
        assert_eq!(why.code, expected, "{}", why.message.en);
    }

    fn written(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image::RgbImage::new(width, height)
            .write_to(&mut bytes, format)
            .unwrap();
        bytes.into_inner()
    }

    /// The bytes behind `mark`, at a distance, changed.
    fn patched(mut bytes: Vec<u8>, mark: &[u8], behind: usize, with: &[u8]) -> Vec<u8> {
        let at = bytes
            .windows(mark.len())
            .position(|here| here == mark)
            .unwrap()
            + behind;
        bytes[at..at + with.len()].copy_from_slice(with);
        bytes
    }

    #[test]
    fn a_picture_of_too_many_pixels_is_refused_before_it_is_read() {
        let lying = super::super::sample::lying(8, 8);
        let jpeg = patched(lying, &[0xFF, 0xC0], 5, &[0x7F, 0xFF, 0xFF, 0xFF]);
        refused(&jpeg, "image/large");
        let gif = written(8, 8, ImageFormat::Gif);
        refused(&patched(gif, b"GIF89a", 6, &[0xFF; 4]), "image/large");
        let webp = written(8, 8, ImageFormat::WebP);
        let webp = patched(webp, b"VP8L", 9, &[0xFE, 0xBF, 0xFF, 0x0F]);
        refused(&webp, "image/large");
        let side = [0, 0, 0x40, 0, 0, 0, 0x40, 0];
        let png = patched(written(8, 8, ImageFormat::Png), b"IHDR", 4, &side);
        let at = png.windows(4).position(|here| here == b"IHDR").unwrap();
        let sum = crc32(&png[at..at + 17]).to_be_bytes();
        refused(&patched(png, b"IHDR", 17, &sum), "image/large");
    }

    /// Source: PNG 3rd edition, annex D.
    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
                (sum >> 1) ^ (0xEDB8_8320 & 0u32.wrapping_sub(sum & 1))
            })
        })
    }

    #[test]
    fn a_picture_on_its_side_is_made_smaller_upright() {
        let lying = super::super::sample::lying(60, 30);
        let made = picture(&SourcePath::new("content/a.jpg"), &lying, 10, Format::Png).unwrap();
        let image = image::load_from_memory(&made).unwrap();
        assert_eq!((image.width(), image.height()), (10, 20));
    }
}
