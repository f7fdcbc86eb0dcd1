use super::*;
use crate::shell::pictures::sample::lying;
use image::codecs::jpeg::JpegEncoder;
use image::{ImageEncoder, ImageFormat, ImageReader, RgbImage, RgbaImage};
use proptest::prelude::*;
use std::cell::RefCell;
use std::io::Cursor;

/// A photo: soft light, with some grain.
fn photo(width: u32, height: u32) -> RgbImage {
    let mut grain = 7u32;
    RgbImage::from_fn(width, height, |x, y| {
        grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let soft = |at: u32, of: u32| (at * 200 / of.max(1)) as u8;
        let grain = (grain >> 28) as u8;
        image::Rgb([soft(x, width) + grain, soft(y, height) + grain, 90 + grain])
    })
}

fn jpeg(image: &RgbImage, quality: u8) -> Vec<u8> {
    let mut bytes = vec![];
    let encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    image.write_with_encoder(encoder).unwrap();
    bytes
}

fn written(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(vec![]);
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn widths(widths: &[u32]) -> Widths {
    Widths {
        widths: widths.to_vec(),
        quality: 80,
    }
}

/// The variants of a file with their bytes, the narrowest first.
fn made(bytes: &[u8], format: Format, widths: &Widths) -> (Variants, Vec<Vec<u8>>) {
    let kept = RefCell::new(vec![]);
    let asked = Asked {
        bytes,
        format,
        anew: None,
    };
    let found = variants(&asked, widths, &|_, bytes| kept.borrow_mut().push(bytes));
    let mut kept = kept.into_inner();
    kept.reverse();
    (found, kept)
}

/// Width, height and format of each variant, as its bytes say.
fn read(kept: &[Vec<u8>]) -> Vec<(u32, u32, ImageFormat)> {
    let one = |bytes: &Vec<u8>| {
        let image = image::load_from_memory(bytes).unwrap();
        let format = image::guess_format(bytes).unwrap();
        (image.width(), image.height(), format)
    };
    kept.iter().map(one).collect()
}

#[test]
fn a_photo_has_the_widths_of_screens_and_its_own_up_to_the_widest() {
    let widths = widths(&[40, 80, 160]);
    let jpeg_of = |width| made(&jpeg(&photo(width, 100), 98), Format::Jpeg, &widths);
    let (found, kept) = jpeg_of(200);
    let expected = [(40, 20), (80, 40), (160, 80)].map(|(w, h)| (w, h, ImageFormat::Jpeg));
    assert_eq!((read(&kept), found.is_whole), (expected.to_vec(), true));
    let (found, kept) = jpeg_of(100);
    let expected = [(40, 40), (80, 80), (100, 100)].map(|(w, h)| (w, h, ImageFormat::Jpeg));
    assert_eq!((read(&kept), found.is_whole), (expected.to_vec(), true));
}

#[test]
fn a_photo_that_is_small_already_stays_beside_its_narrower_copies() {
    let (found, kept) = made(
        &jpeg(&photo(100, 50), 80),
        Format::Jpeg,
        &widths(&[40, 160]),
    );
    assert_eq!(read(&kept), [(40, 20, ImageFormat::Jpeg)]);
    assert!(!found.is_whole);
    let (found, _) = made(&jpeg(&photo(100, 50), 1), Format::Jpeg, &widths(&[90, 160]));
    assert_eq!((found.all, found.is_whole), (vec![], false));
}

#[test]
fn a_png_becomes_what_is_smaller_of_png_and_webp() {
    let flat = DynamicImage::from(RgbImage::from_fn(120, 60, |x, y| {
        image::Rgb([(x / 30 * 60) as u8, (y / 30 * 90) as u8, 20])
    }));
    for image in [flat, DynamicImage::from(photo(120, 60))] {
        let bytes = written(&image, ImageFormat::Png);
        let (found, kept) = made(&bytes, Format::Png, &widths(&[30]));
        let format = |format| {
            let decoded = Decoded::read(decoder(&bytes).unwrap()).unwrap();
            let shape = Shape {
                width: 30,
                format,
                quality: 80,
            };
            decoded.at(shape).unwrap()
        };
        let (png, webp) = (format(Format::Png), format(Format::WebP));
        let best = if webp.len() < png.len() { webp } else { png };
        assert_eq!((found.all.len(), &kept[0]), (1, &best));
    }
}

#[test]
fn what_shines_through_keeps_its_edges_clean_and_has_no_colour() {
    let image = RgbaImage::from_fn(100, 100, |x, _| match x < 50 {
        true => image::Rgba([200, 30, 30, 255]),
        false => image::Rgba([0, 255, 0, 0]),
    });
    let bytes = written(&image.into(), ImageFormat::Png);
    let (found, kept) = made(&bytes, Format::Png, &widths(&[33]));
    assert_eq!(found.colour, None);
    let small = image::load_from_memory(&kept[0]).unwrap().to_rgba8();
    let seen = small.pixels().filter(|pixel| pixel.0[3] > 20);
    assert!(seen.clone().count() > 0);
    for pixel in seen {
        assert!(pixel.0[1] < 60, "green shines through at {pixel:?}");
    }
}

#[test]
fn the_colour_of_a_picture_is_its_average() {
    let half = RgbImage::from_fn(64, 64, |x, _| {
        image::Rgb([if x < 32 { 0 } else { 200 }, 40, 0])
    });
    let bytes = written(&half.into(), ImageFormat::Png);
    let (found, _) = made(&bytes, Format::Png, &widths(&[480]));
    assert_eq!(found.colour, Some([100, 40, 0]));
}

#[test]
fn a_photo_is_turned_upright_and_tells_nothing() {
    let (found, kept) = made(&lying(120, 60), Format::Jpeg, &widths(&[20]));
    let variant = &found.all[0];
    assert_eq!((variant.width, variant.height), (20, 40));
    assert_eq!(read(&kept), [(20, 40, ImageFormat::Jpeg)]);
    let reader = ImageReader::new(Cursor::new(&kept[0])).with_guessed_format();
    let mut decoder = reader.unwrap().into_decoder().unwrap();
    let told = (decoder.exif_metadata(), decoder.xmp_metadata());
    assert!(matches!(told, (Ok(None), Ok(None))));
}

#[test]
fn a_colour_profile_stays_where_it_tells_of_the_colours() {
    let profile = |space: &[u8]| [&[0; 16], space, &[0; 100]].concat();
    let with = |profile: Vec<u8>| {
        let (image, mut bytes) = (photo(80, 40), vec![]);
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 98);
        encoder.set_icc_profile(profile).unwrap();
        image.write_with_encoder(encoder).unwrap();
        let (_, kept) = made(&bytes, Format::Jpeg, &widths(&[20]));
        decoder(&kept[0]).unwrap().icc_profile().unwrap()
    };
    assert_eq!(with(profile(b"RGB ")), Some(profile(b"RGB ")));
    assert_eq!(with(profile(b"CMYK")), None);
}

