//! A picture of few colours as a small PNG.

use super::Rgb;
use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use std::collections::HashMap;
use tiny_skia::Pixmap;

/// `pixels`, which are opaque, as a PNG with a palette: `exact` colours stay as they are, of those
/// at the edges of letters sixteen steps a channel.
pub fn png(pixels: &Pixmap, exact: &[Rgb]) -> Option<Vec<u8>> {
    let mut palette: Vec<Rgb> = exact.to_vec();
    let mut known: HashMap<Rgb, u8> = HashMap::new();
    for (at, rgb) in exact.iter().enumerate() {
        known.entry(*rgb).or_insert(u8::try_from(at).ok()?);
    }
    let mut indices = Vec::with_capacity(pixels.pixels().len());
    for run in pixels.pixels().chunk_by(|one, next| one == next) {
        let rgb = [run[0].red(), run[0].green(), run[0].blue()];
        let index = known.get(&rgb).copied();
        let index = index.or_else(|| stepped(rgb, &mut palette, &mut known))?;
        indices.resize(indices.len() + run.len(), index);
    }
    let mut bytes = vec![];
    let mut encoder = Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(Compression::Balanced);
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&indices).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

/// The index of the nearest step of a colour, which it notes; `None` where the palette is full.
fn stepped(rgb: Rgb, palette: &mut Vec<Rgb>, known: &mut HashMap<Rgb, u8>) -> Option<u8> {
    let step = rgb.map(|channel| (channel >> 4) * 17);
    let index = match known.get(&step) {
        Some(index) => *index,
        None => {
            palette.push(step);
            u8::try_from(palette.len() - 1).ok()?
        }
    };
    known.insert(step, index);
    known.insert(rgb, index);
    Some(index)
}
