//! A picture in the widths of screens.

use super::{Decoded, MOST_PIXELS, Shape, decoder, one_at_a_time};
use crate::base::inputs::Format;
use crate::base::number::round_to_u32;
use crate::base::variants::{Variant, Variants, Widths};
use image::{DynamicImage, ImageDecoder, ImageResult};

/// A picture and what is known of it.
pub struct Asked<'a> {
    pub bytes: &'a [u8],
    pub format: Format,
    /// The quality in which it is written anew where it is published; `None` where it is copied.
    pub anew: Option<u8>,
}

/// Takes the bytes of each variant of `variants`.
pub type Keep<'k> = &'k dyn Fn(&Variant, Vec<u8>);

/// The variants of a picture, upright and without metadata but its colour profile; the bytes of
/// each go to `keep`.
///
/// JPEG stays JPEG; PNG becomes PNG or WebP without loss, whichever is smaller; other pictures that
/// nothing shines through become JPEG. A picture that moves, or has too many pixels, has none.
pub fn variants(asked: &Asked, widths: &Widths, keep: Keep) -> Variants {
    made(asked, widths, keep).unwrap_or_else(|error| Variants {
        broken: Some(error.to_string()),
        ..Variants::default()
    })
}

fn made(asked: &Asked, widths: &Widths, keep: Keep) -> ImageResult<Variants> {
    let reader = decoder(asked.bytes)?;
    let (across, down) = reader.dimensions();
    let pixels = u64::from(across) * u64::from(down);
    if pixels > MOST_PIXELS || moves(asked) {
        return Ok(Variants::default());
    }
    let _one_at_a_time = one_at_a_time(pixels);
    let decoded = Decoded::read(reader)?;
    let opaque = is_opaque(&decoded.image);
    let (all, is_whole) = smaller(asked, &decoded, (widths, opaque), keep)?;
    Ok(Variants {
        all,
        is_whole,
        colour: opaque.then(|| average(&decoded.image)),
        broken: None,
    })
}

/// From the widest to the narrowest, each smaller than what it replaces; given back in the order of
/// widths. Whether the first one stands for the picture itself.
fn smaller(
    asked: &Asked,
    decoded: &Decoded,
    (widths, opaque): (&Widths, bool),
    keep: Keep,
) -> ImageResult<(Vec<Variant>, bool)> {
    let (across, _) = decoded.size();
    let shape = |width: u32, format: Format, quality: u8| Shape {
        width,
        format,
        quality,
    };
    let anew = asked
        .anew
        .map(|quality| decoded.at(shape(across, asked.format, quality)));
    let anew = anew.transpose()?.map_or(usize::MAX, |bytes| bytes.len());
    let mut limit = asked.bytes.len().min(anew);
    let (mut all, mut is_whole) = (vec![], false);
    for (at, width) in wanted(across, widths).into_iter().enumerate() {
        let mut best: Option<(Format, Vec<u8>)> = None;
        for format in formats(asked.format, opaque) {
            let bytes = decoded.at(shape(width, *format, widths.quality))?;
            if best
                .as_ref()
                .is_none_or(|(_, best)| bytes.len() < best.len())
            {
                best = Some((*format, bytes));
            }
        }
        let least = match width == across && asked.format == Format::Jpeg {
            true => limit / FIFTHS.1 * FIFTHS.0,
            false => limit,
        };
        let Some((format, bytes)) = best.filter(|(_, bytes)| bytes.len() < least) else {
            continue;
        };
        limit = bytes.len();
        is_whole |= at == 0;
        let variant = Variant {
            width,
            height: height(decoded.size(), width),
            format,
            quality: widths.quality,
            bytes: bytes.len() as u64,
        };
        keep(&variant, bytes);
        all.push(variant);
    }
    all.reverse();
    Ok((all, is_whole))
}

/// A JPEG as wide as before is worth a second loss only where it saves a fifth.
const FIFTHS: (usize, usize) = (4, 5);

/// The widths to be made, the widest first: those of the screens that are narrower than the
/// picture, and its own up to the widest screen.
fn wanted(across: u32, widths: &Widths) -> Vec<u32> {
    let Some(widest) = widths.widths.last().map(|widest| across.min(*widest)) else {
        return vec![];
    };
    let narrower = widths.widths.iter().rev().copied();
    let narrower = narrower.filter(|width| *width < widest);
    [widest].into_iter().chain(narrower).collect()
}

fn formats(of: Format, opaque: bool) -> &'static [Format] {
    match (of, opaque) {
        (Format::Png, _) => &[Format::Png, Format::WebP],
        (Format::Jpeg | Format::WebP, true) => &[Format::Jpeg],
        (Format::Jpeg | Format::WebP, false) | (Format::Gif, _) => &[],
    }
}

/// As `DynamicImage::resize` rounds it.
fn height((across, down): (u32, u32), width: u32) -> u32 {
    let ratio = f64::from(width) / f64::from(across);
    round_to_u32(f64::from(down) * ratio).max(1)
}

/// Whether a picture may hold more than one image.
///
/// Source: PNG 3rd edition §11.3.6, `acTL` before the first `IDAT`; WebP Container, flag `A` of
/// `VP8X`.
fn moves(asked: &Asked) -> bool {
    let bytes = asked.bytes;
    let find = |mark: &[u8]| bytes.windows(mark.len()).position(|here| here == mark);
    match asked.format {
        Format::Gif => true,
        Format::Png => find(b"acTL").is_some_and(|at| find(b"IDAT").is_some_and(|data| at < data)),
        Format::WebP => {
            bytes.get(12..16) == Some(b"VP8X") && bytes.get(20).is_some_and(|flags| flags & 2 != 0)
        }
        Format::Jpeg => false,
    }
}

fn is_opaque(image: &DynamicImage) -> bool {
    use image::GenericImageView;
    !image.color().has_alpha() || image.pixels().all(|(.., pixel)| pixel.0[3] == u8::MAX)
}

/// Red, green and blue on average.
fn average(image: &DynamicImage) -> [u8; 3] {
    let small = image.thumbnail_exact(8, 8).to_rgb8();
    let sum = small.pixels().fold([0u32; 3], |sum, pixel| {
        [0, 1, 2].map(|at| sum[at] + u32::from(pixel.0[at]))
    });
    sum.map(|sum| (sum / 64).min(255) as u8)
}

#[cfg(test)]
mod tests;