#[test]
fn what_moves_or_is_too_large_has_no_variants() {
    let none = |bytes: &[u8], format| {
        assert_eq!(made(bytes, format, &widths(&[8])).0, Variants::default());
    };
    let image = DynamicImage::from(photo(20, 20));
    none(&written(&image, ImageFormat::Gif), Format::Gif);
    let png = written(&image, ImageFormat::Png);
    let at = png.windows(4).position(|here| here == b"IDAT").unwrap() - 4;
    let control = [
        &[0, 0, 0, 8],
        &b"acTL"[..],
        &[0, 0, 0, 2, 0, 0, 0, 0],
        &ACTL_SUM,
    ]
    .concat();
    none(&[&png[..at], &control, &png[at..]].concat(), Format::Png);
    let mut bomb = lying(8, 8);
    let at = bomb
        .windows(2)
        .position(|here| here == [0xFF, 0xC0])
        .unwrap()
        + 5;
    bomb[at..at + 4].copy_from_slice(&[0x7F, 0xFF, 0x7F, 0xFF]);
    none(&bomb, Format::Jpeg);
}

/// The sum over `acTL` for two images, shown for ever.
///
/// Source: PNG 3rd edition, annex D.
const ACTL_SUM: [u8; 4] = 0xF38D_9370u32.to_be_bytes();

#[test]
fn a_damaged_picture_says_so() {
    let png = written(&photo(40, 40).into(), ImageFormat::Png);
    let (found, kept) = made(&png[..png.len() / 2], Format::Png, &widths(&[20]));
    assert!(found.broken.is_some() && found.all.is_empty() && kept.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_variant_is_larger_than_what_it_replaces(
        (width, height) in (1u32..90, 1u32..90),
        quality in 1u8..=100,
        is_png: bool,
        asked in proptest::collection::btree_set(16u32..100, 0..4),
        out in 1u8..=100,
    ) {
        let image = photo(width, height);
        let (bytes, format) = match is_png {
            true => (written(&image.into(), ImageFormat::Png), Format::Png),
            false => (jpeg(&image, quality), Format::Jpeg),
        };
        let widths = Widths { widths: asked.into_iter().collect(), quality: out };
        let (found, kept) = made(&bytes, format, &widths);
        let mut last = (0, 0);
        for (variant, made) in found.all.iter().zip(&kept) {
            prop_assert!(variant.width > last.0 && variant.width <= width);
            prop_assert!(made.len() > last.1 && made.len() < bytes.len());
            prop_assert_eq!(variant.bytes, made.len() as u64);
            let image = image::load_from_memory(made).unwrap();
            let told = (variant.width, variant.height);
            prop_assert_eq!((image.width(), image.height()), told);
            last = (variant.width, made.len());
        }
        prop_assert_eq!(made(&bytes, format, &widths), (found, kept));
    }
}
