//! Pictures made smaller, turned upright and rid of metadata.

#[cfg(test)]
mod tests;
mod variants;

pub use variants::{Asked, variants};

use crate::base::boundary;
use crate::base::diagnostic::{Diagnostic, fault, message};
use crate::base::inputs::Format;
use crate::base::mutex::locked;
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::render::drawing;
use crate::shell::disk::measure::lies_on_its_side;
use crate::shell::failure::{Exit, Failure};
use image::codecs::{gif, jpeg, png, webp};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageReader, ImageResult,
};
use std::io::Cursor;
use std::sync::{Mutex, MutexGuard};

/// Pixels that a picture may have; the cameras of phones take 50 million.
pub const MOST_PIXELS: u64 = 64_000_000;

/// Pixels above which a picture is made only when no other such picture is, so that memory holds
/// one.
const LARGE_PIXELS: u64 = 6_000_000;

/// Held while a large picture is made.
static LARGE: Mutex<()> = Mutex::new(());

/// What a picture is made into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shape {
    /// At most, in pixels.
    pub width: u32,
    pub format: Format,
    /// Of JPEG, from 1 to 100.
    pub quality: u8,
}

/// The picture in `bytes`, upright, in `shape`; its colour profile is all of its metadata that
/// stays.
///
/// Of a moving picture the first image. A drawing is always PNG. WebP is written without loss.
/// Failures: `image/broken`, `image/large` at `from`.
pub fn picture(from: &SourcePath, bytes: &[u8], shape: Shape) -> Result<Vec<u8>, Failure> {
    if from.extension().eq_ignore_ascii_case("svg") {
        return drawing(from, bytes, shape.width);
    }
    let reader = decoder(bytes).map_err(|error| broken(from, &error))?;
    let (across, down) = reader.dimensions();
    let pixels = u64::from(across) * u64::from(down);
    if pixels > MOST_PIXELS {
        return Err(large(from, across, down));
    }
    let _one_at_a_time = one_at_a_time(pixels);
    let decoded = Decoded::read(reader).map_err(|error| broken(from, &error))?;
    decoded.at(shape).map_err(|error| broken(from, &error))
}

/// A drawing as PNG. Its plain areas pack best, and quickest, without filters.
fn drawing(from: &SourcePath, bytes: &[u8], width: u32) -> Result<Vec<u8>, Failure> {
    let drawn = boundary::within(|| drawing::pixels(bytes, width, MOST_PIXELS));
    let drawn = drawn.ok().flatten().ok_or_else(|| no_drawing(from))?;
    let mut out = Vec::new();
    let encoder = png::PngEncoder::new_with_quality(
        &mut out,
        png::CompressionType::Default,
        png::FilterType::NoFilter,
    );
    encoder
        .write_image(
            &drawn.colours,
            drawn.width,
            drawn.height,
            ExtendedColorType::Rgb8,
        )
        .map_err(|error| broken(from, &error))?;
    Ok(out)
}

fn one_at_a_time(pixels: u64) -> Option<MutexGuard<'static, ()>> {
    (pixels > LARGE_PIXELS).then(|| locked(&LARGE))
}

fn decoder(bytes: &[u8]) -> ImageResult<impl ImageDecoder + '_> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    // Pixels are counted before any is read.
    reader.no_limits();
    reader.into_decoder()
}

/// A picture as its file has it.
struct Decoded {
    image: DynamicImage,
    orientation: Orientation,
    profile: Option<Vec<u8>>,
}

impl Decoded {
    fn read(mut decoder: impl ImageDecoder) -> ImageResult<Self> {
        Ok(Decoded {
            orientation: decoder.orientation().unwrap_or(Orientation::NoTransforms),
            profile: decoder.icc_profile().ok().flatten(),
            image: DynamicImage::from_decoder(decoder)?,
        })
    }

    /// Width and height, upright.
    fn size(&self) -> (u32, u32) {
        let (across, down) = (self.image.width(), self.image.height());
        match lies_on_its_side(self.orientation) {
            true => (down, across),
            false => (across, down),
        }
    }

    /// It is made smaller before it is turned, so that what is turned is small.
    fn at(&self, shape: Shape) -> ImageResult<Vec<u8>> {
        let width = shape.width.max(1);
        let most = match lies_on_its_side(self.orientation) {
            true => (u32::MAX, width),
            false => (width, u32::MAX),
        };
        let mut image = match self.size().0 > width {
            true => smaller(&self.image, most),
            false => self.image.clone(),
        };
        image.apply_orientation(self.orientation);
        encoded(&image, self.profile_of(&image), shape)
    }

    /// The profile where it tells of the colours that were decoded: those of CMYK become RGB, which
    /// its profile does not describe.
    ///
    /// Source: ICC.1:2022 §7.2.6, colour space of the data at byte 16.
    fn profile_of(&self, image: &DynamicImage) -> Option<Vec<u8>> {
        let space: &[u8] = match image.color().has_color() {
            true => b"RGB ",
            false => b"GRAY",
        };
        let profile = self.profile.as_ref();
        let of_space = profile.filter(|profile| profile.get(16..20) == Some(space));
        of_space.cloned()
    }
}

/// Colours that shine through count by how much they do: the edges of what is cut out stay clean.
fn smaller(image: &DynamicImage, (width, height): (u32, u32)) -> DynamicImage {
    if !image.color().has_alpha() {
        return image.resize(width, height, FilterType::Lanczos3);
    }
    let mut premultiplied = image.to_rgba8();
    for pixel in premultiplied.pixels_mut() {
        let [.., alpha] = pixel.0.map(u32::from);
        let times = |colour: u8| ((u32::from(colour) * alpha + 127) / 255).min(255) as u8;
        pixel.0 = [
            times(pixel.0[0]),
            times(pixel.0[1]),
            times(pixel.0[2]),
            pixel.0[3],
        ];
    }
    let image = DynamicImage::from(premultiplied);
    let mut image = image
        .resize(width, height, FilterType::Lanczos3)
        .into_rgba8();
    for pixel in image.pixels_mut() {
        let alpha = u32::from(pixel.0[3]).max(1);
        let over = |colour: u8| ((u32::from(colour) * 255 + alpha / 2) / alpha).min(255) as u8;
        pixel.0 = [
            over(pixel.0[0]),
            over(pixel.0[1]),
            over(pixel.0[2]),
            pixel.0[3],
        ];
    }
    image.into()
}

fn encoded(image: &DynamicImage, profile: Option<Vec<u8>>, shape: Shape) -> ImageResult<Vec<u8>> {
    let mut out = Vec::new();
    match shape.format {
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
            jpeg::JpegEncoder::new_with_quality(&mut out, shape.quality),
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
    failed(why)
}

fn no_drawing(from: &SourcePath) -> Failure {
    let why = fault!(
        "image/broken",
        Span::new(from, 0..0),
        vi: "không vẽ được hình này thành ảnh điểm cho Word và tòa soạn",
        en: "this drawing cannot be drawn in pixels for Word and newsrooms",
    )
    .help(message!(
        vi: "mở hình bằng trình duyệt xem có lỗi không; hoặc lưu lại thành SVG đơn giản, hoặc PNG",
        en: "open it in a browser and look for faults; or save it again as plain SVG, or as PNG",
    ));
    failed(why)
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
    failed(why)
}

fn failed(why: Diagnostic) -> Failure {
    Failure {
        exit: Exit::Faults,
        why: Box::new(why),
    }
}
