use super::*;
use image::ImageFormat;

fn sample(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::RgbaImage::from_pixel(width, height, image::Rgba([0, 128, 0, 128]))
        .write_to(&mut bytes, ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

fn shape(width: u32, format: Format) -> Shape {
    Shape {
        width,
        format,
        quality: 82,
    }
}

#[track_caller]
fn check(width: u32, format: Format, expected: (ImageFormat, u32, u32)) {
    let made = picture(
        &SourcePath::new("content/a.png"),
        &sample(40, 20),
        shape(width, format),
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
        shape(8, Format::Jpeg),
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
        shape(8, Format::Png),
    )
    .unwrap_err();
    assert_eq!(
        (failure.exit, failure.why.code),
        (Exit::Faults, "image/broken")
    );
}

/// What a photo that was taken with the camera on its side becomes.
fn of_lying(width: u32, height: u32, shape: Shape) -> Vec<u8> {
    let lying = crate::shell::pictures::sample::lying(width, height);
    picture(&SourcePath::new("content/a.jpg"), &lying, shape).unwrap()
}

#[test]
fn a_picture_is_turned_upright_and_tells_nothing() {
    let made = of_lying(30, 20, shape(99, Format::Jpeg));
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
    let made = picture(
        &SourcePath::new("content/a.png"),
        bytes,
        shape(8, Format::Png),
    );
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
    let lying = crate::shell::pictures::sample::lying(8, 8);
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
    let made = of_lying(60, 30, shape(10, Format::Png));
    let image = image::load_from_memory(&made).unwrap();
    assert_eq!((image.width(), image.height()), (10, 20));
}
