//! Pictures for tests.

use image::codecs::jpeg::JpegEncoder;
use image::{ImageEncoder, RgbImage};

/// EXIF of two fields: orientation 6, which turns the picture by a quarter to the right, and the
/// artist "An".
///
/// Source: TIFF 6.0 §2, EXIF 2.3 §4.6.4.
const EXIF: &[u8] = b"II*\0\x08\0\0\0\x02\0\
    \x12\x01\x03\0\x01\0\0\0\x06\0\0\0\x3B\x01\x02\0\x03\0\0\0An\0\0\0\0\0\0";

/// A JPEG of `width` and `height` pixels that is to be shown turned and names its artist.
pub fn lying(width: u32, height: u32) -> Vec<u8> {
    let (image, mut bytes) = (RgbImage::new(width, height), Vec::new());
    let mut encoder = JpegEncoder::new(&mut bytes);
    encoder.set_exif_metadata(EXIF.to_vec()).unwrap();
    encoder
        .write_image(&image, width, height, image::ExtendedColorType::Rgb8)
        .unwrap();
    bytes
}
